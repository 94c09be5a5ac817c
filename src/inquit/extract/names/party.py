"""One of those whom a report names, or tells of without a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from inquit.extract.names.gender import Gender
from inquit.extract.names.mentions import Found
from inquit.model import MentionKind, Phrase

__all__ = ["Party"]


@dataclass(slots=True)
class Party:
    """One person, organisation, place or group of a report; `name` is the fullest it has there.

    `namesakes` are the other parties that a short name may mean as well: then nobody can tell who it is.
    """

    kind: MentionKind
    name: str
    names: list[str] = field(default_factory=list)
    mentions: list[Found] = field(default_factory=list)
    full: Found | None = None
    """The first mention by its fullest name."""
    roles: list[Phrase] = field(default_factory=list)
    gender: Gender | None = None
    namesakes: list[Party] = field(default_factory=list)
    shared: str | None = None
    """The surname that a first name shares with the full name behind it: "Joel and Hana Perrin"."""
    entity: str | None = None
    """Its id within the report, for a party that has a name."""
