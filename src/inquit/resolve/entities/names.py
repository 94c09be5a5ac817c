"""Names compared: one spelling for many, the parts of a person's name, and what two names are to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from anyascii import anyascii

from inquit.vocabulary import entries, table

__all__ = [
    "Likeness",
    "PersonName",
    "are_given_names",
    "folded",
    "like_persons",
    "person_name",
    "rough",
    "spelled",
    "words_of",
]


@cache
def folded(text: str) -> str:
    """Plain lower-case letters and digits, words parted by single spaces: "The U.S.'s  Élysée" is "us elysee"."""
    plain = anyascii(text).lower().replace("&", " and ").replace("`", "'")
    plain = re.sub(r"'s?(?= |$)", "", plain)
    plain = re.sub(r"\b([a-z])\. (?=[a-z]\.)", r"\1.", plain)
    plain = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)|(?<=\b[a-z])\.(?=$|\W)|'", "", plain)
    words = re.sub(r"[^a-z0-9+]+", " ", plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def words_of(text: str) -> tuple[str, ...]:
    """The words of the folded text."""
    return tuple(folded(text).split())


# One spelling for many -----------------------------------------------------------------------------------------------


@cache
def _rules(level: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    made = []
    for told, where, old, *new in table("across/spelling_rules.tsv"):
        if told == level:
            pattern = {"any": "{}", "start": "^{}", "end": "{}$"}[where].format(old)
            made.append((re.compile(pattern), new[0] if new else ""))
    return tuple(made)


@cache
def _known_spellings() -> dict[str, str]:
    """Spellings of one name to the first of them."""
    return {
        folded(way): folded(ways.split("|")[0])
        for (ways,) in table("across/given_name_spellings.tsv")
        for way in ways.split("|")
    }


@cache
def spelled(word: str) -> str:
    """One spelling for all close spellings of a folded word: "sergey" and "sergei" give the same."""
    known = _known_spellings().get(word)
    if known is not None:
        return known
    if len(word) < _SHORT:
        return word
    if (servant := re.match("abd[aeou]+l(?=...)", word)) is not None:
        return "abdel" + spelled(word[servant.end() :])
    made = word
    for pattern, new in _rules("close"):
        made = pattern.sub(new, made)
    return re.sub(r"(.)\1+", r"\1", made) or word


@cache
def rough(word: str) -> str:
    """A word without vowels behind its first letter and without the choice between like consonants."""
    made = spelled(word)
    for pattern, new in _rules("rough"):
        made = pattern.sub(new, made)
    made = re.sub(r"(.)\1+", r"\1", re.sub("(?<=.)[aeiou]", "", made))
    return made or word


_SHORT = 4
"""Shorter words are names of their own in too many languages: they are only the same when written the same."""


# Persons -------------------------------------------------------------------------------------------------------------

_SUFFIXES = {"jr": "Jr", "junior": "Jr", "sr": "Sr", "senior": "Sr", "ii": "II", "iii": "III", "iv": "IV"}
_ARTICLES = frozenset(("al", "el", "ad", "as", "ash", "an", "ar", "at", "az", "ul", "ol"))
"""The Arabic article before a name, which other reports leave out or write otherwise."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, each folded: what stands before the surname, the surname with its particles."""

    given: tuple[str, ...]
    surname: str
    particles: tuple[str, ...] = ()
    suffix: str | None = None

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
    def words(self) -> tuple[str, ...]:
        return (*self.given, self.surname)


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
    words = _joined(words)
    if not words:
        return PersonName((), "")
    start = len(words) - 1
    while start > 1 and words[start - 1] in _particles():
        start -= 1
    if start == 1 < len(words) - 1 and words[0] in _particles():
        start = 0  # "Van den Berg" has no first name
    return PersonName(tuple(words[:start]), words[-1], tuple(words[start:-1]), suffix)


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


def like_persons(a: PersonName, b: PersonName) -> tuple[Likeness | None, str | None]:
    """What the names have in common, and what in them speaks against one person; both None for unlike names."""
    joined = "".join(a.words) == "".join(b.words)
    if joined:
        return ("same" if a.given else "surname"), _suffixes_differ(a, b)
    if a.given and b.given and len(a.words) == len(b.words) and sorted(a.words) == sorted(b.words):
        return "order", _suffixes_differ(a, b)
    surname = _like_words(a.surname, b.surname)
    if surname is None:
        return _like_longer(a, b)
    if not a.given or not b.given:
        return "surname", _suffixes_differ(a, b)
    given, against = _like_given(a.given, b.given)
    if given is None:
        return "surname", against
    worst = max(surname, given, key=_ORDER.index)
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
    if min(len(a), len(b)) > _SHORT and rough(a) == rough(b) and len(rough(a)) > 1 and a[-1:] + b[-1:] not in _WOMEN:
        return "rough"
    return None


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


def _like_longer(a: PersonName, b: PersonName) -> tuple[Likeness | None, str | None]:
    """ "Pedro Arsel" and "Pedro Arsel Lund": the one surname is followed by another."""
    short, long = sorted((a, b), key=lambda name: len(name.words))
    if len(short.given) != 1 or len(long.given) < 2 or not short.is_full:
        return None, None
    first, surname = _like_first(short.given[0], long.given[0]), _like_words(short.surname, long.given[1])
    if first in ("same", "spelling") and surname in ("same", "spelling"):
        return "longer", None
    return None, None
