"""CSV: one report a row, its columns named by the user where they are called otherwise."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from inquit.errors import RefusedInput, UsageError
from inquit.ingest import decode, lines
from inquit.ingest.given import FIELDS, checked, first_of
from inquit.ingest.report import Place, build
from inquit.model import Given, Received

COLUMNS = ("text", *FIELDS)
_SAMPLE = 1 << 16


def check_columns(columns: Mapping[str, str]) -> None:
    """Raises `UsageError` when `columns` (field to column) names a field that reports do not have."""
    if unknown := [name for name in columns if name not in COLUMNS]:
        raise UsageError(f"--map names {', '.join(unknown)}; the fields are {', '.join(COLUMNS)}")


def read(
    stream: BinaryIO, place: Place, given: Given, sidecar: Mapping[str, Given], limit: int, columns: Mapping[str, str]
) -> Iterator[Received | RefusedInput]:
    """One report, or one refusal that names the row, for each row of a CSV file with a header (row 1)."""
    csv.field_size_limit(limit)
    head = stream.read(_SAMPLE)
    try:
        encoding, start = decode.encoding_of(head[: head.rfind(b"\n") + 1] or head, place.origin)
    except RefusedInput as refused:
        yield refused
        return
    stream.seek(start)
    # A byte that does not fit becomes half a character, for which only its own row is refused.
    file = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
    header = head[start:].decode(encoding, "replace").partition("\n")[0]
    rows = csv.DictReader(file, delimiter=max(",;\t", key=header.count), restkey="")
    try:
        yield from _rows(rows, place, given, sidecar, {**{name: name for name in COLUMNS}, **columns}, columns, limit)
    except csv.Error as error:
        yield RefusedInput(f"{place.origin} line {rows.line_num}", f"cannot be read as CSV from here on ({error})")


def _rows(
    rows: csv.DictReader[str],
    place: Place,
    given: Given,
    sidecar: Mapping[str, Given],
    names: Mapping[str, str],
    mapped: Mapping[str, str],
    limit: int,
) -> Iterator[Received | RefusedInput]:
    present = list(rows.fieldnames or [])
    needed = {"text": names["text"], **mapped}
    if missing := [column for column in needed.values() if column not in present]:
        here = ", ".join(" ".join(name.split()) for name in present) or "none"
        why = f"has no column {', '.join(map(repr, missing))}; it has {here}"
        yield RefusedInput(place.origin, f"{why}; say which is which with --map text=COLUMN")
        return
    for number, row in enumerate(rows, 2):
        try:
            told = {field: row.get(column) for field, column in names.items()}
            yield _received(
                row, told, Place(f"{place.doc_id}:{number}", f"{place.origin}:{number}"), given, sidecar, limit
            )
        except RefusedInput as refused:
            yield RefusedInput(f"{place.origin} row {number}", refused.why)


def _received(
    row: dict[str, str],
    told: dict[str, str | None],
    place: Place,
    given: Given,
    sidecar: Mapping[str, Given],
    limit: int,
) -> Received:
    text = decode.check(told.pop("text") or "", place.origin)
    raw = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "replace")
    if len(raw) > limit:
        raise RefusedInput(place.origin, decode.too_large(limit))
    try:
        stated = checked(told)
    except ValueError as error:
        raise RefusedInput(place.origin, str(error)) from None
    aside = sidecar.get(stated.doc_id or place.doc_id) or sidecar.get(stated.origin or place.origin)
    report = build(text, raw, lines.split(text), place, first_of(aside, stated, given))
    return Received(report, raw)
