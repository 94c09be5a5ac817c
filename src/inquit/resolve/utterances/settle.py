"""Which links between tellings join them: by what else the two reports tell.

A translation shares few words with another, and so do two things said on one occasion. What tells them apart is
whether anything else in either report comes nearer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import log

from inquit.model import Link, Ref, Verdict
from inquit.resolve.utterances.decide import nested
from inquit.resolve.utterances.likeness import longest_run
from inquit.resolve.utterances.model import model
from inquit.resolve.utterances.speakers import relation, shared_source
from inquit.resolve.utterances.tellings import Telling

__all__ = ["Beside", "index", "settle", "speakers_told", "standing"]

_ONE = 0.5
"""Score from which a rival is another telling of the same, in the same report, and no rival."""

Beside = Mapping[tuple[Ref, str], list[tuple[float, Ref]]]
"""For a telling and a report, the tellings there that it is linked to, with their scores."""


def settle(links: Iterable[Link], tellings: Mapping[Ref, Telling]) -> Iterator[Link]:
    """The links with their last verdict and score; "different" ones stay as they are.

    The verdict on a pair depends on the links between the two reports alone.
    """
    links = list(links)
    scores, beside = index(links)
    for link in links:
        if link.verdict != "possibly":
            yield link
            continue
        told = standing(link, tellings, scores, beside)
        sure = model().settled.of(told)
        reasons = (*link.because, *(["nothing else in either report comes nearer"] if told["lead"] > 0 else ()))
        floor = _floor(told, tellings[link.a], tellings[link.b])
        yield replace(link, verdict=_verdict(sure, floor), score=round(sure, 4), because=reasons)


def _verdict(sure: float, floor: float) -> Verdict:
    if sure >= floor:
        return "same"
    return "possibly" if sure >= model().floors["possibly"] else "similar"


def _floor(told: Mapping[str, float], a: Telling, b: Telling) -> float:
    """The score from which two tellings are one: the less the texts tell of the speaker, the higher."""
    return model().floors.get(speakers_told(told, a, b) or "", _NEVER)


def speakers_told(told: Mapping[str, float], a: Telling, b: Telling) -> str | None:
    """What brings the speakers together: their names, their descriptions, or words that few others would say.

    "47 are dead" may be said by anybody: None.
    """
    if told["same speaker"] or told["candidate"]:
        return "named"
    if told["source"] >= _DESCRIBED:
        return "described"
    equal = a.words == b.words and len(a.words) >= _EQUAL
    return "words" if equal or longest_run(a.words, b.words)[1] >= _TELLING_RUN else None


_NEVER = 2.0
_DESCRIBED = 0.3
"""Share of the description of one speaker that the other's has, from which they may be one."""
_EQUAL = 5
"""Words of an equal telling that few others would give."""
_TELLING_RUN = 15.0
"""Weight of three or four rare words."""


def index(links: Iterable[Link]) -> tuple[dict[tuple[Ref, Ref], float], Beside]:
    """The scores of the links, and what each telling is linked to, report by report."""
    scores: dict[tuple[Ref, Ref], float] = {}
    beside: dict[tuple[Ref, str], list[tuple[float, Ref]]] = defaultdict(list)
    for link in links:
        if link.verdict == "possibly":
            for one, other in ((link.a, link.b), (link.b, link.a)):
                scores[one, other] = link.score
                beside[one, other.report].append((link.score, other))
    return scores, beside


def standing(
    link: Link, tellings: Mapping[Ref, Telling], scores: Mapping[tuple[Ref, Ref], float], beside: Beside
) -> dict[str, float]:
    """How a link stands among those beside it: the numbers that settle it."""
    a, b = tellings[link.a], tellings[link.b]
    leads = sorted(
        (_lead(link.score, a, b, tellings, scores, beside), _lead(link.score, b, a, tellings, scores, beside))
    )
    speakers = relation(a.voice, b.voice)
    score = min(max(link.score, 0.001), 0.999)
    odds = log(score / (1 - score))
    same, candidate = float(speakers == "same"), float(speakers == "candidate")
    within = float(link.a.report == link.b.report)
    return {
        "odds": odds,
        "lead": leads[0],
        "greater lead": leads[1],
        "best": float(leads[0] > 0),
        "same speaker": same,
        "candidate": candidate,
        "source": shared_source(a.voice, b.voice),
        "both unnamed": float(all(t.voice is not None and t.voice.status == "unnamed" for t in (a, b))),
        "within": within,
        "own headline": within * float("headline" in (a.block, b.block)),
        "same speaker, odds": same * odds,
        "same speaker, lead": same * leads[0],
        "same speaker, best": same * float(leads[0] > 0),
        "candidate, lead": candidate * leads[0],
    }


def _lead(
    score: float,
    one: Telling,
    other: Telling,
    tellings: Mapping[Ref, Telling],
    scores: Mapping[tuple[Ref, Ref], float],
    beside: Beside,
) -> float:
    """By how much `other` comes nearer to `one` than anything else that is said in its report."""
    rivals = (
        near
        for near, rival in beside[one.ref, other.ref.report]
        if rival != other.ref
        and scores.get((rival, other.ref), 0.0) < _ONE
        and not nested(tellings[rival], other)
        and not nested(tellings[rival], one)
    )
    return score - max(rivals, default=0.0)
