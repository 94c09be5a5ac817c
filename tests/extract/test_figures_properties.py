"""What holds of figures whatever the text is: places, order, bounds, and a pace that grows with the text alone."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders import a_report, cases
from inquit.extract.dates import dates_of
from inquit.extract.figures import figures_of
from inquit.extract.passage import make_passage
from inquit.model import Figure, Report

WORDS = [word for case in cases("figures") for word in case["text"].split()]
PIECES = st.sampled_from(
    [*WORDS, "1", "12", "1,", "$", "£", "-", "–", "(", ")", "½", "3/4", "between", "and", "to", "or", "%", "of", "\n"]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map(" ".join) | st.text(
    st.sampled_from("0123456789.,-–$£€½ %()abmktwo’'\n"), max_size=60
)


def read(report: Report) -> tuple[Figure, ...]:
    passages = [make_passage(report.text, block.kind, block.span) for block in report.blocks]
    return figures_of(report, passages, (), dates_of(report))


@given(TEXTS)
def test_figures_lie_in_the_text_in_order_and_apart(text: str) -> None:
    report = a_report(text)
    end = 0
    for figure in read(report):
        assert end <= figure.span.start < figure.span.end <= len(text)
        end = figure.span.end
        for place in (figure.span, figure.qualifier, figure.counted_span):
            assert place is None or (place.start < place.end and place.of(text) == place.of(text).strip())
        assert (figure.counted is None) == (figure.counted_span is None)
        if figure.counted_span:
            assert figure.counted == " ".join(figure.counted_span.of(text).split())


@given(TEXTS)
@example("20-odd")
def test_low_and_high_agree_with_the_bound(text: str) -> None:
    for figure in read(a_report(text)):
        low, high = figure.low, figure.high
        if figure.bound in ("more_than", "at_least"):
            assert low is not None and high is None
        elif figure.bound in ("less_than", "at_most"):
            assert low is None and high is not None
        elif figure.bound == "between":
            assert low is not None and high is not None and low < high
        else:
            assert low is not None and high in (low, None)


@given(TEXTS)
def test_marks_that_are_not_ascii_move_no_figure(text: str) -> None:
    before = "«ÄÖ𝄞» gab es nicht.\n"
    shift = len(before)
    plain, moved = read(a_report(text)), read(a_report(before + text))
    assert [figure.span for figure in moved] == [
        figure.span._replace(start=figure.span.start + shift, end=figure.span.end + shift) for figure in plain
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "between 1 and " * 70_000,
        *(
            piece * (100_000 // len(piece))
            for piece in ("12 ", "1,", "one in ", "3-2-", "twenty-", "$1 (", "a 5-", "a@")
        ),
    ],
    ids=lambda text: text[:14],
)
@pytest.mark.slow
def test_no_text_makes_it_slow(text: str) -> None:
    report = a_report(text)
    passages = [make_passage(text, block.kind, block.span) for block in report.blocks]
    began = process_time()
    figures_of(report, passages, (), ())
    assert process_time() - began < 45
