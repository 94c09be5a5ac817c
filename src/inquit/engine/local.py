"""Work on this machine: SQL on DuckDB, functions in this process or in a pool of processes."""

from __future__ import annotations

import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from inquit.engine.duck import Duck
from inquit.engine.made import called, made_of
from inquit.engine.pool import ProcessPool
from inquit.engine.rows import Part, parts
from inquit.errors import InquitError
from inquit.model import Columns, Item, Result, Row, Table

__all__ = ["Local"]

Work = Callable[[Iterable[Row]], Iterable[Row]]

_BATCH = 64
"""Rows that a call of `work` gets: enough that passing them costs little, few enough that all workers have some."""

_PAUSE = 20.0
"""Seconds of work that a killed run may lose."""


class Local:
    """The engine of one machine.

    Tables are folders of Parquet files in `folder`, which one run at a time may use; without it they last as long as
    the engine. A table's folder is called by its name and a hash of what it was made from, and only a whole one is
    called so: a run that was killed goes on where it was, and one with another plan, other work or other input makes
    its tables anew. `work` goes by what it pickles to, its name and arguments: whoever changes a function or its
    version says so in an argument, or takes another folder.

    With `workers` above one, `map` and `apply` run in as many processes, and DuckDB in as many threads. `memory` is
    what DuckDB may hold; beyond, it spills to the folder.
    """

    def __init__(self, workers: int = 1, folder: Path | None = None, memory: str = "4GB") -> None:
        self.workers = workers
        self.folder = folder
        self.memory = memory
        self._lock: FileLock | None = None
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._pool = ProcessPool(workers)

    def __enter__(self) -> Local:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the processes and of the folder. Where none was given, the tables are gone."""
        self._pool.close()
        if "_duck" in self.__dict__:
            self._duck.close()
        if self._lock is not None:
            self._lock.release()
        if self._temporary is not None:
            self._temporary.cleanup()
        for made in ("_home", "_duck"):
            self.__dict__.pop(made, None)

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `work(item)` for each item, in the order of the items, with few items under way.

        Raises what `work` raises, and `InquitError` when a process is killed.
        """
        return self._pool.map(work, items) if self.workers > 1 else map(work, items)

    def table(self, name: str, columns: Columns, rows: Iterable[Row]) -> Table:
        """Keep rows as a table. Equal rows in equal order give the table that is already there.

        Raises `InquitError` where a value does not fit its column.
        """
        half = _empty(self._home / f"{name}.half")
        content = blake2b()
        for number, part in enumerate(parts(columns, rows)):
            for buffer in (buffer for chunk in part.chunks() for buffer in chunk.buffers):
                content.update(buffer)
            self._duck.write(half / f"{number:06}.parquet", columns, part.chunks())
        whole = self._home / called(name, columns, content.digest())
        if whole.exists():
            shutil.rmtree(half)
        else:
            half.rename(whole)
        return Table(str(whole), columns)

    def query(self, name: str, plan: str, columns: Columns, **tables: Table) -> Table:
        """Run an SQL plan over tables, called by their keywords in the plan, and keep its result.

        Raises `InquitError` with DuckDB's words where the plan cannot be run.
        """
        inputs = sorted((keyword, made_of(table, str(self._home))) for keyword, table in tables.items())
        whole = self._home / called(name, columns, plan.encode(), repr(inputs).encode())
        if not whole.exists():
            half = _empty(_half(whole))
            self._duck.run(half / "000000.parquet", plan, columns, tables)
            half.rename(whole)
        return Table(str(whole), columns)

    def apply(self, name: str, work: Work, columns: Columns, table: Table) -> Table:
        """Run `work` over batches of a table's rows, and keep the rows it gives. `work` must be picklable.

        What is done is kept every few seconds. Raises what `work` raises, and `InquitError` when a process is killed.
        """
        whole = self._home / called(name, columns, pickle.dumps(work), made_of(table, str(self._home)).encode())
        if not whole.exists():
            half = _half(whole)
            half.mkdir(exist_ok=True)
            self._go_on(half, work, columns, table)
            half.rename(whole)
        return Table(str(whole), columns)

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table."""
        return self._duck.rows(table)

    def _go_on(self, half: Path, work: Work, columns: Columns, table: Table) -> None:
        """Work through a table from where an earlier run stopped. Each file is named for the rows it was made from."""
        start = end = max((int(file.stem.split("-")[1]) for file in half.glob("*.parquet")), default=0)
        part, due = Part(columns), time.monotonic() + _PAUSE
        for taken, rows in self._worked(work, self._duck.rows(table, start)):
            part.add(rows)
            end += taken
            if part.full or time.monotonic() > due:
                self._keep(half, start, end, columns, part)
                start, part, due = end, Part(columns), time.monotonic() + _PAUSE
        if end > start or not end:
            self._keep(half, start, end, columns, part)

    def _worked(self, work: Work, rows: Iterator[Row]) -> Iterator[tuple[int, list[Row]]]:
        """How many rows were taken and what `work` made of them, batch by batch. One batch is not worth a process."""
        batches = iter(lambda: list(islice(rows, _BATCH)), [])
        first = list(islice(batches, 2))
        run, every = partial(_run, work), chain(first, batches)
        return self._pool.map(run, every, batch=1) if self.workers > 1 and len(first) > 1 else map(run, every)

    def _keep(self, half: Path, start: int, end: int, columns: Columns, part: Part) -> None:
        unfinished = half / "unfinished"
        self._duck.write(unfinished, columns, part.chunks())
        unfinished.rename(half / f"{start:012}-{end:012}.parquet")

    @cached_property
    def _home(self) -> Path:
        """The folder, held for this run alone."""
        if self.folder is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="inquit-")
            return Path(self._temporary.name)
        home = self.folder.absolute()
        home.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(home / ".lock", timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            raise InquitError(f"{self.folder}: another run is at work in this folder; wait for it to end") from None
        return home

    @cached_property
    def _duck(self) -> Duck:
        return Duck(self.workers, self.memory, self._home / "spill")


def _half(whole: Path) -> Path:
    return Path(f"{whole}.half")


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _run(work: Work, rows: list[Row]) -> tuple[int, list[Row]]:
    return len(rows), list(work(rows))
