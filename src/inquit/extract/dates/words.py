"""Text around a trigger → items: the words of time, each with its class, its value and its place.

A class is what a rule of the grammar asks for: MONTH, WEEKDAY, UNIT and so on from `vocabulary/time_words.tsv`, and
    DAY      a whole number from 1 to 31 in digits      YEAR     four digits that can be a year
    NUMBER   any other number, in digits or words       VAGUE    "several", "few"
    ORDINAL  "third", "21st"                            DECADES  "1990s", "'90s"
    CLOCK    "16:08"                                    WRITTEN  "2014-10-21", "7/8/07"
    QNUMBER  "Q3"                                       OTHER    every other word or mark
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from inquit.extract.numbers import NUMBER, VAGUE, Number, number_words, ordinal, read_number
from inquit.vocabulary import table

__all__ = ["CLASSES", "Item", "context", "items_of", "time_words"]

_SHAPES = ("DAY", "YEAR", "NUMBER", "VAGUE", "ORDINAL", "DECADES", "CLOCK", "WRITTEN", "QNUMBER", "OTHER")
_CODES = map(chr, range(33, 127))

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?![\d-])|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])"
    r"|\d\d-\d\d-\d\d(?:\d\d)?(?![\d-])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b)"
    r"|\d{3}0['’]?s\b|['’]?\d0['’]?s\b|['’]\d\d(?!\d)|\d{1,4}(?:st|nd|rd|th)\b|[Qq][1-4]\b"
    rf"|{NUMBER}|[AaPp]\.\s?[Mm]\b\.?|[’']s\b|[^\W\d_]+|\S"
)


class Entry(NamedTuple):
    """A phrase of the vocabulary, also as lower-case tokens."""

    phrase: str
    words: tuple[str, ...]
    kind: str
    value: str
    written: str


class Item(NamedTuple):
    """A word or phrase of class `kind` (one character, `CLASSES[name]`) at `[start, end)` of the report's text."""

    kind: str
    start: int
    end: int
    low: str
    value: str | float


@cache
def context(name: str) -> frozenset[str]:
    """The words of one class in `vocabulary/time_contexts.tsv`."""
    return frozenset(word for row in table("time_contexts.tsv") if row[0] == name for word in row[1].split())


@cache
def time_words() -> tuple[Entry, ...]:
    """The vocabulary of time, one entry a phrase."""
    return tuple(
        Entry(phrase, tuple(TOKEN.findall(phrase)), kind, value, written)
        for kind, value, phrases, written in table("time_words.tsv")
        for phrase in ([","] if kind == "COMMA" else phrases.split(", "))
    )


_KINDS = (*_SHAPES, *dict.fromkeys(entry.kind for entry in time_words()))
CLASSES: dict[str, str] = dict(zip(_KINDS, _CODES, strict=False))
"""The character that stands for each class in the string that the grammar reads."""

_OTHER = CLASSES["OTHER"]


@cache
def _lexicon() -> dict[str, tuple[Entry, ...]]:
    """Entries by their first word, longest first."""
    found: dict[str, list[Entry]] = {}
    for entry in time_words():
        found.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(sorted(of, key=lambda entry: -len(entry.words))) for word, of in found.items()}


@cache
def _number_starts() -> frozenset[str]:
    return frozenset((*number_words("small", "tens"), "a", "an", "half", "couple"))


def items_of(text: str, start: int, end: int) -> list[Item]:
    """The items of `[start, end)`, in order and without gaps but for white space."""
    tokens = [(match[0], *match.span()) for match in TOKEN.finditer(text, start, end)]
    lows = [token.lower().replace("’", "'").replace("‘", "'") for token, _, _ in tokens]
    plain, known = _plain(), _known()
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        low = lows[at]
        used = 1
        if low in plain:
            kind, value = plain[low]
        elif low.isalpha() and low not in known:
            kind, value = _OTHER, low
        else:
            kind, value, used = _class_of(tokens, lows, at)
        items.append(Item(kind, tokens[at][1], tokens[at + used - 1][2], low, value))
        at += used
    return items


@cache
def _known() -> frozenset[str]:
    """Every word of letters that may be more than OTHER."""
    return _number_starts() | frozenset(_lexicon()) | VAGUE | frozenset(number_words("ordinal"))


@cache
def _plain() -> dict[str, tuple[str, str | float]]:
    """The words with one reading wherever they stand, and what it is."""
    only = {word: of[0] for word, of in _lexicon().items() if len(of) == 1 and word not in _number_starts()}
    alone = {word: one for word, one in only.items() if len(one.words) == 1 and one.written == "-"}
    return {word: (CLASSES[one.kind], one.value) for word, one in alone.items() if not _SHAPED.match(word)}


Token = tuple[str, int, int]


def _class_of(tokens: Sequence[Token], lows: list[str], at: int) -> tuple[str, str | float, int]:
    """The class, value and number of tokens of the item that begins at token `at`."""
    low = lows[at]
    if (shape := _shape(low, lows[at + 1] if at + 1 < len(lows) else "")) is not None:
        return CLASSES[shape[0]], shape[1], 1
    if spoken := _spoken_year(lows, at):
        return CLASSES["YEAR"], float(spoken[0]), spoken[1]
    if low[0].isdigit() or low in _number_starts():
        number = read_number(lows, at)
        if number is not None:
            return (*_number_class(number, lows), number.last - at)
    for entry in _lexicon().get(low, ()):
        used = len(entry.words)
        if tuple(lows[at : at + used]) == entry.words and _is_written(entry, tokens, lows, at):
            return CLASSES[entry.kind], entry.value, used
    if low in VAGUE:
        return CLASSES["VAGUE"], "X", 1
    if (nth := ordinal(low)) is not None:
        return CLASSES["ORDINAL"], nth, 1
    return _OTHER, low, 1


def _spoken_year(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """ "nineteen ninety six" as a year, and the tokens it takes."""
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(lows[at])
    if century is None or lows[at + 1 : at + 2] == ["hundred"]:
        return None
    first = at + 1 + (lows[at + 1 : at + 2] == ["-"])
    number = read_number(lows, first)
    if number is None or not 10 <= number.value < 100 or not lows[first].isalpha():
        return None
    return century + int(number.value), number.last - at


_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_SHAPED = re.compile(r"\d+-\d|\d+/\d+/|\d+[:.]|'?\d|[ap]\.|q\d")


def _shape(low: str, after: str) -> tuple[str, str | float] | None:
    """The class and value of a token that its form tells."""
    if not _SHAPED.match(low):
        return None
    if low.count("/") == 2 or low.count("-") == 2:
        return "WRITTEN", low
    if clock := _CLOCK.fullmatch(low):
        told = ":" in low or (after[:1] in ("a", "p") and "m" in after)
        return ("CLOCK", f"{int(clock[1]):02}:{clock[2]}") if told else None
    if low.endswith("s") and "0" in low:
        return "DECADES", low.strip("'s").replace("'", "")
    if low[0] == "'" and len(low) == 3:
        return "YEAR", low
    if low[0] in "ap" and "." in low:
        return "HALFDAY", low[0].upper() + "M"
    if low[0] == "q" and len(low) == 2:
        return "QNUMBER", low[1]
    return None


def _number_class(number: Number, lows: list[str]) -> tuple[str, float]:
    if number.last - number.first == 1 and (digits := lows[number.first]).isdigit():
        if len(digits) <= 2 and 1 <= number.value <= 31:
            return CLASSES["DAY"], number.value
        if len(digits) == 4 and 1000 <= number.value <= 2100:
            return CLASSES["YEAR"], number.value
    return CLASSES["NUMBER"], number.value


def _is_written(entry: Entry, tokens: Sequence[Token], lows: list[str], at: int) -> bool:
    """Whether the phrase is written as its row of the vocabulary asks."""
    if entry.written == "-":
        return True
    if not tokens[at][0][0].isupper():
        return False
    word = tokens[at][0]
    return (
        entry.written == "capital"
        or _beside(lows, at, entry.written, word.istitle())
        or _describes(tokens, lows, at, entry)
    )


def _describes(tokens: Sequence[Token], lows: list[str], at: int, entry: Entry) -> bool:
    """Whether a doubtful month stands before its noun: "the March vote", not "the March on Kartag"."""
    if entry.written != "beside" or at == 0 or lows[at - 1] != "the" or at + 1 == len(lows):
        return False
    return tokens[at + 1][0].isalpha() and tokens[at + 1][0].islower() and lows[at + 1] not in context("march_tail")


_LEADS = {"beside": "beside_month", "day": "beside_day"}
_BEFORE_STOP = ("number", "day")


def _beside(lows: list[str], at: int, written: str, title: bool) -> bool:
    """Whether a doubtful word ("May", "Sun") stands beside a number, or after a word that speaks of time.

    Of short days the latter asks for a title ("on Sat", not "on SAT").
    """
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if after == "." and written in _BEFORE_STOP:
        return True
    before = lows[at - 1] if at else ""
    led = written in _LEADS and (title or written != "day") and before in context(_LEADS[written])
    return after[:1].isdigit() or before[:1].isdigit() or led
