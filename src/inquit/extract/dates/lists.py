"""Rules for words told once for several times: "April 24 and 25", "3 and 5 May", "Monday and Tuesday nights"."""

from __future__ import annotations

import re
from datetime import date

from inquit.extract.dates import calendar
from inquit.extract.dates.grammar import Phrase, Rule
from inquit.extract.dates.points import month_day
from inquit.extract.dates.setting import Meaning, Setting
from inquit.extract.dates.words import context

__all__ = ["RULES"]

_JOIN = re.compile(r"(?:\s?[-‑‐–]\s?| and | or | to )(?:the )?")
_BARE_DAY = re.compile(r".*[^\W\d_]\.? \d{1,2}(?:st|nd|rd|th)?")


def _later_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The "25" of "April 24 and 25": a later day of the month told just before."""
    told = setting.told_near(phrase.start, len(" and the "))
    if not told or told.unit != "D" or not _JOIN.fullmatch(setting.text, told.span.end, phrase.start):
        return None
    counts = phrase.after()[:1].isalpha() and phrase.after() not in context("day_list_tail")
    if counts or not _BARE_DAY.fullmatch(setting.text, *told.span):
        return None
    return _of_month(told.day, phrase, 1)


def _earlier_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The "3" of "3 and 5 May": an earlier day of the month told after it."""
    numbers = phrase.all("DAY", "ORDINAL")
    last = month_day(Phrase(phrase.items, phrase.items.index(numbers[-1], phrase.first), phrase.last), setting)
    phrase.last = phrase.items.index(numbers[0], phrase.first) + 1
    first = _of_month(last.day, phrase, -1) if last and last.day else None
    return first and last and first._replace(anchor=last.anchor)


def _of_month(beside: date, phrase: Phrase, direction: int) -> Meaning | None:
    """The day whose number the phrase tells, before (-1) or after (+1) another of the same month."""
    item = phrase.get("DAY", "ORDINAL")
    assert item
    number = int(item.value)
    if (number - beside.day) * direction <= 0 or not calendar.exists(beside.year, beside.month, number):
        return None
    day = beside.replace(day=number)
    return Meaning("DATE", calendar.day_value(day), "text", day, "D")


def _nights(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The "Monday" of "Monday and Tuesday nights", which come again."""
    weekday, part = phrase.get("WEEKDAY"), phrase.get("PART")
    if not weekday or not part or not part.low.endswith("s"):
        return None
    phrase.last = phrase.first + 1
    return Meaning("SET", f"XXXX-WXX-{weekday.value}{part.value}")


RULES = (
    Rule("DAYNUMBER", _later_day),
    Rule("DAYNUMBER (AND|OR|HYPHEN) DAYNUMBER OF? MONTHNAME (COMMA? YEAR)?", _earlier_day),
    Rule("WEEKDAY (AND|OR) WEEKDAY PART", _nights),
)
