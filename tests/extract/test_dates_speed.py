"""Reading time expressions takes time in step with the length of the text, whatever the text is."""

from __future__ import annotations

from time import process_time

import pytest

from builders import a_report
from inquit.extract.dates import dates_of

HOSTILE = {
    "digits": "1234567890",
    "spaced digits": "123 ",
    "years": "1998 ",
    "weekdays": "Monday ",
    "weekdays in lines": "Monday\n",
    "months": "May March ",
    "nested words": "the early last next two the past few ",
    "numbers in words": "twenty five hundred and two million ",
    "ago": "two years ago before the ",
    "events": "two days after the attack on May 3 ",
    "hyphens": "19-20-",
    "nested between": "between Monday and ",
    "lists of days": "May 3 and 4 and 5 ",
    "quarters": "the third quarter a year ago ",
}
SHORT, TIMES = 20_000, 8


def seconds(text: str) -> float:
    report = a_report(text)
    started = process_time()
    dates_of(report)
    return process_time() - started


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text(unit: str) -> None:
    short = min(seconds(unit * (SHORT // len(unit))) for _ in range(3))
    long = seconds(unit * (SHORT * TIMES // len(unit)))
    assert long < 0.3 + 3 * TIMES * short


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1234567890", "Monday ", "the early last next two the past few "])
def test_a_megabyte_is_read(unit: str) -> None:
    assert seconds(unit * (1_000_000 // len(unit))) < 60


def test_no_number_is_too_large() -> None:
    digits = "9" * 30_000
    assert dates_of(a_report(f"It took {digits} years, and {digits} years ago on May {digits}.")) is not None
