"""Whether the words around a time expression look back or ahead."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from inquit.vocabulary import table

__all__ = ["REACH", "Sentences"]

REACH = 160
"""Characters read on either side, to the end of the sentence."""
_FORWARD = 14
"""Words read ahead of an expression that opens its sentence."""
_MARKS = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+)?|['’]ll\b"
    r"|(?P<stop>[;?!]|\n\s*\n|(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|No|Jr|Sr))"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))\.(?=\s+[A-Z\"“'‘`]|\s*$))"
)
_STOP = "."


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(word for row in table("tense_words.tsv") if row[0] == name for word in row[1].split())


class Sentences:
    """The words of `text[low:high]` with their places; sentences end where a word is a stop."""

    def __init__(self, text: str, low: int, high: int) -> None:
        self._text = text
        self._starts: list[int] = []
        self._words: list[str] = []
        for match in _MARKS.finditer(text, max(0, low), high):
            self._starts.append(match.start())
            self._words.append(_STOP if match.lastgroup else match[0].lower().replace("’", "'"))
        self._stops = [i for i, word in enumerate(self._words) if word == _STOP]
        self._telling = [i for i, word in enumerate(self._words) if _can_tell(word)]

    def direction(self, start: int, end: int) -> int:
        """-1 where the verb that governs `[start, end)` looks back, +1 where it looks ahead, 0 where none tells.

        Only the sentence is read, and no further than `REACH`: the nearest verb to the left, else to the right.
        """
        # "Friday's attack" says when the attack was, not when the verb of the sentence is.
        if self._text[end : end + 2] in ("'s", "’s"):
            return 0
        at = bisect_left(self._starts, start)
        stop = bisect_left(self._stops, at)
        low = max(self._stops[stop - 1] + 1 if stop else 0, bisect_left(self._starts, start - REACH))
        lead = self._words[max(low, at - 2) : at]
        if lead and lead[-1] in _class("ahead_preposition"):
            return 1
        if lead and lead[-1] in _class("back_preposition"):
            return -1
        if lead in (["early", "as"], ["soon", "as"]):
            return 1
        if found := self._nearest(low, at):
            return found
        return self._first(end) or int(lead[-1:] == ["by"])

    def _nearest(self, low: int, at: int) -> int:
        """The direction of the verb that stands last in the words `[low, at)`."""
        words = self._words
        for i in reversed(self._telling[bisect_left(self._telling, low) : bisect_left(self._telling, at)]):
            word, after = words[i], words[i + 1] if i + 1 < at else ""
            if _plans(word, after) or _makes_plan(word, after):
                return 1
            # "the vote is Friday", "he is to leave Friday"
            if word in ("is", "are") and (after in ("", "to") or (i + 2 == at and after == "on")):
                return 1
            if _looks_back(word):
                before = words[max(low, i - 3) : i][::-1]
                # "the case is heard in May" is a plan, "is accused of ... on Friday" is none.
                plan = i + 2 >= at and before[:1] in (["is"], ["are"])
                return 1 if plan or _led_by_future(before) else -1
        return 0

    def _first(self, end: int) -> int:
        """The direction of the verb that stands first in the sentence after `end`."""
        words, on = self._words, bisect_left(self._starts, end)
        stop = bisect_left(self._stops, on)
        last = min(on + _FORWARD, self._stops[stop] if stop < len(self._stops) else len(words))
        for i in self._telling[bisect_left(self._telling, on) : bisect_left(self._telling, last)]:
            if _plans(words[i], words[i + 1] if i + 1 < last else ""):
                return 1
            if _looks_back(words[i]):
                return -1
        return 0


def _can_tell(word: str) -> bool:
    """Whether a word may be a verb that looks back or ahead."""
    return word in _tellers() or _looks_back(word)


@cache
def _tellers() -> frozenset[str]:
    return frozenset({"is", "are"}).union(*map(_class, ("ahead", "arranged", "intention", "possible", "timetable")))


def _plans(word: str, after: str) -> bool:
    """Whether a word and the one after it look ahead."""
    if word in _class("ahead") or word in _class("arranged") or _is_coming(word, after):
        return True
    return word in _class("intention") and after in ("to", "for")


def _makes_plan(word: str, after: str) -> bool:
    """Whether something is planned: "planned a march on Saturday", not "as planned Saturday"."""
    return word.startswith("plan") and after in _class("making")


def _is_coming(word: str, after: str) -> bool:
    """Whether a verb in the present tense speaks of what is planned or possible: "the trial begins", "may meet"."""
    if word in _class("possible"):
        return after not in ("not", "have")
    return word in _class("timetable")


def _led_by_future(before: list[str]) -> bool:
    """Whether a participle stands in "will be held", "to be signed"; `before` is read backwards."""
    for i, word in enumerate(before):
        if word in _class("ahead") or (word == "to" and i and before[i - 1] == "be"):
            return True
        if word not in _class("chain"):
            return False
    return False


def _looks_back(word: str) -> bool:
    return word in _class("back") or (len(word) > 4 and word.endswith("ed") and word not in _class("not_back"))
