"""How rules are written and found: a rule is a pattern of classes and a function that says what a match means.

Every stretch of items becomes one string with one character a class; all patterns together are one re2 expression
that finds the leftmost longest match. So the search is linear whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import re2

from inquit.extract.dates.words import CLASSES, Item, context

if TYPE_CHECKING:
    from inquit.extract.dates.setting import Meaning, Setting

__all__ = ["Grammar", "Phrase", "Rule"]

_MACROS = {
    "COUNT": "(NUMBER|DAY|A? VAGUE|YEAR)",
    "DAYNUMBER": "(DAY|ORDINAL)",
    "MONTHNAME": "(MONTH DOT?)",
    "PARTOF": "(THE? (EARLY|MIDDLE|LATE) HYPHEN?)",
    "OFYEAR": "(FISCAL? YEAR|THE? RELATIVE? FISCAL? UNIT)",
    "RELATIVE": "(THIS|LAST|PAST|NEXT|COMING)",
}
_NAME = re.compile(r"[A-Z]+")


class Phrase:
    """The items `items[first:last]` that match a rule, and their neighbours."""

    __slots__ = ("first", "items", "last")

    def __init__(self, items: Sequence[Item], first: int, last: int) -> None:
        self.items, self.first, self.last = items, first, last

    @property
    def start(self) -> int:
        return self.items[self.first].start

    @property
    def end(self) -> int:
        return self.items[self.last - 1].end

    def get(self, *names: str) -> Item | None:
        """The first item of one of the classes."""
        kinds = [CLASSES[name] for name in names]
        return next((item for item in self.items[self.first : self.last] if item.kind in kinds), None)

    def all(self, *names: str) -> list[Item]:
        """The items of some classes, in order."""
        kinds = [CLASSES[name] for name in names]
        return [item for item in self.items[self.first : self.last] if item.kind in kinds]

    def has(self, *names: str) -> bool:
        return self.get(*names) is not None

    def follows(self, *names: str) -> bool:
        """Whether one of the four items before the phrase is of one of the classes."""
        kinds = [CLASSES[name] for name in names]
        return any(item.kind in kinds for item in self.items[max(0, self.first - 4) : self.first])

    def follows_word(self, name: str) -> bool:
        """Whether one of the six items before the phrase is a word of a class of contexts."""
        return any(item.low in context(name) for item in self.items[max(0, self.first - 6) : self.first])

    def stands_after(self, name: str) -> bool:
        """Whether the item right before the phrase, a stop aside, is of a class."""
        at = self.first - 1
        at -= at >= 0 and self.items[at].kind == CLASSES["DOT"]
        return at >= 0 and self.items[at].kind == CLASSES[name]

    def leads(self, name: str) -> bool:
        """Whether the item right after the phrase is of a class."""
        return self.last < len(self.items) and self.items[self.last].kind == CLASSES[name]

    def drop_stop(self) -> None:
        """Leave out a stop that ends the sentence: that of "5 May.", not that of "5 Oct."."""
        words = self.items[max(self.first, self.last - 2) : self.last]
        if len(words) == 2 and words[1].kind == CLASSES["DOT"] and words[0].low not in context("dotted"):
            self.last -= 1

    def before(self, back: int = 1) -> str:
        """The word that stands `back` places before the phrase, "" where the stretch begins."""
        at = self.first - back
        return self.items[at].low if at >= 0 else ""

    def after(self, on: int = 1) -> str:
        """The word that stands `on` places after the phrase, "" where the stretch ends."""
        at = self.last + on - 1
        return self.items[at].low if at < len(self.items) else ""


@dataclass(frozen=True)
class Rule:
    """`pattern` is a regular expression over names of classes; `mean` gives None where the words mean no time."""

    pattern: str
    mean: Callable[[Phrase, Setting], Meaning | None]

    @cached_property
    def coded(self) -> str:
        """The pattern with one character a class."""
        pattern = self.pattern
        while expanded := _NAME.sub(lambda name: _MACROS.get(name[0], name[0]), pattern):
            if expanded == pattern:
                break
            pattern = expanded
        return _NAME.sub(lambda name: re.escape(CLASSES[name[0]]), pattern).replace(" ", "")


class Grammar:
    """Rules tried together; where several match the same words, the first that finds a meaning speaks."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        options = re2.Options()
        options.longest_match = True
        options.never_capture = True
        self._search: Any = re2.compile("|".join(f"(?:{rule.coded})" for rule in rules).encode(), options)
        self._rules = [(re.compile(rule.coded), rule) for rule in rules]
        self._fitting: dict[str, tuple[Rule, ...]] = {}

    def read(self, items: Sequence[Item], setting: Setting) -> Iterator[tuple[Phrase, Meaning]]:
        """The phrases that mean a time, from left to right, none overlapping."""
        coded = "".join(item.kind for item in items)
        data = coded.encode()
        at = 0
        while match := self._search.search(data, at):
            first, last = match.span()
            found = self._mean(coded, items, first, last, setting)
            if found:
                at = found[0].last
                yield found
            else:
                at = first + 1

    def _mean(
        self, coded: str, items: Sequence[Item], first: int, last: int, setting: Setting
    ) -> tuple[Phrase, Meaning] | None:
        """The longest match from `first` on, not beyond `last`, that has a meaning."""
        for end in range(last, first, -1):
            for rule in self._rules_for(coded[first:end]):
                phrase = Phrase(items, first, end)
                if (meaning := rule.mean(phrase, setting)) is not None:
                    phrase.drop_stop()
                    return phrase, meaning
        return None

    def _rules_for(self, coded: str) -> tuple[Rule, ...]:
        if coded not in self._fitting:
            if len(self._fitting) > 10_000:
                self._fitting.clear()
            self._fitting[coded] = tuple(rule for pattern, rule in self._rules if pattern.fullmatch(coded))
        return self._fitting[coded]
