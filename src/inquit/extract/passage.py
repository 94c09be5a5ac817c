"""A block of a report as the rules see it: words with offsets, sentences and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import nupunkt

from inquit.extract.quotes import Quote, find_quotes
from inquit.model import Span
from inquit.vocabulary import table

__all__ = ["Passage", "Token", "make_passage", "title_case", "word_class"]

_LONGEST = 200
"""Tokens of the longest sentence; what runs on longer is no sentence, and is cut so that reading stays linear."""
_WORD = r"(?:[^\W_]|[$£€#@%])+(?:[’'./&\-‐‑][^\W_]+)*"


@cache
def _token_pattern() -> re.Pattern[str]:
    """Words with their inner marks, abbreviations and initials with their stop, and single other characters."""
    stops = "|".join(re.escape(word) for word in word_class("abbreviation"))
    return re.compile(rf"``|''|\b(?:{stops})\.|(?:[A-Z]\.)+(?=\s*[A-Z\w])|(?:[A-Z]\.){{2,}}|{_WORD}|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `quote` is the index of the quotation it lies in (marks included), or -1."""

    text: str
    low: str
    start: int
    end: int
    quote: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] in "$£€#@"

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Passage:
    """One block: `sentences` are `[first, last)` token indices, in order and without gaps."""

    text: str
    kind: str
    span: Span
    tokens: tuple[Token, ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[tuple[int, int], ...]
    quote_tokens: tuple[tuple[int, int], ...]
    """`[first, last)` token indices of each quotation, marks included."""

    def sentence_at(self, token: int) -> int:
        """The index of the sentence that a token stands in."""
        return max(0, bisect_left(self.sentences, (token + 1,)) - 1)


@cache
def word_class(*names: str) -> frozenset[str]:
    """The words of one or several classes in `vocabulary/function_words.tsv`."""
    return frozenset(word for row in table("function_words.tsv") if row[0] in names for word in row[1].split())


def title_case(tokens: Sequence[Token]) -> bool:
    """Whether most longer words have a capital, as in the headlines of some outlets."""
    words = [token for token in tokens if token.is_word and len(token.text) > 3]
    return bool(words) and sum(token.is_capital for token in words) > 0.7 * len(words)


def make_passage(text: str, kind: str, span: Span) -> Passage:
    """Split one block into tokens, quotations and sentences."""
    quotes = find_quotes(text, span)
    tokens = _tokenize(text, span, quotes)
    return Passage(
        text=text,
        kind=kind,
        span=span,
        tokens=tuple(tokens),
        quotes=tuple(quotes),
        sentences=tuple(_sentences(text, span, tokens)),
        quote_tokens=tuple(_token_range(tokens, quote.span) for quote in quotes),
    )


_LINK = re.compile(r"\[(?=[^\[\]\n]+\]\([^()\s]*\))|(?<=[^\[\]\n])\]\([^()\s]*\)")
"""The brackets and address of a Markdown link: no words of the report."""


def _tokenize(text: str, span: Span, quotes: list[Quote]) -> list[Token]:
    tokens = []
    inside = 0
    links = [match.span() for match in _LINK.finditer(text, *span)]
    for match in _token_pattern().finditer(text, *span):
        start, end = match.span()
        while links and links[0][1] <= start:
            links.pop(0)
        if links and links[0][0] <= start:
            continue
        while inside < len(quotes) and quotes[inside].span.end <= start:
            inside += 1
        quoted = inside < len(quotes) and quotes[inside].span.start <= start
        word = match.group()
        tokens.append(Token(word, word.lower().replace("’", "'"), start, end, inside if quoted else -1))
    return tokens


def _token_range(tokens: list[Token], span: Span) -> tuple[int, int]:
    first = bisect_left(tokens, span.start, key=lambda token: token.start)
    return first, bisect_left(tokens, span.end, key=lambda token: token.start)


def _sentences(text: str, span: Span, tokens: list[Token]) -> list[tuple[int, int]]:
    """Sentence bounds from nupunkt, with breaks undone that cut an attribution from its question or exclamation."""
    body = span.of(text)
    starts = set()
    for start, end in nupunkt.sent_spans(body):
        lead = end - start - len(body[start:end].lstrip())
        starts.add(span.start + start + lead)
    sentences: list[tuple[int, int]] = []
    first = 0
    # A break may fall on a mark that is no token, such as the bracket of a link: the next token opens the sentence.
    for i in sorted({bisect_left(tokens, start, key=lambda token: token.start) for start in starts}):
        if first < i < len(tokens) and not _glued(tokens, i):
            sentences.append((first, i))
            first = i
    if tokens:
        sentences.append((first, len(tokens)))
    return [(start, min(start + _LONGEST, last)) for first, last in sentences for start in range(first, last, _LONGEST)]


def _glued(tokens: list[Token], i: int) -> bool:
    """Whether the break before token `i` is none: a lower-case word goes on after a closed question."""
    token, before = tokens[i], tokens[i - 1]
    return token.is_word and token.text[0].islower() and before.text in "”\"''»?!" and token.quote < 0
