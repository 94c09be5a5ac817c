"""When a statement was made: the time told in the sentence of its cue, outside of what was said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from inquit.extract.passage import Passage
from inquit.model import Date, Span, Statement, StatementWhen

__all__ = ["with_when"]

_POINTS = ("DATE", "TIME")


def with_when(
    statements: Sequence[Statement], passages: Sequence[Passage], dates: Sequence[Date]
) -> tuple[Statement, ...]:
    """The statements with their `when`, and with the date of their occasion.

    `passages` and `dates` stand in the order of the text.

    Where several times stand outside the words reported, the one nearest to the cue is meant. References such as
    "now" tell no time.
    """
    points = [date for date in dates if date.type in _POINTS and (date.value[:1].isdigit() or date.value[:1] == "X")]
    by_parent: dict[str | None, list[Span]] = defaultdict(list)
    for statement in statements:
        by_parent[statement.parent] += statement.content
    said = {parent: _Said(contents) for parent, contents in by_parent.items()}
    return tuple(_dated(statement, said[statement.parent], passages, points) for statement in statements)


class _Said:
    """What the statements on one level report: times told in it are no time of theirs."""

    def __init__(self, contents: Iterable[Span]) -> None:
        self._contents = sorted(contents)
        self._ends = list(accumulate((span.end for span in self._contents), max))

    def holds(self, span: Span) -> bool:
        """Whether the span lies in one of the contents."""
        before = bisect_right(self._contents, span.start, key=lambda content: content.start)
        return before > 0 and span.end <= self._ends[before - 1]


def _dated(statement: Statement, said: _Said, passages: Sequence[Passage], points: Sequence[Date]) -> Statement:
    sentence = _sentence(passages, statement.cue[0])
    first, last = (bisect_left(points, at, key=lambda date: date.span.start) for at in sentence)
    told = [date for date in points[first:last] if not said.holds(date.span)]
    if not told:
        return statement
    best = min(told, key=lambda date: _gap(date.span, statement.cue[0]))
    occasion = statement.occasion
    if occasion is not None and sentence.start <= occasion.span.start < sentence.end:
        occasion = replace(occasion, date=best.value)
    return replace(statement, when=StatementWhen(best.value, best.id), occasion=occasion)


def _sentence(passages: Sequence[Passage], cue: Span) -> Span:
    """The sentence that a cue stands in."""
    passage = passages[max(0, bisect_right(passages, cue.start, key=lambda p: p.span.start) - 1)]
    token = bisect_right(passage.tokens, cue.start, key=lambda token: token.start) - 1
    first, last = passage.sentences[passage.sentence_at(token)]
    return Span(passage.tokens[first].start, passage.tokens[last - 1].end)


def _gap(date: Span, cue: Span) -> int:
    return max(date.start - cue.end, cue.start - date.end, 0)
