"""A sentence as the figure rules see it: numbers, words and marks, each by itself, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from inquit.extract.numbers import number_words
from inquit.vocabulary import entries, table

__all__ = ["Word", "figure_words", "is_spaced", "spaced_numbers", "words_in"]


@cache
def figure_words(name: str) -> frozenset[str]:
    """The words of one class of `vocabulary/figure_words.tsv`."""
    return frozenset(word for row in table("figure_words.tsv") if row[0] == name for word in row[1].split())


class Word(NamedTuple):
    """A number, word or mark at `[start, end)` of the text; `glued` where no space stands before it.

    `low` is in lower case with a straight apostrophe; that of a number has no spaces: "13, 000" is "13,000".
    """

    text: str
    low: str
    start: int
    end: int
    glued: bool

    @property
    def is_number(self) -> bool:
        return self.low[0].isdigit() or self.low[0] in "½¼¾"

    @property
    def is_word(self) -> bool:
        return self.low[0].isalpha()


_SPACED = re.compile(r"\w - \w+ - \w|\d: \d\d\b|\d, 000\b|\w - year")


def is_spaced(text: str) -> bool:
    """Whether the text has spaces around the marks inside words and numbers: "13, 000", "a 24 - hour walkout"."""
    return _SPACED.search(text) is not None


_ADDRESS = r"https?://\S+|www\.\S+"
_WHOLE = r"\d{1,3}(?:,\d{2})*(?:,\d{3})+(?!\d)(?:\.\d+)?"
_PLAIN = r"\d+/\d+(?![\d/])|\d*\.\d+|\d+|[½¼¾]"
_LETTERS = r"(?:[^\W\d_]\.){2,}|[^\W\d_]+\d\w*|[^\W\d_]+(?:['’][^\W\d_]+)*"


@cache
def _signs() -> str:
    """Signs of money before a number; those of letters begin no longer word."""
    signs = sorted(entries("currency_signs.tsv"), key=len, reverse=True)
    return "|".join((r"(?<![^\W\d_])" if sign[0].isalpha() else "") + re.escape(sign) for sign in signs)


@cache
def _spaced_number() -> str:
    scales = (*number_words("scale"), "m", "mn", "k", "tn")
    units = {words.removeprefix("pl:").split()[0] for row in table("units.tsv") for words in row[2].split(", ")} - {"-"}
    plural = (f"{word}s?" for word in sorted(units))
    signs = (re.escape(sign) for row in table("units.tsv") for sign in row[3].split(" ") if len(sign) > 1)
    after = "|".join((*sorted(scales), *plural, *sorted(set(signs))))
    decimal = rf"(?<=magnitude - )\d\. \d|\d{{1,3}}\. \d{{1,3}}(?!\d)(?=\s?(?:[-,;)%]|\.(?!\s?\d)|$|(?:{after})\b))"
    bore = r"\. \d{2,3}(?= ?-? ?(?:cali|magnum))|(?<=\()\. \d{3}|\d{1,3}\. \d(?= [a-z]{3,}s\b)"
    return rf"(?<!foot - )\d{{1,3}}(?:, \d{{3}})+(?!\d)(?:\. \d+(?=\s?%))?|{decimal}|{bore}"


@cache
def _token(spaced: bool) -> re.Pattern[str]:
    numbers = f"{_spaced_number()}|{_WHOLE}|{_PLAIN}" if spaced else f"{_WHOLE}|{_PLAIN}"
    return re.compile(rf"{_ADDRESS}|(?:{_signs()})(?=\s?\.?\d)|{numbers}|{_LETTERS}|\S")


def spaced_numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where numbers with spaces inside stand: no sentence ends within one."""
    return (match.span() for match in re.compile(_spaced_number()).finditer(text, start, end))


def words_in(text: str, start: int, end: int, spaced: bool) -> list[Word]:
    """The words of `[start, end)`, in order; only white space lies between them."""
    words = []
    last = -1
    for match in _token(spaced).finditer(text, start, end):
        token = match.group()
        first, stop = match.span()
        words.append(Word(token, _low(token), first, stop, first == last))
        last = stop
    return words


def _low(token: str) -> str:
    if token[0].isdigit() or token[0] == ".":
        return _digits(token)
    return token.lower() if token.isascii() else token.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")


_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


def _digits(token: str) -> str:
    token = token.replace(" ", "")
    if _INDIAN.fullmatch(token):
        return token.replace(",", "")
    return f"0{token}" if token[0] == "." and len(token) > 1 else token


def lows(words: Sequence[Word]) -> list[str]:
    return [word.low for word in words]
