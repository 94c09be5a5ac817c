"""Ranges of two numbers: "between 10 and 12", "30-40 years", "$10 to $12 million"."""

from __future__ import annotations

from inquit.extract.figures.counted import counted_by
from inquit.extract.figures.measures import unit_of
from inquit.extract.figures.none import is_bare_none, is_part_of_name
from inquit.extract.figures.nouns import is_plural, noun_at
from inquit.extract.figures.sentence import Claim, Sentence
from inquit.extract.figures.units import Unit, sign_before
from inquit.extract.figures.values import Amount, amount_at, is_range, range_end, scaled_like
from inquit.extract.figures.words import figure_words

__all__ = ["range_of"]

_RANGES = figure_words("range")
_CONTESTS = figure_words("contest")


def range_of(sentence: Sentence, low: Amount, sign: str | None) -> list[Claim] | None:
    """A range that begins with `low`, or the two figures of "from 10 to 12"."""
    words, lows = sentence.words, sentence.lows
    if low.kind in ("vague", "times"):
        return None
    first = low.first - (sign is not None)
    unit = unit_of(sentence, low, low.last, sign)
    link = unit.last if unit else low.last
    if unit and unit.name == "foot" and lows[link : link + 1] == ["-"]:
        return None
    if unit and lows[link : link + 1] == ["-"] and link + 1 < len(lows) and not words[link + 1].is_number:
        link = low.last
    if lows[link : link + 1] == ["-"] and lows[link + 1 : link + 2] in (["to"], ["or"]):
        link += 1
    following = range_end(words, lows, link)
    if following is None or any(sentence.dated[low.first : following + 1]):
        return None
    second_sign = None
    if sign_before(words, following + 1) and following + 1 < len(words):
        second_sign, following = sign_before(words, following + 1), following + 1
    high = amount_at(words, lows, following, money=bool(sign or second_sign))
    if high is None or is_part_of_name(words, low._replace(last=link), titled=True, spaced=False):
        return None
    if unit and unit.last == link and lows[link] == "-" and not (sign or words[link + 1].is_number):
        return None
    unit_high = unit_of(sentence, high, high.last, second_sign or sign)
    last = unit_high.last if unit_high else high.last
    scaled = scaled_like(low, high)
    if not is_range(scaled, high):
        return None
    if lows[link] in ("-", "–", "—") and not _is_dash_range(sentence, link, last, unit_high or unit, high):
        return None
    name = unit_high.name if unit_high else unit.name if unit else None
    if unit and unit_high and unit.name != unit_high.name:
        return None
    before = lows[first - 1] if first else ""
    if lows[link] == "and" and before not in ("between", "either"):
        return None
    if lows[link] == "or" and not (scaled.value * 2 >= high.value or (lows[following - 1] == "or" and high.value <= 3)):
        return None
    if lows[link] == "to" and before in _CONTESTS:
        return None
    if before == "from" and lows[link] == "to" and not _RANGES & set(lows[max(0, first - 4) : first]):
        return None
    if name is None and is_bare_none(words, lows, high, titled=sentence.titled, has_qualifier=True):
        return None
    amount = Amount(scaled.value, low.first, high.last, low.kind)
    noun, end = counted_by(sentence, amount, first, last, name)
    return [Claim(first, last, amount, scaled.value, high.value, "between", None, name, noun, end)]


def _is_dash_range(sentence: Sentence, link: int, last: int, unit: Unit | None, high: Amount) -> bool:
    """Whether digits around a dash are a range: a unit or what is counted must follow, and no further dash."""
    words, lows = sentence.words, sentence.lows
    if not (words[link].glued and words[link + 1].glued) and not (sentence.spaced or unit):
        return False
    if last < len(lows) and lows[last] in ("-", "–") and last + 1 < len(lows) and words[last + 1].is_number:
        return False
    if unit or high.kind == "share":
        return True
    noun = noun_at(words, last, one=False)
    return (
        noun is not None
        and noun.first <= last + 1
        and is_plural(lows[noun.last - 1])
        and words[noun.last - 1].text[0].islower()
        and lows[noun.last - 1] not in _RESULTS
    )


_RESULTS = figure_words("result")
