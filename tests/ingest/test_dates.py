"""Written dates, metadata dates, and the years that fit a weekday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.ingest.dates import FIRST_YEAR, fitting, stated, weekday_named


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2015-09-15", "2015-09-15"),
        ("2015-09-15T10:00:00Z", "2015-09-15T10:00:00Z"),
        ("2015-09-15 10:00", "2015-09-15T10:00:00"),
        ("20150915", "2015-09-15"),
        ("15 September 2015", "2015-09-15"),
        ("Tuesday, Sept. 15th, 2015", "2015-09-15"),
        ("Tue, 15 Sep 2015 10:00:00 +0200", "2015-09-15T10:00:00+02:00"),
        ("2015-02-30", None),
        ("30 February 2015", None),
        ("September 15", None),
        ("09/15/2015", None),
        ("2015", None),
        ("soon", None),
    ],
)
def test_a_stated_date(value: str, iso: str | None) -> None:
    assert stated(value) == iso


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("He said on Wednesday that he would go.", 2),
        ("He said Wednesday he had seen it on Wednesday.", 2),
        ("He said on Monday that he would go on Friday.", None),
        ("He will go next Friday, he said on Monday.", 0),
        ("He would go, he said.", None),
    ],
)
def test_the_weekday_a_sentence_names(sentence: str, day: int | None) -> None:
    assert weekday_named(sentence) == day


@given(st.dates(date(FIRST_YEAR, 1, 1), date(2030, 12, 31)))
def test_the_true_year_is_among_those_that_fit(day: date) -> None:
    days = fitting(f"XXXX-{day:%m-%d}", day.weekday(), today=day)
    assert days[0] == day.isoformat()
    assert all(date.fromisoformat(one).weekday() == day.weekday() for one in days)
    assert list(days) == sorted(days, reverse=True)
