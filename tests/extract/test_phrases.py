"""Looking phrases up by their words finds each one that trying them all would find."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import cases
from inquit.extract.phrases import _compiled, _rows, _rows_for

WORDS = sorted(
    {word for row in _rows() for word in re.findall(r"[a-z'-]+", row.words)} | {"isn't", "had", "flatly", "-"}
)
CHARACTERS = st.characters(codec="ascii", exclude_categories=["Cc", "Lu"])
some_words = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


def as_words(text: str) -> str:
    """Words and marks as an attribution has them: each with a space behind it."""
    return "".join(f"{word} " for word in re.findall(r"[\w'-]+|[^\w\s<>]", text))


@st.composite
def parts(draw: st.DrawFn) -> tuple[str, str, str]:
    """Source, cue and content that a phrase of the vocabulary runs through, among other words of its kind."""
    pattern = _compiled(draw(st.sampled_from(_rows())).words)
    phrase = draw(st.from_regex(pattern, fullmatch=True, alphabet=CHARACTERS))
    source, bound, said = phrase.rpartition("<")
    cue, _, content = said.partition(">")
    before = "" if bound else draw(some_words)
    return (
        as_words(f"{source} {before}"),
        as_words(f"{draw(some_words)} {cue}"),
        as_words(f"{content} {draw(some_words)}"),
    )


def missed(source: str, cue: str, content: str) -> list[str]:
    """The phrases that fit and are not looked up."""
    start = len(source) + 2
    text = f"{source}< {cue}> {content}"
    looked_up = _rows_for(source, cue, content)
    skipped = [row for row in _rows() if row not in looked_up]
    found = [(row, _compiled(row.words).search(text, 0 if row.names_source else start)) for row in skipped]
    return [row.words for row, match in found if match and match.start() < start + len(cue)]


@settings(max_examples=300)
@given(parts())
@example(("the lighthouse logbook ", "gives ", "the wind as force nine "))
def test_no_phrase_that_fits_is_missed(found: tuple[str, str, str]) -> None:
    assert missed(*found) == []


@pytest.mark.parametrize("case", cases("stances"), ids=lambda case: case["text"])
def test_no_phrase_of_a_written_case_is_missed(case: dict[str, Any]) -> None:
    assert missed(*(as_words(case[part].lower()) for part in ("source", "cue", "content"))) == []


def test_few_phrases_are_tried() -> None:
    found = [[as_words(case[part].lower()) for part in ("source", "cue", "content")] for case in cases("stances")]
    assert sum(len(_rows_for(*parts)) for parts in found) < 0.01 * len(_rows()) * len(found)
