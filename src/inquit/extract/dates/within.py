"""Rules for a time beside or inside another: "the first week of May", "the week of May 3", "the day before Monday"."""

from __future__ import annotations

from datetime import date

from inquit.extract.dates import calendar
from inquit.extract.dates.grammar import Phrase, Rule
from inquit.extract.dates.points import month_day, month_year, told_year, weekday_point
from inquit.extract.dates.setting import Meaning, Setting
from inquit.extract.dates.words import Item

__all__ = ["RULES"]


def _nth_within(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the first week of May", "the last day of 1998": days count from either end, weeks by their middle day."""
    part, nth = phrase.items[phrase.first + 2], phrase.get("ORDINAL")
    unit, number = str(part.value), int(nth.value) if nth else 0
    whole = phrase.all("UNIT")[-1]
    if month := phrase.get("MONTH"):
        within = month_year(Phrase(phrase.items, phrase.items.index(month, phrase.first), phrase.last), setting)
    else:
        within = _whole_unit(phrase, whole, setting)
    if not within or not within.day or unit not in ("D", "W", "M") or number > 31:
        return None
    first = date(within.day.year, within.day.month if within.unit == "M" else 1, 1)
    last = calendar.stepped(calendar.stepped(first, within.unit, 1), "D", -1)
    if unit == "M":
        day = calendar.add_months(first, number - 1) if number else last
    else:
        step, middle = (1, 0) if unit == "D" else (7, 3)
        day = (
            calendar.stepped(first, "D", step * (number - 1) + middle)
            if number
            else calendar.stepped(last, "D", -middle)
        )
    return Meaning("DATE", calendar.at_unit(day, unit), within.anchor, day, unit) if first <= day <= last else None


def _whole_unit(phrase: Phrase, unit: Item, setting: Setting) -> Meaning | None:
    """The month or year at the end of a phrase: "1998", "next month", "the year"."""
    if phrase.has("YEAR"):
        year = told_year(phrase, setting)
        return Meaning("DATE", "", None, date(year, 1, 1) if year else None, "Y")
    if unit.value not in ("M", "Y"):
        return None
    relative = phrase.items[phrase.last - 2]
    steps = int(relative.value) if relative.value in ("-1", "0", "1") else 0
    return setting.relative(str(unit.value), steps, "")


def _around(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the week of March 6": the week or weekend that holds the day."""
    unit, point = str(phrase.items[phrase.first + 1].value), _point(phrase, setting)
    if unit not in ("W", "WE") or not point or not point.day:
        return None
    return Meaning("DATE", calendar.at_unit(point.day, unit), point.anchor, point.day, unit)


def _beside(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the day before last Tuesday", "the week after May 3"."""
    unit, turn, point = phrase.items[phrase.first + 1], phrase.get("BEFORE", "AFTER"), _point(phrase, setting)
    if unit.value not in ("D", "W") or not turn or not point or not point.day:
        return None
    day = calendar.stepped(point.day, str(unit.value), int(turn.value))
    return Meaning("DATE", calendar.at_unit(day, str(unit.value)), point.anchor, day, str(unit.value))


def _point(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The day at the end of the phrase."""
    day = Phrase(phrase.items, phrase.first + 3, phrase.last)
    return month_day(day, setting) if day.has("MONTH") else weekday_point(day, setting)


RULES = (
    Rule("THE (ORDINAL|LAST|FINAL) UNIT OF (PARTOF? MONTHNAME YEAR?|YEAR|(THE|THIS|LAST|NEXT) UNIT)", _nth_within),
    Rule("THE (UNIT|WEEKEND) OF (WEEKDAY COMMA?)? MONTHNAME DAYNUMBER (COMMA? YEAR)?", _around),
    Rule("THE UNIT (BEFORE|AFTER) (RELATIVE? WEEKDAY|MONTHNAME DAYNUMBER (COMMA? YEAR)?)", _beside),
)
