"""Which noun phrases name a news outlet, a programme or a network: by known names, head nouns and their place."""

from __future__ import annotations

from functools import cache

from anyascii import anyascii

from inquit.extract.attribution import Range
from inquit.extract.names.words import given_names, is_title, organisations, place_words, source_nouns
from inquit.extract.passage import Token, word_class
from inquit.vocabulary import entries, table

__all__ = ["addressee_at", "lone_noun_at", "network_at", "outlet_at", "phrase_at", "words_of"]

_LONGEST = 14
"""Tokens of the longest noun phrase that is walked through."""
_JOINTS = frozenset({"of", "&", "and", "a", "for"})


@cache
def words_of(file: str, *classes: str) -> frozenset[str]:
    """The words of one or several classes in a vocabulary file of rows `class, words`."""
    return frozenset(word for row in table(file) if row[0] in classes for word in row[1].split())


def phrase_at(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """The noun phrase that starts at `start`, without article or possessive; None where none does."""
    days = {day + "'s" for day in word_class("weekday")}
    while start < last and tokens[start].low in word_class("article", "possessive") | days:
        start += 1
    end = min(last, start + _LONGEST)
    k = start
    while k < end and (not _ends(tokens, k, end) or _is_possessive_mark(tokens, k)):
        k += 1
    return (start, k) if k > start else None


def _is_possessive_mark(tokens: tuple[Token, ...], k: int) -> bool:
    """The mark of "the games' press office"."""
    return 0 < k < len(tokens) - 1 and tokens[k].text in "'’" and tokens[k - 1].low.endswith("s")


def _ends(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    token = tokens[k]
    low = token.low
    if token.text == "&" or low in _JOINTS:
        return k + 1 >= last or not _joins(tokens, k, last)
    if not token.is_word or low in word_class("weekday", "month", "pronoun", "time", "relative"):
        return True
    if token.is_capital or (low in word_class("article") and tokens[k - 1].low == "of"):
        return False
    return low in word_class(
        "preposition", "subordinator", "finite", "conjunction", "adverb", "article", "object_pronoun", "possessive"
    )


def _joins(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    """Whether "of", "&" or "a" stands inside a name: "Ledger of the Seas", "Frente a Frente"."""
    j = k + 1
    while j < last and tokens[j].low in word_class("article"):
        j += 1
    inside = tokens[j].is_capital if j < last else False
    return inside and (tokens[k].low == "of" or tokens[k - 1].is_capital) and tokens[k].low not in ("and", "for")


def outlet_at(tokens: tuple[Token, ...], start: int, last: int, only_outlets: bool = False) -> Range | None:
    """The outlet that the noun phrase at `start` names, without article; None where it names none.

    With `only_outlets`, nothing but an outlet can stand there, and any name is taken that is no person and no place.
    """
    phrase = phrase_at(tokens, start, last)
    if phrase is None:
        return None
    article = tokens[start].low == "the" and tokens[phrase[0]].is_capital
    first, end = _trimmed(tokens, phrase)
    if end <= first or tokens[first].low in ("this", "our") or _is_crowd(tokens, end):
        return None
    if _is_known(tokens, first, end) or _by_noun(tokens, first, end):
        return first, end
    if only_outlets and _may_name_one(tokens, first, end, article):
        return first, end
    return None


def _is_crowd(tokens: tuple[Token, ...], end: int) -> bool:
    """ "the press", "foreign reporters", but not "the presidential press service"."""
    last = tokens[end - 1]
    return not last.is_capital and last.low in words_of("media_nouns.tsv", "crowd")


def _trimmed(tokens: tuple[Token, ...], phrase: Range) -> Range:
    """The phrase up to its last capital or noun for media: what follows is the clause."""
    first, end = phrase
    media = words_of("media_nouns.tsv", "medium", "maybe")
    while end > first and not (
        tokens[end - 1].is_capital or tokens[end - 1].low in media or tokens[end - 1].text[0].isdigit()
    ):
        end -= 1
    for k in range(first + 1, end):
        gap = (
            not tokens[k].is_capital
            and not tokens[k].text[0].isdigit()
            and tokens[k].low not in media
            and tokens[k].low not in _JOINTS
        )
        if gap and tokens[k - 1].is_capital and not _name_goes_on(tokens, k, end):
            return first, k
    return first, end


def _name_goes_on(tokens: tuple[Token, ...], k: int, end: int) -> bool:
    """Whether lower-case words after a capital lead up to a noun for media or belong to the name."""
    if tokens[k].low in entries("name_particles.txt") or tokens[k].low in word_class("article"):
        return True
    media = words_of("media_nouns.tsv", "medium", "maybe")
    beside = words_of("media_nouns.tsv", "beside")
    return any(tokens[j].low in media for j in range(k, min(end, k + 3))) and (
        tokens[k].low in beside or tokens[k + 1].low in media if k + 1 < end else False
    )


def _is_known(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    run = " ".join(_bare(token) for token in tokens[first:end])
    return run in _outlets() or _bare(tokens[end - 1]) in _outlets() or _bare(tokens[first]) in _outlets()


@cache
def _outlets() -> frozenset[str]:
    return frozenset(
        name.lower().removeprefix("the ")
        for row in table("agencies.tsv")
        for name in (row[0], *row[1].split("|"))
        if len(name) > 2
    )


def _bare(token: Token) -> str:
    return token.low.removesuffix("'s")


def _by_noun(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether a noun says so: "a newspaper", "the Kronika agency", "state television", "Weslaw Examiner"."""
    words = tokens[first:end]
    capitals = sum(token.is_capital for token in words)
    for k, token in enumerate(words):
        if not token.is_capital and token.low in words_of("media_nouns.tsv", "medium"):
            return True
        beside = capitals or any(word.low in words_of("media_nouns.tsv", "beside") for word in words[:k])
        if not token.is_capital and token.low in words_of("media_nouns.tsv", "maybe") and beside:
            return True
    return _by_name([token for token in words if token.is_capital])


def _by_name(names: list[Token]) -> bool:
    """ "Weslaw Examiner", "Zawiya Press Service", "Khabar-TV", "Mektep.today"."""
    lows = [anyascii(token.low).removesuffix("'s") for token in names]
    marking = entries("outlet_words.txt")
    foreign = words_of("media_nouns.tsv", "foreign")
    if len(names) > 1 and (lows[0] in marking or lows[-1].split("-")[-1] in marking or not foreign.isdisjoint(lows)):
        return not is_title(names[0])
    inside = words_of("media_nouns.tsv", "inside")
    if any(part in inside for low in lows for part in low.split("-")):
        return True
    return any("." in token.text.strip(".") and token.text[-1].islower() for token in names)


def _may_name_one(tokens: tuple[Token, ...], first: int, end: int, article: bool) -> bool:
    """Whether a name that nothing tells may be an outlet's: no person, no place, no office or body."""
    names = [token for token in tokens[first:end] if token.is_capital]
    if not names or any(is_title(token) or token.low in source_nouns() for token in tokens[first:end]):
        return False
    run = " ".join(token.low for token in names)
    return place_words().get(run) is None and place_words().get(names[-1].low) is None and run not in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(organisations()) - _outlets()


def addressee_at(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "told the Kronika": a name with an article, or one word that is no person's."""
    known = outlet_at(tokens, start, last) or lone_noun_at(tokens, start)
    if known is not None:
        return known
    guess = outlet_at(tokens, start, last, only_outlets=True)
    if (
        guess is None
        or tokens[start].low in word_class("possessive")
        or (tokens[start].low != "the" and tokens[start].low.removesuffix("'s") in given_names())
        or not all(_in_a_name(tokens[k]) for k in range(*guess))
    ):
        return None
    return guess


def _in_a_name(token: Token) -> bool:
    return token.is_capital or token.text == "&" or token.low in entries("name_particles.txt")


def network_at(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "on Telegram", "on its website", "on the podcast Night Shift"."""
    phrase = phrase_at(tokens, start, last)
    if phrase is None:
        return None
    for k in range(*phrase):
        low = tokens[k].low.removesuffix("'s").rstrip(".")
        if tokens[k].is_capital and low in words_of("media_nouns.tsv", "network"):
            return phrase[0], _noun_end(tokens, k + 1, phrase[1])
        if low in words_of("media_nouns.tsv", "own") and tokens[start].low in word_class("possessive"):
            return phrase[0], k + 1
    return None


def _noun_end(tokens: tuple[Token, ...], k: int, last: int) -> int:
    media = words_of("media_nouns.tsv", "maybe", "medium")
    while k < last and tokens[k].low in media:
        k += 1
    return k


def lone_noun_at(tokens: tuple[Token, ...], start: int) -> Range | None:
    """ "the agency", "the magazine": a noun that elsewhere may name other bodies too."""
    if start + 1 < len(tokens) and tokens[start].low == "the" and tokens[start + 1].low in word_class("passes_on"):
        return start + 1, start + 2
    return None
