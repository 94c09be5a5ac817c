"""A store: opening it, adding to it, reading it, judging what it holds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

from filelock import BaseFileLock
from sqlalchemy import Connection, Engine, select

from inquit.errors import StoreError
from inquit.model import (
    Judgement,
    JudgementKind,
    Link,
    Links,
    Memory,
    Reader,
    Reading,
    Received,
    Ref,
    Report,
    from_json,
)
from inquit.store import file, migrate, rows, together
from inquit.store.judgements import Short
from inquit.store.judging import Judging, each, orphans
from inquit.store.schema import VERSION, current_report, judgement
from inquit.store.schema import raw as raw_table
from inquit.store.schema import report as report_table
from inquit.store.search import Hit, search
from inquit.store.state import Entry, Orphan, Stamp

_AT_ONCE = 50
"""Reports fetched at a time where many are read."""


class Store:
    """One file with the whole record. Use it as a context manager; reading needs no lock and sees whole reports only.

    Methods that read raise `StoreError` when the file is damaged; methods that write also when it was opened for
    reading, and `StoreBusy` when another program holds it.
    """

    def __init__(self, path: Path, engine: Engine, held: BaseFileLock | None) -> None:
        self.path = path
        self._engine = engine
        self._held = held
        self._turn = Lock()

    # Opening -------------------------------------------------------------------------------------------------------

    @classmethod
    def open(cls, path: Path | str, *, write: bool = False) -> Store:
        """Open the store at `path`; with `write`, make it where there is none, and keep other writers out.

        A store of an earlier version is brought up to date first, which needs the right to write for a moment.
        Raises `StoreError` (there is none, or it cannot be read), `NotAStore`, `StoreTooNew`, `StoreBusy`.
        """
        path = Path(path)
        if path.exists() or not write:
            file.check(path)
        held = file.lock(path) if write else None
        try:
            if write and not path.exists():
                file.create(path)
            engine = file.connect(path, writing=write)
            with file.errors(path), engine.connect() as connection:
                found = migrate.version(connection, path)
            if found < VERSION:
                _bring_up_to_date(path, held)
        except BaseException:
            if held:
                held.release()
            raise
        return cls(path, engine, held)

    @staticmethod
    def is_store(path: Path | str) -> bool:
        """Whether a store stands at `path`."""
        try:
            file.check(Path(path))
        except StoreError:
            return False
        return True

    def close(self) -> None:
        """Let go of the file and of the right to write."""
        self._engine.dispose()
        if self._held:
            self._held.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with file.errors(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """One transaction; threads take turns. It survives the end of the process, a `durable` one the loss of power.

        What was added can be added again from its files, a judgement cannot be made again by a machine; waiting for
        the disk after every report would take longer than reading it.
        """
        if self._held is None:
            raise StoreError(f"{self.path}: was opened for reading only")
        with self._turn, file.errors(self.path), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    # Adding --------------------------------------------------------------------------------------------------------

    def has(self, report: Report, reader: Reader) -> bool:
        """Whether `report`, as received, is here with all its metadata, and was last read by `reader`."""
        with self._reading() as connection:
            return rows.holds(rows.row_of(connection, report.id), report, reader)

    def add(self, received: Received, reading: Reading) -> bool:
        """Keep a report, its raw bytes and what was read from it, in one transaction. False: nothing was new.

        New bytes under a known `Report.key` become a new version beside the old ones. A report that is here already
        gets `reading` as its current reading if another reader made it, or if its metadata differ from those last
        received; earlier readings are kept.
        """
        report = received.report
        with self._writing() as connection:
            row = rows.row_of(connection, report.id)
            if rows.holds(row, report, reading.reader):
                return False
            n = row.n if row else rows.insert_report(connection, received)
            rows.insert_reading(connection, n, report, None, reading)
            rows.refresh(connection, n)
        return True

    def relabel(self, report: Report, reading: Reading) -> None:
        """Give a stored report the blocks of `report`, and `reading`, made with them. Its other fields stay.

        The blocks as received stay beside the new ones. Does nothing when nothing differs. Raises `StoreError` when
        the report is not here.
        """
        with self._writing() as connection:
            row = rows.known_row(connection, report.id)
            old = rows.received_of(row)
            blocks = None if report.blocks == old.blocks else report.blocks
            if rows.blocks_of(row) == blocks and from_json(row.body, Reading) == reading:
                return
            rows.insert_reading(connection, row.n, old, blocks, reading)
            rows.refresh(connection, row.n)

    # Reading -------------------------------------------------------------------------------------------------------

    def received(self, outlet: str | None = None) -> Iterator[Report]:
        """The newest version of each report as it was received: blocks as ingested, nothing corrected.

        With `outlet`, only those that now count as of this outlet. Ordered by doc_id, then id.
        """
        for _, row in self._rows(outlet, all_versions=False):
            yield rows.received_of(row)

    def reports(self, outlet: str | None = None) -> Iterator[Report]:
        """The newest version of each report as it now stands: blocks as last read, corrections applied."""
        for entry in self.records(outlet):
            yield entry.report

    def records(self, outlet: str | None = None, *, all_versions: bool = False) -> Iterator[Entry]:
        """Each report with what was read from it, as both now stand. Ordered by doc_id, then id.

        The order of adding makes no difference, but to which version of a report is the newest.
        """
        judged: set[str] | None = None
        for connection, row in self._rows(outlet, all_versions=all_versions):
            if judged is None:
                judged = rows.judged_keys(connection)
            yield rows.entry_of(connection, row) if row.key in judged else rows.unjudged(row)

    def entry(self, report_id: str) -> Entry:
        """One report as it now stands, whatever its version. Raises `StoreError` when it is not here."""
        with self._reading() as connection:
            return rows.entry_of(connection, rows.known_row(connection, report_id))

    def marks(self) -> dict[str, Stamp]:
        """How far each report has come, in its newest version: by its id, the number of its reading as it stands and of
        the last judgement on it or an earlier version. What has the same stamp stands as it stood.
        """
        with self._reading() as connection:
            return rows.marks(connection)

    def report_ids(self) -> set[str]:
        """The ids of all reports, in all their versions."""
        with self._reading() as connection:
            return set(connection.scalars(select(report_table.c.id)))

    def raw(self, report_id: str) -> bytes:
        """The bytes a report came from. Raises `StoreError` when it is not here."""
        chosen = select(raw_table).join(report_table, report_table.c.n == raw_table.c.report)
        with self._reading() as connection:
            row = connection.execute(chosen.where(report_table.c.id == report_id)).one_or_none()
        if row is None:
            raise StoreError(f"{self.path}: holds no report {report_id}")
        return zlib.decompress(row.bytes) if row.packed else bytes(row.bytes)

    def search(self, query: str, limit: int = 50) -> Iterator[Hit]:
        """At most `limit` statements, best first, then at most `limit` reports, that hold all words of `query`.

        `"several words"` means these words in this order, `word*` all words that begin so; no text is an error.
        """
        with self._reading() as connection:
            yield from search(connection, query, limit)

    def _rows(self, outlet: str | None, *, all_versions: bool) -> Iterator[tuple[Connection, Any]]:
        chosen = rows.ROWS.order_by(*rows.IN_ORDER)
        if not all_versions:
            chosen = chosen.where(current_report.c.newest)
        if outlet is not None:
            chosen = chosen.where(current_report.c.outlet == outlet)
        with self._reading() as connection:
            for row in connection.execute(chosen, execution_options={"yield_per": _AT_ONCE}):
                yield connection, row

    # What reports together tell ------------------------------------------------------------------------------------

    def stamp(self) -> Stamp:
        """How far the record has come; it grows with all that is added, read or judged."""
        with self._reading() as connection:
            return together.stamp(connection)

    def links_found_from(self) -> Stamp | None:
        """The stamp of the record that the links were found from; None where they never were."""
        with self._reading() as connection:
            return together.found_from(connection)

    def keep_links(self, links: Links, memory: Memory, made_from: Stamp | None = None) -> None:
        """Keep what only the reports together tell, in one transaction.

        `made_from` is the stamp of the record that they were found from; by default that which stands. Takes the place
        of what was kept before; what is the same is not written again.
        """
        with self._writing() as connection:
            together.keep(connection, links, memory, made_from)

    def links(self) -> Links | None:
        """The links as last kept, each kind in the order of its ids; None where none were since the store was made
        or brought up to date.

        Where the record has changed since, links to items that are no longer read, or to earlier versions of a
        report, are left out.
        """
        with self._reading() as connection:
            found = together.links(connection)
            if found is None or together.is_current(connection):
                return found
            reports = {entry.report.id: together.refs(entry) for entry in rows.newest(connection)}
            return together.present(found, set().union(*reports.values()), reports.keys())

    def links_are_current(self) -> bool:
        """Whether the links were found from the record as it stands: nothing was added, read or judged since."""
        with self._reading() as connection:
            return together.is_current(connection)

    def memory(self) -> Memory:
        """What was kept beside the links; empty where none were kept."""
        with self._reading() as connection:
            return together.memory(connection)

    def pair_judgements(self) -> list[Link]:
        """What people say of two items: the standing judgements same, different and unsure ("possibly").

        Of a judgement on several items, each two. The items are those of the newest versions, found again as for
        any judgement; what is orphaned is left out, and the later judgement on a pair wins. In the order of pairs.
        """
        with self._reading() as connection:
            return together.pairs(rows.judged(connection))

    def pairs_said(self) -> dict[tuple[Ref, Ref], Judgement]:
        """The judgements that `pair_judgements` tells of, by pair."""
        with self._reading() as connection:
            return together.said(rows.judged(connection))

    # Judging -------------------------------------------------------------------------------------------------------

    @contextmanager
    def _judging(self) -> Iterator[Judging]:
        """One durable transaction of judgements; what they are on is brought up to date at its end."""
        with self._writing(durable=True) as connection:
            work = Judging(connection)
            yield work
            work.finish()

    def judge(
        self,
        kind: JudgementKind,
        on: Sequence[tuple[str, str | None]],
        value: Mapping[str, Any] | None = None,
        *,
        by: str,
        because: str = "",
        at: str | None = None,
    ) -> Judgement:
        """Append a judgement, as of now, and bring what it is on up to date.

        `on` names items by (report id, item id); None as item id means the report itself, as for `add_statement` and
        `correct_report`. `value` has the shape that `values` gives for the kind. `at` is a UTC time with
        microseconds, now by default. Raises `JudgementError` when it does not fit what the store holds.
        """
        said = Short(kind, tuple(on), dict(value or {}), because)
        with self._judging() as work:
            return work.judge(said, by=by, at=at)

    def judge_all(self, said: Iterable[Short], *, by: str) -> list[Judgement]:
        """Append several judgements as of now, all or none. Raises `JudgementError` that numbers the one that fails."""
        with self._judging() as work:
            return each(said, lambda one: work.judge(one, by=by))

    def undo(self, judgement_id: str, *, by: str, because: str = "", at: str | None = None) -> Judgement:
        """Append a judgement that takes another back; an undo can be taken back as well.

        Raises `JudgementError` when there is no such judgement, or when it is taken back already.
        """
        with self._judging() as work:
            return work.undo(judgement_id, by=by, because=because, at=at)

    def undo_all(self, judgement_ids: Iterable[str], *, by: str, because: str = "") -> list[Judgement]:
        """Take several judgements back, all or none. Raises `JudgementError` that numbers the one that fails."""
        with self._judging() as work:
            return each(judgement_ids, lambda one: work.undo(one, by=by, because=because))

    def judgements(self) -> Iterator[Judgement]:
        """All judgements ever made, undone ones too, in the order of their time."""
        with self._reading() as connection:
            for body in connection.scalars(select(judgement.c.body).order_by(judgement.c.at, judgement.c.id)):
                yield from_json(body, Judgement)

    def undone(self) -> set[str]:
        """The ids of the judgements that are taken back."""
        with self._reading() as connection:
            return rows.undone_ids(connection)

    def import_judgements(self, lines: Iterable[str | bytes], *, by: str = "") -> int:
        """Append the judgements of JSON lines that are not here yet; returns how many were new.

        A line is a judgement as exported, or a short one as the page saves it, which `by` makes now:
        `{"kind", "on": [[report, item], ...], "because"}`, the reason optional; what already stands of that pair is not
        said again. All or none: raises `JudgementError` naming the first line that is neither, does not fit what the
        store holds, or was changed since.
        """
        with self._judging() as work:
            return work.take_in(lines, by=by)

    def orphans(self) -> Iterator[Orphan]:
        """The standing judgements that found no place in the newest version of their report, each with the reason."""
        with self._reading() as connection:
            yield from orphans(connection)


def _bring_up_to_date(path: Path, held: BaseFileLock | None) -> None:
    """Migrate, under the lock of the caller or one of our own."""
    own = None if held else file.lock(path)
    engine = file.connect(path, writing=True)
    try:
        with file.errors(path), engine.connect() as connection:
            connection.execution_options(writing=True)
            found = migrate.version(connection, path)
            if found < VERSION:
                migrate.migrate(connection, found)
                for n in connection.scalars(select(report_table.c.n).order_by(report_table.c.n)).all():
                    rows.refresh(connection, n)
            connection.commit()
    finally:
        engine.dispose()
        if own:
            own.release()
