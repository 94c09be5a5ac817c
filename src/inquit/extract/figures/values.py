"""What a number says: plain numbers, vague plurals, fractions, shares ("one in five"), multiples and ranges."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from inquit.extract.figures.words import Word, figure_words
from inquit.extract.numbers import number_words, read_number
from inquit.vocabulary import table

__all__ = ["Amount", "amount_at", "is_range", "range_end"]

_LONGEST = 24
"""Characters of the longest number in digits; what runs on longer is a key or noise."""


class Amount(NamedTuple):
    """The words `[first, last)` and their value. `kind`: number, vague, share (a fraction) or times ("twice")."""

    value: float
    first: int
    last: int
    kind: str = "number"
    scale: float = 1.0


@cache
def _amounts(kind: str) -> dict[str, float]:
    return {word: float(value) for word, known, value in table("amount_words.tsv") if known == kind}


def amount_at(words: Sequence[Word], lows: Sequence[str], at: int, *, money: bool) -> Amount | None:
    """The amount that begins at word `at`; `money` where a sign of money stands before it."""
    if len(words[at].text) > _LONGEST:
        return None
    return (
        _vague(lows, at)
        or _share(lows, at)
        or _times(lows, at)
        or _ratio(words, lows, at)
        or _number(words, lows, at, money=money)
    )


def _vague(lows: Sequence[str], at: int) -> Amount | None:
    """ "dozens", "tens of thousands", "a few hundred"."""
    plurals, start = _amounts("plural"), at
    if lows[at] == "a" and at + 1 < len(lows) and lows[at + 1] == "few":
        start = at + 1
    if lows[start] in _amounts("some"):
        scale = number_words("scale").get(lows[start + 1]) if start + 1 < len(lows) else None
        return (
            Amount(2 * scale, at, start + 2, "vague") if scale and scale >= 12 and lows[start + 1] != "score" else None
        )
    value = plurals.get(lows[at])
    if value is None:
        return None
    last = at + 1
    while last + 1 < len(lows) and lows[last] == "of" and lows[last + 1] in plurals and last < at + 5:
        value = value * plurals[lows[last + 1]] / 2
        last += 2
    if lows[at] in ("tens", "scores") and last == at + 1 and not (last < len(lows) and lows[last] == "of"):
        return None
    return Amount(value, at, last, "vague")


def _share(lows: Sequence[str], at: int) -> Amount | None:
    """ "half", "two-thirds", "a quarter of"."""
    parts = _amounts("part")
    if lows[at] == "half":
        if (
            tuple(lows[at + 1 : at + 4]) == ("-", "a", "-")
            and lows[at + 4 : at + 5]
            and lows[at + 4] in number_words("scale")
        ):
            return Amount(number_words("scale")[lows[at + 4]] / 2, at, at + 5)
        return (
            None if lows[at + 1 : at + 2] and lows[at + 1] in ("a", "an", "hour") else Amount(0.5, at, at + 1, "share")
        )
    top = {"a": 1.0, "an": 1.0}.get(lows[at], number_words("small").get(lows[at]))
    if top is None and lows[at].isdigit():
        top = float(lows[at]) if len(lows[at]) == 1 else None
    part = at + 1 + (at + 1 < len(lows) and lows[at + 1] == "-")
    if top is None or part >= len(lows) or lows[part] not in parts:
        return None
    is_plural = lows[part].endswith("s")
    hyphen = part > at + 1
    followed = lows[part + 1] if part + 1 < len(lows) else ""
    if (top > 1) != is_plural or not (hyphen or is_plural or followed in ("of", "the") or lows[part] == "half"):
        return None
    if lows[part] in ("quarters", "quarter") and top > 1 and followed in ("in", "and", "as", "straight", "ago"):
        return None
    return Amount(round(top * parts[lows[part]], 4), at, part + 1, "share")


def _times(lows: Sequence[str], at: int) -> Amount | None:
    """ "twice", "threefold", "10-fold"."""
    value = _amounts("times").get(lows[at])
    if value is not None:
        return Amount(value, at, at + 1, "times")
    last = at + 1 + (at + 1 < len(lows) and lows[at + 1] == "-")
    if last < len(lows) and lows[last] == "fold" and (number := read_number(lows, at)):
        return Amount(number.value, at, last + 1, "times") if number.last == at + 1 else None
    return None


_IN = (("in",), ("out", "of"), ("of", "every"), ("out", "of", "every"), ("in", "every"))


def _ratio(words: Sequence[Word], lows: Sequence[str], at: int) -> Amount | None:
    """ "one in five", "nine out of ten", "23 of every 24"."""
    top = _whole(lows, at)
    if top is None:
        return None
    value, last = top
    for between in _IN:
        end = last + len(between)
        if tuple(lows[last:end]) == between and end < len(lows):
            bottom = _whole(lows, end)
            if bottom and value < bottom[0] and _is_ratio(lows, bottom, value, between):
                return Amount(round(value / bottom[0], 4), at, bottom[1], "share")
    return None


def _is_ratio(lows: Sequence[str], bottom: tuple[float, int], value: float, between: tuple[str, ...]) -> bool:
    """ "one in three" is a share, "seven in 2013" and "two in 12 months" are none."""
    after = lows[bottom[1]] if bottom[1] < len(lows) else ""
    if between == ("in",):
        round_bottom = bottom[0] <= 12 or (bottom[0] % 5 == 0 and not 1900 <= bottom[0] <= 2100)
        return bottom[0] >= 3 and round_bottom and value <= 9 and after not in _NOT_AFTER_RATIO
    return True


_NOT_AFTER_RATIO = figure_words("no_ratio")


def _whole(lows: Sequence[str], at: int) -> tuple[float, int] | None:
    found = read_number(lows, at)
    if found is None or lows[at] in ("a", "an", "half") or found.value != int(found.value):
        return None
    return found.value, found.last


def _number(words: Sequence[Word], lows: Sequence[str], at: int, *, money: bool) -> Amount | None:
    found = read_number(lows, at)
    if found is None:
        return None
    value, last = found.value, found.last
    if lows[at] == "a" and lows[at + 1] in ("couple", "score") and not _of_follows(lows, at + 2):
        return None
    if lows[last - 1] == "of":
        last -= 1
    scale = _scale_in(lows, at, last)
    if lows[last : last + 1] == ["-"] and last + 1 < len(lows) and (further := _amounts("scale").get(lows[last + 1])):
        value, last, scale = value * further, last + 2, further
    elif words[last - 1].is_number and last < len(words):
        letter = _letter_scale(words, last, money=money)
        if letter:
            value, last, scale = value * letter, last + 1, letter
    return Amount(_tidy(value), at, last, "number", scale)


def _of_follows(lows: Sequence[str], at: int) -> bool:
    return at < len(lows) and (lows[at] in ("of", "more") or lows[at] in number_words("scale"))


def _scale_in(lows: Sequence[str], first: int, last: int) -> float:
    scale = 1.0
    for low in lows[first + 1 : last]:
        scale *= number_words("scale").get(low, 1.0) if low != "couple" else 1.0
    return scale


_LETTERS = {
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
    "t": 1e12,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "mln": 1e6,
    "trn": 1e12,
    "mm": 1e6,
}


def _letter_scale(words: Sequence[Word], at: int, *, money: bool) -> float | None:
    """The scale that letters glued to a number stand for: "£88m", "40k people"; "100m" alone is a length."""
    letters = words[at].low
    scale = _LETTERS.get(letters)
    if scale is None or not (words[at].glued or (money and letters in ("bn", "m", "mn", "tn"))):
        return _amounts("scale").get(letters)
    if money or letters in ("bn", "tn", "mn", "mln", "trn"):
        return scale
    after = words[at + 1] if at + 1 < len(words) else None
    counted = (
        after is not None and after.is_word and len(after.low) > 3 and after.low[0].islower() and _is_plural(after.low)
    )
    return scale if letters in ("k", "m") and counted else None


def _is_plural(low: str) -> bool:
    return low == "people" or (low.endswith("s") and not low.endswith("ss"))


def _tidy(value: float) -> float:
    """Without the dust of floating point: 43.6 billion is 43600000000."""
    return float(round(value)) if abs(value) >= 1000 and abs(value - round(value)) < 1e-3 else round(value, 6)


# Ranges -------------------------------------------------------------------------------------------------------------


def range_end(words: Sequence[Word], lows: Sequence[str], at: int) -> int | None:
    """Where the second number of a range may begin, when word `at` links two numbers."""
    if at >= len(lows) or lows[at] not in ("-", "–", "—", "to", "or", "and", "through"):
        return None
    following = at + 1
    return following if following < len(lows) else None


def is_range(low: Amount, high: Amount) -> bool:
    """Whether two amounts are the ends of a range."""
    return low.kind == high.kind and low.value < high.value


def scaled_like(low: Amount, high: Amount) -> Amount:
    """The lower end in the scale of the upper: the "10" of "10 to 12 million"."""
    if high.scale > 1 and low.scale == 1 and low.kind == "number" and low.value <= high.value / high.scale:
        return low._replace(value=_tidy(low.value * high.scale))
    return low
