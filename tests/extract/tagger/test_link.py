"""Linking: scores made by hand, and the statements that they mean."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from inquit.extract.tagger.decode import Piece, Scores, best_tags
from inquit.extract.tagger.labels import ACTS, KINDS, LINKS, ROLES, STANCES, TAGS
from inquit.extract.tagger.link import Linked, link
from inquit.extract.tagger.windows import OPENS_PARAGRAPH, Window

LETTERS = "OBIES"
TO_CUE, TO_SOURCE, OF_CUE = ("content", "cue"), ("content", "source"), ("cue", "source")
RELAY, TARGET = ("relay", "cue"), ("target", "cue")
Links = dict[tuple[str, str], dict[int, dict[int, float]]]
SURE = 20.0
"""Logit of a link beside 0 for all other words: its share is nearly one."""


def window(n: int, second: int | None = None, quoted: int = 0) -> Window:
    """`n` words, those from `second` on in a second paragraph; `quoted` is their place towards quotation marks."""
    words = [(0, i) if second is None or i < second else (1, i - second) for i in range(n)]
    breaks = [2 * (i == 0) for _, i in words]
    return Window(words, [(7,)] * n, [quoted] * n, [0] * n, breaks, n)


def by_hand(
    tags: dict[str, str],
    links: Links,
    acts: dict[int, str] | None = None,
    stances: dict[int, str] | None = None,
) -> Scores:
    """Scores of one window: a letter a word for each role, and logits of links, -1 being "not in this window"."""
    (n,) = {len(letters) for letters in tags.values()}
    shares = np.full((n, len(ROLES), len(TAGS)), 0.025)
    for role, name in enumerate(ROLES):
        for word, letter in enumerate(tags.get(name, "O" * n)):
            shares[word, role, LETTERS.index(letter)] = 0.9
    keys = np.zeros((n + 1, len(LINKS), n + 1), dtype=np.float32)
    queries = np.zeros_like(keys)
    for kind, name in enumerate(LINKS):
        keys[:, kind] = np.eye(n + 1)
        for word, goals in links.get(name, {}).items():
            for goal, logit in goals.items():
                queries[word + 1, kind, goal + 1] = logit * np.sqrt(n + 1)
    act, stance = np.zeros((n, len(ACTS)), np.float32), np.zeros((n, len(STANCES)), np.float32)
    for word, name in (acts or {}).items():
        act[word, ACTS.index(name)] = 1
    for word, name in (stances or {}).items():
        stance[word, STANCES.index(name)] = 1
    kinds = np.zeros((n, len(KINDS)), np.float32)
    return Scores(np.log(shares).astype(np.float32), queries, keys, act, stance, kinds)


def linked(one: Window, scores: Scores) -> list[Linked]:
    """The statements of one window by its best tags."""
    (tags,) = best_tags([scores], [[b >= OPENS_PARAGRAPH for b in one.breaks]])
    return link(one, scores, tags)


def place(piece: Piece | None) -> tuple[int, int] | None:
    return (piece.first, piece.last) if piece else None


def told(statement: Linked) -> dict[str, Any]:
    """The words of each part, without what is empty."""
    parts = {
        "cue": place(statement.cue),
        "source": place(statement.source),
        "content": [place(piece) for piece in statement.content],
        "targets": [place(piece) for piece in statement.targets],
    }
    return {name: part for name, part in parts.items() if part}


# What is said, tags by role, links by word, and the statements that are meant.
CASES: dict[str, tuple[dict[str, str], Links, list[dict[str, Any]]]] = {
    "two pieces of one cue are one statement": (
        {"content": "BIEOOBE", "cue": "OOOOSOO", "source": "OOOSOOO"},
        {TO_CUE: {0: {4: SURE}, 5: {4: SURE}}, TO_SOURCE: {0: {3: SURE}}, OF_CUE: {4: {3: SURE}}},
        [{"cue": (4, 5), "source": (3, 4), "content": [(0, 3), (5, 7)]}],
    ),
    "two cues stand in their order, whichever content comes first": (
        {"content": "BEOOBE", "cue": "OOSSOO"},
        {TO_CUE: {0: {3: SURE}, 4: {2: SURE}}, OF_CUE: {2: {-1: SURE}, 3: {-1: SURE}}},
        [{"cue": (2, 3), "content": [(4, 6)]}, {"cue": (3, 4), "content": [(0, 2)]}],
    ),
    "two cues may share a source": (
        {"source": "SOOOO", "cue": "OSOSO", "content": "OOSOS"},
        {
            TO_CUE: {2: {1: SURE}, 4: {3: SURE}},
            TO_SOURCE: {2: {0: SURE}, 4: {0: SURE}},
            OF_CUE: {1: {0: SURE}, 3: {0: SURE}},
        },
        [
            {"cue": (1, 2), "source": (0, 1), "content": [(2, 3)]},
            {"cue": (3, 4), "source": (0, 1), "content": [(4, 5)]},
        ],
    ),
    "content whose cue stands in another window is left out": (
        {"content": "BEOS", "cue": "OOSO"},
        {TO_CUE: {0: {-1: SURE}, 3: {2: SURE}}, OF_CUE: {2: {-1: SURE}}},
        [{"cue": (2, 3), "content": [(3, 4)]}],
    ),
    "a cue without content is no statement": ({"cue": "OSO", "source": "SOO"}, {OF_CUE: {1: {0: SURE}}}, []),
    "content without a cue is no statement": ({"content": "BIE"}, {TO_CUE: {0: {-1: SURE}}}, []),
    "where cue and content both point away there is no source": (
        {"source": "SOO", "cue": "OSO", "content": "OOS"},
        {TO_CUE: {2: {1: SURE}}, TO_SOURCE: {2: {-1: SURE}}, OF_CUE: {1: {-1: SURE}}},
        [{"cue": (1, 2), "content": [(2, 3)]}],
    ),
    "where cue and content point to different sources the surer one decides": (
        {"source": "SSOO", "cue": "OOSO", "content": "OOOS"},
        {TO_CUE: {3: {2: SURE}}, TO_SOURCE: {3: {0: SURE}}, OF_CUE: {2: {1: 1.0}}},
        [{"cue": (2, 3), "source": (0, 1), "content": [(3, 4)]}],
    ),
    "a link counts all words of the piece it points to": (
        {"source": "SBIEOO", "cue": "OOOOSO", "content": "OOOOOS"},
        {
            TO_CUE: {5: {4: SURE}},
            TO_SOURCE: {5: {0: 6.0, 1: 5.5, 2: 5.5, 3: 5.5}},
            OF_CUE: {4: {0: 6.0, 1: 5.5, 2: 5.5, 3: 5.5}},
        },
        [{"cue": (4, 5), "source": (1, 4), "content": [(5, 6)]}],
    ),
    "targets go to the cue that they point to": (
        {"cue": "SSOOOOO", "content": "OOSSOOO", "target": "OOOOSBE"},
        {
            TO_CUE: {2: {0: SURE}, 3: {1: SURE}},
            OF_CUE: {0: {-1: SURE}, 1: {-1: SURE}},
            TARGET: {4: {1: SURE}, 5: {0: SURE}},
        },
        [
            {"cue": (0, 1), "content": [(2, 3)], "targets": [(5, 7)]},
            {"cue": (1, 2), "content": [(3, 4)], "targets": [(4, 5)]},
        ],
    ),
    "a target of a cue without content is lost with it": (
        {"cue": "SSOO", "content": "OOSO", "target": "OOOS"},
        {TO_CUE: {2: {0: SURE}}, OF_CUE: {0: {-1: SURE}}, TARGET: {3: {1: SURE}}},
        [{"cue": (0, 1), "content": [(2, 3)]}],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_statements_of_one_window(name: str) -> None:
    tags, links, expected = CASES[name]
    scores = by_hand(tags, links)
    statements = linked(window(len(scores.tags)), scores)
    assert [told(statement) for statement in statements] == expected


def test_act_and_stance_are_those_of_the_first_word_of_the_cue() -> None:
    scores = by_hand(
        {"cue": "OBEO", "content": "OOOS"},
        {TO_CUE: {3: {1: SURE}}},
        acts={0: "feeling", 1: "order", 2: "belief"},
        stances={1: "denies", 2: "doubts"},
    )
    (statement,) = linked(window(4), scores)
    assert (ACTS[statement.act], STANCES[statement.stance]) == ("order", "denies")


# Shares of the links of two pieces to one cue, where the second paragraph begins, whether they are quoted, and the
# pieces that are kept.
SECOND_PIECES = [
    (0.95, 0.85, None, 0, [(0, 1), (2, 3)]),
    (0.85, 0.95, None, 0, [(0, 1), (2, 3)]),
    (0.95, 0.7, None, 2, [(0, 1)]),
    (0.45, 0.95, None, 0, [(2, 3)]),
    (0.95, 0.9, 2, 2, [(0, 1)]),
    (0.95, 0.98, 2, 2, [(0, 1), (2, 3)]),
    (0.95, 0.98, 2, 0, [(0, 1)]),
    (0.98, 0.95, 1, 2, [(2, 3)]),
    (0.45, 0.4, None, 0, [(0, 1)]),
]


@pytest.mark.parametrize(("one", "other", "second", "quoted", "kept"), SECOND_PIECES)
def test_a_second_piece_of_content_must_be_sure_of_its_cue(
    one: float, other: float, second: int | None, quoted: int, kept: list[tuple[int, int]]
) -> None:
    def logit(share: float) -> float:
        return float(np.log(3 * share / (1 - share)))  # beside two words and "not in this window"

    scores = by_hand(
        {"content": "SOS", "cue": "OSO"},
        {TO_CUE: {0: {1: logit(one)}, 2: {1: logit(other)}}, OF_CUE: {1: {-1: SURE}}},
    )
    (statement,) = linked(window(3, second, quoted), scores)
    assert [place(piece) for piece in statement.content] == kept
    assert statement.to_cue in (pytest.approx(one), pytest.approx(other))


def test_the_share_of_a_link_to_a_source_is_the_mean_of_what_cue_and_content_give_it() -> None:
    scores = by_hand(
        {"source": "SOO", "cue": "OSO", "content": "OOS"},
        {TO_CUE: {2: {1: SURE}}, OF_CUE: {1: {0: float(np.log(9))}}, TO_SOURCE: {2: {0: float(np.log(3))}}},
    )
    (statement,) = linked(window(3), scores)
    assert place(statement.source) == (0, 1)
    assert statement.to_source == pytest.approx((9 / 12 + 3 / 6) / 2)


@st.composite
def scored_windows(draw: st.DrawFn) -> tuple[Window, Scores]:
    n = draw(st.integers(1, 6))

    def numbers(*shape: int) -> np.ndarray:
        return draw(arrays(np.float32, shape, elements=st.integers(-6, 0).map(float)))

    tags = numbers(n, len(ROLES), len(TAGS))
    tags = (tags - np.log(np.exp(tags).sum(axis=-1, keepdims=True))).astype(np.float32)
    links = [numbers(n + 1, len(LINKS), 2) for _ in range(2)]
    scores = Scores(tags, *links, numbers(n, len(ACTS)), numbers(n, len(STANCES)), numbers(n, len(KINDS)))
    return window(n, draw(st.none() | st.integers(0, n))), scores


@settings(max_examples=50)
@given(scored_windows())
def test_every_statement_has_its_own_cue_and_every_piece_one_statement(scored: tuple[Window, Scores]) -> None:
    one, scores = scored
    statements = linked(one, scores)
    cues = [statement.cue.first for statement in statements]
    assert cues == sorted(set(cues))
    for name in ("content", "targets"):
        pieces = [piece.first for statement in statements for piece in getattr(statement, name)]
        assert len(pieces) == len(set(pieces))
    for statement in statements:
        assert statement.content == sorted(statement.content, key=lambda piece: piece.first) != []
        parts = [statement.cue, *statement.content, *statement.targets]
        shares = [statement.to_cue, statement.to_source, *(x for p in parts for x in (p.share, p.edges))]
        assert all(0 <= share <= 1 + 1e-6 for share in shares)


@settings(max_examples=25)
@given(st.lists(scored_windows(), max_size=3))
def test_a_window_is_linked_alike_alone_and_among_others(several: list[tuple[Window, Scores]]) -> None:
    breaks = [[b >= OPENS_PARAGRAPH for b in one.breaks] for one, _ in several]
    tags = best_tags([scores for _, scores in several], breaks)
    together = [link(one, scores, its) for (one, scores), its in zip(several, tags, strict=True)]
    assert together == [linked(one, scores) for one, scores in several]
