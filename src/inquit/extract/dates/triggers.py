"""One linear scan for words that can be part of a time expression, and the stretches of text around them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import re2

from inquit.extract.dates.words import context, time_words
from inquit.model import Span

__all__ = ["stretches"]

_SHAPES = (
    r"\d{4}|\d{1,3}0'?s|\d{1,2}:\d\d|[qQ][1-4]|\d{1,2}/\d{1,2}/\d{2,4}|\d\d-\d\d-\d\d"
    r"|\d{1,2}(?:\.\d\d)?\s?[aApP]\.?[mM]"
    r"|(?:eighteen|nineteen|twenty)[ -](?:ten|eleven|twelve|[a-z]{3,5}teen|[a-z]{3,5}ty)"
)
_LEFT, _RIGHT = 48, 48
"""Characters read to the left and right of a trigger: more than the longest expression with its context."""


@cache
def _pattern() -> Any:
    glue = context("glue")
    phrases = "|".join(re2.escape(entry.phrase) for entry in time_words() if entry.kind not in glue)
    return re2.compile(rf"(?i)\b(?:{phrases}|{_SHAPES})\b|'\d\ds?\b".encode())


def stretches(text: str, block: Span) -> Iterator[Span]:
    """The stretches of one block that hold triggers and their surroundings, in order, none overlapping.

    Every character that is not ASCII reads as one question mark, so that byte offsets are code points.
    """
    data = text[block.start : block.end].replace("’", "'").encode("ascii", "replace")
    begin = end = -1
    for match in _pattern().finditer(data):
        first, last = match.span()
        if end < 0:
            begin, end = first - _LEFT, last + _RIGHT
        elif first - _LEFT <= end:
            end = last + _RIGHT
        else:
            yield _snapped(text, block, begin, end)
            begin, end = first - _LEFT, last + _RIGHT
    if end >= 0:
        yield _snapped(text, block, begin, end)


def _snapped(text: str, block: Span, begin: int, end: int) -> Span:
    """A stretch whose ends cut no word."""
    begin, end = max(block.start, block.start + begin), min(block.end, block.start + end)
    while begin > block.start and begin < block.end and text[begin - 1].isalnum() and text[begin].isalnum():
        begin += 1
    while end < block.end and end > begin and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    return Span(begin, end)
