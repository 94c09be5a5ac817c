"""One linear scan for digits and number words, and the sentences that hold them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

import re2

from inquit.extract.figures.words import spaced_numbers
from inquit.extract.numbers import number_words
from inquit.extract.passage import Passage
from inquit.model import Span
from inquit.vocabulary import table

__all__ = ["sentences_with_triggers"]

_FRACTIONS = str.maketrans("½¼¾", "222")


@cache
def _pattern() -> Any:
    amounts = {row[0] for row in table("amount_words.tsv") if row[1] in ("plural", "part", "times")}
    words = {*number_words("small", "tens", "scale"), *amounts, "fold"} - {"single"}
    return re2.compile(rf"(?i)\d+|\b(?:{'|'.join(sorted(words))})\b".encode())


def sentences_with_triggers(passage: Passage, spaced: bool) -> Iterator[tuple[Span, list[int]]]:
    """The sentences of one block that hold triggers, with where each trigger begins, in order.

    Every character that is not ASCII reads as one question mark, so that byte offsets are code points.
    """
    block = passage.span
    data = passage.text[block.start : block.end].translate(_FRACTIONS).encode("ascii", "replace")
    starts = [block.start + match.start() for match in _pattern().finditer(data)]
    if not starts:
        return
    at = 0
    for sentence in _sentences(passage, spaced):
        first = at
        while at < len(starts) and starts[at] < sentence.end:
            at += 1
        if at > first:
            yield sentence, starts[first : min(at, first + _MOST)]


def _sentences(passage: Passage, spaced: bool) -> list[Span]:
    """The sentences as spans; one that ends inside a number ("of 5. | 9") goes on."""
    tokens = passage.tokens
    found = [Span(tokens[first].start, tokens[last - 1].end) for first, last in passage.sentences]
    found = [piece for sentence in found for piece in _pieces(sentence)]
    if not spaced:
        return found
    cuts = [sentence.start for sentence in found]
    joined = set()
    for start, end in spaced_numbers(passage.text, *passage.span):
        at = bisect_left(cuts, end)
        if at and cuts[at - 1] > start:
            joined.add(at - 1)
    merged: list[Span] = []
    for k, sentence in enumerate(found):
        if k in joined and merged and merged[-1].end - merged[-1].start < _LONGEST:
            merged[-1] = Span(merged[-1].start, sentence.end)
        else:
            merged.append(sentence)
    return merged


_MOST = 100
"""Numbers of one sentence that are read; what holds more is a table without rows."""


def _pieces(sentence: Span) -> Iterator[Span]:
    """A sentence that is none, such as a megabyte of digits, in pieces, so that reading stays linear."""
    for start in range(sentence.start, sentence.end, _LONGEST):
        yield Span(start, min(start + _LONGEST, sentence.end))


_LONGEST = 2000
"""Characters of the longest sentence that is read as one."""
