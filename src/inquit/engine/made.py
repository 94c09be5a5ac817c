"""What a table was made from, told in the name of its folder: other input, plan or work makes another table."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from inquit.model import Columns, Table

__all__ = ["called", "made_of"]


def called(name: str, columns: Columns, *made_from: bytes) -> str:
    """The name of a table's folder: its own, and a hash of what it was made from."""
    content = blake2b(digest_size=8)
    for part in (repr(dict(columns)).encode(), *made_from):
        content.update(len(part).to_bytes(8) + part)
    return f"{name}-{content.hexdigest()}"


def made_of(table: Table, home: str) -> str:
    """What tells a table from every other: the name of one kept in `home`, else its path and files at hand."""
    folder, _, name = table.path.rpartition("/")
    if folder == home:
        return name
    path = Path(table.path)
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path] if path.exists() else []
    return repr([table.path, *((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files)])
