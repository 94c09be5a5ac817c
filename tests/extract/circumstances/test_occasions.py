"""On what occasion and to whom, on cases: the statements of a few sentences with source, cue and content given."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributed import attributions_of
from builders import cases
from inquit.extract.attribution import Attribution
from inquit.extract.circumstances import audiences_of, occasions_of
from inquit.extract.passage import make_passage
from inquit.extract.rules.cues import verb_of
from inquit.model import Span

CASES = cases("occasions")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_occasions_of_statements(case: dict[str, Any]) -> None:
    found = [(told and told.text, told and told.place) for told in occasions_of(attributions_of(case))]
    assert found == [(told["occasion"], told["place"]) for told in case["statements"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_audiences_of_statements(case: dict[str, Any]) -> None:
    found = [told and told.text for told in audiences_of(attributions_of(case))]
    assert found == [told["audience"] for told in case["statements"]]


WORDS = st.sampled_from(
    [
        "at",
        "a",
        "the",
        "rally",
        "in",
        "Oss",
        "Monday",
        "court",
        "told",
        "staff",
        "to",
        "said",
        "he",
        "X",
        ",",
        ".",
        "“",
        "”",
    ]
)


@given(st.lists(WORDS, min_size=4, max_size=60), st.data())
def test_occasion_and_audience_are_slices_of_the_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    size = len(passage.tokens)
    made = []
    for _ in range(3):
        a, b, c, d = sorted(data.draw(st.lists(st.integers(0, size - 1), min_size=4, max_size=4)))
        verb, negated, hypothetical = verb_of(passage, b, b + 1, "statement", "asserts")
        source = (a, b) if a < b else None
        content = [(c, d)] if b < c < d else []
        made.append(Attribution(passage, verb, "any", (b, b + 1), source, content, negated, hypothetical))
    for occasion in occasions_of(made):
        assert occasion is None or (occasion.text == occasion.span.of(text) and occasion.text.strip() != "")
        assert occasion is None or occasion.place is None or occasion.place in occasion.text
    for audience in audiences_of(made):
        assert audience is None or (audience.text == audience.span.of(text) and audience.text.strip() != "")
