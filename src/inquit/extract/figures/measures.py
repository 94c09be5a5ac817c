"""The unit that a number is measured in: by its sign, behind it, told once for two numbers, or an age."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.extract.figures.nouns import is_plural
from inquit.extract.figures.sentence import Sentence
from inquit.extract.figures.units import Unit, context_unit, kind_of_unit, unit_after
from inquit.extract.figures.values import Amount, amount_at
from inquit.extract.figures.words import Word
from inquit.extract.passage import word_class

__all__ = ["OR_MORE", "age_unit", "shared_unit", "unit_of", "with_inches", "with_old"]

OR_MORE = (("or", "more"), ("or", "so"), ("or", "less"), ("or", "fewer"))
"""Words between a number and its unit that bound it: "80 or more yards"."""


def unit_of(sentence: Sentence, amount: Amount, at: int, sign: str | None) -> Unit | None:
    """The unit of an amount, by its sign, behind it, or by the words around it."""
    words, lows = sentence.words, sentence.lows
    if amount.kind == "times" or (amount.kind == "share" and amount.last > amount.first + 2):
        return None
    if sign is not None:
        told = unit_after(words, at, single=True, pounds_are_money=True)
        return Unit(
            sign,
            amount.first - 1,
            told.last if told and kind_of_unit()[told.name] == "money" and told.name == sign else amount.last,
        )
    scaled = amount.scale >= 1e6 and lows[at : at + 1] == ["pounds"]
    first = (
        at + 1
        if (lows[at : at + 1] == ["of"] and amount.kind == "vague")
        or (lows[at : at + 1] == ["of"] and lows[at - 1] == "couple")
        else at
    )
    single = amount.value == 1 or not amount.value.is_integer()
    unit = unit_after(words, first, single=single, pounds_are_money=scaled or sentence.pounds_are_money)
    if unit is None and tuple(lows[at : at + 2]) in OR_MORE:
        further = unit_after(words, at + 2, single=single, pounds_are_money=sentence.pounds_are_money)
        return Unit(further.name, amount.first, further.last) if further else None
    if (
        unit is None
        and first == at
        and at < len(lows)
        and lows[at] in ("more", "straight", "additional", "full", "consecutive", "long")
    ):
        further = unit_after(words, at + 1, single=single, pounds_are_money=False)
        unit = further if further and kind_of_unit()[further.name] == "time" else None
        unit = unit._replace(last=unit.last) if unit else None
    if unit is None and amount.kind in ("number",):
        return context_unit(words, lows, amount.first, at)
    return unit if unit is None or amount.kind != "share" or lows[at : at + 1] != ["of"] else None


def shared_unit(sentence: Sentence, amount: Amount) -> Unit | None:
    """The unit told once behind the second number: "from 5 | to 10 percent", "8 | by 12 feet", "5 | and 10 km"."""
    words, lows = sentence.words, sentence.lows
    at = amount.last + (lows[amount.last : amount.last + 1] == ["-"])
    if at + 1 >= len(lows) or lows[at] not in ("to", "and", "or", "by", "x", "×") or amount.kind != "number":
        return None
    second = at + 1 + (lows[at + 1] == "-")
    other = amount_at(words, lows, second, money=False) if second < len(words) else None
    if other is None or other.kind != "number" or (not words[amount.last - 1].is_number and words[second].is_number):
        return None
    unit = unit_after(words, other.last, single=other.value == 1, pounds_are_money=sentence.pounds_are_money)
    if unit is None or (words[amount.first].is_number and any(sentence.dated[amount.first : other.last])):
        return None
    return Unit(unit.name, amount.first, amount.last)


def with_inches(
    words: Sequence[Word], lows: Sequence[str], amount: Amount, unit: Unit | None
) -> tuple[Amount, int, str | None]:
    """ "7-foot-7" and "6 feet 2 inches" as one length in feet."""
    if unit is None:
        return amount, amount.last, None
    last = max(unit.last, amount.last)
    if unit.name == "foot" and last < len(words):
        at = last + (lows[last] == "-")
        inches = amount_at(words, lows, at, money=False) if at < len(words) and words[at].is_number else None
        if inches and inches.value < 12:
            told = unit_after(words, inches.last, single=True, pounds_are_money=False)
            if (told and told.name == "inch") or at > last or lows[unit.last - 1] in ("foot", "ft"):
                value = round(amount.value + inches.value / 12, 4)
                return amount._replace(value=value), told.last if told and told.name == "inch" else inches.last, "foot"
    return amount, last, unit.name


def with_old(words: Sequence[Word], lows: Sequence[str], last: int, name: str | None) -> int:
    """The end of "15-year-old" behind its unit."""
    if (
        name in ("year", "month", "week", "day")
        and tuple(lows[last : last + 1]) == ("-",)
        and lows[last + 1 : last + 2] in (["old"], ["olds"])
    ):
        return last + 2
    return last


_AFTER_AGE = frozenset(
    [",", ".", ";", ")", ":", "and", "–", "who", "of", "from", "was", "is", "has", "had", "said", "told"]
)


def age_unit(sentence: Sentence, amount: Amount) -> str | None:
    """ "year" where a bare number stands behind a name and a comma: "Mara Lund, 33, of"."""
    words, lows, at = sentence.words, sentence.lows, amount.first
    if amount.last != at + 1 or not lows[at].isdigit() or not 1 <= amount.value <= 115 or at < 2:
        return None
    name = words[at - 3] if lows[at - 2] == "." and at > 2 else words[at - 2]
    after = lows[amount.last] if amount.last < len(lows) else "."
    if lows[at - 1] in ("was", "is") and amount.value >= 10:
        return (
            "year"
            if (name.text[0].isupper() or name.low in ("he", "she")) and after in (",", ".", "when", "and", "at")
            else None
        )
    if lows[at - 1] not in (",", "(") or not name.is_word or name.low in word_class("month", "weekday"):
        return None
    if not name.text[0].isupper() and not (
        after == lows[at - 1] == "," and amount.value > 9 and not is_plural(name.low)
    ):
        return None
    if lows[at - 1] == "(":
        return "year" if after == ")" and not name.text.isupper() else None
    return "year" if after in _AFTER_AGE or after in ("”", '"', "'", "''") else None
