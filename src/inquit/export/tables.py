"""The record as tables: one file a kind, as JSON lines (exact) or as CSV (for spreadsheets).

Every row has `doc_id` exactly as it was given (one that several reports tell together has that of the first) and all
fields of its kind; whatever is quoted stands beside its spans and is checked against the stored text. Equal records
give equal files, whatever the order of adding.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, get_args

from inquit.errors import UsageError
from inquit.export.columns import COLUMNS, LINES
from inquit.export.rows import Row, rows
from inquit.model import to_json

if TYPE_CHECKING:
    from inquit.store import Store

__all__ = ["Format", "export"]

Format = Literal["jsonl", "csv"]

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
"""How a cell begins that a spreadsheet might run."""

_ONCE = (".text", ".because")
"""Columns that say what is told several times only once."""


def export(store: Store, format: Format, folder: Path, *, all_versions: bool = False) -> list[Path]:
    """Write one file a kind into `folder`, made where there is none, and return their paths.

    `reports` lists every version of every report; the other tables tell the newest versions only, or with
    `all_versions` all. Files appear when all of them are whole, and replace those of an earlier export.
    Raises `StoreError` when a quoted string is not the stored text at its place, and `UsageError` for an unknown
    format or a folder that cannot be written to.
    """
    if format not in get_args(Format):
        raise UsageError(f"{format}: is not a format of tables; choose one of {', '.join(get_args(Format))}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            files = {table: stack.enter_context(_WholeFile(folder / f"{table}.{format}")) for table in COLUMNS}
            if format == "csv":
                for table, file in files.items():
                    file.write("\ufeff" + _csv_line(column.replace(".", "_") for column in COLUMNS[table]))
            for table, row in rows(store, all_versions=all_versions):
                files[table].write(_csv_lines(table, row) if format == "csv" else to_json(row).decode() + "\n")
            for file in files.values():
                file.whole = True
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written to ({error.strerror}); choose another folder") from error
    return [file.path for file in files.values()]


class _WholeFile:
    """A text file that takes its place only once it is said to be whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.whole = False
        self._part = path.with_name(f"{path.name}.part")

    def __enter__(self) -> _WholeFile:
        self._file = self._part.open("w", encoding="utf-8", newline="")
        self.write = self._file.write
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if self.whole:
            self._part.replace(self.path)
        else:
            self._part.unlink()


def _csv_lines(table: str, row: Row) -> str:
    lines = [row]
    if table in LINES:
        several, one = LINES[table]
        lines = [{**row, "doc_id": each["doc_id"], one: each} for each in row[several]]
    return "".join(_csv_line(_cell(column, _reach(line, column)) for column in COLUMNS[table]) for line in lines)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _reach(value: Any, path: str) -> Any:
    """The value that a dotted path leads to; null as soon as an object on the way is null.

    Through a list it leads to all that it leads to from each object of the list.
    """
    key, _, rest = path.partition(".")
    if value is None or not key:
        return value
    if isinstance(value, list | tuple):
        found = [_reach(each, path) for each in value]
        lists = (each if isinstance(each, list | tuple) else [each] for each in found if each is not None)
        return list(chain.from_iterable(lists))
    return _reach(value[key], rest)


def _cell(column: str, value: Any) -> str:
    match value:
        case None | []:
            return ""
        case str():
            return f"'{value}" if _FORMULA.match(value) else value
        case [int(), int()]:  # with dots, for "3-11" would become a date in a spreadsheet
            return f"{value[0]}..{value[1]}"
        case [[int(), int()], *_]:
            return ";".join(f"{start}..{end}" for start, end in value)
        case [str(), *_]:
            between = "\n" if column.endswith(("_text", ".words")) else "; "
            return _cell(column, between.join(dict.fromkeys(value) if column.endswith(_ONCE) else value))
        case _:
            return to_json(value).decode()
