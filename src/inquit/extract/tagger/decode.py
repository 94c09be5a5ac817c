"""From the model's scores to pieces: the best sequence of tags for each role, and links between their first words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inquit.extract.tagger.labels import LINKS, ROLES, TAGS

__all__ = ["Piece", "Scores", "best_tags", "link_shares", "pieces"]

Array = NDArray[np.float32]

_FORBIDDEN = -1e9
_OUT, _BEGIN, _INSIDE, _END, _SINGLE = range(len(TAGS))
_MOVES = np.full((len(TAGS), len(TAGS)), _FORBIDDEN, dtype=np.float32)
"""`_MOVES[before, after]` is 0 where one tag may follow another."""
for _before in (_OUT, _END, _SINGLE):
    _MOVES[_before, [_OUT, _BEGIN, _SINGLE]] = 0
for _before in (_BEGIN, _INSIDE):
    _MOVES[_before, [_INSIDE, _END]] = 0


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of one window of `n` words, row 0 standing for "not in this window" in `queries` and `keys`.

    `tags` `[n, roles, tags]` are logarithms of shares; `queries` and `keys` `[n + 1, links, width]`; `acts`,
    `stances` and `kinds` `[n, labels]` are logits.
    """

    tags: Array
    queries: Array
    keys: Array
    acts: Array
    stances: Array
    kinds: Array


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `[first, last)` of a window that carry a role; `share` is the mean share of their tags, `edges` that of its
    first and last word."""

    first: int
    last: int
    share: float
    edges: float


_MOVES_TO_PARAGRAPH = _MOVES.copy()
_MOVES_TO_PARAGRAPH[[_BEGIN, _INSIDE]] = _FORBIDDEN
"""No piece runs on from one paragraph into the next."""


def best_tags(scores: Sequence[Scores], opens: Sequence[Sequence[bool]]) -> list[NDArray[np.intp]]:
    """Viterbi's best allowed sequence of tags, `[n, roles]` for each window; `opens` tells of each word of each window
    whether it opens a paragraph."""
    length = max((len(s.tags) for s in scores), default=0)
    if not length:
        return []
    many = np.full((len(scores), length, len(ROLES), len(TAGS)), _FORBIDDEN, dtype=np.float32)
    many[..., _OUT] = 0
    for row, s in zip(many, scores, strict=True):
        row[: len(s.tags)] = s.tags
    new = np.zeros((len(scores), length), dtype=bool)
    for row, told in zip(new, opens, strict=True):
        row[: len(told)] = told
    moves = np.where(new[..., None, None, None], _MOVES_TO_PARAGRAPH, _MOVES)
    total = many[:, 0] + _MOVES[_OUT]
    back = np.empty((length, len(scores), len(ROLES), len(TAGS)), dtype=np.intp)
    for i in range(1, length):
        ways = total[..., :, None] + moves[:, i]
        back[i] = ways.argmax(axis=-2)
        total = ways.max(axis=-2) + many[:, i]
    # A piece ends where its window ends.
    total = total + _MOVES[:, _OUT]
    path = np.empty((length, len(scores), len(ROLES)), dtype=np.intp)
    path[-1] = total.argmax(axis=-1)
    for i in range(length - 1, 0, -1):
        path[i - 1] = np.take_along_axis(back[i], path[i][..., None], axis=-1)[..., 0]
    return [path[: len(s.tags), w] for w, s in enumerate(scores)]


def pieces(tags: NDArray[np.intp], scores: Scores, role: int) -> list[Piece]:
    """The pieces of one role, in order."""
    column = tags[:, role]
    starts = np.flatnonzero((column == _BEGIN) | (column == _SINGLE)).tolist()
    if not starts:
        return []
    ends = np.flatnonzero((column == _END) | (column == _SINGLE)).tolist()
    shares = np.exp(scores.tags[np.arange(len(column)), role, column]).tolist()
    return [
        Piece(
            first, last + 1, sum(shares[first : last + 1]) / (last + 1 - first), (shares[first] * shares[last]) ** 0.5
        )
        for first, last in zip(starts, ends, strict=True)
    ]


def link_shares(scores: Scores, link: tuple[str, str], words: Sequence[int], goals: Sequence[Piece]) -> Array:
    """How each of `words` shares its link out, `[words, 1 + goals]`: to none of this window, then to each of `goals`
    (all their words together)."""
    kind = LINKS.index(link)
    products = scores.queries[np.asarray(words) + 1, kind] @ scores.keys[:, kind].T / np.sqrt(scores.keys.shape[-1])
    weights = np.exp(products - products.max(axis=1, keepdims=True))
    sums = np.cumsum(weights, axis=1)
    first = np.array([goal.first for goal in goals], dtype=np.intp)
    last = np.array([goal.last for goal in goals], dtype=np.intp)
    shares = np.concatenate([weights[:, :1], sums[:, last] - sums[:, first]], axis=1)
    return np.asarray(shares / sums[:, -1:], dtype=np.float32)
