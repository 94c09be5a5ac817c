"""The model reader: attributions from the tagger, and those inside them by reading each content once more.

The corpora that it learnt from mark only the outermost attribution. What is said inside a content is read from the
content alone, as if it were a text of its own: there the inner attribution is the outermost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from inquit.extract.attribution import Attribution, Evidence, Range
from inquit.extract.names.mentions import Tagged
from inquit.extract.passage import Passage, make_passage
from inquit.extract.rules.cues import speaks, verb_of
from inquit.extract.tagger.decode import Piece, Scores, best_tags, pieces
from inquit.extract.tagger.labels import ACTS, KINDS, NAME, STANCES
from inquit.extract.tagger.link import Linked, link
from inquit.extract.tagger.session import piece_ids, score_windows
from inquit.extract.tagger.windows import OPENS_PARAGRAPH, Window, make_windows
from inquit.model import Span

__all__ = ["Scorer", "outer_attributions", "read_passages"]

Scorer = Callable[[Iterable[Window]], Iterator[Scores]]
_FEWEST = 4
"""Words of the shortest content that is read for statements inside it."""
_DEEPEST = 2
"""Levels of statements inside statements."""


def read_passages(passages: Sequence[Passage], score: Scorer = score_windows) -> tuple[list[Attribution], list[Tagged]]:
    """All attributions that the model finds, outer ones before those inside them, and all names."""
    level, names = _read(passages, score)
    found = level
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer, score)]
        found = found + level
    return found, names


def outer_attributions(passages: Sequence[Passage], score: Scorer) -> list[Attribution]:
    """The attributions that lie in no other."""
    return _read(passages, score)[0]


def _read(passages: Sequence[Passage], score: Scorer) -> tuple[list[Attribution], list[Tagged]]:
    windows = list(make_windows(passages, piece_ids))
    scores = list(score(windows))
    tags = best_tags(scores, [[b >= OPENS_PARAGRAPH for b in window.breaks] for window in windows])
    made, names = [], []
    for window, scored, tagged in zip(windows, scores, tags, strict=True):
        made += [_attribution(passages, window, one) for one in link(window, scored, tagged)]
        names += list(_names(window, scored, tagged))
    return [attribution for attribution in made if attribution is not None], names


def _names(window: Window, scores: Scores, tags: NDArray[np.intp]) -> Iterator[Tagged]:
    for piece in pieces(tags, scores, NAME):
        at, first = window.words[piece.first]
        weights = np.exp(scores.kinds[piece.first] - scores.kinds[piece.first].max())
        kinds = tuple(zip(KINDS, (weights / weights.sum()).tolist(), strict=True))
        yield Tagged(at, first, window.words[piece.last - 1][1] + 1, piece.share, kinds)


def _inside(outer: Attribution, score: Scorer) -> Iterator[Attribution]:
    """The attributions inside the contents of one, as token ranges of its own passage."""
    passage = outer.passage
    for first, last in outer.content:
        if last - first < _FEWEST or not speaks(passage, first, last):
            continue
        body = make_passage(passage.text, "paragraph", _bare(passage, first, last))
        for inner in outer_attributions([body], score):
            yield _moved(inner, outer)


def _bare(passage: Passage, first: int, last: int) -> Span:
    """A content without the marks that stand around all of it."""
    tokens = passage.tokens
    for quote, (a, b) in zip(passage.quotes, passage.quote_tokens, strict=True):
        if (a, b) == (first, last) and last - first > 2:
            return Span(tokens[first + 1].start, tokens[last - 2 if quote.closed else last - 1].end)
    return Span(tokens[first].start, tokens[last - 1].end)


def _moved(inner: Attribution, outer: Attribution) -> Attribution:
    """An attribution read from a part of a passage, told in the tokens of the whole."""
    whole = outer.passage

    def there(part: Range) -> Range:
        start, end = inner.passage.tokens[part[0]].start, inner.passage.tokens[part[1] - 1].end
        first = bisect_left(whole.tokens, start, key=lambda token: token.start)
        return first, bisect_left(whole.tokens, end, key=lambda token: token.start)

    inner.cue = there(inner.cue)
    inner.source = there(inner.source) if inner.source else None
    inner.content = [there(piece) for piece in inner.content]
    inner.target = there(inner.target) if inner.target else None
    inner.passage, inner.parent = whole, outer
    return inner


def _attribution(passages: Sequence[Passage], window: Window, one: Linked) -> Attribution | None:
    """One linked statement as token ranges; None where its cue runs over a paragraph."""
    at = window.words[one.cue.first][0]

    def ranges(piece: Piece) -> Iterator[tuple[int, int, int]]:
        words = window.words[piece.first : piece.last]
        for passage in dict.fromkeys(word[0] for word in words):
            tokens = [i for where, i in words if where == passage]
            yield passage, tokens[0], tokens[-1] + 1

    cue, *more = ranges(one.cue)
    if more:
        return None
    content, later = [], []
    for piece in one.content:
        for where, first, last in ranges(piece):
            if where == at:
                content.append((first, last))
            else:
                tokens = passages[where].tokens
                later.append(Span(tokens[first].start, tokens[last - 1].end))
    source = next(((a, b) for where, a, b in ranges(one.source) if where == at), None) if one.source else None
    passage = passages[at]
    verb, negated, hypothetical = verb_of(passage, cue[1], cue[2], ACTS[one.act], STANCES[one.stance])
    return Attribution(
        passage,
        verb,
        "model",
        cue[1:],
        source,
        sorted(content),
        negated=negated,
        hypothetical=hypothetical,
        later=sorted(later),
        target=next(((a, b) for piece in one.targets for where, a, b in ranges(piece) if where == at), None),
        evidence=Evidence(
            content=min(piece.share for piece in one.content),
            edges=min(piece.edges for piece in one.content),
            cue=one.cue.share,
            source=one.source.share if one.source else 1.0,
            to_cue=one.to_cue,
            to_source=one.to_source,
        ),
    )
