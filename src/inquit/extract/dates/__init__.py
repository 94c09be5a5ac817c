"""Dates as meant: the time expressions of a report with their TIMEX3 values and what they were resolved from.

triggers (one linear scan) → words (items with classes) → grammar with its rules → meanings read in a setting
"""

from __future__ import annotations

from functools import cache

from inquit.extract.dates import clock, durations, lists, points, quarters, references, relative, within
from inquit.extract.dates.grammar import Grammar, Phrase
from inquit.extract.dates.setting import Meaning, Setting, Told, setting_of
from inquit.extract.dates.triggers import stretches
from inquit.extract.dates.words import items_of
from inquit.model import READ_BLOCKS, Date, Report, Span, span_id

__all__ = ["dates_of"]

_DATED_BLOCKS = READ_BLOCKS | {"dateline"}


def dates_of(report: Report) -> tuple[Date, ...]:
    """The time expressions of a report that is read, in order, none overlapping; spans are code points of its text.

    A value is TIMEX3 ("2014-10-21", "P3W", "1998-Q3", "PAST_REF"). Relative values stand on the day of the dateline,
    else of publication, or on a day that the text told before; `anchor` says which. Where no day is known they stay
    partial ("XXXX-10-21") and `candidates` holds the dates that fit a told weekday.
    """
    setting = setting_of(report)
    found: list[Date] = []
    for block in report.blocks:
        if block.kind in _DATED_BLOCKS:
            for stretch in stretches(report.text, block.span):
                setting.enter(stretch, block.span)
                for phrase, meaning in _grammar().read(items_of(report.text, *stretch), setting):
                    found.append(_date(report, phrase, meaning))
                    _remember(setting, phrase, meaning)
    return tuple(found)


@cache
def _grammar() -> Grammar:
    return Grammar(
        (
            *clock.RULES,
            *points.RULES,
            *lists.RULES,
            *quarters.RULES,
            *within.RULES,
            *relative.RULES,
            *references.RULES,
            *durations.RULES,
        )
    )


def _date(report: Report, phrase: Phrase, meaning: Meaning) -> Date:
    span = Span(phrase.start, phrase.end)
    anchor = meaning.anchor
    return Date(span_id("d", report.id, [span]), span, meaning.type, meaning.value, anchor, meaning.candidates)


def _remember(setting: Setting, phrase: Phrase, meaning: Meaning) -> None:
    if meaning.day is not None and meaning.unit:
        setting.told.append(Told(meaning.day, meaning.unit, Span(phrase.start, phrase.end)))
