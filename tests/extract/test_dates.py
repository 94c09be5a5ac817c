"""Time expressions and what they mean: one text a line with every expression that stands in it, and the anchors."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_report, cases
from inquit.extract.dates import dates_of
from inquit.extract.dates.words import time_words
from inquit.model import Block, Date, Dateline, Report, Span

PUBLISHED = "2031-05-06"  # a Tuesday


def told(report: Report) -> list[list[str]]:
    return [[date.span.of(report.text), date.type, date.value] for date in dates_of(report)]


@pytest.mark.parametrize("case", cases("dates"), ids=lambda case: f"{case['text']} ({case['published']})")
def test_dates(case: dict[str, Any]) -> None:
    assert told(a_report(case["text"], published=case["published"])) == case["dates"]


def only_date(text: str, **fields: Any) -> Date:
    (date,) = dates_of(a_report(text, **fields))
    return date


def dateline(date: str | None) -> Dateline:
    return Dateline("Kartag", date, "KNA", Span(0, 0))


def test_a_value_says_what_it_was_resolved_from() -> None:
    assert only_date("He left Monday.").anchor == "published"
    assert only_date("He left Monday.", dateline=dateline(PUBLISHED)).anchor == "dateline"
    assert only_date("He left on May 3, 2031.").anchor is None
    assert only_date("He stayed for two weeks.").anchor is None
    assert only_date("He left Monday.", published=None).anchor is None


def test_what_stands_on_a_told_day_says_so() -> None:
    first, later = dates_of(a_report("He came on May 3, 2019. Two days later he left."))
    assert (first.anchor, later.anchor) == (None, "text")


def test_the_day_of_the_dateline_goes_before_the_day_of_publication() -> None:
    report = {"published": "2031-05-09", "dateline": dateline(PUBLISHED)}
    assert only_date("He left Wednesday.", **report).value == "2031-04-30"


@pytest.mark.parametrize(
    ("told_day", "published", "monday"),
    [
        ("XXXX-05-06", "2031-05-08", "2031-05-05"),
        ("XXXX-12-30", "2031-01-02", "2030-12-30"),
        ("XXXX-05-07", "2031-05-06", "2031-05-05"),
    ],
)
def test_a_dateline_without_a_year_takes_the_last_before_publication(
    told_day: str, published: str, monday: str
) -> None:
    date = only_date("He left Monday.", published=published, dateline=dateline(told_day))
    assert (date.value, date.anchor) == (monday, "dateline")


def test_a_republished_report_is_not_read_from_the_day_it_was_republished() -> None:
    republished = {"republished_from": "The Orvel Post"}
    date = only_date("He left Monday.", **republished)
    assert (date.value, date.anchor) == ("XXXX-WXX-1", None)
    date = only_date("He left Monday.", dateline=dateline("2030-01-03"), **republished)
    assert (date.value, date.anchor) == ("2029-12-31", "dateline")
    assert only_date("He left Monday.", dateline=dateline("XXXX-01-03"), **republished).value == "XXXX-WXX-1"


def test_without_a_year_the_years_that_fit_a_weekday_are_candidates() -> None:
    date = only_date("He left on Tuesday, October 21.", republished_from="The Orvel Post", published="2016-01-05")
    assert date.value == "XXXX-10-21"
    assert date.candidates == ("2014-10-21", "2008-10-21", "2003-10-21", "1997-10-21")
    assert only_date("He left on October 21.", published=None).candidates == ()
    assert only_date("He left on Tuesday, October 21, 2014.", published=None).candidates == ()


def test_a_full_date_needs_no_anchor() -> None:
    assert only_date("He left on Tuesday, October 21, 2014.", published=None).value == "2014-10-21"


def test_a_weekday_decides_between_years() -> None:
    assert only_date("He left on Monday, October 21.").value == "2030-10-21"
    assert only_date("He left on Tuesday, October 21.").value == "2031-10-21"


def test_furniture_and_bylines_are_not_read() -> None:
    text = "Posted Monday\nHe left."
    blocks = (Block("furniture", Span(0, 13)), Block("paragraph", Span(14, 22)))
    assert dates_of(a_report(text, blocks=blocks)) == ()
    read = (Block("headline", Span(0, 13)), Block("paragraph", Span(14, 22)))
    assert len(dates_of(a_report(text, blocks=read))) == 1


def test_no_expression_runs_over_a_block() -> None:
    report = a_report("He came in May\n2019 was dry.")
    assert [date.span.of(report.text) for date in dates_of(report)] == ["May", "2019"]


def test_ids_differ_by_place_and_come_again() -> None:
    report = a_report("Monday came. Then came Monday.")
    ids = [date.id for date in dates_of(report)]
    assert len(set(ids)) == 2
    assert ids == [date.id for date in dates_of(report)]


WORDS = sorted(
    {" ".join(entry.words) for entry in time_words()} | {"23", "1998", "3rd", "1,200", "9", "07/08/09", "'82"}
)
MARKS = ["said", "Mrs Orlec", "—", "🙂", "“", "’s", ".", "\n", "é", "0", "two", "half", "and", "$", "  "]
TEXTS = st.lists(st.sampled_from([*WORDS, *MARKS]), min_size=1, max_size=40).map(" ".join)


@given(TEXTS, st.sampled_from([PUBLISHED, "0001-01-01", "9999-12-31", "2024-02-29", None]))
def test_spans_lie_in_their_block_in_order_and_apart(text: str, published: str | None) -> None:
    report = a_report(text, published=published)
    end = 0
    for date in dates_of(report):
        assert end <= date.span.start < date.span.end <= len(text)
        assert any(b.span.start <= date.span.start and date.span.end <= b.span.end for b in report.blocks)
        assert date.span.of(text) == date.span.of(text).strip()
        assert date.value
        end = date.span.end


@given(TEXTS)
def test_wide_characters_move_spans_by_one_each(text: str) -> None:
    lead = "🙂 Ѣ. \n"
    plain = [(d.span.start + len(lead), d.value) for d in dates_of(a_report(text))]
    moved = [(d.span.start, d.value) for d in dates_of(a_report(lead + text))]
    assert moved == plain


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    dates_of(a_report(text))
