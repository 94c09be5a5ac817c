"""A whole corpus on one machine or on a cluster: documents → records → links → tables as Parquet.

Documents are JSON lines, or Parquet with the same fields as columns. Each step is a table that the engine keeps, so
that a run that was killed goes on where it was. `tables.json` in the output folder says where each table lies.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from inquit import __version__, extract, ingest, resolve
from inquit.errors import RefusedInput, UsageError
from inquit.model import Columns, Engine, Links, Memory, Reader, Row, Statement, Table, from_record, to_json

__all__ = ["Done", "corpus", "write_index"]

_DOCUMENTS: Columns = {"origin": "text", "number": "int", "line": "text"}
_READ: Columns = {"report": "text", "stamp": "text", "body": "text", "origin": "text", "refused": "text"}
_REFUSED: Columns = {"origin": "text", "refused": "text"}
_COUNT: Columns = {"reports": "int"}
_STATEMENTS: Columns = {
    **dict.fromkeys(("report", "doc_id", "outlet", "published", "id", "speaker_status", "speaker"), "text"),
    **dict.fromkeys(("cue", "content", "kind", "act", "stance"), "text"),
    "confidence": "float",
}
_IDENTITIES: Columns = dict.fromkeys(("identity", "name", "kind", "report", "entity"), "text")
_UTTERANCES: Columns = dict.fromkeys(("utterance", "report", "statement", "closeness"), "text")
_COPIES: Columns = {
    **dict.fromkeys(("copy", "a"), "text"),
    **dict.fromkeys(("a_start", "a_end"), "int"),
    "b": "text",
    **dict.fromkeys(("b_start", "b_end", "words", "quoted"), "int"),
    **dict.fromkeys(("source", "because"), "text"),
}
_COMPARISONS: Columns = dict.fromkeys(("comparison", "counted", "event", "report", "figure"), "text")
_LINKS: Columns = {
    **dict.fromkeys(("kind", "id", "a_report", "a", "b_report", "b", "verdict"), "text"),
    "score": "float",
    "because": "text",
}


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a corpus."""

    read: int
    refused: tuple[RefusedInput, ...]
    tables: Mapping[str, Table]


def corpus(inputs: Sequence[str], columns: Sequence[str], engine: Engine, reader: Reader, limit: int) -> Done:
    """Read and resolve the documents of `inputs`: paths of .jsonl files, or of Parquet files or folders of them.

    `columns` are those of the Parquet files, in any order, `text` among them. The engine's tables are the result.
    Raises `UsageError` when an input is neither.
    """
    documents = [_documents(engine, path, columns) for path in inputs]
    work = partial(_read, reader, f"{__version__} {resolve.digest()}", limit)
    read = [engine.apply(f"read-{number}", work, _READ, each) for number, each in enumerate(documents)]
    whole = " UNION ALL ".join(f"SELECT * FROM part{n}" for n in range(len(read)))
    parts = {f"part{n}": table for n, table in enumerate(read)}
    plan = f"SELECT DISTINCT report, stamp, body FROM ({whole}) WHERE refused IS NULL"
    records = engine.query("reports", plan, resolve.RECORDS, **parts)
    plan = f"SELECT origin, refused FROM ({whole}) WHERE refused IS NOT NULL"
    refused = engine.query("refused", plan, _REFUSED, **parts)
    count = engine.query("count", "SELECT COUNT(*) AS reports FROM records", _COUNT, records=records)
    links, _ = resolve.resolve(engine, records, (), Memory())
    tables = {
        "reports": records,
        "statements": engine.apply("statements", _statements, _STATEMENTS, records),
        **_linked(engine, links),
    }
    ((number,),) = engine.rows(count)
    return Done(number, tuple(RefusedInput(origin, why) for origin, why in engine.rows(refused)), tables)


def write_index(done: Done, folder: Path) -> None:
    """Write `tables.json`: for each table where its Parquet lies, and its columns."""
    told = {name: {"path": table.path, "columns": dict(table.columns)} for name, table in done.tables.items()}
    (folder / "tables.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _documents(engine: Engine, path: str, columns: Sequence[str]) -> Table:
    if path.endswith(".jsonl"):
        return engine.table("documents", _DOCUMENTS, _lines(Path(path)))
    if path.endswith(".parquet") or "://" in path or Path(path).is_dir():
        if "text" not in columns:
            raise UsageError(f"{path}: --columns names the columns of the Parquet files; there must be one called text")
        given = Table(path, dict.fromkeys(columns, "text"))
        return engine.apply("documents", partial(_objects, path, tuple(columns)), _DOCUMENTS, given)
    raise UsageError(f"{path}: is neither .jsonl nor Parquet; other formats go through: inquit extract -o FILE.jsonl")


def _lines(path: Path) -> Iterator[Row]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield str(path), number, _text(line.removeprefix(BOM_UTF8) if number == 1 else line)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error


def _text(line: bytes) -> str | None:
    """A line as text, without its end; None where it is none that a table can hold."""
    try:
        text = line.decode().rstrip("\r\n")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


# What workers run, on batches of rows ------------------------------------------------------------------------------


def _objects(path: str, columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        told = {name: value for name, value in zip(columns, row, strict=True) if value is not None}
        yield told.get("doc_id") or path, 1, to_json(told).decode()


def _read(reader: Reader, by: str, limit: int, documents: Iterable[Row]) -> Iterator[Row]:
    for origin, number, line in documents:
        try:
            if line is None:
                raise RefusedInput(origin, "is not UTF-8 text, or holds a NUL; save the file as UTF-8")
            report = ingest.receive_line(line.encode(), origin, number, limit=limit)
        except RefusedInput as refused:
            yield None, None, None, f"{origin} line {number}", refused.why
            continue
        yield *resolve.record_row(by, report, extract.read(report, reader)), origin, None


def _statements(records: Iterable[Row]) -> Iterator[Row]:
    for _, _, body in records:
        report, reading = from_record(msgspec.json.decode(body))
        about = (report.id, report.doc_id, report.outlet, report.published)
        for statement in reading.statements:
            yield *about, *_statement(statement, report.text)


def _statement(statement: Statement, text: str) -> Row:
    cue, content = (" … ".join(span.of(text) for span in spans) for spans in (statement.cue, statement.content))
    speaker = statement.speaker
    told = (statement.kind, statement.act, statement.stance, statement.confidence)
    return statement.id, speaker.status, speaker.name, cue, content, *told


# Links as rows --------------------------------------------------------------------------------------------------------


def _linked(engine: Engine, links: Links) -> dict[str, Table]:
    rows: dict[str, tuple[Columns, Iterable[Row]]] = {
        "identities": (
            _IDENTITIES,
            ((one.id, one.name, one.kind, *member) for one in links.identities for member in one.members),
        ),
        "utterances": (
            _UTTERANCES,
            ((one.id, *told.statement, told.closeness) for one in links.utterances for told in one.variants),
        ),
        "copies": (
            _COPIES,
            (
                (c.id, c.a.report, *c.a.span, c.b.report, *c.b.span, c.words, int(c.quoted), c.source, _told(c.because))
                for c in links.copies
            ),
        ),
        "comparisons": (
            _COMPARISONS,
            ((one.id, one.counted, one.event, *figure) for one in links.comparisons for figure in one.figures),
        ),
        "links": (_LINKS, _all_links(links)),
    }
    return {name: engine.table(name, columns, sorted(told, key=repr)) for name, (columns, told) in rows.items()}


def _all_links(links: Links) -> Iterator[Row]:
    by_kind = {
        "identity": ((one.id, (*one.links, *one.possibly)) for one in links.identities),
        "utterance": ((one.id, (*one.links, *one.similar)) for one in links.utterances),
        "comparison": ((one.id, one.differs) for one in links.comparisons),
    }
    for kind, told in by_kind.items():
        for id, found in told:
            for link in found:
                yield kind, id, *link.a, *link.b, link.verdict, link.score, _told(link.because)


def _told(because: Iterable[str]) -> str:
    return "; ".join(because)
