"""What one report tells of each party that it names: the names, roles, places, company and date to know it by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from inquit.model import Entity, MentionKind, Reading, Ref, Report, Span
from inquit.resolve.entities.aliases import Known, is_capital, known_as
from inquit.resolve.entities.bodies import body_name, without_legal_form
from inquit.resolve.entities.extent import whole_bodies
from inquit.resolve.entities.kinds import is_name, kind_of, looks_human, may_be_human
from inquit.resolve.entities.matter import company_key, date_of, places_written, story_of, works_of, written_places
from inquit.resolve.entities.names import person_name
from inquit.resolve.entities.page import Page, page_of
from inquit.resolve.entities.person import Person, is_first_name, person_told, whole_name
from inquit.resolve.entities.places import (
    branch_beside,
    edges_of,
    homes_beside,
    homes_in,
    longer_known,
    place_key,
    places_of,
)
from inquit.resolve.entities.roles import Role
from inquit.resolve.entities.told_names import also_called, is_body_phrase

__all__ = ["Facts", "called", "facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """A party of one report.

    `called` are those of its names that the report tells to be others for the same ("also known as"). `known` is its id
    in the vocabulary, `maybe` the ids of known parties that share its name. `human` says that the name may be a
    person's, whatever kind was read. `homes` are countries and places told of it, `around` those of the report, the
    most frequent first, all folded. `branch` are countries that follow its name, `edges` other words that make a body's
    name longer than was read ("*": not everywhere). `governs` says that a capital is spoken of as a government.
    `company` are the other names of the report and titles in it, `story` its rare words as written. `written` tells how
    those of `homes`, `around` and `company` are written. `outlet` and `date` are those of the report. `relatives`,
    `namesake`, `doubtful` and `dead` are those of `Person`.
    """

    ref: Ref
    kind: MentionKind
    name: str
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
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
    written: dict[str, str] = field(default_factory=dict)
    story: tuple[str, ...] = ()
    outlet: str | None = None
    date: str | None = None


def called(facts: Facts) -> list[Facts]:
    """The party under its own name and under each other that the report tells."""
    return [facts, *(_under(facts, name) for name in facts.called)]


def _under(facts: Facts, name: str) -> Facts:
    told = known_as(name)
    human = facts.human and not told and not is_body_phrase(name) and (looks_human(name) or " " not in name)
    return replace(
        facts,
        kind=told[0][0].kind if told else facts.kind if human or facts.kind != "person" else "organisation",
        name=name,
        names=(name,),
        called=(),
        human=human,
        known=next((known.id for known, sure in told if sure), None),
        maybe=tuple(sorted(known.id for known, sure in told if not sure)),
    )


def _targets(reading: Reading) -> set[str]:
    """The parties that others accuse, urge or ask: a city is none of them."""
    aimed = {statement.target.span for statement in reading.statements if statement.target is not None}
    return {mention.entity for mention in reading.mentions if mention.span in aimed}


def facts(report: Report, reading: Reading) -> list[Facts]:
    """What the report tells of each party that it names; words that only tell a role or are no name are left out."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for mention in reading.mentions:
        spans[mention.entity].append(mention.span)
    page = page_of(report, reading)
    named = [entity for entity in whole_bodies(reading.entities, spans, page) if spans[entity.id] and is_name(entity)]
    named = [replace(entity, kind=kind_of(entity.name, entity.kind, spans[entity.id], page)) for entity in named]
    governing = {statement.speaker.entity for statement in reading.statements} | _targets(reading)
    company = {entity.id: (key, entity.name) for entity in named if (key := company_key(entity)) is not None}
    told = _Told(
        page,
        places_of(((e.name, len(spans[e.id])) for e in named if e.kind == "place"), report),
        company,
        places_written((name for _, name in company.values()), report),
        dict(works_of(report)),
        _full_names(named),
        _roles_said(reading),
        story_of(report),
        date_of(report),
        frozenset(entity for entity in governing if entity),
    )
    return [_facts_of(entity, spans[entity.id], told) for entity in named]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the parties of a report have in common; `company` by entity, as keys with names; `written` tells by keys
    how it writes places; `works` are titles."""

    page: Page
    places: Counter[str]
    company: Mapping[str, tuple[str, str]]
    written: Mapping[str, str]
    works: Mapping[str, str]
    full_names: Mapping[str, str]
    roles: Mapping[str, list[str]]
    story: tuple[str, ...]
    date: str | None
    speaking: frozenset[str]


def _full_names(named: Iterable[Entity]) -> dict[str, str]:
    """For surnames that one person of the report bears with a first name: that full name."""
    full: dict[str, set[str]] = defaultdict(set)
    for entity in named:
        if entity.kind == "person" and (name := person_name(entity.name)).is_full:
            full[name.surname].add(entity.name)
    return {surname: names.pop() for surname, names in full.items() if len(names) == 1}


def _facts_of(entity: Entity, spans: Sequence[Span], told: _Told) -> Facts:
    kind, page = entity.kind, told.page
    name = whole_name(entity.name, spans[0], page)
    human = may_be_human(name, kind, spans, page)
    name = _full(name, told) if human else entity.name
    person = _person(entity, name, spans, told) if human else Person()
    if person.proved and not person.doubtful and looks_human(name):
        kind = "person"
    own = _known_here(entity, kind, spans, page)
    about = {place_key(way) for way in entity.names} if kind == "place" else set()
    homes = [home for home in dict.fromkeys(_homes(entity, kind, spans, person, told)) if home not in about]
    around = [place for place in _by_frequency(told.places) if place not in about][:_MOST_PLACES]
    called = also_called(spans, kind == "person" and person.proved, page)
    others = {key: way for other, (key, way) in told.company.items() if other != entity.id}
    others.update(told.works)
    company = sorted(others)[:_MOST_COMPANY]
    places = written_places((*homes, *around), told.written)
    return Facts(
        ref=Ref(page.report.id, entity.id),
        kind=kind,
        name=name,
        names=(*entity.names, *(way for way in called if way not in entity.names)),
        called=called,
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
        homes=tuple(homes),
        branch=tuple(dict.fromkeys(country for span in spans for country in branch_beside(span, page))),
        edges=() if kind in ("person", "place") else _edges(spans, page),
        around=tuple(around),
        governs=kind == "place" and is_capital(entity.name) and _governs(entity, spans, told),
        company=tuple(company),
        written=places | {key: others[key] for key in company},
        story=told.story,
        outlet=page.report.outlet,
        date=told.date,
    )


def _edges(spans: Iterable[Span], page: Page) -> tuple[str, ...]:
    """The words that make its name longer; "*" among them where that is so at some places only: there may be two."""
    told = [frozenset(edges_of(span, page)) for span in spans]
    mixed = {"*"} if len(set(told)) > 1 else set()
    return tuple(sorted(mixed.union(*told)))


def _full(name: str, told: _Told) -> str:
    """The full name that the report has for a surname, where only one person there bears it."""
    parts = person_name(name)
    return name if parts.given or parts.suffix else told.full_names.get(parts.surname, name)


_MOST_PLACES = 8
_MOST_COMPANY = 40


def _by_frequency(places: Counter[str]) -> list[str]:
    return [place for place, _ in sorted(places.items(), key=lambda told: (-told[1], told[0]))]


# Names known ----------------------------------------------------------------------------------------------------------


def _known(entity: Entity, kind: MentionKind) -> tuple[tuple[Known, bool], ...]:
    """The parties of the vocabulary that bear its fullest name, or an acronym that the report gives it.

    A single word that is a given name too is nobody's but the person's; an acronym that the report has another whole
    name for is not that of the vocabulary.
    """
    if kind == "person" and (" " in entity.name or is_first_name(entity.name)):
        return ()
    for name in (entity.name, without_legal_form(entity.name)):
        if told := known_as(name):
            return told
    if is_body_phrase(entity.name):
        return ()
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
