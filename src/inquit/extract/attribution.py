"""An attribution as a reader finds it: token ranges of one passage, before they become a Statement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inquit.extract.passage import Passage
from inquit.model import Act, Span, Stance

__all__ = ["Attribution", "Evidence", "Range", "Verb", "nest"]

Range = tuple[int, int]
"""`[first, last)` token indices of one passage."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb (or noun, or phrase) with its frames, as `vocabulary/reporting_verbs.tsv` explains them."""

    lemma: str
    frames: frozenset[str]
    particles: frozenset[str]
    act: Act
    stance: Stance


@dataclass(frozen=True, slots=True)
class Evidence:
    """The model's own shares, between 0 and 1, for each choice that an attribution rests on."""

    content: float
    edges: float
    cue: float
    source: float
    to_cue: float
    to_source: float


@dataclass(slots=True)
class Attribution:
    """An attribution as found: token ranges of one passage, before they become a Statement.

    `frame` names the rule that found it; `later` are content pieces in following passages, as spans.
    """

    passage: Passage
    verb: Verb
    frame: str
    cue: Range
    source: Range | None
    content: list[Range]
    negated: bool = False
    hypothetical: bool = False
    later: list[Span] = field(default_factory=list)
    parent: Attribution | None = None
    target: Range | None = None
    evidence: Evidence | None = None
    confidence: float = 0.0
    cue_rest: Range | None = None
    """The second part of a divided cue: "as saying" in "quoted him as saying"."""
    through: list[Range] = field(default_factory=list)
    """Who reported all of it, as told outside of it: "..., Interfax reported"."""
    is_open: bool = False
    """Whether its last quotation was still open at the end of its paragraph."""

    @property
    def cue_parts(self) -> list[Range]:
        return [self.cue, self.cue_rest] if self.cue_rest else [self.cue]

    def spans(self, ranges: list[Range]) -> list[Span]:
        tokens = self.passage.tokens
        return [Span(tokens[a].start, tokens[b - 1].end) for a, b in ranges if b > a]


def nest(passages: Sequence[Passage], found: Sequence[Attribution]) -> None:
    """Hang each attribution whose cue lies inside another's content under the one with the smallest such content."""
    owner: dict[int, Attribution] = {}
    for attribution in found:
        attribution.parent = None
    for attribution in sorted(found, key=lambda a: -_size(a)):
        for start in _content_tokens(passages, attribution):
            owner[start] = attribution
    for inner in found:
        tokens = inner.passage.tokens
        outer = owner.get(tokens[inner.cue[0]].start)
        if outer is None or outer is inner or owner.get(tokens[inner.cue[1] - 1].start) is not outer:
            continue
        if outer.passage is inner.passage and any(a <= outer.cue[0] < b for a, b in inner.content):
            continue
        if not _descends(outer, inner):
            inner.parent = outer


def _size(attribution: Attribution) -> int:
    tokens = attribution.passage.tokens
    here = sum(tokens[b - 1].end - tokens[a].start for a, b in attribution.content)
    return here + sum(span.end - span.start for span in attribution.later)


def _content_tokens(passages: Sequence[Passage], attribution: Attribution) -> Iterator[int]:
    """Where each token of a content starts in the text, in this passage and in later ones."""
    for first, last in attribution.content:
        yield from (token.start for token in attribution.passage.tokens[first:last])
    for span in attribution.later:
        at = bisect_right(passages, span.start, key=lambda passage: passage.span.start) - 1
        yield from (token.start for token in passages[at].tokens if span.start <= token.start < span.end)


def _descends(attribution: Attribution, ancestor: Attribution) -> bool:
    while attribution.parent is not None:
        attribution = attribution.parent
        if attribution is ancestor:
            return True
    return False
