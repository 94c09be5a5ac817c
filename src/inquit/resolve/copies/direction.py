"""Which of two reports took a passage from the other: by credits first, then by dates, else nobody can tell."""

from __future__ import annotations

from typing import NamedTuple

from inquit.model import Span
from inquit.resolve.copies.outlets import agency_in, names_outlet, same_outlet
from inquit.resolve.copies.wording import Wording

__all__ = ["UNKNOWN", "Direction", "cited_direction", "direction"]

_SUBSTANTIAL = 1 / 2
"""Share of the shorter report's words from which on two reports of one outlet are versions of one article, and the
earlier of two outlets is held to be the source: two that share less may both have it from a third."""


class Direction(NamedTuple):
    """The report a passage was taken from, None where nothing tells, and why, in words."""

    source: str | None
    because: tuple[str, ...]


UNKNOWN = Direction(None, ("neither credits nor dates tell who had it first",))


def direction(a: Wording, b: Wording, share: float) -> Direction:
    """The direction between two whole reports, where passages not quoted are `share` of the shorter one's words."""
    credits = {taker: why for taker, giver in ((a, b), (b, a)) if (why := _credit(taker, giver))}
    if len(credits) == 2:
        return Direction(None, ("each credits the other",))
    if credits:
        taker, why = credits.popitem()
        return Direction(b.report if taker is a else a.report, (why,))
    if same_outlet(a.outlet, b.outlet) or a.key == b.key:
        return _by_one(a, b, share)
    return _third(a, b) or _by_dates(a, b, share)


def cited_direction(a: Wording, b: Wording, in_a: Span, in_b: Span) -> Direction | None:
    """The direction of one passage by the statements it lies in: one report names the other's outlet for it."""
    takers = {
        taker.report: Direction(giver.report, (f"{taker.outlet or 'the other report'} names {cited.name} for it",))
        for taker, giver, place in ((a, b, in_a), (b, a, in_b))
        for cited in taker.cited
        if same_outlet(cited.name, giver.outlet)
        and not same_outlet(taker.outlet, giver.outlet)
        and any(span.start < place.end and place.start < span.end for span in cited.content)
    }
    return takers.popitem()[1] if len(takers) == 1 else None


def _credit(taker: Wording, giver: Wording) -> str | None:
    """How `taker` says that it is from the outlet of `giver`, None where it does not or where both are that outlet."""
    if same_outlet(taker.outlet, giver.outlet):
        return None
    if same_outlet(taker.republished_from, giver.outlet):
        return f"republished from {taker.republished_from}, as it says"
    if same_outlet(taker.agency, giver.outlet):
        return f"its dateline names {taker.agency}"
    line = next((line for line in taker.credits if names_outlet(line, giver.outlet)), None)
    return f"it is credited to {giver.outlet}: “{_short(line)}”" if line else None


def _short(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= 80 else line[:79] + "…"


def _by_one(a: Wording, b: Wording, share: float) -> Direction:
    """An outlet that writes the same again: a version of the article where most of it is the same."""
    by = f" by {a.outlet}" if a.outlet else ""
    if share < _SUBSTANTIAL and a.key != b.key:
        return Direction(None, (f"both are{by}",))
    earlier = _earlier(a, b)
    told = f"versions of one article{by}"
    return (
        Direction(earlier.report, (told, f"the earlier is of {earlier.published}"))
        if earlier
        else Direction(None, (told,))
    )


def _third(a: Wording, b: Wording) -> Direction | None:
    """A third party that one or both credit: neither needs to have it from the other, whatever the dates are."""
    for name in filter(None, (a.republished_from, a.agency)):
        if any(same_outlet(name, other) for other in (b.republished_from, b.agency)):
            return Direction(None, (f"both are from {name}",))
    agency = agency_in((*a.credits, *b.credits))
    return Direction(None, (f"{agency} is credited: both may have it from there",)) if agency else None


def _by_dates(a: Wording, b: Wording, share: float) -> Direction:
    earlier = _earlier(a, b)
    if earlier is None or share < _SUBSTANTIAL:
        return UNKNOWN
    later = b if earlier is a else a
    return Direction(earlier.report, (f"published {earlier.published}, the other {later.published}",))


def _earlier(a: Wording, b: Wording) -> Wording | None:
    """The one published on an earlier day; where one tells only its month or year, by what both tell."""
    if not (a.published and b.published):
        return None
    told = min(len(a.published), len(b.published))
    one, other = a.published[:told], b.published[:told]
    if one == other:
        return None
    return a if one < other else b
