"""Words in, hits out: full-text search over reports and statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection
from sqlalchemy import text as sql

from inquit.model import Span

_AROUND = 80
"""Code points of the text shown on each side of the first words found in a report."""

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_START, _STOP = "\ue000", "\ue001"
"""Marks around what was found, only to learn where it stands; taken from the private-use characters."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One report or statement found.

    For a statement, `item` is its id, and `speaker` (the name, or null), `source`, `cue` and `content` are told, pieces
    joined by a newline; for a report these are null, and `words` is the passage around the first words found in the
    text: the slice that `span` covers, in code points. Both are null where only its title or outlet was found.
    """

    kind: Literal["report", "statement"]
    report: str
    doc_id: str
    title: str | None
    outlet: str | None
    published: str | None
    item: str | None = None
    speaker: str | None = None
    source: str | None = None
    cue: str | None = None
    content: str | None = None
    span: Span | None = None
    words: str | None = None


def match_expression(query: str) -> str:
    """An FTS5 expression that means what a person typed: all words, `"phrases"` as they stand, `word*` as a beginning.

    Nothing else has a meaning of its own. Empty where nothing is asked for.
    """
    clean = query.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    terms = []
    for phrase, word in _TERM.findall(clean):
        star = "*" if word.endswith("*") else ""
        words = (phrase or word).strip("*" if star else None)
        if any(character.isalnum() for character in words):
            terms.append(f'"{words}"{star}')
    return " ".join(terms)


def search(connection: Connection, query: str, limit: int) -> Iterator[Hit]:
    """At most `limit` statements, best first, then at most `limit` reports; the newest versions only."""
    expression = match_expression(query)
    if not expression:
        return
    for row in connection.execute(_STATEMENTS, {"query": expression, "limit": limit}):
        yield Hit("statement", *row)
    marks = {"start": _START, "stop": _STOP}
    for row in connection.execute(_REPORTS, {"query": expression, "limit": limit, **marks}):
        report, doc_id, title, outlet, published, text, marked = row
        span = _passage(text, marked)
        words = span.of(text) if span else None
        yield Hit("report", report, doc_id, title, outlet, published, span=span, words=words)


_STATEMENTS = sql(
    """SELECT report.id, doc_id, title, outlet, published, s.id, s.speaker, s.source, s.cue, s.content
       FROM statement_search JOIN current_statement AS s ON s.n = statement_search.rowid
       JOIN report ON report.n = s.report JOIN current_report AS c ON c.n = s.report
       WHERE statement_search MATCH :query AND c.newest
       ORDER BY round(statement_search.rank, 6), doc_id, report.id, s.position LIMIT :limit"""
)

_REPORTS = sql(
    """SELECT report.id, doc_id, c.title, c.outlet, c.published, report.text,
              highlight(report_search, 2, :start, :stop)
       FROM report_search JOIN report ON report.n = report_search.rowid JOIN current_report AS c ON c.n = report.n
       WHERE report_search MATCH :query AND c.newest
       ORDER BY round(report_search.rank, 6), doc_id, report.id LIMIT :limit"""
)


def _passage(text: str, marked: str) -> Span | None:
    """The place of the first words found, with what stands around them, cut at white space."""
    if len(text) == len(marked):
        return None
    start = next((n for n, (one, other) in enumerate(zip(text, marked, strict=False)) if one != other), len(text))
    end = start + marked[start:].find(_STOP) - 1
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    while 0 < left < start and not text[left - 1].isspace():
        left += 1
    while end < right < len(text) and not text[right].isspace():
        right -= 1
    return Span(left, right)
