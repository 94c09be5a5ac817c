"""Roles of persons as dated facts: which office, of what and where, as one report tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from inquit.resolve.entities.aliases import compared, country_of, small_words
from inquit.resolve.entities.spelling import folded, words_of
from inquit.vocabulary import table

__all__ = ["Office", "Role", "has_office", "is_office", "place_stem", "role_of"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office or trade; `single` where a country, place or body has only one holder at a time."""

    name: str
    field: str
    single: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A role as one report gives it to a person: `words` say of what, `homes` where, `past` that it was held before."""

    text: str
    office: str
    field: str
    single: bool
    words: tuple[str, ...]
    homes: tuple[str, ...]
    past: bool


@cache
def _offices() -> dict[tuple[str, ...], Office]:
    made = {}
    for ways, field, holders in table("across/offices.tsv"):
        for words in ways.split("|"):
            name = re.split(r"[|=]", ways if holders == "one" else words)[0]
            for way in words.split("="):
                made[tuple(compared(word) for word in words_of(way))] = Office(name, field, holders == "one")
    return made


@cache
def _abbreviated() -> dict[str, str]:
    return dict(table("title_abbreviations.tsv"))  # type: ignore[arg-type]


def _words(text: str) -> list[str]:
    words = (_abbreviated().get(word, word) for word in words_of(text.replace("-", " ")))
    return [compared(word) for word in words]


_PAST = frozenset(("former", "ex", "then", "late", "retired", "onetime", "ousted", "outgoing"))
_RANK = ("acting", "deputy", "senior", "chief", "interim", "incoming", "current", "veteran", "top", "general")
_LEAVE_OUT = _PAST | {*_RANK, "old", "year", "new", "long", "time", "first", "second", "third"}
"""Words of a role that do not tell of what it is."""


def has_office(text: str) -> bool:
    """Whether words name an office or trade."""
    return _office(_words(text)) is not None


def is_office(word: str) -> bool:
    """Whether one word names an office or trade."""
    return (compared(word.lower()),) in _offices()


def role_of(text: str, places: Iterable[str] = ()) -> Role | None:
    """The role that words tell, None where no office is named; `places` are those of the report, as `place_key`s."""
    words = _words(text)
    found = _office(words)
    if found is None:
        return None
    first, last, office = found
    there = frozenset(places) | {place_stem(folded(word)) for word in _FROM.findall(text)}
    rest = [*words[:first], *words[last:]]
    homes, more, k = [], [], 0
    while k < len(rest):
        pair = " ".join(rest[k : k + 2])
        if k + 1 < len(rest) and (country_of(pair) or pair in there):
            homes.append(country_of(pair) or pair)
            k += 2
            continue
        word = rest[k]
        if country_of(word) or place_stem(word) in there or word in there:
            homes.append(country_of(word) or place_stem(word))
        elif word not in small_words() and word not in _LEAVE_OUT and not word.isdigit() and len(word) > 1:
            more.append(word)
        k += 1
    past = bool(_PAST & set(words[:first]))
    return Role(text, office.name, office.field, office.single, tuple(more), tuple(dict.fromkeys(homes)), past)


_FROM = re.compile(r"\b[A-Z][a-z-]+(?:ian|ean|ese|ish)\b")


def _office(words: list[str]) -> tuple[int, int, Office] | None:
    """The longest office that the words name, and where; of equally long ones the first."""
    offices = _offices()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for k in range(len(words) - length + 1):
            office = offices.get(tuple(words[k : k + length]))
            if office is not None:
                return k, k + length, office
    return None


_LONGEST = 6


def place_stem(word: str) -> str:
    """What a place's name and the word for what comes from there have in common: "karven" of Karvenia and Karvenian.

    A country that the vocabulary knows is told by its name.
    """
    if (country := country_of(word)) is not None:
        return country
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


_ENDINGS = ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "ia", "ns", "n", "is", "i", "a", "e")
_STEM = 4
