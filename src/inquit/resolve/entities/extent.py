"""How far a name goes: names of bodies that were read too short or too long, and acronyms for whole names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from inquit.model import Entity, Span
from inquit.resolve.entities.aliases import body_nouns, compared, country_of
from inquit.resolve.entities.page import Page
from inquit.resolve.entities.spelling import folded
from inquit.resolve.entities.told_names import PHRASE, acronyms_of, is_body_phrase, parts_of

__all__ = ["whole_bodies"]

_SMALL = re.compile(r" (?:of|for|de|du|des|di|del)\b")
_OF = re.compile(r" of (?:the )?$")


def whole_bodies(entities: Iterable[Entity], spans: dict[str, list[Span]], page: Page) -> list[Entity]:
    """The entities with bodies under their whole names; `spans` of those that were read too short are made longer.

    "National Defence" in "Ministry of National Defence" is the ministry, where the report has it nowhere else. A body
    also bears the acronym that stands in the report beside its whole name ("the Lakes Relief Committee (LRC)"), and an
    acronym that whole name.
    """
    text = page.report.text
    phrases = [Span(*found.span()) for found in PHRASE.finditer(text)]
    whole = acronyms_of(phrases, text)
    short = {folded(name): acronym for acronym, name in whole.items()}
    made = []
    for entity in entities:
        if entity.kind != "person" and spans[entity.id]:
            entity = _with_acronym(_whole(entity, spans, phrases, short, page), whole, short)
        made.append(entity)
    return made


def _whole(
    entity: Entity, spans: dict[str, list[Span]], phrases: Sequence[Span], short: Mapping[str, str], page: Page
) -> Entity:
    """The entity under its whole name, where all its mentions go on to the same."""
    grown = [_grown(span, entity.kind == "place", phrases, short, page) for span in spans[entity.id]]
    if grown[0] is None or len({_text(span, page) for span in grown}) > 1:
        return entity
    spans[entity.id] = [span for span in grown if span is not None]
    name = grown[0].of(page.report.text)
    return replace(entity, name=name, names=(name,), kind="organisation")


def _with_acronym(entity: Entity, whole: Mapping[str, str], short: Mapping[str, str]) -> Entity:
    acronym = short.get(folded(entity.name))
    if acronym and acronym not in entity.names:
        return replace(entity, names=(*entity.names, acronym))
    name = whole.get(entity.name)
    if name is not None and is_body_phrase(name) and name not in entity.names:
        return replace(entity, name=name, names=(name, *entity.names))
    return entity


def _text(span: Span | None, page: Page) -> str | None:
    return None if span is None else folded(span.of(page.report.text))


# Longer names --------------------------------------------------------------------------------------------------------

_AND_BEFORE = re.compile(r"\b(?P<first>[A-Z]\w+) and $")
_AND_BEHIND = re.compile(
    r"^ (?:&|and) (?:(?P<kin>Sons|Daughters|Brothers|Partners|Associates|Co)\b|(?P<field>[A-Z]\w+)\b)"
)


def _grown(span: Span, is_place: bool, phrases: Sequence[Span], short: Mapping[str, str], page: Page) -> Span | None:
    """The words around a name which make it that of a body, where they lie outside of what was read.

    A place behind "of" keeps its own name: "Karvenia" in "Ministry of Defence of Karvenia".
    """
    if (common := _before_noun(span, is_place, page) or _saints(span, page)) is not None:
        return common
    if is_place and _OF.search(page.before(span)):
        behind = PHRASE.match(page.report.text, span.start)
        phrases = [Span(*behind.span())] if behind else []  # "Petkan Shipping" in "men of Petkan Shipping"
    return _in_phrase(span, phrases, short, page) or _joined_by_and(span, page) or _behind_trade(span, page)


def _in_phrase(span: Span, phrases: Sequence[Span], short: Mapping[str, str], page: Page) -> Span | None:
    """The phrase of capitalised words around a name, where the word that says what it is lies outside of the name."""
    text = page.report.text
    around = next((p for p in phrases if p.start <= span.start and span.end <= p.end and p != span), None)
    if around is None or page.names_person(around):
        return None
    around = _without_article(around, text)
    for part in parts_of(around, text):
        if part.start <= span.start and span.end <= part.end and folded(part.of(text)) in short:
            return part if part != span else None
    if text[span.start].islower() and around.end == span.end and around.start < span.start:
        return around  # "du Littoral" in "Médecins du Littoral"
    first = _SMALL.split(around.of(text), maxsplit=1)[0]
    for end in (around.start + len(first), around.end):
        head = text[around.start : end].rsplit(" ", 1)[-1]
        if compared(head.lower()) in body_nouns("body") and not span.start <= end - len(head) < span.end:
            return around
    return None


def _joined_by_and(span: Span, page: Page) -> Span | None:
    """ "Forestry and" before "Peatlands Ministry", "and Peatlands" behind "Ministry of Forestry", "& Sons"."""
    name = span.of(page.report.text)
    is_ministry = "ministry" in (compared(word) for word in name.lower().split()) or "Department" in name
    before = _AND_BEFORE.search(page.before(span)) if is_ministry else None
    if before is not None and before["first"].lower() in body_nouns("field"):
        return Span(span.start - len(before[0]), span.end)
    if behind := _AND_BEHIND.match(page.behind(span)):
        of = is_ministry and " of " in name and behind["field"] and not page.names_person(Span(span.end, span.end + 40))
        if behind["kin"] or (of and country_of(behind["field"].lower()) is None):
            return Span(span.start, span.end + behind.end())
    return None


@cache
def _common_noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(body_nouns("small")))
    return re.compile(rf"^ (?:[a-z][a-z-]+ ){{0,2}}?(?:{nouns})\b(?! station| officer| chief| source| spokes|-)")


def _before_noun(span: Span, is_place: bool, page: Page) -> Span | None:
    """ "Sindh" with "provincial police" behind it, if it is no country, whose name the report needs."""
    found = _common_noun().match(page.behind(span))
    name = folded(span.of(page.report.text))
    if found is None or country_of(name) is not None or not (is_place or " " not in name):
        return None
    return Span(span.start, span.end + found.end())


_SAINTS = re.compile(
    r"^['’]s (?:[A-Z]\w+ )*(?:Hospital|Infirmary|Clinic|College|School|Church|Cathedral|University|Hall)\b"
)


def _saints(span: Span, page: Page) -> Span | None:
    """ "St. Thekla" with "'s Hospital" behind it."""
    found = _SAINTS.match(page.behind(span)) if re.match(r"(?:St\.?|Saint) ", span.of(page.report.text)) else None
    return Span(span.start, span.end + found.end()) if found else None


def _behind_trade(span: Span, page: Page) -> Span | None:
    """A firm's name without the trade that starts the sentence: "Meatpacker Corlan Foods Inc."."""
    first, _, rest = span.of(page.report.text).partition(" ")
    starts = not page.before(span).strip(" \"“‘'")
    if starts and " " in rest and (first.lower() in body_nouns("trade") or first.lower().endswith("maker")):
        return Span(span.start + len(first) + 1, span.end)
    return None


def _without_article(span: Span, text: str) -> Span:
    found = re.match(r"(?:The|A|An|Its|In|At|On|For|From|By) ", span.of(text))
    return Span(span.start + found.end(), span.end) if found else span
