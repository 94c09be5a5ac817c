"""Noun phrases that name an event ("a rally in Oss"), a setting ("the courtroom") or a place ("Geneva").

The nouns and the prepositions before them stand in `vocabulary/circumstances.tsv`.
"""

from __future__ import annotations

from itertools import pairwise

from inquit.extract.attribution import Range
from inquit.extract.circumstances.outlets import outlet_at, phrase_at, words_of
from inquit.extract.names.words import is_title, organisations, place_words
from inquit.extract.numbers import VAGUE, number_words
from inquit.extract.passage import Token, word_class
from inquit.extract.rules.cues import verb_forms

__all__ = ["event_at", "extended", "head_of", "holds", "place_at", "setting_at", "without_article", "words_for"]

_HEAD = 7
"""Tokens behind a preposition in which the noun for the event must stand."""


def words_for(*classes: str) -> frozenset[str]:
    return words_of("circumstances.tsv", *classes)


def holds(tokens: tuple[Token, ...], found: Range, *classes: str) -> bool:
    lows = [tokens[k].low for k in range(*found)]
    pairs = {f"{one}_{two}" for one, two in pairwise(lows)}
    return not words_for(*classes).isdisjoint(pairs.union(lows))


def event_at(tokens: tuple[Token, ...], k: int, last: int) -> Range | None:
    """ "at a rally in Oss", "during Wednesday's hearing of the tribunal", "told a rally"."""
    low = tokens[k].low
    beside = (low == "of" and tokens[k - 1].low in words_for("part")) or (
        low in ("to", "before") and tokens[k - 1].low in words_for("gives")
    )
    if low not in words_for("at_event", "tells", "puts", "opens") | {"on"} and not beside:
        return None
    first = without_article(tokens, k + 1, last)
    head = head_of(tokens, first, last, *(("on_event",) if low == "on" else ("event", "on_event")))
    if head is None:
        return None
    if tokens[head].low in ("day", "days") and not holds(tokens, (head, extended(tokens, head + 1, last)), "event"):
        return None
    if head == k + 1 and tokens[head].low.endswith("ing"):
        return None
    if tokens[head].low.startswith("interview") and _with_outlet(tokens, head + 1, last):
        return None
    return first, extended(tokens, head + 1, last)


def head_of(tokens: tuple[Token, ...], first: int, last: int, *kinds: str) -> int | None:
    """The last noun of the noun phrase at `first`, where it is of one of the classes: none in "breakfast show"."""
    stops = word_class("preposition", "subordinator", "relative", "finite", "conjunction", "pronoun")
    found = None
    for k in range(first, min(last, first + _HEAD)):
        low = tokens[k].low
        mark = tokens[k].text in "'’" and tokens[k - 1].low.endswith("s")
        article = k > first and low in word_class("article", "possessive")
        if (not tokens[k].is_word and not mark) or low in stops or low == "no" or article:
            break
        if found is not None and (low in number_words(*_NUMBERS) or low in VAGUE):
            break
        if found is not None and not _is_verb(tokens[k]):
            found = None
        if low in words_for(*kinds) or (k > first and f"{tokens[k - 1].low}_{low}" in words_for(*kinds)):
            found = k
        elif found is not None:
            break
    return found


_NUMBERS = ("small", "tens", "scale", "share", "ordinal")


def _is_verb(token: Token) -> bool:
    """Whether a word behind a noun opens what the noun did: "talks broke up", "an interview released by"."""
    low = token.low
    told = any(form in ("past", "s") for _, form in verb_forms().get(low, ())) and not token.is_capital
    timely = word_class("weekday", "month", "time", "period", "opens_time", "adverb")
    nouns = words_for("event", "setting") | words_of("relay_nouns.tsv", "document", "paper")
    verbal = low.endswith(("ed", "ing", "oke", "ew", "ly")) and low not in nouns
    return told or low in timely or (verbal and not token.is_capital)


def extended(tokens: tuple[Token, ...], end: int, last: int) -> int:
    """Past what "of", "in", "with" and the like add to an event or a setting."""
    for _ in range(3):
        if end + 2 < last and tokens[end].text == "(" and tokens[end + 2].text == ")":
            end += 3
        if end + 1 >= last or tokens[end].low not in words_for("adds"):
            break
        phrase = phrase_at(tokens, end + 1, last)
        if phrase is None or tokens[phrase[0]].low in word_class("opens_time"):
            break
        end = next((k for k in range(phrase[0] + 1, phrase[1]) if _is_verb(tokens[k])), phrase[1])
        if end + 1 < last and tokens[end].low == "and" and place_words().get(tokens[end - 1].low) == "adjective":
            end = (phrase_at(tokens, end + 1, last) or (end, end))[1]
    return end


def _with_outlet(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    """An interview with an outlet is told as its relay."""
    return k + 1 < last and tokens[k].low in ("with", "to", "for", "on") and outlet_at(tokens, k + 1, last) is not None


def setting_at(tokens: tuple[Token, ...], k: int, last: int) -> Range | None:
    """ "outside the courtroom", "on the steps of the town hall", "in parliament"."""
    if tokens[k].low not in words_for("at_place"):
        return None
    first = without_article(tokens, k + 1, last)
    head = head_of(tokens, first, last, "setting")
    return None if head is None else (first, extended(tokens, head + 1, last))


def place_at(tokens: tuple[Token, ...], k: int, last: int) -> Range | None:
    """ "in Geneva": a name behind a preposition of place that is no person's, body's, outlet's or language's."""
    if tokens[k].low not in ("in", "at", "from", "outside", "near", "aboard") or k + 1 >= last:
        return None
    first = k + 1 + (tokens[k + 1].low == "the")
    if first + 2 < last and tokens[first].low.endswith("'s") and tokens[first + 1].low in words_for("town"):
        first += 2
    end = first
    while end < last and tokens[end].is_word and (tokens[end].is_capital or _joins(tokens, end, last)):
        end += 1
    if end == first or not _is_place(tokens, first, end) or outlet_at(tokens, k + 1, last) is not None:
        return None
    return first, end


def _joins(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    return tokens[k].low in ("of", "al-", "de", "la", "upon", "sur") and k + 1 < last and tokens[k + 1].is_capital


def _is_place(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    name = " ".join(token.low for token in tokens[first:end])
    last = tokens[end - 1]
    if last.low in word_class("weekday", "month", "pronoun", "determiner") or name.endswith("'s"):
        return False
    if tokens[first].low in words_for("feast"):
        return False
    known = place_words().get(name) or place_words().get(last.low)
    if known is not None:
        return known == "place"
    other = any(is_title(token) or token.text.isupper() for token in tokens[first:end])
    return not other and name not in organisations()


def without_article(tokens: tuple[Token, ...], k: int, last: int) -> int:
    """Behind article, possessive and day: "Wednesday's hearing" is the hearing."""
    days = {day + "'s" for day in (*word_class("weekday"), "yesterday", "today")}
    while k < last and tokens[k].low in word_class("article", "possessive") | days:
        k += 1
    return k
