"""Figures that count the same thing, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from inquit.model import Comparison, Link, Ref
from inquit.resolve.figures.claims import Claim

__all__ = ["comparisons"]


def comparisons(claims: Iterable[Claim], links: Iterable[Link]) -> tuple[Comparison, ...]:
    """Groups of figures that links say count the same thing, in the order of their ids.

    Never an average, and no group of one report that only repeats itself. Free of the order of claims and links.
    """
    known = {claim.figure: claim for claim in claims}
    told = sorted((link for link in links if link.verdict in ("same", "different")), key=lambda link: (link.a, link.b))
    groups = (_comparison(group, known, told) for group in _groups(told))
    kept = (found for found in groups if found.differs or len({figure.report for figure in found.figures}) > 1)
    return tuple(sorted(kept, key=lambda found: found.id))


def _groups(links: Iterable[Link]) -> list[set[Ref]]:
    group: dict[Ref, set[Ref]] = {}
    for link in links:
        one, other = group.get(link.a, {link.a}), group.get(link.b, {link.b})
        if one is not other:
            one |= other
        for figure in one:
            group[figure] = one
    return list({id(held): held for held in group.values()}.values())


def _comparison(group: set[Ref], known: dict[Ref, Claim], links: Iterable[Link]) -> Comparison:
    figures = tuple(sorted(group))
    first = known[figures[0]]
    names = Counter(known[figure].told for figure in figures)
    return Comparison(
        id=min(figure.item for figure in figures),
        counted=min(names, key=lambda name: (-names[name], name)),
        unit=first.unit,
        event=first.event,
        figures=figures,
        differs=tuple(link for link in links if link.verdict == "different" and link.a in group),
    )
