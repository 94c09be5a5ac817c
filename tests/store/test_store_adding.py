"""Adding, versions, re-reading: identities, whatever the order."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import LATER_READER, READER, a_reading, a_report, received, rows, said
from inquit.errors import StoreError
from inquit.model import Block, Reading, Received, to_json
from inquit.store import Store
from strategies import records

TEXT = 'The mayor left early.\n"We will not sell the harbour," said Ilse Varn.\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.inquit"


@settings(max_examples=25, deadline=None)
@given(st.lists(records(), max_size=4, unique_by=lambda record: record[0].report.key))
def test_what_was_added_comes_back(made: list[tuple[Received, Reading]]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "s", write=True) as store:
        for got, reading in made:
            assert not store.has(got.report, reading.reader)
            assert store.add(got, reading)
            assert not store.add(got, reading)
            assert store.has(got.report, reading.reader)
        entries = {entry.report.id: entry for entry in store.records()}
        assert len(entries) == len(made)
        for got, reading in made:
            entry = entries[got.report.id]
            assert (entry.report, entry.reading) == (got.report, reading)
            assert entry == store.entry(got.report.id)
            assert store.raw(got.report.id) == got.raw
        in_order = [(entry.report.doc_id, entry.report.id) for entry in store.records()]
        assert in_order == sorted(in_order, key=lambda names: [name.encode() for name in names])


@settings(max_examples=25, deadline=None)
@given(st.lists(records(), min_size=2, max_size=4, unique_by=lambda record: record[0].report.key), st.randoms())
@pytest.mark.slow
def test_the_order_of_adding_makes_no_difference(made: list[tuple[Received, Reading]], chance: random.Random) -> None:
    shuffled = chance.sample(made, len(made))
    with TemporaryDirectory() as folder:
        found = []
        for name, order in (("one", made), ("other", shuffled)):
            with Store.open(Path(folder) / name, write=True) as store:
                for got, reading in order:
                    store.add(got, reading)
                found.append(list(store.records()))
        assert found[0] == found[1]


def test_equal_text_elsewhere_is_another_report(path: Path) -> None:
    here, there = a_report(TEXT, "here.txt"), a_report(TEXT, "there.txt", outlet="The Quay Post")
    with Store.open(path, write=True) as store:
        assert store.add(received(here), a_reading())
        assert store.add(received(there), a_reading())
        assert [report.outlet for report in store.reports()] == ["The Marrow Herald", "The Quay Post"]
        assert [report.doc_id for report in store.reports("The Quay Post")] == ["there.txt"]


def test_new_bytes_under_a_known_name_are_a_version(path: Path) -> None:
    first, second = a_report(TEXT), a_report(TEXT.replace("left early", "stayed late"))
    with Store.open(path, write=True) as store:
        store.add(received(first), a_reading(said(first, "Ilse Varn", "said", "We will not sell the harbour")))
        store.add(received(second), a_reading())
        assert list(store.reports()) == [second]
        assert [(e.version, e.newest) for e in sorted(store.records(all_versions=True), key=lambda e: e.version)] == [
            (1, False),
            (2, True),
        ]
        assert store.entry(first.id).reading.statements, "the earlier version keeps what was read from it"
        assert store.raw(first.id) == first.text.encode()
        assert not store.add(received(first), a_reading()), "bytes seen before are no new version"


def test_another_reader_supersedes_and_nothing_is_overwritten(path: Path) -> None:
    report = a_report(TEXT)
    before = a_reading(said(report, "Ilse Varn", "said", "We will not sell the harbour"))
    after = a_reading(reader=LATER_READER)
    with Store.open(path, write=True) as store:
        store.add(received(report), before)
        assert not store.has(report, LATER_READER)
        assert store.add(received(report), after)
        assert store.has(report, LATER_READER)
        assert not store.has(report, READER), "the current reading is what counts"
        assert store.entry(report.id).reading == after
        assert len(rows(path, "SELECT body FROM reading")) == 2
        assert not list(store.search("harbour"))[1:], "only the report itself is found, not the superseded statement"


def test_a_report_described_anew_is_taken_up(path: Path) -> None:
    report = a_report(TEXT, outlet=None, found={})
    described = replace(report, outlet="The Quay Post", found={"outlet": "given"})
    with Store.open(path, write=True) as store:
        store.add(received(report), a_reading())
        assert not store.has(described, READER)
        assert store.add(received(described), a_reading())
        assert list(store.reports()) == list(store.received()) == [described]


def test_blocks_learnt_from_the_pile_stand_beside_those_received(path: Path) -> None:
    report = a_report(TEXT)
    learnt = replace(report, blocks=(Block("furniture", report.blocks[0].span), *report.blocks[1:]))
    with Store.open(path, write=True) as store:
        store.add(received(report), a_reading())
        store.relabel(learnt, a_reading())
        assert list(store.reports()) == [learnt]
        assert list(store.received()) == [report]
        assert store.has(report, READER), "a second run has nothing to do"
        assert not store.add(received(report), a_reading())
        assert list(store.reports()) == [learnt]
        store.relabel(learnt, a_reading())
        assert len(rows(path, "SELECT body FROM reading")) == 2
        store.relabel(report, a_reading())
        assert list(store.reports()) == [report]


def test_relabelling_changes_nothing_but_blocks_and_reading(path: Path) -> None:
    report = a_report(TEXT)
    other = replace(report, outlet="The Quay Post", blocks=())
    with Store.open(path, write=True) as store:
        store.add(received(report), a_reading())
        store.relabel(other, a_reading())
        assert list(store.reports()) == [replace(report, blocks=())]
        with pytest.raises(StoreError, match="holds no report"):
            store.relabel(a_report("Not here."), a_reading())


def test_what_breaks_off_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    report = a_report(TEXT)
    with Store.open(path, write=True) as store:
        with monkeypatch.context() as patch, pytest.raises(StoreError, match="No space left"):
            patch.setattr("inquit.store.rows.refresh", broken)
            store.add(received(report), a_reading())
        assert rows(path, "SELECT * FROM report") == rows(path, "SELECT * FROM reading") == []
        assert store.add(received(report), a_reading())


def test_the_order_of_keys_makes_no_difference(path: Path) -> None:
    report = a_report(TEXT, found={"outlet": "given", "title": "html meta"})
    other = replace(report, found={"title": "html meta", "outlet": "given"})
    with Store.open(path, write=True) as store, Store.open(path.with_name("other"), write=True) as second:
        store.add(received(report), a_reading())
        second.add(received(other), a_reading())
        assert not store.add(received(other), a_reading())
        assert [to_json(e.report) for e in store.records()] == [to_json(e.report) for e in second.records()]


def test_statements_are_rows_for_sql(path: Path) -> None:
    report = a_report(TEXT)
    statement = said(report, "Ilse Varn", "said", '"We will not|the harbour,"', "Ilse Varn")
    with Store.open(path, write=True) as store:
        store.add(received(report), a_reading(statement))
    (row,) = rows(path, "SELECT * FROM v_statement")
    assert row["doc_id"] == "a.txt"
    assert (row["speaker"], row["cue"], row["stance"]) == ("Ilse Varn", "said", "asserts")
    assert row["content"] == '"We will not\nthe harbour,"'
    assert rows(path, "SELECT id, statements, current FROM v_report") == [
        {"id": report.id, "statements": 1, "current": 1}
    ]


def test_a_store_opened_for_reading_is_not_written(path: Path) -> None:
    report = a_report(TEXT)
    with Store.open(path, write=True) as store:
        store.add(received(report), a_reading())
    before = path.read_bytes()
    with Store.open(path) as store, pytest.raises(StoreError, match="for reading only"):
        store.add(received(a_report("Other.")), a_reading())
    assert path.read_bytes() == before
