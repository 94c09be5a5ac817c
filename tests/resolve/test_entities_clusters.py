"""Clusters: the strongest links first, never against a "different", whatever the order; the plan that finds pairs."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from itertools import combinations

import duckdb
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.model import Link, Ref, Verdict
from inquit.resolve.clusters import Group, clusters

PLAN = files("inquit.resolve").joinpath("plans", "entities.sql").read_text(encoding="utf-8")
ITEMS = [Ref(f"r{n % 4}", f"e{n}") for n in range(9)]
VERDICTS: tuple[Verdict, ...] = ("same", "same", "same", "possibly", "different", "similar")


@st.composite
def linked(draw: st.DrawFn) -> list[Link]:
    pairs = draw(st.lists(st.sampled_from(list(combinations(ITEMS, 2))), unique=True, max_size=18))
    return [
        Link(a, b, draw(st.sampled_from(VERDICTS)), draw(st.sampled_from((0.3, 0.7, 0.75, 0.9))), ("a reason",))
        for a, b in pairs
    ]


def by_hand(links: Iterable[Link]) -> set[frozenset[Ref]]:
    """Take the links one by one on a graph, and look at all pairs of the would-be group each time."""
    told = sorted(links, key=lambda link: (-link.score, link.a, link.b))
    apart = {frozenset((link.a, link.b)) for link in told if link.verdict == "different"}
    graph = nx.Graph()
    graph.add_nodes_from(ITEMS)
    for link in (link for link in told if link.verdict == "same"):
        both = nx.node_connected_component(graph, link.a) | nx.node_connected_component(graph, link.b)
        if not any(frozenset(pair) in apart for pair in combinations(both, 2)):
            graph.add_edge(link.a, link.b)
    return {frozenset(part) for part in nx.connected_components(graph)}


def members(groups: Iterable[Group]) -> set[frozenset[Ref]]:
    return {frozenset(group.members) for group in groups}


@given(linked())
def test_groups_are_those_that_brute_force_finds(links: list[Link]) -> None:
    assert members(clusters(ITEMS, links)) == by_hand(links)


@given(linked(), st.randoms())
def test_the_order_of_items_and_links_changes_nothing(links: list[Link], random: st.DrawFn) -> None:
    mixed, items = list(links), list(ITEMS)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    random.shuffle(items)  # type: ignore[attr-defined]
    assert clusters(items, mixed) == clusters(ITEMS, links)


@given(linked())
def test_a_different_always_blocks(links: list[Link]) -> None:
    for group in clusters(ITEMS, links):
        inside = set(group.members)
        assert not any(link.verdict == "different" and {link.a, link.b} <= inside for link in links)


@given(linked())
def test_every_item_stands_in_one_group_and_every_same_link_outside_is_told(links: list[Link]) -> None:
    groups = clusters(ITEMS, links)
    assert sorted(member for group in groups for member in group.members) == sorted(ITEMS)
    inside = {frozenset(pair) for group in groups for pair in combinations(group.members, 2)}
    told = {frozenset((link.a, link.b)) for group in groups for link in group.possibly}
    assert {frozenset((link.a, link.b)) for link in links if link.verdict == "same"} <= told | inside
    assert all(link.verdict == "possibly" for group in groups for link in group.possibly)


@given(linked())
def test_the_links_of_a_group_are_just_those_that_hold_it_together(links: list[Link]) -> None:
    for group in clusters(ITEMS, links):
        tree = nx.Graph([(link.a, link.b) for link in group.links])
        tree.add_nodes_from(group.members)
        assert nx.is_tree(tree) and tree.number_of_edges() == len(group.links)
        assert set(group.links) <= set(links)


def test_a_chain_breaks_at_its_weakest_link_and_says_so() -> None:
    a, b, c = ITEMS[:3]
    links = [
        Link(a, b, "same", 0.9, ("a full name",)),
        Link(b, c, "same", 0.7, ("an initial",)),
        Link(a, c, "different", 1.0, ("first names",)),
    ]
    (pair, alone) = clusters((a, b, c), links)
    assert (pair.members, alone.members) == ((a, b), (c,))
    (possibly,) = pair.possibly
    assert possibly.verdict == "possibly" and possibly.because[0] == "an initial" and possibly in alone.possibly


def pairs(rows: list[tuple[str, str, str]]) -> set[tuple[str, str]]:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE keys (key TEXT, item TEXT, report TEXT)")
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            connection.execute("INSERT INTO keys SELECT unnest(?), unnest(?), unnest(?)", columns)
        found = connection.execute(PLAN).fetchall()
    assert len(found) == len(set(found))
    return set(found)


ROWS = st.lists(
    st.tuples(st.sampled_from(["=a", "=b", "~c", "~d"]), st.sampled_from([item for _, item in ITEMS])), unique=True
)


@given(ROWS)
def test_the_plan_pairs_what_shares_a_key(told: list[tuple[str, str]]) -> None:
    expected = {(a, b) for key, a in told for other, b in told if key == other and a < b}
    assert pairs([(key, item, "r") for key, item in told]) == expected


@pytest.mark.parametrize(("key", "bearers"), [("=p:orlan:i", 300), ("=p:orlan:i", 900), ("~s:orlan", 60)])
def test_bearers_of_a_followed_key_hang_together(key: str, bearers: int) -> None:
    items = [f"e{n:04}" for n in range(bearers)]
    graph = nx.Graph(list(pairs([(key, item, "r") for item in items])))
    assert set(graph) == set(items) and nx.is_connected(graph)


def test_a_surname_that_too_many_bear_is_not_followed() -> None:
    assert pairs([("~s:orlan", f"e{n}", "r") for n in range(61)]) == set()
