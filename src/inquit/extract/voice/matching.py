"""Words and phrases of a vocabulary file found in one pass over the tokens of a passage."""

from __future__ import annotations

from collections.abc import Iterable

from inquit.extract.passage import Token

__all__ = ["Phrases", "longest_at", "opened"]

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""First word → every phrase that opens with it, as its words in lower case."""


def opened(phrases: Iterable[str]) -> Phrases:
    """Phrases by their first word, the longest first; words are told apart by spaces alone."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        known.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(many, key=len, reverse=True)) for first, many in known.items()}


def longest_at(tokens: tuple[Token, ...], k: int, last: int, phrases: Phrases) -> int:
    """How many tokens the longest phrase covers that stands at token `k` and ends before `last`; 0 where none does."""
    known = phrases.get(tokens[k].low)
    if known is None:
        return 0
    lows = tuple(token.low for token in tokens[k : min(last, k + len(known[0]))])
    return next((len(words) for words in known if lows[: len(words)] == words), 0)
