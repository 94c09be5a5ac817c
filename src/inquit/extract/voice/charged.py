"""Charged words in the outlet's own voice: places only, no score. The words stand in `vocabulary/charged_words.tsv`."""

from __future__ import annotations

from functools import cache

from inquit.extract.passage import Passage
from inquit.extract.voice.cover import Cover
from inquit.extract.voice.matching import Phrases, longest_at, opened
from inquit.model import Span, Spans
from inquit.vocabulary import table

__all__ = ["charged_words"]


def charged_words(passage: Passage, cover: Cover, first: int, last: int) -> Spans:
    """The charged words and phrases of `[first, last)` outside of quotation marks and of every statement's content."""
    tokens = passage.tokens
    found = []
    k = first
    while k < last:
        size = longest_at(tokens, k, last, _charged())
        if size and not any(cover.reported[i] or tokens[i].quote >= 0 for i in range(k, k + size)):
            found.append(Span(tokens[k].start, tokens[k + size - 1].end))
        k += size or 1
    return tuple(found)


@cache
def _charged() -> Phrases:
    rows = table("charged_words.tsv")
    return opened(form for phrase, forms, *_ in rows for form in (phrase, *(forms.split("|") if forms != "-" else ())))
