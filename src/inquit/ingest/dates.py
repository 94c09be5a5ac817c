"""Written dates of the press to ISO 8601; what the text does not tell stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_YEAR = 1990
"""The earliest year offered for a date without one."""

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT_WEEKDAY = r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"

DATE = (
    rf"(?:(?P<weekday>{_WEEKDAY}|{_SHORT_WEEKDAY})\s*,?\s+)?"
    r"(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|(?:(?P<month>{_MONTH})\s*(?P<day>{_DAY})(?:st|nd|rd|th)?\b"
    rf"|(?P<day2>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH}))(?:\s*,?\s*(?P<year>(?:19|20)\d\d)\b)?)"
)
"""A date in words or ISO form, as a pattern without flags (use IGNORECASE); `from_match` reads its groups."""

_EXTENDED = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_WRITTEN = re.compile(DATE, re.IGNORECASE)
_NAMED_DAY = re.compile(rf"(?:\b(?P<other>last|next|since|until|from|before|after)\s+)?\b({_WEEKDAY})\b", re.IGNORECASE)


def from_match(match: re.Match[str]) -> str | None:
    """The ISO date of a match of `DATE`, `XXXX-MM-DD` where no year is told, None where there is no such day."""
    if match["iso"]:
        return match["iso"] if _exists(match["iso"]) else None
    month = MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
    ending = f"-{month:02}-{int(match['day'] or match['day2']):02}"
    if match["year"]:
        return match["year"] + ending if _exists(match["year"] + ending) else None
    return "XXXX" + ending if _exists("2000" + ending) else None


def weekday_of(match: re.Match[str]) -> int | None:
    """The weekday (Monday is 0) that a match of `DATE` names."""
    return _weekday(match["weekday"]) if match["weekday"] else None


def weekday_named(sentence: str) -> int | None:
    """The one weekday that a sentence names as the day it tells of, None where it names none or several."""
    days = {_weekday(match[2]) for match in _NAMED_DAY.finditer(sentence) if not match["other"]}
    return days.pop() if len(days) == 1 else None


def fitting(day: str, weekday: int, today: date | None = None) -> tuple[str, ...]:
    """The dates from `FIRST_YEAR` up to today that are `day` (`XXXX-MM-DD`) and fall on `weekday`, newest first."""
    return tuple(_fitting(day[4:], weekday, today or date.today()))


def _fitting(ending: str, weekday: int, today: date) -> Iterator[str]:
    for year in range(today.year, FIRST_YEAR - 1, -1):
        iso = f"{year}{ending}"
        if _exists(iso) and date.fromisoformat(iso) <= today and date.fromisoformat(iso).weekday() == weekday:
            yield iso


def stated(value: str) -> str | None:
    """The ISO date or date-time of a metadata value, None where it is not one whole date that reads one way only."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
        if _EXTENDED.fullmatch(value):
            return value
        return moment.isoformat() if ":" in value else moment.date().isoformat()
    except ValueError:
        pass
    if (match := _WRITTEN.fullmatch(value)) and (iso := from_match(match)) and not iso.startswith("X"):
        return iso
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, IndexError, TypeError):
        return None


def _exists(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def _weekday(name: str) -> int:
    return [day[:3] for day in WEEKDAYS].index(name[:3].lower())
