"""Groups of one and the same, from links between two: the strongest links first, and never against a "different".

The outcome depends on the set of items and links alone, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from inquit.model import Link, Ref

__all__ = ["JUDGED", "Group", "clusters", "with_judged"]

JUDGED = 2.0
"""Score of what a person has decided: above all that texts tell."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are one and the same, in order.

    `links` are those that joined them, one fewer than there are items; `possibly` lead to other groups.
    """

    members: tuple[Ref, ...]
    links: tuple[Link, ...] = ()
    possibly: tuple[Link, ...] = ()

    @property
    def id(self) -> str:
        """A group is called by its least item."""
        return min(member.item for member in self.members)


def clusters(items: Iterable[Ref], links: Iterable[Link]) -> list[Group]:
    """Join `items` by their "same" links; items without any stay alone. Groups come in the order of their ids.

    A link that would put two items with a "different" between them into one group joins nothing and becomes
    "possibly", with the reason.
    """
    told = sorted(set(links), key=lambda link: (-link.score, link.a, link.b, link.verdict, link.because))
    parts = _Parts({*items, *(end for link in told for end in (link.a, link.b))})
    for link in told:
        if link.verdict == "different":
            parts.part(link.a, link.b)
    joined, possibly = [], [link for link in told if link.verdict == "possibly"]
    for link in told:
        if link.verdict == "same" and parts.top(link.a) != parts.top(link.b):
            if parts.join(link.a, link.b):
                joined.append(link)
            else:
                possibly.append(replace(link, verdict="possibly", because=(*link.because, _BLOCKED)))
    return _groups(parts, joined, possibly)


def with_judged(links: Iterable[Link], judged: Iterable[Link]) -> list[Link]:
    """The links, with people's decisions in the place of what the texts tell of the same two items."""
    own = {(link.a, link.b): replace(link, score=JUDGED) for link in judged}
    return [*(link for link in links if (link.a, link.b) not in own), *own.values()]


_BLOCKED = "not joined: others of the two groups are different"


def _groups(parts: _Parts, joined: list[Link], possibly: list[Link]) -> list[Group]:
    members: dict[Ref, list[Ref]] = defaultdict(list)
    inside: dict[Ref, list[Link]] = defaultdict(list)
    beside: dict[Ref, list[Link]] = defaultdict(list)
    for item in sorted(parts.up):
        members[parts.top(item)].append(item)
    for link in joined:
        inside[parts.top(link.a)].append(link)
    for link in sorted(possibly, key=lambda link: (-link.score, link.a, link.b)):
        ends = {parts.top(link.a), parts.top(link.b)}
        for end in ends if len(ends) > 1 else ():
            beside[end].append(link)
    made = [Group(tuple(held), tuple(inside[top]), tuple(beside[top])) for top, held in members.items()]
    return sorted(made, key=lambda group: group.id)


class _Parts:
    """Disjoint sets that know which other sets they must not be joined with."""

    def __init__(self, items: set[Ref]) -> None:
        self.up = {item: item for item in items}
        self.apart: dict[Ref, set[Ref]] = defaultdict(set)

    def top(self, item: Ref) -> Ref:
        while self.up[item] != item:
            self.up[item] = self.up[self.up[item]]
            item = self.up[item]
        return item

    def part(self, a: Ref, b: Ref) -> None:
        if a != b:
            self.apart[a].add(b)
            self.apart[b].add(a)

    def join(self, a: Ref, b: Ref) -> bool:
        """Join two sets, told by an item of each; False where they must stay apart."""
        a, b = self.top(a), self.top(b)
        if b in self.apart[a]:
            return False
        few, many = sorted((a, b), key=lambda top: len(self.apart[top]))
        self.up[few] = many
        for other in self.apart.pop(few):
            self.apart[other].discard(few)
            self.apart[other].add(many)
            self.apart[many].add(other)
        return True
