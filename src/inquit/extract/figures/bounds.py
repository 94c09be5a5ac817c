"""Words that bound a number: "more than 400", "12 or more", "30-odd", with the phrases of `vocabulary/bounds.tsv`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from inquit.extract.figures.words import Word, figure_words, words_in
from inquit.model import Bound
from inquit.vocabulary import table

__all__ = ["Qualifier", "qualifier_after", "qualifier_before"]

_LONGEST = 6


class Qualifier(NamedTuple):
    """A bound and the words `[first, last)` that tell it."""

    bound: Bound
    first: int
    last: int


@cache
def _phrases(where: str) -> dict[tuple[str, ...], str]:
    return {
        tuple(word.low for word in words_in(phrase, 0, len(phrase), False)): bound
        for bound, place, phrases in table("bounds.tsv")
        if place == where
        for phrase in phrases.split(", ")
    }


def qualifier_before(lows: Sequence[str], first: int, *, unit: str | None, kind: str, large: bool) -> Qualifier | None:
    """The qualifier that ends before word `first`, of a number that measures `kind`; `large` for ten and more."""
    last = first
    if last > 1 and lows[last - 1] == "of" and lows[last - 2] == "total":
        last -= 2 + (last > 2 and lows[last - 3] == "a")
    elif last and lows[last - 1] in ("a", "an", "the", "another", "further", "age", "magnitude") and last > 1:
        found = _longest(lows, last)
        if found and found.last - found.first > 1:
            return _meant(lows, found, unit, kind, large=large)
        last -= 1
        last -= lows[last - 1] == "a" and lows[last] == "further"
    found = _longest(lows, last)
    if found is None and last and lows[last - 1] in ("-", "–") and last > 1:
        found = _longest(lows, last - 1)
        found = found if found and lows[last - 2] in ("under", "over") else None
    return _meant(lows, found, unit, kind, large=large) if found else None


def _longest(lows: Sequence[str], last: int) -> Qualifier | None:
    known = _phrases("before")
    for size in range(min(_LONGEST, last), 0, -1):
        bound = known.get(tuple(lows[last - size : last]))
        if bound is not None:
            return Qualifier(bound, last - size, last) if bound != "none" else None  # type: ignore[arg-type]
    return None


_DURING = figure_words("during")
_NEGATIONS = figure_words("negation")


def _meant(lows: Sequence[str], found: Qualifier, unit: str | None, kind: str, *, large: bool) -> Qualifier | None:
    """The qualifier as it is meant beside its number: "over four days" says how long, "under two flags" nothing."""
    word = lows[found.last - 1]
    if found.last - found.first > 1:
        compared = lows[found.first].endswith("er") and word == "than"
        if compared and found.bound == "more_than" and _NEGATIONS & set(lows[max(0, found.first - 5) : found.first]):
            return found._replace(bound="at_most")
        return found
    before = lows[found.first - 1] if found.first else ""
    if word == "over" and kind == "time":
        return found if before in _DURING or not found.first else None
    if word == "under" and before in figure_words("young"):
        return found
    if word in ("over", "under", "above", "below", "beyond", "around") and unit is None and not large:
        return None
    if word == "within" and kind not in ("time", "length"):
        return None
    return found


@cache
def _openings() -> frozenset[str]:
    return frozenset(words[0] for words in _phrases("after"))


def qualifier_after(words: Sequence[Word], lows: Sequence[str], *ends: int) -> Qualifier | None:
    """The qualifier that begins at one of the places where a number, its unit or what it counts ends."""
    known = _phrases("after")
    for end in dict.fromkeys(ends):
        for first in (end, end + 1):
            if first > end and (end >= len(lows) or lows[end] not in ("-", "–")):
                break
            if first >= len(lows) or lows[first] not in _openings():
                continue
            for size in (4, 3, 2, 1):
                bound = known.get(tuple(lows[first : first + size]))
                if (
                    bound
                    and first + size <= len(lows)
                    and _is_behind(words, lows, first, first + size, hyphen=first > end)
                ):
                    return Qualifier(bound, first, first + size)  # type: ignore[arg-type]
    return None


def _is_behind(words: Sequence[Word], lows: Sequence[str], first: int, last: int, *, hyphen: bool) -> bool:
    """ "plus", "odd" and "ish" bind by a hyphen or alone; "more" and "up" close the phrase; "at least" does so too."""
    after = lows[last] if last < len(lows) else "."
    if lows[first] in ("plus", "odd", "ish", "+"):
        return hyphen or (lows[first] in ("odd", "+") and (lows[first] == "odd" or words[first].glued))
    if lows[first] in ("at", "approximately", "minimum", "maximum", "max"):
        return not after[:1].isalnum()
    if lows[last - 1] in ("under", "below", "over", "above"):
        return not after[:1].isalnum()
    return not after[:1].isdigit() and after != "than"
