"""Files that appear when they are whole, and what a killed run left of one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from inquit.errors import UsageError
from inquit.model import Reader, Report, from_json, from_record

__all__ = ["is_line_of", "whole_file"]


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes its place at `path` when the block ends well; where nothing was written, there is none.

    Until then it is `path`.partial. It opens at its start with what a killed run had written; writes go to its end.
    Raises `UsageError` when it cannot be written, or when something else than a file stands at `path`.
    """
    partial = path.with_name(f"{path.name}.partial")
    try:
        if path.exists() and not path.is_file():
            raise OSError(errno.EINVAL, "it is not a file")
        with partial.open("a+b") as file:
            file.seek(0)
            try:
                yield file
            finally:
                file.flush()
                if not os.fstat(file.fileno()).st_size:
                    partial.unlink()
        if partial.exists():
            partial.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another place") from error


def is_line_of(line: bytes, report: Report, reader: Reader) -> bool:
    """Whether `line` is a whole interchange line with what `reader` read from this very report."""
    if not line.endswith(b"\n"):
        return False
    try:
        written, reading = from_record(from_json(line, dict[str, Any]))
    except ValueError:
        return False
    return written == report and reading.reader == reader
