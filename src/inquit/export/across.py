"""What only reports together tell, as rows: entities, utterances, copies, comparisons of figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from msgspec import to_builtins

from inquit.errors import StoreError
from inquit.export.check import check
from inquit.model import (
    Comparison,
    Copy,
    Entity,
    Figure,
    Identity,
    Link,
    Links,
    Passage,
    Ref,
    Report,
    Spans,
    Statement,
    Stretch,
    Utterance,
    Variant,
    VoiceSpan,
)

if TYPE_CHECKING:
    from inquit.store import Entry

Row: TypeAlias = dict[str, Any]
Kind = TypeVar("Kind", Entity, Figure, Statement, VoiceSpan)

_AT_HAND = 500
"""Reports kept at hand: links lead to and fro."""


def across(links: Links, entry: Callable[[str], Entry]) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table, each kind in the order of its ids. Raises `StoreError`.

    `entry` gives a report as it stands by its id.
    """
    record = _Record(entry)
    for table, row in _rows(record, links):
        check(row, lambda report: record.report(report).text)
        yield table, row


def told_by(report: Report) -> Row:
    """What a row of a report begins with."""
    return {"doc_id": report.doc_id, "report": report.id, "outlet": report.outlet, "published": report.published}


def _rows(record: _Record, links: Links) -> Iterator[tuple[str, Row]]:
    identities = {member: identity for identity in links.identities for member in identity.members}
    utterances = {variant.statement: one for one in links.utterances for variant in one.variants}
    for identity in links.identities:
        yield "entities", _entity(record, identity, identities)
    for utterance in links.utterances:
        yield "utterances", _utterance(record, utterance, utterances)
    for copy in links.copies:
        yield "copies", _copy(record, copy)
    for comparison in links.comparisons:
        yield "comparisons", _comparison(record, comparison)


class _Record:
    """Reports with their items, fetched as links lead to them."""

    def __init__(self, entry: Callable[[str], Entry]) -> None:
        self._fetched = lru_cache(_AT_HAND)(lambda report: _fetched(entry(report)))

    def report(self, report: str) -> Report:
        return self._fetched(report)[0]

    def item(self, ref: Ref, kind: type[Kind]) -> Kind:
        found = self.maybe(ref, kind)
        if found is None:
            raise StoreError("the record was changed while it was exported; export it again")
        return found

    def maybe(self, ref: Ref, kind: type[Kind]) -> Kind | None:
        found = self._fetched(ref.report)[1].get(ref.item)
        return found if isinstance(found, kind) else None

    def member(self, ref: Ref) -> Row:
        return {"doc_id": self.report(ref.report).doc_id, "id": ref.item}


def _fetched(entry: Entry) -> tuple[Report, Mapping[str, Any]]:
    reading = entry.reading
    kinds: tuple[tuple[Any, ...], ...] = (reading.entities, reading.statements, reading.figures, reading.voice)
    return entry.report, {item.id: item for kind in kinds for item in kind}


# Entities ---------------------------------------------------------------------------------------------------------


def _entity(record: _Record, identity: Identity, known: Mapping[Ref, Identity]) -> Row:
    members = set(identity.members)
    return {
        "doc_id": record.report(identity.members[0].report).doc_id,
        "id": identity.id,
        "name": identity.name,
        "kind": identity.kind,
        "names": list(identity.names),
        "members": [record.member(ref) for ref in identity.members],
        "roles": [
            {"doc_id": record.report(ref.report).doc_id, "report": ref.report, "id": ref.item, **to_builtins(role)}
            for ref in identity.members
            for role in record.item(ref, Entity).roles
        ],
        "links": [_link(record, link) for link in identity.links],
        "possibly": [
            {"entity": of.id if of else None, "name": of.name if of else None, **told}
            for other, told in _beside(record, identity.possibly, members)
            for of in [known.get(other)]
        ],
    }


# Utterances -------------------------------------------------------------------------------------------------------


def _utterance(record: _Record, utterance: Utterance, known: Mapping[Ref, Utterance]) -> Row:
    refs = [variant.statement for variant in utterance.variants]
    origins = {report: origin.name for origin in utterance.origins or () for report in origin.reports}
    variants = [_variant(record, variant, refs[0].report, origins) for variant in utterance.variants]
    return {
        "doc_id": variants[0]["doc_id"],
        "id": utterance.id,
        "members": [record.member(ref) for ref in refs],
        "outlets": _distinct(variant["outlet"] for variant in variants),
        "speakers": _distinct(name for variant in variants for name in variant["speakers"]),
        "variants": variants,
        "origins": None if utterance.origins is None else [
            {
                "name": origin.name,
                "doc_ids": [record.report(report).doc_id for report in origin.reports],
                "because": list(origin.because),
            }
            for origin in utterance.origins
        ],
        "unattributed": [_sentence(record, ref) for ref in utterance.unattributed],
        "links": [_link(record, link) for link in utterance.links],
        "similar": [
            {"utterance": known[other].id if other in known else None, **told}
            for other, told in _beside(record, utterance.similar, set(refs))
        ],
    }  # fmt: skip


def _variant(record: _Record, variant: Variant, closest: str, origins: Mapping[str, str]) -> Row:
    report = record.report(variant.statement.report)
    statement = record.item(variant.statement, Statement)
    return {
        **told_by(report),
        "id": statement.id,
        "closeness": variant.closeness,
        "speakers": _names(statement),
        "speaker_status": statement.speaker.status,
        "relays": [relay.name for relay in statement.relays],
        "origin": origins.get(report.id),
        "stance": statement.stance,
        **_quoted("source", statement.source, report.text),
        **_quoted("cue", statement.cue, report.text),
        **_quoted("content", statement.content, report.text),
        "stretches": [_stretch(stretch, report, record.report(closest)) for stretch in variant.stretches],
    }


def _stretch(stretch: Stretch, report: Report, closest: Report) -> Row:
    span, to = stretch.span, stretch.to
    return {
        "relation": stretch.relation,
        "span": list(span) if span else None,
        "words": span.of(report.text) if span else None,
        "to": {"report": closest.id, "span": list(to), "words": to.of(closest.text)} if to else None,
    }


def _sentence(record: _Record, ref: Ref) -> Row:
    report, span = record.report(ref.report), record.item(ref, VoiceSpan).span
    return {**told_by(report), "id": ref.item, "span": list(span), "words": span.of(report.text)}


# Copies and figures -----------------------------------------------------------------------------------------------


def _copy(record: _Record, copy: Copy) -> Row:
    return {
        "doc_id": record.report(copy.a.report).doc_id,
        "id": copy.id,
        "a": _passage(record, copy.a),
        "b": _passage(record, copy.b),
        "shared_words": copy.words,
        "quoted": copy.quoted,
        "taken_from": record.report(copy.source).doc_id if copy.source else None,
        "because": list(copy.because),
    }


def _passage(record: _Record, passage: Passage) -> Row:
    report = record.report(passage.report)
    return {**told_by(report), "span": list(passage.span), "words": passage.span.of(report.text)}


def _comparison(record: _Record, comparison: Comparison) -> Row:
    return {
        "doc_id": record.report(comparison.figures[0].report).doc_id,
        "id": comparison.id,
        "counted": comparison.counted,
        "unit": comparison.unit,
        "event": comparison.event,
        "figures": [_figure(record, ref, comparison.differs) for ref in comparison.figures],
        "differs": [_link(record, link) for link in comparison.differs],
    }


def _figure(record: _Record, ref: Ref, differs: Iterable[Link]) -> Row:
    report, figure = record.report(ref.report), record.item(ref, Figure)
    statement = record.maybe(Ref(ref.report, figure.statement), Statement) if figure.statement else None
    return {
        **told_by(report),
        **to_builtins(figure),
        "words": figure.span.of(report.text),
        "qualifier_text": figure.qualifier.of(report.text) if figure.qualifier else None,
        "voice": "attributed" if figure.statement else "own",
        "speakers": _names(statement) if statement else [],
        "relays": [relay.name for relay in statement.relays] if statement else [],
        "stance": statement.stance if statement else None,
        **_quoted("source", statement.source if statement else (), report.text),
        **_quoted("cue", statement.cue if statement else (), report.text),
        "differs_from": [other.item for link in differs for other in _others(link, ref)],
    }


# Parts of rows ----------------------------------------------------------------------------------------------------


def _names(statement: Statement) -> list[str]:
    """The speakers of a statement by their names, as the report gives them."""
    return _distinct(speaker.name for speaker in (statement.speaker, *statement.joint))


def _distinct(values: Iterable[str | None]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value is not None]


def _quoted(part: str, spans: Spans, text: str) -> Row:
    return {part: [list(span) for span in spans], f"{part}_text": [span.of(text) for span in spans]}


def _link(record: _Record, link: Link) -> Row:
    return {"a": record.member(link.a), "b": record.member(link.b), **_told(link)}


def _beside(record: _Record, links: Iterable[Link], members: set[Ref]) -> Iterator[tuple[Ref, Row]]:
    """Links that lead out of a group: the item at the other end, and the link as seen from the group."""
    for link in links:
        own, other = (link.a, link.b) if link.a in members else (link.b, link.a)
        yield other, {"member": record.member(own), "other": record.member(other), **_told(link)}


def _others(link: Link, end: Ref) -> tuple[Ref, ...]:
    """The other end of a link that has one at `end`."""
    return (link.b,) if link.a == end else (link.a,) if link.b == end else ()


def _told(link: Link) -> Row:
    return {"verdict": link.verdict, "score": link.score, "because": list(link.because)}
