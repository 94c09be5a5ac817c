"""Scoring attributions against labelled ones.

Every span counts as the set of words (`\\w+`) that begin in it, so marks and white space at its edges decide nothing.
Statements are matched one to one, best content overlap first. `rel_soft`: contents overlap by at least half
(intersection over union) and sources share a word or are both empty; `content_exact`: the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from inquit.extract.rules.cues import verb_forms

__all__ = ["Scores", "Tally", "match_statements", "one_to_one", "score_statements", "shared"]

_WORD = re.compile(r"\w+")
KINDS = ("direct", "mixed", "indirect")
ROWS = ("all", *KINDS, "saying")
"""`saying` are the statements whose cue has a verb of saying: beliefs, intentions and feelings are left out."""


@dataclass(slots=True)
class Tally:
    """Right ones among the expected and among the found; a match may cross kinds, so each side counts its own."""

    expected: int = 0
    met: int = 0
    found: int = 0
    right: int = 0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  (of {self.expected})"

    def add(self, expected: int, found: int, met: int, right: int | None = None) -> None:
        """Count more; `right` is `met` unless it is given."""
        self.expected += expected
        self.found += found
        self.met += met
        self.right += met if right is None else right

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.met / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """`rows` are the F1 tallies by name ("rel_soft all", "rel_soft direct", ...), `shares` right and total by name."""

    rows: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, tuple[int, int]] = field(default_factory=dict)

    def row(self, name: str) -> Tally:
        return self.rows.setdefault(name, Tally())

    def share(self, name: str, right: int, total: int = 1) -> None:
        was, of = self.shares.get(name, (0, 0))
        self.shares[name] = was + right, of + total

    def figures(self) -> dict[str, float]:
        """Every measure by name, between 0 and 1."""
        rows = {name: tally.f1 for name, tally in self.rows.items()}
        return rows | {name: right / total for name, (right, total) in self.shares.items() if total}


class Words(NamedTuple):
    """One statement as sets of word numbers."""

    source: frozenset[int]
    content: frozenset[int]


Statement = Mapping[str, Any]
Pair = tuple[int, int]
"""(number of a labelled thing, number of one that was found)."""


def shared(a: Sequence[int], b: Sequence[int]) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def one_to_one(candidates: Iterable[tuple[float, float, int, int]]) -> list[Pair]:
    """Pairs from (rank, second rank, gold, found), the least ranks first, each number on either side once."""
    pairs: list[Pair] = []
    taken_gold, taken_found = set(), set()
    for _, _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_found:
            pairs.append((i, j))
            taken_gold.add(i)
            taken_found.add(j)
    return pairs


def as_words(text: str, statements: Iterable[Statement]) -> list[Words]:
    starts = [match.start() for match in _WORD.finditer(text)]

    def words(spans: Sequence[Sequence[int]]) -> frozenset[int]:
        return frozenset(n for s, e in spans for n in range(bisect_left(starts, s), bisect_left(starts, e)))

    return [Words(words(statement["source"]), words(statement["content"])) for statement in statements]


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def same_source(a: Words, b: Words) -> bool:
    return bool(a.source & b.source) or not (a.source or b.source)


def rel_soft(a: Words, b: Words) -> bool:
    return overlap(a.content, b.content) >= 0.5 and same_source(a, b)


def content_exact(a: Words, b: Words) -> bool:
    return bool(a.content) and a.content == b.content


def match(gold: list[Words], found: list[Words], fits: Callable[[Words, Words], bool]) -> list[Pair]:
    """Pairs of (gold, found) numbers, greedily by content overlap, then by source overlap."""
    return one_to_one(
        (-overlap(g.content, f.content), -overlap(g.source, f.source), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.content & f.content and fits(g, f)
    )


def match_statements(text: str, gold: Sequence[Statement], found: Sequence[Statement]) -> list[Pair]:
    """Pairs of numbers of statements that agree by `rel_soft`."""
    return match(as_words(text, gold), as_words(text, found), rel_soft)


def score_statements(scores: Scores, text: str, gold: Sequence[Statement], found: Sequence[Statement]) -> None:
    """Add one report. Both sides need `source`, `cue`, `content` and `kind`; a nested one counts like any other."""
    gold_words, found_words = as_words(text, gold), as_words(text, found)
    for measure, fits in (("rel_soft", rel_soft), ("content_exact", content_exact)):
        pairs = match(gold_words, found_words, fits)
        right_gold, right_found = {i for i, _ in pairs}, {j for _, j in pairs}
        for row in ROWS:
            expected = [i for i, s in enumerate(gold) if _belongs(text, s, row)]
            there = [j for j, s in enumerate(found) if _belongs(text, s, row)]
            met, right = sum(i in right_gold for i in expected), sum(j in right_found for j in there)
            scores.row(f"{measure} {row}").add(len(expected), len(there), met, right)


def _belongs(text: str, statement: Statement, row: str) -> bool:
    if row == "saying":
        words = (word.lower() for start, end in statement["cue"] for word in _WORD.findall(text[start:end]))
        return any(word in _saying_words() for word in words)
    return row in ("all", statement["kind"])


@cache
def _saying_words() -> frozenset[str]:
    """The forms of verbs that report statements and can stand with a quotation."""
    forms = verb_forms().items()
    return frozenset(w for w, found in forms if any(v.act == "statement" and "q" in v.frames for v, _ in found))
