"""A store of an earlier version is brought up to date, from a dump of one of each version kept beside this file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import LATER_READER, a_report, received
from inquit.errors import StoreBusy, StoreError
from inquit.model import Links, Memory
from inquit.store import Store, file, migrate, schema

VERSIONS = range(1, schema.VERSION)


def dumped(folder: Path, version: int) -> Path:
    """A store of that version."""
    path = folder / f"version-{version}.inquit"
    dump = Path(__file__).parent / f"store-version-{version}.sql"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return dumped(tmp_path, 1)


def shape(path: Path, tables: set[str]) -> dict[str, object]:
    """Columns, indexes and triggers, as SQLite understands them."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: (
                [row[1:] for row in connection.execute(f"PRAGMA table_info({table})")],
                sorted(row[1:4] for row in connection.execute(f"PRAGMA index_list({table})")),
                sorted(row[2:5] for row in connection.execute(f"PRAGMA foreign_key_list({table})")),
                sorted(
                    connection.execute("SELECT name FROM sqlite_schema WHERE type='trigger' AND tbl_name=?", [table])
                ),
            )
            for table in sorted(tables)
        }


@pytest.mark.parametrize("write", [False, True])
def test_an_old_store_opens_with_all_it_held(old: Path, write: bool) -> None:
    with Store.open(old, write=write) as store:
        french, ferry = store.records()
        assert french.report == a_report("Le bac reste à quai.\n" * 8, "bac.txt", language="fr")
        assert (ferry.version, ferry.newest, ferry.report.outlet) == (2, True, "The Sound Gazette")
        assert [(s.speaker.name, s.stance) for s in ferry.reading.statements] == [
            ("Oskar Lindqvist", "asserts"),
            (None, "doubts"),
        ]
        (earlier,) = [e for e in store.records(all_versions=True) if not e.newest]
        assert [s.stance for s in earlier.reading.statements] == ["asserts", "denies"]
        assert earlier.report.outlet is None
        assert store.raw(ferry.report.id) == ferry.report.text.encode()
        assert store.raw(french.report.id) == french.report.text.encode()
        assert store.has(earlier.report, LATER_READER)
        assert [j.kind for j in store.judgements()] == ["correct_report", "reject_statement", "undo", "correct_stance"]
        assert len(store.undone()) == 1
        assert [hit.kind for hit in store.search('"sail tomorrow"')] == ["statement", "report"]
        assert not list(store.orphans())


@pytest.mark.parametrize("write", [False, True])
def test_a_store_of_version_2_opens_with_all_it_held_and_no_links_yet(tmp_path: Path, write: bool) -> None:
    path = dumped(tmp_path, 2)
    record = [f"SELECT * FROM {table} ORDER BY rowid" for table in schema.record.tables]
    with closing(sqlite3.connect(path)) as connection:
        before = [connection.execute(query).fetchall() for query in record]
    with Store.open(path, write=write) as store:
        lamp, row = store.records()
        assert [block.kind for block in lamp.report.blocks] == ["paragraph", "paragraph", "paragraph", "furniture"]
        assert [s.cue[0].of(row.report.text) for s in row.reading.statements] == ["said"]
        assert [(f.low, f.high, f.bound) for f in lamp.reading.figures] == [(31, None, "at_least")]
        assert [hit.kind for hit in store.search("lamps")] == ["statement", "report"]
        (pair,) = store.pair_judgements()
        assert (pair.verdict, pair.because) == ("same", ("judged so by ana", "one visit"))
        assert {pair.a.report, pair.b.report} == {lamp.report.id, row.report.id}
        assert store.links() is None
        assert store.memory() == Memory()
        if write:
            store.keep_links(Links(), Memory())
            assert store.links() == Links()
    with closing(sqlite3.connect(path)) as connection:
        assert [connection.execute(query).fetchall() for query in record] == before, "the record is as it was"


@pytest.mark.parametrize("write", [False, True])
def test_a_store_of_version_3_opens_with_all_it_held_and_can_be_confirmed(tmp_path: Path, write: bool) -> None:
    path = dumped(tmp_path, 3)
    with Store.open(path, write=write) as store:
        lamp, _ = store.records()
        assert len(list(store.judgements())) == 4
        assert not lamp.reviewed(lamp.report.id)
        assert store.links() is None, "what is derived is found anew"
        if write:
            store.judge("confirm", [(lamp.report.id, None)], by="ana")
            assert store.entry(lamp.report.id).reviewed(lamp.report.id)


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_store_ends_in_the_same_shape_as_a_new_one(version: int, tmp_path: Path) -> None:
    old = dumped(tmp_path, version)
    Store.open(old).close()
    new = tmp_path / "new.inquit"
    Store.open(new, write=True).close()
    tables = {*schema.record.tables, *schema.derived.tables}
    assert shape(old, tables) == shape(new, tables)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_old_store_goes_on_being_written(old: Path) -> None:
    with Store.open(old, write=True) as store:
        (earlier,) = [e for e in store.records(all_versions=True) if not e.newest]
        third = a_report(earlier.report.text + "More soon.\n", "ferry.txt", outlet=None, found={})
        assert store.add(received(third), earlier.reading)
        assert store.entry(third.id).version == 3


def test_an_old_store_waits_for_its_writer(old: Path) -> None:
    held = file.lock(old)
    with pytest.raises(StoreBusy):
        Store.open(old)
    held.release()
    Store.open(old).close()


def test_a_migration_that_fails_leaves_the_old_store(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(migrate._STEPS, 1, (*migrate._STEPS[1], "NOT SQL"))
    with pytest.raises(StoreError):
        Store.open(old)
    monkeypatch.undo()
    with Store.open(old) as store:
        assert len(list(store.records())) == 2
