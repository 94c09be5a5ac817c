"""Rules for times that name their place in the calendar: days, months, years, decades, quarters, seasons, feasts."""

from __future__ import annotations

import re
from datetime import date

from inquit.extract.dates import calendar
from inquit.extract.dates.grammar import Phrase, Rule
from inquit.extract.dates.setting import Meaning, Setting
from inquit.extract.dates.words import CLASSES, Item, context

__all__ = ["RULES", "month_day", "month_point", "month_year", "told_year", "weekday_point", "year_of"]


def month_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "Friday, October 21, 2011", "21 October", "October 21 last year"."""
    month, numbers = phrase.get("MONTH"), phrase.all("DAY", "ORDINAL")
    assert month and numbers
    # In "9 a.m., May 3" the day is the number beside the month.
    number = min(numbers, key=lambda one: abs(one.start - month.start))
    day = int(number.value)
    weekday = phrase.get("WEEKDAY")
    year = told_year(phrase, setting)
    if not calendar.exists(year or 2000, int(month.value), day):
        return None
    if year is not None:
        own = setting.anchor if phrase.has("UNIT") else None
        point = date(year, int(month.value), day)
        return Meaning("DATE", calendar.day_value(point), own, point, "D")
    return _yearless(int(month.value), day, int(weekday.value) if weekday else None, phrase, setting)


def told_year(phrase: Phrase, setting: Setting) -> int | None:
    """The year that the phrase tells, as a number or as "last year"."""
    year = phrase.get("YEAR")
    if year:
        return year_of(year, setting)
    if setting.today and (relative := phrase.get("THIS", "LAST", "PAST", "NEXT", "COMING")) and phrase.has("UNIT"):
        return setting.today.year + int(relative.value)
    month = phrase.get("MONTH")
    return _year_of_list(int(month.value), phrase, setting) if month else None


_NEXT_OF_LIST = re.compile(
    "(?:{AND}|{OR}|{HYPHEN})(?:(?:{DAY}|{ORDINAL}){COMMA}?{YEAR}|{MONTH}{DOT}?(?:(?:{DAY}|{ORDINAL}){COMMA}?)?{YEAR})".format_map(
        {name: re.escape(code) for name, code in CLASSES.items()}
    )
)
_LONGEST_NEXT = 6


def _year_of_list(month: int, phrase: Phrase, setting: Setting) -> int | None:
    """The year of "January and February 2014", "May 3 to June 5, 2014", told once after the last of them."""
    following = phrase.items[phrase.last : phrase.last + _LONGEST_NEXT]
    match = _NEXT_OF_LIST.match("".join(item.kind for item in following))
    if not match:
        return None
    last = next((int(item.value) for item in following[1 : match.end()] if item.kind == CLASSES["MONTH"]), month)
    return year_of(following[match.end() - 1], setting) - (last < month)


def year_of(item: Item, setting: Setting) -> int:
    if isinstance(item.value, str):
        return calendar.full_year(int(item.value[1:]), (setting.today or setting.last).year)
    return int(item.value)


def _yearless(month: int, day: int, weekday: int | None, phrase: Phrase, setting: Setting) -> Meaning:
    """The nearest such day to the report's own, by its weekday where one is told; far off, as the verb looks."""
    if not setting.today:
        candidates = calendar.fitting(month, day, weekday, setting.last) if weekday else ()
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", candidates=candidates)
    today = setting.today
    years = range(max(today.year - 4, 1), min(today.year + 5, 9999))
    days = [date(year, month, day) for year in years if calendar.exists(year, month, day)]
    if relative := phrase.get("LAST", "PAST", "NEXT", "COMING"):
        days = [one for one in days if (one > today) == (int(relative.value) > 0)]
    point = min(days, key=lambda one: _distance(one, weekday, today))
    if weekday is None and abs((point - today).days) > _FAR and (looks := setting.direction(phrase)):
        days = [one for one in days if (one > today) == (looks > 0)]
        point = min(days, key=lambda one: _distance(one, None, today))
    return setting.value(point, "D", "")


_FAR = 60
"""Days from the report's own within which a day without a year is the nearest, whatever the verb says."""


def _distance(day: date, weekday: int | None, today: date) -> tuple[bool, int]:
    far = abs((day - today).days)
    return weekday is not None and day.isoweekday() != weekday and far < 370, far


def _written(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "2014-10-21", "7/8/07": the month first, unless only the day can stand there."""
    item = phrase.get("WRITTEN")
    assert item
    parts = item.low.replace("/", "-").split("-")
    if len(parts[0]) == 4:
        year, month, day = map(int, parts)
    else:
        month, day, year = map(int, parts)
        if month > 12:
            month, day = day, month
        if year < 100:
            year = calendar.full_year(year, (setting.today or setting.last).year)
    if not 1000 <= year <= 2200 or not calendar.exists(year, month, day):
        return None
    point = date(year, month, day)
    return Meaning("DATE", calendar.day_value(point), None, point, "D")


def month_year(phrase: Phrase, setting: Setting) -> Meaning | None:
    month = phrase.get("MONTH")
    assert month
    number = int(month.value)
    year = told_year(phrase, setting)
    if year is not None:
        own = setting.anchor if phrase.has("UNIT") else None
        point = date(year, number, 1)
        return Meaning("DATE", calendar.at_unit(point, "M"), own, point, "M")
    if phrase.has("UNIT"):
        return Meaning("DATE", f"XXXX-{number:02}")
    return month_point(number, phrase, setting)


def month_point(number: int, phrase: Phrase, setting: Setting) -> Meaning:
    """A month without a year: the last one, the next one, or as the verb looks."""
    if not setting.today:
        return Meaning("DATE", f"XXXX-{number:02}")
    today = setting.today
    relative = phrase.get("LAST", "PAST", "NEXT", "COMING", "THIS")
    if relative and relative.value != "0":
        steps = int(relative.value)
        # A month that has just ended is "last month": by its name the one before is meant.
        ended = calendar.stepped(today, "D", -_JUST)
        past = (ended.year, number) if number < ended.month else (ended.year - 1, number)
        ahead = (today.year, number) if number > today.month else (today.year + 1, number)
        year, _ = past if steps < 0 else ahead
    elif relative or number == today.month:
        year = today.year
    else:
        # What runs "through" a month runs to the nearest one.
        through = phrase.before() == "through"
        near = 1 if 0 < (number - today.month) % 12 <= (6 if through else 2) else -1
        looks = near if through else setting.direction(phrase) or near
        year = today.year + (number < today.month) if looks > 0 else today.year - (number > today.month)
    return setting.value(date(min(max(year, 1), 9999), number, 1), "M", "")


_JUST = 14
"""Days after which a month is called by its name again."""


def _year_point(phrase: Phrase, setting: Setting) -> Meaning | None:
    item = phrase.get("YEAR", "NUMBER")
    assert item
    year = year_of(item, setting)
    unit = phrase.get("UNIT")
    if unit:
        is_year = unit.value == "Y" and 1000 <= year <= 2100
    else:
        is_year = phrase.has("EARLY", "MIDDLE", "LATE", "OF") or _is_year(phrase, item, year)
    return Meaning("DATE", f"{year:04}", None, date(year, 7, 1), "Y") if is_year else None


def _is_year(phrase: Phrase, item: Item, year: int) -> bool:
    """Whether digits are a year and no count, price or number of a bus."""
    before, after = phrase.before(), phrase.after()
    if before in context("no_year_after") or after in context("no_year_before") or phrase.stands_after("NUMBERED"):
        return False
    if before == "-" and phrase.before(2) in context("year_prefix"):
        return True
    if (before == "-" and not phrase.before(2).isdigit()) or (after == "-" and not phrase.after(2).isdigit()):
        return False
    led = before in context("year_lead")
    if item.low[0] == "'":
        return led or before in context("short_year_lead") | context("old_year_lead")
    if _is_counted(after):
        return led or before == "the"
    return 1900 <= year <= 2039 or led or before in context("old_year_lead")


_PLURAL = re.compile(r".{3,}[^s'’]s")


def _is_counted(word: str) -> bool:
    """Whether a word is a plural that four digits would count."""
    return word in context("counted_plural") or (bool(_PLURAL.fullmatch(word)) and word not in context("dated_plural"))


def _decade(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    item = phrase.get("DECADES", "DECADE")
    assert item
    digits = str(item.value)
    if len(digits) == 4:
        return Meaning("DATE", digits[:3], None, date(int(digits), 1, 1), "DE")
    # "in his fifties" tells an age; without "the" only a list goes on ("the 70s and 80s").
    ages = {phrase.before(), phrase.before(2)} & context("age_lead")
    if ages or (not phrase.has("THE") and phrase.before() not in context("decade_lead")):
        return None
    ten = int(digits[0])
    today = setting.today or setting.last
    value = f"{today.year // 100 * 10 + ten}"
    if int(value) * 10 > today.year:
        value = str(int(value) - 10)
    return Meaning("DATE", value, None, date(int(value) * 10, 1, 1), "DE")


def _century(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The 19th century is the years that begin with 18."""
    nth = phrase.get("ORDINAL", "DAY")
    if nth:
        return Meaning("DATE", f"{int(nth.value) - 1:02}") if 1 <= int(nth.value) <= 30 else None
    relative = phrase.get("THIS", "LAST", "PAST", "NEXT", "COMING")
    steps = int(relative.value) if relative else 0
    return setting.relative("CE", steps, "XX")


def _weekday(phrase: Phrase, setting: Setting) -> Meaning | None:
    item = phrase.get("WEEKDAY")
    assert item
    if phrase.before() in ("black", "bloody"):
        return None
    if item.low.endswith("days"):
        return Meaning("SET", f"XXXX-WXX-{item.value}")
    return weekday_point(phrase, setting)


def _week_ago(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "a week ago Tuesday"."""
    item, unit = phrase.get("WEEKDAY"), phrase.get("UNIT")
    if not item or not unit or unit.value != "W" or not setting.today:
        return None
    day = calendar.weekday_near(setting.today, int(item.value), -1)
    return setting.value(calendar.stepped(day, "W", -1), "D", "")


def weekday_point(phrase: Phrase, setting: Setting) -> Meaning:
    """A weekday: the report's own day where it is that day, else the last or the next, as the verb looks."""
    item = phrase.get("WEEKDAY")
    assert item
    weekday = int(item.value)
    if not setting.today:
        return Meaning("DATE", f"XXXX-WXX-{weekday}")
    today = setting.today
    # "this past Saturday"
    relative = phrase.get("LAST", "PAST", "NEXT", "COMING") or phrase.get("THIS")
    if relative and phrase.has("UNIT"):
        week = calendar.stepped(today, "W", int(relative.value))
        return setting.value(calendar.stepped(week, "D", weekday - week.isoweekday()), "D", "")
    steps = int(relative.value) if relative else 0
    if steps:
        return setting.value(calendar.weekday_near(calendar.stepped(today, "D", steps), weekday, steps), "D", "")
    told = setting.told_near(phrase.start, len(", on "))
    if told and told.unit == "W" and "." not in setting.text[told.span.end : phrase.start]:
        # "last week, on Tuesday"
        return setting.value(calendar.stepped(told.day, "D", weekday - told.day.isoweekday()), "D", "")
    looks = setting.direction(phrase)
    if relative and not looks:
        looks = 1
    return setting.value(calendar.weekday_near(today, weekday, looks or -1), "D", "")


def _feast(phrase: Phrase, setting: Setting) -> Meaning | None:
    item = phrase.get("HOLIDAY")
    assert item
    rule = str(item.value)
    if not setting.text[item.start].isupper() and setting.text[item.start : item.start + 4] != "the ":
        return None
    if rule == "01-01" and "day" not in setting.text[item.start : item.end].lower() and phrase.after() in ("york",):
        return None
    year = phrase.get("YEAR")
    if year:
        point = calendar.feast(rule, year_of(year, setting))
        return Meaning("DATE", calendar.day_value(point), None, point, "D")
    if not setting.today:
        return Meaning("DATE", f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX")
    today = setting.today
    days = [calendar.feast(rule, one) for one in range(max(today.year - 1, 1), today.year + 2)]
    relative = phrase.get("LAST", "PAST", "NEXT", "COMING")
    looks = int(relative.value) if relative else 0
    days = [one for one in days if not looks or (one < today) == (looks < 0)]
    return setting.value(min(days, key=lambda one: abs((one - today).days)), "D", "")


def _season(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A season by name; the year of a winter is that of its January."""
    item = phrase.get("SEASON")
    assert item
    season = str(item.value)
    marked = phrase.has("THIS", "LAST", "PAST", "NEXT", "COMING", "EARLY", "MIDDLE", "LATE", "YEAR")
    if not marked and (phrase.before() not in context("season_lead") or phrase.after() in ("of", "in")):
        return None
    if item.low in ("fall", "spring") and not marked and not phrase.has("THE"):
        return None
    year = phrase.get("YEAR")
    if year:
        return _season_value(year_of(year, setting), season, None)
    if not setting.today:
        return Meaning("DATE", f"XXXX-{season}")
    today = setting.today
    relative = phrase.get("LAST", "PAST", "NEXT", "COMING", "THIS")
    month = calendar.SEASON_MONTHS[season]
    if relative and relative.value == "0":
        return _season_value(today.year, season, setting)
    looks = int(relative.value) if relative else setting.direction(phrase) or -1
    inside = calendar.season_of(today) == season
    if inside and not relative:
        return _season_value(today.year, season, setting)
    # A month of slack: "last summer", said inside a summer, is that of the year before.
    slack = int(inside)
    if looks < 0:
        return _season_value(today.year - (today.month <= month + slack), season, setting)
    return _season_value(today.year + (today.month >= month - slack), season, setting)


def _season_value(year: int, season: str, setting: Setting | None) -> Meaning:
    point = date(min(max(year, 1), 9999), calendar.SEASON_MONTHS[season], 1)
    return Meaning("DATE", f"{year:04}-{season}", setting.anchor if setting else None, point, "S")


RULES = (
    Rule("(PART? WEEKDAY DOT? COMMA? (THE)?)? PARTOF? MONTHNAME THE? DAYNUMBER (COMMA? YEAR)?", month_day),
    Rule("MONTHNAME DAYNUMBER COMMA? OF? RELATIVE UNIT", month_day),
    Rule("RELATIVE MONTHNAME DAYNUMBER", month_day),
    Rule("(WEEKDAY DOT? COMMA?)? THE? DAYNUMBER OF? MONTHNAME (COMMA? YEAR)?", month_day),
    Rule("DAYNUMBER HYPHEN MONTHNAME HYPHEN YEAR", month_day),
    Rule("THE? DAYNUMBER OF? MONTHNAME OF? RELATIVE UNIT", month_day),
    Rule("WRITTEN", _written),
    Rule("PARTOF? MONTHNAME (COMMA|OF)? YEAR", month_year),
    Rule("PARTOF? MONTHNAME COMMA? OF? RELATIVE UNIT", month_year),
    Rule("RELATIVE? PARTOF? RELATIVE? MONTH", month_year),
    Rule("THE? (END|START|MIDDLE) OF MONTH YEAR?", month_year),
    Rule("THE? (END|START|MIDDLE) OF YEAR", _year_point),
    Rule("PARTOF? YEAR", _year_point),
    Rule("THE UNIT (YEAR|NUMBER)", _year_point),
    Rule("THE? PARTOF? (DECADES|DECADE)", _decade),
    Rule("THE? PARTOF? ORDINAL HYPHEN? CENTURY", _century),
    Rule("(THE LAST|THE NEXT|THIS|LAST|NEXT) CENTURY", _century),
    Rule("(EARLY|LATE)? THIS? RELATIVE? WEEKDAY", _weekday),
    Rule("WEEKDAY OF? (THIS|LAST|NEXT) UNIT", _weekday),
    Rule("A UNIT AGO WEEKDAY", _week_ago),
    Rule("(LAST|THIS|NEXT|COMING)? HOLIDAY (COMMA? YEAR)?", _feast),
    Rule("(THE|THIS|LAST|PAST|NEXT|COMING)? PARTOF? RELATIVE? SEASON (OF? YEAR)?", _season),
)
