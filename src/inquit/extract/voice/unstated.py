"""Reported words that no statement holds: cues too faint for a statement, quotations, hearsay."""

from __future__ import annotations

from functools import cache

from inquit.extract.attribution import Range
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.rules.cues import Cue, find_cues
from inquit.extract.voice.clauses import is_finite
from inquit.extract.voice.cover import Cover, Part, closes_alone
from inquit.extract.voice.matching import Phrases, longest_at, opened
from inquit.vocabulary import entries

__all__ = ["CONTRAST", "mark_unstated"]

CONTRAST = frozenset({"and", "but", "yet", "so", "while", "although", "though", "whereas"})
_SPEECH_ENDS = frozenset({".", "!", "?", ",", "…"})
_LONG_QUOTE = 4
"""Words of a quotation that is more than a name or a single word set apart."""
_GROUP = 3
"""Tokens before a participle that hold the auxiliary of its verb group: "has long been accused of"."""
_INQUIT = 10
"""Tokens of the longest clause behind a comma that says who spoke: ", the harbour master in Oster said"."""


def mark_unstated(passage: Passage, cover: Cover, first: int, last: int) -> list[Part]:
    """The parts of the sentence `[first, last)`, with what is reported there without a statement as content."""
    parts = list(cover.parts[first:last])
    if not any(parts):
        _mark_cue(passage, parts, first, last)
    _mark_quotations(passage, parts, first, last)
    _mark_hearsay(passage.tokens, parts, first, last)
    return parts


def _fill(parts: list[Part], a: int, b: int, part: Part = "content") -> None:
    parts[a:b] = [known or part for known in parts[a:b]]


def _mark_cue(passage: Passage, parts: list[Part], first: int, last: int) -> None:
    """ "X has said that ..." and "..., X said." are plain enough to go by their form."""
    tokens = passage.tokens
    for cue in find_cues(passage, first, last):
        if cue.hypothetical or cue.infinitive or not cue.verb.frames & {"c", "t"} or tokens[cue.head].quote >= 0:
            continue
        # "Anyone can say that": nobody has; "I know that": the outlet speaks of itself.
        if tokens[cue.first].low == "can" or tokens[cue.first - 1].low in word_class("first_person") | {"you"}:
            continue
        if cue.last < last and tokens[cue.last].low == "that":
            start, end = _clause(tokens, cue.first, cue.last, first, last)
            _fill(parts, start - first, cue.last - first, "frame")
            _fill(parts, cue.last - first, end - first)
            return
        comma = _closing_inquit(tokens, cue, first, last)
        if comma is not None:
            _fill(parts, 0, comma - first)
            _fill(parts, comma - first, len(parts), "frame")
            return


def _closing_inquit(tokens: tuple[Token, ...], cue: Cue, first: int, last: int) -> int | None:
    """The comma before a clause at the end of the sentence that only says who spoke."""
    if cue.form not in ("past", "s") or "c" not in cue.verb.frames:
        return None
    comma = next((k for k in range(cue.first - 1, max(first, cue.first - _INQUIT), -1) if tokens[k].text == ","), None)
    if comma is None or comma - first < 3 or last - comma > _INQUIT + 2:
        return None
    opener = tokens[comma + 1].low
    if opener in word_class("relative", "conjunction", "subordinator", "preposition"):
        return None
    return None if any(token.text == "," for token in tokens[cue.last : last]) else comma


def _mark_quotations(passage: Passage, parts: list[Part], first: int, last: int) -> None:
    """Quotations tell something where they are long and have a verb, or fill the sentence."""
    tokens = passage.tokens
    for quote in sorted({token.quote for token in tokens[first:last] if token.quote >= 0}):
        a, b = max(first, passage.quote_tokens[quote][0]), min(last, passage.quote_tokens[quote][1])
        words = [k for k in range(a, b) if tokens[k].is_word]
        fills = not any(tokens[k].is_word for k in (*range(first, a), *range(b, last)))
        if len(words) >= _LONG_QUOTE and (fills or _is_spoken(tokens, words)):
            _fill(parts, a - first, b - first)
    if last - first > 2 and closes_alone(passage, last - 1) and tokens[last - 2].text in _SPEECH_ENDS:
        _fill(parts, 0, len(parts))


def _is_spoken(tokens: tuple[Token, ...], words: list[int]) -> bool:
    return any(tokens[k].low in word_class("finite", "pronoun") and not tokens[k].is_capital for k in words)


def _mark_hearsay(tokens: tuple[Token, ...], parts: list[Part], first: int, last: int) -> None:
    """Words such as "reportedly" make their clause a report of nobody in particular."""
    for k in range(first, last):
        size = longest_at(tokens, k, last, _hearsay())
        if size and not parts[k - first] and tokens[k].quote < 0:
            a, b = _clause(tokens, k, k + size, first, last)
            if not _only_modifies(tokens, k, a, b):
                _fill(parts, a - first, b - first)


def _only_modifies(tokens: tuple[Token, ...], k: int, first: int, last: int) -> bool:
    """ "two men accused of theft stood trial": a participle beside a noun, in a clause with a verb of its own."""
    low = tokens[k].low
    if not low.endswith("ed") or any(t.low in word_class("auxiliary") for t in tokens[max(first, k - _GROUP) : k]):
        return False
    return any(is_finite(tokens, j, first) for j in range(first + 1, last) if j != k)


@cache
def _hearsay() -> Phrases:
    return opened(entries("hearsay.tsv"))


def _clause(tokens: tuple[Token, ...], a: int, b: int, first: int, last: int) -> Range:
    """The clause around `[a, b)`: up to a semicolon, a dash, or a comma with a conjunction behind it."""
    start = next((k + 1 for k in range(a - 1, first - 1, -1) if _parts_clauses(tokens, k, last)), first)
    end = next((k for k in range(b, last) if _parts_clauses(tokens, k, last)), last)
    return start, end


def _parts_clauses(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    text = tokens[k].text
    return text in (";", ":", "—", "–") or (text == "," and k + 1 < last and tokens[k + 1].low in CONTRAST)
