"""The learnt part of joining tellings: two logistic regressions and the floors of their verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path

import msgspec

__all__ = ["WEIGHTS", "Model", "Regression", "model"]

WEIGHTS = Path(__file__).parents[2] / "weights/tellings.json"


class Regression(msgspec.Struct, frozen=True):
    """A logistic regression over named numbers."""

    bias: float
    weights: dict[str, float]

    def of(self, told: Mapping[str, float]) -> float:
        """How sure it is, between 0 and 1."""
        return 1 / (1 + exp(-self.bias - sum(weight * told[name] for name, weight in self.weights.items())))


class Model(msgspec.Struct, frozen=True):
    """`alike` judges two tellings by themselves, `settled` with what else their reports tell; verdicts go by that.

    `floors` are the scores from which two are one, by what brings their speakers together (`named`, `described`,
    `words`), and from which they are `possibly` one.
    """

    alike: Regression
    settled: Regression
    floors: dict[str, float]


@cache
def model() -> Model:
    """The shipped model (training/tellings.py)."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Model)
