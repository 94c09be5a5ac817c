"""A sentence with its words, and a figure claimed in it, as the words that tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.extract.figures.bounds import Qualifier
from inquit.extract.figures.nouns import Noun
from inquit.extract.figures.units import kind_of_unit
from inquit.extract.figures.values import Amount
from inquit.extract.figures.words import Word
from inquit.model import Bound

__all__ = ["Claim", "Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence; `dated` tells for each whether it lies in a day or time of the calendar."""

    words: Sequence[Word]
    lows: Sequence[str]
    dated: Sequence[bool]
    spaced: bool
    titled: bool
    pounds_are_money: bool
    m_is_million: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure as the words `[first, last)` of its sentence; `noun` are the words of what is counted."""

    first: int
    last: int
    amount: Amount
    low: float | None
    high: float | None
    bound: Bound
    qualifier: Qualifier | None
    unit: str | None
    noun: Noun | None
    end: int
    """Where the number, its unit, its qualifier and what it counts all end."""

    @property
    def kind(self) -> str:
        """What it measures: "time", "money", ...; "share" also of fractions; "" where it counts."""
        if self.unit:
            return kind_of_unit()[self.unit]
        return self.amount.kind if self.amount.kind in ("share", "times") else ""

    @property
    def start(self) -> int:
        """Where the number begins with its qualifier."""
        return min(self.first, self.qualifier.first) if self.qualifier else self.first
