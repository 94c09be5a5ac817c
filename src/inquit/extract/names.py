"""Names in running text: runs of capitalised words, told apart from titles, places and words of grammar.

What each report knows of its people is its `Cast`: the full names, by their last word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from inquit.extract.passage import Passage, Token, title_case, word_class
from inquit.model import PartyKind, Span
from inquit.vocabulary import entries, table

__all__ = ["Cast", "Name", "is_organisation", "is_title", "names_in", "organisations", "place_words", "source_nouns"]


@cache
def _titles() -> frozenset[str]:
    return frozenset(entries("titles.tsv"))


@cache
def place_words() -> dict[str, str]:
    """Names of countries and capitals, and words for what comes from them, each to "place" or "adjective"."""
    words = dict.fromkeys(map(str.lower, entries("regions.txt")), "place")
    for names, adjectives, capitals in table("places.tsv"):
        for name in (*names.split("|"), *capitals.split("|")):
            words[name.lower()] = "place"
        for adjective in adjectives.split("|"):
            words.setdefault(adjective.lower(), "adjective")
            words.setdefault(adjective.lower() + "s", "people")
    return words


@cache
def source_nouns() -> dict[str, tuple[PartyKind, bool]]:
    """Head nouns of sources to their kind and whether they are plural."""
    nouns: dict[str, tuple[PartyKind, bool]] = {}
    for kind, words in table("source_nouns.tsv"):
        for word in words.split():
            nouns[word] = (kind, word in ("people", "police", "authorities", "data", "figures", "statistics"))  # type: ignore[assignment]
            nouns.setdefault(_plural(word), (kind, True))  # type: ignore[arg-type]
    return nouns


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def organisations() -> dict[str, str]:
    """Organisations, agencies and outlets by every spelling, in lower case."""
    known = {}
    for row in table("agencies.tsv"):
        for name in (row[0], *row[1].split("|")):
            if len(name) > 2:
                known[name.lower()] = row[0]
    for names, _ in table("organisations.tsv"):
        known.update(dict.fromkeys(names.lower().split("|"), names.split("|")[0]))
    return known


@cache
def _groups() -> frozenset[str]:
    """Groups of one word, which other words may describe: "Takfiri Daesh"."""
    names = (name for row in table("organisations.tsv") if row[1] == "group" for name in row[0].lower().split("|"))
    return frozenset(name for name in names if " " not in name)


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words that may name somebody: title words and places before it are split off."""

    text: str
    span: Span
    words: tuple[str, ...]
    titled: bool


@dataclass(slots=True)
class Cast:
    """The people of one report: for each last name, the full names that carry it, with where each stands first."""

    text: str
    passages: list[Passage]
    full: dict[str, dict[str, Span]] = field(default_factory=dict)
    named: list[tuple[int, str]] = field(default_factory=list)
    proper: set[str] = field(default_factory=set)
    """Words with a capital inside a sentence: only they are names at its start, where every word has one."""

    def __post_init__(self) -> None:
        for passage in self.passages:
            if passage.kind == "paragraph":
                starts = {start for start, _ in passage.sentences}
                self.proper.update(
                    t.low.removesuffix("'s")
                    for k, t in enumerate(passage.tokens)
                    if t.is_capital and k not in starts and not (k and passage.tokens[k - 1].text in "“\"‘'«:")
                )
        for passage in self.passages:
            if title_case(passage.tokens):
                continue
            for name in names_in(self.text, passage.tokens, 0, len(passage.tokens)):
                if len(name.words) > 1 and not is_organisation(name) and not _NOT_A_NAME.search(name.text):
                    self.full.setdefault(name.words[-1].lower(), {}).setdefault(name.text, name.span)
                    self.named.append((name.span.start, name.text))

    def is_name(self, name: Name, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether a single word is a name: capitals open every sentence and headline, so there it needs more."""
        low = name.text.lower()
        opens = first == 0 or tokens[first - 1].text in '.?!:—–"“'
        known = low in self.proper or low in self.full or low in place_words() or low in organisations()
        return known or not opens or name.text.isupper() or name.titled or name.span.start > tokens[first].start

    def people_before(self, position: int) -> tuple[str, ...]:
        """The last three people named before a place in the text, latest first."""
        seen: dict[str, None] = {}
        for k in range(bisect_left(self.named, (position, "")) - 1, -1, -1):
            seen.setdefault(self.named[k][1])
            if len(seen) == 3:
                break
        return tuple(seen)


def names_in(text: str, tokens: tuple[Token, ...], first: int, last: int) -> list[Name]:
    """Runs of capitalised words in `[first, last)`, without leading titles, places and closed-class words."""
    found = []
    k = first
    while k < last:
        if not _starts_name(tokens[k]):
            k += 1
            continue
        start = k
        while k < last and _in_name(tokens, k, last):
            k += 1
            if tokens[k - 1].low.endswith("'s"):
                break
        k = max(k, start + 1)
        name = _name(text, tokens, start, k)
        if name is not None:
            found.append(name)
    return found


def _starts_name(token: Token) -> bool:
    return token.is_word and token.is_capital and not _common(token.low)


_NOT_A_NAME = re.compile(r"[/\\|\[\]()@#\d]|^St\.? ")
"""Marks that no person's name holds, and the opening of a place named after a saint."""
_ACRONYM = re.compile(r"(?![IVXLC]+$)[A-Z]{3,}(?:-[A-Z]+)*")
_COMMON = (
    "determiner",
    "preposition",
    "subordinator",
    "conjunction",
    "pronoun",
    "adverb",
    "weekday",
    "month",
    "finite",
)
"""Classes of words that begin no name, whatever their capital."""


def _common(low: str) -> bool:
    return low in word_class(*_COMMON)


def _in_name(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    token = tokens[k]
    if token.is_word and token.is_capital and token.low not in word_class("weekday", "month"):
        return True
    following = k + 1 < last and tokens[k + 1].is_word and tokens[k + 1].is_capital
    return token.low in entries("name_particles.txt") and following


def _name(text: str, tokens: tuple[Token, ...], start: int, end: int) -> Name | None:
    titled = False
    if _run(text, tokens, start, end).lower() not in organisations():
        inner = next((k for k in range(end - 2, start, -1) if is_title(tokens[k])), None)
        titled = inner is not None
        start = inner + 1 if inner is not None else start
        while start < end - 1 and _leads(tokens, start, end):
            titled = titled or is_title(tokens[start])
            start += 1
    only = tokens[start].low.removesuffix("'s")
    if end - start == 1 and only in word_class("pronoun"):
        return None
    if end - start == 1 and (is_title(tokens[start]) or place_words().get(only) in ("adjective", "people")):
        return None
    run = _run(text, tokens, start, end)
    stop = tokens[end - 1].end - 2 * tokens[end - 1].low.endswith("'s")
    return Name(run, Span(tokens[start].start, stop), tuple(run.split(" ")), titled)


def _run(text: str, tokens: tuple[Token, ...], start: int, end: int) -> str:
    """The words of `[start, end)` with single spaces, without a possessive ending."""
    stop = tokens[end - 1].end - 2 * tokens[end - 1].low.endswith("'s")
    return " ".join(text[tokens[start].start : stop].split())


def _leads(tokens: tuple[Token, ...], k: int, end: int) -> bool:
    """Whether a capitalised word only leads up to a name: a title, a place before one, a word of grammar."""
    low = tokens[k].low.removesuffix("'s")
    if _common(low) or is_title(tokens[k]) or (end - k > 2 and is_title(tokens[k + 1])):
        return True
    if low in word_class("role_modifier"):
        if k and tokens[k - 1].low == "of":
            return True
        return is_title(tokens[k + 1]) or tokens[k + 1].low in word_class("role_modifier")
    return low in place_words() and (tokens[k].low.endswith("'s") or end - k > 2 or is_title(tokens[k + 1]))


def is_title(token: Token) -> bool:
    return all(part in _titles() for part in token.low.rstrip(".").split("-"))


def is_organisation(name: Name) -> bool:
    low = name.text.lower()
    shouted = name.text.isupper() and len(name.words) > 1
    return (
        low in organisations()
        or low in place_words()
        or name.words[-1].lower() in _groups()
        or any(word.lower() in source_nouns() for word in name.words[1:] or name.words)
        or (not shouted and any(_ACRONYM.fullmatch(word) for word in name.words))
    )
