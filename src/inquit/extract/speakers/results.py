"""The Speaker that is written, with reasons: for a name, for words that stand for one, for those who have none."""

from __future__ import annotations

from inquit.extract.names.mentions import Found
from inquit.extract.names.party import Party
from inquit.extract.names.words import organisations, place_words, source_nouns
from inquit.extract.speakers.sources import Source
from inquit.model import PartyKind, Phrase, Speaker

__all__ = ["SHOWN", "named", "standing_for", "unnamed", "unresolved"]

SHOWN = 3
"""Candidates that are shown for an unresolved speaker."""


def named(source: Source, found: Found, party: Party) -> Speaker:
    """A name as it stands in the source, or the fuller name that the report has for it."""
    if party.namesakes:
        names = tuple(other.name for other in party.namesakes)
        return unresolved(f"“{found.text}” may be any of several of that name", "person", names)
    if _is_people(party):
        return Speaker("unnamed", "crowd", mention=found.span, confidence=0.8, because=(f"“{found.text}” is no name",))
    full = party.full or found
    if party.kind == "place":
        why, sure = "named in the source, as written", 0.85
    elif full.text == found.text:
        lone = party.kind == "person" and " " not in found.text
        why, sure = (
            ("a name in the source; no fuller form in the report", 0.75) if lone else ("named in the source", 0.95)
        )
    else:
        why, sure = f"“{full.text}” is the only one in the report whom “{found.text}” fits", 0.95
    kind: PartyKind = "document" if party.kind == "other" else party.kind
    return Speaker(
        "named", kind, full.text, full.span, party.entity, source.role(found), confidence=sure, because=(why,)
    )


def _is_people(party: Party) -> bool:
    """Peoples, and members of a party as such: "Republicans", "Kurds"."""
    last = party.name.split(" ")[-1].lower()
    if party.kind in ("person", "place") or party.name.lower() in organisations():
        return False
    return place_words().get(last) == "people" or source_nouns().get(last, (None, False))[1]


def standing_for(words: str, party: Party, share: float, why: str) -> Speaker:
    """The party that a pronoun or role phrase means."""
    if not party.name:
        text = party.names[0] if party.names else words
        return Speaker("unnamed", "person", confidence=round(share, 2), because=(f"“{words}” stands for “{text}”", why))
    kind: PartyKind = "document" if party.kind == "other" else party.kind
    because = (f"“{words}” stands for “{party.name}”", why)
    where = party.full.span if party.full else None
    return Speaker("named", kind, party.name, where, party.entity, confidence=round(share, 2), because=because)


def unnamed(whole: Phrase, kind: PartyKind) -> Speaker:
    return Speaker("unnamed", kind, mention=whole.span, confidence=0.8, because=(f"“{whole.text}” is no name",))


def unresolved(why: str, kind: PartyKind | None = None, candidates: tuple[str, ...] = ()) -> Speaker:
    return Speaker("unresolved", kind, because=(why,), candidates=candidates)
