"""Names that were tagged in part: in running text the capitals right beside a name belong to it.

"Oss Vale" of "Oss Vale Seafood", "I. Z." of "Dr M. I. Z. Lone", "Carlos Rem" of "José Carlos Rem da Oss".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from inquit.extract.names.bodies import grammar_words, is_running
from inquit.extract.names.found import Tagged, bare, text_of
from inquit.extract.names.words import ADJECTIVE_ENDINGS, given_names, is_title, known_kind, place_words, source_nouns
from inquit.extract.passage import Passage, Token, word_class
from inquit.vocabulary import entries

__all__ = ["whole"]

_MOST = 5
"""Words on either side that a name was cut of, at most."""
_UNSURE = 0.3
"""What is left of the shares of kinds when the last word, which tells the kind, was not seen."""


def whole(passage: Passage, name: Tagged, taken: Collection[tuple[int, int]]) -> Tagged:
    """The name with the capitals beside it that are part of it; `taken` are the words of names, by passage."""
    tokens = passage.tokens
    start, end = passage.sentences[passage.sentence_at(name.first)]
    if (
        passage.kind != "paragraph"
        or not is_running(tokens[start:end])
        or known_kind(text_of(passage, name.first, name.last)) is not None
    ):
        return name
    first, last = name.first, name.last
    while first > max(start, name.first - _MOST) and _leads(passage, name, first - 1, start, taken):
        first -= 1
    while last < min(end, name.last + _MOST) and (more := _follows(passage, name, last, end, taken)):
        last = more
    kinds = name.kinds
    if last > name.last and name.kind != "person":
        kinds = (*((kind, share * _UNSURE) for kind, share in kinds if kind != "organisation"), ("organisation", 0.5))
    return replace(name, first=first, last=last, kinds=kinds)


def _leads(passage: Passage, name: Tagged, k: int, start: int, taken: Collection[tuple[int, int]]) -> bool:
    """Whether the word at `k`, right before a name, is its first."""
    tokens = passage.tokens
    token = tokens[k]
    if (name.passage, k) in taken or not _is_part(token) or token.low.endswith("'s"):
        return False
    if is_title(token) or token.low in word_class("role_modifier") or token.low in place_words():
        return False
    if name.kind in ("person", "other") and len(token.text.rstrip(".")) == 1:
        return True
    opens = k == start or (not tokens[k - 1].is_word and tokens[k - 1].text not in ",(")
    return token.low in given_names() or not (opens or name.kind == "person")


def _follows(passage: Passage, name: Tagged, k: int, end: int, taken: Collection[tuple[int, int]]) -> int | None:
    """Where the words end that belong to a name before `k`; None where none do."""
    tokens = passage.tokens
    if tokens[k - 1].low.endswith("'s"):
        return None
    is_particle = name.kind == "person" and tokens[k].text in entries("name_particles.txt") and tokens[k].text != "y"
    last = k + 1 if is_particle else k
    if last >= end or (name.passage, last) in taken or not _is_part(tokens[last]) or is_title(tokens[last]):
        return None
    if tokens[last].low in word_class("role_modifier") or tokens[last].low in place_words():
        return None
    if name.kind == "person" and not is_particle and (k - name.first > 1 or tokens[k - 1].low not in given_names()):
        return None
    is_numbered = last + 1 < end and tokens[last + 1].text[0].isdigit()  # "Flight 200"
    return None if is_numbered else last + 1


def _is_part(token: Token) -> bool:
    """Whether a word may be part of a name: with a capital, and no word of grammar or time, adjective or member."""
    if not token.is_word or not token.is_capital:
        return False
    low = bare(token).lower().rstrip(".")
    more = word_class("pronoun", "object_pronoun", "weekday", "month", "article", "possessive", "negative")
    return (
        low not in grammar_words()
        and low not in more
        and low not in source_nouns()
        and known_kind(token.text) is None
        and not low.endswith(ADJECTIVE_ENDINGS)
    )
