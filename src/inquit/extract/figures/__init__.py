"""Figures as claimed: numbers that count or measure, with their bounds, units, what they count and who answers.

triggers (one linear scan) → words of each sentence that holds one → claims (value, unit, bound, counted) → figures
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from inquit.extract.figures.answers import Answers
from inquit.extract.figures.changes import change_of
from inquit.extract.figures.claims import claims_in
from inquit.extract.figures.events import events_of
from inquit.extract.figures.sentence import Claim, Sentence
from inquit.extract.figures.times import as_of, told_in
from inquit.extract.figures.triggers import sentences_with_triggers
from inquit.extract.figures.words import Word, is_spaced, words_in
from inquit.extract.passage import Passage, title_case
from inquit.model import Date, Figure, Report, Span, Statement, span_id

__all__ = ["figures_of"]

_ADDRESS = re.compile(r"\s*(?:https?|www)\s?[:.]")
"""A block that is an address of the web, also one with spaces around its marks."""
_M_IS_MILLION = re.compile(r"[$£€]\s?\d[\d.,]*m\b|\d\.\d+m (?:people|[a-z]+s)\b")
"""Where "m" stands for million once, it does so throughout."""


def figures_of(
    report: Report, passages: Sequence[Passage], statements: Sequence[Statement], dates: Sequence[Date]
) -> tuple[Figure, ...]:
    """The figures of a report, in order, none overlapping; spans are code points of its text.

    `passages` and `dates` stand in the order of the text. No figure is read inside a day or time of `dates`, but
    for lengths ("two days ago"). `statement` is the innermost statement whose content holds the figure.
    """
    spaced = is_spaced(report.text)
    pounds_are_money = "£" in report.text
    m_is_million = _M_IS_MILLION.search(report.text) is not None
    answers = Answers(statements)
    found: list[Figure] = []
    for passage in passages:
        if _ADDRESS.match(report.text, passage.span.start):
            continue
        titled = title_case(passage.tokens)
        for span, triggers in sentences_with_triggers(passage, spaced):
            told = told_in(dates, span)
            words = words_in(report.text, *span, spaced)
            lows = [word.low for word in words]
            sentence = Sentence(words, lows, _dated(words, told), spaced, titled, pounds_are_money, m_is_million)
            claims = claims_in(sentence, triggers)
            for claim, event in zip(claims, events_of(sentence, claims), strict=True):
                found.append(_figure(report, sentence, claim, event, answers, told))
    return tuple(found)


def _dated(words: Sequence[Word], told: Sequence[Date]) -> list[bool]:
    """For each word whether it lies in one of the days and times."""
    dated, at = [], 0
    for word in words:
        while at < len(told) and told[at].span.end <= word.start:
            at += 1
        dated.append(at < len(told) and told[at].span.start <= word.start)
    return dated


def _figure(
    report: Report, sentence: Sentence, claim: Claim, event: str | None, answers: Answers, told: Sequence[Date]
) -> Figure:
    words = sentence.words
    span = _span(words, claim.first, claim.last)
    counted = _span(words, claim.noun.first, claim.noun.last) if claim.noun else None
    statement = answers.at(span)
    change = change_of(sentence.lows, claim.start, claim.end, kind=claim.kind, counts=_counts(sentence, claim))
    return Figure(
        id=span_id("f", report.id, [span]),
        span=span,
        low=claim.low,
        high=claim.high,
        bound=claim.bound,
        qualifier=_span(words, claim.qualifier.first, claim.qualifier.last) if claim.qualifier else None,
        unit=claim.unit,
        counted=" ".join(counted.of(report.text).split()) if counted else None,
        counted_span=counted,
        event=event,
        change=change,
        as_of=as_of(report.text, span, claim.kind, event, told, statement, answers),
        statement=statement.id if statement else None,
    )


_POINTS = frozenset(("point", "points"))


def _counts(sentence: Sentence, claim: Claim) -> bool:
    """Whether it counts things, or lengths of time, rather than measure: points are as good as a unit."""
    if claim.noun is None:
        return claim.kind == "time"
    return sentence.lows[claim.noun.last - 1] not in _POINTS


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    """The place in the text of the words `[first, last)`."""
    return Span(words[first].start, words[last - 1].end)
