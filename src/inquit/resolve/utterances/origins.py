"""How many independent sources the tellings of an utterance go back to, as far as the texts tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from inquit.model import Copy, Origin, Passage, Span, Spans
from inquit.resolve.copies.outlets import same_outlet

__all__ = ["Teller", "origins"]


@dataclass(frozen=True, slots=True)
class Teller:
    """A report that tells an utterance: where its words stand, and through whom it has them.

    `through` are the relays of the statement, and the agency or outlet that the report credits.
    """

    report: str
    key: str
    outlet: str | None
    published: str | None
    content: Spans
    through: tuple[str, ...]


def origins(tellers: Sequence[Teller], copies: Iterable[Copy]) -> tuple[Origin, ...] | None:
    """The origins of an utterance, each with the reports that go back to it; None where nothing joins any two.

    Reports share an origin when one is a version of the other, when they are of one outlet, when they have it through
    the same party or one is that party, or when running text around the words was copied. What two outlets both quote
    may come from one speech that both heard: equal quotations join nothing.
    """
    reports = list({teller.report: teller for teller in tellers}.values())
    groups = {teller.report: teller.report for teller in reports}
    because: dict[str, set[str]] = defaultdict(set)

    def join(a: str, b: str, why: str) -> None:
        one, other = sorted((_root(groups, a), _root(groups, b)))
        groups[other] = one
        because[a].add(why)
        because[b].add(why)

    _join_by_party(tellers, join)
    places = {teller.report: [t.content for t in tellers if t.report == teller.report] for teller in reports}
    for copy in copies:
        if not copy.quoted and all(_near(side, places.get(side.report, ())) for side in (copy.a, copy.b)):
            join(copy.a.report, copy.b.report, f"{copy.words} words of running text around it stand in both")
    if not because:
        return None
    found: dict[str, list[Teller]] = defaultdict(list)
    for teller in reports:
        found[_root(groups, teller.report)].append(teller)
    return tuple(
        Origin(
            _name(group),
            tuple(sorted(t.report for t in group)),
            tuple(sorted(set().union(*(because[t.report] for t in group)))),
        )
        for group in sorted(found.values(), key=lambda group: min(_when(t) for t in group))
    )


def _join_by_party(tellers: Sequence[Teller], join: Callable[[str, str, str], None]) -> None:
    in_order = sorted(tellers, key=lambda t: (t.report, t.content))
    for place, teller in enumerate(in_order):
        for name in teller.through:
            join(teller.report, teller.report, f"through {name}")
        for other in in_order[:place]:
            if why := _one_party(teller, other):
                join(other.report, teller.report, why)


def _one_party(one: Teller, other: Teller) -> str | None:
    if one.report == other.report:
        return None
    if one.key == other.key:
        return "versions of one report"
    if same_outlet(one.outlet, other.outlet):
        return f"both are told by {one.outlet}"
    for a, b in ((one, other), (other, one)):
        for name in a.through:
            if same_outlet(name, b.outlet):
                return f"one has it through {name}, which is the other"
            if any(same_outlet(name, through) for through in b.through):
                return f"both have it through {name}"
    return None


def _root(groups: dict[str, str], report: str) -> str:
    while groups[report] != report:
        report = groups[report]
    return report


_AROUND = 200
"""Code points before or after the words in which copied running text tells that they were copied as well."""


def _near(side: Passage, contents: Iterable[Spans]) -> bool:
    return any(_touches(side.span, span) for content in contents for span in content)


def _touches(passage: Span, words: Span) -> bool:
    return passage.start < words.end + _AROUND and words.start - _AROUND < passage.end


def _name(group: Sequence[Teller]) -> str:
    """The party that most have it through, else the outlet that told it first."""
    through = [name for teller in group for name in teller.through]
    if through:
        return max(sorted(set(through)), key=through.count)
    first = min(group, key=_when)
    return first.outlet or first.report


def _when(teller: Teller) -> tuple[str, str]:
    return teller.published or "~", teller.report
