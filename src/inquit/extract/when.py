"""When a statement was made: the time told in the sentence of its cue, outside of what was said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from inquit.extract.passage import Passage
from inquit.model import Date, Span, Statement, StatementWhen

__all__ = ["with_when"]

_POINTS = ("DATE", "TIME")


def with_when(
    statements: Sequence[Statement], passages: Sequence[Passage], dates: Sequence[Date]
) -> tuple[Statement, ...]:
    """The statements with their `when`, and with the date of their occasion. `passages` stand in the order of the text.

    Where several times stand outside the words reported, the one nearest to the cue is meant. References such as
    "now" tell no time.
    """
    points = [date for date in dates if date.type in _POINTS and (date.value[:1].isdigit() or date.value[:1] == "X")]
    return tuple(_dated(statement, statements, passages, points) for statement in statements)


def _dated(
    statement: Statement, others: Sequence[Statement], passages: Sequence[Passage], points: Sequence[Date]
) -> Statement:
    sentence = _sentence(passages, statement.cue[0])
    inside = [span for other in (statement, *_siblings(statement, others)) for span in other.content]
    told = [
        date
        for date in points
        if sentence.start <= date.span.start < sentence.end and not any(_covers(span, date.span) for span in inside)
    ]
    if not told:
        return statement
    best = min(told, key=lambda date: _gap(date.span, statement.cue[0]))
    occasion = statement.occasion
    if occasion is not None and sentence.start <= occasion.span.start < sentence.end:
        occasion = replace(occasion, date=best.value)
    return replace(statement, when=StatementWhen(best.value, best.id), occasion=occasion)


def _siblings(statement: Statement, others: Sequence[Statement]) -> list[Statement]:
    """Other statements on the same level: what they report is no time of this one's."""
    return [other for other in others if other.parent == statement.parent and other is not statement]


def _sentence(passages: Sequence[Passage], cue: Span) -> Span:
    passage = passages[max(0, bisect_right(passages, cue.start, key=lambda p: p.span.start) - 1)]
    for first, last in passage.sentences:
        if passage.tokens[first].start <= cue.start < passage.tokens[last - 1].end:
            return Span(passage.tokens[first].start, passage.tokens[last - 1].end)
    return cue


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _gap(date: Span, cue: Span) -> int:
    return max(date.start - cue.end, cue.start - date.end, 0)
