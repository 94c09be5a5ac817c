"""Quotation marks of the press: where each quotation begins and ends.

Double marks (“ ” „ « » and the straight one), the doubled single marks `` and '', and single marks (‘ ’ and the
straight one) where they can be told from apostrophes. A quotation may be opened in one style and closed in another.
The end of a block closes what is open; press style re-opens it with a new mark in the next block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from inquit.model import Span

__all__ = ["Quote", "find_quotes", "inserted_brackets"]

_MOST_MARKS = 40
"""Marks to look through for the end of a quotation in single marks: they are too easily apostrophes."""
_CLOSING = "”»"
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,200}\](?!\()")
_WORD_BEHIND = re.compile(r"\s+[a-z]")
_MARK = re.compile(r"``|''|[“”„‟«»\"]|[‘’']")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks; `closed` is false when the block ended before the closing mark."""

    span: Span
    closed: bool


def find_quotes(text: str, span: Span) -> list[Quote]:
    """The outermost quotations of one block of `text`, in order; offsets refer to the whole text."""
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, span.start, span.end)]
    quotes: list[Quote] = []
    i = 0
    while i < len(marks):
        at, mark = marks[i]
        if mark in ("‘", "’", "'"):
            end = _single_close(text, span, marks, i)
        elif (mark in _CLOSING and not _looks_opening(text, span, at)) or _is_inch(text, span, at, mark):
            end = None
        else:
            end = _double_close(text, span, marks, i)
            if end is None:
                quotes.append(Quote(Span(at, span.end), closed=False))
                break
        if end is None:
            i += 1
            continue
        close, length = marks[end][0], len(marks[end][1])
        quotes.append(Quote(Span(at, close + length), closed=True))
        i = end + 1
    return quotes


def _is_inch(text: str, span: Span, at: int, mark: str) -> bool:
    """A straight mark right behind a digit measures: a 5" gun."""
    return mark == '"' and at > span.start and text[at - 1].isdigit()


def _double_close(text: str, span: Span, marks: list[tuple[int, str]], i: int) -> int | None:
    """The index of the mark that closes the double mark `i`, whatever its style."""
    for j in range(i + 1, len(marks)):
        at, mark = marks[j]
        if mark in _CLOSING or mark == "''":
            return j
        if mark == '"' and not (_looks_opening(text, span, at) and not _looks_closing(text, span, at, 1)):
            return j
    return None


def _single_close(text: str, span: Span, marks: list[tuple[int, str]], i: int) -> int | None:
    """The index of the mark that closes the single mark `i`, or None when `i` is an apostrophe.

    A mark after a plural "s" with a lower-case word behind it ("the leaders' talks") closes only if no later mark can.
    """
    at, mark = marks[i]
    if mark == "’" or not _looks_opening(text, span, at):
        return None
    doubtful = None
    double_marks = 0
    for j in range(i + 1, min(i + _MOST_MARKS, len(marks))):
        close, closing = marks[j]
        if closing not in ("‘", "’", "'"):
            double_marks += 1
        if closing not in ("’", "'") or double_marks % 2 or not _looks_closing(text, span, close, 1):
            continue
        if text[close - 1] in "sS" and _WORD_BEHIND.match(text, close + 1, span.end):
            doubtful = doubtful or j
            continue
        return j
    return doubtful


def _looks_opening(text: str, span: Span, at: int) -> bool:
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    return (before.isspace() or before in '([{—–-:/“"') and not after.isspace()


def _looks_closing(text: str, span: Span, at: int, length: int) -> bool:
    before = text[at - 1] if at > span.start else " "
    after = text[at + length] if at + length < span.end else " "
    return not before.isspace() and not after.isalnum()


def inserted_brackets(text: str, quotes: list[Quote]) -> list[Span]:
    """Square brackets inside quotations: words the outlet put between the speaker's."""
    return [Span(*m.span()) for quote in quotes for m in _BRACKETS.finditer(text, *quote.span)]
