"""Lines that an outlet repeats are its furniture, whatever the order in which its reports came."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_report
from inquit.model import Block, Report
from inquit.resolve import mark_repeated

LINE = "More from the harbour desk"
BODIES = (
    "The north pier stays shut, the harbour master said, until the spring tides are over.",
    "Forty boats were lost in the night and no one has counted the nets yet.",
    "Nobody was asked before the lighthouse was sold, two councillors said on Friday.",
    "The ferry had passed every inspection, according to the yard that built it.",
)


def reports(*texts: str) -> list[Report]:
    return [a_report(text, f"{number}.txt") for number, text in enumerate(texts)]


def furniture(*texts: str) -> list[list[str]]:
    """The furniture that is marked in each of the reports."""
    return [
        [block.span.of(report.text) for block in report.blocks if block.kind == "furniture"]
        for report in mark_repeated(reports(*texts))
    ]


def test_a_line_in_three_reports_is_furniture_in_all_of_them() -> None:
    assert furniture(*(f"{body}\n{LINE}" for body in BODIES[:3]), BODIES[3]) == [[LINE], [LINE], [LINE], []]


def test_a_line_in_two_reports_is_news() -> None:
    assert furniture(*(f"{body}\n{LINE}" for body in BODIES[:2]), *BODIES[2:]) == [[], [], [], []]


def test_a_line_is_the_same_whatever_its_case_and_spaces() -> None:
    lines = (LINE, LINE.upper(), LINE.replace(" ", "\u00a0 "))
    assert furniture(*(f"{body}\n{line}" for body, line in zip(BODIES, lines, strict=False))) == [
        [line] for line in lines
    ]


def test_a_line_twice_in_one_report_counts_once() -> None:
    assert furniture(f"{LINE}\n{BODIES[0]}\n{LINE}", f"{BODIES[1]}\n{LINE}") == [[], []]


def test_copies_of_one_article_count_once() -> None:
    copies = [f"{BODIES[0]}\n{LINE}"] * 3
    assert furniture(*copies) == [[], [], []]
    assert furniture(*copies, f"{BODIES[1]}\n{LINE}") == [[], [], [], []]
    assert furniture(*copies, *(f"{body}\n{LINE}" for body in BODIES[1:3])) == [[LINE]] * 5


@pytest.mark.parametrize(
    "line",
    [
        "The harbour is closed.",
        "“We will wait.”",
        "Who sold the lighthouse?",
        "Stop the sale!",
        "The harbour of Vellin lies at the mouth of the Orr and has two basins, three piers and a light",
    ],
)
def test_repeated_sentences_and_long_lines_stay_news(line: str) -> None:
    assert furniture(*(f"{body}\n{line}" for body in BODIES)) == [[], [], [], []]


def test_a_repeated_headline_stays_and_other_blocks_keep_their_kinds() -> None:
    found = [
        replace(report, blocks=(replace(report.blocks[0], kind="headline"), replace(report.blocks[1], kind="deck")))
        for report in reports(*(f"{LINE}\n{LINE} again\n{body}" for body in BODIES))
    ]
    found = [
        replace(r, blocks=(*r.blocks, *a.blocks[2:]))
        for r, a in zip(found, reports(*[r.text for r in found]), strict=True)
    ]
    for report in mark_repeated(found):
        assert [block.kind for block in report.blocks] == ["headline", "furniture", "paragraph"]


def test_nothing_but_the_kind_of_blocks_is_changed() -> None:
    given_reports = reports(*(f"{body}\n{LINE}" for body in BODIES))
    marked = mark_repeated(given_reports)
    assert [replace(report, blocks=()) for report in marked] == [replace(report, blocks=()) for report in given_reports]
    assert [[b.span for b in r.blocks] for r in marked] == [[b.span for b in r.blocks] for r in given_reports]
    assert mark_repeated([]) == []


lines = st.sampled_from([LINE, "Tides and timetables", "Tell us what you saw", "Weather", *BODIES])
texts = st.lists(lines, min_size=1, max_size=5).map("\n".join)


@given(st.lists(texts, max_size=9).map(lambda found: reports(*found)), st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(found: list[Report], chance: st.DrawFn) -> None:
    marked: dict[str, tuple[Block, ...]] = {report.id: report.blocks for report in mark_repeated(found)}
    chance.shuffle(found)  # type: ignore[attr-defined]
    assert {report.id: report.blocks for report in mark_repeated(iter(found))} == marked
