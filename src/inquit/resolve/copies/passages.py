"""The passages that two reports share, from their words.

Exact runs of words are laid first, the longest first, no word twice; runs that follow each other in both reports
with few other words between are then one passage, so that a changed figure or an inserted "also" does not cut it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from inquit.resolve.copies.wording import GRAM, Wording, WordsOf, grams, words_of

__all__ = ["Shared", "shared_passages"]

_GAP = 5
"""Words that may stand between two runs of a passage, in either report."""
_PLACES = 8
"""A sequence that a report repeats oftener than this opens no run: lists and refrains would match all over."""


class Run(NamedTuple):
    """Equal words: `length` of them from word `a` of one report and from word `b` of the other."""

    a: int
    b: int
    length: int


class Shared(NamedTuple):
    """A passage as word ranges `[first, last)` in both reports.

    `words` stand in both. Of these, those that are no part of a name are either `running` or, where they stand inside
    quotation marks in one of the reports, `quoted`.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    words: int
    running: int
    quoted: int


def shared_passages(a: Wording, b: Wording) -> list[Shared]:
    """The passages that two reports share, in the order of `a`; none overlaps another in either report."""
    one, other = words_of(a), words_of(b)
    tiles = _tiles(one, other, sorted(_runs(a, b), key=lambda run: (-run.length, run.a, run.b)))
    return [_passage(one, other, chain) for chain in _chains(one, other, sorted(tiles))]


@lru_cache(maxsize=256)
def _places(wording: Wording) -> dict[int, list[int]]:
    """Where each sequence of words begins."""
    places = defaultdict(list)
    for at, gram in enumerate(grams(words_of(wording).texts).tolist()):
        places[gram].append(at)
    return {gram: at for gram, at in places.items() if len(at) <= _PLACES}


def _runs(a: Wording, b: Wording) -> Iterator[Run]:
    """Equal words that cannot be prolonged on either side, at least as many as make a sequence."""
    one, other = words_of(a), words_of(b)
    places, others = _places(a), _places(b)
    seeds = sorted((i, j) for gram in places.keys() & others.keys() for i in places[gram] for j in others[gram])
    reached: dict[int, int] = {}
    for i, j in seeds:
        if i >= reached.get(i - j, 0):
            back = _equal(one, other, i, j, -1) - 1
            run = Run(i - back, j - back, back + _equal(one, other, i, j, 1))
            reached[i - j] = run.a + run.length
            if run.length >= GRAM:
                yield run


def _equal(one: WordsOf, other: WordsOf, i: int, j: int, step: int) -> int:
    """How many words are equal from `i` and `j` on, these included, forward or backward within their zones."""
    most = min(len(one.texts) - i, len(other.texts) - j) if step > 0 else min(i, j) + 1
    zone_a, zone_b = one.zones[i], other.zones[j]
    for at in range(most):
        k, m = i + at * step, j + at * step
        if one.texts[k] != other.texts[m] or one.zones[k] != zone_a or other.zones[m] != zone_b:
            return at
    return most


def _tiles(one: WordsOf, other: WordsOf, runs: Sequence[Run]) -> Iterator[Run]:
    """What is left of each run, the longest first, where words already laid are taken out."""
    taken_a, taken_b = bytearray(len(one.texts)), bytearray(len(other.texts))
    for run in runs:
        tile = _free(run, taken_a, taken_b)
        if tile.length >= GRAM:
            taken_a[tile.a : tile.a + tile.length] = taken_b[tile.b : tile.b + tile.length] = b"\1" * tile.length
            yield tile


def _free(run: Run, taken_a: bytearray, taken_b: bytearray) -> Run:
    """The longest stretch of a run whose words are still free in both reports."""
    best, first = (0, 0), 0
    for at in range(run.length + 1):
        if at == run.length or taken_a[run.a + at] or taken_b[run.b + at]:
            best = max(best, (at - first, -first))
            first = at + 1
    length, begin = best[0], -best[1]
    return Run(run.a + begin, run.b + begin, length)


def _chains(one: WordsOf, other: WordsOf, tiles: Sequence[Run]) -> Iterator[list[Run]]:
    """Tiles in the order of `a`, parted where they do not follow each other closely in both reports."""
    if not tiles:
        return
    rank = {tile: at for at, tile in enumerate(sorted(tiles, key=lambda tile: tile.b))}
    chain = [tiles[0]]
    for before, tile in pairwise(tiles):
        gaps = (tile.a - before.a - before.length, tile.b - before.b - before.length)
        in_zone = one.zones[before.a] == one.zones[tile.a] and other.zones[before.b] == other.zones[tile.b]
        if rank[tile] != rank[before] + 1 or max(gaps) > _GAP or not in_zone:
            yield chain
            chain = []
        chain.append(tile)
    yield chain


def _passage(one: WordsOf, other: WordsOf, chain: Sequence[Run]) -> Shared:
    first, last = chain[0], chain[-1]
    pairs = [(tile.a + at, tile.b + at) for tile in chain for at in range(tile.length)]
    own = [one.quoted[i] or other.quoted[j] for i, j in pairs if not (one.named[i] or other.named[j])]
    return Shared(
        a=(first.a, last.a + last.length),
        b=(first.b, last.b + last.length),
        words=len(pairs),
        running=own.count(False),
        quoted=own.count(True),
    )
