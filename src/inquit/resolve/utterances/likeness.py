"""How alike two tellings are: a few numbers between 0 and 1, each with words for what it tells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log

import numpy as np

from inquit.resolve.rarity import stem, weight
from inquit.resolve.senses import Vectors, nearness, vectors
from inquit.resolve.utterances.speakers import relation, shared_source
from inquit.resolve.utterances.tellings import Telling

__all__ = ["Likeness", "likeness", "longest_run", "share"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two tellings share. Shares are by weight, so that rare words count most."""

    lesser: float
    """Share of the words of the telling of which less stands in the other."""
    greater: float
    """Share of the words of the telling of which more stands in the other."""
    run: float
    """The longest run of words in both, as a share of the shorter telling."""
    passage: float
    """The weight of that run, as a share of that of some eight rare words: long ones are no accident."""
    lesser_sense: float
    """The same shares by sense: how near the words are to words of the other."""
    greater_sense: float
    names: float
    """Share of the names of the telling with fewer that the other has; 0 where either has none."""
    other_names: float
    """1 where both have names and none in common."""
    numbers: float
    other_numbers: float
    quoted: float
    """Share of the quoted words of one that stand in the other's quotation."""
    both_direct: float
    same_speaker: float
    candidate: float
    other_speaker: float
    source: float
    """How much the descriptions of the speakers share."""
    both_unnamed: float
    opposed: float
    """1 where one says it is so and the other that it is not, as far as negations tell."""
    apart: float
    """Days between the tellings as a share of a week."""
    within: float
    """1 where both stand in one report."""
    headline: float
    words: float
    """The logarithm of the number of words of the shorter one, as a share of that of 50."""


def likeness(a: Telling, b: Telling) -> Likeness:
    """Symmetric: `likeness(a, b) == likeness(b, a)`."""
    a, b = sorted((a, b), key=lambda telling: telling.ref)
    shares = sorted((share(a.words, b.words), share(b.words, a.words)))
    senses = sorted(_near(a.forms, b.forms))
    run = longest_run(a.words, b.words)
    speakers = relation(a.voice, b.voice)
    return Likeness(
        lesser=shares[0],
        greater=shares[1],
        run=run[0] / min(len(a.words), len(b.words)),
        passage=min(run[1] / _LONG, 1.0),
        lesser_sense=senses[0],
        greater_sense=senses[1],
        names=_common(a.names, b.names),
        other_names=float(bool(a.names and b.names) and not set(a.names) & set(b.names)),
        numbers=_common(a.numbers, b.numbers),
        other_numbers=float(bool(a.numbers and b.numbers) and not set(a.numbers) & set(b.numbers)),
        quoted=_quoted(a, b),
        both_direct=float(a.kind == b.kind == "direct"),
        same_speaker=float(speakers == "same"),
        candidate=float(speakers == "candidate"),
        other_speaker=float(speakers == "other"),
        source=shared_source(a.voice, b.voice),
        both_unnamed=float(all(t.voice is not None and t.voice.status == "unnamed" for t in (a, b))),
        opposed=float(a.negative != b.negative),
        apart=_apart(a.when or a.published, b.when or b.published),
        within=float(a.ref.report == b.ref.report),
        headline=float("headline" in (a.block, b.block)),
        words=min(log(min(len(a.words), len(b.words))) / log(50), 1.0),
    )


def _near(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, float]:
    (of_a, weights_a), (of_b, weights_b) = _senses(a), _senses(b)
    return nearness(of_a, of_b, weights_a, weights_b)


@lru_cache(maxsize=4096)
def _senses(forms: tuple[str, ...]) -> tuple[Vectors, Vectors]:
    """The vectors of words, and their weights."""
    return vectors(forms), np.array([weight(stem(form)) for form in forms], np.float32)


def share(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    """The share of words, by weight, that stand in the others as often."""
    here, whole = _weighed(words)
    there, _ = _weighed(others)
    if not whole:
        return 0.0
    return sum(weight(word) * min(count, there[word]) for word, count in here.items() if word in there) / whole


@lru_cache(maxsize=4096)
def _weighed(words: tuple[str, ...]) -> tuple[Counter[str], float]:
    return Counter(words), sum(map(weight, words))


_LONG = 40.0


def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, float]:
    """How many words the longest run in both has, and its weight."""
    places = _places(b)
    best, end = 0, 0
    before: dict[int, int] = {}
    for i, word in enumerate(a):
        now = {j: before.get(j - 1, 0) + 1 for j in places.get(word, ())}
        if now and max(now.values()) > best:
            best, end = max(now.values()), i + 1
        before = now
    return best, sum(map(weight, a[end - best : end]))


@lru_cache(maxsize=4096)
def _places(words: tuple[str, ...]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    return places


def _common(a: tuple[object, ...], b: tuple[object, ...]) -> float:
    return len(set(a) & set(b)) / min(len(set(a)), len(set(b))) if a and b else 0.0


def _quoted(a: Telling, b: Telling) -> float:
    one, other = (tuple(w for w, q in zip(t.words, t.quoted, strict=True) if q) for t in (a, b))
    return max(share(one, other), share(other, one)) if one and other else 0.0


def _apart(a: str | None, b: str | None) -> float:
    """Days between two dates, at most a week, as a share of it; 0 where either is not known to the day."""
    try:
        days = abs((date.fromisoformat(a or "") - date.fromisoformat(b or "")).days)
    except ValueError:
        return 0.0
    return min(days, 7) / 7
