"""Report → Reading: statements with their speakers, names, figures, dates and voice. Each extractor is one room."""

from __future__ import annotations

import re
from dataclasses import replace

from inquit.extract import rules, tagger
from inquit.extract.circumstances import without_reporters
from inquit.extract.dates import dates_of
from inquit.extract.figures import figures_of
from inquit.extract.names.entities import make_cast
from inquit.extract.names.items import items_of
from inquit.extract.names.mentions import mentions_in
from inquit.extract.passage import Passage, make_passage
from inquit.extract.statements import make_statements
from inquit.extract.voice import voice_of
from inquit.extract.weights import weights_hash
from inquit.extract.when import with_when
from inquit.extract.witnesses import combine
from inquit.model import READ_BLOCKS, Reader, Reading, Report, Statement
from inquit.vocabulary import digest

__all__ = ["CONFIDENCE_FLOOR", "has_turns", "passages_of", "read", "reader"]

CONFIDENCE_FLOOR = 0.4
"""Statements below it are not written unless the user moves it."""


def reader(version: str, min_confidence: float = CONFIDENCE_FLOOR) -> Reader:
    """What names this reader in every Reading it makes."""
    return Reader(version, weights_hash(), digest(), {"min_confidence": f"{min_confidence:g}"})


def read(report: Report, made_by: Reader) -> Reading:
    """All that is read from one report. A report in a language that is not read gives an empty Reading."""
    if not report.is_read:
        return Reading(made_by)
    floor = float(made_by.settings["min_confidence"])
    passages = passages_of(report)
    attributed, tagged = tagger.read_passages(passages)
    attributions = combine(passages, attributed, rules.read_passages(passages, turns=has_turns(report)))
    found = without_reporters(attributions)
    cast = make_cast(report, passages, mentions_in(passages, tagged, _dateline_place(report), report.outlet))
    dates = dates_of(report)
    every = with_when(make_statements(report, passages, found, cast), passages, dates)
    statements = _without_lost_parents(tuple(s for s in every if s.confidence >= floor))
    mentions, entities = items_of(report, cast)
    return Reading(
        made_by,
        statements=statements,
        figures=figures_of(report, passages, statements, dates),
        dates=dates,
        mentions=mentions,
        entities=entities,
        voice=voice_of(report, passages, statements),
    )


def _dateline_place(report: Report) -> tuple[str, ...]:
    """The place of the dateline as running text writes it."""
    place = report.dateline.place if report.dateline else None
    return (place, place.title()) if place else ()


def passages_of(report: Report) -> list[Passage]:
    """The blocks of a report that carry news, as words and sentences."""
    return [make_passage(report.text, b.kind, b.span) for b in report.blocks if b.kind in READ_BLOCKS]


_TURN = re.compile(r"[^\W\d_][^:\n]{0,40}: \S")


def has_turns(report: Report) -> bool:
    """A transcript, or a report of which most paragraphs open with the label of a speaker."""
    paragraphs = [block for block in report.blocks if block.kind == "paragraph"]
    labelled = sum(bool(_TURN.match(report.text, *block.span)) for block in paragraphs)
    return report.genre == "transcript" or (labelled >= 4 and labelled > len(paragraphs) / 2)


def _without_lost_parents(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """A statement whose parent fell below the floor stands by itself."""
    ids = {statement.id for statement in statements}
    return tuple(s if s.parent in ids else replace(s, parent=None) for s in statements)
