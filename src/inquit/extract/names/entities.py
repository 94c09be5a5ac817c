"""Who is who within one report: mentions of names grouped into parties.

A surname belongs to the one full name that ends with it; where several do, to none unless the report itself tells
which. Merging two people is worse than not merging one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from inquit.extract.names.doubles import doubled
from inquit.extract.names.gender import gender_told, genders_by_pronouns, given_name_gender
from inquit.extract.names.matching import Known
from inquit.extract.names.mentions import Found
from inquit.extract.names.party import Party
from inquit.extract.names.roles import roles_at, title_of
from inquit.extract.passage import Passage
from inquit.model import Phrase, Report, span_id

__all__ = ["Cast", "make_cast"]


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
        start = bisect_left(self.found, (at, first), key=lambda found: (found.passage, found.where[0]))
        for n in range(start, len(self.found)):
            found = self.found[n]
            if (found.passage, found.where[0]) >= (at, last):
                break
            if found.where[1] <= last:
                yield found, self.party[n]


def make_cast(report: Report, passages: Sequence[Passage], found: list[Found]) -> Cast:
    """Group the names of a report."""
    groups = _grouped(passages, found)
    made = [groups[f.text] for f in found]
    cast = Cast(report.text, passages, found, made, {id(passage): n for n, passage in enumerate(passages)})
    _describe(cast)
    _tell_short_names_apart(cast)
    _leave_doubled_open(cast)
    for party in cast.parties():
        party.entity = span_id("e", report.id, [min(found.span for found in party.mentions)])
    return cast


def _grouped(passages: Sequence[Passage], found: Sequence[Found]) -> dict[str, Party]:
    """The party that each name means."""
    groups: dict[str, Party] = {}
    surnames = dict(_shared_surnames(passages, found))
    kinds = {f.text: f.kind for f in found}
    known = Known(_brackets(passages, found))
    for text in sorted(kinds, key=lambda text: (-len(text.split(" ")), text not in surnames, _initials(text), text)):
        groups[text] = known.bearing(text, kinds[text])
        known.share(groups[text], surnames.get(text))
    return groups


def _brackets(passages: Sequence[Passage], found: Sequence[Found]) -> dict[str, set[str]]:
    """The words in brackets right behind each name: "Bund of Oss (BO)"."""
    behind: dict[str, set[str]] = defaultdict(set)
    for f in found:
        tokens, end = passages[f.passage].tokens, f.where[1]
        if end + 2 < len(tokens) and tokens[end].text == "(":
            behind[f.text].add(tokens[end + 1].text)
    return behind


def _describe(cast: Cast) -> None:
    """Give each party its mentions, names, roles and gender."""
    roles: dict[int, dict[Phrase, None]] = defaultdict(dict)
    for found, party in zip(cast.found, cast.party, strict=True):
        passage = cast.passages[found.passage]
        party.mentions.append(found)
        if found.text not in party.names:
            party.names.append(found.text)
        if found.text == party.name:
            party.full = party.full or found
        roles[id(party)].update(dict.fromkeys(roles_at(passage, found)))
        party.gender = party.gender or (gender_told(passage, found) if party.kind == "person" else None)
    for party in cast.parties():
        party.roles = list(roles[id(party)])
        if party.kind == "person" and party.gender is None:
            party.gender = given_name_gender(party.name)
    number = {id(party): n for n, party in enumerate(cast.party)}
    person = [number[id(p)] if p.kind == "person" and not p.namesakes else -1 for p in cast.party]
    for n, gender in genders_by_pronouns(cast.passages, cast.found, person).items():
        cast.party[n].gender = cast.party[n].gender or gender


def _initials(name: str) -> int:
    return sum(len(word.strip(".")) == 1 for word in name.split(" "))


def _shared_surnames(passages: Sequence[Passage], found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """First names that "and" joins to a full name, with its surname."""
    for one, other in pairwise(found):
        between = passages[one.passage].tokens[one.where[1] : other.where[0]] if one.passage == other.passage else ()
        both = one.kind == other.kind == "person" and " " not in one.text and " " in other.text
        if both and [token.low for token in between] == ["and"]:
            yield one.text, other.text.split(" ")[-1]


def _tell_short_names_apart(cast: Cast) -> None:
    """Give a short name that several bear to the one whom the report has called by it: told by a title's gender, or
    the only one introduced so far and spoken of much more."""
    first_told: dict[int, int] = {}
    spoken: dict[int, int] = defaultdict(int)
    titles: dict[int, set[str]] = defaultdict(set)
    for found, party in zip(cast.found, cast.party, strict=True):
        if not party.namesakes:
            first_told.setdefault(id(party), found.span.start)
            spoken[id(party)] += 1
            titles[id(party)].add(title_of(cast.passages[found.passage], found))
    for n, (found, party) in enumerate(zip(cast.found, cast.party, strict=True)):
        if not party.namesakes:
            continue
        gender = gender_told(cast.passages[found.passage], found)
        fitting = [p for p in party.namesakes if gender is None or p.gender in (gender, None)]
        title = title_of(cast.passages[found.passage], found)
        titled = [p for p in fitting if title != "-" and title in titles[id(p)]]
        fitting = titled if len(titled) == 1 else fitting
        told = [p for p in fitting if first_told.get(id(p), found.span.start) < found.span.start]
        if len(fitting) != 1 and len(told) > 1:
            most, *others = sorted(told, key=lambda p: -spoken[id(p)])
            rival = max(spoken[id(p)] for p in others)
            usual = len(party.mentions) >= _OFTEN and spoken[id(most)] >= rival and most is _first(told, first_told)
            told = [most] if spoken[id(most)] >= _MUCH_MORE * rival or usual else told
        chosen = fitting if len(fitting) == 1 else told
        if len(chosen) == 1:
            cast.party[n] = chosen[0]
            spoken[id(chosen[0])] += 1
            chosen[0].mentions.append(found)
            if found.text not in chosen[0].names:
                chosen[0].names.append(found.text)


def _leave_doubled_open(cast: Cast) -> None:
    """Give a name that may mean two to neither of them."""
    doubts = doubled(cast.passages, cast.found, cast.party)
    if not doubts:
        return
    cast.party = [doubts.get(n, party) for n, party in enumerate(cast.party)]
    for party in cast.parties():
        party.mentions = []
    for found, party in zip(cast.found, cast.party, strict=True):
        party.mentions.append(found)
    for party in cast.parties():
        party.names = list(dict.fromkeys(found.text for found in party.mentions))
        party.full = next((found for found in party.mentions if found.text == party.name), None)


def _first(parties: Sequence[Party], first_told: dict[int, int]) -> Party:
    return min(parties, key=lambda party: first_told[id(party)])


_MUCH_MORE = 3
_OFTEN = 4
"""Mentions of a short name from which on it is taken for that of the one named first: relatives told of beside a main
person go by their full names."""
