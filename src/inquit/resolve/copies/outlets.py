"""Outlets by the names they go by: when two names are one outlet, and when a line names it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from inquit.resolve.words import words
from inquit.vocabulary import table

__all__ = ["agency_in", "names_outlet", "same_outlet"]

Name = tuple[str, ...]


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names are spellings of one outlet, as far as the vocabulary and the article tell."""
    return bool(one and other and _spellings(one) & _spellings(other))


def names_outlet(line: str, outlet: str | None) -> bool:
    """Whether `line` names `outlet`, in any of its spellings."""
    if not outlet:
        return False
    told = _name(line)
    return any(_holds(told, name) for name in _spellings(outlet))


def agency_in(lines: Iterable[str]) -> str | None:
    """The first agency or wire of the vocabulary that a line names."""
    for told in map(_name, lines):
        for first, word in enumerate(told):
            for name, agency in _agencies().get(word, ()):
                if told[first : first + len(name)] == name:
                    return agency
    return None


def _holds(told: Name, name: Name) -> bool:
    return any(told[at : at + len(name)] == name for at in range(len(told) - len(name) + 1))


@cache
def _spellings(outlet: str) -> frozenset[Name]:
    name, bare = _name(outlet), _name(_DESCRIBED.sub("", outlet))
    return frozenset({name, bare} | _known().get(name, frozenset()) | _known().get(bare, frozenset())) - {()}


_DESCRIBED = re.compile(r"(?:\s+[a-z]+)+$")
"""What only says what it is: the "news agency" of "the Meridian news agency"."""


@cache
def _known() -> dict[Name, frozenset[Name]]:
    """Each spelling to all spellings of the same outlet."""
    known: dict[Name, frozenset[Name]] = {}
    for row in table("agencies.tsv"):
        spellings = frozenset(_name(name) for name in (row[0], *row[1].split("|")) if name)
        for name in spellings:
            known[name] = known.get(name, frozenset()) | spellings
    return known


@cache
def _agencies() -> dict[str, list[tuple[Name, str]]]:
    """First word to the spellings of agencies that open with it, and the agency's name."""
    agencies: dict[str, list[tuple[Name, str]]] = {}
    for row in table("agencies.tsv"):
        if row[2] in ("agency", "release wire"):
            for name in map(_name, (row[0], *row[1].split("|"))):
                agencies.setdefault(name[0], []).append((name, row[0]))
    return agencies


def _name(text: str) -> Name:
    told = tuple(word.text for word in words(text))
    return told[1:] if told[:1] == ("the",) else told
