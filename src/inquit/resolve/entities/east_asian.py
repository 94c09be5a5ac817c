"""Names of China, Korea and Vietnam: family name first or last, syllables that several systems write otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from inquit.resolve.entities.spelling import by_rules
from inquit.vocabulary import table

__all__ = ["family_and_given", "given_key", "is_east_asian", "like_east_asian", "may_be_given", "share_family"]


@cache
def _families() -> dict[str, frozenset[int]]:
    """Spellings of family names to the numbers of their rows."""
    told: dict[str, set[int]] = {}
    for number, (_, ways) in enumerate(table("across/family_names.tsv")):
        for way in ways.split("|"):
            told.setdefault(way.rstrip("?"), set()).add(number)
    return {way: frozenset(rows) for way, rows in told.items()}


_SYLLABLE = (
    r"(?:zh|ch|sh|ts|tz|hs|kh|ph|th|tr|ng|nh|gi|qu|[bcdfghjklmnpqrstvwxyz])?h?w?y?[aeiou]{1,3}"
    r"(?:ng|nh|ch|[nmklptrh])?"
)
_GIVEN = re.compile(rf"(?:{_SYLLABLE}){{1,3}}")
_MODERN = re.compile(r"[bdjqxz]|(?<!n)g")
"""Letters that today's systems write where older ones have "p", "t", "k", "ch", "hs" and "ts"."""


@cache
def family_and_given(words: tuple[str, ...]) -> tuple[tuple[frozenset[int], str], ...]:
    """How folded words may be read as a family name (its rows) with a given name, joined; none where they may not."""
    return tuple(_readings(words))


def _readings(words: Sequence[str]) -> Iterator[tuple[frozenset[int], str]]:
    for family, given in ((words[0], words[1:]), (words[-1], words[:-1])) if 2 <= len(words) <= _MOST_WORDS else ():
        joined = "".join(given)
        if family in _families() and len(joined) <= _LONGEST and _GIVEN.fullmatch(joined):
            yield _families()[family], joined


_MOST_WORDS, _LONGEST = 3, 12


def is_east_asian(name: str) -> bool:
    """Whether a name as written is a family name beside a given one whose second syllable is small: "Hsu Wan-ju"."""
    found = re.fullmatch(r"(?:(\w+) )?[A-Z][a-z]{1,5}-[a-z]{1,6}(?: (\w+))?", name)
    return found is not None and any(word and word.lower() in _families() for word in found.groups())


def may_be_given(word: str, family: str) -> bool:
    """Whether a word before what is a family name may be the given name: "Mengting" before "Xu"."""
    return family.lower() in _families() and _GIVEN.fullmatch(word.lower().replace("-", "")) is not None


@cache
def given_key(given: str) -> str:
    """A given name in one form for all systems."""
    return by_rules(by_rules(given, "aspirate"), "syllable")


def share_family(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names, as folded words, may both be East Asian ones of one family name."""
    return any(one & other for one, _ in family_and_given(a) for other, _ in family_and_given(b))


def like_east_asian(a: tuple[str, ...], b: tuple[str, ...]) -> Literal["spelling", "rough"] | None:
    """What two names, as folded words, have in common if both are East Asian ones."""
    for families, one in family_and_given(a):
        for others, other in family_and_given(b):
            if families & others and given_key(one) == given_key(other):
                if by_rules(one, "syllable") == by_rules(other, "syllable"):
                    return "spelling"
                if not (_MODERN.search(one) and _MODERN.search(other)):
                    return "rough"
    return None
