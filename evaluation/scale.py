"""The candidate pairs of copies at scale: `python -m evaluation.scale [--reports N] [--workers N] [--memory 4GB]`.

Joins made keys of 10,000 reports, ten times as many, and so on, with the plan that real ones are joined with, on
DuckDB, and prints time and peak memory of the join alone, each in a process of its own, and how they grow.

A report has 32 keys, as a report of some 260 words has when one sequence of words in eight is sampled. Three are stock
phrases: their frequencies fall as 1/rank over a billion ranks, as those of words do, so that a few are in thousands of
reports and are dropped, and most in one. Half of the reports copy from none. The others are in families of 2, 5, 20
and 50 around one source, and now and then a wire story with 300 takers; each takes its own share of the source's keys,
from none to all. Other keys are in no other report.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, TypeVar

from inquit.engine import Local
from inquit.model import Columns, Table

__all__ = ["KEYS", "PAIRS", "Join", "join", "make"]

KEYS: Columns = {"key": "text", "item": "text", "report": "text"}
PAIRS: Columns = {"a": "text", "b": "text"}
FIRST = 10_000

MADE = """
WITH reports AS (
    SELECT i, printf('r%016x', hash(i)) AS item, {share} AS share,
        CASE
            WHEN i % 100000 < 300 THEN 'wire ' || i // 100000
            WHEN i % 1000 < 500 THEN NULL
            WHEN i % 1000 < 700 THEN 'two ' || i // 2
            WHEN i % 1000 < 850 THEN 'five ' || i // 5
            WHEN i % 1000 < 950 THEN 'twenty ' || i // 20
            ELSE 'fifty ' || i // 50
        END AS family
    FROM range({reports}) AS made(i)
),
slots AS (SELECT reports.*, k, {chance} AS chance FROM reports CROSS JOIN range(32) AS made(k))
SELECT item, item AS report, CAST(CASE
    WHEN k < 3 THEN CAST(floor(exp(chance * ln(1e9))) AS UBIGINT) * 3 + k
    WHEN family IS NOT NULL AND chance < share THEN hash(family, k) >> 1
    ELSE hash(i, k) >> 1
END AS VARCHAR) AS key
FROM slots
"""


class Join(NamedTuple):
    """One measurement; `peak` is in bytes."""

    reports: int
    keys: int
    pairs: int
    seconds: float
    peak: int


def make(folder: Path, reports: int) -> Table:
    """The keys of so many made reports, the same each time."""
    even = "(hash({}) >> 11) / 9007199254740992"  # in [0, 1)
    plan = MADE.format(reports=reports, share=even.format("i, 'share'"), chance=even.format("i, k, 'chance'"))
    with Local(1, folder) as engine:
        return engine.query("keys", plan, KEYS)


def join(folder: Path, keys: Table, reports: int, workers: int, memory: str) -> Join:
    """Join keys with the plan for copies. The peak is that of this process so far."""
    plan = files("inquit").joinpath("resolve", "plans", "copies.sql").read_text(encoding="utf-8")
    with Local(workers, folder, memory) as engine:
        started = time.perf_counter()
        pairs = engine.query("pairs", plan, PAIRS, keys=keys)
        seconds = time.perf_counter() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        return Join(reports, _count(engine, keys), _count(engine, pairs), seconds, peak)


def _count(engine: Local, table: Table) -> int:
    counted = engine.query("count", "SELECT COUNT(*) AS rows FROM them", {"rows": "int"}, them=table)
    return int(next(iter(engine.rows(counted)))[0])


Given = TypeVar("Given")


def _alone(work: Callable[..., Given], *given: object) -> Given:
    """Run in a fresh process, whose peak of memory is then that of the work."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, given)


def _sizes(most: int) -> Iterable[int]:
    size = FIRST
    while size < most:
        yield size
        size *= 10
    yield most


def main() -> None:
    parser = argparse.ArgumentParser(description="Time and memory of the join of candidate pairs.")
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--folder", type=Path, help="where tables are kept meanwhile; the system's temporary folder")
    asked = parser.parse_args()

    print(f"{'reports':>10} {'keys':>12} {'pairs':>12} {'seconds':>9} {'peak MB':>9} {'time growth':>12}")
    last = None
    for size in _sizes(asked.reports):
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            keys = _alone(make, Path(folder), size)
            found = _alone(join, Path(folder), keys, size, asked.workers, asked.memory)
        growth = f"{found.seconds / last.seconds:.1f} for {size / last.reports:.0f}" if last else ""
        told = f"{size:>10,} {found.keys:>12,} {found.pairs:>12,} {found.seconds:>9.2f} {found.peak / 1e6:>9,.0f}"
        print(f"{told} {growth:>12}", flush=True)
        last = found


if __name__ == "__main__":
    main()
