"""What a number counts: the noun phrase behind it, as far as closed classes of words and number forms tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from inquit.extract.figures.verbs import is_finite, is_past
from inquit.extract.figures.words import Word, figure_words
from inquit.extract.numbers import number_words
from inquit.extract.passage import word_class
from inquit.vocabulary import entries

__all__ = ["Noun", "is_plural", "noun_at", "noun_before_worth", "noun_of", "subject_before"]

_LONGEST = 8
"""Words of the longest phrase that is read as what is counted."""


class Noun(NamedTuple):
    """The words `[first, last)` of what is counted."""

    first: int
    last: int


@cache
def _stops() -> frozenset[str]:
    kept = {"all", "first", "second", "other", "another", "such", "police", "state", "state's", "no"}
    closed = word_class(
        "preposition", "finite", "auxiliary", "pronoun", "subordinator", "conjunction", "relative", "adverb", "time",
        "wh", "determiner", "weekday", "month", "object_pronoun",
    )  # fmt: skip
    return (
        closed | {"ago", "apiece", "each", "per", "there", "if", "apart", "away", "up", "down", "off", "out"}
    ) - kept


@cache
def _skipped() -> frozenset[str]:
    """Words before the phrase that are no part of it."""
    return frozenset(
        [
            "next",
            "last",
            "first",
            "past",
            "previous",
            "more",
            "additional",
            "further",
            "the",
            "these",
            "those",
            "his",
            "her",
            "their",
            "its",
            "our",
            "my",
            "your",
            "such",
            "all",
            "of",
            "straight",
        ]
    )


@cache
def _plurals() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(entries("plural_nouns.txt")), frozenset(entries("not_plural.txt"))


def is_plural(low: str) -> bool:
    """Whether a word has the form of a plural noun."""
    plural, others = _plurals()
    if low in plural:
        return True
    return (
        len(low) > 2 and low.endswith(("s", "s'")) and not low.endswith(("ss", "us", "is", "'s")) and low not in others
    )


def noun_at(words: Sequence[Word], at: int, *, one: bool, part: bool = False) -> Noun | None:
    """The phrase that begins at word `at`, behind "of the" and "more".

    `one` where the number is one, `part` where it is a share of what follows ("half the homes").
    """
    first, spared = at, at + 6
    if not part and at < len(words) and words[at].low in _DETERMINERS:
        return None
    while first < min(len(words), spared) and (words[first].low in _skipped() or _is_inner(words, at, first)):
        first += 1
    first = _past_compound(words, first)
    first += first + 1 < len(words) and words[first].text in _QUOTES and words[first + 1].is_word
    if first < len(words) and words[first].low in ("other", "others"):
        return _others(words, first, one=one)
    last = _end(words, first, one=one)
    return Noun(first, _with_matter(words, last)) if last > first else None


_DETERMINERS = frozenset(["the", "these", "those", "his", "her", "their", "its", "our", "my", "your", "all"])
_QUOTES = frozenset("\"“'‘`")


def _is_inner(words: Sequence[Word], at: int, first: int) -> bool:
    """The second number of "two of the | three men"."""
    inner = words[first].is_number or words[first].low in number_words("small", "tens")
    return inner and first > at + 1 and words[at].low == "of" and words[first - 1].low in _skipped()


def _past_compound(words: Sequence[Word], first: int) -> int:
    """Behind an adjective that is made with a number: "one | 15-minute call"."""
    compound = (
        first + 3 < len(words) and words[first].is_number and words[first + 1].low == "-" and words[first + 2].is_word
    )
    if not compound:
        return first
    return first + (5 if words[first + 3].low == "-" else 3)


def _others(words: Sequence[Word], first: int, *, one: bool) -> Noun | None:
    if words[first].low == "others":
        return Noun(first, first + 1)
    last = _end(words, first + 1, one=one)
    return Noun(first, last) if last > first + 1 else None


def noun_of(words: Sequence[Word], at: int) -> Noun | None:
    """What is measured: "tonnes of | rice", "percent of | Greeks", "half the | homes"."""
    if at < len(words) and words[at].low == "of":
        following = words[at + 1].low if at + 1 < len(words) else ""
        if following in ("which", "whom", "them", "it", "that"):
            return None
        return noun_at(words, at + 1, one=True, part=True)
    return None


def noun_before_worth(words: Sequence[Word], at: int) -> Noun | None:
    """The phrase before "worth" or "valued at" that ends at word `at`: "jewellery and watches | worth"."""
    first = at
    while first and at - first < 4 and words[first - 1].is_word and words[first - 1].low not in _stops():
        first -= 1
        if (
            first > 1
            and words[first - 1].low == "and"
            and words[first - 2].low not in _stops()
            and is_plural(words[at - 1].low)
        ):
            first -= 2
    return Noun(first, at) if first < at else None


def _end(words: Sequence[Word], first: int, *, one: bool) -> int:
    """Where the phrase from `first` on ends: behind its plural, or before the word that cannot belong to it."""
    at = first
    while at < min(len(words), first + _LONGEST) and _belongs(words, first, at, one=one):
        low = words[at].low
        following = words[at + 1] if at + 1 < len(words) else None
        at += 1
        if is_plural(low) and not one and not (following and _goes_on(words, at)):
            return at
    while at > first and (not words[at - 1].is_word or words[at - 1].low in ("and", "or")):
        at -= 1
    return at


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a plural only describes the noun behind it: "sales figures", "arms dealers", "veterans' homes"."""
    low, before = words[at].low, words[at - 1].low
    if before.endswith("s'"):
        return words[at].is_word
    if words[at].glued and words[at].text in "-":
        return True
    return (
        words[at].is_word and words[at].text[0].islower() and is_plural(low) and low not in _stops() and low != "dead"
    )


def _belongs(words: Sequence[Word], first: int, at: int, *, one: bool) -> bool:
    word = words[at]
    if word.is_number:
        return at > first and words[at - 1].low == "-" and at > 1
    if not word.is_word:
        return _joins(words, first, at)
    low = word.low
    if low in ("and", "or"):
        return at > first and _describes(words, at, one=one)
    if low in _stops() or "@" in low or "://" in low:
        return low == "first" and at == first
    if (
        not words[at - 1].low.endswith(("-", "and", "or", "ly"))
        and is_finite(low)
        and (at > first or not (is_past(low) or _noun_follows(words, at)))
    ):
        return False
    if at > first and (low in _BEHIND_NOUNS or (one and low.endswith("ly"))):
        return False
    if low.endswith("ly") and not (at + 1 < len(words) and words[at + 1].is_word and words[at + 1].low not in _stops()):
        return False
    if is_past(low):
        return _describes_as_past(words, at, one=one)
    if low.endswith("ing") and len(low) > 5 and (at > first or not _noun_follows(words, at)):
        return words[at - 1].low == "-" or (
            _noun_follows(words, at) and not is_plural(words[at - 1].low) and not (one and at > first)
        )
    return True


_BEHIND_NOUNS = figure_words("behind_noun")


def _noun_follows(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].is_word and words[at + 1].low not in _stops()


def _joins(words: Sequence[Word], first: int, at: int) -> bool:
    """A hyphen inside a word, or a quotation mark or comma between its adjectives."""
    word = words[at]
    if word.low == "-":
        return at > first and at + 1 < len(words) and (words[at + 1].is_word or words[at + 1].is_number)
    return word.text in _QUOTES and at == first and at + 1 < len(words) and words[at + 1].is_word


def _describes(words: Sequence[Word], at: int, *, one: bool) -> bool:
    """Whether "and" links adjectives before the noun: a plural must follow soon, and none has come yet."""
    if one or is_plural(words[at - 1].low):
        return False
    for word in words[at + 1 : at + 4]:
        if not word.is_word or word.low in _stops() or is_finite(word.low):
            return False
        if is_plural(word.low):
            return True
    return False


def _describes_as_past(words: Sequence[Word], at: int, *, one: bool) -> bool:
    """Whether a participle stands before its noun ("wounded men"), not behind it ("three killed in")."""
    if at + 1 >= len(words) or words[at].low in ("died", "said"):
        return False
    following = words[at + 1]
    if following.low == "and" and at + 2 < len(words) and is_past(words[at + 2].low):
        return _describes_as_past(words, at + 2, one=one)
    if not following.is_word or following.low in _stops() or following.low.endswith("ly"):
        return False
    return one or any(is_plural(word.low) for word in words[at + 1 : at + 4] if word.is_word)


def _with_matter(words: Sequence[Word], last: int) -> int:
    """With the matter that bare containers and acts hold: "rounds of | ammunition", "counts of | murder"."""
    if last + 1 < len(words) and words[last].low == "of" and words[last - 1].text.islower():
        matter = words[last + 1]
        if matter.is_word and matter.text.islower() and matter.low not in _stops() and not is_past(matter.low):
            end = min(_end(words, last + 1, one=True), last + 3)
            end -= words[end - 1].low == "-"
            return end if end > last + 1 else last
    return last


_TOTALS = figure_words("total")
_LEVELS = figure_words("level")


def subject_before(words: Sequence[Word], first: int) -> Noun | None:
    """What a number counts that closes its clause: "the death toll rose to | 12"."""
    at = first - 1
    if at > 0 and words[at].low == "of" and words[at - 1].low in _TOTALS:
        return Noun(at - 1, at)
    while at >= 0 and first - at < 7 and words[at].low in _LEVELS:
        at -= 1
    if at == first - 1:
        return None
    for head in range(at, max(at - 8, -1), -1):
        if words[head].low in _TOTALS:
            start = head
            while start and words[start - 1].is_word and words[start - 1].low not in _stops():
                start -= 1
            following = noun_of(words, head + 1)
            return following if following and words[head].low in ("number", "count", "total") else Noun(start, head + 1)
        if not words[head].is_word:
            return None
    return None
