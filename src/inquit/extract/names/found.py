"""Names in a report as the model tags them, and as they are found; what their words are."""

from __future__ import annotations

from dataclasses import dataclass

from inquit.extract.attribution import Range
from inquit.extract.passage import Passage, Token
from inquit.model import MentionKind, Span

__all__ = ["Found", "Tagged", "bare", "end_of", "text_of"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name as the model tagged it: tokens `[first, last)` of a passage, how sure it is, the share of each kind."""

    passage: int
    first: int
    last: int
    share: float
    kinds: tuple[tuple[MentionKind, float], ...]

    @property
    def kind(self) -> MentionKind:
        """The likeliest kind."""
        return max(self.kinds, key=lambda kind: kind[1])[0]


@dataclass(frozen=True, slots=True)
class Found:
    """A name: tokens `where` of the passage with the number `passage`; `text` has single spaces and no possessive
    ending, `span` is where it stands."""

    passage: int
    where: Range
    text: str
    span: Span
    kind: MentionKind


def text_of(passage: Passage, first: int, last: int) -> str:
    """The words as they stand, with single spaces and without a possessive ending."""
    return " ".join(passage.text[passage.tokens[first].start : end_of(passage.tokens[last - 1])].split())


def end_of(token: Token) -> int:
    """Where a word ends without its possessive ending."""
    return token.end - 2 * token.low.endswith("'s")


def bare(token: Token) -> str:
    """A word without its possessive ending."""
    return token.text[:-2] if token.low.endswith("'s") else token.text
