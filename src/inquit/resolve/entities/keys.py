"""Keys under which two parties that may be one meet.

A key that starts with "=" is strong: it takes a full name. Weak keys ("~") are borne by many, and the plan passes over
the most frequent of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from inquit.resolve.entities.bodies import body_name
from inquit.resolve.entities.east_asian import family_and_given, given_key
from inquit.resolve.entities.facts import Facts, called
from inquit.resolve.entities.kinds import looks_human
from inquit.resolve.entities.names import PersonName, person_name
from inquit.resolve.entities.spelling import folded, rough, spelled, words_of
from inquit.vocabulary import table

__all__ = ["keys"]


def keys(facts: Facts) -> list[str]:
    """The keys of a party, each once."""
    return sorted({key for way in called(facts) for key in _keys(way)})


def _keys(facts: Facts) -> Iterator[str]:
    yield from _person_keys(facts) if facts.human else _form_keys(facts)
    if facts.kind != "person":
        yield from _body_keys(facts)


def _person_keys(facts: Facts) -> Iterator[str]:
    name = person_name(facts.name)
    surname = rough(name.surname)
    yield f"~s:{surname}"
    for role in facts.roles:
        if role.single:
            yield from (f"=r:{surname}:{role.office}:{home}" for home in role.homes)
    if not name.given:
        return
    for first in _firsts(name):
        yield f"=p:{surname}:{first}"
    yield _words_key(name)
    yield f"=j:{''.join(name.words)}"
    for half in name.halves:
        yield f"=p:{rough(half)}:{rough(name.given[0])[0]}"
    for families, given in family_and_given(name.words):
        yield from (f"=e:{family}:{given_key(given)}" for family in families)
    if len(name.given) > 1:
        yield f"=p:{rough(name.given[1])}:{rough(name.given[0])[0]}"
        yield f"=p:{surname}:{rough(name.given[1])[0]}"
    if len(name.given) > _TWO:
        yield f"=p:{rough(name.given[2])}:{rough(name.given[0])[0]}"


_TWO = 2
"""Given names, of which the last may be a surname that another follows."""


def _form_keys(facts: Facts) -> Iterator[str]:
    """Of what was read as no person, though it may be one by its form."""
    if looks_human(facts.name):
        yield _words_key(person_name(facts.name))


def _words_key(name: PersonName) -> str:
    return f"=o:{' '.join(sorted(map(spelled, name.words)))}"


def _firsts(name: PersonName) -> set[str]:
    """The first letters, roughly, of the given name and of the names that it may be short for."""
    given = name.given[0]
    return {rough(given)[0], *(rough(full)[0] for full in _long_forms().get(spelled(given), ()))}


@cache
def _long_forms() -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for full, forms in table("across/nicknames.tsv"):
        for form in forms.split("|"):
            told.setdefault(spelled(form), set()).add(full)
    return told


def _body_keys(facts: Facts) -> Iterator[str]:
    for known in (facts.known, *facts.maybe):
        if known is not None:
            yield f"=k:{known}"
    for text in facts.names:
        name = body_name(text)
        if name.acronym:
            yield f"=a:{name.acronym}"
    name = body_name(facts.name)
    if not name.words:
        return
    yield f"=b:{' '.join(sorted(map(rough, name.words)))}"
    if name.is_generic or name.is_local:
        for home in facts.homes:
            yield f"=b:{' '.join(sorted(map(rough, {*name.words, *words_of(facts.written.get(home, home))})))}"
    if len(name.words) > 2:
        for initials in sorted(name.initials):
            yield f"=a:{initials}"
    if name.own:
        yield f"~w:{folded(name.own[0])}"
