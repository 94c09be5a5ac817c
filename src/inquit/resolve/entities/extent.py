"""How far a name goes: names of bodies that were read too short, and acronyms that a report gives to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from inquit.model import Entity, Span
from inquit.resolve.entities.aliases import body_nouns, compared
from inquit.resolve.entities.page import Page
from inquit.resolve.entities.spelling import folded

__all__ = ["whole_bodies"]

_WORD = r"[A-Z][\w-]*(?:['’](?!s\b)\w+)?"
_PHRASE = re.compile(rf"{_WORD}(?: (?:(?:of|for|de|du|des|di|del) (?:the |la |les )?)?{_WORD})+")
_SMALL = re.compile(r" (?:of|for|de|du|des|di|del)\b")
_OF = re.compile(r" of (?:the )?$")
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")


def whole_bodies(entities: Iterable[Entity], spans: dict[str, list[Span]], page: Page) -> list[Entity]:
    """The entities with bodies under their whole names; `spans` of those that were read too short are made longer.

    "National Defence" in "Ministry of National Defence" is the ministry, where the report has it nowhere else. A body
    also bears the acronym that stands in the report beside its whole name: "the Lakes Relief Committee (LRC)".
    """
    phrases = [Span(*found.span()) for found in _PHRASE.finditer(page.report.text)]
    acronyms = _acronyms(phrases, page.report.text)
    made = []
    for entity in entities:
        if entity.kind != "person" and spans[entity.id]:
            grown = [_grown(span, entity.kind == "place", phrases, acronyms, page) for span in spans[entity.id]]
            if grown[0] is not None and len({_text(span, page) for span in grown}) == 1:
                spans[entity.id] = [span for span in grown if span is not None]
                name = grown[0].of(page.report.text)
                entity = replace(entity, name=name, names=(name,), kind="organisation")
            short = acronyms.get(folded(entity.name))
            if short and short not in entity.names:
                entity = replace(entity, names=(*entity.names, short))
        made.append(entity)
    return made


def _text(span: Span | None, page: Page) -> str | None:
    return None if span is None else folded(span.of(page.report.text))


def _grown(span: Span, is_place: bool, phrases: Sequence[Span], acronyms: dict[str, str], page: Page) -> Span | None:
    """The phrase of capitalised words around a name, where the word that says what it is lies outside of the name.

    A place behind "of" keeps its own name: "Karvenia" in "Ministry of Defence of Karvenia".
    """
    text = page.report.text
    if is_place and _OF.search(page.before(span)):
        return None
    around = next((p for p in phrases if p.start <= span.start and span.end <= p.end and p != span), None)
    if around is None or page.names_person(around):
        return None
    around = _without_article(around, text)
    for part in _parts(around, text):
        if part.start <= span.start and span.end <= part.end and folded(part.of(text)) in acronyms:
            return part if part != span else None
    first = _SMALL.split(around.of(text), maxsplit=1)[0]
    for end in (around.start + len(first), around.end):
        head = text[around.start : end].rsplit(" ", 1)[-1]
        if compared(head.lower()) in body_nouns("body") and not span.start <= end - len(head) < span.end:
            return around
    return None


def _without_article(span: Span, text: str) -> Span:
    found = re.match(r"(?:The|A|An|Its|In|At|On|For|From|By) ", span.of(text))
    return Span(span.start + found.end(), span.end) if found else span


# Acronyms ------------------------------------------------------------------------------------------------------------


def _acronyms(phrases: Iterable[Span], text: str) -> dict[str, str]:
    """Whole names, folded, to the acronyms that the report has for them; an acronym that fits two is nobody's."""
    told = set(_ACRONYM.findall(text))
    if not told:
        return {}
    names: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        for part in _parts(phrase, text):
            for initials in _initials(part.of(text)) & told:
                names[initials].add(folded(part.of(text)))
    return {whole.pop(): short for short, whole in names.items() if len(whole) == 1}


def _parts(phrase: Span, text: str) -> list[Span]:
    """The phrase and those parts of it that may be a name of at least two words by themselves."""
    starts = [phrase.start + found.start() for found in re.finditer(r"(?<![\w'’-])[A-Z]", phrase.of(text))]
    ends = [found.end() + phrase.start for found in re.finditer(r"[A-Z][\w'’-]*(?= |$)", phrase.of(text))]
    spans = [Span(a, b) for a in starts for b in ends if a < b and " " in text[a:b]]
    return sorted(spans, key=lambda span: span.start - span.end)


def _initials(name: str) -> set[str]:
    """The first letters of its words, with and without those of small ones."""
    words = [word for word in re.split(r"[ -]", name) if word]
    great = [word for word in words if word[0].isupper()]
    return {"".join(word[0] for word in kept).upper() for kept in (words, great) if len(kept) > 1}
