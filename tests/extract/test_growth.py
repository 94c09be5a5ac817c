"""Reading takes time in step with the length of a report: steps of the interpreter are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from builders import a_report
from inquit.extract import passages_of, rules
from inquit.extract.dates import dates_of
from inquit.extract.figures import figures_of
from inquit.extract.names.entities import make_cast
from inquit.extract.names.mentions import mentions_in
from inquit.extract.speakers import discourse
from inquit.extract.statements import make_statements
from inquit.extract.voice import voice_of
from inquit.extract.when import with_when
from inquit.extract.witnesses import combine
from inquit.model import MentionKind, Statement
from named import tagged

Names = dict[str, MentionKind]

SYLLABLES = ["ba", "ke", "lo", "mi", "ru", "ta", "ve", "zo", "ni", "pa"]
SHORT, TIMES, MOST = 60, 3, 3.6
"""Paragraphs of the short text, how many times as long the long one is, and how many times the steps it may take."""


def name(n: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in str(n + 100)).capitalize()


def met(n: int) -> tuple[str, Names]:
    one, other = f"{name(n)} {name(7 * n + 3)}", name(3 * n + 5)
    text = f"{one} met {other}. She said the dam had failed on Monday. He denied that."
    return text, {one: "person", other: "person"}


def quoted(n: int) -> tuple[str, Names]:
    one, body = f"{name(n)} {name(11 * n)}", f"{name(5 * n)} Rowing Union"
    text = f"{one}, the head of the {body}, said in May: “It [the weir] fell.” The head said so on Friday. It agreed."
    return text, {one: "person", body: "organisation"}


def alike(n: int) -> tuple[str, Names]:
    text = (
        "The mayor, Lena Voss, spoke at a fair in Oss. The mayor said on Friday 40 boats sank. A woman wept. They left."
    )
    return text, {"Lena Voss": "person", "Voss": "person"}


def steps(work: Callable[[], object]) -> int:
    """The lines that are run, each turn of a loop anew."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def reading(text: str, names: Names) -> Callable[[], tuple[Statement, ...]]:
    """All that is read from a report but for what the model tags, which is given."""
    report = a_report(text)
    passages = passages_of(report)
    tags = tagged(passages, names)

    def read() -> tuple[Statement, ...]:
        cast = make_cast(report, passages, mentions_in(passages, tags))
        dates = dates_of(report)
        found = combine(passages, [], rules.read_passages(passages))
        statements = with_when(make_statements(report, passages, found, cast), passages, dates)
        figures_of(report, passages, statements, dates)
        voice_of(report, passages, statements)
        return statements

    return read


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
@pytest.mark.parametrize("part", [met, quoted, alike])
def test_steps_grow_with_the_text(
    part: Callable[[int], tuple[str, Names]], between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whom a role phrase means is looked for so far back that only a long report reaches the end of it.
    monkeypatch.setattr(discourse, "_MOST", 50)

    def report_with(parts: int) -> Callable[[], tuple[Statement, ...]]:
        texts, names = zip(*map(part, range(parts)), strict=True)
        return reading(between.join(texts), {name: kind for each in names for name, kind in each.items()})

    short, long = report_with(SHORT), report_with(SHORT * TIMES)
    assert len(short()) >= SHORT
    assert steps(long) < MOST * steps(short)
