"""`map`: the same results in the same order wherever the work runs, and a clear end when it cannot."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from inquit.engine import Local
from inquit.errors import InquitError
from inquit.model import Engine


def double(number: int) -> int:
    return 2 * number


def fail_at_40(number: int) -> int:
    if number == 40:
        raise ValueError("forty")
    return number


def die_at_40(number: int) -> int:
    if number == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("size", [0, 1, 100])
def test_results_come_in_the_order_of_the_items(engine: Engine, size: int) -> None:
    assert list(engine.map(double, iter(range(size)))) == list(range(0, 2 * size, 2))


def test_what_the_work_raises_is_raised(engine: Engine) -> None:
    with pytest.raises(Exception, match="forty"):
        list(engine.map(fail_at_40, range(100)))


def test_what_the_items_raise_is_raised(engine: Engine) -> None:
    def items() -> Iterator[int]:
        yield from range(20)
        raise KeyError("no more")

    with pytest.raises(KeyError, match="no more"):
        list(engine.map(double, items()))


def test_no_more_items_are_taken_than_are_soon_worked_on(engine: Engine) -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = iter(engine.map(double, items()))
    assert next(results) == 0
    assert len(taken) <= 200


def test_a_killed_worker_ends_the_run_with_a_line_that_says_what_to_do() -> None:
    with pytest.raises(InquitError, match="--workers 1"):
        list(Local(2).map(die_at_40, range(100)))
