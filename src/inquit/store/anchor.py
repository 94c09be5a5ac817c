"""Finding the same words again: what a judgement hangs on, in the same text and in a later version of it.

Re-anchoring is exact. Words that do not stand in a later version, with the same words around them, exactly once are not
found: a judgement is rather shown as orphaned than moved to a place it was not made on.
"""

from __future__ import annotations

from collections.abc import Iterable

from inquit.model import Member, Report, Span, Spans

CONTEXT = 32
"""Code points of context kept on each side."""


class LostError(Exception):
    """The words are not there any more; `str()` is the reason in words."""


def exact_text(text: str, spans: Iterable[Span]) -> str:
    """The words that `spans` cover; pieces are joined by a newline."""
    return "\n".join(span.of(text) for span in spans)


def anchor(report: Report, item: str | None, spans: Spans) -> Member:
    """The member that hangs on `spans` of `report`; without spans, on the report as a whole."""
    if not spans:
        return Member(report.id, item)
    text = report.text
    before = text[max(0, spans[0].start - CONTEXT) : spans[0].start]
    after = text[spans[-1].end : spans[-1].end + CONTEXT]
    return Member(report.id, item, spans, exact_text(text, spans), before, after)


def locate(member: Member, report: Report) -> Spans:
    """Where the words of `member` stand in `report`: at their place, or, in another version, wherever they are.

    Raises `LostError`.
    """
    if member.report != report.id:
        return _find(member, report.text)
    if exact_text(report.text, _within(member.spans, report)) != member.exact:
        raise LostError("other words stand at its place")
    return member.spans


def carry(spans: Spans, old: Report, new: Report) -> Spans:
    """`spans` of one version of a report, each found again in another. Raises `LostError`."""
    if old.id == new.id:
        return _within(spans, new)
    return tuple(locate(anchor(old, None, (span,)), new)[0] for span in spans)


def _within(spans: Spans, report: Report) -> Spans:
    if not all(0 <= start < end <= len(report.text) for start, end in spans):
        raise LostError("its spans lie outside the text")
    return spans


def _find(member: Member, text: str) -> Spans:
    pieces = _pieces(member)
    if not pieces:
        return ()
    found = [
        spans for start in _starts(member.before, pieces[0], text) if (spans := _from(start, pieces, member, text))
    ]
    if not found:
        raise LostError("its words do not stand in this version")
    if len(found) > 1:
        raise LostError("its words stand more than once in this version")
    return found[0]


def _pieces(member: Member) -> list[str]:
    """`exact` cut where its spans end: a piece may hold newlines of its own."""
    pieces, at = [], 0
    for start, end in member.spans:
        pieces.append(member.exact[at : at + end - start])
        at += end - start + 1
    return pieces


def _starts(before: str, piece: str, text: str) -> Iterable[int]:
    at = text.find(before + piece)
    while at >= 0:
        yield at + len(before)
        at = text.find(before + piece, at + 1)


def _from(start: int, pieces: list[str], member: Member, text: str) -> Spans | None:
    """All pieces, in order, the first at `start` and the last followed by the context after."""
    spans: list[Span] = []
    at = start
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        at = text.find(piece + member.after if last else piece, at)
        if at < 0 or (place == 0 and at != start):
            return None
        spans.append(Span(at, at + len(piece)))
        at += len(piece)
    return tuple(spans)
