"""What a report is about, by which two are compared: whom else it names, its rare words, its day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from inquit.model import READ_BLOCKS, Entity, Report
from inquit.resolve.entities.aliases import country_name, country_of, known_as, small_words
from inquit.resolve.entities.bodies import body_name
from inquit.resolve.entities.names import person_name
from inquit.resolve.entities.places import place_key
from inquit.resolve.entities.spelling import folded, spelled
from inquit.resolve.rarity import stem, weight
from inquit.resolve.words import words

__all__ = ["company_key", "date_of", "places_written", "story_of", "works_of", "written_places"]

_LETTERS = {"place": "l", "organisation": "o", "group": "g"}


def company_key(entity: Entity) -> str | None:
    """A party as company of others: a person, a body with a name of its own, a place that is no country.

    What the vocabulary does not know has one key, be it read as a body or as a place.
    """
    known = [party for party, _ in known_as(entity.name)]
    if entity.kind == "person":
        name = person_name(entity.name)
        if name.is_full:
            return "p:" + " ".join(map(spelled, (name.given[0], name.surname)))
        return "s:" + spelled(name.surname)
    if known:
        return (
            None if entity.kind == "place" and known[0].country is None else f"{_LETTERS[known[0].kind]}:{known[0].id}"
        )
    body = body_name(entity.name)
    if country_of(folded(entity.name)) or not body.words or (entity.kind != "place" and body.is_generic):
        return None
    return "n:" + place_key(" ".join(body.words))


_WORK = re.compile(r"[\"“‘«]([A-Z][\w'’-]*(?: [\w'’-]+){1,6}?)[,.]?[\"”’»]")


def works_of(report: Report) -> Iterator[tuple[str, str]]:
    """Titles in quotation marks, as keys of company with their words: "The Second Umbrella"."""
    for found in _WORK.finditer(report.text):
        told = found[1].split()
        if all(word[0].isupper() or word in small_words() for word in told) and told[-1][0].isupper():
            yield "w:" + folded(found[1]), found[1]


def places_written(names: Iterable[str], report: Report) -> dict[str, str]:
    """How the report writes what may be a place, by its key: its names, then all its capitalised words."""
    told: dict[str, str] = {}
    for name in dict.fromkeys((*names, *re.findall(r"\b[A-Z][\w'’-]+", report.text))):
        told.setdefault(place_key(name), name)
    return told


def written_places(keys: Iterable[str], written: Mapping[str, str]) -> dict[str, str]:
    """How places and countries, told by their keys, are written: known countries by their names, others as there."""
    return {key: country_name(key) or written[key] for key in keys if country_name(key) or key in written}


_MOST_WORDS = 48


def story_of(report: Report) -> tuple[str, ...]:
    """The rarest words of the report's news as written, one for each stem."""
    told: dict[str, str] = {}
    for block in report.blocks:
        for word in words(report.text, *block.span) if block.kind in READ_BLOCKS else ():
            if not re.fullmatch(r"\d{1,2}|(?:19|20)\d\d", word.text):
                told.setdefault(stem(word.text), re.sub("['’][sS]?$", "", report.text[word.start : word.end]))
    rare = sorted((word for word in told if weight(word) >= _RARE), key=lambda word: (-weight(word), word))
    return tuple(told[word] for word in rare[:_MOST_WORDS])


_RARE = 3.0
"""Weight from which a word tells something of the story: it stands in at most one report of twenty."""


def date_of(report: Report) -> str | None:
    """The day of the report, where it is told to the day."""
    told = report.published or (report.dateline.date if report.dateline else None)
    return told[:10] if told and re.match(r"\d{4}-\d\d-\d\d", told) else None
