"""From a snapshot to the rows of each list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from msgspec import to_builtins

from inquit.export.across import across
from inquit.export.rows import of_report
from inquit.model import Judgement, content_id
from inquit.serve.queue import queue
from inquit.serve.snapshot import KEPT, Snapshot, Told
from inquit.serve.speakers import speakers
from inquit.serve.tables import Line, Table, line

__all__ = ["NAMES", "table"]

Row: TypeAlias = dict[str, Any]


def table(now: Snapshot, name: str) -> Table:
    """The list of that name (see `NAMES`)."""
    return Table(_LISTS[name](now))


# Of one report ------------------------------------------------------------------------------------------------------


def _of_reports(name: str) -> Callable[[Snapshot], Iterator[Line]]:
    def lines(now: Snapshot) -> Iterator[Line]:
        for told in now.reports.values():
            yield from lines_of(told)[name]

    return lines


def lines_of(told: Told) -> Mapping[str, list[Line]]:
    """The rows of a report and of what was read from it; made once for as long as the report stands so."""
    if not told.lines:
        lines: dict[str, list[Line]] = defaultdict(list)
        for name, row in of_report(told.entry, {}):
            if make := _OF_REPORT.get(name):
                lines[name].append(make(row))
        lines["moments"] = [_moment(row) for row in _moments(told)]
        told.lines.update(lines)
    return defaultdict(list, told.lines)


def _report(row: Row) -> Line:
    told = {key: value for key, value in row.items() if key not in ("text", "blocks")}
    names = ("outlet", "language", "genre", "read", "reviewed", "corrected")
    words = (row["doc_id"], row["title"], row["outlet"], row["byline"], row["origin"])
    return line(told, row["report"], (row["doc_id"], row["report"]), _some(row, names), words, row["published"])


def _statement(row: Row) -> Line:
    speakers = (row["speaker"], *row["joint"])
    facets = {
        **_some(row, ("report", "outlet", "kind", "act", "stance", "reviewed", "added")),
        "speaker": [speaker["name"] for speaker in speakers],
        "status": [speaker["status"] for speaker in speakers],
    }
    words = (*facets["speaker"], *row["source_text"], *row["cue_text"], *row["content_text"])
    first = min(span[0] for part in ("source", "cue", "content") for span in row[part])
    return line(row, row["id"], (row["doc_id"], row["report"], first, row["id"]), facets, words, row["published"])


def _figure(row: Row) -> Line:
    facets = _some(row, ("report", "outlet", "counted", "unit", "bound", "statement", "reviewed"))
    return line(row, row["id"], _place(row), facets, (row["words"], row["counted"], row["event"]), row["published"])


def _date(row: Row) -> Line:
    facets = _some(row, ("report", "outlet", "type", "anchor", "reviewed"))
    return line(row, row["id"], _place(row), facets, (row["words"], row["value"]), row["value"])


_OF_REPORT: Mapping[str, Callable[[Row], Line]] = {
    "reports": _report,
    "statements": _statement,
    "figures": _figure,
    "dates": _date,
}


def _some(row: Row, names: Iterable[str]) -> Row:
    return {name: row[name] for name in names}


def _place(row: Row) -> tuple[str | int, ...]:
    return row["doc_id"], row["report"], row["span"][0], row["id"]


# Moments ------------------------------------------------------------------------------------------------------------

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?|-W\d\d(-\d)?)?")
"""Values that have a place in time: a year, month, week, day or hour."""


def _moments(told: Told) -> Iterator[Row]:
    report, reading = told.report, told.entry.reading
    by = {"doc_id": report.doc_id, "report": report.id, "outlet": report.outlet, "published": report.published}
    if report.published:
        yield _at("published", report.published, by, report.id, None, None)
    for statement in reading.statements:
        if statement.when and _DAY.match(statement.when.value):
            span = statement.content[0] if statement.content else None
            words = span.of(report.text) if span else None
            yield _at("said", statement.when.value, by, statement.id, words, span)
    for date in reading.dates:
        if date.type in ("DATE", "TIME") and _DAY.match(date.value):
            yield _at("told", date.value, by, date.id, date.span.of(report.text), date.span)


def _at(kind: str, at: str, by: Row, item: str, words: str | None, span: Any) -> Row:
    own = None if item == by["report"] else item
    told = {"id": content_id("t", kind, item), "at": at, "kind": kind, **by, "item": own}
    return {**told, "words": words, "span": list(span) if span else None}


def _moment(row: Row) -> Line:
    facets = _some(row, ("kind", "report", "outlet"))
    return line(row, row["id"], (row["at"], row["doc_id"], row["id"]), facets, (row["words"],), row["at"])


# What reports together tell -----------------------------------------------------------------------------------------


def _of_links(name: str) -> Callable[[Snapshot], Iterator[Line]]:
    def lines(now: Snapshot) -> Iterator[Line]:
        yield from together(now)[name]

    return lines


def together(now: Snapshot) -> Mapping[str, list[Line]]:
    """The rows of what only reports together tell; made once for a snapshot, with what it kept of an earlier one."""
    if not now.lines:
        kept, links = now.kept, now.links
        new = replace(
            links,
            copies=tuple(one for one in links.copies if one.id not in kept),
            comparisons=tuple(one for one in links.comparisons if one.id not in kept),
        )
        lines: dict[str, list[Line]] = {name: [] for name in _OF_LINKS}
        for name, row in across(new, lambda report: now.reports[report].entry):
            lines[name].append(_OF_LINKS[name](row, now))
        for name in KEPT:
            lines[name] += [kept[one.id] for one in getattr(links, name) if one.id in kept]
        now.lines.update(lines)
    return now.lines


def _entity(row: Row, now: Snapshot) -> Line:
    reports = {member.report for member in now.identities[row["id"]].members}
    outlets = [now.reports[report].report.outlet for report in reports]
    facets = {"kind": row["kind"], "name": row["names"], "report": reports, "outlet": outlets}
    return line(row, row["id"], (row["name"].casefold(), row["id"]), facets, row["names"])


def _utterance(row: Row, _: Snapshot) -> Line:
    variants = row["variants"]
    facets = {
        "speaker": row["speakers"],
        "outlet": row["outlets"],
        "report": [each["report"] for each in variants],
        "statement": [each["id"] for each in variants],
    }
    words = [words for each in variants for words in (*each["speakers"], *each["content_text"])]
    published = min((each["published"] for each in variants if each["published"]), default=None)
    return line(row, row["id"], (row["id"],), facets, words, published)


def _copy(row: Row, _: Snapshot) -> Line:
    both = (row["a"], row["b"])
    facets = {
        "report": [each["report"] for each in both],
        "outlet": [each["outlet"] for each in both],
        "quoted": row["quoted"],
    }
    return line(row, row["id"], (row["id"],), facets, [each["words"] for each in both])


def _comparison(row: Row, _: Snapshot) -> Line:
    figures = row["figures"]
    facets = {
        "counted": row["counted"],
        "report": [each["report"] for each in figures],
        "outlet": [each["outlet"] for each in figures],
        "differs": bool(row["differs"]),
    }
    return line(row, row["id"], (row["counted"].casefold(), row["id"]), facets, [row["counted"], row["event"]])


_OF_LINKS: Mapping[str, Callable[[Row, Snapshot], Line]] = {
    "entities": _entity,
    "utterances": _utterance,
    "copies": _copy,
    "comparisons": _comparison,
}


# The desk's own -----------------------------------------------------------------------------------------------------


def _judgements(now: Snapshot) -> Iterator[Line]:
    for one in now.judgements:
        yield _judgement(one, now)


def _judgement(one: Judgement, now: Snapshot) -> Line:
    first = now.reports.get(one.members[0].report) if one.members else None
    orphaned = now.orphaned.get(one.id)
    stands = one.id not in now.undone and orphaned is None
    row = {**to_builtins(one), "doc_id": first and first.report.doc_id, "standing": stands, "orphaned": orphaned}
    facets = {
        "item": [member.item for member in one.members],
        "report": [member.report for member in one.members],
        "by": one.by,
        "kind": one.kind,
        "standing": stands,
    }
    return line(row, one.id, (one.at, one.id), facets, (one.because, one.by), one.at)


def _speakers(now: Snapshot) -> Iterator[Line]:
    for row in speakers(now):
        facets = _some(row, ("name", "status", "kind", "entity", "outlets", "reports"))
        facets["outlet"], facets["report"] = facets.pop("outlets"), facets.pop("reports")
        yield line(
            row,
            row["id"],
            (-row["statements"], row["name"].casefold(), row["id"]),
            facets,
            (row["name"], *row["roles"]),
        )


def _queue(now: Snapshot) -> Iterator[Line]:
    for row in queue(now):
        facets = {"kind": row["kind"], "report": [row["report"], *(ref[0] for ref in row["pair"] or ())]}
        yield line(row, row["id"], (-row["score"], row["id"]), facets, (*row["because"], *row["candidates"]))


_LISTS: Mapping[str, Callable[[Snapshot], Iterator[Line]]] = {
    "queue": _queue,  # made first: the page asks for it after every change
    **{name: _of_reports(name) for name in (*_OF_REPORT, "moments")},
    **{name: _of_links(name) for name in _OF_LINKS},
    "judgements": _judgements,
    "speakers": _speakers,
}

NAMES = tuple(_LISTS)
"""The lists there are; `moments` is the timeline."""
