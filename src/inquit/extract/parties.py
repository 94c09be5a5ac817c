"""Noun phrases behind a verb, and which of them name a party that can be accused, thanked, urged or asked."""

from __future__ import annotations

from functools import cache

from inquit.extract.attribution import Range
from inquit.extract.names.words import is_title, place_words, source_nouns
from inquit.extract.passage import Token, word_class
from inquit.extract.rules.cues import verb_forms
from inquit.vocabulary import table

__all__ = ["is_party", "noun_phrase", "with_name"]

_LONGEST = 20
"""Tokens of the longest noun phrase that is walked through."""


def noun_phrase(tokens: tuple[Token, ...], start: int, last: int, closers: frozenset[str]) -> Range | None:
    """The noun phrase that starts at `start`, without article and time; None where something else stands there."""
    if start < last and tokens[start].quote >= 0 and not tokens[start].is_word:
        start += 1
    if start < last and tokens[start].low in word_class("article"):
        start += 1
    if start >= last or not tokens[start].is_word or _opens_no_phrase(tokens[start]):
        return None
    if tokens[start].low in word_class("object_pronoun") - {"her", "you"} | {"whom"}:
        return start, start + 1
    end, last = last, min(last, start + _LONGEST)
    k = start + 1
    while k < last and not _ends_phrase(tokens, k, last, closers):
        k += 1
    if tokens[start].low == "it" or (tokens[start].low.isdigit() and k == start + 1):
        return None
    return with_name(tokens, (start, k), end)


def with_name(tokens: tuple[Token, ...], phrase: Range, last: int) -> Range:
    """The phrase with the name that a comma sets off behind it: "the minister, Ida Rem"."""
    first, end = phrase
    k = end + 1
    while (
        k < last and tokens[k].is_word and tokens[k].is_capital and tokens[k].low not in word_class("weekday", "month")
    ):
        k += 1
    role = not tokens[end - 1].is_capital and is_party(tokens, phrase)
    return (first, k) if role and end < last and tokens[end].text == "," and k > end + 2 else phrase


def _opens_no_phrase(token: Token) -> bool:
    low = token.low
    small = word_class("preposition", "subordinator", "finite", "wh", "particle") | {"to", "and", "or", "it"}
    return low in small or low.endswith("self")


def _ends_phrase(tokens: tuple[Token, ...], k: int, last: int, closers: frozenset[str]) -> bool:
    token = tokens[k]
    low = token.low
    if not token.is_word or low in closers or low == "to" or low in word_class("weekday", "time", "pronoun", "adverb"):
        return True
    if low in word_class("article"):
        return tokens[k - 1].low not in word_class("preposition")
    if low == "and":
        return not _joins(tokens, k + 1, last, closers)
    if low == "of" or (low in ("in", "at", "from") and k + 1 < last and _names_place(tokens, k + 1)):
        return False
    if token.quote > tokens[k - 1].quote or low in word_class(
        "preposition", "subordinator", "relative", "finite", "conjunction"
    ):
        return True
    if low in word_class("determiner") and tokens[k - 1].low not in word_class("preposition") | {"and", "all", "both"}:
        return True
    return low.endswith("ing") and len(low) > len("spring") and not token.is_capital


def _names_place(tokens: tuple[Token, ...], k: int) -> bool:
    return tokens[k].is_capital and tokens[k].low not in word_class("weekday", "month")


def _joins(tokens: tuple[Token, ...], k: int, last: int, closers: frozenset[str]) -> bool:
    """Whether "and" joins two targets: what ends a target comes before any other clause."""
    for j in range(k, min(last, k + 6)):
        if tokens[j].low in closers or tokens[j].low == "to":
            return j > k
        if not tokens[j].is_word or (tokens[j].low in verb_forms() and j == k) or tokens[j].low in word_class("finite"):
            return False
    return False


def is_party(tokens: tuple[Token, ...], phrase: Range) -> bool:
    """Whether the phrase names somebody, by its head: the last word before a preposition."""
    first, last = phrase
    head = first
    while head + 1 < last and tokens[head + 1].low not in word_class("preposition") and tokens[head + 1].is_word:
        head += 1
    token = tokens[head]
    low = token.low
    if low in _party_words("pronoun", "noun") or is_title(token) or place_words().get(low) in ("place", "people"):
        return True
    if low in source_nouns():
        return source_nouns()[low][0] != "document"
    if token.is_capital and low not in word_class("month"):
        return True
    one = low.removesuffix("s")
    if one in _party_words("noun") or one in _party_words("thing") or low in _party_words("thing"):
        return one not in _party_words("thing")
    return len(low) > 4 and low.endswith(tuple(_party_words("ending")))


@cache
def _party_words(*classes: str) -> frozenset[str]:
    return frozenset(word for row in table("party_words.tsv") if row[0] in classes for word in row[1].split())
