"""Rules for times told by their distance: from the report's own day, or from a time that the text has told."""

from __future__ import annotations

from datetime import date

from inquit.extract.dates import calendar
from inquit.extract.dates.durations import duration, duration_unit, quantity
from inquit.extract.dates.events import told_event
from inquit.extract.dates.grammar import Phrase, Rule
from inquit.extract.dates.quarters import compared, told_quarter
from inquit.extract.dates.setting import PARTIAL, Meaning, Setting, Told, after_told
from inquit.extract.dates.words import context

__all__ = ["RULES"]


def _day_word(phrase: Phrase, setting: Setting) -> Meaning | None:
    item = phrase.get("DAYWORD")
    assert item
    if _ends_name(phrase, setting.text):
        return None
    return setting.relative("D", int(item.value), PARTIAL["D"])


def _ends_name(phrase: Phrase, text: str) -> bool:
    """Whether a capital word ends a name of two words, as in "USA Today"; in a headline all words are capital."""
    lead = phrase.items[max(0, phrase.first - 2) : phrase.first]
    if not lead or not text[phrase.start].isupper() or not text[lead[-1].start].isupper():
        return False
    return len(lead[-1].low) > 1 and not (len(lead) == 2 and text[lead[0].start].isupper())


def _titled(phrase: Phrase, text: str) -> bool:
    """Whether the words are a title inside a sentence: "on Orvel TV's This Week"."""
    capital = all(text[item.start : item.end].istitle() for item in phrase.items[phrase.first : phrase.last])
    lead = phrase.items[phrase.first - 1] if phrase.first else None
    return capital and lead is not None and (lead.low in _QUOTED or text[lead.start].islower())


_QUOTED = frozenset(('"', "“", "'", "‘", "`", "'s"))


def _next_but_one(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    item, turn = phrase.get("DAYWORD"), phrase.get("BEFORE", "AFTER")
    assert item and turn
    steps = int(item.value)
    return setting.relative("D", 2 * steps, PARTIAL["D"]) if steps == int(turn.value) else None


def _unit(phrase: Phrase) -> str:
    item = phrase.get("UNIT", "WEEKEND", "QUARTER", "CENTURY")
    assert item
    return str(item.value)


def _this_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "last week", "earlier this month", "next year"."""
    unit = _unit(phrase)
    relative = phrase.get("THIS", "LAST", "PAST", "NEXT", "COMING", "CURRENT", "LATEST")
    assert relative
    if unit[0] == "T" or _titled(phrase, setting.text):
        return None
    steps = int(relative.value) if relative.value in ("-1", "0", "1") else 0
    if phrase.has("THE") and steps > 0 and (told := _looking_back(phrase, setting)):
        return after_told(told, unit, steps)
    if unit == "WE":
        return _weekend(phrase, setting, steps)
    if unit == "Y" and steps == -1 and _compares(phrase) and (quarter := told_quarter(phrase, setting)):
        return compared(quarter)
    return setting.relative(unit, steps, PARTIAL[unit])


def _looking_back(phrase: Phrase, setting: Setting) -> Told | None:
    """The time from which a story goes on: "he fell on Monday and the next day he died"."""
    if phrase.has("COMING") or setting.direction(phrase) > 0:
        return None
    return setting.latest("D") if _unit(phrase) in ("D", "W") else setting.latest("D", "M", "Y")


def _compares(phrase: Phrase) -> bool:
    """Whether the phrase is what a sum is held against: "up from last year's"."""
    return phrase.before() in ("from", "share")


def _weekend(phrase: Phrase, setting: Setting, steps: int) -> Meaning:
    """The weekend nearest before or after, as the verb looks; that of the same week on a Saturday or Sunday."""
    if not setting.today:
        return Meaning("DATE", PARTIAL["WE"])
    day = setting.today
    if steps > 0 or (steps == 0 and setting.direction(phrase) > 0):
        return setting.value(calendar.stepped(day, "W", steps if day.isoweekday() > 5 else 0), "WE", "")
    inside = day.isoweekday() > 5 and not steps
    return setting.value(day if inside else calendar.stepped(day, "W", -1), "WE", "")


def _the_weekend(phrase: Phrase, setting: Setting) -> Meaning | None:
    return _weekend(phrase, setting, 0)


def _from_told(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the previous day", "the following year", "the same month", "that week"."""
    unit = _unit(phrase)
    if unit[0] == "T" or unit == "DE":
        return None
    relative = phrase.get("PREVIOUS", "FOLLOWING", "NEXT")
    steps = int(relative.value) if relative else 0
    told = setting.latest("D") if unit in ("D", "W", "WE") else setting.latest("Q") if unit == "Q" else setting.latest()
    if not told:
        return None if not relative else Meaning("DATE", PARTIAL[unit])
    return after_told(told, unit, steps)


_STEP = {"Y": "Y", "M": "M", "W": "W", "D": "D", "DE": "DE", "CE": "CE", "Q": "Q", "WE": "WE", "ML": "ML"}


def _ago(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "five years ago": told as finely as the unit counts."""
    unit, number = duration_unit(phrase), quantity(phrase)
    if unit is None:
        return None
    if unit[0] == "T":
        return Meaning("TIME", "PAST_REF") if not setting.today else _hours(setting, unit, number, -1)
    if number is None or not phrase.has("A", "NUMBER", "DAY", "YEAR"):
        return Meaning("DATE", "PAST_REF")
    if unit == "Y" and number == 1 and (told := told_quarter(phrase, setting)):
        return compared(told)
    return _stepped(setting, unit, -number)


def _hours(setting: Setting, unit: str, number: float | None, sign: int) -> Meaning:
    assert setting.today
    days = sign * (int(number // 24) if number and unit == "TH" else 0)
    day = calendar.stepped(setting.today, "D", days)
    return Meaning("TIME", calendar.day_value(day) + "TXX", setting.anchor, day, "D")


def _stepped(setting: Setting, unit: str, number: float) -> Meaning:
    """`number` units from the report's own day; a half is told as finely as the next smaller unit."""
    if number != int(number):
        smaller = {"Y": ("M", 12), "DE": ("Y", 10), "M": ("W", 4), "W": ("D", 7), "CE": ("DE", 10)}.get(unit)
        if not smaller:
            return Meaning("DATE", "PAST_REF" if number < 0 else "FUTURE_REF")
        unit, number = smaller[0], round(number * smaller[1])
    if abs(number) > 9000:
        return Meaning("DATE", "PAST_REF" if number < 0 else "FUTURE_REF")
    return setting.relative(unit, int(number), PARTIAL[unit])


def _hence(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "two weeks from now"."""
    unit, number = duration_unit(phrase), quantity(phrase)
    if unit is None:
        return None
    if unit[0] == "T":
        return Meaning("TIME", "FUTURE_REF")
    return Meaning("DATE", "FUTURE_REF") if number is None else _stepped(setting, unit, number)


def _in_time(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the bond will be paid back in five years": a time to come; "the highest in five years" is a length."""
    unit, number = duration_unit(phrase), quantity(phrase)
    if phrase.before() != "in" or unit is None or unit[0] == "T" or number is None or _ranks(phrase):
        return None
    return _stepped(setting, unit, number) if setting.direction(phrase) > 0 else None


def _ranks(phrase: Phrase) -> bool:
    """Whether the words before rank something within a length of time."""
    lead = phrase.items[max(0, phrase.first - 4) : phrase.first]
    return phrase.follows("ORDINAL") or phrase.follows_word("rank") or any(one.low.endswith("est") for one in lead)


def _unit_beside_told(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the year before", "the week after" where the time told last is meant and nothing else is named."""
    turn, unit = phrase.get("BEFORE", "AFTER", "PREVIOUS"), _unit(phrase)
    assert turn
    told = setting.latest("D") if unit in ("D", "W") else setting.latest("D", "M", "Y")
    if not told or unit not in ("D", "W", "M", "Y") or phrase.after()[:1].isalnum():
        return None
    return after_told(told, unit, int(turn.value))


def _earlier(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "a year earlier", "two days later": from the time told last."""
    unit, number = duration_unit(phrase), quantity(phrase)
    turn = phrase.get("EARLIER", "LATER", "BEFORE", "AFTER")
    assert turn
    if unit is None or unit[0] == "T" or phrase.after() == "than":
        return duration(phrase, setting) if unit else None
    sign = int(turn.value)
    if number is None:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF") if phrase.has("VAGUE") else None
    if unit == "Y" and number == 1 and sign < 0 and (quarter := told_quarter(phrase, setting)):
        return compared(quarter)
    told = setting.latest("D", "M", "Y", "Q", "period") if unit != "D" else setting.latest("D")
    if number != int(number) or number > 9000:
        return None
    if not told:
        return _stepped(setting, unit, -number) if phrase.has("EARLIER") else duration(phrase, setting)
    unit_shown = told.unit if unit == "Y" and told.unit in ("Y", "M") else unit
    day = calendar.stepped(told.day, unit, sign * int(number))
    return Meaning("DATE", calendar.at_unit(day, unit_shown), "text", day, unit_shown)


def _beside_event(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "two days after the attack", where the text tells the day of the attack."""
    unit, number = duration_unit(phrase), quantity(phrase)
    turn = phrase.all("BEFORE", "AFTER")[-1]
    if unit is None or unit[0] == "T" or number is None or number != int(number) or number > 9000:
        return None
    told = told_event(phrase, setting)
    if not told or (told.unit != "D" and told.unit != unit):
        return None
    return after_told(told, unit, int(turn.value) * int(number))


def _edge(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the end of March", "the beginning of the year", "year-end": the time whose edge it is."""
    month, year = phrase.get("MONTH"), phrase.get("YEAR")
    if month or year:
        return None
    unit = _unit(phrase)
    relative = phrase.get("THIS", "LAST", "PAST", "NEXT", "COMING")
    owner = phrase.get("OTHER")
    if unit[0] == "T" or (owner and owner.low != "'s"):
        return None
    if unit == "WE":
        return _weekend(phrase, setting, int(relative.value) if relative else 0)
    if phrase.has("HYPHEN") and setting.today:
        return setting.value(date(setting.today.year, 12, 31), "D", "")
    return setting.relative(unit, int(relative.value) if relative else 0, PARTIAL[unit])


def _the_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the year", "the quarter", "the week" where they stand for the report's own."""
    unit = _unit(phrase)
    if unit == "D":
        return _the_day(phrase, setting)
    if unit[0] == "T" or unit in ("CE", "DE") or phrase.after() in context("the_unit_bar"):
        return None
    if phrase.before() not in context("the_unit_lead") or phrase.before(2) in context("award"):
        return None
    if unit == "Q" and (told := told_quarter(phrase, setting)):
        return Meaning("DATE", calendar.at_unit(told.day, "Q"), "text", told.day, "Q")
    told = setting.told_near(phrase.start, 100)
    if unit == "Y" and told and told.unit in ("Y", "Q", "H"):
        # "in the third quarter of 2005 and for the full year"
        return after_told(told, "Y", 0)
    own = setting.relative(unit, -1 if unit == "Q" else 0, PARTIAL[unit])
    return own._replace(unit="period") if unit == "Y" else own


def _the_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "ended the day", "later in the day": the day told last, else the report's own."""
    part = phrase.before() == "in" and phrase.before(2) in context("edge_in")
    bar = phrase.after() in context("the_day_bar") and not part
    bar = bar or phrase.leads("WEEKDAY")
    if bar or phrase.before() not in context("the_day_lead") or phrase.has("ALL"):
        return None
    told = setting.latest("D")
    if told:
        return Meaning("DATE", calendar.day_value(told.day), "text", told.day, "D")
    return setting.relative("D", 0, PARTIAL["D"])


_AMOUNT = "APPROX? (COUNT|A) MORE? HYPHEN? (UNIT|UNITS) (AND A HALF|ORSO)?"

RULES = (
    Rule("(EARLY|LATE|EARLIER|LATER)? DAYWORD", _day_word),
    Rule("THE UNIT (BEFORE|AFTER) DAYWORD", _next_but_one),
    Rule("THE UNIT (BEFORE|AFTER|PREVIOUS)", _unit_beside_told),
    Rule("(EARLY|LATE|EARLIER|LATER)? (THIS|LAST|NEXT|COMING|THE (NEXT|LAST)) (UNIT|WEEKEND|QUARTER)", _this_unit),
    Rule("THE (CURRENT|COMING) (UNIT|QUARTER|WEEKEND)", _this_unit),
    Rule("THE WEEKEND", _the_weekend),
    Rule("(THE PREVIOUS|THE FOLLOWING|THE NEXT|THE SAME|THAT SAME?) (UNIT|WEEKEND|QUARTER)", _from_told),
    Rule(f"{_AMOUNT} AGO", _ago),
    Rule("UNITS AGO", _ago),
    Rule(f"{_AMOUNT} HENCE", _hence),
    Rule("(NUMBER|DAY) UNITS", _in_time),
    Rule(f"{_AMOUNT} (EARLIER|LATER)", _earlier),
    Rule(f"{_AMOUNT} (BEFORE|AFTER) (THE|THAT|A|OTHER)? OTHER OTHER? OTHER?", _beside_event),
    Rule("THE? (END|START|MIDDLE) OF (THE|THIS|LAST|NEXT|THE NEXT) (UNIT|QUARTER|WEEKEND)", _edge),
    Rule("UNIT (HYPHEN|OTHER)? END", _edge),
    Rule("THE ALL? (UNIT|QUARTER)", _the_unit),
)
