"""Names of organisations, groups and places: what of a name is its own, and what two of them are to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from inquit.resolve.entities.aliases import (
    body_nouns,
    compared,
    country_of,
    legal_forms,
)
from inquit.resolve.entities.spelling import folded, rough, spelled, words_of
from inquit.vocabulary import table

__all__ = ["BodyLikeness", "BodyName", "body_name", "has_legal_form", "like_bodies", "without_legal_form"]


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name of an organisation or place in parts: its `words` without grammar, legal form and countries, `countries`
    that are part of it, its `acronym` where it is one, a company's legal `form`. `translated` says that its words were
    brought into English."""

    words: tuple[str, ...]
    countries: tuple[str, ...]
    acronym: str | None = None
    form: str | None = None
    translated: bool = False

    @property
    def is_generic(self) -> bool:
        """Whether every country or town has one of that name: "Ministry of Defence", "Supreme Court"."""
        return not self.own or "ministry" in self.words

    @property
    def is_local(self) -> bool:
        """Whether it names a hospital, school, court, club: towns have them under the same names."""
        return bool(set(self.words) & body_nouns("local"))

    @property
    def own(self) -> tuple[str, ...]:
        """The words that are more than what such a body is and deals with."""
        return tuple(word for word in self.words if word not in _common() and not word.isdigit())

    @property
    def numbers(self) -> tuple[str, ...]:
        """Its numbers, which tell brigades and courts apart: "3rd Mountain Brigade"."""
        return tuple(word for word in self.words if word.isdigit())

    @property
    def initials(self) -> frozenset[str]:
        """The first letters of its words, without and with those of its countries."""
        own, countries = ("".join(word[0] for word in words) for words in (self.words, self.countries))
        return frozenset((own, countries + own))


@cache
def _common() -> frozenset[str]:
    return frozenset().union(*(body_nouns(kind) for kind in ("state", "local", "body", "field", "place")))


@cache
def body_name(text: str) -> BodyName:
    """The parts of a name of an organisation, group or place."""
    words = [_ORDINALS.get(word, word) for word in words_of(text) if word not in _SMALL]
    words = ["saint" if word == "st" else re.sub(r"^(\d+)(?:st|nd|rd|th)$", r"\1", word) for word in words]
    form = None
    while len(words) > 1 and words[-1] in legal_forms():
        form = _SAME_FORMS.get(words[-1], words[-1])
        words.pop()
    bare, countries, k = [], [], 0
    while k < len(words):
        two = " ".join(words[k : k + 2])
        length = 2 if k + 1 < len(words) and country_of(two) else 1
        country = country_of(" ".join(words[k : k + length]))
        if country is not None and len(words) > length:
            countries.append(country)
        else:
            bare += words[k : k + length]
        k += length
    short = text.replace(".", "").strip()
    acronym = short.lower() if 2 <= len(short) <= 6 and short.isupper() and short.isalpha() else None
    own = list(map(compared, bare))
    english = _in_english(own)
    kept = _portfolio(english) if "ministry" in english else english
    return BodyName(tuple(kept), tuple(countries), acronym, form if form not in _LOOSE_FORMS else None, english != own)


# Words for words -----------------------------------------------------------------------------------------------------


@cache
def _english_heads() -> dict[str, str]:
    return {way: word for word, ways in table("across/translated_heads.tsv") for way in ways.split("|")}


def _in_english(words: list[str]) -> list[str]:
    """A name that begins or ends with another language's word for what it is, the English word at its end:
    "frente rio pardo" is "rio pardo front"."""
    heads = _english_heads()
    if len(words) < 2 or not (words[0] in heads or words[-1] in heads):
        return words
    told = [heads.get(word, word) for word in words]
    return [*told[1:], told[0]] if words[0] in heads else told


@cache
def _portfolios() -> dict[tuple[str, ...], str]:
    return {tuple(way.split()): name for name, ways in table("across/portfolios.tsv") for way in ways.split("|")}


_OF_STATE = frozenset(("national", "public", "federal", "affairs", "royal"))


def _portfolio(words: list[str]) -> list[str]:
    """A ministry's words with each portfolio by its first name: "national defence ministry" is "defence ministry"."""
    rest = [word for word in words if word != "ministry"]
    bare = [word for word in rest if word not in _OF_STATE]
    for way in (rest, bare):
        if (known := _portfolios().get(tuple(way))) is not None:
            return [known, "ministry"]
    told, k = [], 0
    while k < len(rest):
        length = 2 if tuple(rest[k : k + 2]) in _portfolios() and k + 1 < len(rest) else 1
        told.append(_portfolios().get(tuple(rest[k : k + length]), rest[k]))
        k += length
    kept = [word for word in dict.fromkeys(told) if word != "affairs"]
    return [*(kept or told), "ministry"]


_TENS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = {word: str(number) for number, word in enumerate(_TENS, start=1)}
_SAME_FORMS = {"incorporated": "inc", "corp": "inc", "corporation": "inc", "limited": "ltd"}
_LOOSE_FORMS = frozenset(("co", "company", "group", "holding", "holdings"))
"""Words that companies of any form bear."""


def without_legal_form(text: str) -> str:
    """The folded name without "Inc", "Ltd" and the like at its end."""
    words = list(words_of(text))
    while len(words) > 1 and words[-1] in legal_forms():
        words.pop()
    return " ".join(words)


def has_legal_form(name: str) -> bool:
    """Whether a company's form ends it; "Sá" ends persons' names too, and "Group" names of bands."""
    *_, last = name.split()
    return (
        " " in name
        and folded(last) in legal_forms()
        and (last.isupper() or not last.isalpha() or len(last) > _SHORT_FORM)
    )


_SHORT_FORM = 2


_SMALL = frozenset(("of", "the", "and", "for", "de", "in", "on", "to", "du", "des", "la", "le", "at"))

BodyLikeness = Literal["same", "spelling", "acronym", "shorter", "rough", "level"]


def like_bodies(a: BodyName, b: BodyName) -> tuple[BodyLikeness | None, str | None]:
    """What the names have in common, and what in them speaks against one party; both None for unlike names."""
    if not a.words or not b.words or (a.numbers and b.numbers and a.numbers != b.numbers):
        return None, None
    if a.words == b.words or (_headed(a) and _headed(b) and sorted(a.words) == sorted(b.words)):
        return "same", None
    if len(a.words) == len(b.words):
        if [spelled(word) for word in a.words] == [spelled(word) for word in b.words]:
            return "spelling", None
        if (rough_words := _rough(a)) is not None and rough_words == _rough(b):
            return "rough", None
    if a.translated != b.translated and sorted(a.words) == sorted(b.words):
        return "spelling", None
    if _differ_in_level(a, b):
        return "level", None
    for short, long in ((a, b), (b, a)):
        if short.acronym and not long.acronym and len(long.words) > 1 and short.acronym in long.initials:
            return "acronym", None
        if len(short.words) < len(long.words) and short.own and _starts(short.words, long.words):
            more = set(long.words) - set(short.words)
            if more & body_nouns("part"):
                return "shorter", "one is named as a part or daughter of the other"
            return "shorter", None
    return None, None


def _differ_in_level(a: BodyName, b: BodyName) -> bool:
    """Whether only one says that a body is a city's, a county's, the third, or one puts the place behind: "Oss City
    Police" and "the Oss police", "the University of Oss" and "Oss University" are often, not always, one."""
    one, other = set(a.words), set(b.words)
    more = {word for word in one ^ other if not word.isdigit()}
    nested = one <= other or other <= one
    if not (nested and a.is_local and b.is_local):
        return False
    return more <= body_nouns("level") if one != other else a.words != b.words


def _headed(name: BodyName) -> bool:
    """Whether the words may stand in another order: "Ministry of Defence", "Defence Ministry"."""
    return bool(set(name.words) & body_nouns("state"))


def _rough(name: BodyName) -> list[str] | None:
    """Rough forms, for names long enough to be told by them."""
    made = [word if word in _common() else rough(word) if len(word) > 4 else word for word in name.words]
    return made if any(len(word) > 4 for word in name.own) else None


def _starts(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return long[: len(short)] == short or long[-len(short) :] == short
