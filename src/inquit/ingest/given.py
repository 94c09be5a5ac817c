"""What the user states about reports: checked values, the sidecar CSV, and which statement goes first."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, cast, get_args

from inquit.errors import UsageError
from inquit.ingest.dates import stated
from inquit.ingest.decode import fault_of
from inquit.model import Genre, Given

FIELDS = tuple(field.name for field in fields(Given))
_KEYS = ("doc_id", "path", "file")
_STATED = ("title", "outlet", "byline", "published", "language", "genre")


def checked(values: Mapping[str, object]) -> Given:
    """The `Given` that `values` (field name to value) states; empty values are absent.

    Raises `ValueError` with a message for a person when a value is of the wrong sort.
    """
    return Given(**cast("dict[str, Any]", {name: _value(name, values.get(name)) for name in FIELDS}))


def first_of(*statements: Given | None) -> Given:
    """Field by field the first that is stated, so the most particular statement goes first."""
    merged = Given()
    for given in filter(None, statements):
        told = {name: getattr(given, name) for name in FIELDS if getattr(merged, name) is None}
        merged = replace(merged, **told)
    return merged


def read_sidecar(path: str | Path) -> dict[str, Given]:
    """The rows of a sidecar CSV: doc_id, path or file to what the row states.

    Its columns are one of doc_id, path and file, and any of title, outlet, byline, published, language and genre.
    Raises `UsageError` when the file cannot be read, has other columns, or states something twice or wrongly.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            return _rows(str(path), rows, list(rows.fieldnames or []))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read as a UTF-8 CSV file ({error})") from None


def _rows(path: str, rows: csv.DictReader[str], columns: list[str]) -> dict[str, Given]:
    key = next((name for name in _KEYS if name in columns), None)
    unknown = [name for name in columns if name not in (*_KEYS, *_STATED)]
    if key is None or unknown:
        wrong = f"unknown column {', '.join(map(repr, unknown))}" if unknown else "no column that names the report"
        raise UsageError(f"{path}: {wrong}; it takes one of {', '.join(_KEYS)} and any of {', '.join(_STATED)}")
    sidecar: dict[str, Given] = {}
    for row in rows:
        name = (row[key] or "").strip()
        if not name or name in sidecar:
            raise UsageError(f"{path} line {rows.line_num}: {f'{name} stands twice' if name else f'no {key}'}")
        try:
            sidecar[name] = checked({field: row.get(field) for field in _STATED})
        except ValueError as error:
            raise UsageError(f"{path} line {rows.line_num}: {error}") from None
    return sidecar


def _value(name: str, value: object) -> object:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if name == "doc_id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"{name} is {value!r}; it must be a string or null")
    if fault := fault_of(value):
        raise ValueError(f"{name} {fault}")
    if name == "published":
        return _date(value)
    if name == "genre" and value not in get_args(Genre):
        raise ValueError(f"genre is {value!r}; it must be one of {', '.join(get_args(Genre))}")
    return value


def _date(value: str) -> str:
    if (iso := stated(value)) is None:
        raise ValueError(f"published is {value!r}; write a whole date as 2015-09-15 or 15 September 2015")
    return iso
