"""Numbers as English writes them: digits with separators, words, and mixtures of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from inquit.vocabulary import table

__all__ = ["NUMBER", "VAGUE", "Number", "number_words", "ordinal", "read_number"]

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+/\d+(?![\d/])|\d+(?:\.\d+)?|[½¼¾]"
"""A number in digits as one token: "1,200", "3.5", "1/2"."""

VAGUE = frozenset(row[0] for row in table("number_words.tsv") if row[1] == "vague")
"""Words for a number that is not told: "several"."""

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_DIGITS = re.compile(rf"(?:{NUMBER})")
_LONGEST = 16
"""Tokens of the longest number in words; what runs on longer is a list."""


class Number(NamedTuple):
    """A number and the tokens `[first, last)` it was read from."""

    value: float
    first: int
    last: int


@cache
def number_words(*classes: str) -> dict[str, float]:
    """The words of some classes of `number_words.tsv` with their values."""
    return {row[0]: float(row[2]) for row in table("number_words.tsv") if row[1] in classes}


def ordinal(word: str) -> int | None:
    """The value of "first" or "21st"."""
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", word)
    if digits:
        return int(digits[1])
    value = number_words("ordinal").get(word)
    return None if value is None else int(value)


def read_number(words: Sequence[str], at: int) -> Number | None:
    """The number that begins at token `at`, None where none does.

    `words` are lower-case tokens with hyphens apart. Reads "1,200", "816 000", "5 1/2", "twenty-five",
    "two hundred and six", "23 million", "two dozen", "a million", "half a million", "one and a half".
    """
    words = words[at : at + _LONGEST]
    found = _half_a(words) or _digits(words) or _spelt(words)
    if not found:
        return None
    value, used = _and_a_half(words, *found)
    return Number(value, at, at + used)


def _half_a(words: Sequence[str]) -> tuple[float, int] | None:
    """ "half a million" and "half an" (hour)."""
    if len(words) < 2 or words[0] != "half" or words[1] not in ("a", "an"):
        return None
    scale = number_words("scale").get(words[2]) if len(words) > 2 else None
    return (scale / 2, 3) if scale else (0.5, 2)


def _digits(words: Sequence[str]) -> tuple[float, int] | None:
    if not words or not _DIGITS.fullmatch(words[0]):
        return None
    value, used = _value(words[0]), 1
    if re.fullmatch(r"[1-9]\d{0,2}", words[0]):
        while used < len(words) and re.fullmatch(r"\d{3}", words[used]):
            value, used = value * 1000 + int(words[used]), used + 1
    if used < len(words) and _is_fraction(words[used]):
        value, used = value + _value(words[used]), used + 1
    return _scaled(words, value, used)


def _is_fraction(word: str) -> bool:
    return word in _FRACTIONS or bool(re.fullmatch(r"[1-9]/[2-9]", word))


def _value(digits: str) -> float:
    if digits in _FRACTIONS:
        return _FRACTIONS[digits]
    if "/" in digits:
        over, under = digits.split("/")
        return int(over) / int(under) if int(under) else 0.0
    return float(digits.replace(",", ""))


def _spelt(words: Sequence[str]) -> tuple[float, int] | None:
    """A number in words: groups below a thousand, each with its scale."""
    group = _below_hundred(words, 0)
    if group is None and len(words) > 1 and words[0] in ("a", "an") and words[1] in number_words("scale"):
        group = (1.0, 1)
    if group is None and words[:2] in (["couple", "of"], ("couple", "of")):
        group = (1.0, 0)
    if group is None:
        return None
    value, used = _scaled(words, *group)
    if value >= 100 and used < len(words):
        at = used + (words[used] == "and")
        rest = _below_hundred(words, at)
        if rest:
            further, last = _scaled(words, *rest)
            if further < value:
                return value + further, last
    return value, used


def _below_hundred(words: Sequence[str], at: int) -> tuple[float, int] | None:
    if at >= len(words):
        return None
    small = number_words("small")
    if words[at] in small:
        return small[words[at]], at + 1
    tens = number_words("tens").get(words[at])
    if tens is None:
        return None
    unit = at + 1 + (at + 1 < len(words) and words[at + 1] == "-")
    if unit < len(words) and 0 < small.get(words[unit], 0) < 10:
        return tens + small[words[unit]], unit + 1
    return tens, at + 1


def _scaled(words: Sequence[str], value: float, used: int) -> tuple[float, int]:
    """The value times the scales that follow it: "two hundred thousand", "a couple of"."""
    scales = number_words("scale")
    while used < len(words) and words[used] in scales:
        value, used = value * scales[words[used]], used + 1
        if words[used - 1] == "couple" and used < len(words) and words[used] == "of":
            used += 1
    return value, used


def _and_a_half(words: Sequence[str], value: float, used: int) -> tuple[float, int]:
    share = number_words("share")
    if len(words) >= used + 3 and words[used] == "and" and words[used + 1] in ("a", "an", "one"):
        add = share.get(words[used + 2])
        # "two and a quarter" is a number, "in one and a quarter of" is not: only halves are read inside text.
        if add == 0.5 and value < 1000:
            return value + add, used + 3
    return value, used
