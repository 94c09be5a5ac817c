"""What `docs/store.md` says of the file is so."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_reading, a_report, received, said
from inquit.store import Store, schema
from inquit.store.values import SHAPES

DOCS = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
REPORT = a_report("The harbour will be sold, Ilse Varn denied.\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "story.inquit"
    statement = said(REPORT, "Ilse Varn", "denied", "The harbour will be sold", "Ilse Varn", stance="denies")
    with Store.open(made, write=True) as store:
        store.add(received(REPORT), a_reading(statement))
    return made


def row_of(name: str) -> str:
    return next(line for line in DOCS.splitlines() if line.startswith("|") and f"`{name}`" in line.split("|")[1])


@pytest.mark.parametrize("view", ["v_report", "v_statement", "v_judgement"])
def test_views_have_the_columns_told(path: Path, view: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        columns = [column[0] for column in connection.execute(f"SELECT * FROM {view}").description]
    assert re.findall(r"`(\w+)`", row_of(view).split("|")[3]) == columns


def test_every_view_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        views = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert views - {"report_words"} == {"v_report", "v_statement", "v_judgement"}


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_every_kind_of_judgement_is_told_with_its_fields(kind: str) -> None:
    told = set(re.findall(r"`(\w+)`", row_of(kind).split("|")[3]))
    assert told == set(SHAPES[kind].__struct_fields__)


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL))
def test_the_queries_run_and_find(path: Path, query: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert len(connection.execute(query).fetchall()) == 1


def test_the_marks_of_the_file_are_told() -> None:
    assert f"0x{schema.APPLICATION_ID:X}" in DOCS
    assert f"`user_version` is the version of the store, now {schema.VERSION}." in DOCS
