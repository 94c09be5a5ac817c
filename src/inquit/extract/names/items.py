"""Mentions and entities as a Reading gives them."""

from __future__ import annotations

from inquit.extract.names.entities import Cast
from inquit.extract.names.party import Party
from inquit.model import Entity, Mention, Phrase, Report, span_id

__all__ = ["items_of"]


def items_of(report: Report, cast: Cast) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The named mentions in the order of the text, and the entities in the order of their first mention."""
    mentions = tuple(
        Mention(span_id("m", report.id, [found.span]), found.span, party.kind, party.entity or "")
        for found, party in zip(cast.found, cast.party, strict=True)
    )
    entities = tuple(
        Entity(party.entity or "", party.name, party.kind, tuple(party.names), _roles(party))
        for party in cast.parties()
    )
    return mentions, entities


def _roles(party: Party) -> tuple[Phrase, ...]:
    """The roles of a person; an age only helps to find whom "the 43-year-old" means."""
    return tuple(role for role in party.roles if party.kind == "person" and not role.text.isdigit())
