"""Names of one report that mean two: a family and its town, a person and a firm, a couple and one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquit.extract.names.found import Found
from inquit.extract.names.kinds import apposed_as, is_of
from inquit.extract.names.party import Party
from inquit.extract.names.words import is_title
from inquit.extract.passage import Passage
from inquit.model import MentionKind

__all__ = ["doubled"]


def doubled(passages: Sequence[Passage], found: Sequence[Found], parties: Sequence[Party]) -> dict[int, Party]:
    """For the number of each name that may mean two, a party whose namesakes these are. `parties[n]` bears `found[n]`.

    A name with a title of its own means the person.
    """
    others: dict[str, Party] = {}
    for name, party in zip(found, parties, strict=True):
        if party.kind == "person" and name.text not in others:
            other = _other(passages[name.passage], name)
            if other is not None and not (other.kind == "group" and party.name == name.text):
                others[name.text] = other
    made: dict[str, Party] = {}
    doubts: dict[int, Party] = {}
    for n, (name, party) in enumerate(zip(found, parties, strict=True)):
        other = others.get(name.text)
        if other is not None and party.kind == "person" and not _has_title(passages[name.passage], name):
            known = party.namesakes or [party]
            doubts[n] = made.setdefault(name.text, Party("person", name.text, namesakes=[*known, other]))
    return doubts


def _other(passage: Passage, name: Found) -> Party | None:
    """Whom or what else a name means where it stands: a body or place by its words, or a couple."""
    for kind in _told(passage, name):
        return Party(kind, name.text)
    tokens, first = passage.tokens, name.where[0]
    if first >= 3 and tokens[first - 2].low == "and" and is_title(tokens[first - 1]) and is_title(tokens[first - 3]):
        return Party("group", " ".join(token.text for token in tokens[first - 3 : name.where[1]]))
    return None


def _told(passage: Passage, name: Found) -> Iterator[MentionKind]:
    first, last = name.where
    kinds = (apposed_as(passage.tokens, last), is_of(passage.tokens, first))
    yield from (kind for kind in kinds if kind in ("organisation", "place"))


def _has_title(passage: Passage, name: Found) -> bool:
    k = name.where[0] - 1
    return k >= 0 and is_title(passage.tokens[k]) and not (k > 0 and passage.tokens[k - 1].low == "and")
