"""How far confidences can be believed: stated confidence beside the share that is right, on reports not learnt from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from evaluation.readers import Labelled, Reads
from evaluation.score import match_statements

__all__ = ["Bin", "calibration", "expected_error", "observed"]

EDGES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)

Observed = list[tuple[float, bool]]
"""Confidence of each statement, and whether it is right by `rel_soft`."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements whose confidence is at least `low` and below the next bin's."""

    low: float
    count: int
    stated: float
    right: float


def observed(reports: Iterable[Labelled], read: Reads, *, nested: bool) -> Observed:
    """Every statement that `read` finds; with `nested` false, a nested one that matches nothing is left out."""
    seen = []
    for report, gold in reports:
        found = read(report)
        right = {j for _, j in match_statements(report.text, gold, found)}
        seen += [(s["confidence"], j in right) for j, s in enumerate(found) if nested or j in right or not s["parent"]]
    return seen


def calibration(seen: Observed) -> list[Bin]:
    """The bins that hold statements, lowest first."""
    bins = []
    for low, high in pairwise(EDGES):
        here = [(stated, right) for stated, right in seen if low <= stated < high]
        if here:
            count = len(here)
            bins.append(Bin(low, count, sum(s for s, _ in here) / count, sum(r for _, r in here) / count))
    return bins


def expected_error(bins: list[Bin]) -> float:
    """Expected calibration error: the mean distance between stated and right, weighted by count (Naeini 2015)."""
    return sum(b.count * abs(b.stated - b.right) for b in bins) / sum(b.count for b in bins)
