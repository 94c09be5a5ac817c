"""SQL on DuckDB over Parquet files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from inquit.engine.rows import Chunk, Stream
from inquit.errors import InquitError
from inquit.model import Columns, Row, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Duck"]

_TYPES = {"text": "VARCHAR", "int": "BIGINT", "float": "DOUBLE"}
_AT_ONCE = 4096
"""Rows taken out at once."""


class Duck:
    """DuckDB with `threads` threads, within `memory` ("4GB"); what does not fit is put into the folder `spill`."""

    def __init__(self, threads: int, memory: str, spill: Path) -> None:
        self._config: dict[str, str | bool | int | float | list[str]] = {
            "threads": threads,
            "memory_limit": memory,
            "temp_directory": str(spill),
            # Nothing is fetched at run time.
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        self._databases: dict[bool, DuckDBPyConnection] = {}

    def close(self) -> None:
        """Let go of what DuckDB holds."""
        while self._databases:
            self._databases.popitem()[1].close()

    def write(self, path: Path, columns: Columns, chunks: Sequence[Chunk]) -> None:
        """Write chunks of rows as one Parquet file."""
        with self._session(str(path)) as session:
            session.register("given", Stream(columns, chunks))
            session.execute(_copy("SELECT * FROM given", path))

    def run(self, path: Path, plan: str, columns: Columns, tables: Mapping[str, Table]) -> None:
        """Write the result of a plan as one Parquet file."""
        with self._session(path.parent.name) as session:
            for name, table in tables.items():
                session.execute(f"CREATE TEMP VIEW {_name(name)} AS {_select(table)}")
            session.execute(_copy(f"SELECT {_cast(columns)} FROM (\n{plan.rstrip().rstrip(';')}\n)", path))

    def rows(self, table: Table, start: int = 0) -> Iterator[Row]:
        """The rows of a table from the `start`th on, always in the same order."""
        with self._session(table.path, in_order=True) as session:
            found = session.execute(f"{_select(table)} OFFSET {start}")
            while rows := found.fetchmany(_AT_ONCE):
                yield from rows

    @contextmanager
    def _session(self, what: str, *, in_order: bool = False) -> Iterator[DuckDBPyConnection]:
        """A connection with views of its own. Keeping rows in order takes memory: such ones have their own database."""
        import duckdb

        try:
            if in_order not in self._databases:
                config = {**self._config, "preserve_insertion_order": in_order}
                self._databases[in_order] = duckdb.connect(":memory:", config=config)
            with self._databases[in_order].cursor() as session:
                yield session
        except duckdb.Error as error:
            raise InquitError(f"{what}: {' '.join(str(error).split())}") from error
        except RuntimeError as error:  # how DuckDB passes Ctrl-C on
            if "interrupt" not in str(error).lower():
                raise
            raise KeyboardInterrupt from error


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _cast(columns: Columns) -> str:
    return ", ".join(f"CAST({_name(name)} AS {_TYPES[kind]}) AS {_name(name)}" for name, kind in columns.items())


def _select(table: Table) -> str:
    path = Path(table.path)
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    if not files:
        raise InquitError(f"{path}: no Parquet files in this folder")
    # A folder's name is not a pattern, nor do parts like "year=2015" in it make columns.
    listed = ", ".join(_text(escape(str(file))) for file in files)
    return f"SELECT {_cast(table.columns)} FROM read_parquet([{listed}], hive_partitioning = false)"


def _copy(query: str, path: Path) -> str:
    return f"COPY ({query}) TO {_text(str(path))} (FORMAT parquet, COMPRESSION zstd)"
