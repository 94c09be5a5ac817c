"""Who answers for a figure: the innermost statement that it lies in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from inquit.model import Span, Statement

__all__ = ["Answers"]


class Answers:
    """The statements of a report by the places of their contents, read from left to right."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        listed = list(statements)
        self._known = {statement.id: statement for statement in listed}
        self._pieces = sorted((piece, s) for s, statement in enumerate(listed) for piece in statement.content)
        self._listed = listed
        self._cues = sorted((cue.start, s) for s, statement in enumerate(listed) for cue in statement.cue)
        self._next = 0
        self._open: list[tuple[Span, int]] = []

    def at(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds `span`. Spans are asked for in the order of the text."""
        while self._next < len(self._pieces) and self._pieces[self._next][0].start <= span.start:
            self._open.append(self._pieces[self._next])
            self._next += 1
        self._open = [(piece, s) for piece, s in self._open if piece.end > span.start]
        around = [
            (self._depth(self._listed[s]), piece.start - piece.end, s)
            for piece, s in self._open
            if piece.end >= span.end
        ]
        return self._listed[max(around)[2]] if around else None

    def _depth(self, statement: Statement) -> int:
        """How many statements it lies in."""
        depth, seen = 0, {statement.id}
        while statement.parent in self._known and statement.parent not in seen:
            statement = self._known[statement.parent]
            seen.add(statement.id)
            depth += 1
        return depth

    def near(self, span: Span) -> Sequence[Statement]:
        """The statements whose cues stand near a place of the text."""
        first = bisect_left(self._cues, (span.start - _NEAR,))
        last = bisect_left(self._cues, (span.end + _NEAR,))
        return [self._listed[s] for _, s in self._cues[first:last]]


_NEAR = 400
"""Characters between a figure and the cue of a statement told in the same sentence, at most."""
