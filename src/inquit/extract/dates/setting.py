"""What a time expression is read against: the report's own day, and the days that its text has told so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from inquit.extract.dates import calendar
from inquit.extract.dates.grammar import Phrase
from inquit.extract.dates.tense import REACH, Sentences
from inquit.model import Anchor, DateType, Report, Span

__all__ = ["PARTIAL", "Meaning", "Setting", "Told", "after_told", "setting_of"]


_NOWHERE = Span(0, 0)

PARTIAL = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX",
           "Y": "XXXX", "FY": "FYXXXX", "DE": "XXX", "CE": "XX", "ML": "X"}  # fmt: skip
"""The values of units where no day is known."""


class Meaning(NamedTuple):
    """What a phrase means. `day` is a day inside a DATE or TIME, with the unit of its value, where they are known."""

    type: DateType
    value: str
    anchor: Anchor | None = None
    day: date | None = None
    unit: str = ""
    candidates: tuple[str, ...] = ()


class Told(NamedTuple):
    """A day, month, quarter, ... that the text has told."""

    day: date
    unit: str
    span: Span


@dataclass(slots=True)
class Setting:
    """`today` is the report's own day, None where no day is known; `last` the last day that it can be of."""

    text: str
    today: date | None
    anchor: Anchor | None
    last: date
    told: list[Told] = field(default_factory=list)
    _stretch: Span = _NOWHERE
    _block: Span = _NOWHERE
    _sentences: Sentences | None = None

    def enter(self, stretch: Span, block: Span) -> None:
        """Go on to another stretch of the text."""
        self._stretch, self._block, self._sentences = stretch, block, None

    def direction(self, phrase: Phrase) -> int:
        """-1 where the sentence looks back from its verb, +1 where it looks ahead, 0 where nothing tells."""
        if self._sentences is None:
            low = max(self._block.start, self._stretch.start - REACH)
            self._sentences = Sentences(self.text, low, min(self._block.end, self._stretch.end + REACH))
        return self._sentences.direction(phrase.start, phrase.end)

    def latest(self, *units: str) -> Told | None:
        """The last told day, or the last of some units."""
        return next((told for told in reversed(self.told[-40:]) if not units or told.unit in units), None)

    def told_near(self, start: int, reach: int) -> Told | None:
        """The last told time that ends within `reach` characters before `start`."""
        told = self.latest()
        return told if told and start - told.span.end <= reach else None

    def value(self, day: date | None, unit: str, partial: str) -> Meaning:
        """A DATE from the report's own day: the unit that `day` lies in, or `partial` where no day is known."""
        if day is None:
            return Meaning("DATE", partial)
        return Meaning("DATE", calendar.at_unit(day, unit), self.anchor, day, unit)

    def relative(self, unit: str, steps: int, partial: str) -> Meaning:
        """The day, week, month, ... `steps` from the report's own."""
        day = self.today and calendar.stepped(self.today, unit, steps)
        return self.value(day, unit, partial)


def after_told(told: Told, unit: str, steps: int) -> Meaning:
    """The day, week, month, ... that lies `steps` from a told one."""
    day = calendar.stepped(told.day, unit, steps)
    return Meaning("DATE", calendar.at_unit(day, unit), "text", day, unit)


def setting_of(report: Report) -> Setting:
    """The report's own day: of its dateline, else of its publication; of a republished report only a full dateline."""
    published = _day(report.published)
    last = published or _day(max(report.published_candidates, default=None)) or date.today()
    told = report.dateline.date if report.dateline else None
    if told and (day := _dateline_day(told, None if report.republished_from else published)):
        return Setting(report.text, day, "dateline", last)
    if published and not report.republished_from:
        return Setting(report.text, published, "published", last)
    return Setting(report.text, None, None, last)


def _dateline_day(told: str, published: date | None) -> date | None:
    """The day of a dateline; where it gives no year, the latest that is not after the day of publication."""
    if not told.startswith("XXXX"):
        return _day(told)
    if not published:
        return None
    month, day = int(told[5:7]), int(told[8:10])
    for year in range(published.year + 1, published.year - 9, -1):
        # A dateline may run a day ahead of a publication date told in another time zone.
        if calendar.exists(year, month, day) and (date(year, month, day) - published).days <= 1:
            return date(year, month, day)
    return None


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told[:10]) if told else None
    except ValueError:
        return None
