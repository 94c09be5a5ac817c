"""Work on a Spark cluster, through Spark Connect. Sail serves the same protocol without Java."""

from __future__ import annotations

import pickle
import socket
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from itertools import islice
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from inquit.engine.made import called, made_of
from inquit.engine.rows import Stream, parts
from inquit.errors import InquitError, UsageError
from inquit.model import Columns, Item, Result, Row, Table

__all__ = ["Spark"]

Work = Callable[[Iterable[Row]], Iterable[Row]]

_TYPES = {"text": "STRING", "int": "BIGINT", "float": "DOUBLE"}
_SENT = 16_000_000
"""Bytes of rows that are sent to the cluster at once."""

_ITEMS = 64
"""Items a task of `map` gets."""

_PATTERN = frozenset("[]{}*?\\")
"""Characters that Spark reads as a pattern in the name of a folder."""


class Spark:
    """The engine of a cluster, reached at `master` ("sc://host:port"; with all of PySpark also "local[*]").

    Tables are folders of Parquet files in `folder`, a path or URL that every machine of the cluster sees. A table is
    whole when a mark stands beside it, and its name holds a hash of what it was made from: a run that was killed goes
    on with the first table that is not whole. Rows that are sent (`table`) are sent again. A table from outside goes
    by its path, and by its files where this machine sees them. Inquit is installed on the machines of the cluster.

    `spread` is the number of tasks that `apply` and `map` are divided into.
    """

    def __init__(self, master: str, folder: str, spread: int = 64) -> None:
        if odd := _PATTERN & set(folder):
            raise UsageError(f"{folder}: Spark reads {' '.join(sorted(odd))} in folder names as a pattern; rename it")
        self.folder = folder.rstrip("/")
        self.spread = spread
        self._session = _connect(master)
        self._sent: dict[str, str] = {}

    def __enter__(self) -> Spark:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the session; the tables stay."""
        self._session.stop()

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `work(item)` for each item, in the order of the items. Items and results are pickled.

        Raises `InquitError` with what `work` raised.
        """
        import pyarrow

        source = iter(items)
        while batch := list(islice(source, self.spread * _ITEMS)):
            sent = {"place": list(range(len(batch))), "item": [pickle.dumps(item) for item in batch]}
            with _told("map"):
                frame = self._session.createDataFrame(pyarrow.table(sent)).repartition(self.spread)
                found = frame.mapInArrow(partial(_each, work), "place BIGINT, result BINARY").toArrow()
            results = dict(zip(*(column.to_pylist() for column in found.columns), strict=True))
            yield from (pickle.loads(results[place]) for place in range(len(batch)))

    def table(self, name: str, columns: Columns, rows: Iterable[Row]) -> Table:
        """Keep rows as a table.

        Raises `InquitError` where a value does not fit its column.
        """
        import pyarrow

        content = blake2b()
        path = f"{self.folder}/{name}"
        if path in self._sent:  # a table stays what it was while the engine lasts
            path = f"{path}.{len(self._sent)}"
        for number, part in enumerate(parts(columns, rows, _SENT)):
            for buffer in (buffer for chunk in part.chunks() for buffer in chunk.buffers):
                content.update(buffer)
            with _told(name):
                frame = self._session.createDataFrame(pyarrow.table(Stream(columns, part.chunks())), _ddl(columns))
                frame.write.mode("append" if number else "overwrite").parquet(path)
        self._sent[path] = called(name, columns, content.digest())
        return Table(path, columns)

    def query(self, name: str, plan: str, columns: Columns, **tables: Table) -> Table:
        """Run an SQL plan over tables, called by their keywords in the plan, and keep its result.

        Raises `InquitError` with Spark's words where the plan cannot be run.
        """

        def result() -> Any:
            for keyword, table in tables.items():
                self._frame(table).createOrReplaceTempView(keyword)
            cast = ", ".join(f"CAST(`{column}` AS {_TYPES[kind]}) AS `{column}`" for column, kind in columns.items())
            return self._session.sql(f"SELECT {cast} FROM (\n{plan.rstrip().rstrip(';')}\n)")

        inputs = sorted((keyword, self._made_of(table)) for keyword, table in tables.items())
        return self._keep(name, called(name, columns, plan.encode(), repr(inputs).encode()), columns, result)

    def apply(self, name: str, work: Work, columns: Columns, table: Table) -> Table:
        """Run `work` over batches of a table's rows, and keep the rows it gives. `work` must be picklable.

        Raises `InquitError` with what `work` raised.
        """

        def result() -> Any:
            return self._frame(table).repartition(self.spread).mapInArrow(partial(_run, work, columns), _ddl(columns))

        made_from = pickle.dumps(work), self._made_of(table).encode()
        return self._keep(name, called(name, columns, *made_from), columns, result)

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table."""
        with _told(table.path):
            yield from map(tuple, self._frame(table).toLocalIterator())

    def _keep(self, name: str, folder: str, columns: Columns, result: Callable[[], Any]) -> Table:
        """The whole table of that folder: the one that is there, or else `result()`."""
        table = Table(f"{self.folder}/{folder}", columns)
        mark = f"{table.path}.whole"
        if not self._stands(mark):
            with _told(name):
                result().write.mode("overwrite").parquet(table.path)
                self._session.sql("SELECT 1 AS whole").write.mode("overwrite").parquet(mark)
        return table

    def _stands(self, mark: str) -> bool:
        from pyspark.errors import AnalysisException

        try:
            # Spark refuses to read what is not there; Sail reads nothing.
            return bool(self._session.read.schema("whole INT").parquet(mark).collect())
        except AnalysisException:
            return False

    def _frame(self, table: Table) -> Any:
        return self._session.read.schema(_ddl(table.columns)).parquet(table.path)

    def _made_of(self, table: Table) -> str:
        return self._sent.get(table.path) or made_of(table, self.folder)


def _connect(master: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError("Spark is not installed here; install it with: pip install 'inquit[corpus]'") from error
    with _told(master):
        builder = SparkSession.builder.remote(master)
        if not master.startswith("sc://"):
            return builder.getOrCreate()
        _reach(master)
        return builder.create()


def _reach(master: str) -> None:
    """Spark would try for many minutes to reach a server that is not there."""
    server = urlsplit(master)
    try:
        socket.create_connection((server.hostname or "", server.port or 15002), timeout=10).close()
    except (OSError, ValueError) as error:
        raise UsageError(f"{master}: no Spark Connect server answers there: {error}") from None


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Spark's errors in one line."""
    from pyspark.errors import PySparkException

    try:
        yield
    except PySparkException as error:
        raise InquitError(f"{what}: {_gist(str(error))}") from error


def _gist(told: str) -> str:
    """The line that matters: of a Python worker's traceback the last, else the first."""
    lines = [line.strip() for line in told.partition("JVM stacktrace")[0].splitlines()]
    lines = [line for line in lines if line and not line.startswith(("SQLSTATE", "at "))]
    return lines[-1 if any("Traceback (most recent call last)" in line for line in lines) else 0]


def _ddl(columns: Columns) -> str:
    return ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in columns.items())


def _run(work: Work, columns: Columns, batches: Iterable[Any]) -> Iterator[Any]:
    """`work` over Arrow batches, on a machine of the cluster."""
    import pyarrow

    for batch in batches:
        rows = zip(*(column.to_pylist() for column in batch.columns), strict=True)
        for part in parts(columns, work(rows), _SENT):
            yield from (pyarrow.record_batch(chunk.array) for chunk in part.chunks())


def _each(work: Callable[[Item], Result], batches: Iterable[Any]) -> Iterator[Any]:
    """`work` over pickled items, on a machine of the cluster."""
    import pyarrow

    for batch in batches:
        places, items = batch.columns
        results = [pickle.dumps(work(pickle.loads(item))) for item in items.to_pylist()]
        yield pyarrow.record_batch({"place": places, "result": pyarrow.array(results, pyarrow.binary())})
