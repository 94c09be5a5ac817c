"""Names written out by hand, as the model hands them over: each name of a text with its kind, wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from builders import a_report
from inquit.extract import passages_of
from inquit.extract.names.entities import Cast, make_cast
from inquit.extract.names.mentions import Tagged, mentions_in
from inquit.extract.passage import Passage
from inquit.model import MentionKind, Report


def tagged(passages: Sequence[Passage], names: Mapping[str, MentionKind], share: float = 0.9) -> list[Tagged]:
    """Every place of each name; longer names come first, none lies inside another."""
    found: dict[tuple[int, int], Tagged] = {}
    for name in sorted(names, key=len, reverse=True):
        for at, passage in enumerate(passages):
            for first, last in _places(passage, name):
                if not any((at, k) in found for k in range(first, last)):
                    one = Tagged(at, first, last, share, ((names[name], 1.0),))
                    found |= {(at, k): one for k in range(first, last)}
    once = {id(one): one for one in found.values()}.values()
    return sorted(once, key=lambda one: (one.passage, one.first))


def cast_in(report: Report, names: Mapping[str, MentionKind]) -> tuple[list[Passage], Cast]:
    """The passages of a report, and its names grouped into parties."""
    passages = passages_of(report)
    return passages, make_cast(report, passages, mentions_in(passages, tagged(passages, names)))


def cast_of(text: str, names: Mapping[str, MentionKind]) -> tuple[list[Passage], Cast]:
    """The same for a text whose lines are paragraphs."""
    return cast_in(a_report(text), names)


def _places(passage: Passage, name: str) -> list[tuple[int, int]]:
    """The token ranges that begin and end with the words of a name."""
    starts = {token.start: k for k, token in enumerate(passage.tokens)}
    ends = {token.end - 2 * token.low.endswith("'s"): k + 1 for k, token in enumerate(passage.tokens)}
    places, at = [], passage.span.start
    while (at := passage.text.find(name, at, passage.span.end)) >= 0:
        if at in starts and at + len(name) in ends:
            places.append((starts[at], ends[at + len(name)]))
        at += len(name)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    return places
