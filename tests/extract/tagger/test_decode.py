"""Decoding: the best allowed tags, against a search over all of them; the pieces that tags mark; shares of links."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from inquit.extract.tagger.decode import Piece, Scores, best_tags, link_shares, pieces
from inquit.extract.tagger.labels import ACTS, KINDS, LINKS, ROLES, STANCES, TAGS

LETTERS = "OBIES"
"""Out, begin, inside, end, single: in the order of `TAGS`."""
ALLOWED = re.compile(r"(?:O|S|BI*E)*")


def scored(tags: np.ndarray, queries: np.ndarray | None = None, keys: np.ndarray | None = None) -> Scores:
    n = len(tags)
    none = np.zeros((n + 1, len(LINKS), 2), dtype=np.float32)
    return Scores(
        tags,
        none if queries is None else queries,
        none if keys is None else keys,
        np.zeros((n, len(ACTS)), dtype=np.float32),
        np.zeros((n, len(STANCES)), dtype=np.float32),
        np.zeros((n, len(KINDS)), dtype=np.float32),
    )


@st.composite
def windows(draw: st.DrawFn) -> Scores:
    """Whole numbers, so that sums are exact and ties are common."""
    n = draw(st.integers(1, 5))
    shape = (n, len(ROLES), len(TAGS))
    return scored(draw(arrays(np.float32, shape, elements=st.integers(-12, 0).map(float), fill=st.just(-3.0))))


@cache
def allowed(n: int) -> np.ndarray:
    """Every sequence of `n` tags in which each piece that begins also ends."""
    every = product(range(len(TAGS)), repeat=n)
    return np.array([tags for tags in every if ALLOWED.fullmatch("".join(LETTERS[tag] for tag in tags))])


def test_letters_stand_for_the_tags() -> None:
    assert "".join(tag[0].upper() for tag in TAGS) == LETTERS


def within_paragraphs(tags: np.ndarray, opens: list[bool]) -> bool:
    """Whether no piece runs on into a word that opens a paragraph."""
    return not any(opens[n] and LETTERS[tag] in "IE" for n, tag in enumerate(tags))


@settings(max_examples=150)
@given(st.lists(windows(), min_size=1, max_size=3), st.data())
def test_best_tags_are_allowed_and_none_that_are_allowed_score_more(several: list[Scores], data: st.DataObject) -> None:
    opens = [data.draw(st.lists(st.booleans(), min_size=(n := len(s.tags)), max_size=n)) for s in several]
    for scores, told, tags in zip(several, opens, best_tags(several, opens), strict=True):
        n = len(scores.tags)
        assert tags.shape == (n, len(ROLES))
        every = np.array([one for one in allowed(n) if within_paragraphs(one, told)])
        for role in range(len(ROLES)):
            assert ALLOWED.fullmatch("".join(LETTERS[tag] for tag in tags[:, role]))
            assert within_paragraphs(tags[:, role], told)
            most = scores.tags[np.arange(n), role, every].sum(axis=-1).max()
            assert scores.tags[np.arange(n), role, tags[:, role]].sum() == most


@given(st.lists(windows(), min_size=1, max_size=4))
def test_tags_of_a_window_do_not_depend_on_the_windows_beside_it(several: list[Scores]) -> None:
    closed = [[False] * len(scores.tags) for scores in several]
    for scores, told, tags in zip(several, closed, best_tags(several, closed), strict=True):
        assert (best_tags([scores], [told])[0] == tags).all()


def test_a_piece_that_the_window_cuts_off_ends_there() -> None:
    tags = np.full((3, len(ROLES), len(TAGS)), -9, dtype=np.float32)
    tags[:, :, 0] = -4
    tags[0, :, 1] = tags[1:, :, 2] = -0.1  # begin, inside, inside: nothing ends
    (best,) = best_tags([scored(tags)], [[False] * len(tags)])
    assert ["".join(LETTERS[tag] for tag in best[:, role]) for role in range(len(ROLES))] == ["BIE"] * len(ROLES)


PIECES = [
    ("OOOO", []),
    ("SOSS", [(0, 1), (2, 3), (3, 4)]),
    ("BEBIE", [(0, 2), (2, 5)]),
    ("OBIIEO", [(1, 5)]),
]


@pytest.mark.parametrize(("letters", "places"), PIECES)
@pytest.mark.parametrize("role", range(len(ROLES)))
def test_pieces_of_one_role(letters: str, places: list[tuple[int, int]], role: int) -> None:
    tags = np.zeros((len(letters), len(ROLES)), dtype=np.intp)
    tags[:, role] = [LETTERS.index(letter) for letter in letters]
    scores = scored(np.zeros((len(letters), len(ROLES), len(TAGS)), dtype=np.float32))
    assert [(piece.first, piece.last) for piece in pieces(tags, scores, role)] == places
    assert all(pieces(tags, scores, other) == [] for other in range(len(ROLES)) if other != role)


def test_the_share_of_a_piece_is_the_mean_of_its_tags_and_its_edges_that_of_first_and_last() -> None:
    shares = np.full((3, len(ROLES), len(TAGS)), 0.05)
    cue = ROLES.index("cue")
    shares[0, cue, 1], shares[1, cue, 2], shares[2, cue, 3] = 0.9, 0.2, 0.4
    tags = np.zeros((3, len(ROLES)), dtype=np.intp)
    tags[:, cue] = [1, 2, 3]
    (piece,) = pieces(tags, scored(np.log(shares).astype(np.float32)), cue)
    assert (piece.first, piece.last) == (0, 3)
    assert piece.share == pytest.approx(0.5)
    assert piece.edges == pytest.approx(0.6)


vectors = st.integers(1, 6).flatmap(
    lambda n: st.tuples(
        *[arrays(np.float32, (n + 1, len(LINKS), 3), elements=st.integers(-30, 30).map(float)) for _ in range(2)]
    )
)


@settings(max_examples=50)
@given(vectors, st.sampled_from(LINKS), st.data())
def test_shares_of_a_link_sum_to_one_over_all_words_and_none(
    given: tuple[np.ndarray, np.ndarray], link: tuple[str, str], data: st.DataObject
) -> None:
    queries, keys = given
    n = len(queries) - 1
    scores = scored(np.zeros((n, len(ROLES), len(TAGS)), dtype=np.float32), queries, keys)
    words = data.draw(st.lists(st.integers(0, n - 1), min_size=1, max_size=3))
    cuts = sorted(data.draw(st.sets(st.integers(1, n - 1))) if n > 1 else [])
    goals = [Piece(a, b, 1.0, 1.0) for a, b in zip([0, *cuts], [*cuts, n], strict=True)]
    shares = link_shares(scores, link, words, goals)
    assert shares.shape == (len(words), len(goals) + 1)
    assert ((shares >= 0) & (shares <= 1 + 1e-6)).all()
    assert shares.sum(axis=1) == pytest.approx(np.ones(len(words)), abs=1e-5)
    some = link_shares(scores, link, words, goals[1:])
    assert (some == np.delete(shares, 1, axis=1)).all()
    assert link_shares(scores, link, words[:1], goals) == pytest.approx(shares[:1], abs=1e-5)


def test_a_link_takes_the_row_of_its_word_and_the_column_of_its_kind() -> None:
    queries = np.zeros((4, len(LINKS), 4), dtype=np.float32)
    keys = np.zeros_like(queries)
    kind = LINKS.index(("content", "cue"))
    keys[2, kind] = 1  # word 1
    queries[3, kind] = np.log(4) / 2  # word 2; four products, over the root of the width, make log 4
    scores = scored(np.zeros((3, len(ROLES), len(TAGS)), dtype=np.float32), queries, keys)
    goals = [Piece(1, 2, 1.0, 1.0), Piece(0, 1, 1.0, 1.0)]
    shares = link_shares(scores, ("content", "cue"), [2, 1], goals)
    assert shares == pytest.approx(np.array([[1 / 7, 4 / 7, 1 / 7], [1 / 4, 1 / 4, 1 / 4]]))
    assert link_shares(scores, ("cue", "source"), [2], goals) == pytest.approx(np.array([[1 / 4, 1 / 4, 1 / 4]]))
    assert link_shares(scores, ("content", "cue"), [2], []) == pytest.approx(np.array([[1 / 7]]))
