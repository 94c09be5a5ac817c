"""From a frozen text and its lines to a Report: blocks, metadata, language, genre."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from inquit.ingest import decode, genre, language
from inquit.ingest.blocks import Layout, arrange
from inquit.ingest.dates import fitting
from inquit.ingest.lines import Line
from inquit.ingest.metadata import Fact, facts_of
from inquit.model import Given, Report

_FIELDS = ("title", "outlet", "byline", "published", "language", "republished_from")


class Place(NamedTuple):
    """Where an input stands: the doc_id it gets unless one is given, and its origin."""

    doc_id: str
    origin: str


def build(
    text: str, raw: bytes, lines: Sequence[Line], place: Place, given: Given, known: Sequence[Fact] = ()
) -> Report:
    """The report of `text`, with what is `given` first, then what its format makes `known`, then what it tells.

    Raises `RefusedInput` for a text that is empty or holds a NUL or a lone surrogate.
    """
    decode.check(text, place.origin)
    title = given.title or next((fact.value for fact in known if fact.field == "title"), None)
    layout = arrange(text, lines, title)
    # The headline and the credits that a reader sees go before what the head of a page says of them.
    unseen = [fact for fact in known if fact.field not in ("title", "republished_from")]
    values, found = _fields(given, [*unseen, *facts_of(layout), *known], text)
    kind, told_by = (given.genre, "given") if given.genre else genre.detect(lines, layout)
    if told_by:
        found["genre"] = told_by
    return Report(
        doc_id=given.doc_id or place.doc_id,
        text=text,
        published_candidates=() if values["published"] else _candidates(layout),
        dateline=layout.dateline,
        genre=kind,
        origin=given.origin or place.origin,
        sha256=decode.digest(raw),
        found=found,
        blocks=layout.blocks,
        **values,
    )


def _fields(given: Given, facts: Sequence[Fact], text: str) -> tuple[dict[str, str | None], dict[str, str]]:
    values: dict[str, str | None] = dict.fromkeys(_FIELDS)
    found: dict[str, str] = {}
    stated = [
        Fact(name, value, "given") for name in ("doc_id", "origin", *_FIELDS[:-1]) if (value := getattr(given, name))
    ]
    for fact in [*stated, *facts]:
        if fact.field in (*_FIELDS, "doc_id", "origin") and fact.field not in found:
            values[fact.field], found[fact.field] = fact.value, fact.found
    if "language" not in found and (code := language.detect(text)):
        values["language"], found["language"] = code, "detected"
    if values["republished_from"] == values["outlet"]:
        values["republished_from"] = None
        found.pop("republished_from", None)
    return {name: values[name] for name in _FIELDS}, found


def _candidates(layout: Layout) -> tuple[str, ...]:
    """The days that fit a dateline with a weekday, a day and a month but no year.

    The weekday is the dateline's own or the one day the lead sentence names. "On Wednesday" may tell of any day in
    the week before, which every year would fit; only the years in which it is the dateline's own day are offered,
    and none of them is assumed.
    """
    line = layout.dateline
    if line is None or line.date is None or not line.date.startswith("X") or layout.weekday is None:
        return ()
    return fitting(line.date, layout.weekday)
