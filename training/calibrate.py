"""How often a statement with such evidence is right: a logistic regression over what the two witnesses saw."""

from __future__ import annotations

import json
from collections.abc import Iterable

import numpy as np
from evaluation.readers import Labelled, as_statement
from evaluation.score import match_statements
from numpy.typing import NDArray

from inquit import extract
from inquit.extract import rules, tagger
from inquit.extract.weights import CONFIDENCE
from inquit.extract.witnesses import EVIDENCE, evidence, merged, pair_up

__all__ = ["calibrate", "observations"]

_RESTRAINT = 1.0
"""Weight of the squared weights (L2), so that rare evidence does not get a large say."""


def calibrate(outer: Iterable[Labelled], every: Iterable[Labelled]) -> None:
    """Fit on reports that no weight was learnt from, and write the weights that the package reads.

    `outer` are reports in which only outermost statements are labelled, `every` those with all.
    """
    seen = [row for report in outer for row in observations(report, nested=False)]
    seen += [row for report in every for row in observations(report, nested=True)]
    numbers = np.array([[*row, 1.0] for row, _ in seen])
    weights = _fit(numbers, np.array([float(right) for _, right in seen]))
    told = dict(zip((*EVIDENCE, "constant"), (round(float(w), 4) for w in weights), strict=True))
    CONFIDENCE.write_text(json.dumps({"observations": len(seen), "weights": told}, indent=1) + "\n", encoding="utf-8")


def observations(known: Labelled, *, nested: bool) -> list[tuple[list[float], bool]]:
    """The evidence of every reading of one report, and whether it is right (`rel_soft`); with `nested` false, nested
    readings are left out, for nobody labelled such."""
    report, gold = known
    passages = extract.passages_of(report)
    found = rules.read_passages(passages, turns=extract.has_turns(report))
    pairs = pair_up(tagger.read_passages(passages)[0], found)
    rows = [evidence(*pair) for pair in pairs]
    read = [as_statement(report, merged(*pair)) for pair in pairs]
    right = {j for _, j in match_statements(report.text, gold, read)}
    return [(rows[j], j in right) for j in range(len(read)) if nested or not read[j]["parent"]]


def _fit(numbers: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Newton's method for logistic regression; the constant, the last column, is not restrained."""
    weights = np.zeros(numbers.shape[1])
    restraint = np.diag([_RESTRAINT] * (len(weights) - 1) + [1e-6])
    for _ in range(50):
        share = 1 / (1 + np.exp(-numbers @ weights))
        slope = numbers.T @ (right - share) - restraint @ weights
        curve = (numbers * (share * (1 - share))[:, None]).T @ numbers + restraint
        move = np.linalg.solve(curve, slope)
        weights = weights + move
        if np.abs(move).max() < 1e-8:
            break
    return weights
