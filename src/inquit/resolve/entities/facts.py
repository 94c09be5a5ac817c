"""What one report tells of each party that it names: the names, roles, places, company and date to know it by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from inquit.model import READ_BLOCKS, Entity, MentionKind, Reading, Ref, Report, Span
from inquit.resolve.entities.aliases import Known, body_nouns, compared, country_of, is_capital, known_as
from inquit.resolve.entities.bodies import body_name, without_legal_form
from inquit.resolve.entities.names import folded, person_name, spelled, words_of
from inquit.resolve.entities.page import Page, page_of
from inquit.resolve.entities.person import Person, person_told, whole_name
from inquit.resolve.entities.places import (
    branch_beside,
    edges_of,
    homes_beside,
    homes_in,
    longer_known,
    place_key,
    places_of,
)
from inquit.resolve.entities.roles import Role, has_office
from inquit.resolve.rarity import stem, weight
from inquit.resolve.words import words
from inquit.vocabulary import entries

__all__ = ["Facts", "facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """A party of one report.

    `known` is its id in the vocabulary, `maybe` the ids of known parties that share its name. `human` says that the
    name may be a person's, whatever kind was read. `homes` are countries and places told of it, `around` those of the
    report, the most frequent first, all folded. `branch` are countries that follow its name, `edges` other words that
    make a body's name longer than was read. `governs` says that a capital is spoken of as a government. `company` are
    the other names of the report, `story` its rare words, as stems. `date` is the day of the report.
    `relatives`, `namesake`, `doubtful` and `dead` are those of `Person`.
    """

    ref: Ref
    kind: MentionKind
    name: str
    names: tuple[str, ...] = ()
    known: str | None = None
    maybe: tuple[str, ...] = ()
    human: bool = False
    roles: tuple[Role, ...] = ()
    age: int | None = None
    gender: str | None = None
    suffix: str | None = None
    relatives: bool = False
    namesake: bool = False
    doubtful: bool = False
    dead: bool = False
    homes: tuple[str, ...] = ()
    branch: tuple[str, ...] = ()
    edges: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    governs: bool = False
    company: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    date: str | None = None


def facts(report: Report, reading: Reading) -> list[Facts]:
    """What the report tells of each party that it names; words that only tell a role or are no name are left out."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for mention in reading.mentions:
        spans[mention.entity].append(mention.span)
    named = [entity for entity in reading.entities if _is_name(entity) and spans[entity.id]]
    kinds = {entity.id: _kind(entity) for entity in named}
    governing = {s.speaker.entity for s in reading.statements}
    told = _Told(
        page_of(report, reading),
        places_of(((e.name, len(spans[e.id])) for e in named if kinds[e.id] == "place"), report),
        {entity.id: _company_key(entity, kinds[entity.id]) for entity in named},
        _roles_said(reading),
        _story(report),
        _date(report),
        frozenset(entity for entity in governing if entity),
    )
    return [_facts_of(entity, kinds[entity.id], spans[entity.id], told) for entity in named]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the parties of a report have in common."""

    page: Page
    places: Counter[str]
    company: Mapping[str, str | None]
    roles: Mapping[str, list[str]]
    story: tuple[str, ...]
    date: str | None
    speaking: frozenset[str]


def _facts_of(entity: Entity, kind: MentionKind, spans: Sequence[Span], told: _Told) -> Facts:
    human = _may_be_human(entity, kind)
    name = whole_name(entity.name, spans[0], told.page) if human else entity.name
    person = _person(entity, name, spans, told) if human else Person()
    own = _known_here(entity, kind, spans, told.page)
    about = {place_key(way) for way in entity.names} if kind == "place" else set()
    others = sorted({key for other, key in told.company.items() if key is not None and other != entity.id})
    return Facts(
        ref=Ref(told.page.report.id, entity.id),
        kind=kind,
        name=name,
        names=entity.names,
        known=next((known.id for known, sure in own if sure), None),
        maybe=tuple(sorted(known.id for known, sure in own if not sure)),
        human=human,
        roles=person.roles,
        age=person.age,
        gender=person.gender,
        suffix=person.suffix or person_name(name).suffix if human else None,
        relatives=person.relatives,
        namesake=person.namesake,
        doubtful=person.doubtful,
        dead=person.dead,
        homes=tuple(home for home in dict.fromkeys(_homes(entity, kind, spans, person, told)) if home not in about),
        branch=tuple(dict.fromkeys(country for span in spans for country in branch_beside(span, told.page))),
        edges=()
        if kind in ("person", "place")
        else tuple(sorted({e for span in spans for e in edges_of(span, told.page)})),
        around=tuple([place for place in _by_frequency(told.places) if place not in about][:_MOST_PLACES]),
        governs=kind == "place" and is_capital(entity.name) and _governs(entity, spans, told),
        company=tuple(others[:_MOST_COMPANY]),
        story=told.story,
        date=told.date,
    )


_MOST_PLACES = 8
_MOST_COMPANY = 40
_MOST_WORDS = 48


def _by_frequency(places: Counter[str]) -> list[str]:
    return [place for place, _ in sorted(places.items(), key=lambda told: (-told[1], told[0]))]


# Names and kinds -----------------------------------------------------------------------------------------------------


def _known(entity: Entity, kind: MentionKind) -> tuple[tuple[Known, bool], ...]:
    """The parties of the vocabulary that bear its fullest name, or an acronym that the report gives it.

    A single word that is a given name too is nobody's but the person's.
    """
    if kind == "person" and (" " in entity.name or folded(entity.name) in _given_names()):
        return ()
    for name in (entity.name, without_legal_form(entity.name)):
        if told := known_as(name):
            return told
    acronyms = [name for name in entity.names if name.isupper() and body_name(name).acronym]
    found = tuple(known for name in acronyms for known in known_as(name))
    return found if len({known.id for known, _ in found}) == 1 else ()


def _known_here(entity: Entity, kind: MentionKind, spans: Iterable[Span], page: Page) -> tuple[tuple[Known, bool], ...]:
    """The parties that its name means where it stands: "al-Qaeda" is another party in "al-Qaeda in Iraq"."""
    own = _known(entity, kind)
    longer = [longer_known(span, page) for span in spans]
    if all(longer):
        return longer[0] if len(set(longer)) == 1 else ()
    if not any(longer):
        return own
    both = {known.id: known for told in (*longer, own) for known, _ in told}
    return tuple((known, len(both) == 1) for known in both.values())


# Persons and places --------------------------------------------------------------------------------------------------


def _roles_said(reading: Reading) -> dict[str, list[str]]:
    """Roles of speakers, as the statements give them."""
    said: dict[str, list[str]] = defaultdict(list)
    for statement in reading.statements:
        for speaker in (statement.speaker, *statement.joint):
            if speaker.entity and speaker.role:
                said[speaker.entity].append(speaker.role.text)
    return said


def _person(entity: Entity, name: str, spans: Sequence[Span], told: _Told) -> Person:
    roles = [*(role.text for role in entity.roles), *told.roles.get(entity.id, ())]
    return person_told(name, spans, told.page, roles, told.places)


def _homes(entity: Entity, kind: MentionKind, spans: Sequence[Span], person: Person, told: _Told) -> Iterable[str]:
    if kind == "person":
        yield from (home for role in person.roles for home in role.homes)
        return
    if kind != "place":
        yield from (home for name in entity.names for home in homes_in(name, told.places))
    yield from (home for span in spans for home in homes_beside(span, told.page, told.places))


def _governs(entity: Entity, spans: Iterable[Span], told: _Told) -> bool:
    """Whether a capital speaks or acts: then its government is meant."""
    free = (span for span in spans if not _LOCATED.search(told.page.before(span)))
    return entity.id in told.speaking or any(_GOVERNS.match(told.page.behind(span)) for span in free)


_GOVERNS = re.compile(
    r"^(?:['’]s (?:government|position|foreign|ambassador|envoy|ally|allies|offer|demand)"
    r"|(?:,[^,.]{3,60},)? (?:has |had |have |will |would )?(?!is |was |are |were |in |on |and |or |with |from |for )"
    r"[a-z]+ (?:to |that |it |the |a |its |[A-Z]|not |no |talks))"
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|from|to|of|around|outside|inside|across|above|through|over|for|and) $", re.IGNORECASE
)


# The report ----------------------------------------------------------------------------------------------------------


def _company_key(entity: Entity, kind: MentionKind) -> str | None:
    """A party as company of others: a person, a body with a name of its own, a place that is no country."""
    known = [party for party, _ in known_as(entity.name)]
    if kind == "person":
        name = person_name(entity.name)
        if name.is_full:
            return "p:" + " ".join(map(spelled, (name.given[0], name.surname)))
        return "s:" + spelled(name.surname)
    if known:
        return None if kind == "place" and known[0].country is None else f"{_LETTERS[known[0].kind]}:{known[0].id}"
    if kind == "place":
        return None if country_of(folded(entity.name)) else "l:" + place_key(entity.name)
    body = body_name(entity.name)
    return "o:" + " ".join(body.words) if body.words and not body.is_generic else None


_LETTERS = {"place": "l", "organisation": "o", "group": "g"}


def _story(report: Report) -> tuple[str, ...]:
    """The rarest words of the report's news, as stems."""
    told = {
        stem(word.text)
        for block in report.blocks
        if block.kind in READ_BLOCKS
        for word in words(report.text, *block.span)
        if not re.fullmatch(r"\d{1,2}|(?:19|20)\d\d", word.text)
    }
    rare = sorted((word for word in told if weight(word) >= _RARE), key=lambda word: (-weight(word), word))
    return tuple(rare[:_MOST_WORDS])


_RARE = 3.0
"""Weight from which a word tells something of the story: it stands in at most one report of twenty."""


def _date(report: Report) -> str | None:
    told = report.published or (report.dateline.date if report.dateline else None)
    return told[:10] if told and re.match(r"\d{4}-\d\d-\d\d", told) else None
