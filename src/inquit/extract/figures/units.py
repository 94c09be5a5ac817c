"""Units of measure and money beside a number, by the names of `vocabulary/units.tsv`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from inquit.extract.figures.words import Word, words_in
from inquit.vocabulary import table

__all__ = ["Unit", "context_unit", "kind_of_unit", "sign_before", "unit_after"]

_LONGEST = 5
"""Words of the longest unit."""


class Unit(NamedTuple):
    """A unit and the words `[first, last)` that tell it."""

    name: str
    first: int
    last: int


@cache
def kind_of_unit() -> dict[str, str]:
    """What each unit measures: "time", "money", "share", ..."""
    return {name: kind for name, kind, _, _ in table("units.tsv")}


@cache
def _by_words() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Words of a unit in lower case → its name, and whether they are plural."""
    known: dict[tuple[str, ...], tuple[str, bool]] = {}
    for name, _, phrases, _ in table("units.tsv"):
        for phrase in phrases.split(", ") if phrases != "-" else []:
            words = _parts(phrase.removeprefix("pl:").lower())
            known[words] = name, phrase.startswith("pl:")
            if not phrase.startswith("pl:") and words[-1][-1:].isalpha():
                known.setdefault((*words[:-1], f"{words[-1]}s"), (name, True))
    return known


@cache
def _by_sign() -> dict[tuple[str, ...], str]:
    """Signs of units as written → names."""
    rows = ((name, sign) for name, _, _, signs in table("units.tsv") if signs != "-" for sign in signs.split(" "))
    return {_parts(sign): name for name, sign in rows}


@cache
def _openings() -> frozenset[str]:
    """The first words of all units."""
    return frozenset(words[0] for words in (*_by_words(), *_by_sign()))


def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_in(phrase, 0, len(phrase), False))


@cache
def _signs_before() -> dict[str, str]:
    return dict(table("currency_signs.tsv"))  # type: ignore[arg-type]


def sign_before(words: Sequence[Word], at: int) -> str | None:
    """The money whose sign stands right before word `at`."""
    return _signs_before().get(words[at - 1].text) if at else None


def unit_after(words: Sequence[Word], at: int, *, single: bool, pounds_are_money: bool) -> Unit | None:
    """The unit that begins at word `at`, or behind a hyphen there; `single` where the number is one or hyphenated."""
    first = at
    while first < min(len(words), at + 1) and words[first].low in ("-", "–"):
        first += 1
    hyphen = first > at
    if first >= len(words) or not (words[first].text in _openings() or words[first].low in _openings()):
        return None
    for size in range(min(_LONGEST, len(words) - first), 0, -1):
        # "a 15,800-square-metre building": hyphens part the words of a unit as spaces do.
        told = [words[first], *(word for word in words[first + 1 : first + size] if word.low != "-" or not hyphen)]
        if words[first + size - 1].low == "-":
            continue
        name = _by_sign().get(tuple(word.text for word in told))
        if name and _is_sign(words, at, first, size, hyphen):
            return Unit(name, first, first + size)
        found = _by_words().get(tuple(word.low for word in told))
        if found and _is_meant(words, first + size, found, single=single or hyphen):
            name = "GBP" if found[0] == "pound" and pounds_are_money and not _is_of(words, first + size) else found[0]
            return Unit(name, first, first + size)
    return None


def _is_of(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].low == "of"


def _is_sign(words: Sequence[Word], at: int, first: int, size: int, hyphen: bool) -> bool:
    """A sign of one letter is glued to its number; "20s" are years, "1080p" is no money."""
    text = words[first].text
    if size == 1 and len(text) == 1 and text.isalpha():
        number = words[at - 1].low
        if hyphen or not (words[first].glued or (text in _LOOSE and _closes(words, first + 1))):
            return False
        return not (text == "s" and number[-1] == "0") and not (text == "p" and len(number) > 3)
    return not (text == "in" and (hyphen or not words[first].glued))


_LOOSE = frozenset("gmlLWVJ")
"""Signs of one letter that may stand apart from their number."""


def _closes(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or not words[at].is_word or words[at].low in ("of", "and", "or", "to", "in")


_AFTER_SECOND = frozenset(("half", "place", "round", "time", "quarter", "leg", "period", "base", "line", "row"))
_AFTER_EURO = frozenset(("zone", "area", "bloc"))


def _is_meant(words: Sequence[Word], end: int, found: tuple[str, bool], *, single: bool) -> bool:
    """Whether the word is the unit: "two second halves", "five euro zone states" and "9 won" measure nothing."""
    name, is_plural = found
    after = words[end].low if end < len(words) else ""
    if name == "second" and not is_plural:
        return single and after not in _AFTER_SECOND
    if name in ("KRW", "VND", "ZAR", "TRY"):
        return bool(words[end - 2].is_number) or (end > 2 and words[end - 2].low in ("million", "billion", "trillion"))
    if name == "stone" and not is_plural:
        return not single
    if name == "stone" or (name == "penny" and words[end - 1].low == "pennies"):
        return False
    return not (name == "EUR" and after in _AFTER_EURO)


# Units told by other words ------------------------------------------------------------------------------------------


@cache
def _contexts(where: str) -> dict[tuple[str, ...], str]:
    rows = (
        (name, phrase)
        for name, place, phrases in table("unit_contexts.tsv")
        if place == where
        for phrase in phrases.split(", ")
    )
    return {tuple(_parts(phrase)): name for name, phrase in rows}


def context_unit(words: Sequence[Word], lows: Sequence[str], first: int, last: int) -> Unit | None:
    """The unit that words beside the number `[first, last)` tell; its words are in range where they are glued to it."""
    ahead, behind = _contexts("before"), _contexts("after")
    for size in (3, 2, 1):
        if size <= first and (name := ahead.get(tuple(lows[first - size : first]))):
            return Unit(name, first - 1 if name == "magnitude" and lows[first - 1] == name else first, last)
    if first > 1 and lows[first - 1] == "-" and lows[first - 2] == "magnitude":
        return Unit("magnitude", first - 2, last)
    after = last + (last < len(lows) and lows[last] == "-")
    for size in (5, 4, 3, 2, 1):
        if name := behind.get(tuple(lows[after : after + size])):
            return Unit(name, first, after + 1 if after > last else last)
    if "." in lows[first] and last == first + 1 and len(lows[first].split(".")[0]) == 1:
        near = next((_contexts("near")[word,] for word in lows if (word,) in _contexts("near")), None)
        return Unit(near, first, last) if near else None
    return None
