"""When a figure is claimed to hold: a day, or a longer time that it sums up ("in August")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from inquit.model import Figure, Report, Statement

__all__ = ["background", "days_apart", "time_of", "weeks_of"]

_DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_PERIOD = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d|-W\d\d(?:-WE)?|-Q\d|-H\d|-(?:SP|SU|FA|WI))?")


def time_of(report: Report, figure: Figure, statement: Statement | None) -> tuple[str | None, str | None]:
    """The day that a figure is told of (`XXXX` where no year is known), and the longer time that it sums up."""
    as_of = figure.as_of or ""
    period = as_of if _PERIOD.fullmatch(as_of) else None
    told = (as_of, statement.when.value if statement and statement.when else None, report.published, _filed(report))
    days = (found.group() for value in told if value and (found := _DAY.match(value)))
    return next(days, None), period


def background(day: str | None, dates: Sequence[str]) -> str | None:
    """The month or year that a sentence goes back to, where none of its dates is near `day`: "the quake of 2003"."""
    if day and any(day.startswith(told) or _near(day, told) for told in dates):
        return None
    return next((month.group() for told in dates if (month := _MONTH.match(told))), None)


_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
_NEAR = 31
"""Days before a report that it tells of as news."""


def _near(day: str, told: str) -> bool:
    return bool(_DAY.match(told)) and (days_apart(day, told[:10]) or 0) <= _NEAR


def _filed(report: Report) -> str | None:
    return report.dateline.date if report.dateline else None


def days_apart(one: str, other: str) -> int | None:
    """Days between two; where one has no year it is the other's. None where the two are no days of the calendar."""
    year = next((day[:4] for day in (one, other) if day[:4].isdigit()), "2000")
    try:
        a, b = (date.fromisoformat(day.replace("XXXX", year)) for day in (one, other))
    except ValueError:
        return None
    return abs((a - b).days)


def weeks_of(day: str | None) -> tuple[str, ...]:
    """Two neighbouring stretches of the year, of which days at most a week apart have one in common.

    Without regard to the year, as some days are told without.
    """
    try:
        at = date.fromisoformat(f"2000{day[4:]}").timetuple().tm_yday if day else None
    except ValueError:
        at = None
    if at is None:
        return ("-",)
    return (str(at // _STRETCH), str((at // _STRETCH + 1) % _STRETCHES))


_STRETCH = 8
"""Days: a week, and the one by which years differ."""
_STRETCHES = 366 // _STRETCH + 1
