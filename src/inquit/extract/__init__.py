"""Report → Reading: statements, later names, relays, figures, dates and voice. Each extractor is one file."""

from __future__ import annotations

import re
from dataclasses import replace

from inquit.extract import rules, tagger
from inquit.extract.passage import Passage, make_passage
from inquit.extract.statements import make_statements
from inquit.extract.weights import weights_hash
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
    found = combine(passages, tagger.read_passages(passages), rules.read_passages(passages, turns=has_turns(report)))
    statements = make_statements(report, passages, found)
    kept = tuple(s for s in statements if s.confidence >= floor)
    return Reading(made_by, statements=_without_lost_parents(kept))


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
