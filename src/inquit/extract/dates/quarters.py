"""Rules for quarters, halves and fiscal years, and for the same quarter of another year."""

from __future__ import annotations

from datetime import date

from inquit.extract.dates import calendar
from inquit.extract.dates.grammar import Phrase, Rule
from inquit.extract.dates.points import told_year, year_of
from inquit.extract.dates.setting import PARTIAL, Meaning, Setting, Told, after_told
from inquit.extract.dates.words import CLASSES, context

__all__ = ["RULES", "compared", "told_quarter"]


def _quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the third quarter", "Q3 2014", "the second half of 1998"."""
    nth = phrase.get("ORDINAL", "QNUMBER")
    half = phrase.has("HALF")
    last, unit = (2, "H") if half else (4, "Q")
    number = int(nth.value) if nth else last
    if number > last:
        return None
    year = told_year(phrase, setting)
    if half and year is None:
        return None
    if year is not None:
        own = None if phrase.has("YEAR") else setting.anchor
        return Meaning("DATE", f"{year}-{unit}{number}", own, _in_quarter(year, number, unit), unit)
    if not setting.today:
        return Meaning("DATE", f"XXXX-Q{number}")
    today = setting.today
    year = today.year
    here = calendar.quarter_of(today)
    looks = setting.direction(phrase) if number != here else 0
    if looks < 0 and number > here + (here > 1):
        year -= 1
    elif number < here - 1 and looks > 0:
        year += 1
    return Meaning("DATE", f"{year}-Q{number}", setting.anchor, _in_quarter(year, number, "Q"), "Q")


def _in_quarter(year: int, number: int, unit: str) -> date:
    return date(min(max(year, 1), 9999), 3 * number - 1 if unit == "Q" else 6 * number - 3, 15)


def _two_quarters(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the first two quarters of 1998": a half year."""
    count, nth, year = phrase.get("NUMBER", "DAY"), phrase.get("ORDINAL"), told_year(phrase, setting)
    if not count or count.value != 2 or (nth and nth.value != 1) or year is None:
        return None
    number = 1 if nth else 2
    own = None if phrase.has("YEAR") else setting.anchor
    return Meaning("DATE", f"{year}-H{number}", own, _in_quarter(year, number, "H"), "H")


def _owned_quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "this year's third quarter", "last year's quarter"."""
    owner, nth = phrase.get("OTHER"), phrase.get("ORDINAL")
    told = None if nth else told_quarter(phrase, setting)
    number = int(nth.value) if nth else told and calendar.quarter_of(told.day)
    year = told_year(phrase, setting)
    if not owner or owner.low != "'s" or not number or number > 4 or year is None:
        return None
    return Meaning("DATE", f"{year}-Q{number}", setting.anchor, _in_quarter(year, number, "Q") if nth else None, "Q")


def _ended_quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the quarter" that "ended July 31": the one that holds the middle of its three months."""
    if phrase.after() not in ("ended", "ending") or phrase.last + 2 >= len(phrase.items):
        return None
    month, day = phrase.items[phrase.last + 1 : phrase.last + 3]
    if month.kind != CLASSES["MONTH"] or day.kind not in (CLASSES["DAY"], CLASSES["DOT"]) or not setting.today:
        return None
    end = date(setting.today.year, int(month.value), 28)
    steps = 1 if phrase.after() == "ending" else -1
    if (end - setting.today).days * steps < -15:
        end = calendar.add_months(end, 12 * steps)
    return setting.value(calendar.add_months(end, -1), "Q", "")


def _fiscal(phrase: Phrase, setting: Setting) -> Meaning | None:
    year = phrase.get("YEAR")
    if year:
        number = year_of(year, setting)
        return Meaning("DATE", f"FY{number}", None, date(number, 7, 1), "FY")
    relative = phrase.get("THIS", "LAST", "PAST", "NEXT", "COMING", "CURRENT", "LATEST")
    if not relative:
        return Meaning("DATE", "FYXXXX") if not setting.today else setting.relative("FY", 0, "")
    # The latest fiscal year is the last that has ended.
    steps = -1 if phrase.has("LATEST") else 0 if phrase.has("CURRENT") else int(relative.value)
    return setting.relative("FY", steps, "FYXXXX")


def told_quarter(phrase: Phrase, setting: Setting) -> Told | None:
    """The quarter that a comparison with "a year ago" is about: the one told most, the first of equals."""
    told = [one for one in setting.told[-40:] if phrase.start - one.span.end < 2500 and _has_begun(one, setting)]
    if not told or next((one.unit for one in reversed(told) if one.unit in ("Q", "period")), "") != "Q":
        return None
    quarters = [one for one in told if one.unit == "Q"]
    names = [calendar.at_unit(one.day, "Q") for one in quarters]
    return quarters[names.index(max(names, key=names.count))]


def _has_begun(told: Told, setting: Setting) -> bool:
    return setting.today is None or (told.day - setting.today).days < 60


def compared(quarter: Told) -> Meaning:
    """The same quarter a year before; it stays out of what the text told, or comparisons would run away."""
    return after_told(quarter, "Q", -4)._replace(day=None)


def _year_ago_period(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the year-earlier quarter", "the year-ago period"."""
    unit = phrase.get("UNIT")
    if unit and unit.value != "Y" and not phrase.has("QUARTER", "PERIOD"):
        return None
    told = told_quarter(phrase, setting)
    if told:
        return compared(told)
    if phrase.has("QUARTER"):
        return setting.relative("Q", -4, PARTIAL["Q"])
    return setting.relative("Y", -1, PARTIAL["Y"])


def _quarter_of_year(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the 1988 quarter", "the 1988 third quarter", "the same period last year": that quarter of that year."""
    nth, told = phrase.get("ORDINAL"), told_quarter(phrase, setting)
    number = int(nth.value) if nth else told and calendar.quarter_of(told.day)
    if (owner := phrase.get("OTHER")) and owner.low not in context("of_a_quarter"):
        return None
    if not number and phrase.has("SAME") and (month := setting.latest()) and month.unit == "M":
        # "in February, against the same period last year"
        return after_told(month, "M", -12)._replace(day=None)
    if not number or number > 4:
        return None
    year = phrase.get("YEAR")
    if year:
        return _in_year(int(year.value), number) if not isinstance(year.value, str) else None
    if told and calendar.quarter_of(told.day) == number:
        return compared(told)
    if not nth or not setting.today:
        return None
    return _in_year(setting.today.year - 1 - (number > calendar.quarter_of(setting.today)), number)


def _in_year(year: int, quarter: int) -> Meaning:
    """It stays out of what the text told, as other comparisons do."""
    return Meaning("DATE", f"{year:04}-Q{quarter}")


def _latest_quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the latest quarter", "the latest period": the quarter told last."""
    told = told_quarter(phrase, setting)
    if told:
        return Meaning("DATE", calendar.at_unit(told.day, "Q"), "text", told.day, "Q")
    return setting.relative("Q", -1, PARTIAL["Q"]) if phrase.has("QUARTER") else None


RULES = (
    Rule("FISCAL? ORDINAL HYPHEN (QUARTER|HALF)", _quarter),
    Rule("(THE|THIS|THAT)? FISCAL? ORDINAL (QUARTER|QUARTERS|HALF) (OF? OFYEAR)?", _quarter),
    Rule("THE (FINAL|LAST) (QUARTER|HALF) OF? OFYEAR", _quarter),
    Rule("THE (ORDINAL|FINAL|LAST) COUNT QUARTERS OF OFYEAR", _two_quarters),
    Rule("(THIS|LAST|NEXT) UNIT OTHER (ORDINAL HYPHEN?)? (QUARTER|PERIOD)", _owned_quarter),
    Rule("THE QUARTER", _ended_quarter),
    Rule("QNUMBER OF? (YEAR|(THIS|LAST|NEXT) UNIT)?", _quarter),
    Rule("FISCAL UNIT? YEAR", _fiscal),
    Rule("THE? YEAR FISCAL UNIT", _fiscal),
    Rule("(THE (CURRENT|LAST|LATEST|NEXT|PAST|COMING)?|THIS|LAST|NEXT|CURRENT) FISCAL UNIT", _fiscal),
    Rule("THE (SAME|OTHER)? YEAR (ORDINAL HYPHEN?)? (QUARTER|PERIOD)", _quarter_of_year),
    Rule("YEAR OTHER ORDINAL HYPHEN? QUARTER", _quarter_of_year),
    Rule("THE (SAME|OTHER) (PERIOD|QUARTER) OF? (LAST UNIT|YEAR|A UNIT (AGO|EARLIER))", _quarter_of_year),
    Rule("(THE|A)? UNIT HYPHEN (AGO|EARLIER) ORDINAL HYPHEN? QUARTER", _quarter_of_year),
    Rule("UNIT HYPHEN (AGO|EARLIER)", _year_ago_period),
    Rule("(THE|A)? OTHER? UNIT HYPHEN? (AGO|EARLIER) (QUARTER|PERIOD|UNIT)", _year_ago_period),
    Rule("THE LATEST (QUARTER|PERIOD)", _latest_quarter),
)
