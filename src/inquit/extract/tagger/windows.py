"""Passages as the model sees them: windows of words with wordpieces and a few features of form.

A word is a `Token` of a `Passage`. Each word gives one or more wordpieces; only the first of them is labelled. The
encoder knows no capitals and no layout, so three features say what its vocabulary cannot: where a word stands
towards quotation marks, how it is written, and what begins with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from inquit.extract.passage import Passage, Token

__all__ = ["BREAKS", "LONGEST", "OPENS_PARAGRAPH", "QUOTE_STATES", "SHAPES", "Window", "make_windows", "word_form"]

QUOTE_STATES = 4
"""0 outside quotations, 1 an opening mark, 2 inside, 3 a closing mark."""
SHAPES = 6
"""0 lower case, 1 Capital, 2 CAPITALS, 3 mIxed, 4 with a digit, 5 a mark."""
BREAKS = 5
"""0 none, 1 opens a sentence, 2 opens a paragraph, 3 opens a headline, deck or subheading, 4 opens a caption."""
OPENS_PARAGRAPH = 2
LONGEST = 254
"""Wordpieces in a window, without the two that frame it."""

_OPENING = {"headline": 3, "deck": 3, "subheading": 3, "caption": 4}
_MARKS = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "``": '"', "''": '"', "‘": "'", "’": "'"}


@dataclass(slots=True)
class Window:
    """Words that are read together: whole paragraphs where they fit, else whole sentences.

    `words[i]` is (index of its passage, index of its token there); `pieces[i]` are its wordpieces' ids.
    """

    words: list[tuple[int, int]] = field(default_factory=list)
    pieces: list[Sequence[int]] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    length: int = 0
    """Wordpieces in all."""

    def part(self, first: int, last: int) -> Window:
        """Its words `[first, last)`."""
        columns = (self.words, self.pieces, self.quotes, self.shapes, self.breaks)
        words, pieces, quotes, shapes, breaks = (column[first:last] for column in columns)
        return Window(words, pieces, quotes, shapes, breaks, sum(map(len, pieces)))  # type: ignore[arg-type]

    def extend(self, other: Window) -> None:
        self.words += other.words
        self.pieces += other.pieces
        self.quotes += other.quotes
        self.shapes += other.shapes
        self.breaks += other.breaks
        self.length += other.length


def make_windows(passages: Sequence[Passage], pieces_of: Callable[[str], Sequence[int]]) -> Iterator[Window]:
    """Windows of at most `LONGEST` wordpieces, in order, that cover every word once.

    `pieces_of` gives the wordpieces of one word as `word_form` writes it.
    """
    window = Window()
    for at, passage in enumerate(passages):
        sentences = list(_fitting(_sentences(at, passage, pieces_of)))
        whole = sum(sentence.length for sentence in sentences)
        if window.length and window.length + whole > LONGEST:
            yield window
            window = Window()
        for sentence in sentences:
            if window.length and window.length + sentence.length > LONGEST:
                yield window
                window = Window()
            window.extend(sentence)
    if window.length:
        yield window


def word_form(token: Token) -> str:
    """A word as the model reads it: all quotation marks of the world's presses are one mark."""
    if token.quote >= 0 and token.text in ("‘", "’", "'"):
        return '"'
    return _MARKS.get(token.text, token.text)


def _sentences(at: int, passage: Passage, pieces_of: Callable[[str], Sequence[int]]) -> Iterator[Window]:
    edges = _quotation_edges(passage)
    for first, last in passage.sentences:
        window = Window()
        for i in range(first, last):
            token = passage.tokens[i]
            pieces = pieces_of(word_form(token))
            window.words.append((at, i))
            window.pieces.append(pieces)
            window.quotes.append(edges.get(i, 2) if token.quote >= 0 else 0)
            window.shapes.append(_shape(token.text))
            window.breaks.append(0 if i > first else 1 if i else _OPENING.get(passage.kind, 2))
            window.length += len(pieces)
        yield window


def _fitting(sentences: Iterator[Window]) -> Iterator[Window]:
    """Sentences, cut where one alone is too long for a window."""
    for sentence in sentences:
        first = length = 0
        for word, pieces in enumerate(sentence.pieces):
            if length + len(pieces) > LONGEST:
                yield sentence.part(first, word)
                first, length = word, 0
            length += len(pieces)
        if sentence.words:
            yield sentence.part(first, len(sentence.words))


def _quotation_edges(passage: Passage) -> dict[int, int]:
    """Token index → 1 for an opening mark, 3 for a closing one."""
    edges = {}
    for quote, (first, last) in zip(passage.quotes, passage.quote_tokens, strict=True):
        edges[first] = 1
        if quote.closed:
            edges[last - 1] = 3
    return edges


def _shape(word: str) -> int:
    if not word[0].isalnum() and not any(c.isalnum() for c in word):
        return 5
    if any(c.isdigit() for c in word):
        return 4
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3
