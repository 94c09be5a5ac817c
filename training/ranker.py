"""Fit the ranker of candidates: `python -m training.ranker --data DATA`.

`labels/speakers.jsonl` tells who speaks in sources of reports of the training corpus. The conditional logistic model
learns for each pronoun and role phrase which of its candidates is meant, or none.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from evaluation.corpora import lines, texts_of
from evaluation.readers import report_of
from evaluation.score import shared
from numpy.typing import NDArray

from inquit import extract
from inquit.extract import rules, tagger
from inquit.extract.attribution import Attribution
from inquit.extract.names.entities import make_cast
from inquit.extract.names.mentions import mentions_in
from inquit.extract.speakers import speakers_of
from inquit.extract.speakers.candidates import FEATURES, Candidate, Wanted
from inquit.extract.speakers.choice import Choice
from inquit.extract.speakers.salience import by_role, by_salience
from inquit.extract.weights import RANKER
from inquit.extract.witnesses import combine

__all__ = ["Seen", "observed"]

LABELS = Path(__file__).with_name("labels") / "speakers.jsonl"
_RESTRAINT = 0.5
"""Weight of the squared weights (L2)."""
_STEPS = 1500

Seen = tuple[str, NDArray[np.float64], int]
"""(sort of source, numbers of each candidate with the last column for "none of them", index of the right one)."""


def observed(text: str, labels: Sequence[dict[str, object]]) -> list[Seen]:
    """Every labelled pronoun and role phrase of a report with its candidates; those before it stand as labelled."""
    report = report_of(text)
    passages = extract.passages_of(report)
    attributed, tagged = tagger.read_passages(passages)
    found = combine(passages, attributed, rules.read_passages(passages))
    cast = make_cast(report, passages, mentions_in(passages, tagged))
    seen: list[Seen] = []
    speakers_of(found, cast, _teacher(text, labels, seen))
    return seen


def _teacher(
    text: str, labels: Sequence[dict[str, object]], seen: list[Seen]
) -> Callable[[Attribution, Wanted, Sequence[Candidate]], Choice | None]:
    """Chooses as labelled, and keeps what it saw; what nobody labelled is chosen by the rules."""

    def choose(attribution: Attribution, wanted: Wanted, many: Sequence[Candidate]) -> Choice | None:
        (source,) = attribution.spans([attribution.source]) if attribution.source else [None]
        label = next((x for x in labels if source and shared(x["source"], source)), None)
        kind = "role" if wanted.role else "pronoun"
        if label is None:
            ruled = by_role(many, wanted) if wanted.role else by_salience(many)
            return (ruled[0], 0.9, ruled[1]) if ruled else None
        right = next((n for n, one in enumerate(many) if _means(text, one, label)), None)
        rows = [[*one.numbers, 0.0] for one in many] + [[0.0] * len(FEATURES) + [1.0]]
        seen.append((kind, np.array(rows), len(many) if right is None else right))
        return None if right is None else (many[right], 1.0, "as labelled")

    return choose


def _means(text: str, one: Candidate, label: dict[str, object]) -> bool:
    if label["status"] != "named":
        return False
    names = {text[a:b].lower() for a, b in label["names"]}  # type: ignore[attr-defined]
    return any(name.lower() in names for name in one.party.names)


def fit(seen: Sequence[Seen]) -> NDArray[np.float64]:
    """The weights that make the right candidates likeliest, by gradient ascent with momentum."""
    most = max(len(rows) for _, rows, _ in seen)
    every = np.zeros((len(seen), most, len(FEATURES) + 1))
    there = np.zeros((len(seen), most), dtype=bool)
    for n, (_, rows, _) in enumerate(seen):
        every[n, : len(rows)], there[n, : len(rows)] = rows, True
    wanted = np.stack([rows[right] for _, rows, right in seen]).sum(axis=0)
    weights, push = np.zeros(every.shape[-1]), np.zeros(every.shape[-1])
    for step in range(_STEPS):
        share = _shares(np.where(there, every @ weights, -np.inf))
        slope = wanted - np.einsum("nc,ncf->f", share, every) - _RESTRAINT * weights
        push = 0.9 * push + slope / len(seen)
        weights = weights + 0.2 * push / (1 + step / _STEPS)
    return weights


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    share = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(share / share.sum(axis=-1, keepdims=True))


def precision(seen: Sequence[Seen], weights: NDArray[np.float64], floor: float) -> tuple[int, int, int]:
    """(named rightly, named, all that have a name) when those at or above `floor` are named."""
    right = named = every = 0
    for _, rows, gold in seen:
        share = _shares(rows @ weights)
        best = int(share.argmax())
        every += gold < len(rows) - 1
        if best < len(rows) - 1 and share[best] >= floor:
            named += 1
            right += best == gold
    return right, named, every


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m training.ranker", description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    reports = list(texts_of(lines(LABELS), options.parse_args().data))
    if not reports:
        options.exit(2)
    by_report = [observed(text, many) for text, many in reports]
    random.Random(3).shuffle(by_report)
    told = {}
    for kind in ("pronoun", "role"):
        mine = [[one for one in seen if one[0] == kind] for seen in by_report]
        for floor in (0.5, 0.7, 0.9, 0.95):
            counts = np.zeros(3, dtype=int)
            for part in range(5):
                kept = [one for n, seen in enumerate(mine) if n % 5 != part for one in seen]
                counts += precision([one for seen in mine[part::5] for one in seen], fit(kept), floor)
            right, named, every = counts
            print(f"{kind:8s} floor {floor}: named {named} of {every}, right {right} ({right / max(1, named):.3f})")
        weights = fit([one for seen in mine for one in seen])
        names = (*FEATURES, "none of them")
        told[kind] = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    RANKER.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
