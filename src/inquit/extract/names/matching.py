"""Which names of one report mean the same party: short forms, initials, other spellings, acronyms.

A name is compared with those parties only that share a key with it, so that a report full of names takes time in step
with their number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from inquit.extract.names.party import Party
from inquit.extract.names.words import given_names, organisations, place_words
from inquit.model import MentionKind

__all__ = ["Known", "spelling"]

Key = str | tuple[str, ...]
"""Spelled words of a name, or an acronym."""


class Known:
    """The parties of a report so far. `brackets` are the words in brackets right behind each name."""

    def __init__(self, brackets: Mapping[str, set[str]]) -> None:
        self._brackets = brackets
        self._parties: list[Party] = []
        self._by_key: dict[Key, set[int]] = defaultdict(set)
        self._numbers: dict[int, int] = {}

    def bearing(self, text: str, kind: MentionKind) -> Party:
        """The known party that bears the name `text`, or a new one. Longer names are asked for before shorter ones."""
        fitting = [party for party in self._at(_asked(text)) if _fits(text, kind, party)]
        if kind != "person" and not fitting and _is_acronym(text):
            near = self._at((_bare(text), text, organisations().get(text.lower(), text)))
            fitting = [party for party in near if self._is_abbreviated(text, party)]
            if fitting:
                # "the Alliance of Rem (AR) and the Rowers (AR)": told of a second, it may be that one's.
                fitting += [party for party in near if party not in fitting and self._has_behind(text, party)]
        return fitting[0] if len(fitting) == 1 else self._new(Party(kind, text, namesakes=fitting))

    def _is_abbreviated(self, text: str, party: Party) -> bool:
        return _abbreviates(text, party, self._brackets.get(party.name, ()))

    def _has_behind(self, text: str, party: Party) -> bool:
        return party.kind in _BODIES and text in self._brackets.get(party.name, ())

    def share(self, party: Party, surname: str | None) -> None:
        """Note the surname that a first name shares with the full name behind it."""
        party.shared = surname
        if surname is not None:
            self._by_key[(spelling(surname),)].add(self._numbers[id(party)])

    def _new(self, party: Party) -> Party:
        number = self._numbers[id(party)] = len(self._parties)
        self._parties.append(party)
        for key in (*_keys(party), *_acronyms(party), *self._brackets.get(party.name, ())):
            self._by_key[key].add(number)
        return party

    def _at(self, keys: Iterable[Key]) -> list[Party]:
        """The parties under any of the keys, in the order in which they became known."""
        return [self._parties[number] for number in sorted({n for key in keys for n in self._by_key.get(key, ())})]


# Names --------------------------------------------------------------------------------------------------------------


def _keys(party: Party) -> Iterator[Key]:
    """Under what a party is looked up: who shares none of it with a name does not bear it."""
    words = _words(party.name)
    spelled = tuple(map(spelling, words))
    yield spelled
    if party.kind == "person" and len(words) > 1:
        yield from (spelled[-1:], spelled[:1], (spelled[-1], spelled[0]), (spelled[-1], words[0][0].lower()))
    elif party.kind != "person":
        low = tuple(word.lower() for word in words)
        yield from (low[:end] for end in range(1, len(low)))


def _asked(text: str) -> tuple[Key, ...]:
    """The keys of parties that a name may mean."""
    words = _words(text)
    spelled = tuple(map(spelling, words))
    if len(words) < 2:
        return spelled, tuple(word.lower() for word in words)
    last, first = spelled[-1], spelled[0]
    return spelled, tuple(word.lower() for word in words), (last, first), (last, words[0][0].lower())


def _fits(text: str, kind: MentionKind, party: Party) -> bool:
    words, theirs = _words(text), _words(party.name)
    if not words or not theirs:
        return text.lower() == party.name.lower()
    if [spelling(w) for w in words] == [spelling(w) for w in theirs]:
        return True
    if party.shared is not None and len(words) == 1:
        return spelling(words[0]) == spelling(party.shared)
    if party.kind == "person" and len(theirs) > 1:
        if len(words) == 1:
            return not (kind == "place" or text.lower() in organisations()) and _same_word(words[0], theirs)
        return kind == "person" and _same_person(words, theirs)
    if kind == "person" or party.kind == "person" or party.kind != kind:
        return False
    if kind != "place" and text.lower() in place_words():
        # "Sedria" is not "Sedria Airlines"
        return False
    return _is_short_form(words, theirs)


_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@cache
def _words(text: str) -> tuple[str, ...]:
    words = [word.strip(".,") for word in text.split(" ")]
    return tuple(word for word in words if word and word.lower() not in _SUFFIXES | {"the"})


def _same_word(word: str, theirs: Sequence[str]) -> bool:
    """A surname, or a first name of more than three letters or one that is known."""
    spelled = spelling(word)
    is_first = spelled == spelling(theirs[0]) and (len(word) > 3 or word.lower() in given_names())
    return is_first or spelled == spelling(theirs[-1])


def _same_person(words: Sequence[str], theirs: Sequence[str]) -> bool:
    """The same surname and a first name that is the same, an initial, or left out of a longer run of names."""
    if spelling(words[-1]) != spelling(theirs[-1]):
        return False
    first, their_first = words[0], theirs[0]
    if spelling(first) == spelling(their_first):
        return True
    short, long = sorted((first, their_first), key=len)
    return len(short.strip(".")) == 1 and long.lower().startswith(short.lower().strip("."))


def _is_short_form(words: Sequence[str], theirs: Sequence[str]) -> bool:
    """The opening words of the longer name: "Patriot" of "Patriot Coal"."""
    low, long = [w.lower() for w in words], [w.lower() for w in theirs]
    return len(low) < len(long) and long[: len(low)] == low


@cache
def spelling(name: str) -> str:
    """A name without accents, doubled letters and the choice between i, y and j: "Sergey" and "Sergei" are one."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"(.)\1+", r"\1", re.sub("[yj]", "i", plain)) or name.lower()


# Acronyms -----------------------------------------------------------------------------------------------------------

_BODIES = ("organisation", "group", "other")
_SMALL = frozenset(("of", "the", "and", "for", "de", "in", "on", "to", "du", "des", "la", "&"))


def _bare(text: str) -> str:
    return text.replace(".", "")


def _is_acronym(text: str) -> bool:
    return 2 <= len(_bare(text)) <= 8 and _bare(text).isupper()


def _abbreviates(text: str, party: Party, brackets: Collection[str]) -> bool:
    """Capitals that are the first letters of a name's words, or that a report puts into brackets behind it."""
    if party.kind not in _BODIES:
        return False
    if organisations().get(text.lower(), text) == organisations().get(party.name.lower()):
        return True
    words, bare = _parts(party.name), _bare(text)
    if len(words) < 2:
        return False
    return bare in _initials(words) or (bare[0] == words[0][0].upper() and text in brackets)


def _acronyms(party: Party) -> Iterator[str]:
    """What may stand for a name in capitals, brackets aside."""
    yield organisations().get(party.name.lower(), "")
    yield from _initials(_parts(party.name))


def _parts(name: str) -> list[str]:
    return [word for word in re.split(r"[ \-]+", name) if word]


def _initials(words: Sequence[str]) -> tuple[str, str]:
    """The first letters of the words, without the small ones and with them."""
    kept = "".join(word[0] for word in words if word.lower() not in _SMALL)
    return kept.upper(), "".join(word[0] for word in words).upper()
