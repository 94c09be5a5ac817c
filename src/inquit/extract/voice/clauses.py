"""Which words of a sentence make a full assertion: a subject with a finite verb, told by closed-class words and forms.

All positions are token indices of one passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from inquit.extract.passage import Token, word_class
from inquit.extract.rules.cues import inflections, irregular_verbs
from inquit.vocabulary import table

__all__ = ["MARKS", "RELATIVES", "Segment", "is_background", "is_finite", "is_main", "is_past", "segments"]

MARKS = frozenset({",", ";", ":", "—", "–", "-", "--", "(", ")", "…"})
RELATIVES = frozenset({"who", "which", "whose", "where", "whom"})
_STOPS = frozenset({".", "!", "?", '"', "”", "“", "''", "``", "’", "‘", "'", "»", "«"})
_SHORT = frozenset({"he", "she", "it", "that", "there", "this", "who", "here", "what"})
_NOT_FINITE = frozenset({"not", "never", "to", "be", "been", "being", "having", "'ll", "'d", "'s"})
_ADVERBIAL = frozenset({"as", "when", "after", "before", "until", "once", "since", "if", "unless", "whenever", "upon"})


class Segment(NamedTuple):
    """`[first, last)` between two marks; `mark` stands before it, `joint` is the conjunction that opened it, or ""."""

    first: int
    last: int
    mark: str
    joint: str


def segments(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[Segment]:
    """The parts of `[first, last)` between marks, without conjunctions and adverbs at their start."""
    start, mark = first, ""
    for k in range(first, last + 1):
        if k < last and tokens[k].text not in MARKS and tokens[k].text not in _STOPS:
            continue
        opening, joint = start, ""
        while opening < k and tokens[opening].low in word_class("conjunction", "adverb"):
            if tokens[opening].low in word_class("conjunction"):
                joint = tokens[opening].low
            opening += 1
        if opening < k:
            yield Segment(opening, k, mark, joint)
        if k < last:
            start, mark = k + 1, tokens[k].text


def is_main(tokens: tuple[Token, ...], segment: Segment, led: bool) -> bool:
    """Whether a segment is a main clause, or a clause of fact; `led` when its subject may stand before it."""
    first, last = segment.first, segment.last
    opener = tokens[first].low
    if opener in _ADVERBIAL or opener.endswith("ing"):
        return False
    if opener in RELATIVES:
        return is_background(tokens, first, last)
    if opener in word_class("preposition"):
        return _has_background(tokens, first, last)
    if opener in _auxiliaries() or is_past(opener):
        return led or bool(segment.joint)
    return any(is_finite(tokens, k, first) and not _is_restrictive(tokens, k, first) for k in range(first + 1, last))


def _has_background(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a clause of fact hangs on a phrase: "at a hearing in which he pleaded guilty"."""
    return any(
        tokens[k].low == "which" and tokens[k - 1].low in word_class("preposition") and is_background(tokens, k, last)
        for k in range(first + 2, last - 1)
    )


def _is_restrictive(tokens: tuple[Token, ...], k: int, first: int) -> bool:
    """ "people who lost homes": the verb at `k` only tells which people are meant."""
    while k - 1 > first and (_is_adverb(tokens[k - 1]) or tokens[k - 1].low in word_class("auxiliary")):
        k -= 1
    return tokens[k - 1].low in RELATIVES | {"that"} and k - 1 > first


def is_finite(tokens: tuple[Token, ...], k: int, first: int) -> bool:
    """Whether token `k`, in a clause that starts at `first`, is a finite verb behind its subject."""
    token, before = tokens[k], tokens[k - 1]
    low = token.low
    if low.endswith(("'s", "'re")) and low.split("'")[0] in _SHORT:
        return True
    if token.is_capital or not token.is_word or token.quote >= 0:
        return False
    if low in _auxiliaries():
        return before.low != "to"
    if not is_past(low):
        return low in _present() and _is_present(tokens, k)
    while k - 1 > first and _is_adverb(tokens[k - 1]):
        k -= 1
    before = tokens[k - 1]
    led_by = k + 1 < len(tokens) and tokens[k + 1].low == "by" and not before.is_capital
    return before.is_word and not led_by and before.low not in _no_subject() and not before.low.endswith(("'s", "s'"))


def _is_present(tokens: tuple[Token, ...], k: int) -> bool:
    """ "it runs", "the board takes the ...": in the present, verbs are easily nouns."""
    before = tokens[k - 1]
    if before.low in word_class("plural_subject") | {"he", "she", "it", "who"}:
        return True
    follows = k + 1 < len(tokens) and tokens[k + 1].low in word_class("article", "possessive")
    return follows and tokens[k].low.endswith("s") and before.is_word and before.low not in _no_subject()


def is_background(tokens: tuple[Token, ...], relative: int, last: int) -> bool:
    """Whether the clause of the pronoun at `relative` tells something beyond who the speaker is and how they spoke."""
    k = relative + 1
    while k < last and _is_adverb(tokens[k]):
        k += 1
    if k >= last or tokens[k].text in MARKS:
        return False
    verb = next((j for j in range(k, min(last, k + 5)) if not _leads(tokens[j])), last)
    if any(tokens[j].low in ("and", "but") and _tells(tokens, j + 1) for j in range(verb + 1, last - 1)):
        return True
    if verb >= last or tokens[verb].low in _incidental():
        return False
    if tokens[verb - 1].low not in word_class("be"):
        return True
    low = tokens[verb].low
    return _tells(tokens, verb) or low.endswith("ing") or low in ("under", "among", "on")


def _leads(token: Token) -> bool:
    return token.low in word_class("auxiliary") or _is_adverb(token)


def _tells(tokens: tuple[Token, ...], k: int) -> bool:
    return (is_past(tokens[k].low) or tokens[k].low in _auxiliaries()) and tokens[k].low not in _incidental()


def is_past(low: str) -> bool:
    """Whether a word has the form of a past."""
    return low in _irregular() or (len(low) > 4 and low.endswith("ed") and low not in _not_past())


def _is_adverb(token: Token) -> bool:
    return token.low in word_class("adverb", "time", "weekday") or (token.low.endswith("ly") and len(token.low) > 4)


@cache
def _auxiliaries() -> frozenset[str]:
    return word_class("auxiliary") - _NOT_FINITE


@cache
def _no_subject() -> frozenset[str]:
    return word_class("article", "possessive", "preposition", "be") | {"have", "has", "had", "to", "most", "newly"}


@cache
def _irregular() -> frozenset[str]:
    known = {word for row in table("tense_words.tsv") if row[0] == "back" for word in row[1].split()}
    return frozenset(known) | {past.split(",")[0] for past, _ in irregular_verbs().values()}


@cache
def _not_past() -> frozenset[str]:
    return frozenset(word for row in table("tense_words.tsv") if row[0] == "not_back" for word in row[1].split())


@cache
def _present() -> frozenset[str]:
    return frozenset(form for lemma in irregular_verbs() for form, _ in inflections(lemma))


@cache
def _incidental() -> frozenset[str]:
    return frozenset(
        form for _, lemma, irregular in table("incidental_verbs.tsv") for form, _ in inflections(lemma, irregular)
    )
