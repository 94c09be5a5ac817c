"""Figures compared, on cases: two reports a line, and what their figures are to each other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import cases
from inquit import extract, ingest
from inquit.model import Given, Link, Ref, from_json, to_json
from inquit.resolve.figures import Claim, comparisons, decide, facts, keys
from inquit.resolve.figures.places import near
from inquit.resolve.figures.times import days_apart, weeks_of
from strategies import records


def claims(doc_id: str, told: dict[str, Any]) -> list[Claim]:
    given = Given(doc_id=doc_id, language="en", published=told["published"])
    report = ingest.receive_text(told["text"], given=given)
    return facts(report, extract.read(report, extract.reader("test")))


def links(found: list[Claim]) -> list[Link]:
    return [link for a, b in combinations(found, 2) if (link := decide(a, b))]


@pytest.mark.parametrize("case", cases("figures_compared"), ids=lambda case: case["name"])
def test_what_two_figures_are_to_each_other(case: dict[str, Any]) -> None:
    found = [*claims("a.txt", case["a"]), *claims("b.txt", case["b"])]
    words = {claim.figure: claim.words for claim in found}
    told = {(frozenset((words[link.a], words[link.b])), link.verdict) for link in links(found)}
    assert told == {(frozenset((a, b)), verdict) for a, b, verdict in case["links"]}


@pytest.mark.parametrize("case", cases("figures_compared"), ids=lambda case: case["name"])
def test_pairs_that_are_linked_share_a_key_and_the_order_is_no_matter(case: dict[str, Any]) -> None:
    found = [*claims("a.txt", case["a"]), *claims("b.txt", case["b"])]
    for a, b in combinations(found, 2):
        assert decide(a, b) == decide(b, a)
        assert not decide(a, b) or {*keys(a)} & {*keys(b)}
        assert from_json(to_json(a), Claim) == a


STORY = {
    "a.txt": "Police said 41 people were killed in the flood at Lowmere.",
    "b.txt": "The hospital said 29 people were killed in the flood at Lowmere.",
    "c.txt": "At least 25 people were killed in the flood at Lowmere.",
    "d.txt": "Police said 12 people were injured in the flood at Lowmere.",
}


@given(st.permutations(sorted(STORY)))
def test_a_comparison_shows_all_figures_and_averages_none(order: list[str]) -> None:
    held = [KNOWN[doc_id] for doc_id in order]
    (comparison,) = comparisons(held, reversed(links(held)))
    assert comparison.figures == tuple(sorted(KNOWN[doc_id].figure for doc_id in ("a.txt", "b.txt", "c.txt")))
    assert comparison.id == min(figure.item for figure in comparison.figures)
    assert (comparison.counted, comparison.event, comparison.unit) == ("people", "killed", None)
    (differs,) = comparison.differs
    assert {differs.a, differs.b} == {KNOWN["a.txt"].figure, KNOWN["b.txt"].figure}


KNOWN = {doc_id: claims(doc_id, {"text": text, "published": "2031-05-06"})[0] for doc_id, text in STORY.items()}


def test_a_report_that_only_repeats_itself_is_no_comparison() -> None:
    text = "Police said 41 people were killed in Lowmere.\nIn all, 41 people were killed in Lowmere."
    found = claims("a.txt", {"text": text, "published": "2031-05-06"})
    assert [link.verdict for link in links(found)] == ["same"]
    assert comparisons(found, links(found)) == ()


@given(records())
def test_any_reading_has_claims_that_can_be_compared(record: tuple[Any, Any]) -> None:
    received, reading = record
    found = facts(received.report, reading)
    assert {claim.figure for claim in found} <= {Ref(received.report.id, figure.id) for figure in reading.figures}
    for a, b in combinations(found, 2):
        assert decide(a, b) == decide(b, a)
        assert decide(a, a) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["khalmet"], ["halmet"], True),
        (["halmeth"], ["halmet"], True),
        (["brackwater"], ["brackwoter"], True),
        (["khalmet"], ["halmeth"], False),
        (["marl"], ["mare"], False),
        (["lowmere"], ["brackwater"], False),
        ([], ["lowmere"], False),
    ],
)
def test_one_letter_more_less_or_other_is_another_spelling(one: list[str], other: list[str], same: bool) -> None:
    assert bool(near(one, other)) is same
    assert bool(near(other, one)) is same


@given(st.dates(date(1000, 2, 1), date(9998, 1, 1)), st.integers(-7, 7))
def test_days_a_week_apart_have_a_stretch_of_the_year_in_common(day: date, apart: int) -> None:
    other = day + timedelta(days=apart)
    assert {*weeks_of(day.isoformat())} & {*weeks_of(other.isoformat())}
    assert days_apart(day.isoformat(), other.isoformat()) == abs(apart)


def test_days_without_a_year_are_of_the_others_year() -> None:
    assert days_apart("2031-05-06", "XXXX-05-04") == 2
    assert days_apart("XXXX-12-30", "XXXX-12-31") == 1
    assert days_apart("2031-05-06", "XXXX-02-31") is None
