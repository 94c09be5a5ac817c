"""Labels for reports that nobody labelled: where rule reader and model agree, and nothing where they do not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from inquit import extract, ingest
from inquit.extract import rules
from inquit.extract.attribution import Attribution
from inquit.extract.passage import Passage
from inquit.extract.tagger.reader import Scorer, outer_attributions
from inquit.extract.witnesses import overlap, pair_up
from inquit.model import Given
from training.labelled import Labelled, Place, Told

__all__ = ["silver"]

_SAME = 0.8
"""Share of content tokens on which two readings must agree to be one."""


def silver(path: Path, score: Scorer) -> Iterator[Labelled]:
    """Reports of a file of `{"text"}` lines, labelled with what both readers found.

    Sentences that only one of them reads a statement in, or that they read differently, are marked as unsure.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        report = ingest.receive_text(json.loads(line)["text"], given=Given(language="en"))
        passages = extract.passages_of(report)
        found = [a for a in rules.read_passages(passages) if a.parent is None and not a.later]
        told, unsure = [], set()
        for mine, rule in pair_up(outer_attributions(passages, score), found):
            if mine is not None and rule is not None and _agree(mine, rule):
                told.append(_told(passages, mine))
            else:
                unsure |= {word for one in (mine, rule) if one is not None for word in _sentences(passages, one)}
        kept = [one for one in told if not unsure & {(at, i) for at, i, _ in one.places["cue"]}]
        if kept:
            yield Labelled(passages, kept, frozenset(("source", "cue", "content")), frozenset(unsure))


def _agree(mine: Attribution, rule: Attribution) -> bool:
    sources = [mine.source] if mine.source else [], [rule.source] if rule.source else []
    same_source = sources[0] == sources[1] or overlap(*sources) >= _SAME
    return same_source and overlap(mine.content, rule.content) >= _SAME and not mine.later


def _told(passages: list[Passage], one: Attribution) -> Told:
    at = next(n for n, passage in enumerate(passages) if passage is one.passage)

    def places(ranges: list[tuple[int, int]]) -> list[Place]:
        return [(at, first, last) for first, last in ranges]

    source = places([one.source]) if one.source else []
    return Told({"source": source, "cue": places([one.cue]), "content": places(one.content)})


def _sentences(passages: list[Passage], one: Attribution) -> Iterator[tuple[int, int]]:
    """The words of the sentences that an attribution touches."""
    at = next(n for n, passage in enumerate(passages) if passage is one.passage)
    touched = [one.cue, *one.content, *([one.source] if one.source else [])]
    for first, last in one.passage.sentences:
        if any(a < last and first < b for a, b in touched):
            yield from ((at, i) for i in range(first, last))
