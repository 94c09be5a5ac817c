"""Where a report quotes: by its quotation marks, and by the statements read as direct speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from inquit.model import Reading, Report, Span, Spans

__all__ = ["merged", "quotations"]

# A quotation that goes on in the next block is not closed in its own, and is closed in the next without being opened.
_QUOTED = re.compile(
    r"“[^“”]*(?:”|\Z)"
    r"|„[^„“”]*(?:[“”]|\Z)"
    r"|«[^«»]*(?:»|\Z)"
    r"|``.*?(?:''|\Z)"
    r"|(?<!\S)''(?=\w).*?(?:''|\Z)"
    r"|\"[^\"]*(?:\"|\Z)"
    r"|(?<!\w)‘(?=\w).*?\w\W?’(?!\w)"
    r"|(?<![\w'])'(?=[^\W\d]).*?\w[,.!?]?'(?![\w'])",
    re.DOTALL,
)
_ONLY_CLOSED = re.compile(r"[^“”„«»\"`]*?[,.?!]\s?(?:”|''(?!\w)|\"(?!\w)(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*\Z))")
_CLOSING = ("'' ", '" ', "” ")


def quotations(report: Report, reading: Reading, blocks: Iterable[Span]) -> Spans:
    """The stretches of `blocks` that are somebody's quoted words, in order, none overlapping another."""
    direct = (span for statement in reading.statements if statement.kind == "direct" for span in statement.content)
    told = (span for span in direct if not span.of(report.text).startswith(_CLOSING))
    return merged((*_marked(report.text, blocks), *told))


def _marked(text: str, blocks: Iterable[Span]) -> Iterator[Span]:
    for block in blocks:
        body = block.of(text)
        first = _ONLY_CLOSED.match(body)
        begin = first.end() if first else 0
        if first:
            yield Span(block.start, block.start + begin)
        found = _QUOTED.finditer(body, begin)
        yield from (Span(block.start + one.start(), block.start + one.end()) for one in found)


def merged(spans: Iterable[Span]) -> Spans:
    """The same places, in order, as spans of which none touches another."""
    apart: list[Span] = []
    for span in sorted(spans):
        if apart and span.start <= apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return tuple(apart)
