"""Aligning tellings: every word of both in one stretch, moved parts found, cuts and insertions told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.model import Ref, Span
from inquit.resolve.rarity import stem
from inquit.resolve.utterances.align import align
from inquit.resolve.utterances.tellings import Telling
from inquit.resolve.words import words

WORDS = st.lists(
    st.sampled_from(["the", "of", "reservoir", "dam", "not", "levels", "publish", "minister"]), max_size=14
)


def telling(text: str) -> Telling:
    found = words(text)
    return Telling(
        ref=Ref("r", text),
        key="r",
        outlet=None,
        through=(),
        forms=tuple(word.text for word in found),
        words=tuple(stem(word.text) for word in found),
        places=tuple(Span(word.start, word.end) for word in found),
        quoted=(False,) * len(found),
        names=(),
        numbers=(),
        negative=False,
        voice=None,
        block="paragraph",
        genre="report",
        kind="direct",
        published=None,
        when=None,
    )


def told(text: str, closest: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (s.relation, s.span.of(text) if s.span else None, s.to.of(closest) if s.to else None)
        for s in align(telling(text), telling(closest))
    ]


@given(WORDS.filter(len), WORDS.filter(len))
def test_every_word_of_both_lies_in_exactly_one_stretch(here: list[str], there: list[str]) -> None:
    a, b = telling(" ".join(here)), telling(" ".join(there))
    stretches = align(a, b)
    for places, spans in ((a.places, [s.span for s in stretches]), (b.places, [s.to for s in stretches])):
        covering = [[s for s in spans if s and s.start <= p.start and p.end <= s.end] for p in places]
        assert all(len(found) == 1 for found in covering)
    assert [s.span for s in stretches if s.span] == sorted(s.span for s in stretches if s.span)
    for stretch in stretches:
        assert (stretch.span is None) == (stretch.relation == "missing")
        assert (stretch.to is None) == (stretch.relation == "added")
        if stretch.relation == "same" and stretch.span and stretch.to:
            same = [
                [w.text for w in words(text)]
                for text in (stretch.span.of(" ".join(here)), stretch.to.of(" ".join(there)))
            ]
            assert [stem(w) for w in same[0]] == [stem(w) for w in same[1]]


@given(WORDS.filter(len))
def test_a_telling_is_the_same_as_itself(here: list[str]) -> None:
    text = " ".join(here)
    assert told(text, text) == [("same", text, text)]


CASES = [
    (
        "the levels of the reservoirs will be published every day",
        "the levels will be published every day",
        [("same", "the levels", "the levels"), ("added", "of the reservoirs", None)],
    ),
    (
        "we publish the levels of each reservoir",
        "we publish, honestly and daily, the levels of each reservoir",
        [("same", "we publish", "we publish"), ("missing", None, "honestly and daily")],
    ),
    (
        "the levels of every reservoir will be made public",
        "the levels of every reservoir shall be published",
        [("same", "the levels of every reservoir", "the levels of every reservoir"), ("changed", "will", "shall")],
    ),
]


@pytest.mark.parametrize(("text", "closest", "begins"), CASES)
def test_changes_are_told(text: str, closest: str, begins: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text, closest)[: len(begins)] == begins


def test_a_part_that_moved_is_the_same() -> None:
    found = told(
        "there would be no harvest if Orsenia had not opened the sluices",
        "if Orsenia had not opened the sluices, there would be no harvest",
    )
    assert [relation for relation, _, _ in found] == ["same", "same"]
