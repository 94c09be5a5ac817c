"""Rows as Arrow data, the form in which they go into every engine. No pyarrow is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from inquit.errors import InquitError
from inquit.model import Columns, Row

__all__ = ["Chunk", "Part", "Stream", "encode", "parts"]

_ROWS = 1024
"""Rows of a chunk: as many as make the cost of a chunk small beside that of its rows."""

_PART = 64_000_000
"""Bytes that go into a file together, before they are compressed."""


class Chunk(NamedTuple):
    """Some rows as one Arrow array; `buffers` are the bytes it stands on."""

    array: Any
    rows: int
    buffers: Sequence[bytes]

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(map(len, self.buffers))


def encode(columns: Columns, rows: Sequence[Row]) -> Chunk:
    """Rows as Arrow data.

    Raises `InquitError` where a value does not fit its column: text with NUL or half a surrogate pair, whole numbers
    beyond 64 bits, another type, or a row of another length.
    """
    import nanoarrow

    if odd := next((row for row in rows if len(row) != len(columns)), None):
        raise InquitError(f"a row of {len(odd)} values does not fit the columns {', '.join(columns)}")
    arrays, buffers = [], []
    for place, (name, kind) in enumerate(columns.items()):
        values = [row[place] for row in rows]
        try:
            data = _texts(values) if kind == "text" else _numbers(values, np.int64 if kind == "int" else np.float64)
        except (TypeError, ValueError, OverflowError, AttributeError) as error:
            raise InquitError(f"a value does not fit the column {name} ({kind}): {error}") from error
        present = np.packbits(np.array([value is not None for value in values], bool), bitorder="little").tobytes()
        arrays.append(nanoarrow.c_array_from_buffers(_types()[kind], len(rows), [present, *data]))
        buffers += [present, *data]
    array = nanoarrow.c_array_from_buffers(_schema(columns), len(rows), [None], children=arrays)
    return Chunk(array, len(rows), buffers)


def _texts(values: list[str | None]) -> list[bytes]:
    """Offsets and bytes of the texts."""
    texts = [b"" if value is None else value.encode() for value in values]
    data = b"".join(texts)
    if b"\0" in data:
        raise ValueError("text with a NUL character")
    ends = np.zeros(len(texts) + 1, np.int32)
    np.cumsum([len(text) for text in texts], out=ends[1:])
    return [ends.tobytes(), data]


def _numbers(values: list[Any], kind: type[np.int64] | type[np.float64]) -> list[bytes]:
    if kind is np.int64 and (odd := next((v for v in values if v is not None and not isinstance(v, int)), None)):
        raise TypeError(f"{odd!r} is no whole number")
    return [np.array([0 if value is None else value for value in values], kind).tobytes()]


def _types() -> dict[str, Any]:
    import nanoarrow

    return {"text": nanoarrow.string(), "int": nanoarrow.int64(), "float": nanoarrow.float64()}


def _schema(columns: Columns) -> Any:
    import nanoarrow

    return nanoarrow.struct({name: _types()[kind] for name, kind in columns.items()})


class Part:
    """Rows that go into one file together, taken in until it is `full`, so that memory stays bounded."""

    def __init__(self, columns: Columns, size: int = _PART) -> None:
        self._columns = columns
        self._most = size
        self._rows: list[Row] = []
        self._chunks: list[Chunk] = []
        self._size = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Take in rows. Raises what `encode` raises, at once or with later rows."""
        self._rows += rows
        if len(self._rows) >= _ROWS:
            self._encode()

    @property
    def full(self) -> bool:
        return self._size >= self._most

    def chunks(self) -> list[Chunk]:
        """The rows taken in, at least one chunk."""
        if self._rows or not self._chunks:
            self._encode()
        return self._chunks

    def _encode(self) -> None:
        chunk = encode(self._columns, self._rows)
        self._chunks.append(chunk)
        self._size += chunk.size
        self._rows = []


def parts(columns: Columns, rows: Iterable[Row], size: int = _PART) -> Iterator[Part]:
    """Rows by the file they go into, each of about `size` bytes before compression; at least one part."""
    source = iter(rows)
    part = Part(columns, size)
    while batch := list(islice(source, _ROWS)):
        part.add(batch)
        if part.full:
            yield part
            part = Part(columns, size)
    yield part


class Stream:
    """Chunks as one source that DuckDB and pyarrow read, as often as they ask."""

    def __init__(self, columns: Columns, chunks: Sequence[Chunk]) -> None:
        import nanoarrow

        self._schema = nanoarrow.c_schema(_schema(columns))
        self._arrays = [chunk.array for chunk in chunks]

    def __arrow_c_schema__(self) -> object:
        return self._schema.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        from nanoarrow.c_array_stream import CArrayStream

        return CArrayStream.from_c_arrays(self._arrays, self._schema).__arrow_c_stream__(requested_schema)
