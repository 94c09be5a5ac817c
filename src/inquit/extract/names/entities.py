"""Who is who within one report: mentions of names grouped into parties.

A surname belongs to the one full name that ends with it; where several do, to none unless the report itself tells
which. Merging two people is worse than not merging one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from inquit.extract.names.gender import Gender, gender_told, genders_by_pronouns, given_name_gender
from inquit.extract.names.mentions import Found
from inquit.extract.names.roles import roles_at
from inquit.extract.names.words import organisations
from inquit.extract.passage import Passage
from inquit.model import MentionKind, Phrase, Report, span_id

__all__ = ["Cast", "Party", "make_cast", "spelling"]


@dataclass(slots=True)
class Party:
    """One person, organisation, place or group of a report; `name` is the fullest it has there.

    `namesakes` are the other parties that a short name may mean as well: then nobody can tell who it is.
    """

    kind: MentionKind
    name: str
    names: list[str] = field(default_factory=list)
    mentions: list[Found] = field(default_factory=list)
    roles: list[Phrase] = field(default_factory=list)
    gender: Gender | None = None
    namesakes: list[Party] = field(default_factory=list)
    shared: str | None = None
    """The surname that a first name shares with the full name behind it: "Joel and Hana Perrin"."""
    entity: str | None = None
    """Its id within the report, for a party that has a name."""


@dataclass(slots=True)
class Cast:
    """The parties of a report and their mentions in the order of the text; `party[n]` has mention `found[n]`."""

    text: str
    passages: Sequence[Passage]
    found: list[Found]
    party: list[Party]
    numbers: dict[int, int] = field(default_factory=dict)
    """The number of a passage by its identity."""

    def parties(self) -> list[Party]:
        """Each party once, in the order of its first mention."""
        return list({id(party): party for party in self.party}.values())

    def within(self, passage: Passage, first: int, last: int) -> Iterator[tuple[Found, Party]]:
        """The names that lie in tokens `[first, last)` of a passage."""
        at = self.numbers[id(passage)]
        for found, party in zip(self.found, self.party, strict=True):
            if found.passage == at and first <= found.where[0] and found.where[1] <= last:
                yield found, party


def make_cast(report: Report, passages: Sequence[Passage], found: list[Found]) -> Cast:
    """Group the names of a report."""
    groups: dict[str, Party] = {}
    surnames = dict(_shared_surnames(passages, found))
    texts = {f.text: f.kind for f in found}
    for text in sorted(texts, key=lambda text: (-len(text.split(" ")), text not in surnames, _initials(text), text)):
        known = list({id(p): p for p in groups.values()}.values())
        groups[text] = _party_for(text, texts[text], known, found, passages)
        groups[text].shared = surnames.get(text)
    made = [groups[f.text] for f in found]
    for f, party in zip(found, made, strict=True):
        party.mentions.append(f)
        if f.text not in party.names:
            party.names.append(f.text)
        party.roles += [role for role in roles_at(passages[f.passage], f) if role not in party.roles]
        party.gender = party.gender or (gender_told(passages[f.passage], f) if party.kind == "person" else None)
    for party in {id(p): p for p in made}.values():
        if party.kind == "person" and party.gender is None:
            party.gender = given_name_gender(party.name)
    number = {id(party): n for n, party in enumerate(made)}
    person = [number[id(p)] if p.kind == "person" and not p.namesakes else -1 for p in made]
    for n, gender in genders_by_pronouns(passages, found, person).items():
        if made[n].gender is None:
            made[n].gender = gender
    cast = Cast(report.text, passages, found, made, {id(passage): n for n, passage in enumerate(passages)})
    _tell_short_names_apart(cast)
    for party in cast.parties():
        party.entity = span_id("e", report.id, [min(found.span for found in party.mentions)])
    return cast


def _initials(name: str) -> int:
    return sum(len(word.strip(".")) == 1 for word in name.split(" "))


def _shared_surnames(passages: Sequence[Passage], found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """First names that "and" joins to a full name, with its surname."""
    for one, other in pairwise(found):
        between = passages[one.passage].tokens[one.where[1] : other.where[0]] if one.passage == other.passage else ()
        both = one.kind == other.kind == "person" and " " not in one.text and " " in other.text
        if both and [token.low for token in between] == ["and"]:
            yield one.text, other.text.split(" ")[-1]


def _party_for(
    text: str, kind: MentionKind, known: list[Party], found: Sequence[Found], passages: Sequence[Passage]
) -> Party:
    """The known party that bears the name `text`, or a new one. Longer names come before shorter ones."""
    fitting = [party for party in known if _fits(text, kind, party)]
    if kind != "person" and not fitting:
        fitting = [party for party in known if _is_acronym_of(text, party, found, passages)]
    if len(fitting) == 1:
        return fitting[0]
    return Party(kind, text, namesakes=fitting)


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
            return kind != "place" and _same_word(words[0], theirs)
        return kind == "person" and _same_person(words, theirs)
    if kind == "person" or party.kind == "person" or party.kind != kind:
        return False
    return _is_short_form(words, theirs)


_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@cache
def _words(text: str) -> tuple[str, ...]:
    words = [word.strip(".,") for word in text.split(" ")]
    return tuple(word for word in words if word and word.lower() not in _SUFFIXES | {"the"})


def _same_word(word: str, theirs: Sequence[str]) -> bool:
    """A surname, or a first name of more than three letters."""
    spelled = spelling(word)
    return spelled == spelling(theirs[-1]) or (len(word) > 3 and spelled == spelling(theirs[0]))


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
    """The longer name's opening words ("Patriot" of "Patriot Coal"), or its end where it has a name of its own."""
    low, long = [w.lower() for w in words], [w.lower() for w in theirs]
    return len(low) < len(long) and long[: len(low)] == low


_SMALL = frozenset(("of", "the", "and", "for", "de", "in", "on", "to", "du", "des", "la", "&"))


def _is_acronym_of(text: str, party: Party, found: Sequence[Found], passages: Sequence[Passage]) -> bool:
    """Capitals that are the first letters of a name's words, or that a report puts into brackets behind it."""
    bare = text.replace(".", "")
    if not (2 <= len(bare) <= 8 and bare.isupper()) or party.kind not in ("organisation", "group", "other"):
        return False
    if organisations().get(text.lower(), text) == organisations().get(party.name.lower()):
        return True
    words = [word for word in re.split(r"[ \-]+", party.name) if word]
    initials = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
    full = "".join(word[0] for word in words).upper()
    if len(words) > 1 and bare in (initials, full):
        return True
    return len(words) > 1 and bare[0] == words[0][0].upper() and _in_brackets_behind(text, party, found, passages)


def _in_brackets_behind(text: str, party: Party, found: Sequence[Found], passages: Sequence[Passage]) -> bool:
    for f in found:
        if f.text != party.name:
            continue
        tokens, end = passages[f.passage].tokens, f.where[1]
        if end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 1].text == text:
            return True
    return False


def _tell_short_names_apart(cast: Cast) -> None:
    """Give a short name that several bear to the one whom the report has called by it: told by a title's gender, or
    the only one introduced so far and spoken of much more."""
    first_told: dict[int, int] = {}
    spoken: dict[int, int] = defaultdict(int)
    for found, party in zip(cast.found, cast.party, strict=True):
        if not party.namesakes:
            first_told.setdefault(id(party), found.span.start)
            spoken[id(party)] += 1
    for n, (found, party) in enumerate(zip(cast.found, cast.party, strict=True)):
        if not party.namesakes:
            continue
        gender = gender_told(cast.passages[found.passage], found)
        fitting = [p for p in party.namesakes if gender is None or p.gender in (gender, None)]
        told = [p for p in fitting if first_told.get(id(p), found.span.start) < found.span.start]
        if len(fitting) != 1 and len(told) > 1:
            most, *others = sorted(told, key=lambda p: -spoken[id(p)])
            rival = max(spoken[id(p)] for p in others)
            usual = len(party.mentions) >= _OFTEN and spoken[id(most)] >= rival and most is _first(told, first_told)
            told = [most] if spoken[id(most)] >= _MUCH_MORE * rival or usual else told
        chosen = fitting if len(fitting) == 1 else told
        if len(chosen) == 1:
            cast.party[n] = chosen[0]
            chosen[0].mentions.append(found)
            if found.text not in chosen[0].names:
                chosen[0].names.append(found.text)


def _first(parties: Sequence[Party], first_told: dict[int, int]) -> Party:
    return min(parties, key=lambda party: first_told[id(party)])


_MUCH_MORE = 3
_OFTEN = 4
"""Mentions of a short name from which on it is taken for that of the one named first: relatives told of beside a main
person go by their full names."""


@cache
def spelling(name: str) -> str:
    """A name without accents, doubled letters and the choice between i, y and j: "Sergey" and "Sergei" are one."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"(.)\1+", r"\1", re.sub("[yj]", "i", plain)) or name.lower()
