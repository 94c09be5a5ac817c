"""How one telling's words stand to those of the telling closest to the words spoken.

Runs of words that stand in both are laid over each other, the weightiest first, wherever they stand: translations move
parts of a sentence (greedy string tiling, M. Wise, "YAP3", SIGCSE 1996). What lies between two runs that follow each
other in both tellings is changed; the rest was added or is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from inquit.model import Span, Spans, Stretch
from inquit.resolve.rarity import weight
from inquit.resolve.utterances.tellings import Telling

__all__ = ["align"]

_LEAST = 2.5
"""Weight of the least run that is laid over another out of order: "in the" stands everywhere."""


class _Run(NamedTuple):
    """`length` words from `here` on in the telling and from `there` on in the closest one."""

    here: int
    there: int
    length: int


def align(telling: Telling, closest: Telling) -> tuple[Stretch, ...]:
    """The stretches of `telling` in the order of its text, with what it lacks of `closest` where that would stand.

    Every word of both lies in exactly one stretch.
    """
    tiles = _tiles(telling.words, closest.words)
    tiles = sorted([*tiles, *_light(tiles, telling.words, closest.words)])
    return tuple(_stretches(_joined(tiles), telling.places, closest.places))


def _tiles(here: tuple[str, ...], there: tuple[str, ...]) -> list[_Run]:
    """Runs of equal words, none overlapping another in either telling."""
    waiting = [(-_weight(here, run), run) for run in _runs(here, there)]
    heapify(waiting)
    taken_here, taken_there = [False] * len(here), [False] * len(there)
    tiles = []
    while waiting:
        _, run = heappop(waiting)
        free = [not taken_here[run.here + k] and not taken_there[run.there + k] for k in range(run.length)]
        if all(free):
            tiles.append(run)
            for k in range(run.length):
                taken_here[run.here + k] = taken_there[run.there + k] = True
            continue
        for part in _parts(run, free):
            if _weight(here, part) >= _LEAST:
                heappush(waiting, (-_weight(here, part), part))
    return tiles


def _runs(here: tuple[str, ...], there: tuple[str, ...]) -> Iterator[_Run]:
    """The longest runs of equal words, of at least the least weight."""
    before = [0] * (len(there) + 1)
    for i, word in enumerate(here):
        now = [0] * (len(there) + 1)
        for j, other in enumerate(there):
            if word == other:
                now[j + 1] = before[j] + 1
                if here[i + 1 : i + 2] != there[j + 1 : j + 2] or i + 1 == len(here):
                    run = _Run(i + 1 - now[j + 1], j + 1 - now[j + 1], now[j + 1])
                    if _weight(here, run) >= _LEAST:
                        yield run
        before = now


def _weight(here: tuple[str, ...], run: _Run) -> float:
    return sum(map(weight, here[run.here : run.here + run.length]))


def _parts(run: _Run, free: list[bool]) -> Iterator[_Run]:
    first = None
    for k, is_free in enumerate([*free, False]):
        if is_free and first is None:
            first = k
        elif not is_free and first is not None:
            yield _Run(run.here + first, run.there + first, k - first)
            first = None


def _light(tiles: list[_Run], here: tuple[str, ...], there: tuple[str, ...]) -> Iterator[_Run]:
    """Equal words of little weight that stand between two tiles in both tellings, in order."""
    for gap in _gaps(tiles, len(here), len(there)):
        at = gap.there.start
        for i in gap.here if gap.both else ():
            found = next((j for j in range(at, gap.there.stop) if there[j] == here[i]), None)
            if found is not None:
                yield _Run(i, found, 1)
                at = found + 1


class _Gap(NamedTuple):
    """What follows a run in each telling up to the next run there; `both`: it is the same run."""

    run: _Run
    here: range
    there: range
    both: bool


def _gaps(runs: list[_Run], here: int, there: int) -> Iterator[_Gap]:
    """The gap behind each run, in the order of `here`; the first behind an empty run where both begin."""
    first, last = _Run(0, 0, 0), _Run(here, there, 0)
    in_order = [first, *sorted(runs), last]
    next_there = dict(pairwise([first, *sorted(runs, key=lambda run: run.there), last]))
    for run, next_here in pairwise(in_order):
        behind = next_there[run]
        yield _Gap(
            run,
            range(run.here + run.length, next_here.here),
            range(run.there + run.length, behind.there),
            next_here == behind,
        )


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs side by side in both tellings as one."""
    joined: list[_Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.here + last.length, last.there + last.length) == (run.here, run.there):
            joined[-1] = _Run(last.here, last.there, last.length + run.length)
        else:
            joined.append(run)
    return joined


def _stretches(runs: list[_Run], here: Spans, there: Spans) -> Iterator[Stretch]:
    for run, added, missing, both in _gaps(runs, len(here), len(there)):
        if run.length:
            same = (range(at, at + run.length) for at in (run.here, run.there))
            yield Stretch("same", *(_hull(places, part) for places, part in zip((here, there), same, strict=True)))
        if added and missing and both:
            yield Stretch("changed", _hull(here, added), _hull(there, missing))
            continue
        if added:
            yield Stretch("added", _hull(here, added), None)
        if missing:
            yield Stretch("missing", None, _hull(there, missing))


def _hull(places: Spans, part: range) -> Span:
    return Span(places[part.start].start, places[part.stop - 1].end)
