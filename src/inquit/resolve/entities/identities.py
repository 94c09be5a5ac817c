"""From links between parties of reports to identities: one person, organisation, place or group across reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from inquit.model import Identity, Link, Ref
from inquit.resolve.clusters import Group, clusters
from inquit.resolve.entities.facts import Facts

__all__ = ["identities"]


def identities(parties: Mapping[Ref, Facts], links: Iterable[Link]) -> list[Identity]:
    """All parties of all reports as identities, in the order of their ids; one that nothing joins is one by itself."""
    return [_identity(group, parties) for group in clusters(parties, links)]


_SHOWN = 8
"""Others that may be the same which are worth showing: the strongest. A common surname has hundreds."""


def _identity(group: Group, parties: Mapping[Ref, Facts]) -> Identity:
    members = [parties[member] for member in group.members]
    names = Counter(name for member in members for name in member.names)
    fullest = Counter(member.name for member in members)
    kinds = Counter(member.kind for member in members)
    return Identity(
        id="i" + group.id[1:],
        name=min(fullest, key=lambda name: (-fullest[name], -len(name), name)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        names=tuple(sorted(names, key=lambda name: (-names[name], name))),
        members=group.members,
        links=group.links,
        possibly=group.possibly[:_SHOWN],
    )
