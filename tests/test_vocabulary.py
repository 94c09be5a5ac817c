"""Vocabulary files: each says what it holds, and holds it as said."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from inquit import vocabulary
from inquit.vocabulary import digest, entries, table

FILES = sorted(p for p in Path(vocabulary.__file__).parent.iterdir() if p.suffix in (".tsv", ".txt"))


def notes(path: Path) -> list[str]:
    """The comment lines at the top of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:end]


def told_columns(path: Path) -> int:
    """How many columns the note at the top tells of; columns are parted by a tab, drawn or named."""
    (told,) = [note.partition("columns:")[2] for note in notes(path) if "columns:" in note] or ["one"]
    return len(re.split(r"\t|<tab>", told))


def test_there_are_vocabularies() -> None:
    assert len(FILES) > 15


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_tells_what_it_holds_and_where_it_comes_from(path: Path) -> None:
    note = " ".join(line.lstrip("# ") for line in notes(path))
    assert len(note) > 40
    assert re.search(r"Written by hand|[Gg]eneral knowledge|[Gg]eneral grammar|measured", note)
    assert path.suffix == ".txt" or "columns:" in note


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rows_have_the_columns_that_are_told_and_stand_once(path: Path) -> None:
    rows, told = table(path.name), told_columns(path)
    assert rows
    assert {row: len(row) for row in rows if len(row) != told} == {}
    assert [row for row, times in Counter(rows).items() if times > 1] == []
    assert [row for row in rows if not row[0]] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_text_without_stray_characters(path: Path) -> None:
    raw = path.read_bytes()
    assert raw.endswith(b"\n") and b"\r" not in raw
    assert [line for line in raw.decode("utf-8").split("\n") if line != line.rstrip(" ")] == []


def test_entries_are_the_first_column() -> None:
    assert [row[0] for row in table("occasions.tsv")] == list(entries("occasions.tsv"))


def test_the_digest_tells_the_names_and_the_bytes_of_all_files() -> None:
    told = b"".join(path.name.encode() + b"\0" + path.read_bytes() for path in FILES)
    assert digest() == sha256(told).hexdigest()[:16]
