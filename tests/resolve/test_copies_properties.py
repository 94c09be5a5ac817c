"""What holds of copies, and of the words they are found by, whatever the reports are."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from builders import a_reading, a_report
from inquit.model import Block, Copy, Mention, Passage, Reading, Received, from_json, to_json
from inquit.resolve.copies import Wording, decide, facts, keys
from inquit.resolve.words import fold, words
from strategies import records, texts

VOCABULARY = ["ferry", "sailed", "“We", "wait,”", "nobody", "12,000", "from", "the", "quay", "Ilse’s", "Café", "again."]
LINES = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=30).map(" ".join)
"""Few words, so that two texts share many runs: in any order, overlapping, repeated."""
LONG = "The ferry sailed from the old quay with nobody on board, and the lock keeper of Café Marrow counted the bells."


@st.composite
def wordings(draw: st.DrawFn, doc_id: str) -> Wording:
    lines = draw(st.lists(st.one_of(LINES, st.just(LONG)), max_size=6))
    report = a_report("\n".join((LONG, *lines)), doc_id, outlet=draw(st.sampled_from([None, "Marrow Herald", "TASS"])))
    skipped = draw(st.sets(st.integers(1, 6), max_size=2))
    blocks = tuple(Block("furniture" if i in skipped else "paragraph", b.span) for i, b in enumerate(report.blocks))
    named = draw(st.sampled_from(blocks)).span
    mentions = (Mention("m", named, "place", "e"),) if draw(st.booleans()) else ()
    return facts(replace(report, blocks=blocks), a_reading(mentions=mentions))[0]


PAIRS = st.tuples(wordings("a.txt"), wordings("b.txt"))


@given(PAIRS)
def test_the_order_of_the_two_is_no_matter(pair: tuple[Wording, Wording]) -> None:
    a, b = pair
    assert decide(a, b) == decide(b, a)


@given(PAIRS)
def test_passages_lie_in_read_blocks_and_do_not_overlap(pair: tuple[Wording, Wording]) -> None:
    copies = decide(*pair)
    for wording in pair:
        spans = sorted(_in(copy, wording).span for copy in copies)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        zones = [(zone[0].start, zone[-1].end) for zone in wording.zones]
        assert all(any(start <= span.start < span.end <= end for start, end in zones) for span in spans)


@given(PAIRS)
def test_words_said_to_stand_in_both_do(pair: tuple[Wording, Wording]) -> None:
    a, b = pair
    for copy in decide(a, b):
        one, other = ([word.text for word in words(w.text, *_in(copy, w).span)] for w in pair)
        assert 8 <= copy.words <= _in_order(one, other)
        assert (one[0], one[-1]) == (other[0], other[-1])
        assert copy.source in (None, a.report, b.report)


@given(PAIRS)
def test_ids_are_of_one_passage_each_and_facts_outlive_a_file(pair: tuple[Wording, Wording]) -> None:
    a, b = (from_json(to_json(wording), Wording) for wording in pair)
    copies = decide(a, b)
    assert (a, b) == pair
    assert copies == decide(*pair)
    assert len({copy.id for copy in copies}) == len(copies)


@given(records())
def test_any_report_has_a_wording_or_none(record: tuple[Received, Reading]) -> None:
    received, reading = record
    for wording in facts(received.report, reading):
        assert all(0 <= key < 1 << 63 for key in keys(wording))
        assert decide(wording, wording) == []


@given(LINES)
def test_a_whole_copy_is_one_passage_however_often_the_text_repeats_itself(line: str) -> None:
    body = f"{line}\n{LONG[:-1]}"
    a, b = (facts(a_report(body, name), a_reading())[0] for name in ("a.txt", "b.txt"))
    (copy,) = decide(a, b)
    assert copy.words == len(words(body))
    assert copy.a.span.of(a.text).endswith(LONG[:-1])


@given(texts)
def test_words_lie_in_order_in_the_text_and_fold_once(text: str) -> None:
    found = words(text)
    assert all(fold(text[word.start : word.end]) == word.text for word in found)
    assert all(fold(word.text) == word.text for word in found)
    assert all(one.end <= other.start for one, other in combinations(found[:12], 2))
    assert [word for at in range(len(text)) for word in found if word.start == at] == found


def _in(copy: Copy, wording: Wording) -> Passage:
    return copy.a if copy.a.report == wording.report else copy.b


def _in_order(one: list[str], other: list[str]) -> int:
    """The length of the longest common subsequence, by the textbook."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row
        row = [0]
        for j, there in enumerate(other):
            row.append(before[j] + 1 if word == there else max(before[j + 1], row[j]))
    return row[-1]
