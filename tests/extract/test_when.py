"""When a statement was made: the time told beside its cue, and not a time that it speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_report, date
from inquit.extract import passages_of, rules
from inquit.extract.statements import make_statements
from inquit.extract.when import with_when
from inquit.model import Date, Occasion, Report, Span, Statement
from named import cast_in


def said_when(report: Report, dates: tuple[Date, ...]) -> list[Statement]:
    passages, cast = cast_in(report, {"Lena Voss": "person", "Piet Adler": "person"})
    statements = make_statements(report, passages, rules.read_passages(passages), cast)
    return list(with_when(statements, passages, dates))


@pytest.mark.parametrize(
    ("text", "times", "told"),
    [
        ("Lena Voss said on Monday that gas was dear.", {"Monday": "2031-05-05"}, ["2031-05-05"]),
        ("On Monday, Lena Voss said that gas was dear.", {"Monday": "2031-05-05"}, ["2031-05-05"]),
        ("Lena Voss said that gas was dear on Monday.", {"Monday": "2031-05-05"}, [None]),
        ("“Gas was dear on Monday,” Lena Voss said.", {"Monday": "2031-05-05"}, [None]),
        ("It rained on Monday. Lena Voss said that gas was dear.", {"Monday": "2031-05-05"}, [None]),
        ("Lena Voss said on Monday that gas rose in May.", {"Monday": "2031-05-05", "May": "2031-05"}, ["2031-05-05"]),
        ("Lena Voss said in March that gas was dear.", {"March": "XXXX-03"}, ["XXXX-03"]),
        ("Lena Voss said now that gas was dear.", {"now": "PRESENT_REF"}, [None]),
        (
            "Back in March, Lena Voss said on Monday that gas rose.",
            {"March": "2031-03", "Monday": "2031-05-05"},
            ["2031-05-05"],
        ),
    ],
)
def test_the_time_beside_the_cue_is_when_it_was_said(text: str, times: dict[str, str], told: list[str | None]) -> None:
    report = a_report(text)
    dates = tuple(date(report, words, value) for words, value in times.items())
    statements = said_when(report, dates)
    assert [s.when.value if s.when else None for s in statements] == told
    assert all(s.when is None or s.when.date in {each.id for each in dates} for s in statements)


def test_a_duration_is_no_time_of_saying() -> None:
    report = a_report("Lena Voss said for days that gas was dear.")
    (span,) = [Span(15, 23)]
    assert span.of(report.text) == "for days"
    (statement,) = said_when(report, (Date("d1", span, "DURATION", "PXD", None),))
    assert statement.when is None


def test_an_occasion_in_the_sentence_takes_the_date_and_one_elsewhere_keeps_its_own() -> None:
    report = a_report("At a fair on Monday, Lena Voss said that gas was dear.\nThe fair was in Oss.")
    passages, cast = cast_in(report, {"Lena Voss": "person"})
    (statement,) = make_statements(report, passages, rules.read_passages(passages), cast)
    here, there = Occasion("a fair", Span(3, 9), None, None), Occasion("The fair", Span(55, 63), "Oss", "2031-01-01")
    dates = (date(report, "Monday", "2031-05-05"),)
    for occasion, day in ((here, "2031-05-05"), (there, "2031-01-01")):
        (dated,) = with_when([replace(statement, occasion=occasion)], passages, dates)
        assert dated.occasion is not None and dated.occasion.date == day
    assert with_when([statement], passages, ()) == (statement,)


def test_what_another_reports_in_the_sentence_is_not_when_it_was_said() -> None:
    report = a_report("Lena Voss said that gas was dear on Monday, while Piet Adler denied that it rained on Friday.")
    dates = (date(report, "Monday", "2031-05-05"), date(report, "Friday", "2031-05-02"))
    assert all(s.when is None for s in said_when(report, dates))


def test_passages_without_statements_are_left_alone() -> None:
    report = a_report("It rained on Monday.")
    assert with_when((), passages_of(report), (date(report, "Monday", "2031-05-05"),)) == ()
