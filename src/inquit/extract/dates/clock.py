"""Rules for times of day: "9 a.m. Tuesday", "18:00 UTC", "Friday night", "later this afternoon"."""

from __future__ import annotations

from datetime import date

from inquit.extract.dates import calendar
from inquit.extract.dates.grammar import Phrase, Rule
from inquit.extract.dates.points import month_day, weekday_point
from inquit.extract.dates.setting import Meaning, Setting
from inquit.extract.dates.words import CLASSES, context
from inquit.model import Anchor

__all__ = ["RULES"]


def _clock(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A time by the clock, on the day that the phrase or its sentence names."""
    time = _time(phrase)
    if time is None or _plays(phrase):
        return None
    zone = phrase.get("ZONE")
    time += "Z" if zone and zone.value == "Z" and phrase.after() not in ("+", "-") else ""
    day, anchor = _day(phrase, setting)
    return Meaning("TIME", f"{calendar.day_value(day) if day else 'XXXX-XX-XX'}T{time}", anchor, day, "T")


def _plays(phrase: Phrase) -> bool:
    """Whether a clock tells what is left of a game: "14:05 left", "7:41 to go"."""
    if phrase.items[phrase.last - 1].kind != CLASSES["CLOCK"]:
        return False
    return phrase.after() in ("left", "remaining") or (phrase.after(), phrase.after(2)) in _GAME


_GAME = {("to", "go"), ("to", "play")}


def _time(phrase: Phrase) -> str | None:
    noon = phrase.get("NOON")
    if noon:
        return str(noon.value) if phrase.before() != "high" else None
    military = phrase.get("NUMBER", "YEAR")
    if military:
        digits = military.low
        return f"{digits[:2]}:{digits[2:]}" if len(digits) == 4 and digits < "2400" and digits[2] < "6" else None
    clock = phrase.get("CLOCK", "DAY")
    assert clock
    hour, minute = map(int, str(clock.value).split(":")) if isinstance(clock.value, str) else (int(clock.value), 0)
    half = phrase.get("HALFDAY")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.value == "PM" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 else None


def _day(phrase: Phrase, setting: Setting) -> tuple[date | None, Anchor | None]:
    """The day named in the phrase, else the one told just before, else the report's own."""
    if phrase.has("WEEKDAY"):
        meaning = weekday_point(phrase, setting)
        return meaning.day, meaning.anchor
    if phrase.has("MONTH"):
        told_day = month_day(phrase, setting)
        return (told_day.day, told_day.anchor) if told_day else (None, None)
    word = phrase.get("DAYWORD")
    if word:
        return setting.today and calendar.stepped(setting.today, "D", int(word.value)), setting.anchor
    if weekday := _behind_bracket(phrase):
        meaning = weekday_point(weekday, setting)
        return meaning.day, meaning.anchor
    told = setting.told_near(phrase.start, 200)
    if told and told.unit == "D":
        return told.day, "text"
    return setting.today, setting.anchor if setting.today else None


def _behind_bracket(phrase: Phrase) -> Phrase | None:
    """The weekday of "10:35 a.m. (0735 GMT) Friday", for the times before and in the brackets."""
    following = phrase.items[phrase.last : phrase.last + _BRACKET]
    at = next((i for i, item in enumerate(following) if item.kind == CLASSES["CLOSE"]), len(following))
    inside = phrase.items[max(0, phrase.first - 1) : phrase.last + at]
    opened = any(item.kind == CLASSES["OPEN"] for item in inside)
    at += 2 if [item.kind for item in following[at + 1 : at + 2]] == [CLASSES["ON"]] else 1
    if not opened or at >= len(following) or following[at].kind != CLASSES["WEEKDAY"]:
        return None
    return Phrase(phrase.items, phrase.last + at, phrase.last + at + 1)


_BRACKET = 8
"""Items of a time in brackets with the weekday behind it."""


def _at_part(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "at four in the morning"."""
    number, link, part = phrase.items[phrase.first], phrase.items[phrase.first + 1], phrase.get("PART")
    hour = int(number.value) if isinstance(number.value, float) else 0
    if not part or link.low != "in" or not 1 <= hour <= 12 or hour != number.value:
        return None
    if phrase.before() not in context("hour_lead"):
        return None
    day, anchor = _day(phrase, setting)
    hour = hour % 12 + (0 if part.value == "TMO" else 12)
    return Meaning("TIME", f"{calendar.day_value(day) if day else 'XXXX-XX-XX'}T{hour:02}:00", anchor, day, "T")


def _trading(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "in morning trading": of the day told just before, else of the report's own."""
    item, noun = phrase.get("PART"), phrase.items[phrase.last - 1]
    if not item or noun.low not in ("trading", "trade"):
        return None
    phrase.last -= 1
    told = setting.latest("D")
    day, anchor = (told.day, "text") if told else (setting.today, setting.anchor)
    return None if day is None else Meaning("TIME", calendar.day_value(day) + str(item.value), anchor, day, "D")


def _part(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "Friday night", "yesterday morning", "last night", "this evening", "tonight"."""
    item = phrase.get("PART", "TONIGHT", "OVERNIGHT")
    assert item
    part = str(item.value)
    if phrase.has("WEEKDAY"):
        weekday = phrase.get("WEEKDAY")
        assert weekday
        if item.low.endswith("s"):
            return Meaning("SET", f"XXXX-WXX-{weekday.value}{part}")
        meaning = weekday_point(phrase, setting)
        return meaning._replace(type="TIME", value=meaning.value + part, unit="D")
    word = phrase.get("DAYWORD", "LAST", "THIS", "NEXT")
    steps = int(word.value) if word else 0
    if phrase.has("LAST") and part != "TNI":
        return None
    if not setting.today:
        return Meaning("TIME", f"XXXX-XX-XX{part}")
    day = calendar.stepped(setting.today, "D", steps)
    return Meaning("TIME", calendar.day_value(day) + part, setting.anchor, day, "D")


def _next_part(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the next morning", "the previous night": beside the day told last."""
    item, turn = phrase.get("PART"), phrase.get("NEXT", "FOLLOWING", "PREVIOUS")
    told = setting.latest("D")
    if not item or not turn or not told:
        return None
    day = calendar.stepped(told.day, "D", int(turn.value))
    return Meaning("TIME", calendar.day_value(day) + str(item.value), "text", day, "D")


def _the_part(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "in the morning", "that night": of the day told just before."""
    item = phrase.get("PART")
    assert item
    told = setting.told_near(phrase.start, 200) or setting.latest("D")
    if not told or told.unit != "D" or phrase.after() == "of":
        return None
    if phrase.has("SAME", "THAT") or phrase.before() in context("part_lead"):
        return Meaning("TIME", calendar.day_value(told.day) + str(item.value), "text", told.day, "D")
    return None


_TIME = "((CLOCK|DAY) HALFDAY|CLOCK|NOON) (OPEN? ZONE CLOSE?)?"

RULES = (
    Rule(f"{_TIME} (COMMA? ON? (WEEKDAY|DAYWORD))?", _clock),
    Rule(f"{_TIME} COMMA? ON? MONTHNAME DAYNUMBER (COMMA? YEAR)?", _clock),
    Rule("(NUMBER|YEAR) ZONE", _clock),
    Rule("(WEEKDAY|DAYWORD) COMMA? AT ((CLOCK|DAY) HALFDAY|CLOCK|NOON) (OPEN? ZONE CLOSE?)?", _clock),
    Rule("(EARLY|LATE|EARLIER|LATER)? (EARLY|LATE)? (WEEKDAY|DAYWORD|LAST|THIS) (EARLY|LATE)? PART", _part),
    Rule("(EARLY|LATE|EARLIER|LATER)? (TONIGHT|OVERNIGHT)", _part),
    Rule("(NUMBER|DAY) OTHER THE PART", _at_part),
    Rule("(EARLY|LATE|MIDDLE)? PART (OTHER|MORE)", _trading),
    Rule("(THE|THAT|THE SAME|THAT SAME) PART", _the_part),
    Rule("THE (NEXT|FOLLOWING|PREVIOUS) PART", _next_part),
)
