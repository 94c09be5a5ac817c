"""Nesting: whose content each cue lies in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.extract.attribution import Attribution, Range, Verb, nest
from inquit.extract.passage import Passage, make_passage
from inquit.model import Span

SAID = Verb("say", frozenset(), frozenset(), "statement", "asserts")
LINES = "Varn said the dam held on Monday in Tarrow\nBrandt heard him say so at the old mill"
FIRST, SECOND = range(2)


def passages() -> list[Passage]:
    cut = LINES.index("\n")
    return [make_passage(LINES, "paragraph", span) for span in (Span(0, cut), Span(cut + 1, len(LINES)))]


BOTH = passages()
WORDS = len(BOTH[FIRST].tokens)


def attribution(cue: Range, *content: Range, at: int = FIRST, later: tuple[Range, ...] = ()) -> Attribution:
    """Token ranges of one passage; `later` are those of the second."""
    tokens = BOTH[SECOND].tokens
    spans = [Span(tokens[first].start, tokens[last - 1].end) for first, last in later]
    return Attribution(BOTH[at], SAID, "by hand", cue, None, list(content), later=spans)


def parents(found: list[Attribution]) -> list[int | None]:
    nest(BOTH, found)
    return [next((n for n, a in enumerate(found) if a is one.parent), None) for one in found]


# What is found, and for each the number of the one that it lies in.
CASES = {
    "nothing lies in nothing": ([], []),
    "a cue in a content": ([attribution((1, 2), (2, 8)), attribution((3, 4), (4, 6))], [None, 0]),
    "two levels": (
        [attribution((0, 1), (1, 8)), attribution((2, 3), (3, 7)), attribution((4, 5), (5, 6))],
        [None, 0, 1],
    ),
    "two in one": (
        [attribution((0, 1), (1, 8)), attribution((2, 3), (3, 4)), attribution((5, 6), (6, 7))],
        [None, 0, 0],
    ),
    "side by side": ([attribution((0, 1), (1, 3)), attribution((4, 5), (5, 8))], [None, None]),
    "a source in a content, with its cue outside": (
        [attribution((0, 1), (1, 4)), attribution((4, 5), (5, 8))],
        [None, None],
    ),
    "a cue that runs out of the content": ([attribution((0, 1), (1, 4)), attribution((3, 5), (5, 8))], [None, None]),
    "each cue in the content of the other": ([attribution((1, 2), (2, 8)), attribution((4, 5), (0, 3))], [None, None]),
    "a cue in the second piece of a content": (
        [attribution((2, 3), (0, 2), (4, 8)), attribution((5, 6), (6, 8))],
        [None, 0],
    ),
    "a cue in a content that goes on in the next paragraph": (
        [attribution((1, 2), (2, 8), later=((0, 6),)), attribution((1, 2), (2, 5), at=SECOND)],
        [None, 0],
    ),
    "a cue behind what goes on in the next paragraph": (
        [attribution((1, 2), (2, 8), later=((0, 3),)), attribution((3, 4), (4, 8), at=SECOND)],
        [None, None],
    ),
    "the same tokens of another paragraph": (
        [attribution((1, 2), (2, 8)), attribution((3, 4), (4, 6), at=SECOND)],
        [None, None],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_whose_content_a_cue_lies_in(name: str) -> None:
    found, expected = CASES[name]
    assert parents(found) == expected


ranges = st.tuples(st.integers(0, WORDS - 1), st.integers(1, 4)).map(lambda r: (r[0], min(WORDS, r[0] + r[1])))


@st.composite
def attributions(draw: st.DrawFn) -> Attribution:
    """Content pieces in order that do not overlap, a cue anywhere."""
    cuts = sorted(draw(st.sets(st.integers(0, WORDS), min_size=2, max_size=4)))
    content = list(zip(cuts[::2], cuts[1::2], strict=False))
    later = draw(st.sampled_from([(), ((0, 4),), ((3, 9),)]))
    at = draw(st.sampled_from([FIRST, SECOND]))
    return attribution(draw(ranges), *content, at=at, later=later if at == FIRST else ())


def words_of(one: Attribution) -> set[int]:
    """Where the words of its content start, counted letter by letter."""
    spans = [*one.spans(one.content), *one.later]
    return {t.start for p in BOTH for t in p.tokens if any(s.start <= t.start < s.end for s in spans)}


several = st.lists(attributions(), max_size=6)


@given(several)
def test_a_parent_holds_the_cue_and_no_one_lies_in_itself(found: list[Attribution]) -> None:
    nest(BOTH, found)
    for one in found:
        above, seen = one, {id(one)}
        while above.parent is not None:
            above = above.parent
            assert id(above) not in seen
            seen.add(id(above))
        if one.parent is not None:
            tokens = one.passage.tokens[one.cue[0] : one.cue[1]]
            assert {tokens[0].start, tokens[-1].start} <= words_of(one.parent)


@given(several)
def test_no_smaller_content_holds_the_whole_cue(found: list[Attribution]) -> None:
    nest(BOTH, found)
    for one in found:
        if one.parent is not None:
            cue = {token.start for token in one.passage.tokens[one.cue[0] : one.cue[1]]}
            size = letters(one.parent)
            assert not any(other is not one and cue <= words_of(other) and letters(other) < size for other in found)


def letters(one: Attribution) -> int:
    return sum(span.end - span.start for span in [*one.spans(one.content), *one.later])


@given(several, st.data())
def test_what_was_nested_before_does_not_matter(found: list[Attribution], data: st.DataObject) -> None:
    afresh = parents(found)
    for n, one in enumerate(found):
        one.parent = data.draw(st.sampled_from([None, *found[:n]]))
    assert parents(found) == afresh
