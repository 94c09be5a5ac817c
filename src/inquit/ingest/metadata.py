"""What a report tells about itself, field by field, with the place where it was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from inquit.ingest.blocks import Layout
from inquit.ingest.signs import Sign

_RANK = ("masthead", "publication line", "byline line", "copyright line", "credit", "sign-off")
"""Where metadata is found in a text, the most telling place first."""


class Fact(NamedTuple):
    """One metadata field of a report, its value, and where it was found."""

    field: str
    value: str
    found: str


def facts_of(layout: Layout) -> list[Fact]:
    """The facts of a laid-out text, those to prefer first.

    The outlet is that of a masthead, a publication line, a byline ("By Press TV") or a copyright line. Where none
    tells, it is the house beside the reporter's name, then the agency of the dateline (the words are the agency's,
    whoever carries them), then an outlet's name that stands on a line of its own.
    """
    marks = sorted(layout.signs, key=lambda mark: _RANK.index(mark.found))
    facts = [Fact(name, value, mark.found) for mark in marks for name, value in mark.facts.items()]
    facts += _aliased(marks, "affiliation")
    if layout.dateline:
        if layout.dateline.agency:
            facts.append(Fact("outlet", layout.dateline.agency, "dateline"))
        if layout.dateline.date and not layout.dateline.date.startswith("X"):
            facts.append(Fact("published", layout.dateline.date, "dateline"))
    facts += _aliased(marks, "source")
    if layout.headline:
        facts.append(Fact("title", layout.headline, "headline"))
    return _without_source_as_outlet(facts)


def _aliased(marks: Sequence[Sign], name: str) -> list[Fact]:
    return [Fact("outlet", mark.facts[name], mark.found) for mark in marks if name in mark.facts]


def _without_source_as_outlet(facts: Iterable[Fact]) -> list[Fact]:
    """A copied report often keeps the copyright line of its source, which is then not the outlet."""
    facts = list(facts)
    sources = {fact.value for fact in facts if fact.field == "republished_from"}
    return [
        fact
        for fact in facts
        if not (fact.field == "outlet" and fact.found == "copyright line" and fact.value in sources)
    ]
