"""Between rows and types: what each row of the store says as a type of the model, and the other way round."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from inquit.errors import StoreError
from inquit.model import Block, Judgement, Reader, Reading, Received, Report, Statement, from_json
from inquit.store.anchor import exact_text
from inquit.store.schema import current_report, current_statement, judgement, judgement_member
from inquit.store.schema import raw as raw_table
from inquit.store.schema import reading as reading_table
from inquit.store.schema import report as report_table
from inquit.store.state import Entry, Stamp, derive, undone

# Queries, built once: to build one takes longer than to run it ------------------------------------------------------

_READ = (reading_table.c.received, reading_table.c.blocks, reading_table.c.reader, reading_table.c.body)
ROWS = (
    select(report_table, current_report.c.newest, *_READ)
    .join(current_report, current_report.c.n == report_table.c.n)
    .join(reading_table, reading_table.c.n == current_report.c.reading)
)
IN_ORDER = (report_table.c.doc_id, report_table.c.id)
JUDGED = select(report_table.c.key).join(judgement_member, judgement_member.c.report == report_table.c.id).distinct()

_family = report_table.alias()
MARKS = (
    select(report_table.c.id, current_report.c.reading, func.coalesce(func.max(judgement_member.c.judgement), 0))
    .join(current_report, current_report.c.n == report_table.c.n)
    .join(_family, _family.c.key == report_table.c.key)
    .outerjoin(judgement_member, judgement_member.c.report == _family.c.id)
    .where(current_report.c.newest)
    .group_by(report_table.c.n)
)

_ONE = ROWS.where(report_table.c.id == bindparam("id"))
_OF_KEY = report_table.c.key == bindparam("of_key")
_EARLIER = ROWS.where(_OF_KEY, report_table.c.version < bindparam("version"))
_LATEST_VERSION = select(func.max(report_table.c.version)).where(_OF_KEY)
_OUTDATE = (
    update(current_report).where(current_report.c.n.in_(select(report_table.c.n).where(_OF_KEY))).values(newest=False)
)
_JUDGEMENTS_ON = select(judgement.c.body).where(
    judgement.c.n.in_(
        select(judgement_member.c.judgement)
        .join(report_table, report_table.c.id == judgement_member.c.report)
        .where(_OF_KEY, report_table.c.version <= bindparam("version"))
    )
)
_UNDOS = select(judgement.c.body).where(judgement.c.undoes.is_not(None))

_other = report_table.alias()
_IS_NEWEST = ~exists().where(_other.c.key == report_table.c.key, _other.c.version > report_table.c.version)
_LAST_READING = (
    select(func.max(reading_table.c.n))
    .where(reading_table.c.report == report_table.c.n)
    .correlate(report_table)
    .scalar_subquery()
)
_FRESH = (
    select(report_table, _IS_NEWEST.label("newest"), reading_table.c.n.label("reading"), *_READ)
    .join(reading_table, reading_table.c.n == _LAST_READING)
    .where(report_table.c.n == bindparam("of"))
)
_LATER_VERSIONS = (
    select(report_table.c.n)
    .join(_other, (_other.c.key == report_table.c.key) & (_other.c.version <= report_table.c.version))
    .where(_other.c.id.in_(bindparam("ids", expanding=True)))
    .distinct()
)
_PUT = upsert(current_report)
_PUT = _PUT.on_conflict_do_update(set_={column.name: column for column in _PUT.excluded if column.name != "n"})
_FORGET = delete(current_statement).where(current_statement.c.report == bindparam("of"))

# Rows to types ----------------------------------------------------------------------------------------------------


def row_of(connection: Connection, report_id: str) -> Any:
    """The row of `ROWS` of that report, or null."""
    return connection.execute(_ONE, {"id": report_id}).one_or_none()


def known_row(connection: Connection, report_id: str) -> Any:
    """The row of `ROWS` of that report. Raises `StoreError` when there is none."""
    row = row_of(connection, report_id)
    if row is None:
        raise StoreError(f"the store holds no report {report_id}")
    return row


def blocks_of(row: Any) -> tuple[Block, ...] | None:
    """The blocks of a report as last read; null where they are those received."""
    return None if row.blocks is None else from_json(row.blocks, tuple[Block, ...])


def received_of(row: Any) -> Report:
    """A report as it was received."""
    return replace(from_json(row.received, Report), text=row.text)


def holds(row: Any, report: Report, reader: Reader) -> bool:
    """Whether the row is of `report` just as received, last read by `reader`."""
    return row is not None and from_json(row.reader, Reader) == reader and received_of(row) == report


def unjudged(row: Any, made: Iterable[Judgement] = (), earlier: Mapping[str, Report] | None = None) -> Entry:
    """A row as it stands when there are no judgements on it but those `made`."""
    report = received_of(row)
    blocks = blocks_of(row)
    if blocks is not None:
        report = replace(report, blocks=blocks)
    entry = derive(report, from_json(row.body, Reading), made, earlier)
    return replace(entry, version=row.version, newest=row.newest)


def entry_of(connection: Connection, row: Any) -> Entry:
    """A row with the judgements on it, those on its earlier versions included."""
    family = {"of_key": row.key, "version": row.version}
    bodies = connection.scalars(_JUDGEMENTS_ON, family).all()
    if not bodies:
        return unjudged(row)
    versions = connection.execute(_EARLIER, family).all()
    return unjudged(row, [from_json(b, Judgement) for b in bodies], {v.id: received_of(v) for v in versions})


def judged_keys(connection: Connection) -> set[str]:
    """The keys of the reports that judgements are on."""
    return set(connection.scalars(JUDGED))


def marks(connection: Connection) -> dict[str, Stamp]:
    """How far each report, in its newest version, has come."""
    return {report: Stamp(reading, judged) for report, reading, judged in connection.execute(MARKS)}


def newest(connection: Connection) -> Iterator[Entry]:
    """The newest version of each report as it stands, in no order."""
    keys = judged_keys(connection)
    for row in connection.execute(ROWS.where(current_report.c.newest)):
        yield entry_of(connection, row) if row.key in keys else unjudged(row)


def judged(connection: Connection) -> Iterator[Entry]:
    """The newest version of each report that judgements are on, in order."""
    chosen = ROWS.where(current_report.c.newest, report_table.c.key.in_(JUDGED)).order_by(*IN_ORDER)
    for row in connection.execute(chosen).all():
        yield entry_of(connection, row)


def undone_ids(connection: Connection) -> set[str]:
    """The ids of the judgements that are taken back."""
    return undone(from_json(body, Judgement) for body in connection.scalars(_UNDOS))


def latest_time(connection: Connection) -> str:
    """The time of the latest judgement; empty where there is none."""
    return connection.scalar(select(func.max(judgement.c.at))) or ""


# Types to rows ----------------------------------------------------------------------------------------------------


def _json(value: Any) -> str:
    """As `model.to_json`, with the keys of mappings in order: equal values are equal strings."""
    return msgspec.json.encode(value, order="deterministic").decode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def insert_report(connection: Connection, received: Received) -> int:
    """Keep a report and its bytes, as the newest version under its key; returns its number."""
    report = received.report
    version = (connection.scalar(_LATEST_VERSION, {"of_key": report.key}) or 0) + 1
    names = {"id": report.id, "key": report.key, "version": version, "doc_id": report.doc_id}
    n = _inserted(connection, report_table, {**names, "text": report.text, "added_at": _now()})
    packed = zlib.compress(received.raw)
    smaller = len(packed) < len(received.raw)
    connection.execute(
        insert(raw_table), {"report": n, "bytes": packed if smaller else received.raw, "packed": smaller}
    )
    if version > 1:
        connection.execute(_OUTDATE, {"of_key": report.key})
    return n


def insert_reading(
    connection: Connection, n: int, received: Report, blocks: tuple[Block, ...] | None, reading: Reading
) -> None:
    """Keep what was read of report `n`, as it was `received` and with the `blocks` it was given since."""
    values = {
        "report": n,
        "received": _json(replace(received, text="")),
        "blocks": None if blocks is None else _json(blocks),
        "reader": _json(reading.reader),
        "body": _json(reading),
        "made_at": _now(),
    }
    connection.execute(insert(reading_table), values)


def append(connection: Connection, made: Judgement) -> bool:
    """Keep a judgement. False: it was here. What it is on (`judged_on`) is to be refreshed then."""
    if connection.scalar(select(judgement.c.n).where(judgement.c.id == made.id)) is not None:
        return False
    values = {"id": made.id, "kind": made.kind, "by": made.by, "at": made.at, "undoes": made.undoes}
    n = _inserted(connection, judgement, {**values, "body": _json(made)})
    members = [
        {"judgement": n, "position": place, "report": member.report, "item": member.item}
        for place, member in enumerate(made.members)
    ]
    connection.execute(insert(judgement_member), members)
    return True


def judged_on(connection: Connection, made: Judgement) -> Sequence[int]:
    """The numbers of the reports that a judgement is on, and of their later versions."""
    return connection.scalars(_LATER_VERSIONS, {"ids": [member.report for member in made.members]}).all()


def refresh(connection: Connection, n: int) -> None:
    """Derive anew how report `n` stands, for SQL and search."""
    row = connection.execute(_FRESH, {"of": n}).one()
    entry = entry_of(connection, row)
    connection.execute(_PUT, {"n": n, "reading": row.reading, **_report_columns(entry)})
    connection.execute(_FORGET, {"of": n})
    statements = enumerate(entry.reading.statements)
    if columns := [{"report": n, **_statement_columns(entry, statement, place)} for place, statement in statements]:
        connection.execute(insert(current_statement), columns)


def _inserted(connection: Connection, table: Table, values: Mapping[str, Any]) -> int:
    key = connection.execute(insert(table), values).inserted_primary_key
    assert key is not None
    return int(key[0])


def _report_columns(entry: Entry) -> dict[str, Any]:
    report = entry.report
    names = ("title", "outlet", "byline", "published", "language", "genre", "origin", "sha256", "republished_from")
    return {
        "newest": entry.newest,
        "is_read": report.is_read,
        "corrected": entry.corrected(report.id),
        "reviewed": entry.reviewed(report.id),
        **{name: getattr(report, name) for name in names},
    }


def _statement_columns(entry: Entry, statement: Statement, place: int) -> dict[str, Any]:
    text = entry.report.text
    return {
        "id": statement.id,
        "position": place,
        "kind": statement.kind,
        "act": statement.act,
        "stance": statement.stance,
        "speaker_status": statement.speaker.status,
        "speaker_kind": statement.speaker.kind,
        "speaker": statement.speaker.name,
        "source": exact_text(text, statement.source),
        "cue": exact_text(text, statement.cue),
        "content": exact_text(text, statement.content),
        "parent": statement.parent,
        "confidence": statement.confidence,
        "reviewed": entry.reviewed(statement.id),
        "added": entry.added(statement.id),
        "body": _json(statement),
    }
