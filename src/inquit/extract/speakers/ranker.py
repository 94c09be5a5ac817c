"""The learned witness: how likely each candidate is meant, none of them included.

A conditional logistic model over the candidates' features. Its weights were fitted on labelled sources of reports that
nothing is measured on (`python -m training.ranker`) and stand in `weights/ranker.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache

from inquit.extract.speakers.candidates import FEATURES, Candidate
from inquit.extract.weights import RANKER

__all__ = ["shares"]


def shares(many: Sequence[Candidate], kind: str) -> list[float]:
    """The share of each candidate, `[none, *candidates]`; `kind` is the sort of source: "pronoun" or "role"."""
    weights, nobody = _weights(kind)
    scores = [nobody, *(sum(w * n for w, n in zip(weights, one.numbers, strict=True)) for one in many)]
    top = max(scores)
    total = sum(math.exp(score - top) for score in scores)
    return [math.exp(score - top) / total for score in scores]


@cache
def _weights(kind: str) -> tuple[tuple[float, ...], float]:
    told = json.loads(RANKER.read_text(encoding="utf-8"))[kind]
    return tuple(told[name] for name in FEATURES), told["none of them"]
