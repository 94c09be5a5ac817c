"""The SQL plans of resolve/ give the same tables on every engine, and those of an oracle where one can be told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from random import Random
from typing import NamedTuple

import pytest

from inquit.engine import Local
from inquit.model import Columns, Engine, Row
from inquit.resolve.decisions import FACTS, RECORDS

PAIRS: Columns = {"a": "text", "b": "text"}
KEYS: Columns = {"key": "text", "item": "text", "report": "text"}
ITEMS: Columns = {"item": "text", "stamp": "text", "body": "text"}
STAMPED: Columns = {"a": "text", "b": "text", "stamps": "text"}
JOINED: Columns = {"a": "text", "b": "text", "stamps": "text", "one": "text", "other": "text"}
DECIDED: Columns = {"a": "text", "b": "text", "stamps": "text", "body": "text"}

PLANS = sorted(
    file.name for file in files("inquit").joinpath("resolve", "plans").iterdir() if file.name.endswith(".sql")
)
ROUND = {"stamped.sql": STAMPED, "joined.sql": JOINED, "decisions.sql": DECIDED}
"""Plans that follow on pairs."""
TOLD = {"changed.sql": RECORDS, "told.sql": FACTS}
"""Plans about reports and what they tell; all others make pairs of keys."""
NAMES = [f"{letter}{number}" for number in range(150) for letter in "aé😀"]


class Case(NamedTuple):
    """What a plan reads, table by table, and the columns that it gives."""

    columns: Columns
    tables: dict[str, tuple[Columns, list[Row]]]


def keys() -> Iterator[Row]:
    """Keys that few, many and too many items hold, on both sides of every number that a plan may have as its bound."""
    chance = Random(7)
    for bearers in [*range(1, 25), 59, 60, 61, 99, 100, 101, 299, 300, 301, 400, 401, 450]:
        for kind in ("", "=", "né "):
            for item in chance.sample(NAMES, bearers):
                yield f"{kind}{bearers}", item, f"r{item[1:]}"


def case(name: str) -> Case:
    if name in TOLD:
        return of_reports(name)
    if name not in ROUND:
        return Case(PAIRS, {"keys": (KEYS, list(keys()))})
    chance = Random(11)
    pairs = [pair for pair in combinations(sorted(NAMES[:60]), 2) if chance.random() < 0.5]
    stamped = [(a, b, f"s{a} s{b}") for a, b in pairs]
    told = [None, "", "“said” and 'told'"]
    known = [(a, b, stamps, chance.choice(told)) for a, b, stamps in stamped if chance.random() < 0.5]
    strange = [*((b, a, stamps, "turned round") for a, b, stamps in stamped[:5]), ("z1", "z2", "s s", "of others")]
    older = [(a, b, "of an older item", "old") for a, b, _ in stamped[5:25]]
    asked = set(stamped) - {row[:3] for row in known}
    tables: dict[str, tuple[Columns, list[Row]]] = {
        "pairs": (STAMPED, stamped) if name != "stamped.sql" else (PAIRS, list(pairs)),
        "items": (ITEMS, [(item, f"s{item}", f"{item} says “{item}”") for item in NAMES]),
        "known": (DECIDED, [*known, *strange, *older]),
        "new": (DECIDED, [(*row, "new") for row in sorted(asked)]),
    }
    return Case(ROUND[name], tables)


def of_reports(name: str) -> Case:
    """Reports of which some are as they were, some have changed, some are new, and some that were are gone."""
    records = [(f"r{n}", f"stamp {n % 4}", f"text “{n}”") for n in range(40)]
    old = [
        (f"r{n}", f"stamp {n % 4 if n % 3 else 9}", *told)
        for n in range(10, 50)
        for told in ((f"s{n}", "s", "said"), (f"t{n}", "t", None), (None, None, None))[: n % 4]
    ]
    new = [(f"r{n}", f"stamp {n % 4}", f"s{n}", "s", "new") for n in range(10)]
    return Case(TOLD[name], {"records": (RECORDS, records), "old": (FACTS, old), "new": (FACTS, new)})


def result(engine: Engine, name: str) -> Counter[Row]:
    columns, given = case(name)
    plan = files("inquit").joinpath("resolve", "plans", name).read_text(encoding="utf-8")
    tables = {keyword: engine.table(keyword, *table) for keyword, table in given.items()}
    return Counter(engine.rows(engine.query("result", plan, columns, **tables)))


@pytest.fixture(scope="module")
def expected() -> dict[str, Counter[Row]]:
    with Local() as engine:
        return {name: result(engine, name) for name in PLANS}


@pytest.mark.parametrize("name", PLANS)
def test_every_engine_gives_the_same(engine: Engine, expected: dict[str, Counter[Row]], name: str) -> None:
    assert expected[name]
    assert result(engine, name) == expected[name]


@pytest.mark.parametrize("name", [name for name in PLANS if name not in ROUND | TOLD])
def test_pairs_stand_once_and_in_order(expected: dict[str, Counter[Row]], name: str) -> None:
    assert set(expected[name].values()) == {1}
    assert all(a < b for a, b in expected[name])


def test_copies_are_sought_where_two_rare_keys_are_shared(expected: dict[str, Counter[Row]]) -> None:
    bearers = defaultdict(set)
    for key, item, _ in keys():
        bearers[key].add(item)
    shared = Counter(pair for items in bearers.values() if len(items) <= 100 for pair in combinations(sorted(items), 2))
    assert set(expected["copies.sql"]) == {pair for pair, count in shared.items() if count >= 2}


def test_what_is_known_of_the_same_items_is_not_asked_again_and_all_pairs_are_decided(
    expected: dict[str, Counter[Row]],
) -> None:
    tables = case("joined.sql").tables
    stamped, known = set(tables["pairs"][1]), {row[:3] for row in tables["known"][1]}
    body = {item: body for item, _, body in tables["items"][1]}
    assert set(expected["stamped.sql"]) == stamped
    assert expected["joined.sql"] == Counter((*row, body[row[0]], body[row[1]]) for row in stamped - known)
    decided = [row for row in tables["known"][1] if row[:3] in stamped] + tables["new"][1]
    assert expected["decisions.sql"] == Counter(decided)


def test_what_reports_told_is_kept_as_long_as_they_are_as_they_were(expected: dict[str, Counter[Row]]) -> None:
    tables = case("told.sql").tables
    records, old, new = (tables[name][1] for name in ("records", "old", "new"))
    now = {row[:2] for row in records}
    remembered = {row[:2] for row in old}
    assert expected["changed.sql"] == Counter(row for row in records if row[:2] not in remembered)
    assert expected["told.sql"] == Counter([*(row for row in old if row[:2] in now), *new])
