"""A killed run loses nothing that was said to be done and repeats nothing.

`python tests/test_resume.py --reports 2000 --kills 20` is the long form of what the test suite does with a few.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import harvest
from inquit import pipeline
from inquit.config import Settings
from inquit.errors import UsageError


def start(*args: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "inquit.cli", *map(str, args)]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(*args: str | Path) -> str:
    """Run a command to its end, which must be a good one; what it said."""
    process = start(*args)
    said = process.communicate()[1].decode()
    assert process.returncode == 0, said
    return said


def killed_when(process: subprocess.Popen[bytes], moment: Callable[[], bool], chance: Random) -> bool:
    """Kill the process and its children a little after `moment`. False: it ended before."""
    while not moment():
        if process.poll() is not None:
            process.communicate()
            return False
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.05))
    alive = process.poll() is None
    if alive:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return alive


def stored(store: Path) -> int:
    """How many reports a store holds, as its readers see it while another process writes."""
    try:
        with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.Error:
        return -1


def exported(store: Path, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in pipeline.export_tables(store, "jsonl", folder)}


def kill_often(folder: Path, reports: int, kills: int, workers: int, seed: int = 0) -> tuple[int, list[int]]:
    """Add reports with as many kills, and once undisturbed; both exports must be the same bytes.

    Returns how many runs were killed and how many reports stood in the store at each kill.
    """
    chance = Random(seed)
    sidecar = harvest.write(folder / "coast", reports)
    calm, store = folder / "calm.inquit", folder / "killed.inquit"
    command = ["--metadata", str(sidecar), "--workers", str(workers)]
    finish("add", calm, folder / "coast", *command)
    at = []
    # Beyond the number of reports lies the work on all of them together.
    for target in sorted(chance.sample(range(1, reports + reports // 8), kills)):
        process = start("add", store, folder / "coast", *command)
        full = max(0.0, (target - reports) / reports) * 8
        if killed_when(process, _reaches(store, min(target, reports), full), chance):
            at.append(stored(store))
    done = stored(store)
    said = finish("add", store, folder / "coast", *command)
    assert at == sorted(at) and done >= max(at, default=0), "a report that was done is lost"
    if done > 0:
        assert f"{done} already there" in said
    assert exported(store, folder / "a") == exported(calm, folder / "b")
    return len(at), at


def _reaches(store: Path, target: int, wait: float) -> Callable[[], bool]:
    """Whether the store holds so many reports, and has for `wait` seconds."""
    since: list[float] = []

    def moment() -> bool:
        if stored(store) >= target:
            since.append(time.monotonic())
        return bool(since) and time.monotonic() - since[0] >= wait

    return moment


@pytest.mark.parametrize("workers, reports, kills", [(1, 24, 2), (2, 24, 1)])
@pytest.mark.slow
def test_a_killed_add_goes_on_and_ends_as_if_undisturbed(
    tmp_path: Path, workers: int, reports: int, kills: int
) -> None:
    killed, _ = kill_often(tmp_path, reports, kills, workers)
    assert killed


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("needs /proc to find the workers")
    harvest.write(tmp_path / "coast", 150)
    process = start("add", tmp_path / "a.inquit", tmp_path / "coast", "--workers", "2")
    while stored(tmp_path / "a.inquit") < 1:
        assert process.poll() is None
        time.sleep(0.01)
    assert len(_alive(process.pid)) >= 3
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    until = time.monotonic() + 15
    while left := _alive(process.pid):
        assert time.monotonic() < until, f"still running: {left}"
        time.sleep(0.05)


def _alive(group: int) -> list[str]:
    """The processes of a group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, pgrp = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(pgrp) == group and state not in "ZX":
            found.append(stat.parent.name)
    return found


# One file of lines -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A folder with nine reports, and the lines that an undisturbed run makes of it."""
    folder = tmp_path_factory.mktemp("lines")
    harvest.write(folder / "coast", 9)
    pipeline.extract_to(folder / "out.jsonl", [str(folder / "coast")], Settings(), pipeline.Tally())
    return folder, (folder / "out.jsonl").read_bytes()


@settings(max_examples=20)
@given(st.data())
def test_extract_goes_on_from_any_byte_where_it_was_killed(lines: tuple[Path, bytes], data: st.DataObject) -> None:
    folder, whole = lines
    cut = data.draw(st.integers(0, len(whole)))
    assert _after(folder, whole[:cut]) == (whole, whole[:cut].count(b"\n"))


def test_extract_does_not_go_on_from_lines_that_it_would_write_otherwise(lines: tuple[Path, bytes]) -> None:
    folder, whole = lines
    one, two = whole.splitlines(keepends=True)[:2]
    assert _after(folder, two + one) == (whole, 0)
    assert _after(folder, one + b"{}\n" + two) == (whole, 1)
    assert _after(folder, one + two.replace(b'"outlet":null', b'"outlet":"Else"')) == (whole, 1)
    assert _after(folder, one.replace(b'"min_confidence":"0.4"', b'"min_confidence":"0.9"') + two) == (whole, 0)
    assert _after(folder, whole + one) == (whole, 9)


def _after(folder: Path, left: bytes) -> tuple[bytes, int]:
    """What a run makes of the lines a killed one left, and how many it did not read again."""
    out, tally = folder / "again.jsonl", pipeline.Tally()
    out.unlink(missing_ok=True)
    (folder / "again.jsonl.partial").write_bytes(left)
    pipeline.extract_to(out, [str(folder / "coast")], Settings(), tally)
    assert tally.read + tally.known == 9
    assert not (folder / "again.jsonl.partial").exists()
    return out.read_bytes(), tally.known


def test_a_killed_extract_leaves_no_output_and_goes_on(tmp_path: Path) -> None:
    harvest.write(tmp_path / "coast", 60)
    out, partial = tmp_path / "out.jsonl", tmp_path / "out.jsonl.partial"
    finish("extract", tmp_path / "coast", "-o", tmp_path / "calm.jsonl")
    process = start("extract", tmp_path / "coast", "-o", out, "--workers", "1")
    assert killed_when(process, lambda: partial.exists() and partial.stat().st_size > 10_000, Random(1))
    done = partial.read_bytes().count(b"\n")
    assert done and not out.exists()
    assert f"{done} already there" in finish("extract", tmp_path / "coast", "-o", out)
    assert out.read_bytes() == (tmp_path / "calm.jsonl").read_bytes()


def test_what_was_written_before_stays_when_nothing_is_read(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"kept\n")
    pipeline.extract_to(out, [str(tmp_path / "missing")], Settings(), pipeline.Tally())
    assert out.read_bytes() == b"kept\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("place", [".", "missing/out.jsonl", "/dev/null"])
def test_an_output_that_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path, place: str) -> None:
    tally = pipeline.Tally()
    with pytest.raises(UsageError, match="cannot be written"):
        pipeline.extract_to(tmp_path / place, [str(tmp_path)], Settings(), tally)
    assert not tally.refused


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--seed", type=int, default=0)
    asked = options.parse_args()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        killed, at = kill_often(Path(folder), asked.reports, asked.kills, asked.workers, asked.seed)
    print(f"{asked.reports} reports, {killed} of {asked.kills} runs killed, with {at} reports done at each kill")
    print(f"exports equal those of an undisturbed run; {time.monotonic() - begin:.0f} s in all")


if __name__ == "__main__":
    main()
