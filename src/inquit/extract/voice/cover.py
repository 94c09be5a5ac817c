"""What the statements of a report cover of each passage, token by token, and which of them attribute at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from inquit.extract.attribution import Range
from inquit.extract.names.words import source_nouns
from inquit.extract.parties import is_party
from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.cues import inflections
from inquit.extract.voice.clauses import is_finite
from inquit.model import Span, Statement
from inquit.vocabulary import table

__all__ = ["Cover", "Part", "closes_alone", "cover_of"]

_CLOSING = frozenset({"”", '"', "''", "»"})
_MOST_BLOCKS = 6
"""Blocks that a quotation may run through without being opened anew."""

_SPEAKING_SELVES = frozenset({"i", "we", "you"})

Part = Literal["", "content", "frame"]
"""Of a token: the outlet's, or not yet told; words reported; or who said them to whom, how, where and when."""


@dataclass(frozen=True, slots=True)
class Cover:
    """`parts` and `reported` have one entry a token; `reported` holds the contents of all statements, also of those
    that only tell an act ("endorsed the plan") and attribute nothing."""

    parts: list[Part]
    reported: list[bool]


def cover_of(passages: Sequence[Passage], statements: Iterable[Statement]) -> list[Cover]:
    """One Cover a passage."""
    covers = [Cover([""] * len(p.tokens), [False] * len(p.tokens)) for p in passages]
    places = _Places(passages)
    contents: list[tuple[int, Range]] = []
    statements = tuple(statements)
    outlets = {statement.id for statement in statements if _is_outlet(passages, places, statement)}
    for statement in statements:
        reported = list(places.of(statement.content))
        for at, (a, b) in reported:
            covers[at].reported[a:b] = [True] * (b - a)
        if statement.id in outlets and (statement.parent is None or statement.parent in outlets):
            continue
        if not _attributes(passages, places, statement, reported):
            continue
        contents += reported
        for at, (a, b) in places.of(_frame(statement)):
            covers[at].parts[a:b] = ["frame"] * (b - a)
    for at, (a, b) in [*contents, *_open_quotations(passages)]:
        covers[at].parts[a:b] = [part or "content" for part in covers[at].parts[a:b]]
    return covers


def _open_quotations(passages: Sequence[Passage]) -> Iterator[tuple[int, Range]]:
    """What goes on with a quotation that an earlier block left open, up to the mark that closes it blocks later."""
    for at, passage in enumerate(passages):
        if passage.quotes and not passage.quotes[-1].closed:
            yield from _carried(passages, at + 1)


def _carried(passages: Sequence[Passage], at: int) -> list[tuple[int, Range]]:
    """The token ranges from block `at` to a lone closing mark; none where it is opened anew or stays open."""
    found: list[tuple[int, Range]] = []
    for n in range(at, min(at + _MOST_BLOCKS, len(passages))):
        passage = passages[n]
        mark = next((k for k, t in enumerate(passage.tokens) if t.quote >= 0 or t.text in _CLOSING), None)
        if mark is not None and not closes_alone(passage, mark):
            return []
        found.append((n, (0, len(passage.tokens) if mark is None else mark + 1)))
        if mark is not None:
            return found
    return []


def _frame(statement: Statement) -> list[Span]:
    around = (statement.occasion, statement.audience)
    return [
        *statement.source,
        *statement.cue,
        *(relay.span for relay in statement.relays),
        *(phrase.span for phrase in around if phrase is not None),
    ]


def closes_alone(passage: Passage, k: int) -> bool:
    """Whether token `k` is a closing mark whose quotation was opened in an earlier block."""
    token = passage.tokens[k]
    if token.text not in _CLOSING or token.quote < 0:
        return token.text in _CLOSING
    return passage.quote_tokens[token.quote][0] == k == len(passage.tokens) - 1


class _Places:
    """Finds the tokens that a span of the text covers."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._starts = [passage.span.start for passage in passages]

    def of(self, spans: Iterable[Span]) -> Iterable[tuple[int, Range]]:
        """(index of the passage, token range) of each passage that a span reaches into."""
        for span in spans:
            at = max(0, bisect_right(self._starts, span.start) - 1)
            while at < len(self._passages) and self._starts[at] < span.end:
                tokens = self._passages[at].tokens
                first = bisect_right(tokens, span.start, key=lambda token: token.end)
                last = bisect_left(tokens, span.end, key=lambda token: token.start)
                if first < last:
                    yield at, (first, last)
                at += 1


def _attributes(
    passages: Sequence[Passage], places: _Places, statement: Statement, contents: list[tuple[int, Range]]
) -> bool:
    """Whether the statement marks its words as somebody's, rather than tell what the outlet saw somebody do."""
    cues = list(places.of(statement.cue))
    if not cues or statement.kind == "direct":
        return True
    at, (first, last) = cues[0]
    passage = passages[at]
    if not any(token.is_word for token in passage.tokens[first:last]):
        return _is_labelled(passages, places, statement, contents)
    if statement.kind == "mixed":
        return True
    if _is_possible(passage, first, last):
        return False
    deed = any(token.low in _deeds() for token in passage.tokens[first:last])
    return not deed or any(_is_clause(passages[i], a, b) for i, (a, b) in contents)


@cache
def _deeds() -> frozenset[str]:
    return frozenset(form for _, lemma, irregular in table("deeds.tsv") for form, _ in inflections(lemma, irregular))


def _is_outlet(passages: Sequence[Passage], places: _Places, statement: Statement) -> bool:
    """ "We examine", "you know", outside of quotation marks: the outlet speaks of itself, or to its reader."""
    return any(
        b - a == 1 and passages[at].tokens[a].low in _SPEAKING_SELVES and passages[at].tokens[a].quote < 0
        for at, (a, b) in places.of(statement.source)
    )


def _is_labelled(
    passages: Sequence[Passage], places: _Places, statement: Statement, contents: list[tuple[int, Range]]
) -> bool:
    """Whether a colon or dash attributes: a party stands on one side, words that tell something on the other."""
    sources = list(places.of(statement.source))
    if not sources:
        return False
    at, (first, last) = sources[0]
    tokens = passages[at].tokens
    # The rest of an address or a row of figures opens with a mark.
    told = any(passages[i].tokens[a].is_word or passages[i].tokens[a].quote >= 0 for i, (a, b) in contents)
    return told and (tokens[last - 1].low in source_nouns() or is_party(tokens, (first, last)))


def _is_possible(passage: Passage, first: int, last: int) -> bool:
    """ "to discuss", "anyone can say": nothing is said to have been said."""
    tokens = passage.tokens
    lows = [token.low for token in tokens[first:last]]
    if lows[0] == "to" or (first and tokens[first - 1].low == "to"):
        return True
    return lows[0] in word_class("modal") | {"can"} and not any(low in ("not", "never", "have") for low in lows)


def _is_clause(passage: Passage, first: int, last: int) -> bool:
    """Whether the content tells something as a clause, not as a bare thing: "that it fell"."""
    tokens = passage.tokens
    opener = tokens[first].low
    if opener in word_class("wh") or opener in ("that", "there"):
        return True
    return any(is_finite(tokens, k, first) for k in range(first + 1, last))
