"""Countries and places of a report: how they are compared, which it names, and which stand beside a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from inquit.model import Report, Span
from inquit.resolve.entities.aliases import Known, country_of, known_as
from inquit.resolve.entities.page import Page
from inquit.resolve.entities.roles import place_stem
from inquit.resolve.entities.spelling import folded, words_of

__all__ = ["branch_beside", "edges_of", "homes_beside", "homes_in", "longer_known", "place_key", "places_of"]


def place_key(name: str) -> str:
    """A place's name as places are compared: the country of a known country or large city, else its words' stems."""
    low = folded(name)
    return country_of(low) or " ".join(place_stem(word) for word in low.split())


def places_of(named: Iterable[tuple[str, int]], report: Report) -> Counter[str]:
    """Countries and places of the report with how often they stand there; `named` are its names of places."""
    told: Counter[str] = Counter()
    for name, times in named:
        told[place_key(name)] += times
    if report.dateline is not None and report.dateline.place:
        told[place_key(report.dateline.place)] += 2
    for word in re.findall(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?\b", report.text):
        for part in {word, *word.split()}:
            if (country := country_of(folded(part))) is not None:
                told[country] += 1
    return told


def homes_in(words: str, places: Iterable[str]) -> list[str]:
    """Countries and places of the report that are named among words."""
    there, low = frozenset(places), words_of(words)
    found, k = [], 0
    while k < len(low):
        for length in (3, 2, 1):
            part = " ".join(low[k : k + length])
            if k + length <= len(low) and (country_of(part) or place_key(part) in there):
                found.append(place_key(part))
                k += length - 1
                break
        k += 1
    return found


_OWNER = re.compile(r"\b([A-Z][\w.-]+(?: [A-Z][\w.-]+)?)(?:['’]s|(?<=s)['’])(?: [a-z]+)? (?:[A-Z]\w+ )?$")
_FROM = re.compile(r"\b([A-Z][\w-]*(?:ian|ean|an|ese|ish|i|ch|ic)) (?:[a-z]+ )?$")
_BEHIND = re.compile(r"^(?:,| of| in| at| for| from| near)(?: the)? ([A-Z][\w'’.-]+(?: [A-Z][\w'’-]+)?)")
_OF = re.compile(r"^(?: of(?: the)?)? ([A-Z][\w-]+(?: [A-Z][\w-]+)?)")


def homes_beside(span: Span, page: Page, places: Iterable[str]) -> list[str]:
    """Where a body or place lies, by the words right beside its name: "Sedria's", "Sedrian", "in Oss"."""
    before, behind = page.before(span), page.behind(span)
    found = []
    for pattern, words in ((_OWNER, before), (_BEHIND, behind)):
        if told := pattern.search(words):
            found += homes_in(told[1], places)
    if behind.startswith(" there") and (named := homes_in(page.sentence_before(span), places)):
        found.append(named[-1])
    if told := _FROM.search(before):
        found += homes_in(told[1], places) or [place_key(told[1])]
    return found


def branch_beside(span: Span, page: Page) -> list[str]:
    """The country whose branch a name tells: "of Portugal" or "Portugal" behind it."""
    told = _OF.match(page.behind(span))
    country = country_of(folded(told[1])) or country_of(folded(told[1].split()[0])) if told else None
    return [country] if country else []


_EDGE_BEFORE = re.compile(
    r"(?:^|[\w,;] )(?:(?P<first>[A-Z][\w'’-]+)|(?P<split>breakaway|dissident|splinter|rival|reformed|offshoot)) $"
)
_EDGE_BEHIND = re.compile(r"^(?: ?[-–—] ?| |[ ,]*\()([A-Z][\w'’]*[a-z]\w*)(?! [A-Z][a-z]+ (?:said|says|told))")
_OFFSHOOT = re.compile(
    r"(?:^[\"“‘']?(?:The|This|Its|A)|, an?|\b(?:is|was|as|by) (?:the|an?))"
    r" (?:\w+ )?(?:breakaway|splinter|dissident|offshoot|rebel wing|rival)\b"
)


_WING = r"(?:(?:military|armed|political|youth|student|media) (?:wing|arm|branch|section)|faction|splinter|offshoot)"
_WING_BEFORE = re.compile(rf"\b{_WING}(?: group)? of (?:the )?$")
_WING_BEHIND = re.compile(rf"^['’]s (?:[\w-]+ )?{_WING}\b")


def edges_of(span: Span, page: Page) -> list[str]:
    """Words beside a body's name that belong to it, though they were not read so: "Direct" in "Blue Canopy Direct"."""
    found = []
    before, behind = _EDGE_BEFORE.search(page.before(span)), _EDGE_BEHIND.match(page.behind(span))
    if before and page.before(span).strip() != (before["first"] or "") and not before["split"]:
        found.append(folded(before["first"]))
    elif before and before["split"]:
        found.append(before["split"])
    if behind:
        found.append(folded(behind[1]))
    if _WING_BEFORE.search(page.before(span)) or _WING_BEHIND.match(page.behind(span)):
        found.append("wing")
    if _OFFSHOOT.search(page.next_sentence(span)) or _OFFSHOOT.match(page.behind(span)):
        found.append("offshoot")
    return [word for word in found if country_of(word) is None]


_NEXT_WORDS = re.compile(r"^(?:[ -](?:(?:in|of|for|the|al-|and) )*[A-Z][\w'’-]+){1,4}")
_LAST_WORD = re.compile(r"\b([A-Z][\w'’-]+)[ -]$")


def longer_known(span: Span, page: Page) -> tuple[tuple[Known, bool], ...]:
    """The known parties whose name goes on beyond a span, in the words right behind or before it."""
    name, behind = span.of(page.report.text), page.behind(span)
    words = re.findall(r"[ -][^ -]+", found[0]) if (found := _NEXT_WORDS.match(behind)) else []
    for last in range(len(words), 0, -1):
        if told := known_as(name + "".join(words[:last])):
            return told
    before = _LAST_WORD.search(page.before(span))
    return known_as(f"{before[1]} {name}") if before and before[1] != "The" else ()
