"""Small factories for reports and readings written out by hand; words are given, their spans are looked up."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from inquit.model import (
    Block,
    Date,
    Entity,
    Figure,
    Mention,
    Reader,
    Reading,
    Received,
    Report,
    Span,
    Spans,
    Speaker,
    Statement,
    content_id,
    span_id,
)

READER = Reader("1.0", None, "aaaa", {"floor": "0.5"})
LATER_READER = Reader("1.1", None, "bbbb", {"floor": "0.5"})


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of `tests/cases/NAME.jsonl`."""
    path = Path(__file__).parent / "cases" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def a_report(text: str, doc_id: str = "a.txt", **fields: Any) -> Report:
    """A report whose paragraphs are the lines of `text`."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    known: dict[str, Any] = {
        "doc_id": doc_id,
        "text": text,
        "title": None,
        "outlet": "The Marrow Herald",
        "byline": None,
        "published": "2031-05-06",
        "published_candidates": (),
        "dateline": None,
        "language": "en",
        "genre": "report",
        "origin": doc_id,
        "sha256": sha256(text.encode()).hexdigest(),
        "republished_from": None,
        "found": {"outlet": "given"},
        "blocks": tuple(blocks),
    }
    return Report(**known | fields)


def one_block(text: str, kind: str) -> Report:
    """A report that is one block of `text`."""
    return a_report(text, blocks=(Block(kind, Span(0, len(text))),))


def rows(path: Path, query: str) -> list[dict[str, Any]]:
    """What any SQLite tool finds in the file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def received(report: Report) -> Received:
    return Received(report, report.text.encode())


def place(report: Report, words: str) -> Spans:
    """Where `words` first stand in the report; a `|` parts pieces, nothing is nowhere."""
    spans: list[Span] = []
    for piece in words.split("|") if words else []:
        start = report.text.index(piece, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(piece)))
    return tuple(spans)


def said(report: Report, source: str, cue: str, content: str, name: str | None = None, **fields: Any) -> Statement:
    """A statement by the words of its parts."""
    parts = [place(report, words) for words in (source, cue, content)]
    speaker = Speaker("named", "person", name, confidence=0.9) if name else Speaker("unresolved")
    statement = Statement(
        span_id("s", report.id, *parts), "direct", "statement", "asserts", *parts, (), None, 0.8, speaker
    )
    return replace(statement, **fields)


def figure(report: Report, words: str, low: float, statement: str | None = None) -> Figure:
    (span,) = place(report, words)
    return Figure(
        span_id("f", report.id, (span,)), span, low, low, "exact", None, None, None, None, None, None, None, statement
    )


def date(report: Report, words: str, value: str) -> Date:
    (span,) = place(report, words)
    return Date(span_id("d", report.id, (span,)), span, "DATE", value, "published")


def person(report: Report, name: str) -> tuple[Mention, Entity]:
    (span,) = place(report, name)
    entity = content_id("e", report.id, name)
    return Mention(span_id("m", report.id, (span,)), span, "person", entity), Entity(
        entity, name, "person", (name,), ()
    )


def a_reading(*statements: Statement, reader: Reader = READER, **fields: Any) -> Reading:
    return Reading(reader, statements, **fields)
