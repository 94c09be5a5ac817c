"""Which way a figure goes that is the amount of a change: "rose 5%", "a 5% rise", "cut 400 jobs"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from inquit.extract.figures.verbs import forms_of, verb_row
from inquit.extract.figures.words import figure_words
from inquit.model import Change

__all__ = ["change_of"]


@cache
def _changing(kind: str) -> dict[str, Change]:
    """Forms of verbs, or nouns and words, to the way they go."""
    found: dict[str, Change] = {}
    for way in ("up", "down"):
        told = verb_row("changes.tsv", way, kind)
        forms = forms_of(told) if kind in ("verb", "cut") else dict.fromkeys(told, ())
        for word in forms:
            found.setdefault(word, way)
            if kind == "noun":
                found.setdefault(f"{word}s", way)
    return found


@cache
def _stock() -> frozenset[str]:
    return frozenset(verb_row("changes.tsv", "up", "stock"))


_UP_PHRASES = figure_words("phrasal")
_FIXED = frozenset(("time", "length", "area", "angle", "earthquake", "bore"))
"""What a verb of rising before it does not change: one falls 200 feet."""
_MEASURED = frozenset(("share", "money"))


def change_of(lows: Sequence[str], first: int, last: int, *, kind: str, counts: bool) -> Change | None:
    """Which way a figure goes that is the amount of a change; `counts` where the words behind it are counted."""
    before = lows[first - 1] if first else ""
    if lows[first] in ("below", "above"):
        return None
    if before == "by" and first > 1:
        return _by(lows, first)
    after = lows[last] if last < len(lows) else ""
    if (
        after in _changing("word")
        and not (after == "more" and kind not in _MEASURED)
        and (kind in _MEASURED or not counts)
    ):
        return _changing("word")[after] if after != "off" or kind in _MEASURED else None
    if before in ("up", "down") and (kind in _MEASURED or not counts) and lows[max(0, first - 2)] not in _UP_PHRASES:
        return _changing("word")[before]
    if before == "of" and first > 1 and not counts and lows[first - 2] in _changing("noun"):
        return _changing("noun")[lows[first - 2]]
    if not counts and after in _changing("noun") and before in ("a", "an", "the", "its", "this", "that"):
        return _changing("noun")[after]
    if kind in _FIXED:
        return None
    if counts and kind not in _MEASURED and not _stock() & set(lows[max(first, last - 2) : last]):
        return None
    verbs = _changing("verb") if not counts or kind in _MEASURED else _changing("cut")
    if before in ("another", "a", "further", "nearly", "about") and first > 1:
        before = lows[first - 2]
    if before in verbs and not (counts and kind == "time"):
        return verbs[before]
    return None


def _by(lows: Sequence[str], first: int) -> Change | None:
    """The verb or noun before "by": "fell in March by | 12 percent"."""
    for low in reversed(lows[max(0, first - 8) : first - 1]):
        way = _changing("verb").get(low) or _changing("noun").get(low)
        if way:
            return way
        if low in (",", ";"):
            return None
    return None
