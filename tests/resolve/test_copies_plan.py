"""The plan that finds pairs of reports, against the same thing counted by hand."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.engine import Local

PLAN = files("inquit.resolve").joinpath("plans/copies.sql").read_text(encoding="utf-8")
KEYS = {"key": "int", "item": "text", "report": "text"}


def planned(held: dict[str, set[int]]) -> set[tuple[str, str]]:
    with Local() as engine:
        rows = [(key, report, report) for report, keys in held.items() for key in keys]
        table = engine.table("keys", KEYS, rows)
        return {(a, b) for a, b in engine.rows(engine.query("pairs", PLAN, {"a": "text", "b": "text"}, keys=table))}


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(st.sampled_from([f"r{n}" for n in range(12)]), st.sets(st.integers(0, 9)), max_size=12))
def test_pairs_share_two_keys(held: dict[str, set[int]]) -> None:
    shared = Counter(pair for key in range(10) for pair in combinations(sorted(r for r in held if key in held[r]), 2))
    assert planned(held) == {pair for pair, count in shared.items() if count >= 2}


def test_a_key_of_more_than_a_hundred_reports_tells_nothing() -> None:
    hundred = {f"r{n:03}": {1, 2} for n in range(100)}
    assert len(planned(hundred)) == 100 * 99 // 2
    assert planned(hundred | {"r100": {1, 2}}) == set()
    assert planned(hundred | {"r100": {1, 2, 3, 4}, "r101": {3, 4}}) == {("r100", "r101")}
