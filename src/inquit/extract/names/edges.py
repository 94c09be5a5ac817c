"""Where names begin and end: what the model tagged, without titles, articles and verbs, and cut where it holds two."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from inquit.extract.names.bodies import head_class
from inquit.extract.names.found import Tagged, bare, text_of
from inquit.extract.names.words import (
    ADJECTIVE_ENDINGS,
    given_names,
    is_title,
    known_kind,
    organisations,
    place_words,
    source_nouns,
)
from inquit.extract.passage import Passage, Token, word_class
from inquit.model import MentionKind
from inquit.vocabulary import entries, table

__all__ = ["is_adjective", "parted", "trimmed", "without_verb"]


# One name of several ------------------------------------------------------------------------------------------------


def parted(passage: Passage, name: Tagged, known: Collection[str]) -> Iterator[Tagged]:
    """The names that a tagged one holds: "Oss Post's Ida Rem" and "Oss Council Chairman Ida Rem" are two. `known` are
    the words of all that is tagged."""
    tokens, first, last = passage.tokens, name.first, name.last
    if is_title(tokens[last - 1]) and first < (end := _known_end(tokens, first, last)) < last:
        # "White House Press Secretary"
        yield replace(name, last=end)
        return
    for k in range(first, last - 1):
        if _ends_first_name(passage, name, k, known):
            yield replace(name, last=k + 1, kinds=_impersonal(name))
            person = _is_person(tokens, k + 1, last)
            yield from parted(
                passage, replace(name, first=k + 1, kinds=_PERSON if person else _impersonal(name)), known
            )
            return
        if k > first and is_title(tokens[k]) and _is_introduced(tokens, first, k, last):
            yield from _before_title(tokens, name, k)
            yield replace(name, first=k + 1, kinds=_PERSON)
            return
        if name.kind == "person" and k > first and tokens[k].low == "and":
            yield replace(name, last=k)
            yield from parted(passage, replace(name, first=k + 1), known)
            return
        if name.kind == "person" and k > first + 1 and [t.low for t in tokens[k : k + 2]] == ["of", "the"]:
            yield replace(name, last=k)
            return
    yield name


def _ends_first_name(passage: Passage, name: Tagged, k: int, known: Collection[str]) -> bool:
    """Whether word `k` ends a name of its own: by a possessive ending, or before a person as "Inc." or what a
    vocabulary knows."""
    tokens = passage.tokens
    if tokens[k].low.endswith("'s"):
        return _is_person(tokens, k + 1, name.last) or _owns(passage, name.first, k + 1, name.last, known)
    if not _is_person(tokens, k + 1, name.last):
        return False
    before = text_of(passage, name.first, k + 1)
    is_legal_form = k > name.first and tokens[k].low.rstrip(".") in _LEGAL_FORMS
    return is_legal_form or (known_kind(before) is not None and tokens[name.first].low not in given_names())


def _before_title(tokens: Sequence[Token], name: Tagged, title: int) -> Iterator[Tagged]:
    """The name of a place or body before the title of a person."""
    while title > name.first and is_title(tokens[title - 1]):
        title -= 1
    before = tokens[name.first : title]
    if head_class(before) is not None or known_kind(" ".join(token.text for token in before)) is not None:
        yield replace(name, last=title, kinds=_impersonal(name))


_PERSON: tuple[tuple[MentionKind, float], ...] = (("person", 1.0),)
_LEGAL_FORMS = frozenset(("inc", "llc", "llp", "ltd", "plc", "corp", "gmbh", "ag"))


def _is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words are those of a person's full name."""
    head = head_class(tokens[first:last])
    return last - first > 1 and tokens[first].low in given_names() and head in (None, "surname", "spot")


def _is_introduced(tokens: Sequence[Token], first: int, title: int, last: int) -> bool:
    """Whether a person's name follows a title, what stands before it being a name of its own."""
    if _is_person(tokens, title + 1, last):
        return True
    before = tokens[first:title]
    if last - title < 3 or head_class(tokens[title + 1 : last]) is not None:
        return False
    return head_class(before) is not None or place_words().get(" ".join(token.low for token in before)) is not None


def _owns(passage: Passage, first: int, k: int, last: int, known: Collection[str]) -> bool:
    """Whether words with a possessive ending are a name of their own and no part of the longer one."""
    owner = text_of(passage, first, k)
    if text_of(passage, first, last).lower() in organisations() or is_title(passage.tokens[k]):
        return False
    return owner in known or place_words().get(owner.lower()) == "place" or owner.lower() in organisations()


def _impersonal(name: Tagged) -> tuple[tuple[MentionKind, float], ...]:
    """The kinds of one of two names: its own share is small, as they were tagged together."""
    return tuple((kind, share * _SHARED) for kind, share in name.kinds if kind != "person") or (("organisation", 0.0),)


_SHARED = 0.3


# Edges --------------------------------------------------------------------------------------------------------------


def trimmed(passage: Passage, name: Tagged) -> Tagged | None:
    """The name without article, title and marks at its edges; None where no name is left."""
    tokens, first, last = passage.tokens, name.first, name.last
    while last > first and not tokens[last - 1].is_word and tokens[last - 1].text not in ")!":
        last -= 1
    if last - first > 1 and tokens[last - 1].low in ("'s", "'"):
        last -= 1
    while first and tokens[first].low == "of" and tokens[first - 1].is_capital:
        first -= 1
    while first < last - 1 and _leads(tokens, first, last, name.kind):
        first += 1
    described = first > 0 and tokens[first - 1].low in word_class("article")
    while last - first > 1 and _is_description(tokens[last - 1], tokens[first : last - 1], described):
        last -= 1
    words = tokens[first:last]
    if not any(_may_name(token) for token in words) or (len(words) == 1 and _is_no_name(passage, first, name.kind)):
        return None
    if all(is_title(token) for token in words) and words[0].low not in given_names() and len(words) > 1:
        # "Inspector General"
        return None
    return replace(name, first=first, last=last)


def without_verb(passage: Passage, name: Tagged, persons: Collection[str]) -> Tagged:
    """A person's name of a headline without the words behind it: "Ida Rem Wins". `persons` are the full names and
    family names in the body."""
    if name.kind != "person":
        return name
    for last in range(name.last - 1, name.first, -1):
        if text_of(passage, name.first, last) in persons:
            return replace(name, last=last)
    return name


_NUMBER = re.compile(r"[\d.,/:-]+(?:st|nd|rd|th)?")
_OF_PARTY = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*")
"""Party and state behind a lawmaker's name, as in "(D-Wash.)"."""


def _is_no_name(passage: Passage, k: int, kind: MentionKind) -> bool:
    """Whether a single word is none: a pronoun, a day, a number, a word for what comes from a place."""
    tokens = passage.tokens
    only, word = tokens[k].low.removesuffix("'s"), bare(tokens[k])
    if len(word.replace(".", "")) < 2 or _NUMBER.fullmatch(word) or (only in _members()):
        return True
    if _OF_PARTY.fullmatch(word) and k and tokens[k - 1].text in "(,":
        return True
    known = place_words().get(only) == "place" or only in organisations()
    if not (word.isupper() and known):
        of_grammar = word_class("pronoun", "object_pronoun", "weekday", "month")
        if only.rstrip(".") in of_grammar or is_adjective(only):
            return True
    if (
        only.endswith(ADJECTIVE_ENDINGS)
        and only not in given_names()
        and k + 1 < len(tokens)
        and _may_be_noun(tokens[k + 1])
    ):
        return True
    # Some titles are names too: Dean, Earl, Duke.
    return kind in ("person", "organisation") and is_title(tokens[k]) and only not in given_names() and not known


def _is_description(token: Token, before: Sequence[Token], described: bool) -> bool:
    """Whether the last word of a name is none: "strategists" in "Sanders strategists", "Republican" behind a place or
    in "the Kentucky Republican", "Gov." behind a place."""
    low = token.low.removesuffix("'s")
    if token.text.islower() and low not in entries("name_particles.txt"):
        return True
    behind_place = place_words().get(" ".join(t.low for t in before)) is not None
    return (low in _members() and (described or behind_place)) or (behind_place and is_title(token))


@cache
def _members() -> frozenset[str]:
    return frozenset(noun for noun, (kind, _) in source_nouns().items() if kind in ("group", "crowd"))


def _may_be_noun(token: Token) -> bool:
    """Whether a noun may stand here: a word that is none of grammar and reports nothing."""
    closed = word_class("finite", "auxiliary", "preposition", "conjunction", "subordinator", "relative", "adverb")
    return token.is_word and token.low not in closed and token.low not in word_class("plain_report")


_SLUG = 3
"""Hyphens of a word from which on it is the address of a page."""


def _may_name(token: Token) -> bool:
    if token.text.count("-") >= _SLUG and sum(part[:1].isupper() for part in token.text.split("-")) < _SLUG:
        return False
    return token.is_word and (any(c.isupper() for c in token.text) or token.text[0].isdigit() or token.text[0] in "@#")


def is_adjective(low: str) -> bool:
    """Whether a word tells what comes from a country."""
    return place_words().get(low) == "adjective"


def _leads(tokens: Sequence[Token], k: int, last: int, kind: MentionKind) -> bool:
    """Whether a word only leads up to the name: an article, a mark, a small word, or before a person a title or a
    place."""
    token = tokens[k]
    if not token.is_word or token.low in word_class("article", "possessive") or _closes_title(tokens, k):
        return True
    if not _may_name(token) and token.low not in entries("name_particles.txt"):
        return True
    low = token.low.removesuffix("'s")
    if k and last - k > 2 and place_words().get(low) == "place" and tokens[k - 1].low == "to":
        # "Ambassador to Russia Riad Haddad"
        return True
    if is_title(token) and _known_end(tokens, k, last) > k:
        # "General Motors"
        return False
    if kind != "person":
        return low.rstrip(".") in _courtesies() and head_class(tokens[k:last]) is None
    if is_title(token) or (low in word_class("role_modifier") and is_title(tokens[k + 1])):
        return True
    return low in place_words() and (token.low.endswith("'s") or is_title(tokens[k + 1]) or last - k > 2)


@cache
def _courtesies() -> frozenset[str]:
    """Titles that are hardly part of another name than a person's."""
    return frozenset(
        word for where, _, words in table("name_contexts.tsv") if where == "title" for word in words.split()
    )


def _known_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a known name of several words ends that opens the words: `first` where none does."""
    for end in range(last, first + 1, -1):
        if " ".join(token.low for token in tokens[first:end]).removesuffix("'s") in organisations():
            return end
    return first


def _closes_title(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word ends a title with "of": "Secretary of State"."""
    of_title = k >= 2 and tokens[k - 1].low == "of" and is_title(tokens[k - 2])
    return of_title and tokens[k].low in word_class("role_modifier")
