"""Two witnesses: what rule reader and model say of one report, brought together with one calibrated confidence.

The model decides what is read, for it reads more and better; the rules confirm, and add what only they saw. How often
a statement with such evidence is right was measured on reports that neither learnt from: a logistic regression over
the evidence, whose weights stand in `weights/confidence.json`.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from inquit.extract.attribution import Attribution, Range, nest
from inquit.extract.passage import Passage, word_class
from inquit.extract.weights import CONFIDENCE
from inquit.vocabulary import table

__all__ = ["EVIDENCE", "Pair", "combine", "evidence", "merged", "overlap", "pair_up"]

Pair = tuple[Attribution | None, Attribution | None]
"""(what the model read, what the rules read) where both mean the same statement; one of them may be missing."""

EVIDENCE = (
    "model",
    "model: content",
    "model: edges",
    "model: cue",
    "model: source",
    "model: content to cue",
    "model: cue to source",
    "model: content weakest",
    "both",
    "both: content",
    "both: edges",
    "both: source",
    "both: rule",
    "rule alone",
    "rule alone: rule",
    "quoted",
    "inside another",
    "inside another: both",
    "unknown cue",
    "no source",
    "pieces",
    "short",
)
"""What the regression looks at, in the order of its weights; the last weight is the constant."""


def combine(
    passages: Sequence[Passage], model: Sequence[Attribution], rules: Sequence[Attribution]
) -> list[Attribution]:
    """The statements of both readers, each once with its confidence, nested anew, in the order of their cues."""
    made = []
    for mine, rule in pair_up(model, rules):
        if rule is None and _is_guess(mine):
            continue
        one = merged(mine, rule)
        one.confidence = max(_confidence(evidence(mine, rule)), _by_rule(rule))
        made.append(one)
    divided: dict[int, list[Attribution]] = defaultdict(list)
    for one in made:
        if one.cue_rest is not None:
            divided[id(one.passage)].append(one)
    made = [one for one in made if not any(_is_rest(one, other) for other in divided[id(one.passage)])]
    order = {id(passage): n for n, passage in enumerate(passages)}
    made.sort(key=lambda a: (order[id(a.passage)], a.cue))
    nest(passages, made)
    kept = [one for one in made if not _is_own(one)]
    nest(passages, kept)
    return kept


def _is_rest(one: Attribution, other: Attribution) -> bool:
    """Whether the cue of one is but the second part of another's: "as saying" of "quoted him as saying"."""
    rest = other.cue_rest
    return rest is not None and one is not other and rest[0] <= one.cue[0] and one.cue[1] <= rest[1]


def _is_guess(mine: Attribution | None) -> bool:
    """Whether the model alone saw it, inside another content, by a cue that no vocabulary knows: too little to tell."""
    return mine is not None and mine.parent is not None and not mine.verb.frames


def _is_own(one: Attribution) -> bool:
    """Whether a speaker who is quoted only goes on: "I think", "we do not rule out" are not said anew."""
    tokens = one.passage.tokens
    quoted = one.parent is not None and tokens[one.cue[0]].quote >= 0
    return quoted and one.source is not None and tokens[one.source[0]].low in word_class("first_person")


def pair_up(model: Sequence[Attribution], rules: Sequence[Attribution]) -> list[Pair]:
    """Every reading of either side once: beside the other side's reading of the same cue, else of the same content."""
    pairs: list[Pair] = []
    by_passage: dict[int, list[Attribution]] = {}
    for rule in rules:
        by_passage.setdefault(id(rule.passage), []).append(rule)
    taken: set[int] = set()
    for same in (_same_cue, _same_content):
        for mine in model:
            if same is _same_content and id(mine) in taken:
                continue
            there = [r for r in by_passage.get(id(mine.passage), []) if id(r) not in taken and same(mine, r)]
            if there:
                best = max(there, key=lambda rule: overlap(mine.content, rule.content))
                taken |= {id(mine), id(best)}
                pairs.append((mine, best))
    pairs += [(mine, None) for mine in model if id(mine) not in taken]
    pairs += [(None, rule) for rule in rules if id(rule) not in taken]
    return pairs


def _same_cue(mine: Attribution, rule: Attribution) -> bool:
    return mine.cue[0] < rule.cue[1] and rule.cue[0] < mine.cue[1] and overlap(mine.content, rule.content) > 0


def _same_content(mine: Attribution, rule: Attribution) -> bool:
    return overlap(mine.content, rule.content) >= 0.5


def overlap(some: Sequence[Range], others: Sequence[Range]) -> float:
    """Tokens that two contents share, of all that either has."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)
    every = sum(b - a for a, b in (*some, *others)) - shared
    return shared / every if every else 0.0


def merged(mine: Attribution | None, rule: Attribution | None) -> Attribution:
    """One reading from two: the model's spans, and what only the rules know of a cue."""
    if mine is None or rule is None:
        return mine or rule  # type: ignore[return-value]
    if _by_rule(rule):
        return rule
    if rule.cue_rest is not None and rule.cue_rest[0] >= mine.cue[1]:
        mine.cue_rest = rule.cue_rest
    mine.source = mine.source or rule.source
    mine.later = mine.later or rule.later
    return mine


_DECIDED = frozenset(("headline colon", "headline dash", "label", "quoted as"))
"""Frames that stand on layout (turns of a transcript, kickers of a headline) or that tell a relay from a speaker ("the
agency quoted her as saying"): what the model learnt from does not mark these, so that there the rules decide."""


def _by_rule(rule: Attribution | None) -> float:
    """The share of right readings of a frame that the rules decide, else 0."""
    return _rule_share(rule) if rule is not None and rule.frame in _DECIDED else 0.0


# Confidence ---------------------------------------------------------------------------------------------------------


def evidence(mine: Attribution | None, rule: Attribution | None) -> list[float]:
    """The numbers that tell how sure a reading is, one for each name in `EVIDENCE`."""
    one = mine or rule
    assert one is not None
    e = mine.evidence if mine else None
    told = [e.content, e.edges, e.cue, e.source, e.to_cue, e.to_source, min(e.content, e.edges)] if e else [0.0] * 7
    share = _rule_share(rule) if rule else 0.0
    both = (
        [
            1.0,
            overlap(mine.content, rule.content),
            float(mine.content == rule.content),
            float(_same_source(mine, rule)),
            share,
        ]
        if mine and rule
        else [0.0] * 5
    )
    alone = [1.0, share] if mine is None else [0.0, 0.0]
    tokens = one.passage.tokens
    quoted = [tokens[k].quote >= 0 for first, last in one.content for k in range(first, last)]
    return [
        float(mine is not None),
        *told,
        *both,
        *alone,
        sum(quoted) / len(quoted) if quoted else 0.0,
        float(one.parent is not None),
        float(one.parent is not None and mine is not None and rule is not None),
        float(not one.verb.frames),
        float(one.source is None),
        float(len(one.content) > 1),
        float(len(quoted) < 4),
    ]


def _same_source(mine: Attribution, rule: Attribution) -> bool:
    if mine.source is None or rule.source is None:
        return mine.source is rule.source
    return mine.source[0] < rule.source[1] and rule.source[0] < mine.source[1]


@cache
def _shares() -> dict[str, float]:
    return {frame: float(share) for frame, share in table("rule_confidence.tsv")}


def _rule_share(rule: Attribution) -> float:
    """The measured share of right readings of its frame; less inside a quotation that nobody was found to say."""
    orphan = rule.parent is None and rule.passage.tokens[rule.cue[0]].quote >= 0
    return _shares().get(rule.frame, 0.5) * (0.4 if orphan else 1.0)


@cache
def _weights() -> tuple[float, ...]:
    told = json.loads(CONFIDENCE.read_text(encoding="utf-8"))
    return tuple(told["weights"][name] for name in (*EVIDENCE, "constant"))


def _confidence(numbers: Sequence[float]) -> float:
    """How often statements with such evidence are right, between 0 and 1."""
    *weights, constant = _weights()
    total = constant + sum(weight * number for weight, number in zip(weights, numbers, strict=True))
    return round(1 / (1 + math.exp(-total)), 3)
