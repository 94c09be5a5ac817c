"""Names that their last words tell: "Oss Fisheries Agency", "Ministry of Health of Oss", "Oss police".

What ends so is found whether the model tagged all of it, a part or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from inquit.extract.attribution import Range
from inquit.extract.names.found import Tagged, bare
from inquit.extract.names.words import given_names, is_title, organisations, place_words
from inquit.extract.passage import Passage, Token, title_case, word_class
from inquit.vocabulary import table

__all__ = ["bodies_in", "grammar_words", "grown", "head_class", "is_running", "stands_alone", "with_police"]

_LONGEST = 5
"""Words on either side of the head."""
_JOINS = ("of", "for", "on")
_NUMBERS = frozenset(("i", "ii", "iii", "iv"))
"""Numerals behind a name: "World War II"."""


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in table("name_heads.tsv") for word in words.split()}


def _class(token: Token) -> str | None:
    return _classes().get(bare(token).lower())


def head_class(tokens: Sequence[Token]) -> str | None:
    """The class of the word that tells what a name of several words is: the last, or the one before "of"."""
    words = [token.low.rstrip(".").removesuffix("'s") for token in tokens]
    while len(words) > 2 and (words[-1] in _NUMBERS or words[-1].isdigit()):
        words.pop()
    if len(words) < 2:
        return None
    joint = next((k for k, word in enumerate(words) if k and word in _JOINS), len(words))
    return _classes().get(words[joint - 1]) if tokens[joint - 1].is_capital else None


def bodies_in(passage: Passage, at: int) -> Iterator[Tagged]:
    """Organisations of several words that a vocabulary knows, and in running text ministries, agencies, parties and the
    like."""
    tokens, end = passage.tokens, 0
    for first, last in passage.sentences:
        for k in range(first, last):
            if not tokens[k].is_capital:
                continue
            found = _known(tokens, k, last)
            if found is None and _class(tokens[k]) == "body" and is_running(tokens[first:last]):
                found = _around(tokens, max(first, end), k, last)
            if found is not None and found[0] >= end:
                end = found[1]
                yield Tagged(at, *found, 1.0, (("organisation", 1.0),))


def is_running(tokens: Sequence[Token]) -> bool:
    """Whether names alone have capitals here: no headline in which nearly all words have one."""
    small = (t for t in tokens if t.text.islower() and len(t.text) > _SHORT and t.low not in word_class("preposition"))
    return not title_case(tokens) or (tokens[-1].text in _CLOSES and any(small))


_CLOSES = (".", '"', "”", "''")
_SHORT = 3
"""Letters of words that have no capital in most headlines."""


def _known(tokens: Sequence[Token], k: int, last: int) -> Range | None:
    """The longest known name of several words that begins here."""
    if tokens[k].low not in _openings():
        return None
    for end in range(min(last, k + _most_words()), k + 1, -1):
        words = tokens[k:end]
        capital = words[0].is_capital and words[-1].is_capital and not _of_grammar(words[0])
        if capital and _spelled(words) in organisations():
            return k, end
    return None


def _spelled(tokens: Sequence[Token]) -> str:
    return " ".join([*(token.low for token in tokens[:-1]), tokens[-1].low.removesuffix("'s")])


@cache
def _openings() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in organisations() if " " in name)


@cache
def _most_words() -> int:
    return max(name.count(" ") for name in organisations()) + 1


def _around(tokens: Sequence[Token], start: int, head: int, last: int) -> Range | None:
    """The capitals before a head, and behind it those that "of" joins to it."""
    first = head
    while first > max(start, head - _LONGEST) and _belongs_before(tokens, first - 1):
        first -= 1
    end = head + 1
    while end < last and not tokens[end - 1].low.endswith("'s") and (more := _joined(tokens, end, last)):
        end = more
    named = first < head or end > head + 1
    return (first, end) if named and end - first > 1 else None


def _belongs_before(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    if not token.is_capital or token.low in word_class("weekday", "month", "pronoun"):
        return token.text[0].isdigit() and token.low.endswith(("st", "nd", "rd", "th"))
    if token.low.endswith("'s"):
        # "Prosecutor General's Office", but not "Oss's Fisheries Agency"
        return is_title(tokens[k]) or bare(token).lower() in _OWNERS
    return not _of_grammar(token)


_OWNERS = frozenset(("attorney", "general", "people", "women", "men", "children", "workers", "veterans", "farmers"))


@cache
def grammar_words() -> frozenset[str]:
    """Words that are no part of a name however they are written, where they do not stand inside it."""
    return word_class(
        "determiner", "preposition", "subordinator", "conjunction", "adverb", "finite", "auxiliary", "time", "wh"
    )


def _of_grammar(token: Token) -> bool:
    return token.low in grammar_words()


def _joined(tokens: Sequence[Token], k: int, last: int) -> int | None:
    """Where the words end that "of" joins to the name before `k`."""
    if tokens[k].low not in _JOINS:
        return None
    k += 1
    if k < last and tokens[k].low == "the":
        k += 1
    end = k
    while end < min(last, k + _LONGEST) and _belongs_behind(tokens, end):
        end += 1
        if tokens[end - 1].low.endswith("'s"):
            break
        if end + 1 < last and tokens[end].low == "and" and _is_matter(tokens, end + 1):
            # "Ministry of Health and Welfare"
            end += 1
    return end if end > k else None


def _is_matter(tokens: Sequence[Token], k: int) -> bool:
    low = tokens[k].low
    return _belongs_behind(tokens, k) and place_words().get(low) is None and low not in given_names()


def _belongs_behind(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    if not token.is_capital or token.low in word_class("weekday", "month", "pronoun", "article"):
        return False
    return not is_title(token)


def grown(passage: Passage, name: Tagged) -> Tagged:
    """The name with the capitals right behind it that end a name: "Oss" of "Oss District". Where any word has a capital
    only words that are little else count."""
    tokens, last = passage.tokens, name.last
    if tokens[last - 1].low.endswith("'s"):
        return name
    ends: frozenset[str] | None = None
    while last < len(tokens) and tokens[last].is_capital and (told := _class(tokens[last])):
        ends = ends or _ends(tokens[slice(*passage.sentences[passage.sentence_at(name.first)])])
        if told not in ends or _is_title_at(tokens, last + 1):
            # "White House Press Secretary"
            break
        last += 1
    return name if last == name.last else Tagged(name.passage, name.first, last, name.share, name.kinds)


def _ends(sentence: Sequence[Token]) -> frozenset[str]:
    """The classes of words that a name may grow by."""
    sure = frozenset(("body", "company", "place"))
    return frozenset(_classes().values()) if is_running(sentence) else sure


def _is_title_at(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].is_capital and is_title(tokens[k])


def with_police(passage: Passage, name: Tagged, is_place: bool) -> Tagged:
    """A place with "police" behind it, where that is no part of a longer noun ("police chief")."""
    tokens, k = passage.tokens, name.last
    if not is_place or k >= len(tokens) or tokens[k].text not in ("police", "Police"):
        return name
    if not stands_alone(tokens, k + 1):
        return name
    return Tagged(name.passage, name.first, k + 1, 1.0, (("organisation", 1.0),))


def stands_alone(tokens: Sequence[Token], k: int) -> bool:
    """Whether no noun goes on from a word in small letters that ends before `k`."""
    return k >= len(tokens) or not tokens[k].is_word or _of_grammar(tokens[k]) or tokens[k].low.endswith("ed")
