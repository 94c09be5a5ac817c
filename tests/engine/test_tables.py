"""Tables: what goes in comes out, plans and functions give the same on every engine, and a run goes on where it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.engine import Local
from inquit.errors import InquitError
from inquit.model import Columns, Engine, Row, Table

Start = Callable[[Path], Engine]

ODD: list[Row] = [
    ("", 0, 0.0),
    (None, None, None),
    ('the mayor\'s “no” — "no"', -1, 0.1),
    ("emoji 👩‍👩‍👧 and a combined e\u0301", 2**63 - 1, 1e300),
    ("line\nends\r\nand\ttabs", -(2**63), -1e-300),
    ("' OR 1=1; --", 7, 12.5),
    ("\ufeffmark, \u2028 line, \U0010ffff last", 7, float("inf")),
    ("NULL", 1, 1.0),
]
MIXED: Columns = {"said": "text", "times": "int", "share": "float"}
NUMBERS: Columns = {"number": "int"}


@pytest.fixture(scope="module")
def local() -> Iterator[Local]:
    with Local() as engine:
        yield engine


def counted(engine: Engine, table: Table) -> Counter[Row]:
    """The rows of a table, which have no order."""
    return Counter(engine.rows(table))


def numbers(engine: Engine, count: int) -> Table:
    return engine.table("numbers", NUMBERS, ((number,) for number in range(count)))


def divisors(rows: Iterable[Row]) -> Iterator[Row]:
    """As many rows for a number as it has divisors below ten: several for some, none for zero."""
    for (number,) in rows:
        yield from ((number, f"{divisor} ÷") for divisor in range(1, 10) if number and number % divisor == 0)


def noted(notes: Path, wait: float, rows: Iterable[Row]) -> Iterator[Row]:
    """Doubles, noting each number."""
    for (number,) in rows:
        time.sleep(wait)
        with notes.open("a") as file:
            file.write(f"{number}\n")
        yield (2 * number,)


def fail_at_40(rows: Iterable[Row]) -> Iterator[Row]:
    for (number,) in rows:
        if number == 40:
            raise ValueError("forty")
        yield (number,)


def test_rows_come_out_as_they_went_in(engine: Engine) -> None:
    assert counted(engine, engine.table("odd", MIXED, ODD)) == Counter(ODD)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))))
def test_any_text_comes_out_as_it_went_in(local: Local, rows: list[Row]) -> None:
    assert counted(local, local.table("texts", {"said": "text"}, rows)) == Counter(rows)


def test_more_rows_than_go_in_at_once(engine: Engine) -> None:
    rows = [(number, "word " * (number % 50)) for number in range(20_000)]
    assert counted(engine, engine.table("many", {"number": "int", "words": "text"}, rows)) == Counter(rows)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("a\0b", 1, 1.0), r"said \(text\): text with a NUL"),
        (("\ud83d", 1, 1.0), r"said \(text\): .*surrogates"),
        ((7, 1, 1.0), r"said \(text\)"),
        (("a", 2**63, 1.0), r"times \(int\)"),
        (("a", 1.5, 1.0), r"times \(int\): 1.5 is no whole number"),
        (("a", 1, "one"), r"share \(float\)"),
        (("a", 1), "a row of 2 values"),
    ],
)
def test_what_does_not_fit_its_column_is_refused(engine: Engine, row: Row, why: str) -> None:
    with pytest.raises(InquitError, match=why):
        engine.table("refused", MIXED, [ODD[0], row])


def test_a_plan_joins_tables_by_their_keywords_and_keeps_the_columns_asked_for(engine: Engine) -> None:
    said = engine.table("said", {"name": "text", "words": "text"}, [("Ada", "no"), ("Per", "yes"), ("Ada", None)])
    home = engine.table("homes", {"name": "text", "place": "text"}, [("Ada", "Vellin"), ("Ida", "Orrest")])
    plan = """
    -- Statements by place; a comment's ; and ' do no harm.
    WITH placed AS (SELECT h.place, s.words FROM statements AS s JOIN homes AS h ON s.name = h.name)
    SELECT place, COUNT(*) AS half, COUNT(words) AS told, 'left out' AS more FROM placed GROUP BY place;
    """
    found = engine.query("placed", plan, {"told": "int", "half": "float", "place": "text"}, statements=said, homes=home)
    assert list(engine.rows(found)) == [(1, 2.0, "Vellin")]


def test_tables_without_rows(engine: Engine) -> None:
    none = numbers(engine, 0)
    assert list(engine.rows(none)) == []
    assert list(engine.rows(engine.query("few", "SELECT number FROM them WHERE number > 3", NUMBERS, them=none))) == []
    columns: Columns = {"number": "int", "by": "text"}
    assert list(engine.rows(engine.apply("divided", divisors, columns, none))) == []
    zeros = engine.table("zeros", NUMBERS, [(0,)] * 300)
    assert list(engine.rows(engine.apply("divided", divisors, columns, zeros))) == []


def test_a_name_used_again_leaves_the_first_table_as_it_was(engine: Engine) -> None:
    few, more = numbers(engine, 2), numbers(engine, 3)
    assert (len(list(engine.rows(few))), len(list(engine.rows(more)))) == (2, 3)


@pytest.mark.parametrize("count", [1, 64, 1000])
def test_work_gives_any_number_of_rows_for_one(engine: Engine, count: int) -> None:
    divided = engine.apply("divided", divisors, {"number": "int", "by": "text"}, numbers(engine, count))
    assert counted(engine, divided) == Counter(divisors((number,) for number in range(count)))


def test_what_the_work_raises_ends_the_run(engine: Engine) -> None:
    with pytest.raises(Exception, match="forty"):
        engine.apply("failed", fail_at_40, NUMBERS, numbers(engine, 300))


def test_a_plan_that_cannot_be_run_is_told_in_a_line(engine: Engine) -> None:
    with pytest.raises(InquitError, match=r"^spoilt[^\n]*nowhere[^\n]*$"):
        engine.query("spoilt", "SELECT nowhere FROM them", NUMBERS, them=numbers(engine, 3))


def test_what_is_finished_is_taken(start: Start, tmp_path: Path) -> None:
    engine, notes = start(tmp_path / "tables"), tmp_path / "notes"
    doubled = engine.apply("doubled", partial(noted, notes, 0), NUMBERS, numbers(engine, 200))
    summed = engine.query("summed", "SELECT SUM(number) AS number FROM them", NUMBERS, them=doubled)
    assert list(engine.rows(summed)) == [(39_800,)]
    made = files(summed)
    close(engine)

    engine = start(tmp_path / "tables")
    again = engine.apply("doubled", partial(noted, notes, 0), NUMBERS, numbers(engine, 200))
    assert engine.query("summed", "SELECT SUM(number) AS number FROM them", NUMBERS, them=again) == summed
    assert files(summed) == made
    assert len(notes.read_text().splitlines()) == 200


def test_another_plan_other_work_or_other_input_makes_another_table(start: Start, tmp_path: Path) -> None:
    engine, folder = start(tmp_path / "tables"), tmp_path / "tables"
    first = engine.query("sums", "SELECT SUM(number) AS number FROM them", NUMBERS, them=numbers(engine, 10))
    doubled = engine.apply("doubled", partial(noted, tmp_path / "a", 0), NUMBERS, first)
    close(engine)

    engine = start(folder)
    second = engine.query("sums", "SELECT MAX(number) AS number FROM them", NUMBERS, them=numbers(engine, 10))
    third = engine.query("sums", "SELECT SUM(number) AS number FROM them", NUMBERS, them=numbers(engine, 11))
    redoubled = engine.apply("doubled", partial(noted, tmp_path / "b", 0), NUMBERS, first)
    other = engine.apply("doubled", partial(noted, tmp_path / "a", 0), NUMBERS, second)
    assert [list(engine.rows(table)) for table in (second, third, redoubled, other)] == [
        [(9,)],
        [(55,)],
        [(90,)],
        [(18,)],
    ]
    assert len({first.path, second.path, third.path, doubled.path, redoubled.path, other.path}) == 6


def test_a_half_written_table_is_not_taken(start: Start, tmp_path: Path) -> None:
    engine = start(tmp_path / "tables")
    found = engine.query("found", "SELECT number FROM them WHERE number > 4", NUMBERS, them=numbers(engine, 10))
    assert counted(engine, found) == Counter((number,) for number in range(5, 10))
    close(engine)
    # As a kill leaves it: under its unfinished name, or without its mark; some bytes of a file, and one file too many.
    folder = Path(found.path)
    if isinstance(engine, Local):
        folder = folder.rename(f"{folder}.half")
    else:
        shutil.rmtree(f"{folder}.whole")
    for file in list(folder.glob("*.parquet")):
        shutil.copy(file, folder / "more.parquet")
        file.write_bytes(file.read_bytes()[:20])

    engine = start(tmp_path / "tables")
    again = engine.query("found", "SELECT number FROM them WHERE number > 4", NUMBERS, them=numbers(engine, 10))
    assert again == found
    assert counted(engine, found) == Counter((number,) for number in range(5, 10))


@pytest.mark.parametrize("name", ["plain", "year=2015", "it's [a] folder, {b}* 100% “ok”?"])
def test_the_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Local(1, tmp_path / name) as engine:
        found = engine.query("found", "SELECT number + 1 AS number FROM them", NUMBERS, them=numbers(engine, 3))
        assert sorted(engine.rows(found)) == [(1,), (2,), (3,)]


def test_a_folder_is_for_one_run_at_a_time(tmp_path: Path) -> None:
    with Local(1, tmp_path) as engine:
        numbers(engine, 3)
        with Local(1, tmp_path) as other, pytest.raises(InquitError, match="another run is at work in this folder"):
            numbers(other, 3)
    with Local(1, tmp_path) as engine:
        numbers(engine, 3)


def test_without_a_folder_tables_last_as_long_as_the_engine() -> None:
    with Local() as engine:
        table = numbers(engine, 3)
        assert Path(table.path).exists()
    assert not Path(table.path).exists()


def test_a_table_from_outside_goes_by_its_files(tmp_path: Path) -> None:
    with Local(1, tmp_path / "outside") as engine:
        given, other = Path(numbers(engine, 10).path), Path(numbers(engine, 20).path)
    with Local(1, tmp_path / "tables") as engine:
        outside = Table(str(next(given.glob("*.parquet"))), NUMBERS)
        most = "SELECT MAX(number) AS number FROM them"
        assert list(engine.rows(engine.query("most", most, NUMBERS, them=outside))) == [(9,)]
        shutil.copy(next(other.glob("*.parquet")), outside.path)
        assert list(engine.rows(engine.query("most", most, NUMBERS, them=outside))) == [(19,)]


def test_what_does_not_fit_into_memory_is_spilt(tmp_path: Path) -> None:
    with Local(2, tmp_path, memory="100MB") as engine:
        plan = "SELECT COUNT(*) AS number FROM (SELECT a.number, b.number AS other FROM them AS a CROSS JOIN them AS b \
                GROUP BY a.number, b.number HAVING COUNT(*) = 1)"
        found = engine.query("pairs", plan, NUMBERS, them=numbers(engine, 2000))
        assert list(engine.rows(found)) == [(4_000_000,)]


def test_ctrl_c_ends_a_plan(local: Local) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    plan = "SELECT SUM(a.i * b.i % 7) AS number FROM range(9999999) AS a(i), range(9999999) AS b(i)"
    try:
        with pytest.raises(KeyboardInterrupt):
            local.query("endless", plan, NUMBERS)
    finally:
        timer.join()
        signal.signal(signal.SIGINT, before)


KILLED = """
import sys
from functools import partial
from pathlib import Path
from inquit.engine import Local, local
from tests.engine.test_tables import NUMBERS, noted, numbers

local._PAUSE = 0.1
if __name__ == "__main__":
    with Local(int(sys.argv[1]), Path(sys.argv[2])) as engine:
        engine.apply("doubled", partial(noted, Path(sys.argv[3]), 0.001), NUMBERS, numbers(engine, 1500))
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_killed_at_work_goes_on_where_it_was(tmp_path: Path, workers: int) -> None:
    script, tables, notes = tmp_path / "run.py", tmp_path / "tables", tmp_path / "notes"
    script.write_text(KILLED)
    run = [sys.executable, str(script), str(workers), str(tables), str(notes)]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for least in (1, 2):
        process = subprocess.Popen(run, env=paths, start_new_session=True)
        while len(list(tables.glob("doubled-*.half/*.parquet"))) < least:
            assert process.poll() is None, "it ended before it could be killed"
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not [path for path in tables.glob("doubled-*") if path.suffix != ".half"]
    (half,) = tables.glob("doubled-*.half")
    kept = max(int(file.stem.split("-")[1]) for file in half.glob("*.parquet"))
    before = len(notes.read_text().splitlines())

    assert subprocess.run(run, env=paths, check=True).returncode == 0
    with Local(1, tables) as engine:
        table = engine.apply("doubled", partial(noted, notes, 0.001), NUMBERS, numbers(engine, 1500))
        assert counted(engine, table) == Counter((2 * number,) for number in range(1500))
    worked = notes.read_text().splitlines()[before:]
    assert sorted(map(int, worked)) == list(range(kept, 1500))


def files(table: Table) -> set[tuple[str, int]]:
    return {(str(file), file.stat().st_mtime_ns) for file in Path(table.path).rglob("*")}


def close(engine: Any) -> None:
    engine.close()
