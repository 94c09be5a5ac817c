"""JSON lines: one object a line with `text`, and any of the fields that can be given; also lines `extract` wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from inquit.errors import RefusedInput
from inquit.ingest import decode, lines
from inquit.ingest.given import FIELDS, checked, first_of
from inquit.ingest.metadata import Fact
from inquit.ingest.report import Place, build
from inquit.model import Given, Received

_FOUND = ("title", "outlet", "byline", "published", "language", "republished_from")


def read(
    rows: Iterable[bytes], place: Place, given: Given, sidecar: Mapping[str, Given], limit: int, first: int = 1
) -> Iterator[Received | RefusedInput]:
    """One report, or one refusal that names the line, for each line of `rows` (see `rows_of`) that is not blank.

    `first` is the number of the first line.
    """
    for number, row in enumerate(rows, first):
        if row.strip():
            try:
                yield _received(row.rstrip(b"\r\n"), number, place, given, sidecar, limit)
            except RefusedInput as refused:
                yield RefusedInput(f"{place.origin} line {number}", refused.why)


def rows_of(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines of a stream; of one longer than `limit` bytes only its first `limit` + 3 bytes are kept."""
    first = True
    while row := stream.readline(limit + 3):
        whole = row
        while not whole.endswith(b"\n") and (whole := stream.readline(1 << 20)):
            pass
        yield row.removeprefix(b"\xef\xbb\xbf") if first else row
        first = False


def is_object(row: bytes) -> bool:
    """Whether a line is a whole JSON object."""
    if not row.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(row.removeprefix(b"\xef\xbb\xbf")), dict)
    except (ValueError, RecursionError):
        return False


def _received(
    row: bytes, number: int, place: Place, given: Given, sidecar: Mapping[str, Given], limit: int
) -> Received:
    origin = f"{place.origin}:{number}"
    if len(row) > limit:
        raise RefusedInput(origin, decode.too_large(limit))
    record = _record(row, origin)
    here = Place(f"{place.doc_id}:{number}", origin)
    try:
        told, known = _told(record)
    except ValueError as error:
        raise RefusedInput(origin, str(error)) from None
    text = record.get("text")
    if not isinstance(text, str):
        raise RefusedInput(origin, 'has no text; each line is an object with a string under "text"')
    text = text.removeprefix("\ufeff")
    aside = sidecar.get(told.doc_id or here.doc_id) or sidecar.get(told.origin or here.origin)
    report = build(text, row, lines.split(text), here, first_of(aside, told, given), known)
    return Received(report, row)


def _record(row: bytes, origin: str) -> dict[str, Any]:
    try:
        record = json.loads(row)
    except UnicodeDecodeError:
        raise RefusedInput(origin, "is not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise RefusedInput(origin, f"is no JSON ({error}); the other lines are read") from None
    if not isinstance(record, dict):
        raise RefusedInput(origin, 'is no JSON object; each line is an object with a string under "text"')
    return record


def _told(record: dict[str, Any]) -> tuple[Given, list[Fact]]:
    """What a line states, and what a line that `extract` wrote says was found; a doc_id or origin always counts."""
    found = record.get("found") if "format" in record else None
    found = found if isinstance(found, dict) else {}
    places = {name: where for name, where in found.items() if name in _FOUND and where != "given"}
    given = checked(
        {name: record.get(name) for name in FIELDS if name not in places and not _is_default(name, record, found)}
    )
    known = [
        Fact(name, record[name], str(where)) for name, where in places.items() if isinstance(record.get(name), str)
    ]
    return given, known


def _is_default(name: str, record: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether `extract` wrote a genre that nothing told."""
    return name == "genre" and "format" in record and found.get("genre") != "given"
