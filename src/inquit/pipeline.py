"""The whole flow on one screen: inputs → reports → readings → record → what people take away.

inputs ── ingest ──→ Report ── extract ──→ Reading ── store, resolve ──→ Record ── export ──→ files, page
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

from inquit import __version__, extract, ingest, resolve, store
from inquit.config import Settings
from inquit.engine import Local
from inquit.errors import NothingRead, RefusedInput, UsageError
from inquit.export.page import page
from inquit.export.story import story
from inquit.export.tables import Format, export
from inquit.ingest import Source
from inquit.model import Reader, Reading, Received, Report, to_json, to_record
from inquit.output import is_line_of, whole_file
from inquit.reading import read

if TYPE_CHECKING:
    from inquit.store import Store

__all__ = [
    "Tally",
    "add",
    "add_to",
    "export_tables",
    "extract_all",
    "extract_to",
    "judge",
    "read",
    "report_page",
    "resolve_in",
]

Step = Callable[[int | None], None]
"""Told of progress: called with the number of files where it is known, then with None for each report done."""


@dataclass(slots=True)
class Tally:
    """What became of the inputs of a run.

    `known` reports were done by an earlier run; `unmatched` are rows of the sidecar that fit no report. With a sample,
    `candidates` is the number of reports it was taken from, and `sampled_at` the `time.monotonic()` when it was taken.
    """

    read: int = 0
    not_read: int = 0
    known: int = 0
    refused: list[RefusedInput] = field(default_factory=list)
    unmatched: set[str] = field(default_factory=set)
    candidates: int = 0
    sampled_at: float = 0.0

    def count(self, report: Report) -> None:
        """Count a report that is done."""
        self.read += report.is_read
        self.not_read += not report.is_read

    @property
    def exit_code(self) -> int:
        """0: all read; 1: some refused; 2: nothing read."""
        if not self.read + self.not_read + self.known:
            return NothingRead.exit_code
        return RefusedInput.exit_code if self.refused else 0


def _silent(_: int | None) -> None:
    """Progress that nobody watches."""


def extract_all(
    inputs: Sequence[str], settings: Settings, tally: Tally, step: Step = _silent
) -> Iterator[tuple[Report, Reading]]:
    """Read files, folders, JSONL or `-` and yield each report with its reading; refused inputs go to the tally."""
    received = _ingest(inputs, settings, tally, step)
    for item, reading in _read_each(received, _reader(settings), settings.workers):
        tally.count(item.report)
        step(None)
        yield item.report, reading


def extract_to(out: Path, inputs: Sequence[str], settings: Settings, tally: Tally, step: Step = _silent) -> None:
    """Write one interchange line for each report to `out`, which appears when it is whole.

    A run that was killed leaves `out`.partial, and the same call goes on from there. Raises `UsageError` when `out`
    cannot be written.
    """
    reader = _reader(settings)
    received = _ingest(inputs, settings, tally, step)
    with whole_file(out) as file:
        new = _skip_written(file, received, reader, tally, step)
        for item, reading in _read_each(new, reader, settings.workers):
            file.write(to_json(to_record(item.report, reading)) + b"\n")
            tally.count(item.report)
            step(None)


def add(path: Path, inputs: Sequence[str], settings: Settings, tally: Tally, step: Step = _silent) -> None:
    """Read inputs into the store, made where there is none, and resolve: an export is complete right after.

    Each report is one transaction; what an earlier run had added is not read again.
    """
    received = _ingest(inputs, settings, tally, step)
    with store.Store.open(path, write=True) as record:
        _add(record, received, settings, tally, step)


def add_to(
    record: Store, inputs: Sequence[str | Source], settings: Settings, tally: Tally, step: Step = _silent
) -> None:
    """As `add`, into a record that is open for writing; files may be told with the places that they are known by."""
    _add(record, _ingest(inputs, settings, tally, step), settings, tally, step)


def judge(path: Path, lines: Iterable[bytes], by: str, settings: Settings) -> int:
    """Take people's decisions into the record, and resolve anew; returns how many were new.

    Lines are judgements as exported, or `{"kind", "on": [[report, item], ...], "because"}` as the page saves them,
    which `by` makes now. All or none: raises `JudgementError` with the number of the line that cannot be taken.
    """
    if not store.Store.is_store(path):
        raise UsageError(f"{path}: is no record; inquit add makes one")
    with store.Store.open(path, write=True) as record:
        new = record.import_judgements(lines, by=by)
        if new:
            resolve_in(record, settings)
    return new


def resolve_in(record: Store, settings: Settings) -> None:
    """Find what only the reports together tell: the furniture that an outlet repeats, then links between items.

    What is added or judged meanwhile by another thread is not among it: `Store.links_are_current` is False then.
    """
    reader = _reader(settings)
    current = {report.id: (report.outlet, report.blocks) for report in record.reports()}
    for outlet in sorted({outlet for outlet, _ in current.values() if outlet}):
        for report in resolve.mark_repeated(record.received(outlet)):
            if report.id in current and report.blocks != current[report.id][1]:
                record.relabel(report, extract.read(report, reader))
    stamp = record.stamp()
    rows = [resolve.record_row(_resolver(), entry.report, entry.reading) for entry in record.records()]
    memory = record.memory()
    if record.links_are_current() and resolve.is_known(rows, memory):
        return
    with Local(_workers(settings.workers, len(current))) as engine:
        records = engine.table("records", resolve.RECORDS, rows)
        record.keep_links(*resolve.resolve(engine, records, record.pair_judgements(), memory), stamp)


def export_tables(path: Path, format: Format, folder: Path) -> list[Path]:
    """Write the record as one file a kind."""
    with store.Store.open(path) as record:
        return export(record, format, folder)


def report_page(
    inputs: Sequence[str], out: Path, settings: Settings, title: str, tally: Tally, step: Step = _silent
) -> None:
    """Read inputs, or open the one store among them, and write the self-contained page.

    Raises `UsageError` when `out` cannot be written, or when a store stands among several inputs.
    """
    stores = [one for one in inputs if store.Store.is_store(one)]
    if stores and len(inputs) > 1:
        raise UsageError(f"{stores[0]}: is a record; make a page of one record, or of files and folders")
    with whole_file(out) as file, TemporaryDirectory() as folder:
        file.truncate(0)
        path = Path(stores[0]) if stores else Path(folder) / "report.inquit"
        if not stores:
            add(path, inputs, settings, tally, step)
        with store.Store.open(path) as record:
            payload = story(record, title, tally.refused)
        tally.known += len(payload["reports"]) if stores else 0
        if payload["reports"]:
            file.write(page(payload).encode())


# Steps ------------------------------------------------------------------------------------------------------------


def _reader(settings: Settings) -> Reader:
    return extract.reader(__version__, settings.min_confidence)


def _ingest(inputs: Sequence[str | Source], settings: Settings, tally: Tally, step: Step) -> Iterator[Received]:
    """Receive the inputs one by one; what is refused goes to the tally, the rest goes on.

    Raises `UsageError` at once when the settings cannot be meant.
    """
    received = ingest.receive(
        inputs, given=settings.given, sidecar=settings.sidecar, columns=settings.columns, limit=settings.max_bytes
    )
    files = ingest.count(inputs)
    step(min(files, settings.sample or files))
    tally.unmatched.update(settings.sidecar)
    accepted = _accepted(received, tally, step)
    return _sampled(accepted, settings.sample, tally) if settings.sample else accepted


def _accepted(items: Iterable[Received | RefusedInput], tally: Tally, step: Step) -> Iterator[Received]:
    for item in items:
        if isinstance(item, RefusedInput):
            tally.refused.append(item)
            step(None)
        else:
            tally.unmatched -= {item.report.doc_id, item.report.origin}
            yield item


def _sampled(items: Iterable[Received], size: int, tally: Tally) -> Iterator[Received]:
    """`size` of the items, evenly spread; how many there are is known only at their end."""
    kept: list[Received] = []
    every = 1
    for place, item in enumerate(items):
        tally.candidates = place + 1
        if place % every == 0:
            kept.append(item)
        if len(kept) == 2 * size:
            kept, every = kept[::2], 2 * every
    tally.sampled_at = monotonic()
    size = min(size, len(kept))
    yield from (kept[place * len(kept) // size] for place in range(size))


def _add(record: Store, received: Iterable[Received], settings: Settings, tally: Tally, step: Step) -> None:
    reader = _reader(settings)
    new = _skip_known(record, received, reader, tally, step)
    for item, reading in _read_each(new, reader, settings.workers):
        record.add(item, reading)
        tally.count(item.report)
        step(None)
    resolve_in(record, settings)


_WORTH_A_POOL = 100
"""Reports below which starting processes takes longer than they save."""


def _read_each(items: Iterator[Received], reader: Reader, workers: int) -> Iterator[tuple[Received, Reading]]:
    first = list(islice(items, _WORTH_A_POOL))
    with Local(_workers(workers, len(first))) as engine:
        yield from engine.map(partial(_read_one, reader), chain(first, items))


def _workers(wanted: int, reports: int) -> int:
    """How many processes work on so many reports; 0 wanted chooses."""
    return wanted or (min(os.cpu_count() or 1, 8) if reports >= _WORTH_A_POOL else 1)


def _read_one(reader: Reader, received: Received) -> tuple[Received, Reading]:
    return received, extract.read(received.report, reader)


def _skip_known(
    record: Store, items: Iterable[Received], reader: Reader, tally: Tally, step: Step
) -> Iterator[Received]:
    for item in items:
        if record.has(item.report, reader):
            tally.known += 1
            step(None)
        else:
            tally.unmatched -= {item.report.doc_id, item.report.origin}
            yield item


def _skip_written(
    file: BinaryIO, items: Iterator[Received], reader: Reader, tally: Tally, step: Step
) -> Iterator[Received]:
    """The items from the first on whose line does not stand in `file`, which is cut off there."""
    end = 0
    for item in items:
        if not is_line_of(file.readline(), item.report, reader):
            items = chain([item], items)
            break
        end = file.tell()
        tally.known += 1
        step(None)
    file.truncate(end)
    yield from items


def _resolver() -> str:
    """What resolves: another version, or other tables and weights, find out anew."""
    return f"{__version__} {resolve.digest()}"
