"""Numbers in digits and words, and where they end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.extract.numbers import NUMBER, ordinal, read_number


def words_of(text: str) -> list[str]:
    return re.findall(rf"{NUMBER}|[^\W\d_]+|\S", text.lower())


@pytest.mark.parametrize(
    ("text", "value", "used"),
    [
        ("1,200 people", 1200, 1),
        ("3.5 points", 3.5, 1),
        ("5 1/2 hours", 5.5, 2),
        ("816 000 crowns", 816_000, 2),
        ("1 250 000 crowns", 1_250_000, 3),
        ("23 million people", 23e6, 2),
        ("1.5 billion crowns", 1.5e9, 2),
        ("two dozen eggs", 24, 2),
        ("a dozen eggs", 12, 2),
        ("a couple of days", 2, 3),
        ("couple of days", 2, 2),
        ("twenty-five years", 25, 3),
        ("twenty five years", 25, 2),
        ("ninety years", 90, 1),
        ("one and a half years", 1.5, 4),
        ("2 and a half years", 2.5, 4),
        ("half a million crowns", 500_000, 3),
        ("half an hour", 0.5, 2),
        ("two hundred and six men", 206, 4),
        ("two hundred thousand men", 200_000, 3),
        ("a hundred men", 100, 2),
        ("one thousand two hundred men", 1200, 4),
        ("three and four", 3, 1),
        ("seven", 7, 1),
        ("½ hour", 0.5, 1),
    ],
)
def test_a_number_and_where_it_ends(text: str, value: float, used: int) -> None:
    number = read_number(words_of(text), 0)
    assert number is not None
    assert (number.value, number.first, number.last) == (value, 0, used)


@pytest.mark.parametrize("text", ["people", "a man", "half of them", "and two", "-", "couple", "hundred of them"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(words_of(text), 0) is None


def test_a_number_is_read_where_it_stands() -> None:
    number = read_number(words_of("about 23 million people"), 1)
    assert number is not None
    assert (number.first, number.last) == (1, 3)


@pytest.mark.parametrize(("word", "value"), [("first", 1), ("21st", 21), ("third", 3), ("thirty", None), ("2", None)])
def test_ordinals(word: str, value: int | None) -> None:
    assert ordinal(word) == value


@given(st.integers(0, 10**12))
def test_grouped_digits_keep_their_value(number: int) -> None:
    read = read_number(words_of(f"{number:,} people"), 0)
    assert read is not None
    assert (read.value, read.last) == (number, 1)


@given(
    st.lists(st.sampled_from(["two", "hundred", "and", "a", "half", "-", "million", "7", "1/2", "000"]), max_size=30)
)
def test_a_number_takes_only_words_that_are_there(words: list[str]) -> None:
    for at in range(len(words)):
        number = read_number(words, at)
        assert number is None or at == number.first < number.last <= len(words)
