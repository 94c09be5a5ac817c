"""Bytes to Reports: files, folders, JSON lines, CSV and standard input.

A format is one file with one function: bytes to a Report for those in `_DOCUMENTS`, a stream of lines or rows to many
for JSON lines and CSV. To add one, write its file and add its suffix to the table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from inquit.errors import RefusedInput, UsageError
from inquit.ingest import csv, decode, html, jsonl, text
from inquit.ingest.given import FIELDS, checked, first_of, read_sidecar
from inquit.ingest.lines import split
from inquit.ingest.report import Place, build
from inquit.ingest.walk import Source, walk
from inquit.model import Given, Received, Report

__all__ = ["LIMIT", "Place", "Source", "count", "read_sidecar", "receive", "receive_line", "receive_text"]

LIMIT = 20_000_000
"""The most bytes one report may have unless the caller says otherwise."""

_DOCUMENTS: dict[str, Callable[[bytes, Place, Given], Report]] = {
    ".txt": text.read,
    ".md": text.read,
    ".html": html.read,
    ".htm": html.read,
}
_SUFFIXES = (*_DOCUMENTS, ".jsonl", ".csv")


def count(inputs: Sequence[str | Source]) -> int:
    """How many files `receive` would open for `inputs`; a JSONL or CSV file counts as one."""
    return sum(isinstance(source, Source) for source in _walk(inputs))


def receive(
    inputs: Sequence[str | Source],
    *,
    given: Given = Given(),  # noqa: B008 - frozen
    sidecar: Mapping[str, Given] | None = None,
    columns: Mapping[str, str] | None = None,
    limit: int = LIMIT,
    stdin: BinaryIO | None = None,
) -> Iterator[Received | RefusedInput]:
    """Yield one `Received` for each report in `inputs` and one `RefusedInput` (not raised) for each refused input.

    `inputs` are paths of files and folders, `-` for `stdin`, or files told with their places; they come in the order
    of their origins. `sidecar` (by doc_id, origin or file name) goes before what a JSONL line or CSV row states, that
    before `given`, and that before what is found in the text. `columns` maps fields to the columns of CSV files;
    `limit` is the most bytes one report may have. Raises `UsageError` at once when `given` or `columns` cannot be
    meant.
    """
    csv.check_columns(columns or {})
    given = _checked(given)
    sources = _walk(inputs)
    if (given.doc_id or given.origin) and len(sources) > 1:
        raise UsageError("a doc_id or origin can be given for one input only; use a sidecar CSV for several")
    run = _Run(given, sidecar or {}, columns or {}, limit, stdin)
    return chain.from_iterable(map(run.read, sources))


def receive_text(text: str, *, given: Given = Given()) -> Report:  # noqa: B008 - frozen
    """The report of a text at hand; without a given doc_id it is named by its content.

    Raises `RefusedInput` for a text that is empty or holds a NUL or a lone surrogate, `UsageError` for a `given`
    that cannot be meant.
    """
    raw = text.encode("utf-8", "surrogatepass")
    text = text.removeprefix("\ufeff")
    name = f"text:{decode.digest(raw)[:16]}"
    return build(text, raw, split(text), Place(name, name), _checked(given))


def receive_line(line: bytes, origin: str, number: int, *, limit: int = LIMIT) -> Report:
    """The report of one JSON line, the `number`th of `origin`. Raises `RefusedInput`."""
    (received,) = jsonl.read([line], Place(origin, origin), Given(), {}, limit, first=number)
    if isinstance(received, RefusedInput):
        raise received
    return received.report


def _walk(inputs: Sequence[str | Source]) -> list[Source | RefusedInput]:
    return walk(inputs, _SUFFIXES, ", ".join(_SUFFIXES))


def _checked(given: Given) -> Given:
    try:
        return checked({name: getattr(given, name) for name in FIELDS})
    except ValueError as error:
        raise UsageError(str(error)) from None


@dataclass(frozen=True)
class _Run:
    """What holds for all inputs of one call."""

    given: Given
    sidecar: Mapping[str, Given]
    columns: Mapping[str, str]
    limit: int
    stdin: BinaryIO | None

    def read(self, source: Source | RefusedInput) -> Iterator[Received | RefusedInput]:
        """What one input holds."""
        if isinstance(source, RefusedInput):
            yield source
            return
        try:
            if source.path is None:
                yield from self._standard_input(source.place)
            else:
                with source.path.open("rb") as file:
                    yield from self._file(file, source.path, source.place)
        except RefusedInput as refused:
            yield refused
        except OSError as error:
            yield RefusedInput(
                source.place.origin, f"cannot be read ({error.strerror or error}); check its permissions"
            )

    def _file(self, file: BinaryIO, path: Path, place: Place) -> Iterator[Received | RefusedInput]:
        suffix = path.suffix.lower()
        if suffix == ".jsonl":
            yield from self._lines(jsonl.rows_of(file, self.limit), place)
        elif suffix == ".csv":
            yield from csv.read(file, place, self._shared(), self.sidecar, self.limit, self.columns)
        else:
            # A file that was named is read as text whatever its suffix.
            yield self._document(file.read(self.limit + 1), place, _DOCUMENTS.get(suffix, text.read))

    def _standard_input(self, place: Place) -> Iterator[Received | RefusedInput]:
        """JSON lines if the first line that is not blank is a JSON object, else one text."""
        stream = self.stdin or sys.stdin.buffer
        rows = jsonl.rows_of(stream, self.limit)
        head = []
        for row in rows:
            head.append(row)
            if row.strip():
                break
        if head and jsonl.is_object(head[-1]):
            yield from self._lines(chain(head, rows), place)
        else:
            start = b"".join(head)
            yield self._document(start + stream.read(max(0, self.limit + 1 - len(start))), place, text.read)

    def _document(self, raw: bytes, place: Place, read: Callable[[bytes, Place, Given], Report]) -> Received:
        if len(raw) > self.limit:
            raise RefusedInput(place.origin, decode.too_large(self.limit))
        names = (place.doc_id, place.origin, PurePosixPath(place.origin).name)
        aside = next((self.sidecar[name] for name in names if name in self.sidecar), None)
        return Received(read(raw, place, first_of(aside, self.given)), raw)

    def _lines(self, rows: Iterable[bytes], place: Place) -> Iterator[Received | RefusedInput]:
        return jsonl.read(rows, place, self._shared(), self.sidecar, self.limit)

    def _shared(self) -> Given:
        """What is given for all reports of a file that holds many."""
        return replace(self.given, doc_id=None, origin=None)
