"""The roles that a report gives a name where it stands: before it ("Colonel") or behind ("the mayor of Oss")."""

from __future__ import annotations

import re
from functools import cache

from inquit.extract.names.mentions import Found
from inquit.extract.names.words import is_title, place_words, source_nouns
from inquit.extract.passage import Passage, Token, word_class
from inquit.model import Phrase, Span
from inquit.vocabulary import table

__all__ = ["is_role_noun", "rank_of", "role_head", "role_words", "roles_at", "title_of"]

_LONGEST = 14
"""Words of the longest apposition that is taken for a role."""


def roles_at(passage: Passage, name: Found) -> list[Phrase]:
    """Roles told right before or right behind a name, as they stand, without article."""
    return [role for role in (_before(passage, name), _behind(passage, name), _age(passage, name)) if role is not None]


def _age(passage: Passage, name: Found) -> Phrase | None:
    """The age that commas set off behind a name: "Stipe Balenic, 43,"."""
    tokens, end = passage.tokens, name.where[1]
    if end + 2 > len(tokens) or tokens[end].text != "," or not _AGE.fullmatch(tokens[end + 1].text):
        return None
    closed = end + 2 >= len(tokens) or not tokens[end + 2].is_word
    return _phrase(passage, end + 1, end + 2) if closed else None


_AGE = re.compile("[1-9][0-9]?|10[0-9]")


@cache
def _abbreviations() -> dict[str, str]:
    return dict(table("title_abbreviations.tsv"))  # type: ignore[arg-type]


def role_words(role: str) -> frozenset[str]:
    """The words of a role in lower case, abbreviated ranks written out."""
    words = (word.lower().strip(".,'’").removesuffix("'s").removesuffix("’s") for word in role.split())
    return frozenset(_abbreviations().get(word, word) for word in words if word)


def title_of(passage: Passage, name: Found) -> str:
    """The title right before a name, written out; "-" where there is none, which is no one's title."""
    before = passage.tokens[name.where[0] - 1] if name.where[0] else None
    return min(role_words(before.text), default="-") if before is not None and is_title(before) else "-"


def rank_of(role: Phrase) -> str | None:
    """The rank or dignity right before the name, which is a role by itself: "army spokesman Col." """
    words = role.text.split()
    is_plain = not any(word in word_class("preposition") for word in words)
    return words[-1] if len(words) > 1 and is_plain and role_words(words[-1]) <= _ranks() else None


@cache
def _ranks() -> frozenset[str]:
    return frozenset(word for word, kind in table("titles.tsv") if kind in ("rank", "dignity"))


@cache
def _courtesy() -> frozenset[str]:
    return frozenset(word for word, kind in table("titles.tsv") if kind == "courtesy")


def is_role_noun(token: Token) -> bool:
    low = token.low.rstrip(".").removesuffix("'s")
    return (is_title(token) and low not in _courtesy()) or low in source_nouns()


def _before(passage: Passage, name: Found) -> Phrase | None:
    tokens = passage.tokens
    first = name.where[0]
    end = first - 1 if first and tokens[first - 1].text == "," else first
    k = end
    while k and _belongs(tokens[k - 1]):
        k -= 1
    if k > 1 and k < end and tokens[k - 1].text == "," and all(is_title(token) for token in tokens[k:end]):
        # "The defence minister, General Ida Rem": the rank goes on from the office before it.
        office = k - 1
        while office and _belongs(tokens[office - 1]):
            office -= 1
        k = office if office < k - 1 and is_role_noun(tokens[k - 2]) else k
    nouns = [i for i in range(k, end) if is_role_noun(tokens[i])]
    if not nouns or nouns[-1] != end - 1:
        # "General Sergey": a courtesy or rank may stand between the role and the name.
        nouns = [i for i in nouns if all(is_title(tokens[j]) or tokens[j].text == "," for j in range(i + 1, end))]
    if not nouns:
        return None
    return _phrase(passage, k, end)


def _belongs(token: Token) -> bool:
    low = token.low.removesuffix("'s")
    if not token.is_word or low in word_class("article", "preposition", "pronoun", "finite", "auxiliary"):
        return False
    if low in word_class("conjunction", "subordinator", "relative", "weekday", "month", "possessive", "determiner"):
        return False
    return (
        is_role_noun(token)
        or is_title(token)
        or low in place_words()
        or low in word_class("role_modifier")
        or low in ("former", "acting", "deputy", "vice", "senior", "chief", "late", "then", "ex", "top", "interim")
        or token.is_capital
        or "-" in low
    )


def _behind(passage: Passage, name: Found) -> Phrase | None:
    tokens = passage.tokens
    start = name.where[1]
    sentence = passage.sentences[passage.sentence_at(name.where[0])][1]
    if start + 1 >= sentence or tokens[start].text not in (",", "("):
        return None
    start += 1
    end = start
    while end < sentence and tokens[end].is_word and tokens[end].low not in word_class("relative", "finite", "wh"):
        if tokens[end].low in ("and", "but", "or") and end > start:
            break
        end += 1
    if end - start > _LONGEST or end >= sentence or tokens[end].is_word:
        return None
    head = role_head(tokens, start, end)
    if head is None or not is_role_noun(tokens[head]):
        return None
    return _phrase(passage, start, end)


def role_head(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """The head noun of a noun phrase: its last word before a preposition or a clause."""
    head = None
    for k in range(first, last):
        token = tokens[k]
        if not token.is_word or (k > first and token.low in word_class("preposition", "relative", "wh")):
            break
        head = k
    return head


def _phrase(passage: Passage, first: int, last: int) -> Phrase | None:
    while first < last and passage.tokens[first].low in word_class("article", "possessive"):
        first += 1
    if first >= last:
        return None
    span = Span(passage.tokens[first].start, passage.tokens[last - 1].end)
    return Phrase(span.of(passage.text), span)
