"""How many independent sources the tellings of an utterance go back to, as far as the texts tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from inquit.model import Copy, Origin, Passage, Span
from inquit.resolve.copies.outlets import same_outlet
from inquit.resolve.utterances.tellings import Telling

__all__ = ["origins"]


def origins(tellings: Sequence[Telling], copies: Iterable[Copy]) -> tuple[Origin, ...] | None:
    """The origins of an utterance, each with the reports that go back to it; None where nothing joins any two.

    Reports share an origin when one is a version of the other, when they are of one outlet, when they have it through
    the same party or one is that party, or when running text around the words was copied. What two outlets both quote
    may come from one speech that both heard: equal quotations join nothing.
    """
    reports = list({telling.ref.report: telling for telling in tellings}.values())
    groups = {telling.ref.report: telling.ref.report for telling in reports}
    because: dict[str, set[str]] = defaultdict(set)

    def join(a: str, b: str, why: str) -> None:
        one, other = sorted((_root(groups, a), _root(groups, b)))
        groups[other] = one
        because[a].add(why)
        because[b].add(why)

    _join_by_party(tellings, join)
    places: dict[str, list[Span]] = defaultdict(list)
    for telling in tellings:
        places[telling.ref.report].append(Span(telling.places[0].start, telling.places[-1].end))
    for copy in copies:
        if not copy.quoted and all(_near(side, places.get(side.report, ())) for side in (copy.a, copy.b)):
            join(copy.a.report, copy.b.report, f"{copy.words} words of running text around it stand in both")
    if not because:
        return None
    found: dict[str, list[Telling]] = defaultdict(list)
    for telling in reports:
        found[_root(groups, telling.ref.report)].append(telling)
    return tuple(
        Origin(
            _name(group),
            tuple(sorted(t.ref.report for t in group)),
            tuple(sorted(set().union(*(because[t.ref.report] for t in group)))),
        )
        for group in sorted(found.values(), key=lambda group: min(_when(t) for t in group))
    )


def _join_by_party(tellings: Sequence[Telling], join: Callable[[str, str, str], None]) -> None:
    in_order = sorted(tellings, key=lambda t: t.ref)
    for place, telling in enumerate(in_order):
        for name in telling.through:
            join(telling.ref.report, telling.ref.report, f"through {name}")
        for other in in_order[:place]:
            if why := _one_party(telling, other):
                join(other.ref.report, telling.ref.report, why)


def _one_party(one: Telling, other: Telling) -> str | None:
    if one.ref.report == other.ref.report:
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


def _near(side: Passage, contents: Iterable[Span]) -> bool:
    return any(_touches(side.span, span) for span in contents)


def _touches(passage: Span, words: Span) -> bool:
    return passage.start < words.end + _AROUND and words.start - _AROUND < passage.end


def _name(group: Sequence[Telling]) -> str:
    """The party that most have it through, else the outlet that told it first."""
    through = [name for telling in group for name in telling.through]
    if through:
        return max(sorted(set(through)), key=through.count)
    first = min(group, key=_when)
    return first.outlet or first.ref.report


def _when(telling: Telling) -> tuple[str, str]:
    return telling.published or "~", telling.ref.report
