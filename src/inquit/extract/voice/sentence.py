"""The voice of one sentence: what is reported in it, and whether what is left makes a full assertion."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from inquit.extract.attribution import Range
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.rules.cues import verb_forms
from inquit.extract.voice.clauses import (
    MARKS,
    RELATIVES,
    Segment,
    is_background,
    is_finite,
    is_main,
    is_past,
    segments,
)
from inquit.extract.voice.cover import Cover, Part
from inquit.extract.voice.unstated import mark_unstated
from inquit.model import Voice

__all__ = ["voice_of_sentence"]

_BACKGROUND = frozenset({"who", "whose"})
_APPOSITION = 6
"""Words between a name and the "who" that tells more of it: "Ida Rem, the former keeper who ..."."""
_INQUIT = 10
"""Tokens of the longest clause that only says who spoke: "the union wrote"."""


class _Sentence(NamedTuple):
    """`[first, last)` of the tokens; `parts` has one entry for each of these."""

    tokens: tuple[Token, ...]
    parts: list[Part]
    first: int
    last: int

    def part(self, k: int) -> Part | None:
        """The part of token `k`, or None outside of the sentence."""
        return self.parts[k - self.first] if self.first <= k < self.last else None


def voice_of_sentence(passage: Passage, cover: Cover, first: int, last: int) -> Voice:
    """Own, attributed or mixed, for the sentence of token indices `[first, last)`."""
    sentence = _Sentence(passage.tokens, mark_unstated(passage, cover, first, last), first, last)
    if not any(sentence.parts):
        return "own"
    background = _speaker_background(sentence) or _reported_background(sentence)
    return "mixed" if background or any(_asserts(sentence, run) for run in _runs(sentence)) else "attributed"


def _runs(sentence: _Sentence) -> Iterator[Range]:
    """The stretches of the sentence that nothing covers."""
    start = None
    for k in range(sentence.first, sentence.last + 1):
        bare = sentence.part(k) == ""
        if bare and start is None:
            start = k
        elif not bare and start is not None:
            yield start, k
            start = None


def _asserts(sentence: _Sentence, run: Range) -> bool:
    """Whether a stretch that nothing covers makes a full assertion of the outlet's own."""
    a, b = run
    tokens = sentence.tokens
    before, after = sentence.part(a - 1), sentence.part(b)
    told = list(segments(tokens, a, b))
    if not told or _is_inquit(sentence, run) or _is_verb_group(tokens, run):
        return False
    led = (before == "frame" and tokens[a].text not in MARKS) or tokens[a].low in word_class("finite")
    if before == "content" and tokens[a - 1].quote < 0 and _goes_on(tokens, told[0]):
        told = told[1:]
    if before == "frame" and after == "content":
        told = [segment for segment in told if segment.mark]
    return any(is_main(tokens, s, led=led and not n) for n, s in enumerate(told)) or _is_parted(tokens, told)


def _is_verb_group(tokens: tuple[Token, ...], run: Range) -> bool:
    """Auxiliaries and adverbs before a cue."""
    small = word_class("auxiliary", "adverb", "conjunction")
    return all(token.low in small for token in tokens[slice(*run)] if token.is_word)


def _goes_on(tokens: tuple[Token, ...], segment: Segment) -> bool:
    """Whether words behind unmarked reported words are likely more of them: nothing parts them."""
    opener = tokens[segment.first].low
    return not segment.mark and not segment.joint and opener not in word_class("preposition", "finite")


def _is_parted(tokens: tuple[Token, ...], told: list[Segment]) -> bool:
    """ "Rem, with a lamp in hand, crossed the yard": the verb opens the last segment, its subject the first."""
    if len(told) < 3 or told[-1].mark != ",":
        return False
    subject, verb = tokens[told[0].first], tokens[told[-1].first]
    opens = subject.low in word_class("article", "possessive") or subject.is_capital
    return opens and (is_past(verb.low) or verb.low in word_class("finite")) and not verb.is_capital


def _is_inquit(sentence: _Sentence, run: Range) -> bool:
    """ "the union wrote" beside reported words: a clause that only says who spoke."""
    a, b = run
    tokens = sentence.tokens
    if b - a > _INQUIT or "content" not in (sentence.part(a - 1), sentence.part(b)):
        return False
    if any(token.low in word_class("conjunction") for token in tokens[a:b]):
        return False
    verbs = [k for k in range(a, b) if is_finite(tokens, k, a) or tokens[k].low in _speaking()]
    return bool(verbs) and all(tokens[k].low in _speaking() for k in verbs)


@cache
def _speaking() -> frozenset[str]:
    return frozenset(
        word for word, verbs in verb_forms().items() if any(v.act == "statement" and "q" in v.frames for v, _ in verbs)
    )


def _speaker_background(sentence: _Sentence) -> bool:
    """Whether a clause inside a source tells more than who the speaker is: "Rem, who won in 2012, said"."""
    tokens = sentence.tokens
    return any(
        sentence.part(k) == "frame"
        and tokens[k].low in RELATIVES
        and tokens[k - 1].text in MARKS
        and is_background(tokens, k, _clause_end(sentence, k))
        for k in range(sentence.first + 1, sentence.last)
    )


def _clause_end(sentence: _Sentence, k: int) -> int:
    while k < sentence.last and sentence.part(k) == "frame" and sentence.tokens[k].text not in MARKS:
        k += 1
    return k


def _reported_background(sentence: _Sentence) -> bool:
    """Whether indirect words hold a clause about somebody named, which the outlet mostly adds: "Rem, who is ill, "."""
    tokens = sentence.tokens
    return any(
        sentence.part(k) == "content"
        and tokens[k].low in _BACKGROUND
        and tokens[k].quote < 0
        and tokens[k + 1].text not in MARKS
        and _follows_name(sentence, k)
        for k in range(sentence.first + 2, sentence.last - 1)
    )


def _follows_name(sentence: _Sentence, k: int) -> bool:
    """Whether a name and a comma stand before "who", or a name, a comma and a short apposition."""
    tokens = sentence.tokens
    comma = next((j for j in range(k - 1, max(sentence.first, k - _APPOSITION - 1), -1) if tokens[j].text == ","), None)
    if comma is None or not tokens[comma - 1].is_capital or tokens[comma - 1].quote >= 0:
        return False
    return comma == k - 1 or tokens[comma + 1].low in word_class("article")
