"""The reader on the example story stays above its floors, and the floors stay where they were."""

from __future__ import annotations

from evaluation.examples import score_examples
from evaluation.floors import below, lowered
from evaluation.score import Scores, score_statements
from evaluation.styles import style_figures


def test_the_reader_is_above_its_floors() -> None:
    assert below(score_examples().figures() | style_figures()) == []


def test_no_floor_was_lowered() -> None:
    assert lowered() == []


def test_scoring_counts_what_is_right_missed_and_extra() -> None:
    text = "Ana Ruiz said the dam will hold. Nobody was hurt."
    said = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 31]], "kind": "indirect"}
    invented = {"source": [[33, 39]], "cue": [], "content": [[40, 48]], "kind": "indirect"}
    scores = Scores()
    score_statements(scores, text, [said], [said, invented])
    assert scores.row("rel_soft all").recall == 1
    assert scores.row("rel_soft all").precision == 0.5
    assert scores.row("rel_soft direct").f1 == 0
