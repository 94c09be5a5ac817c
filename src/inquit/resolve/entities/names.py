"""Names of persons: their parts, and what two of them are to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from anyascii import anyascii

from inquit.resolve.entities.east_asian import like_east_asian, share_family
from inquit.resolve.entities.roles import is_office
from inquit.resolve.entities.spelling import SHORT, folded, rough, spelled
from inquit.vocabulary import entries, table

__all__ = [
    "Likeness",
    "PersonName",
    "are_given_names",
    "like_persons",
    "person_name",
]

_SUFFIXES = {"jr": "Jr", "junior": "Jr", "sr": "Sr", "senior": "Sr", "ii": "II", "iii": "III", "iv": "IV"}
_ARTICLES = frozenset(("al", "el", "ad", "as", "ash", "an", "ar", "at", "az", "ul", "ol"))
"""The Arabic article before a name, which other reports leave out or write otherwise."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, each folded: what stands before the surname, the surname with its particles; `halves`
    are those of a surname that a hyphen joins."""

    given: tuple[str, ...]
    surname: str
    particles: tuple[str, ...] = ()
    suffix: str | None = None
    halves: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether there is a given name that is more than an initial."""
        return bool(self.given) and len(self.given[0]) > 1

    @property
    def has_initial(self) -> bool:
        return any(len(word) == 1 for word in self.given)

    @property
    def is_compound(self) -> bool:
        """Whether the surname has particles before it, as few families' have: "van den Berg"."""
        return len(self.particles) > 1

    @property
    def is_common(self) -> bool:
        """Whether many bear it: given name and surname are both among the commonest of large peoples."""
        return {*self.given, self.surname} <= _common_words()

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, self.surname)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for _, words in table("across/common_names.tsv") for word in words.split())


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(folded(word) for word, kind in table("titles.tsv") if kind in ("courtesy", "dignity", "rank"))


_FIRST_AND_LAST = 2


@cache
def _honorifics() -> frozenset[str]:
    """Words of respect that may also be first names: they are left out only where a full name follows."""
    return frozenset(entries("across/honorifics.txt"))


@cache
def _particles() -> frozenset[str]:
    return frozenset(entries("name_particles.txt")) - {"abu", "abd", "bin", "bint", "ibn", "y"} - _ARTICLES


@cache
def person_name(text: str) -> PersonName:
    """The parts of a person's name; titles are left out."""
    words = _name_words(text)
    suffix = None
    while len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = _SUFFIXES[words.pop()]
    while len(words) > 1 and (
        words[0] in _courtesies() or (len(words) > _FIRST_AND_LAST and words[0] in _honorifics())
    ):
        words.pop(0)
    if len(words) > _FIRST_AND_LAST and is_office(words[0]) and words[0] not in _given_names():
        words.pop(0)  # "Skater Ilka Sorvan"
    words = _joined(words)
    if not words:
        return PersonName((), "")
    start = len(words) - 1
    while start > 1 and words[start - 1] in _particles():
        start -= 1
    if start == 1 < len(words) - 1 and words[0] in _particles():
        start = 0  # "Van den Berg" has no first name
    halves = _halves(text) if start else ()
    return PersonName(tuple(words[:start]), words[-1], tuple(words[start:-1]), suffix, halves)


def _halves(text: str) -> tuple[str, ...]:
    """The parts of a last word with a great letter behind its hyphen: "Osei-Darko", not "Ji-hoon" or "al-Assad"."""
    found = re.search(r"(?:^| )([A-Z]\w{2,})-([A-Z]\w{2,})$", anyascii(text))
    return (folded(found[1]), folded(found[2])) if found else ()


def _name_words(text: str) -> list[str]:
    """Folded words; a hyphen joins ("Jean-Luc" is one), save behind an article ("al-Assad")."""
    words = []
    for word in text.replace("’", "'").split():
        head, dash, rest = word.partition("-")
        if dash and folded(head) in _ARTICLES:
            words.append(folded(rest.replace("-", "")))
        elif re.fullmatch(r"(?:\w\.){2,}", word):
            words += [letter.lower() for letter in word if letter.isalpha()]
        else:
            words.append(folded(word.replace("-", "")).replace(" ", ""))
    return [word for word in words if word]


def _joined(words: list[str]) -> list[str]:
    """Words with what only leads up to a name joined to it or left out: "Abd al-Qadir" is "abdelqadir", "Mac Orlan"
    "macorlan", "al-Assad" "assad"."""
    made: list[str] = []
    servant = False
    for k, word in enumerate(words):
        last = k == len(words) - 1
        if word in _ARTICLES and not last:
            continue
        if word in _SERVANTS and not last:
            servant = True
            continue
        lead = "abdel" if servant else ""
        if made and made[-1] in _LEADS and k > 0:
            lead, _ = _LEADS[made.pop()], lead
        made.append(lead + word)
        servant = False
    return made or words


_SERVANTS = frozenset(("abd", "abdel", "abdul", "abdal", "abdoul"))
_LEADS = {"bin": "ben", "ben": "ben", "ibn": "ben", "mac": "mac", "mc": "mac", "o": "o", "bint": "bint"}


def are_given_names(name: PersonName) -> bool:
    """Whether every part may be a given name, so that order does not tell the surname."""
    return all(word in _given_names() for word in name.words)


Likeness = Literal["same", "spelling", "short", "initial", "rough", "longer", "order", "surname"]
"""What two names of persons have in common, from much to little."""


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    told: dict[str, set[str]] = {}
    for name, forms in table("across/nicknames.tsv"):
        for form in forms.split("|"):
            told.setdefault(spelled(form), set()).add(spelled(name))
    return {form: frozenset(names) for form, names in told.items()}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(folded(name) for name in entries("first_names.tsv"))


@lru_cache(maxsize=1 << 16)
def like_persons(a: PersonName, b: PersonName) -> tuple[Likeness | None, str | None]:
    """What the names have in common, and what in them speaks against one person; both None for unlike names."""
    joined = "".join(a.words) == "".join(b.words)
    if joined:
        return ("same" if a.given else "surname"), _suffixes_differ(a, b)
    if a.given and b.given and len(a.words) == len(b.words) and sorted(a.words) == sorted(b.words):
        return "order", _suffixes_differ(a, b)
    if asian := like_east_asian(a.words, b.words):
        return asian, _suffixes_differ(a, b)
    surname = _like_words(a.surname, b.surname)
    if surname is None:
        return _like_longer(a, b)
    if not a.given or not b.given:
        return "surname", _suffixes_differ(a, b)
    given, against = _like_given(a.given, b.given)
    if given is None:
        return "surname", against
    worst = max(surname, given, key=_ORDER.index)
    if worst == "rough" and share_family(a.words, b.words):
        return None, None  # vowels tell their given names apart: "Chung-ho" and "Chung-hee"
    return worst, against or _suffixes_differ(a, b)


_ORDER: tuple[Likeness, ...] = ("same", "spelling", "short", "initial", "rough", "longer", "order", "surname")


def _suffixes_differ(a: PersonName, b: PersonName) -> str | None:
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return " and ".join(sorted((a.suffix, b.suffix)))
    return None


def _like_words(a: str, b: str) -> Likeness | None:
    if a == b:
        return "same"
    if spelled(a) == spelled(b):
        return "spelling"
    if _article_left_out(a, b) or _article_left_out(b, a):
        return "rough"
    if min(len(a), len(b)) > SHORT and rough(a) == rough(b) and len(rough(a)) > 1 and a[-1:] + b[-1:] not in _WOMEN:
        return "rough"
    return None


def _article_left_out(a: str, b: str) -> bool:
    """ "Elbashari" and "al-Bashari": the article is written as part of one."""
    return a[:2] in ("el", "al") and len(b) > SHORT and spelled(a[2:]) == spelled(b)


_WOMEN = frozenset(f"{end}a" for end in "vnyjiok") | frozenset(f"a{end}" for end in "vnyjiok")
"""Ends of surnames that tell a woman from the man of the same family: "Orlov" and "Orlova"."""


def _like_given(a: Sequence[str], b: Sequence[str]) -> tuple[Likeness | None, str | None]:
    """Compare given names: the first ones, then those in the middle as far as both have them."""
    first = _like_first(a[0], b[0])
    if first is None:
        # "J. Robert Orr" and "Robert Orr": who goes by the second name.
        if len(a) != len(b) and any(_like_first(x, y) == "same" for x in a[1:2] for y in b[:1]):
            return "rough", None
        if len(a) != len(b) and any(_like_first(x, y) == "same" for x in a[:1] for y in b[1:2]):
            return "rough", None
        return None, f"the first names {a[0].title()} and {b[0].title()} differ"
    for x, y in zip(a[1:], b[1:], strict=False):
        if _like_first(x, y) is None:
            return first, f"the middle names {x.title()} and {y.title()} differ"
    return first, None


def _like_first(a: str, b: str) -> Likeness | None:
    if a == b:
        return "same"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] or spelled(a)[0] == spelled(b)[0] else None
    if spelled(a) == spelled(b):
        return "spelling"
    one, other = spelled(a), spelled(b)
    if one in _short_forms().get(other, ()) or other in _short_forms().get(one, ()):
        return "short"
    if a in _given_names() and b in _given_names():
        return None
    return _like_words(a, b)


_CLOSE = ("same", "spelling")


def _like_longer(a: PersonName, b: PersonName) -> tuple[Likeness | None, str | None]:
    """ "Pedro Arsel" and "Pedro Arsel Lund": the one surname is followed by another."""
    for whole, half in ((a, b), (b, a)):
        if half.surname in whole.halves and half.is_full and _like_first(half.given[0], whole.given[0]) in _CLOSE:
            return "longer", None  # "Anna Korlan" and "Anna Korlan-Brul"
    short, long = sorted((a, b), key=lambda name: len(name.words))
    if short.is_full and 1 < len(short.given) < len(long.given) and long.words[: len(short.words)] == short.words:
        return "longer", None
    if len(short.given) != 1 or len(long.given) < 2 or not short.is_full:
        return None, None
    first, surname = _like_first(short.given[0], long.given[0]), _like_words(short.surname, long.given[1])
    if first in _CLOSE and surname in _CLOSE:
        return "longer", None
    return None, None
