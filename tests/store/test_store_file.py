"""The file: what is not a store, who may write, readers beside a writer, runs that are killed."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_reading, a_report, received
from inquit.errors import NotAStore, StoreBusy, StoreError, StoreTooNew
from inquit.export import export
from inquit.store import Store, schema

TESTS = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.inquit"


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    paths = f"import sys; sys.path[:0] = [{str(TESTS)!r}, {str(TESTS.parent / 'src')!r}]\n"
    command = [sys.executable, "-c", paths + code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def database(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def one_line(error: pytest.ExceptionInfo[StoreError], path: Path) -> str:
    said = str(error.value)
    assert "\n" not in said
    assert str(path) in said
    return said


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("content", [b"", b"The mayor left early.\n", b"SQLite format 3\x00", bytes(200)])
def test_another_file_is_refused_and_left_alone(path: Path, content: bytes, write: bool) -> None:
    path.write_bytes(content)
    with pytest.raises(NotAStore) as error:
        Store.open(path, write=write)
    assert "not an Inquit store" in one_line(error, path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("write", [False, True])
def test_another_database_is_refused_and_left_alone(path: Path, write: bool) -> None:
    database(path, "CREATE TABLE report (id TEXT)", "PRAGMA user_version = 2")
    before = path.read_bytes()
    with pytest.raises(NotAStore) as error:
        Store.open(path, write=write)
    one_line(error, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [False, True])
def test_a_folder_is_refused(tmp_path: Path, write: bool) -> None:
    with pytest.raises(NotAStore, match="is a folder"):
        Store.open(tmp_path, write=write)


def test_reading_what_is_not_there_makes_nothing(path: Path) -> None:
    with pytest.raises(StoreError) as error:
        Store.open(path)
    assert "inquit add" in one_line(error, path)
    assert not path.exists()


def test_a_store_cannot_be_made_where_there_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.txt" / "story.inquit"
    path.parent.write_text("a file")
    with pytest.raises(StoreError) as error:
        Store.open(path, write=True)
    one_line(error, path)


def test_a_store_of_a_later_version_is_refused(path: Path) -> None:
    Store.open(path, write=True).close()
    database(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    for write in (False, True):
        with pytest.raises(StoreTooNew, match="install a later Inquit"):
            Store.open(path, write=write)
    database(path, f"PRAGMA user_version = {schema.VERSION}")
    Store.open(path, write=True).close()


def test_a_damaged_store_says_so(path: Path) -> None:
    with Store.open(path, write=True) as store:
        for n in range(40):
            store.add(received(a_report(f"Report {n}. " * 200, f"{n}.txt")), a_reading())
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] + b"\xff" * (len(whole) - 5000))
    with pytest.raises(StoreError) as error, Store.open(path) as store:
        list(store.records())
    assert "cannot be used" in one_line(error, path)


def test_the_file_is_marked_as_ours(path: Path) -> None:
    Store.open(path, write=True).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"Inqt", "big"),)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


HOLD = """
import time
from inquit.store import Store
store = Store.open(sys.argv[1], write=True)
print("open", flush=True)
time.sleep(60)
"""


def test_one_writer_at_a_time_and_a_killed_one_holds_nothing(path: Path) -> None:
    with run(HOLD, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy) as error:
            Store.open(path, write=True)
        assert "another process is writing" in one_line(error, path)
        with Store.open(path) as store:
            assert list(store.records()) == []
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    Store.open(path, write=True).close()


def test_one_writer_at_a_time_within_a_process(path: Path, tmp_path: Path) -> None:
    other_name = tmp_path / "link"
    with Store.open(path, write=True):
        other_name.symlink_to(path)
        for name in (path, other_name):
            with pytest.raises(StoreBusy):
                Store.open(name, write=True)
    Store.open(other_name, write=True).close()


def test_a_reader_sees_one_state_while_another_writes(path: Path) -> None:
    with Store.open(path, write=True) as writer:
        for n in range(120):
            writer.add(received(a_report(f"Report {n}.", f"{n:03}.txt")), a_reading())
        last = [(a_report("Report 119.", "119.txt").id, None)]
        writer.judge("correct_report", last, {"outlet": "The Quay Post"}, by="ana")
        with Store.open(path) as reader:
            seen = reader.records()
            next(seen)
            writer.judge("correct_report", last, {"outlet": "The Sound Gazette"}, by="ana")
            for n in range(120, 140):
                writer.add(received(a_report(f"Report {n}.", f"{n:03}.txt")), a_reading())
            rest = list(seen)
            assert (len(rest), rest[-1].report.outlet) == (119, "The Quay Post")
            assert len(list(reader.records())) == 140
            assert [report.doc_id for report in reader.reports("The Sound Gazette")] == ["119.txt"]


def test_a_store_can_be_written_while_it_is_gone_through(path: Path) -> None:
    with Store.open(path, write=True) as store:
        for n in range(120):
            store.add(received(a_report(f"Report {n}.", f"{n:03}.txt")), a_reading())
        for report in store.received():
            store.judge("correct_report", [(report.id, None)], {"outlet": "The Quay Post"}, by="rule")
        assert {report.outlet for report in store.reports()} == {"The Quay Post"}


ADD = """
from builders import a_report, a_reading, received, said
from inquit.store import Store
with Store.open(sys.argv[1], write=True) as store:
    for n in range(300):
        text = f"Report {n} from the harbour.\\n“We counted {n} boats,” said Ilse Varn.\\n"
        report = a_report(text, f"{n}.txt")
        if not store.has(report, a_reading().reader):
            store.add(received(report), a_reading(said(report, "Ilse Varn", "said", f"“We counted {n} boats,”")))
            print(report.id, flush=True)
"""


def test_what_a_deleted_store_left_behind_is_not_read_into_a_new_one(path: Path) -> None:
    with run(ADD, path) as adding:
        assert adding.stdout is not None
        for _ in range(5):
            adding.stdout.readline()
        adding.send_signal(signal.SIGKILL)
    assert path.with_name("story.inquit-wal").stat().st_size > 0
    path.unlink()
    with Store.open(path, write=True) as store:
        assert list(store.records()) == []
        assert store.add(received(a_report("New.")), a_reading())


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on_where_it_was(path: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    told: list[str] = []
    for _ in range(12):
        with run(ADD, path) as adding:
            assert adding.stdout is not None
            told += [adding.stdout.readline().strip() for _ in range(chance.randrange(0, 25))]
            time.sleep(chance.random() * 0.02)
            adding.send_signal(signal.SIGKILL)
            told += adding.stdout.read().split()
        if path.exists():
            with Store.open(path) as store:
                assert {report_id for report_id in told if report_id} <= {entry.report.id for entry in store.records()}
    with run(ADD, path) as adding:
        assert adding.stdout is not None
        told += adding.stdout.read().split()
    told = [report_id for report_id in told if report_id]
    assert len(told) <= 300
    assert len(told) == len(set(told)), "no report was added twice"
    with run(ADD, tmp_path / "undisturbed") as adding:
        adding.communicate()
    files = []
    for name in ("story.inquit", "undisturbed"):
        with Store.open(tmp_path / name) as store:
            files.append([file.read_bytes() for file in export(store, "jsonl", tmp_path / f"out of {name}")])
            assert len(list(store.search("counted boats", limit=1000))) == 600
    assert files[0] == files[1]
