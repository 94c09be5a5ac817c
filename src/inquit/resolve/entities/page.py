"""A report by its sentences, and what stands beside a name in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inquit.model import READ_BLOCKS, Reading, Report, Span

__all__ = ["Page", "page_of"]


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its sentences in order, and where names of persons start."""

    report: Report
    sentences: tuple[Span, ...]
    people: tuple[int, ...]

    def before(self, span: Span) -> str:
        """The words of its sentence before a span."""
        return self.report.text[self.sentence(span).start : span.start]

    def behind(self, span: Span) -> str:
        """The words of its sentence behind a span."""
        return self.report.text[span.end : self.sentence(span).end]

    def sentence(self, span: Span) -> Span:
        k = self._number(span)
        return self.sentences[k] if k >= 0 else Span(0, len(self.report.text))

    def sentence_before(self, span: Span) -> str:
        """The sentence before that of a span."""
        k = self._number(span) - 1
        return self.sentences[k].of(self.report.text) if k >= 0 else ""

    def next_sentence(self, span: Span) -> str:
        """The sentence behind that of a span."""
        k = self._number(span) + 1
        return self.sentences[k].of(self.report.text) if 0 < k < len(self.sentences) else ""

    def about(self, spans: Iterable[Span]) -> Iterator[str]:
        """The sentences that name it, and up to two behind each while they name no other person; each once."""
        seen: set[int] = set()
        for span in spans:
            k = self._number(span)
            for n in range(max(k, 0), min(k + 1 + _ON, len(self.sentences))):
                if n > k and self.names_person(self.sentences[n]):
                    break
                if n not in seen:
                    seen.add(n)
                    yield self.sentences[n].of(self.report.text)

    def names_person(self, span: Span) -> bool:
        """Whether a name of a person starts in a span."""
        return bisect_left(self.people, span.start) < bisect_left(self.people, span.end)

    def _number(self, span: Span) -> int:
        return bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1


_ON = 2


def page_of(report: Report, reading: Reading) -> Page:
    people = sorted(mention.span.start for mention in reading.mentions if mention.kind == "person")
    return Page(report, tuple(_sentences(report)), tuple(people))


def _sentences(report: Report) -> Iterator[Span]:
    for block in sorted(report.blocks, key=lambda block: block.span):
        if block.kind in READ_BLOCKS:
            words, start = block.span.of(report.text), block.span.start
            ends = [found.end() for found in _END.finditer(words)]
            for first, last in zip([0, *ends], [*ends, len(words)], strict=True):
                if first < last:
                    yield Span(start + first, start + last)


_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Dr|Ms|St|Lt|Jr|Sr|Fr))(?<!\b(?:Mrs|Gen|Col|Sen|Rep|Gov|Sgt|Rev|Maj))"
    r"[.!?][\"”’)]*\s+(?=[\"“‘A-Z0-9])|\n+"
)
