"""The reader on the example story stays above its floors, and the floors stay where they were."""

from __future__ import annotations

from math import ceil

import pytest
from evaluation.examples import score_examples
from evaluation.floors import ALLOWED, below, floors, lowered
from evaluation.identities import identity_figures
from evaluation.score import Scores, one_to_one, score_statements, shared
from evaluation.styles import FRESH_DENIALS, passages, style_figures
from evaluation.tellings import utterance_figures


@pytest.mark.slow
def test_the_reader_is_above_its_floors() -> None:
    across = utterance_figures() | identity_figures()
    assert below(score_examples().figures() | style_figures() | across) == []


def test_no_floor_was_lowered() -> None:
    assert lowered() == []


@pytest.mark.parametrize("name", ALLOWED)
def test_one_item_may_be_missing_below_a_floor_and_two_may_not(name: str) -> None:
    floor, of = floors()[name], ALLOWED[name].of
    least = ceil(floor * of)
    one, two = (least - 1) / of, (least - 2) / of
    assert below(floors() | {name: one}) == []
    assert below(floors() | {name: two}) == [f"{name}: {two:.3f} is below its floor {floor:.3f}"]


@pytest.mark.parametrize("name", sorted(floors().keys() - ALLOWED.keys()))
def test_no_other_floor_gives_way(name: str) -> None:
    assert len(below(floors() | {name: floors()[name] - 0.001})) == 1


def test_the_allowance_of_fresh_denials_is_told_of_as_many_as_the_list_holds() -> None:
    statements = [statement for _, gold in passages([FRESH_DENIALS]) for statement in gold]
    assert sum(s["stance"] == "denies" for s in statements) == ALLOWED["list of fresh denials: kept"].of


def test_pairs_are_made_best_first_and_each_number_once() -> None:
    assert one_to_one([(1, 0, 0, 0), (0, 1, 0, 1), (0, 0, 1, 1), (2, 0, 2, 2)]) == [(1, 1), (0, 0), (2, 2)]


def test_spans_share_characters_only_where_they_overlap() -> None:
    assert [shared((2, 5), other) for other in ((0, 2), (0, 3), (3, 4), (4, 9), (5, 9))] == [0, 1, 1, 1, 0]


def test_scoring_counts_what_is_right_missed_and_extra() -> None:
    text = "Ana Ruiz said the dam will hold. Nobody was hurt."
    said = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 31]], "kind": "indirect"}
    invented = {"source": [[33, 39]], "cue": [], "content": [[40, 48]], "kind": "indirect"}
    scores = Scores()
    score_statements(scores, text, [said], [said, invented])
    assert scores.row("rel_soft all").recall == 1
    assert scores.row("rel_soft all").precision == 0.5
    assert scores.row("rel_soft direct").f1 == 0
