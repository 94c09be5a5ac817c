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

__all__ = ["bodies_in", "grown", "head_class", "with_police"]

_LONGEST = 5
"""Words on either side of the head."""
_JOINS = ("of", "for", "on")


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in table("name_heads.tsv") for word in words.split()}


def head_class(tokens: Sequence[Token]) -> str | None:
    """The class of the word that tells what a name of several words is: the last, or the one before "of"."""
    words = [token.low.rstrip(".").removesuffix("'s") for token in tokens]
    if len(words) < 2:
        return None
    joint = next((k for k, word in enumerate(words) if k and word in _JOINS), len(words))
    return _classes().get(words[joint - 1]) if tokens[joint - 1].is_capital else None


def bodies_in(passage: Passage, at: int) -> Iterator[Tagged]:
    """Ministries, agencies, parties and the like in running text, and organisations of several words that a vocabulary
    knows."""
    tokens, end = passage.tokens, 0
    for first, last in passage.sentences:
        if title_case(tokens[first:last]):
            continue
        for k in range(first, last):
            found = _known(tokens, k, last)
            if found is None and tokens[k].is_capital and _classes().get(bare(tokens[k]).lower()) == "body":
                found = _around(tokens, max(first, end), k, last, first)
            if found is not None and found[0] >= end:
                end = found[1]
                yield Tagged(at, *found, 1.0, (("organisation", 1.0),))


def _known(tokens: Sequence[Token], k: int, last: int) -> Range | None:
    """The longest known name of several words that begins here."""
    for end in range(min(last, k + _most_words()), k + 1, -1):
        words = tokens[k:end]
        if words[0].is_capital and words[-1].is_capital and _spelled(words) in organisations():
            return k, end
    return None


def _spelled(tokens: Sequence[Token]) -> str:
    return " ".join([*(token.low for token in tokens[:-1]), tokens[-1].low.removesuffix("'s")])


@cache
def _most_words() -> int:
    return max(name.count(" ") for name in organisations()) + 1


def _around(tokens: Sequence[Token], start: int, head: int, last: int, sentence: int) -> Range | None:
    """The capitals before a head, and behind it those that "of" joins to it."""
    first = head
    while first > max(start, head - _LONGEST) and _belongs_before(tokens, first - 1, sentence):
        first -= 1
    end = head + 1
    while end < last and tokens[end - 1].low == bare(tokens[end - 1]).lower() and (more := _joined(tokens, end, last)):
        end = more
    named = first < head or end > head + 1
    return (first, end) if named and end - first > 1 else None


def _belongs_before(tokens: Sequence[Token], k: int, sentence: int) -> bool:
    token = tokens[k]
    if not token.is_capital or token.low in word_class("weekday", "month", "pronoun"):
        return token.text[0].isdigit() and token.low.endswith(("st", "nd", "rd", "th"))
    if token.low.endswith("'s"):
        # "Prosecutor General's Office", but not "Oss's Fisheries Agency"
        return is_title(tokens[k]) or bare(token).lower() in _OWNERS
    return k > sentence or not _of_grammar(token)


_OWNERS = frozenset(("attorney", "general", "people", "women", "men", "children", "workers", "veterans", "farmers"))


@cache
def _closed() -> frozenset[str]:
    return word_class(
        "determiner", "preposition", "subordinator", "conjunction", "adverb", "finite", "auxiliary", "time", "wh"
    )


def _of_grammar(token: Token) -> bool:
    return token.low in _closed()


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
        both = end + 1 < last and tokens[end].low == "and" and _belongs_behind(tokens, end + 1)
        if both and place_words().get(tokens[end + 1].low) is None and tokens[end + 1].low not in given_names():
            end += 2
            break
    return end if end > k else None


def _belongs_behind(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    if not token.is_capital or token.low in word_class("weekday", "month", "pronoun", "article"):
        return False
    return not is_title(token)


def grown(passage: Passage, name: Tagged) -> Tagged:
    """The name with the capitals right behind it that end a name: "Oss" of "Oss District"."""
    tokens, last = passage.tokens, name.last
    if tokens[last - 1].low.endswith("'s") or title_case(tokens[slice(*passage.sentences[passage.sentence_at(last)])]):
        return name
    while last < len(tokens) and tokens[last].is_capital and _classes().get(bare(tokens[last]).lower()):
        last += 1
    return name if last == name.last else Tagged(name.passage, name.first, last, name.share, name.kinds)


def with_police(passage: Passage, name: Tagged, is_place: bool) -> Tagged:
    """A place with "police" behind it, where that is no part of a longer noun ("police chief")."""
    tokens, k = passage.tokens, name.last
    if not is_place or k >= len(tokens) or tokens[k].text not in ("police", "Police"):
        return name
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    if after is not None and after.is_word and not (_of_grammar(after) or after.low.endswith("ed")):
        return name
    return Tagged(name.passage, name.first, k + 1, max(name.share, 1.0), (("organisation", 1.0),))
