"""How time expressions are scored: spans strict and relaxed, one to one, and values where spans are matched."""

from __future__ import annotations

import pytest
from evaluation.dates import Timex, by_inquit, matched, score

from builders import a_report

TEXT = "He left on Monday night and came back on May 3."
MONDAY, NIGHT, MAY = Timex(11, 17, "2031-05-05"), Timex(11, 23, "2031-05-05TNI"), Timex(41, 46, "2031-05-03")


def test_equal_spans_are_paired_first_and_each_once() -> None:
    assert matched([NIGHT, MAY], [MAY, MONDAY]) == [(MAY, MAY), (NIGHT, MONDAY)]
    assert matched([NIGHT], [MONDAY, Timex(18, 23, "TNI")]) == [(NIGHT, MONDAY)]


def test_a_shared_character_is_relaxed_and_a_value_is_the_labelled_string() -> None:
    scores = score([(a_report(TEXT), (NIGHT, MAY))], lambda report: [MONDAY, MAY, Timex(0, 2, "P1D")])
    relaxed = scores.row("relaxed")
    assert (relaxed.expected, relaxed.found) == (2, 3)
    assert [scores.row(name).met for name in ("strict", "relaxed", "value")] == [1, 2, 1]
    assert relaxed.f1 == pytest.approx(0.8)
    assert scores.shares == {"month and day": (1, 1)}


def test_a_reader_that_finds_nothing_scores_nothing() -> None:
    relaxed = score([(a_report(TEXT), (NIGHT,))], lambda report: []).row("relaxed")
    assert (relaxed.f1, relaxed.met) == (0.0, 0)


def test_the_reader_of_the_project_is_scored_by_the_same_spans() -> None:
    scores = score([(a_report(TEXT), (NIGHT, MAY))], by_inquit)
    assert (scores.row("strict").met, scores.row("value").met) == (2, 2)
