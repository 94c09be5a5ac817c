"""Quotations that go on: in the next sentence, in the next paragraph, or announced by a colon."""

from __future__ import annotations

from inquit.extract.attribution import Attribution
from inquit.extract.passage import Passage
from inquit.extract.rules.attribution import sentence_end
from inquit.model import Span

__all__ = ["continue_quotation", "continue_within", "is_open_quotation", "last_outer", "opening_owner"]


def is_open_quotation(passage: Passage) -> bool:
    """Whether the passage is one quotation that is not closed: it goes on in the next paragraph."""
    return len(passage.quotes) == 1 and not passage.quotes[0].closed and passage.tokens[0].quote == 0


def opening_owner(passage: Passage, here: list[Attribution]) -> Attribution | None:
    """The statement that the quotation opening this passage belongs to."""
    if not passage.tokens or passage.tokens[0].quote < 0:
        return None
    return next((a for a in here if a.content and a.content[0][0] == 0 and passage.tokens[a.cue[0]].quote < 0), None)


def last_outer(here: list[Attribution]) -> Attribution | None:
    """The last statement of a passage that a quotation in the next one may go on with."""
    outer = [a for a in here if a.parent is None and a.passage.tokens[a.cue[0]].quote < 0]
    return outer[-1] if outer else None


def continue_within(passage: Passage, found: list[Attribution]) -> None:
    """A quotation that stands alone right after a quoted statement goes on with it."""
    tokens = passage.tokens
    outer = [a for a in found if tokens[a.cue[0]].quote < 0]
    claimed = {k for a in outer for r in (*a.content, a.cue) for k in range(*r)}
    starts = {start for start, _ in passage.sentences}
    for attribution in outer:
        if not any(tokens[r[0]].quote >= 0 or tokens[r[1] - 1].quote >= 0 for r in attribution.content):
            continue
        attribution.is_open = bool(passage.quotes) and not passage.quotes[-1].closed
        end = max(attribution.content[-1][1], attribution.cue[1], attribution.source[1] if attribution.source else 0)
        k = sentence_end(passage, end - 1)
        while k < len(tokens) and tokens[k].quote >= 0 and k not in claimed:
            a, b = passage.quote_tokens[tokens[k].quote]
            if a != k or (b < len(tokens) and b not in starts):
                break
            attribution.content.append((a, b))
            claimed.update(range(a, b))
            k = b


def continue_quotation(before: Attribution, passage: Passage, here: list[Attribution]) -> Attribution | None:
    """A paragraph that is all quotation goes on with the statement before it, as does a quotation re-opened in it.

    Returns the statement that may go on further, or None when this paragraph ends it.
    """
    tokens = passage.tokens
    announced = not before.content and not before.later
    if not tokens or tokens[0].quote < 0 or passage.kind != before.passage.kind:
        return None
    start, end = passage.quote_tokens[tokens[0].quote]
    owned = any(r[0] <= start < r[1] for a in here if tokens[a.cue[0]].quote < 0 for r in a.content)
    alone = all(token.quote >= 0 or not token.is_word for token in tokens)
    if owned or not (alone or announced or before.is_open):
        return None
    stop = len(tokens) if alone else end
    before.later.append(Span(tokens[start].start, tokens[stop - 1].end))
    before.is_open = not passage.quotes[-1].closed
    for inner in here:
        if start <= inner.cue[0] < stop and inner.parent is None:
            inner.parent = before
    return before if alone else None
