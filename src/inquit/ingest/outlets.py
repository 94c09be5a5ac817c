"""Agencies and outlets by name: those the vocabulary knows, and names that have the shape of one."""

from __future__ import annotations

import re
from functools import cache

from inquit.vocabulary import entries, table

_LONGEST = 7


def known(name: str) -> str | None:
    """The usual name of a known agency or outlet, by any of its spellings; None for others."""
    return _names().get(_key(name))


def outlet(name: str | None) -> str | None:
    """`name` as that of an outlet: its usual name where known, itself where it has the shape of one, else None."""
    if not name:
        return None
    name = name.strip(" .,;:|-–—")
    return known(name) or (name if _has_shape(name) else None)


def is_agency(name: str) -> bool:
    """Whether the name is that of a known news agency or release wire."""
    return known(name) in _agencies()


def release_wires() -> frozenset[str]:
    """Names of the services that carry press releases."""
    return frozenset(row[0] for row in table("agencies.tsv") if row[2] == "release wire")


def _has_shape(name: str) -> bool:
    words = name.split()
    capitals = sum(word[:1].isupper() for word in words)
    small = all(word[:1].isupper() or word in ("of", "the", "and", "for", "in", "&", "de", "on") for word in words)
    named = any(word.strip(".,").casefold() in _shape_words() for word in words)
    return "," not in name and 2 <= len(words) <= _LONGEST and small and capitals >= 2 and named


def _key(name: str) -> str:
    return re.sub(r"\Athe |[^\w]+", "", name.casefold())


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, spellings, *_ in table("agencies.tsv"):
        for spelling in (name, *filter(None, spellings.split("|"))):
            names.setdefault(_key(spelling), name)
    return names


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row[0] for row in table("agencies.tsv") if row[2] in ("agency", "release wire"))


@cache
def _shape_words() -> frozenset[str]:
    return frozenset(entries("outlet_words.txt"))
