"""Places that figures are told of: outlets spell them differently, and name them more or less closely."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable
from functools import cache

from inquit.resolve.figures.classes import words_of_class
from inquit.resolve.words import words
from inquit.vocabulary import table

__all__ = ["near", "place_words", "placed", "variants"]

_SHORTEST = 4
_SPELLED_FREELY = 6
"""Letters from which on one letter more, less or other is another spelling, and no other place."""


_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross) (?:the )?((?:[A-Z][\w’'-]+ ?)+)")
_MONTHS = frozenset(month_name[1:])


def placed(sentence: str) -> list[str]:
    """What a sentence says that something is in or at, by its capital: for places that are not known as such."""
    return [name.strip() for name in _PLACED.findall(sentence) if name.split()[0] not in _MONTHS]


def place_words(names: Iterable[str]) -> tuple[str, ...]:
    """The words by which places are told apart. Countries count only where nothing closer is named."""
    told = {tuple(word.text for word in words(name)) for name in names}
    closer = {name for name in told if " ".join(name) not in _countries()}
    found = {word for name in (closer or told) for word in name}
    return tuple(sorted(word for word in found if len(word) >= _SHORTEST and word not in words_of_class("wide")))


def near(one: Iterable[str], other: Iterable[str]) -> str | None:
    """A word of `one` that is a word of `other` too, in whatever spelling."""
    there = {variant: word for word in other for variant in variants(word)}
    for word in one:
        if any(variant in there and _one_apart(word, there[variant]) for variant in variants(word)):
            return word
    return None


def variants(word: str) -> set[str]:
    """What two spellings that are one letter apart have in common: the word, and the word without each letter."""
    if len(word) < _SPELLED_FREELY:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _one_apart(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SPELLED_FREELY or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((k for k, letter in enumerate(short) if long[k] != letter), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]


@cache
def _countries() -> frozenset[str]:
    names = (name for row in table("places.tsv") for name in row[0].split("|"))
    return frozenset(" ".join(word.text for word in words(name)) for name in names)
