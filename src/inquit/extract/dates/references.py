"""Rules for sets ("every Tuesday", "annually") and for the vague past, present and future."""

from __future__ import annotations

from inquit.extract.dates.durations import duration_unit, length, quantity
from inquit.extract.dates.grammar import Phrase, Rule
from inquit.extract.dates.setting import Meaning, Setting, after_told
from inquit.extract.dates.words import context

__all__ = ["RULES"]


def _frequency(phrase: Phrase, setting: Setting) -> Meaning | None:
    item = phrase.get("FREQUENCY")
    assert item
    # "the Daily Herald" is a name.
    if setting.text[item.start].isupper() and setting.text[phrase.end : phrase.end + 2].strip()[:1].isupper():
        return None
    # "an annual rate" measures, and says of nothing how often it comes.
    return Meaning("SET", str(item.value)) if phrase.after() not in context("no_set_tail") else None


def _each(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "each year", "every two weeks", "every Tuesday morning", "each July"."""
    for name, form in (("WEEKDAY", "XXXX-WXX-{}"), ("MONTH", "XXXX-{:0>2}"), ("SEASON", "XXXX-{}")):
        if item := phrase.get(name):
            part = phrase.get("PART")
            return Meaning("SET", form.format(item.value) + (str(part.value) if part else ""))
    if part := phrase.get("PART"):
        return Meaning("SET", f"XXXX-XX-XX{part.value}")
    unit = duration_unit(phrase)
    if not unit:
        return None
    if unit == "WE":
        return Meaning("SET", "XXXX-WXX-WE")
    other = phrase.get("OTHER")
    return Meaning("SET", length(unit, 2 if other and other.low == "other" else quantity(phrase)))


def _times(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "twice a year", "three times a day"."""
    unit = duration_unit(phrase)
    return Meaning("SET", length(unit, 1)) if unit and phrase.after() not in ("ago", "earlier", "later") else None


def _value(phrase: Phrase, setting: Setting) -> Meaning | None:
    item = phrase.get("NOW", "PASTWORD", "RECENT", "SOON", "FUTURE", "CURRENT")
    assert item
    # "at the time of the fall", "at the time he fell"
    words, after = setting.text[item.start : item.end].lower(), phrase.after()
    if words == "at the time" and after[:1].isalpha() and after not in context("at_the_time_tail"):
        return None
    if unit := duration_unit(phrase):
        return Meaning("DURATION", length(unit, None))
    return Meaning("DATE", str(item.value))


def _in_name(phrase: Phrase, setting: Setting) -> bool:
    """Whether a capital word stands right after another, as in "Channel Now"."""
    if phrase.first == 0 or not setting.text[phrase.start].isupper():
        return False
    before = phrase.items[phrase.first - 1]
    return setting.text[before.start].isupper() and len(before.low) > 1


def _now(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "now", but not in a name ("Channel Now") or as "now that"."""
    return None if _in_name(phrase, setting) or phrase.after() == "that" else _value(phrase, setting)


def _soon(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "soon", but not "as soon as", nor "soon became", which tells of the past."""
    part = phrase.before() in context("soon_lead") or phrase.after() in context("soon_tail")
    return None if part or setting.direction(phrase) < 0 else _value(phrase, setting)


def _future(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the future", "in future", but not "the future of Orvel", nor "future payments"."""
    by_itself = phrase.has("THE", "NEAR") or phrase.before() in ("in", "for")
    return _value(phrase, setting) if by_itself and phrase.after() != "of" else None


def _then(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "until then", "since then": the time told last."""
    told = setting.latest()
    if not told or told.unit not in ("D", "W", "WE", "M", "Y", "DE") or phrase.before() not in context("then_lead"):
        return None
    return after_told(told, told.unit, 0)


def _previously(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "Previously, it sold toys": where it opens the sentence it says when."""
    opens = setting.text[phrase.start].isupper() and phrase.after() == ","
    return Meaning("DATE", "PAST_REF") if opens else None


def _this_moment(phrase: Phrase, setting: Setting) -> Meaning:
    return Meaning("DATE", "PRESENT_REF")


def _the_past(phrase: Phrase, setting: Setting) -> Meaning | None:
    """ "the past" by itself."""
    after = phrase.after()
    ends = not after[:1].isalpha() or after in context("past_tail")
    return Meaning("DATE", "PAST_REF") if ends and phrase.before() in context("past_lead") else None


RULES = (
    Rule("FREQUENCY", _frequency),
    Rule("EACH (COUNT|ORDINAL|OTHER)? (UNIT|UNITS|WEEKEND|QUARTER|CENTURY)", _each),
    Rule("EACH WEEKDAY PART?", _each),
    Rule("EACH (MONTH|SEASON|PART)", _each),
    Rule("(NUMBER|DAY)? TIMES (A|EACH) UNIT", _times),
    Rule("THE? NOW", _now),
    Rule("THE? PASTWORD", _value),
    Rule("RECENT (UNITS|QUARTERS)?|THE RECENT PAST", _value),
    Rule("SOON", _soon),
    Rule("CURRENT", _value),
    Rule("THE? NEAR? FUTURE", _future),
    Rule("THEN", _then),
    Rule("PREVIOUSLY", _previously),
    Rule("THIS OTHER? MOMENT", _this_moment),
    Rule("THE PAST", _the_past),
)
