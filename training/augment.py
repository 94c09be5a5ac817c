"""Other names and other cues in the same frames, so that the model learns the frame and not the election."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

from inquit.extract.tagger.windows import word_form
from training.labelled import Labelled

__all__ = ["exchange", "names"]

Pieces = Callable[[str], Sequence[int]]

_STARTS = "b br ch d dj f g gh h j k kh kr l m mb n ng ny p q r s sh sv t th tr ts v w x y z zh"
_VOWELS = "a aa ai au e ei i ia o oa ou oe u uy y"
_ENDS = "l m n ng r s sh t k v dottir ev enko ian oglu ez sen"
_VERBS = {
    "said": ("stated", "declared", "announced", "noted", "added", "claimed", "insisted", "explained", "maintained"),
    "says": ("states", "declares", "notes", "adds", "claims", "insists", "explains", "maintains", "writes"),
}


def names(texts: Sequence[Labelled]) -> frozenset[str]:
    """Words of the sources of `texts` that are nearly always written with a capital."""
    capital, every, speaking = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        for passage in text.passages:
            for token in passage.tokens:
                every[token.low] += 1
                capital[token.low] += token.is_capital
        for told in text.told:
            for at, first, last in told.places["source"]:
                speaking.update(t.low for t in text.passages[at].tokens[first:last] if t.is_capital and len(t.low) > 3)
    return frozenset(word for word, n in speaking.items() if n > 1 and capital[word] > 0.95 * every[word])


def exchange(text: Labelled, known: frozenset[str], pieces_of: Pieces, chance: random.Random) -> Pieces:
    """`pieces_of` with some names of `text` given other names, and its plainest cue another verb, throughout."""
    if chance.random() < 0.5:
        return pieces_of
    found = sorted({word_form(t) for p in text.passages for t in p.tokens if t.low in known})
    other = {word: _name(chance) for word in found if chance.random() < 0.6}
    if chance.random() < 0.3:
        other |= {verb: chance.choice(verbs) for verb, verbs in _VERBS.items()}
    return lambda word: pieces_of(other.get(word, word))


def _name(chance: random.Random) -> str:
    """A name that nobody bears: one to three syllables, with or without an ending."""
    starts, vowels = _STARTS.split(), _VOWELS.split()
    syllables = [chance.choice(starts) + chance.choice(vowels) for _ in range(chance.choice((1, 2, 2, 3)))]
    return "".join(syllables) + chance.choice(["", "", *_ENDS.split()])
