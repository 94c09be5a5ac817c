"""What is known of words beside names: titles, places, given names, organisations, nouns for those who speak."""

from __future__ import annotations

from functools import cache

from inquit.extract.passage import Token
from inquit.model import MentionKind, PartyKind
from inquit.vocabulary import entries, table

__all__ = [
    "ADJECTIVE_ENDINGS",
    "DEMONYM_ENDINGS",
    "given_names",
    "is_full_name",
    "is_title",
    "known_kind",
    "organisations",
    "place_words",
    "source_nouns",
]

ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish")
"""Endings of words for what comes from a place."""
DEMONYM_ENDINGS = ("n", "an", "ian", "ese")
"""What makes such a word of the name of a place."""


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
def given_names() -> dict[str, str]:
    """Given names in lower case, and whose they are: woman, man or both."""
    return dict(table("first_names.tsv"))  # type: ignore[arg-type]


def is_full_name(text: str) -> bool:
    """Whether several words begin with a given name."""
    first, _, rest = text.partition(" ")
    return bool(rest) and first.lower() in given_names()


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


def known_kind(text: str) -> MentionKind | None:
    """The kind of a name that a vocabulary knows."""
    low = text.lower()
    if low in organisations():
        return "group" if low in _groups() else "organisation"
    told = place_words().get(low)
    return "group" if told == "people" else "place" if told == "place" or low.startswith("st. ") else None


@cache
def _groups() -> frozenset[str]:
    return frozenset(
        name for row in table("organisations.tsv") if row[1] == "group" for name in row[0].lower().split("|")
    )


def is_title(token: Token) -> bool:
    return all(part in _titles() for part in token.low.rstrip(".").split("-"))
