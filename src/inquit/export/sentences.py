"""The sentence a statement stands in, and the one before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from nupunkt import sent_spans

from inquit.model import READ_BLOCKS, Report, Span


class Sentences:
    """The sentences of one report, block by block; spans are in code points of its text, outer white space left out."""

    def __init__(self, report: Report) -> None:
        self._text = report.text
        blocks = [block.span for block in report.blocks if block.kind in READ_BLOCKS]
        self._paragraphs = {block.span for block in report.blocks if block.kind == "paragraph"}
        self._blocks = blocks or [Span(0, len(report.text))]
        self._starts = [block.start for block in self._blocks]
        self._known: dict[Span, tuple[Span, ...]] = {}

    def around(self, spans: Iterable[Span]) -> Span | None:
        """The sentence, or the run of sentences, that `spans` lie in; null where they lie in no block that is read."""
        spans = list(spans)
        if not spans:
            return None
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        first = max(0, bisect_right(self._starts, start) - 1)
        touched = [
            sentence
            for block in self._blocks[first : bisect_left(self._starts, end)]
            for sentence in self._of(block)
            if sentence.start < end and start < sentence.end
        ]
        return Span(min(start, touched[0].start), max(end, touched[-1].end)) if touched else None

    def before(self, sentence: Span) -> Span | None:
        """The sentence before `sentence`: of its block, else the last of the paragraph before."""
        place = bisect_right(self._starts, sentence.start) - 1
        if place < 0:
            return None
        earlier = [found for found in self._of(self._blocks[place]) if found.end <= sentence.start]
        if not earlier and place > 0 and {self._blocks[place], self._blocks[place - 1]} <= self._paragraphs:
            earlier = list(self._of(self._blocks[place - 1]))
        return earlier[-1] if earlier else None

    def _of(self, block: Span) -> tuple[Span, ...]:
        if block not in self._known:
            found = (self._trimmed(block.start + a, block.start + b) for a, b in sent_spans(block.of(self._text)))
            self._known[block] = tuple(span for span in found if span.start < span.end)
        return self._known[block]

    def _trimmed(self, start: int, end: int) -> Span:
        words = self._text[start:end]
        return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()) if words.strip() else start)
