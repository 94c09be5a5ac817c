"""The whole flow on one screen: inputs → reports → readings → record → what people take away.

inputs ── ingest ──→ Report ── extract ──→ Reading ── store, resolve ──→ Record ── export ──→ files, page
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from inquit import __version__, extract, ingest, resolve
from inquit.config import Settings
from inquit.engine import InProcess, ProcessPool
from inquit.errors import NothingRead, RefusedInput
from inquit.export.page import write_page
from inquit.export.tables import Format, export
from inquit.model import FORMAT, Engine, Given, Reader, Reading, Received, Report, to_record
from inquit.store import Store

__all__ = ["Tally", "add", "export_tables", "extract_all", "read", "report_page"]

Step = Callable[[int | None], None]
"""Told of progress: called with the number of candidates where it is known, then with None for each one done."""


@dataclass(slots=True)
class Tally:
    """What became of the inputs of a run."""

    read: int = 0
    not_read: int = 0
    known: int = 0
    candidates: int = 0
    refused: list[RefusedInput] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0: all read; 1: some refused; 2: nothing read."""
        if not self.read + self.not_read + self.known:
            return NothingRead.exit_code
        return RefusedInput.exit_code if self.refused else 0


def read(text: str, *, given: Given = Given(), min_confidence: float = extract.CONFIDENCE_FLOOR) -> Reading:  # noqa: B008
    """Read one text. Raises `RefusedInput` when it is empty or holds characters that no text has."""
    report = ingest.receive_text(text, given=given)
    return extract.read(report, extract.reader(__version__, min_confidence))


def extract_all(
    inputs: Sequence[str], settings: Settings, tally: Tally, step: Step | None = None
) -> Iterator[tuple[Report, Reading]]:
    """Read files, folders, JSONL or `-` and yield each report with its reading; refused inputs go to the tally."""
    reader = extract.reader(__version__, settings.min_confidence)
    for received, reading in _read_each(_ingest(inputs, settings, tally, step), reader, _engine(inputs, settings)):
        yield received.report, reading


def add(store: Path, inputs: Sequence[str], settings: Settings, tally: Tally, step: Step | None = None) -> None:
    """Read inputs into the store, made where there is none, and resolve: an export is complete right after.

    Each report is one transaction; what an earlier run had added is not read again.
    """
    reader = extract.reader(__version__, settings.min_confidence)
    with Store.open(store, write=True) as record:
        received = _ingest(inputs, settings, tally, step)
        new = _skip_known(record, received, reader, tally)
        for item, reading in _read_each(new, reader, _engine(inputs, settings)):
            record.add(item, reading)
        _resolve(record, reader)


def export_tables(store: Path, format: Format, folder: Path) -> list[Path]:
    """Write the record as one file a kind."""
    with Store.open(store) as record:
        return export(record, format, folder)


def report_page(
    inputs: Sequence[str], out: Path, settings: Settings, title: str, tally: Tally, step: Step | None = None
) -> None:
    """Read inputs, or open the one store among them, and write the self-contained page."""
    if len(inputs) == 1 and Store.is_store(inputs[0]):
        _write_page(Path(inputs[0]), out, title, [])
        tally.known += 1
        return
    with TemporaryDirectory() as folder:
        store = Path(folder) / "report.inquit"
        add(store, inputs, settings, tally, step)
        if tally.exit_code != NothingRead.exit_code:
            _write_page(store, out, title, tally.refused)


# Steps ------------------------------------------------------------------------------------------------------------


def _ingest(inputs: Sequence[str], settings: Settings, tally: Tally, step: Step | None) -> Iterator[Received]:
    """Receive the inputs one by one; what is refused goes to the tally, the rest goes on."""
    tally.candidates = ingest.count(inputs) if step or settings.sample else 0
    every = max(1, tally.candidates // settings.sample) if settings.sample else 1
    if step and tally.candidates:
        step(tally.candidates // every)
    received = ingest.receive(
        inputs, given=settings.given, sidecar=settings.sidecar, columns=settings.columns, limit=settings.max_bytes
    )
    for item in islice(received, 0, None, every):
        if isinstance(item, RefusedInput):
            tally.refused.append(item)
        else:
            tally.read += item.report.is_read
            tally.not_read += not item.report.is_read
            yield item
        if step:
            step(None)


def _read_each(items: Iterable[Received], reader: Reader, engine: Engine) -> Iterator[tuple[Received, Reading]]:
    return engine.map(partial(_read_one, reader), items)


def _read_one(reader: Reader, received: Received) -> tuple[Received, Reading]:
    return received, extract.read(received.report, reader)


def _skip_known(record: Store, items: Iterable[Received], reader: Reader, tally: Tally) -> Iterator[Received]:
    for item in items:
        if record.has(item.report, reader):
            tally.known += 1
        else:
            yield item


def _resolve(record: Store, reader: Reader) -> None:
    """Find what only the reports together tell; so far the furniture that an outlet repeats."""
    current = {report.id: report for report in record.reports()}
    for outlet in sorted({report.outlet for report in current.values() if report.outlet}):
        for report in resolve.mark_repeated(record.received(outlet)):
            if report.blocks != current[report.id].blocks:
                record.relabel(report, extract.read(report, reader))


def _write_page(store: Path, out: Path, title: str, refused: Iterable[RefusedInput]) -> None:
    with Store.open(store) as record:
        reports = [_page_report(entry) for entry in record.records()]
    payload = {
        "format": FORMAT,
        "title": title,
        "made": {"version": __version__},
        "reports": reports,
        "refused": [{"origin": r.origin, "why": r.why} for r in refused],
    }
    write_page(payload, out)


def _page_report(entry: Any) -> dict[str, Any]:
    record = to_record(entry.report, entry.reading)
    for statement in record["statements"]:
        statement["reviewed"] = entry.reviewed(statement["id"])
    return {"id": entry.report.id, **record}


_WORTH_A_POOL = 200
"""Inputs below which starting processes takes longer than they save."""


def _engine(inputs: Sequence[str], settings: Settings) -> Engine:
    workers = settings.workers
    if workers == 0:
        workers = min(os.cpu_count() or 1, 8) if ingest.count(inputs) >= _WORTH_A_POOL else 1
    return ProcessPool(workers) if workers > 1 else InProcess()
