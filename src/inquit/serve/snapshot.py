"""The record as it stands, in memory and ready to be sent. A snapshot never changes; a change makes a new one.

Turns count the changes. A version names the snapshot of a turn: what is told since a version is what changed in a later
turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from gzip import compress
from secrets import token_hex
from typing import Any

from inquit import __version__
from inquit.export.story import judged_pairs, page_record
from inquit.model import FORMAT, Comparison, Copy, Identity, Judgement, Links, Ref, Report, Utterance, to_json
from inquit.serve.split import Split, in_lines, split, split_links
from inquit.serve.tables import Line, Table
from inquit.store import Entry, Stamp, Store
from inquit.store.together import present, refs, said

__all__ = ["KEPT", "Snapshot", "Told", "first", "later"]

KEPT = ("copies", "comparisons")
"""The links whose rows are kept from one snapshot to the next: there may be very many."""


@dataclass(frozen=True)
class Told:
    """One report as it stands; `turn` is when it last changed."""

    entry: Entry
    stamp: Stamp
    turn: int
    version: str
    lines: dict[str, list[Line]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def report(self) -> Report:
        return self.entry.report

    @property
    def record(self) -> dict[str, Any]:
        """The report as the page is told of it."""
        return {**page_record(self.entry), "version": self.version}

    @cached_property
    def parts(self) -> Split:
        """The same for a story in lines."""
        return split("report", self.record)

    @cached_property
    def refs(self) -> frozenset[Ref]:
        """The items that links may lead to."""
        return frozenset(refs(self.entry))


@dataclass(frozen=True)
class Snapshot:
    """The whole record at one turn; `reports` are the newest versions by their ids, in order of doc_id and id."""

    run: str
    title: str
    turn: int
    reports: Mapping[str, Told]
    gone: tuple[tuple[int, str], ...]
    found: Links
    links: Links
    links_turn: int
    judged: Mapping[tuple[Ref, Ref], Judgement]
    judged_turn: int
    judgements: tuple[Judgement, ...]
    undone: frozenset[str]
    orphaned: Mapping[str, str]
    kept: Mapping[str, Line]
    lines: dict[str, list[Line]] = field(default_factory=dict, compare=False, repr=False)
    tables: dict[str, Table] = field(default_factory=dict, compare=False, repr=False)
    hits: dict[str, Table] = field(default_factory=dict, compare=False, repr=False)
    packed: list[bytes] = field(default_factory=list, compare=False, repr=False)
    """The story in lines, gzipped, once `pack` has made it."""

    @property
    def version(self) -> str:
        """Changes whenever anything shown changes."""
        return f"{self.run}-{self.turn}"

    @cached_property
    def identities(self) -> Mapping[str, Identity]:
        return {identity.id: identity for identity in self.links.identities}

    @cached_property
    def identity_of(self) -> Mapping[Ref, Identity]:
        """The identity of each entity of a report that has one."""
        return {member: identity for identity in self.links.identities for member in identity.members}

    @cached_property
    def utterance_of(self) -> Mapping[Ref, Utterance]:
        """The utterance of each statement that is a telling of one."""
        return {variant.statement: one for one in self.links.utterances for variant in one.variants}

    def turn_of(self, version: str | None) -> int | None:
        """The turn that a version names; null for a version of another run, or none at all."""
        run, _, turn = (version or "").rpartition("-")
        known = run == self.run and turn.isascii() and turn.isdigit() and int(turn) <= self.turn
        return int(turn) if known else None

    def story(self, since: str | None = None) -> bytes:
        """What the page shows, or only what changed after the version `since`."""
        told, reports, links = self._told(since)
        return to_json({**told, "reports": [one.record for one in reports], "links": links})

    def story_in_lines(self, since: str | None = None) -> bytes:
        """The same in lines, as `split` tells."""
        return self._in_lines if self.turn_of(since) is None else self._lines_since(since)

    def prepare(self) -> None:
        """Make ready what the page asks for, before anybody asks."""
        _ = self._in_lines, self.statements

    def pack(self) -> None:
        """Pack the story for a browser elsewhere; until then it is sent as it is."""
        self.packed.append(compress(self._in_lines, 6, mtime=0))

    def _told(self, since: str | None) -> tuple[dict[str, Any], list[Told], Links | None]:
        """A story with neither reports nor links, the reports that it has, and its links."""
        turn = self.turn_of(since)
        after = -1 if turn is None else turn
        told = {
            "format": FORMAT,
            "title": self.title,
            "made": {"version": __version__},
            "version": self.version,
            "since": None if turn is None else since,
            "gone": [report for when, report in self.gone if turn is not None and when > turn],
            "judged": judged_pairs(self.judged) if self.judged_turn > after else None,
            "refused": [],
        }
        reports = [one for one in self.reports.values() if one.turn > after]
        return told, reports, self.links if self.links_turn > after else None

    def _lines_since(self, since: str | None) -> bytes:
        told, reports, links = self._told(since)
        return in_lines(told, (one.parts for one in reports), self._split if links else None)

    @cached_property
    def _in_lines(self) -> bytes:
        return self._lines_since(None)

    @cached_property
    def _split(self) -> Split:
        return split_links(self.links)

    @cached_property
    def statements(self) -> int:
        return sum(len(one.entry.reading.statements) for one in self.reports.values())


def first(store: Store, title: str) -> Snapshot:
    """The record as it stands when a run begins."""
    run = token_hex(4)
    empty = Snapshot(run, title, 0, {}, (), Links(), Links(), 0, {}, 0, (), frozenset(), {}, {})
    return later(empty, store, relinked=True)


def later(old: Snapshot, store: Store, *, relinked: bool) -> Snapshot:
    """The record as it stands now: only reports with another stamp are read again, links only where they are new."""
    turn = old.turn + 1
    stamps = store.marks()
    changed = {
        report: Told(store.entry(report), stamp, turn, f"{old.run}-{turn}")
        for report, stamp in stamps.items()
        if report not in old.reports or old.reports[report].stamp != stamp
    }
    reports = _in_order({**old.reports, **changed}, stamps)
    gone = [(turn, report) for report in old.reports if report not in stamps]
    found = (store.links() or Links()) if relinked else old.found
    links = present(found, frozenset().union(*(one.refs for one in reports.values())), reports.keys())
    judged = said(one.entry for one in reports.values() if one.entry.judged)
    judgements = tuple(store.judgements())
    undone = frozenset(store.undone())
    new = Snapshot(
        run=old.run,
        title=old.title,
        turn=turn,
        reports=reports,
        gone=(*old.gone, *gone),
        found=found,
        links=links,
        links_turn=turn if links != old.links else old.links_turn,
        judged=judged,
        judged_turn=turn if judged != old.judged else old.judged_turn,
        judgements=judgements,
        undone=undone,
        kept=_kept(old, links, changed.keys()),
        orphaned=_orphaned(reports.values(), judgements, undone, store.report_ids()),
    )
    if _same(new, old, changed):
        return old
    new.prepare()
    return new


def _in_order(reports: Mapping[str, Told], here: Iterable[str]) -> dict[str, Told]:
    def told() -> Iterator[Told]:
        return (reports[report] for report in here)

    return {one.report.id: one for one in sorted(told(), key=lambda one: (one.report.doc_id, one.report.id))}


def _kept(old: Snapshot, links: Links, changed: Set[str]) -> dict[str, Line]:
    """The rows of copies and comparisons that stand as they stood: such rows tell of their own reports only."""
    lines = {line.id: line for name in KEPT for line in old.lines.get(name, ())} or old.kept
    were = {one.id: one for name in KEPT for one in getattr(old.links, name)}
    return {
        one.id: lines[one.id]
        for name in KEPT
        for one in getattr(links, name)
        if one.id in lines and were.get(one.id) == one and not changed & _reports_of(one)
    }


def _reports_of(one: Copy | Comparison) -> set[str]:
    return {one.a.report, one.b.report} if isinstance(one, Copy) else {figure.report for figure in one.figures}


def _orphaned(
    reports: Iterable[Told], judgements: Iterable[Judgement], undone: Set[str], known: Set[str]
) -> dict[str, str]:
    """The judgements that found no place, and why."""
    away = {
        one.id: "its report is not in this store"
        for one in judgements
        if one.id not in undone and one.kind != "undo" and any(member.report not in known for member in one.members)
    }
    return away | {orphan.judgement.id: orphan.why for one in reports for orphan in one.entry.orphans}


def _same(new: Snapshot, old: Snapshot, changed: Mapping[str, Told]) -> bool:
    return not changed and (new.gone, new.links, new.judged, new.judgements) == (
        old.gone,
        old.links,
        old.judged,
        old.judgements,
    )
