"""Whether a person of a report is a woman or a man, as far as title, trade and given name tell; often nothing does."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Literal

from inquit.extract.names.mentions import Found
from inquit.extract.names.words import given_names, is_title, known_kind, source_nouns
from inquit.extract.passage import Passage, Token, word_class
from inquit.vocabulary import table

__all__ = [
    "Gender",
    "gender_of_word",
    "gender_told",
    "gendered_nouns",
    "genders_by_pronouns",
    "given_name_gender",
    "pronoun_gender",
]

Gender = Literal["woman", "man"]

_APPOSITION = 6
"""Words behind a name's comma in which its trade may stand: "Ida Rem, a retired businesswoman"."""


@cache
def _words() -> dict[str, Gender]:
    return {word: gender for gender, words in table("gender_words.tsv") for word in words.split()}  # type: ignore[misc]


@cache
def gendered_nouns() -> frozenset[str]:
    """Words for one person that tell the gender."""
    return frozenset(_words()) - {"her", "him", "herself", "himself"}


def gender_of_word(word: str) -> Gender | None:
    return _words().get(word.lower().rstrip("."))


def pronoun_gender(word: str) -> Gender | None:
    """The gender that a pronoun tells."""
    return _PRONOUNS.get(word)


def given_name_gender(name: str) -> Gender | None:
    """The gender that nearly all bearers of a full name's first word have."""
    told = given_names().get(name.split(" ")[0].lower())
    return told if told in ("woman", "man") else None  # type: ignore[return-value]


def gender_told(passage: Passage, name: Found) -> Gender | None:
    """What the words right before a name, or in the apposition behind it, tell."""
    tokens = passage.tokens
    first, last = name.where
    k = first - 1
    while k >= max(0, first - 5) and tokens[k].is_word:
        if (gender := gender_of_word(tokens[k].low)) and tokens[k].low not in ("her", "him"):
            return gender
        if not _leads(tokens[k]):
            break
        k -= 1
    if last < len(tokens) and tokens[last].text == ",":
        for token in tokens[last + 1 : last + 1 + _APPOSITION]:
            if not token.is_word or token.low in ("who", "whose", "of", "and", "with"):
                break
            if token.low not in ("her", "him", "his") and (gender := gender_of_word(token.low)):
                return gender
    return None


_PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "his", "him", "himself"), "man"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "woman"),
}
_OFTEN, _MOSTLY = 2, 0.8
"""Pronouns that tell a gender, and the share of them that must agree."""


def genders_by_pronouns(
    passages: Sequence[Passage], found: Sequence[Found], person: Sequence[int]
) -> dict[int, Gender]:
    """The gender of persons by the pronouns in sentences that name nobody else; `person[n]` is a number for the person
    whom `found[n]` names, -1 for what is no person."""
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    by_passage: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for name, who in zip(found, person, strict=True):
        if who >= 0:
            by_passage[name.passage].append((name.where[0], who))
    for at, names in by_passage.items():
        for first, last in passages[at].sentences:
            here = names[bisect_left(names, (first,)) : bisect_left(names, (last,))]
            if len({who for _, who in here}) != 1:
                continue
            for token in passages[at].tokens[here[0][0] : last]:
                if token.low in _PRONOUNS:
                    votes[here[0][1]][_PRONOUNS[token.low]] += 1
    told = {}
    for who, vote in votes.items():
        (gender, most), *_ = vote.most_common()
        if most >= _OFTEN and most >= _MOSTLY * vote.total():
            told[who] = gender
    return told


def _leads(token: Token) -> bool:
    """Whether a word may stand between the one that tells the gender and the name: "spokeswoman for the Oss police"."""
    small = word_class("preposition", "article", "role_modifier")
    return is_title(token) or token.low in small or known_kind(token.text) is not None or token.low in source_nouns()
