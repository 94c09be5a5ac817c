"""Windows: every word once and in order, as much as fits, and the features of form that the model sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.extract.passage import Passage, make_passage
from inquit.extract.tagger.windows import LONGEST, Window, make_windows, word_form
from inquit.model import Span

WORDS = "Orlan Varn said the dam held . “ ” 's 47 No , “Nobody came,” said Ilse Brandt.".split()  # noqa: SIM905
Costs = dict[str, int]

texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
kinds = st.sampled_from(["paragraph", "headline", "deck", "subheading", "caption"])
sizes = st.one_of(st.integers(1, 3), st.integers(1, 90), st.integers(1, LONGEST))
costs = st.dictionaries(st.sampled_from([*WORDS, '"', "Nobody", "Brandt"]), sizes)


def passage(text: str, kind: str = "paragraph") -> Passage:
    return make_passage(text, kind, Span(0, len(text)))


def pieces_by(costs: Costs) -> Callable[[str], Sequence[int]]:
    return lambda word: (7,) * costs.get(word, 1)


def cost(passage: Passage, costs: Costs, first: int = 0, last: int | None = None) -> int:
    return sum(costs.get(word_form(token), 1) for token in passage.tokens[first:last])


several = st.lists(st.builds(passage, texts, kinds), max_size=6)


@given(several, costs)
def test_every_word_of_every_passage_is_read_once_and_in_order(passages: list[Passage], costs: Costs) -> None:
    windows = list(make_windows(passages, pieces_by(costs)))
    words = [word for window in windows for word in window.words]
    assert words == [(at, i) for at, passage in enumerate(passages) for i in range(len(passage.tokens))]


@given(several, costs)
def test_no_window_is_empty_or_longer_than_the_longest(passages: list[Passage], costs: Costs) -> None:
    for window in make_windows(passages, pieces_by(costs)):
        assert 0 < window.length <= LONGEST
        assert window.length == sum(map(len, window.pieces))
        columns = (window.pieces, window.quotes, window.shapes, window.breaks)
        assert {len(column) for column in columns} == {len(window.words)}


@given(several, costs)
def test_what_fits_into_a_window_is_never_divided(passages: list[Passage], costs: Costs) -> None:
    home = {w: n for n, window in enumerate(make_windows(passages, pieces_by(costs))) for w in window.words}
    for at, whole in enumerate(passages):
        for first, last in ((0, len(whole.tokens)), *whole.sentences):
            if cost(whole, costs, first, last) <= LONGEST:
                assert len({home[at, i] for i in range(first, last)}) <= 1


@given(several, costs)
def test_a_paragraph_opens_a_window_only_where_the_one_before_has_no_room_for_it(
    passages: list[Passage], costs: Costs
) -> None:
    windows = list(make_windows(passages, pieces_by(costs)))
    for before, after in pairwise(windows):
        at, i = after.words[0]
        if i == 0:
            assert before.length + cost(passages[at], costs) > LONGEST


def test_a_sentence_too_long_for_a_window_is_cut_between_words() -> None:
    long = passage("the dam held " * 30)
    windows = list(make_windows([long], pieces_by({"dam": 20})))
    assert [window.words[0][1] for window in windows] == [0, 34, 67]
    assert [window.breaks[0] for window in windows] == [2, 0, 0]


# Paragraphs of one sentence by the pieces of their words, and how many words each window holds.
ROOM = [
    ([[100], [LONGEST - 100]], [2]),
    ([[100], [LONGEST - 99]], [1, 1]),
    ([[100], [LONGEST - 100], [1]], [2, 1]),
    ([[127, 127]], [2]),
    ([[127, 127, 1]], [2, 1]),
    ([[127, 128]], [1, 1]),
    ([[1], [LONGEST - 1, 1], [1]], [1, 2, 1]),
    ([[LONGEST], [LONGEST]], [1, 1]),
]


@pytest.mark.parametrize(("paragraphs", "windows"), ROOM)
def test_a_window_is_filled_to_the_last_piece(paragraphs: list[list[int]], windows: list[int]) -> None:
    passages = [passage(" ".join(f"w{cost}" for cost in costs)) for costs in paragraphs]
    found = make_windows(passages, lambda word: (7,) * int(word[1:]))
    assert [len(window.words) for window in found] == windows


@given(st.builds(passage, texts, kinds), costs)
def test_features_of_a_word_do_not_depend_on_the_passages_around_it(one: Passage, costs: Costs) -> None:
    def features(passages: list[Passage], at: int) -> list[tuple[int, int, int, Sequence[int]]]:
        return [
            row
            for window in make_windows(passages, pieces_by(costs))
            for (where, _), *row in zip(
                window.words, window.quotes, window.shapes, window.breaks, window.pieces, strict=True
            )
            if where == at
        ]

    other = passage("“We heard it,” said Ilse Brandt.")
    assert features([other, one, other], 1) == features([one], 0)


# Each word with its state towards quotation marks: 0 outside, 1 opening, 2 inside, 3 closing.
QUOTES = [
    ("“ It will hold ” she said", "1 2 2 2 3 0 0"),
    ('" No " and " never "', "1 2 3 0 1 2 3"),
    ("« No » said Varn", "1 2 3 0 0"),
    ("`` No '' said Varn", "1 2 3 0 0"),
    ("“It was ‘a wall of water’ at ten” he said", "1 2 2 2 2 2 2 2 2 2 2 3 0 0"),
    ("Varn called it ‘a farce’ today", "0 0 0 1 2 2 3 0"),
    ("She said: “It will hold and", "0 0 0 1 2 2 2 2"),
    ("the councillors’ vote", "0 0 0 0"),
    ("“”", "1 3"),
]


@pytest.mark.parametrize(("text", "states"), QUOTES)
def test_states_towards_quotation_marks(text: str, states: str) -> None:
    assert columns(text).quotes == numbers(states)


SHAPES = [
    ("the Dam NATO McKee", "0 1 2 3"),
    ("A I a", "1 1 0"),
    ("47 1,200 B-52 4th", "4 4 5 4 4 4"),
    (". , “ — …", "5 5 5 5 5"),
    ("$5 $ é É ß", "4 5 0 1 0"),
    ("Varn's co-op O'Dell UN-backed NATO's", "1 0 3 3 3"),
]


@pytest.mark.parametrize(("text", "shapes"), SHAPES)
def test_shapes_of_words(text: str, shapes: str) -> None:
    assert columns(text).shapes == numbers(shapes)


BREAKS = [
    ("paragraph", "Varn left. Nobody saw it.", "2 0 0 1 0 0 0"),
    ("headline", "Dam holds. For now.", "3 0 0 1 0 0"),
    ("deck", "Dam holds", "3 0"),
    ("subheading", "Dam holds", "3 0"),
    ("caption", "Ilse Brandt", "4 0"),
]


@pytest.mark.parametrize(("kind", "text", "breaks"), BREAKS)
def test_what_begins_with_a_word(kind: str, text: str, breaks: str) -> None:
    assert columns(text, kind).breaks == numbers(breaks)


FORMS = [
    ('“No” «no» „no“ "no"', '" No " " no " " no " " no "'),
    ("`` No ''", '" No "'),
    ("Varn called it ‘a farce’ today", 'Varn called it " a farce " today'),
    ("the councillors’ vote", "the councillors ' vote"),
]


@pytest.mark.parametrize(("text", "forms"), FORMS)
def test_all_quotation_marks_are_one_mark(text: str, forms: str) -> None:
    assert [word_form(token).lower() for token in passage(text).tokens] == forms.lower().split()


def columns(text: str, kind: str = "paragraph") -> Window:
    """The one window of a short text."""
    (window,) = make_windows([passage(text, kind)], lambda word: (len(word),))
    return window


def numbers(told: str) -> list[int]:
    return [int(number) for number in told.split()]


@given(st.builds(passage, texts.filter(str.strip), kinds), costs, st.data())
def test_a_part_of_a_window_keeps_its_columns(one: Passage, costs: Costs, data: st.DataObject) -> None:
    window = next(make_windows([one], pieces_by(costs)))
    cut = data.draw(st.integers(0, len(window.words)))
    joined = window.part(0, cut)
    joined.extend(window.part(cut, len(window.words)))
    assert joined == window
