"""When two tellings are one utterance: `python -m training.tellings --data DIR` writes weights/tellings.json.

Two logistic regressions over labelled pairs (training/labels/pairs.jsonl, of ECB+ reports and of
training/labels/tellings.jsonl): one over the likeness of the two, one over how its score stands among those of all
else in the two reports. They are fitted to the pairs that the annotator was sure of. Printed is what the floors of the
verdicts are worth on all of them, doubtful ones among them, by cross-validation over stories; pairs that contrary facts
keep apart, or whose speakers nothing brings together, are left out there.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import numpy as np
from evaluation.tellings import Pair, between, pairs

from inquit.resolve.utterances.decide import features
from inquit.resolve.utterances.likeness import likeness
from inquit.resolve.utterances.model import WEIGHTS, Model, Regression, model
from inquit.resolve.utterances.settle import index, speakers_told, standing
from training.manifest import note

_LABELS = Path(__file__).parent / "labels/pairs.jsonl"
_STORIES = Path(__file__).parent / "labels/tellings.jsonl"
_FOLDS = 5
_FLOORS = {"named": 0.93, "described": 0.9, "words": 0.96, "possibly": 0.5}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    found = [pair for pair in pairs(_LABELS, _STORIES, parser.parse_args().data) if pair.a and pair.b]
    alike = [features(likeness(pair.a, pair.b)) for pair in found]
    first, _ = _learn(alike, found, ridge=6.0)
    _write(Model(first, Regression(0.0, {}), {}))
    stand = [_standing(pair) for pair in found]
    kept = [place for place, told in enumerate(stand) if told is not None]
    second, sure = _learn([stand[place] for place in kept], [found[place] for place in kept], ridge=1.0)
    right = np.array([found[place].label == "same" for place in kept])
    told = np.array([speakers_told(stand[place], found[place].a, found[place].b) or "" for place in kept])
    _write(Model(first, second, _FLOORS))
    note(WEIGHTS)
    for name, floor in _FLOORS.items():
        over = (sure >= floor) & ((told == name) | (name == "possibly"))
        share = right[over].sum() / sum(pair.label == "same" for pair in found)
        print(f"{name}: from {floor} on, {right[over].mean():.3f} of {over.sum()} are; {share:.3f} of all")


def _standing(pair: Pair) -> dict[str, float] | None:
    """How a pair stands among all that the two reports tell; None where it is not linked, or kept apart."""
    links, tellings = between(pair)
    own = [link for link in links if {link.a, link.b} == {pair.a.ref, pair.b.ref} and link.verdict == "possibly"]
    return standing(own[0], tellings, *index(links)) if own else None


def _write(made: Model) -> None:
    WEIGHTS.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
    model.cache_clear()


def _learn(told: list[dict[str, float]], found: list[Pair], ridge: float) -> tuple[Regression, np.ndarray]:
    """The regression over all pairs, and the score of each pair by one that was learnt without its story."""
    names = list(told[0])
    numbers = np.array([[one[name] for name in names] for one in told])
    same = np.array([pair.label == "same" for pair in found], float)
    stories = sorted({pair.story for pair in found})
    fold = np.array([stories.index(pair.story) % _FOLDS for pair in found])
    learnt = np.array([pair.sure for pair in found])
    sure = np.zeros(len(found))
    for part in range(_FOLDS):
        others = learnt & (fold != part)
        bias, weights = _fit(numbers[others], same[others], ridge)
        sure[fold == part] = _sigmoid(numbers[fold == part] @ weights + bias)
    bias, weights = _fit(numbers[learnt], same[learnt], ridge)
    return Regression(round(bias, 4), dict(zip(names, weights.round(4).tolist(), strict=True))), sure


def _fit(numbers: np.ndarray, same: np.ndarray, ridge: float) -> tuple[float, np.ndarray]:
    """Bias and weights, by gradient descent with a ridge on standardised numbers."""
    mean, spread = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    scaled = (numbers - mean) / spread
    weights, bias = np.zeros(numbers.shape[1]), 0.0
    for _ in range(6000):
        error = _sigmoid(scaled @ weights + bias) - same
        weights -= 0.3 * (scaled.T @ error + ridge * weights) / len(same)
        bias -= 0.3 * error.mean()
    weights = weights / spread
    return float(bias - mean @ weights), weights


def _sigmoid(value: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-value))


if __name__ == "__main__":
    main()
