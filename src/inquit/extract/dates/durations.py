"""Rules for lengths of time: "two weeks", "a 16-hour flight", "the past 20 months", "for decades"."""

from __future__ import annotations

from inquit.extract.dates.calendar import whole_number
from inquit.extract.dates.grammar import Phrase, Rule
from inquit.extract.dates.setting import Meaning, Setting
from inquit.extract.dates.words import context

__all__ = ["RULES", "duration", "duration_unit", "quantity"]


def quantity(phrase: Phrase) -> float | None:
    """How many units the phrase counts, None where it does not tell."""
    counted = phrase.get("NUMBER", "DAY", "YEAR")
    if counted is None and phrase.get("VAGUE"):
        return None
    number = float(counted.value) if counted and not isinstance(counted.value, str) else 1.0
    return number + 0.5 if phrase.has("HALF") and phrase.has("AND") else number


def duration_unit(phrase: Phrase) -> str | None:
    """The unit that the phrase counts in, as TIMEX3 names it ("TH" is an hour)."""
    item = phrase.get("UNIT", "UNITS", "QUARTER", "QUARTERS", "WEEKEND", "CENTURY")
    return str(item.value) if item else None


_YEARS = {"DE": 10, "CE": 100, "ML": 1000}


def length(unit: str, number: float | None) -> str:
    """The TIMEX3 value of a length: "P2W", "PT5H30M", "PXY"."""
    time, unit = ("T", unit[1:]) if unit[0] == "T" else ("", unit)
    if unit in _YEARS:
        # ISO 8601 has no decades and centuries.
        number, unit = number and number * _YEARS[unit], "Y"
    if number is None:
        return f"P{time}X{unit}"
    whole = int(number)
    if time and number != whole and unit in "HM":
        rest, smaller = round((number - whole) * 60), {"H": "M", "M": "S"}[unit]
        return f"PT{f'{whole}{unit}' if whole else ''}{rest}{smaller}"
    if number == 0.5 and unit == "Y":
        return "P6M"
    return f"P{time}{whole_number(number)}{unit}"


def duration(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A counted length; ages are none."""
    unit = duration_unit(phrase)
    if unit is None or _is_age(phrase):
        return None
    number = quantity(phrase)
    if unit == "Q" and phrase.after() == "of" and number == 3:
        # "three-quarters of its food" is a share.
        return None
    if unit == "D" and phrase.items[phrase.first].low == "one" and not phrase.has("HYPHEN"):
        lead = phrase.before()
        if lead not in context("length_lead") and phrase.after() != "of" and setting.direction(phrase) > 0:
            return Meaning("DATE", "FUTURE_REF")
    if unit == "W" and phrase.all("UNITS") and phrase.all("UNITS")[0].low == "fortnights" and number:
        number *= 2
    return Meaning("DURATION", length(unit, number))


def _is_age(phrase: Phrase) -> bool:
    after = phrase.after(2) if phrase.after() == "-" else phrase.after()
    if after in context("age_tail") or phrase.before() == "aged":
        return True
    return after == "of" and phrase.after(2) == "age"


def _a_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "a year" is a length after a preposition, a rate after what is counted ("15 tankers a year")."""
    item = phrase.get("UNIT", "WEEKEND", "QUARTER", "CENTURY")
    assert item
    if _is_age(phrase):
        return None
    unit, before = str(item.value), phrase.before()
    if unit == "Q" and phrase.after() in context("lone_quarter"):
        return None
    # "nearly a year", "a week's delay"
    if phrase.has("APPROX", "ORSO") or phrase.after() == "'s":
        return Meaning("DURATION", length(unit, 1))
    if phrase.after() in ("after", "before") or (phrase.after() == "to" and before in context("given_lead")):
        return Meaning("DURATION", length(unit, 1))
    counted = phrase.follows("NUMBER", "DAY", "YEAR", "TIMES") or phrase.follows_word("many")
    if unit in ("D", "M", "Y", "W", "TH", "TM") and counted and before not in context("rate_bar"):
        return Meaning("SET", length(unit, 1))
    if before in context("length_lead"):
        return Meaning("DURATION", length(unit, 1))
    return None


def _span_of(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the last five years", "the first nine months", "the coming weeks"."""
    units = phrase.all("UNIT", "UNITS", "QUARTERS", "CENTURY")
    unit = str(units[-1].value)
    if phrase.has("NUMBER", "DAY", "VAGUE", "YEAR"):
        # "the nine months" of a company's figures: later comparisons are with these, not with a quarter.
        own = setting.today if unit == "M" and not phrase.has("PAST", "LAST", "NEXT", "COMING") else None
        return Meaning("DURATION", length(unit, quantity(phrase)), None, own, "period" if own else "")
    if phrase.has("UNITS", "QUARTERS"):
        # "the early hours" are a part of the day.
        return None if unit[0] == "T" and phrase.has("EARLY") else Meaning("DURATION", length(unit, None))
    return Meaning("DURATION", length(unit, 1))


def _bare(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "for decades", "within weeks or months": a length that is not counted."""
    unit = duration_unit(phrase)
    before = phrase.before(2) if phrase.before() in ("just", "only", "mere") else phrase.before()
    if unit is None or (phrase.after() == "of" and phrase.after(2) == "age"):
        return None
    if not phrase.has("HYPHEN") and before not in context("bare_lead"):
        return None
    return Meaning("DURATION", length(unit, None))


def _first_of_two(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The "two" of "two to six days", which is an expression of its own."""
    unit = duration_unit(phrase)
    if unit is None or _is_age(phrase):
        return None
    counted = phrase.get("NUMBER", "DAY", "VAGUE", "YEAR")
    assert counted
    phrase.last = phrase.items.index(counted, phrase.first) + 1
    return Meaning("DURATION", length(unit, quantity(phrase)))


def _half(phrase: Phrase, setting: Setting) -> Meaning | None:
    unit = duration_unit(phrase)
    return Meaning("DURATION", length(unit, 0.5)) if unit else None


def _quarter_century(phrase: Phrase, setting: Setting) -> Meaning | None:
    return Meaning("DURATION", length("CE", 0.25))


def _whole(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "all day", "another year"."""
    unit = duration_unit(phrase)
    return Meaning("DURATION", length(unit, 1)) if unit and (phrase.has("ANOTHER") or unit in "DWMY") else None


def _unit_long(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "year-long", "weeklong"."""
    item = phrase.get("UNIT", "UNITLONG")
    assert item
    return Meaning("DURATION", length(str(item.value), 1))


def _fortnight(phrase: Phrase, setting: Setting) -> Meaning | None:
    return Meaning("DURATION", "P2W")


RULES = (
    Rule("APPROX? COUNT MORE? HYPHEN? (UNITS|UNIT|WEEKEND|QUARTERS|CENTURY) (AND A HALF|ORSO)?", duration),
    Rule("(A|THE) COUNT HYPHEN? UNIT HYPHEN? PERIOD", duration),
    Rule("APPROX? COUNT HYPHEN? UNIT HYPHEN? LONG?", duration),
    Rule("APPROX? COUNT (OR|AND|HYPHEN) COUNT MORE? UNITS", _first_of_two),
    Rule("APPROX? A (UNIT|WEEKEND|QUARTER|CENTURY) (AND A HALF|ORSO)?", _a_unit),
    Rule("A UNIT (AND A HALF|OR COUNT|OR SAME)", duration),
    Rule("A MORE (UNIT|QUARTER)", duration),
    Rule("(A|THE)? ALL UNIT|ANOTHER (UNIT|QUARTER)", _whole),
    Rule("ANOTHER COUNT MORE? (UNITS|QUARTERS)", duration),
    Rule("A? HALF HYPHEN? A? (UNIT|CENTURY)", _half),
    Rule("A? QUARTER (HYPHEN|OF A)? CENTURY", _quarter_century),
    Rule("UNIT HYPHEN LONG|UNITLONG", _unit_long),
    Rule("THE? (PAST|LAST|NEXT|COMING|ORDINAL|LATEST|PREVIOUS|FOLLOWING) COUNT MORE? (UNITS|QUARTERS)", _span_of),
    Rule("THE PAST (UNIT|CENTURY)", _span_of),
    Rule("THE? (PAST|LAST|COMING|NEXT) (UNITS|QUARTERS)", _span_of),
    Rule("(THESE|THE) (PAST|LAST|NEXT|COMING) (COUNT)? UNITS", _span_of),
    Rule("THE (COUNT|UNIT HYPHEN EARLIER COUNT) (UNITS|QUARTERS)", _span_of),
    Rule("THE (EARLY|START|ORDINAL|FINAL) UNITS", _span_of),
    Rule("(UNITS|QUARTERS) HYPHEN LONG", _bare),
    Rule("(THE)? (UNITS|QUARTERS) (OR UNITS)?", _bare),
    Rule("A? FORTNIGHT", _fortnight),
)
