"""Whether two figures count the same thing, and whether both can hold. Depends on the two and shipped tables alone."""

from __future__ import annotations

from inquit.model import Link
from inquit.resolve.figures.claims import Claim
from inquit.resolve.figures.classes import words_of_class
from inquit.resolve.figures.places import near
from inquit.resolve.figures.times import days_apart
from inquit.resolve.rarity import weight

__all__ = ["decide"]

_DAYS = 7
"""Days that two figures may be told apart and still be shown beside each other."""
_TELLING = 12.0
"""Weight of the words of a sentence that is more than "there were two boats"."""
_LIKE = 0.6
"""Share of the lighter sentence's words, by weight (`rarity.weight`), that both sentences have: from this on, figures
are held to count the same of which no event is told that is counted for a whole happening. "Two boats" alone may be any
two boats, and two players may both score."""
_RIVALS = 20
"""How many times the other a figure may be and still be a rival claim: beyond, something else is counted."""


def decide(a: Claim, b: Claim) -> Link | None:
    """What two figures are to each other: "same" where both can hold, "different" where they cannot, else None.

    "different" needs the same day, or a later count that is lower where counts only grow, and two parties or two
    reports. Where a day is unknown, only sentences that tell alike are compared. What a party denies or doubts is no
    claim of theirs and differs from nothing. `decide(a, b) == decide(b, a)`.
    """
    if b.figure < a.figure:
        a, b = b, a
    if a.figure == b.figure or (a.counted, a.event, a.unit, a.period) != (b.counted, b.event, b.unit, b.period):
        return None
    where, apart = _where(a, b), _apart(a, b)
    if where is None or (apart or 0) > _DAYS:
        return None
    if (apart is None or a.event not in words_of_class("befalls")) and not _alike(a, b):
        return None
    reasons = (f"both count {a.told}{f' {a.event}' if a.event else ''}", where, _when(a, b, apart))
    if _both_hold(a, b):
        return Link(a.figure, b.figure, "same", 0.9 if apart == 0 else 0.7, (*reasons, "both can hold"))
    if not (a.claimed and b.claimed) or _one_voice(a, b) or _far(a, b):
        return None
    clash = f"“{a.words}” and “{b.words}” cannot both hold"
    if apart == 0 or _falls(a, b):
        return Link(a.figure, b.figure, "different", 0.9, (*reasons, clash))
    if apart is None:
        return None
    return Link(a.figure, b.figure, "same", 0.6, (*reasons, "the count may have changed between"))


def _both_hold(a: Claim, b: Claim) -> bool:
    return not _under(a, b) and not _under(b, a)


def _under(a: Claim, b: Claim) -> bool:
    """Whether all that `a` allows is less than all that `b` allows."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.below or b.above))


def _far(a: Claim, b: Claim) -> bool:
    low, high = sorted(abs(claim.low if claim.low is not None else claim.high or 0.0) for claim in (a, b))
    return high > _RIVALS * low


def _falls(a: Claim, b: Claim) -> bool:
    """Whether the later count is the lower one, of what is never undone: the dead do not become fewer."""
    if a.event not in words_of_class("grows") or a.day is None or b.day is None:
        return False
    earlier, later = (a, b) if a.day[5:] < b.day[5:] else (b, a)
    return _under(later, earlier)


def _where(a: Claim, b: Claim) -> str | None:
    """Where both are told of, in words. A place in one sentence may be what the other report opens with."""
    shared = near(a.here, b.here)
    if shared is None and a.here and b.here:
        shared = near(a.here, b.about) if near(b.here, a.about) else None
    elif shared is None:
        shared = near(a.here or a.about, b.here or b.about)
    return f"both of {shared.capitalize()}" if shared else None


def _apart(a: Claim, b: Claim) -> int | None:
    """Days between the two; a report agrees with itself, and None where nothing tells."""
    if a.day is None or b.day is None:
        return 0 if a.day == b.day and a.figure.report == b.figure.report else None
    return days_apart(a.day, b.day)


def _when(a: Claim, b: Claim, apart: int | None) -> str:
    if a.figure.report == b.figure.report and a.day == b.day:
        return "told in one report"
    if apart is None:
        return "the day of one is unknown"
    return f"both told of {a.day}" if apart == 0 else f"told of {a.day} and {b.day}"


def _one_voice(a: Claim, b: Claim) -> bool:
    """Whether one party, or perhaps one, tells both in one report: it does not disagree with itself."""
    if a.figure.report != b.figure.report:
        return False
    return a.party is None or b.party is None or a.party == b.party


def _alike(a: Claim, b: Claim) -> bool:
    one, other = (set(claim.around) - set(claim.counted) for claim in (a, b))
    least = min(_weight(one), _weight(other))
    return least >= _TELLING and _weight(one & other) >= _LIKE * least


def _weight(stems: set[str]) -> float:
    return sum(map(weight, stems))
