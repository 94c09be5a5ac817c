"""Arithmetic on the calendar: days to TIMEX3 values, steps of one unit, feasts, and the years that fit a weekday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

__all__ = [
    "add_months",
    "at_unit",
    "day_value",
    "exists",
    "feast",
    "fitting",
    "full_year",
    "half_of",
    "quarter_of",
    "season_of",
    "stepped",
    "weekday_near",
    "whole_number",
]

FIRST_YEAR = 1990
"""The earliest year offered for a date without one."""

SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
"""A month in the middle of each season."""


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def day_value(day: date) -> str:
    """A day as TIMEX3 writes it."""
    return day.isoformat()


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of its month where there is none; kept within the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def stepped(day: date, unit: str, steps: int) -> date:
    """The day `steps` units later; hours and minutes step no day."""
    steps = min(max(steps, -120_000), 120_000)
    if unit in ("D", "W", "WE"):
        return _days(day, steps * (1 if unit == "D" else 7))
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "FY": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(unit, 0)
    return add_months(day, steps * months)


def at_unit(day: date, unit: str) -> str:
    """The value of the day, week, month, ... that a day lies in."""
    iso = day.isocalendar()
    year = f"{day.year:04}"
    match unit:
        case "W":
            return f"{iso.year:04}-W{iso.week:02}"
        case "WE":
            return f"{iso.year:04}-W{iso.week:02}-WE"
        case "M":
            return f"{year}-{day.month:02}"
        case "Q":
            return f"{year}-Q{quarter_of(day)}"
        case "H":
            return f"{year}-H{half_of(day)}"
        case "Y":
            return year
        case "FY":
            return f"FY{year}"
        case "DE":
            return year[:3]
        case "CE":
            return year[:2]
        case "ML":
            return year[:1]
        case _:
            return day_value(day)


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def half_of(day: date) -> int:
    """1 or 2."""
    return 1 if day.month <= 6 else 2


def season_of(day: date) -> str:
    """The season of a day, by whole months of the northern year."""
    return ("WI", "SP", "SU", "FA")[day.month % 12 // 3]


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """The nearest day that is `weekday` (Monday is 1): `day` itself, else before it (-1) or after it (+1)."""
    ahead = (weekday - day.isoweekday()) % 7
    return _days(day, ahead if direction > 0 or not ahead else ahead - 7)


def full_year(two: int, near: int) -> int:
    """The year that two digits mean: the one nearest to the year `near`, at most 20 years after it."""
    year = near - near % 100 + two
    return year - 100 if year > near + 20 else year + 100 if year <= near - 80 else year


def fitting(month: int, day: int, weekday: int, last: date) -> tuple[str, ...]:
    """The dates from `FIRST_YEAR` up to `last` that are this day and fall on `weekday` (Monday is 1), newest first."""
    years = (year for year in range(last.year, FIRST_YEAR - 1, -1) if exists(year, month, day))
    days = (date(year, month, day) for year in years)
    return tuple(day_value(one) for one in days if one <= last and one.isoweekday() == weekday)


def feast(rule: str, year: int) -> date:
    """The day of a feast by its rule: "12-25", "11-W4-4" (fourth Thursday), "05-WL-1" (last Monday), "EASTER-2"."""
    if rule.startswith("EASTER"):
        return _easter(year) + timedelta(days=int(rule[6:]))
    month, *parts = rule.split("-")
    if parts == ["E"]:
        # The Tuesday after the first Monday of November.
        return _nth(year, 11, 1, 1) + timedelta(days=1)
    if len(parts) == 1:
        return date(year, int(month), int(parts[0]))
    if parts[0] == "WL":
        last = date(year, int(month), monthrange(year, int(month))[1])
        return weekday_near(last, int(parts[1]), -1)
    return _nth(year, int(month), int(parts[0][1:]), int(parts[1]))


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    return weekday_near(date(year, month, 1), weekday, 1) + timedelta(weeks=nth - 1)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def whole_number(value: float) -> str:
    """A number as TIMEX3 durations write it: "2", "2.5"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
