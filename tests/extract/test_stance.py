"""What a cue and its words say of act and stance: one sentence a line, with its source, cue and content."""

from __future__ import annotations

from typing import Any

import pytest

from builders import cases
from inquit.extract.attribution import Attribution, Range
from inquit.extract.passage import Passage, make_passage
from inquit.extract.rules.cues import verb_of
from inquit.extract.stance import act_of, stance_of
from inquit.model import Span


def tokens_of(passage: Passage, words: str) -> Range:
    """Where `words` first stand as whole tokens."""
    starts = [token.start for token in passage.tokens]
    start = next(
        at for at in range(len(passage.text)) if passage.text.startswith(words, at) and (at in starts or not words)
    )
    inside = [i for i, token in enumerate(passage.tokens) if start <= token.start < start + len(words)]
    return inside[0], inside[-1] + 1


def attribution_of(case: dict[str, Any]) -> Attribution:
    """The attribution as a model would hand it over: its places known, its verb looked up."""
    text = case["text"]
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    source, cue, content = (tokens_of(passage, case[part]) for part in ("source", "cue", "content"))
    verb, negated, hypothetical = verb_of(passage, *cue, "statement", "asserts")
    return Attribution(passage, verb, "model", cue, source, [content], negated=negated, hypothetical=hypothetical)


@pytest.mark.parametrize("case", cases("stances"), ids=lambda case: case["text"])
def test_stance(case: dict[str, Any]) -> None:
    assert stance_of(case["text"], attribution_of(case)) == case["stance"]


@pytest.mark.parametrize("case", cases("stances"), ids=lambda case: case["text"])
def test_act(case: dict[str, Any]) -> None:
    assert act_of(case["text"], attribution_of(case)) == case["act"]
