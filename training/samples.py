"""Windows with their labels as arrays, anew for each epoch: cut at other places, names and cues exchanged."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inquit.extract.tagger.labels import ACTS, KINDS, LINKS, NAME, ROLES, STANCES
from inquit.extract.tagger.windows import Window, make_windows
from training.augment import Pieces, exchange
from training.labelled import Labelled, Place

__all__ = ["Sample", "samples"]

BEGIN, INSIDE, END, SINGLE = 1, 2, 3, 4
UNLABELLED = -100


@dataclass(slots=True)
class Sample:
    """One window: `tags[role][word]`, and for links (kind, from word, to word or -1 when it stands elsewhere)."""

    window: Window
    tags: list[list[int]]
    links: list[tuple[int, int, int]]
    acts: list[tuple[int, int]]
    stances: list[tuple[int, int]]
    kinds: list[tuple[int, int]]


def samples(
    texts: Iterable[Labelled], pieces_of: Pieces, chance: random.Random, known: frozenset[str] = frozenset()
) -> Iterator[Sample]:
    """All windows of the texts. The first window of a text ends at a paragraph drawn by chance, so that cuts vary;
    `known` are names to exchange for others."""
    for text in texts:
        pieces = exchange(text, known, pieces_of, chance) if known else pieces_of
        cut = chance.randrange(len(text.passages)) if len(text.passages) > 3 and chance.random() < 0.7 else 0
        for first, last in ((0, cut), (cut, len(text.passages))):
            for window in make_windows(text.passages[first:last], pieces):
                window.words = [(at + first, i) for at, i in window.words]
                yield _sample(text, window)


def _sample(text: Labelled, window: Window) -> Sample:
    where = {word: n for n, word in enumerate(window.words)}
    tags = [[0 if role in text.roles else UNLABELLED] * len(where) for role in ROLES]
    links: list[tuple[int, int, int]] = []
    acts, stances = [], []
    for told in text.told:
        starts = {role: _tag(tags[n], told.places.get(role, []), where) for n, role in enumerate(ROLES)}
        for kind, (pointing, pointed) in enumerate(LINKS):
            if pointing in text.roles:
                goal = starts[pointed][0] if starts[pointed] else -1
                links += [(kind, start, goal) for start in starts[pointing]]
        for cue in starts["cue"][:1]:
            if told.act is not None and told.stance is not None:
                acts.append((cue, ACTS.index(told.act)))
                stances.append((cue, STANCES.index(told.stance)))
    kinds = [(word, KINDS.index(kind)) for place, kind in text.names for word in _tag(tags[NAME], [place], where)]
    for word in text.unsure & where.keys():
        for row in tags[:NAME]:
            row[where[word]] = UNLABELLED
    for word in text.unsure_names & where.keys():
        tags[NAME][where[word]] = UNLABELLED
    return Sample(window, tags, links, acts, stances, kinds)


def _tag(tags: list[int], places: list[Place], where: dict[tuple[int, int], int]) -> list[int]:
    """Write the tags of one statement's role; gives the window's word at which each piece starts."""
    starts = []
    for at, first, last in places:
        words = [where[at, i] for i in range(first, last) if (at, i) in where]
        if not words:
            continue
        starts.append(words[0])
        if any(tags[word] for word in words):
            continue
        for word in words:
            tags[word] = INSIDE
        tags[words[0]], tags[words[-1]] = BEGIN, END
        if len(words) == 1:
            tags[words[0]] = SINGLE
    return starts
