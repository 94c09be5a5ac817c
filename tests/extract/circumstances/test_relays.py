"""Through whom words reached a report, on cases: one sentence a line, with source, cue and content given."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attributed import attribution_of, words_at
from builders import cases
from inquit.extract.attribution import Attribution
from inquit.extract.circumstances.relays import relays_of
from inquit.extract.passage import make_passage
from inquit.extract.rules.cues import verb_of
from inquit.model import Span


@pytest.mark.parametrize("case", cases("relays"), ids=lambda case: case["name"])
def test_relays_of_an_attribution(case: dict[str, Any]) -> None:
    attribution = attribution_of(case)
    assert [words_at(attribution.passage, found) for found in relays_of(attribution)] == case["relays"]


def test_the_relay_of_an_outer_statement_is_none_of_the_inner() -> None:
    text = "The harbour master fears a spill, Ilse Marn told the Brackwater Courier on Friday."
    outer = attribution_of(
        {"text": text, "source": "Ilse Marn", "cue": ["told"], "content": ["The harbour master fears a spill"]}
    )
    inner = attribution_of({"text": text, "source": "The harbour master", "cue": ["fears"], "content": ["a spill"]})
    inner.parent = outer
    assert relays_of(inner) == []
    assert [words_at(outer.passage, found) for found in relays_of(outer)] == ["Brackwater Courier"]


WORDS = st.sampled_from(
    [
        "told",
        "the",
        "Radio",
        "Varn",
        "of",
        ",",
        "in",
        "a",
        "letter",
        "to",
        "said",
        "by",
        "on",
        "X",
        ".",
        "“",
        "”",
        "agency",
    ]
)


@given(st.lists(WORDS, min_size=3, max_size=60), st.data())
def test_relays_stand_in_order_inside_the_passage_and_never_are_the_source(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    size = len(passage.tokens)
    bounds = sorted(data.draw(st.lists(st.integers(0, size), min_size=6, max_size=6)))
    cue = (bounds[2], bounds[2] + 1) if bounds[2] < size else (size - 1, size)
    source = (bounds[0], bounds[1]) if bounds[0] < bounds[1] else None
    content = [(bounds[4], bounds[5])] if cue[1] <= bounds[4] < bounds[5] else []
    verb, negated, hypothetical = verb_of(passage, *cue, "statement", "asserts")
    found = relays_of(Attribution(passage, verb, "any", cue, source, content, negated, hypothetical))
    assert all(0 <= a < b <= size for a, b in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert source is None or not any(a <= source[0] < b for a, b in found)
