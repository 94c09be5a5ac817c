"""Whom an attribution is aimed at, on cases: one sentence a line, with source, cue and content given."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributed import attribution_of, words_at
from builders import cases
from inquit.extract.attribution import Attribution
from inquit.extract.circumstances.targets import target_of
from inquit.extract.passage import make_passage
from inquit.extract.rules.cues import verb_of
from inquit.model import Span


@pytest.mark.parametrize("case", cases("targets"), ids=lambda case: case["name"])
def test_target_of_an_attribution(case: dict[str, Any]) -> None:
    attribution = attribution_of(case)
    found = target_of(attribution)
    assert (words_at(attribution.passage, found) if found else None) == case["target"]


WORDS = st.sampled_from(
    [
        "urged",
        "the",
        "mayor",
        "Varn",
        "of",
        ",",
        "to",
        "asked",
        "was",
        "not",
        "and",
        "by",
        "accused",
        "go",
        ".",
        "“",
        "”",
        "her",
    ]
)


@given(st.lists(WORDS, min_size=2, max_size=60), st.data())
def test_a_target_lies_inside_the_passage_and_is_not_the_source(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    size = len(passage.tokens)
    cue = data.draw(st.integers(0, size - 1))
    source = (cue - 1, cue) if cue and data.draw(st.booleans()) else None
    content = [(cue + 1, size)] if cue + 1 < size else []
    verb, negated, hypothetical = verb_of(passage, cue, cue + 1, "statement", "asserts")
    found = target_of(Attribution(passage, verb, "any", (cue, cue + 1), source, content, negated, hypothetical))
    assert found is None or 0 <= found[0] < found[1] <= size
    assert found is None or source is None or found[1] <= source[0] or source[1] <= found[0]
