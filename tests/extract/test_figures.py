"""Figures as claimed, on cases: one sentence a line with all the figures that it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import a_report, cases, said
from inquit.extract.dates import dates_of
from inquit.extract.figures import figures_of
from inquit.extract.passage import make_passage
from inquit.model import Block, Figure, Report, Span, Statement


def read(report: Report, *statements: Statement) -> tuple[Figure, ...]:
    passages = [make_passage(report.text, block.kind, block.span) for block in report.blocks]
    return figures_of(report, passages, statements, dates_of(report))


def told(report: Report, figure: Figure) -> dict[str, Any]:
    """A figure with its places as words."""
    return {
        "words": figure.span.of(report.text),
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "qualifier": figure.qualifier.of(report.text) if figure.qualifier else None,
        "counted": figure.counted,
        "event": figure.event,
        "change": figure.change,
    }


@pytest.mark.parametrize("case", cases("figures"), ids=lambda case: case["text"])
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    report = a_report(case["text"])
    found = [told(report, figure) for figure in read(report)]
    expected = case["figures"]
    assert len(found) == len(expected), found
    shown = [{key: one[key] for key in other} for one, other in zip(found, expected, strict=True)]
    assert shown == expected


def test_there_are_many_cases() -> None:
    assert len(cases("figures")) >= 200


def test_a_figure_is_answered_for_by_the_innermost_statement_that_holds_it() -> None:
    report = a_report(
        "Ilse Varn said the clerk claimed that 12 boats sank off Tarn. Four were saved.\nThe mayor doubts that 30 sank."
    )
    outer = said(report, "Ilse Varn", "said", "the clerk claimed that 12 boats sank off Tarn")
    inner = replace(said(report, "the clerk", "claimed", "that 12 boats sank off Tarn"), parent=outer.id)
    doubt = replace(said(report, "The mayor", "doubts", "that 30 sank"), stance="doubts")
    answered = [(figure.low, figure.statement) for figure in read(report, outer, inner, doubt)]
    assert answered == [(12, inner.id), (4, None), (30, doubt.id)]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("On 3 May 2030, 12 people drowned.", "2030-05-03"),
        ("The quake killed 26,000 people in December 2003.", "2003-12"),
        ("Thieves took 31 watches last month.", "2031-04"),
        ("Twelve people drowned in the floods.", None),
        ("The coach, dismissed in 2028, is seeking up to $6 million.", None),
        ("He played 15 seasons and retired in 2024.", None),
        ("The May 2029 report counts 12 sheep.", None),
        ("The wall built in 2019 is 12 metres high.", None),
        ("The village rebuilt 12 barns since March.", "2031-03"),
        ("The run drew the 500 who came last year.", "2030"),
        ("Guards had cleared 40 kilometres of road in March.", "2031-03"),
        ("It was 46 degrees Celsius in Tarn on Monday.", "2031-05-05"),
        ("He died in 2002 at age 61.", "2002"),
        ("The show drew more guests than the 12 who came in all of the year before.", None),
        ("He was convicted on Monday of nine thefts.", None),
        ("She has won three times and last month was honoured.", None),
        ("The May 6 killing of 12 sheep angered the village.", None),
        ("On Saturday, more than 12 boats sank.", "2031-05-03"),
        ("On Saturday he (with 12 guards) left.", None),
        ("He (unbeaten, 12 wins) has rested since March.", None),
        ("The storm killed 12 sheep that had strayed on Saturday.", None),
    ],
)
def test_a_figure_holds_when_its_own_clause_says(text: str, as_of: str | None) -> None:
    (figure,) = read(a_report(text))
    assert figure.as_of == as_of


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("The toll rose to 47 from 31 in March.", [None, "2031-03"]),
        ("The toll rose to 47, from 31, in March.", ["2031-03", None]),
        ("In March the toll rose to 47 from 31.", ["2031-03", None]),
        ("The fire hit 200 homes, 12 of them in March.", [None, "2031-03"]),
        ("Some 200 guests came, 3 percent more than in 2029.", [None, None]),
        ("Fires have burnt 600 hectares (1,483 acres) of pine since March.", ["2031-03", "2031-03"]),
    ],
)
def test_a_date_is_not_shared_with_what_a_figure_is_held_against(text: str, as_of: list[str | None]) -> None:
    assert [figure.as_of for figure in read(a_report(text))] == as_of


def test_the_day_of_speaking_is_not_when_a_figure_holds() -> None:
    report = a_report("The mayor said on Monday that 12 boats sank.")
    (figure,) = read(report, said(report, "The mayor", "said", "that 12 boats sank"))
    assert figure.as_of is None


def test_an_address_of_the_web_holds_no_figure() -> None:
    text = "http: / / www. tarn - news. example / 2031 / 05 / 06 / 3 - dead - in - fire\nThree dead in fire."
    report = a_report(text)
    assert [figure.span.of(text) for figure in read(report)] == ["Three"]


def test_the_blocks_that_are_given_are_read() -> None:
    report = a_report("Twelve boats sank.\nFour were saved.")
    headline = replace(report, blocks=(Block("headline", Span(0, 18)),))
    assert [figure.low for figure in read(headline)] == [12]
