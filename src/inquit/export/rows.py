"""What each table tells, row by row, as plain data in the order of its keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import to_builtins

from inquit.export.across import across, told_by
from inquit.export.check import check
from inquit.export.sentences import Sentences
from inquit.model import Date, Entity, Figure, Judgement, Links, Ref, Spans, Statement

if TYPE_CHECKING:
    from inquit.store import Entry, Store

Row: TypeAlias = dict[str, Any]


def rows(store: Store, *, all_versions: bool) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table: reports in order, what was read from each, what only they together tell,
    then the judgements.
    """
    links = store.links() or Links()
    identities = {member: identity.id for identity in links.identities for member in identity.members}
    doc_ids = {}
    for entry in store.records(all_versions=True):
        doc_ids[entry.report.id] = entry.report.doc_id
        yield from of_report(entry, identities, items=entry.newest or all_versions)
    yield from across(links, store.entry)
    orphaned = {orphan.judgement.id: orphan.why for orphan in store.orphans()}
    undone = store.undone()
    for judgement in store.judgements():
        yield "judgements", _judgement(judgement, doc_ids, orphaned, undone)


def of_report(entry: Entry, identities: Mapping[Ref, str], *, items: bool = True) -> Iterator[tuple[str, Row]]:
    """The rows of one report: its own and, with `items`, those of what was read from it. Raises `StoreError`.

    `identities` tells the identity of each entity of a report, where it has one.
    """
    for table, row in _rows_of(entry, identities, items=items):
        check(row, {entry.report.id: entry.report.text}.__getitem__)
        yield table, row


def _rows_of(entry: Entry, identities: Mapping[Ref, str], *, items: bool) -> Iterator[tuple[str, Row]]:
    yield "reports", _report(entry)
    if not items:
        return
    sentences = Sentences(entry.report)
    for statement in entry.reading.statements:
        yield "statements", _statement(entry, statement, sentences)
    for figure in entry.reading.figures:
        yield "figures", _with_words(entry, figure)
    for date in entry.reading.dates:
        yield "dates", _with_words(entry, date)
    for entity in entry.reading.entities:
        yield "report_entities", _entity(entry, entity, identities)


def _report(entry: Entry) -> Row:
    report = entry.report
    fields: Row = to_builtins(report)
    return {
        "doc_id": fields.pop("doc_id"),
        "report": report.id,
        "version": entry.version,
        "current": entry.newest,
        "read": report.is_read,
        "corrected": entry.corrected(report.id),
        "reviewed": entry.reviewed(report.id),
        **fields,
        "statements": len(entry.reading.statements),
        "reader": to_builtins(entry.reading.reader),
    }


def _statement(entry: Entry, statement: Statement, sentences: Sentences) -> Row:
    text = entry.report.text
    sentence = sentences.around((*statement.source, *statement.cue, *statement.content))
    before = sentences.before(sentence) if sentence else None
    return {
        **told_by(entry.report),
        **to_builtins(statement),
        "source_text": _pieces(statement.source, text),
        "cue_text": _pieces(statement.cue, text),
        "content_text": _pieces(statement.content, text),
        "sentence": sentence.of(text) if sentence else None,
        "sentence_span": list(sentence) if sentence else None,
        "before": before.of(text) if before else None,
        "before_span": list(before) if before else None,
        "reviewed": entry.reviewed(statement.id),
        "added": entry.added(statement.id),
    }


def _with_words(entry: Entry, item: Figure | Date) -> Row:
    words = item.span.of(entry.report.text)
    return {**told_by(entry.report), **to_builtins(item), "words": words, "reviewed": entry.reviewed(item.id)}


def _entity(entry: Entry, entity: Entity, identities: Mapping[Ref, str]) -> Row:
    report = entry.report
    identity = identities.get(Ref(report.id, entity.id))
    return {
        "doc_id": report.doc_id,
        "report": report.id,
        **to_builtins(entity),
        "identity": identity,
        "reviewed": entry.reviewed(entity.id),
    }


def _judgement(judgement: Judgement, doc_ids: Mapping[str, str], orphaned: Mapping[str, str], undone: set[str]) -> Row:
    standing = "undone" if judgement.id in undone else "orphaned" if judgement.id in orphaned else "stands"
    return {
        "doc_id": doc_ids.get(judgement.members[0].report),
        **to_builtins(judgement),
        "standing": standing,
        "why": orphaned.get(judgement.id),
    }


def _pieces(spans: Spans, text: str) -> list[str]:
    return [span.of(text) for span in spans]
