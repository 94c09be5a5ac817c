"""The model itself: the same scores in any company, inputs in their frame, and the files that the package carries."""

from __future__ import annotations

import json
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders import a_report, one_block
from inquit.extract import passages_of, read, reader
from inquit.extract.passage import make_passage
from inquit.extract.tagger import read_passages
from inquit.extract.tagger.decode import Scores
from inquit.extract.tagger.labels import ACTS, LINKS, ROLES, STANCES, TAGS
from inquit.extract.tagger.session import piece_ids, score_windows, with_frame
from inquit.extract.tagger.windows import LONGEST, Window, make_windows
from inquit.extract.weights import CONFIDENCE, MODEL, PIECES, RANKER, WEIGHTS
from inquit.model import Report, Span
from inquit.resolve.senses import SENSES
from inquit.resolve.utterances.model import WEIGHTS as TELLINGS
from strategies import CHARACTERS

READER = reader("test", min_confidence=0.0)
MOST_BYTES = 30_000_000

REPORTS = [
    a_report(text, doc_id=f"{n}.txt")
    for n, text in enumerate(
        [
            "Orlan Varn, who keeps the sluice at Tarrow, said on Monday that the dam would hold.\n"
            "“We heard it crack twice,” he added. “Nobody came.”",
            "The ministry denied that Ilse Brandt had told the Tarrow Gazette to stop the presses.\n"
            "According to the paper, she “never rang”.",
            "Rain fell on Tarrow.",
            "Varn: no more water\nBrandt warned: “He told my brother to leave, and my brother said no.”",
        ]
    )
]


def windows_of(report: Report) -> list[Window]:
    return list(make_windows(passages_of(report), piece_ids))


def same(some: Scores, others: Scores) -> bool:
    columns = ("tags", "queries", "keys", "acts", "stances")
    return all(np.array_equal(getattr(some, name), getattr(others, name)) for name in columns)


def test_scores_of_a_window_do_not_depend_on_the_windows_beside_it() -> None:
    windows = [window for report in REPORTS for window in windows_of(report)]
    together = list(score_windows(windows))
    backwards = list(score_windows(reversed(windows)))[::-1]
    assert len(together) == len(windows)
    for window, one, other in zip(windows, together, backwards, strict=True):
        (alone,) = score_windows([window])
        assert same(alone, one) and same(alone, other)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.doc_id)
def test_scores_have_a_row_for_every_word_and_tags_are_logarithms_of_shares(report: Report) -> None:
    for window in windows_of(report):
        n = len(window.words)
        (scores,) = score_windows([window])
        assert scores.tags.shape == (n, len(ROLES), len(TAGS))
        assert scores.queries.shape == scores.keys.shape
        assert scores.queries.shape[:2] == (n + 1, len(LINKS))
        assert (scores.acts.shape, scores.stances.shape) == ((n, len(ACTS)), (n, len(STANCES)))
        assert (scores.tags <= 0).all()
        assert np.exp(scores.tags).sum(axis=-1) == pytest.approx(np.ones((n, len(ROLES))), abs=1e-4)
        assert all(np.isfinite(column).all() for column in (scores.queries, scores.keys, scores.acts, scores.stances))


def test_reading_is_the_same_with_one_report_or_many() -> None:
    alone = [read(report, READER) for report in REPORTS]
    assert any(reading.statements for reading in alone)
    assert [read(report, READER) for report in reversed(REPORTS)] == alone[::-1]


def test_a_report_without_words_to_read_gives_an_empty_reading() -> None:
    assert read_passages([]) == ([], [])
    assert read(one_block("By Ilse Brandt", "byline"), READER).statements == ()
    assert read(one_block("  ", "paragraph"), READER).statements == ()


@given(st.lists(st.lists(st.integers(1000, 30000), min_size=1, max_size=4), min_size=1, max_size=12))
def test_inputs_stand_between_two_framing_pieces(pieces: list[list[int]]) -> None:
    n = len(pieces)
    window = Window(
        [(0, i) for i in range(n)],
        list(pieces),
        [i % 4 for i in range(n)],
        [i % 6 for i in range(n)],
        [i % 5 for i in range(n)],
        sum(map(len, pieces)),
    )
    (ids, quotes, shapes, breaks), first = with_frame(window)
    assert {len(ids), len(quotes), len(shapes), len(breaks)} == {window.length + 2}
    assert (ids[0], ids[-1]) == (piece_id("[CLS]"), piece_id("[SEP]"))
    assert [ids[a : a + len(own)] for a, own in zip(first, pieces, strict=True)] == pieces
    for row, column in ((quotes, window.quotes), (shapes, window.shapes), (breaks, window.breaks)):
        assert [row[a] for a in first] == column
    for a, own, quote, shape in zip(first, pieces, window.quotes, window.shapes, strict=True):
        assert quotes[a : a + len(own)] == [quote] * len(own)
        assert shapes[a : a + len(own)] == [shape] * len(own)
        assert not any(breaks[a + 1 : a + len(own)])


def piece_id(piece: str) -> int:
    return PIECES.read_text(encoding="utf-8").split("\n").index(piece)


PIECED = [("dam", ["dam"]), ("DAM", ["dam"]), ("dám", ["dam"]), ("a-b", ["a", "-", "b"]), ("\u200b", ["[UNK]"])]


@pytest.mark.parametrize(("word", "pieces"), PIECED)
def test_pieces_of_a_word(word: str, pieces: list[str]) -> None:
    assert list(piece_ids(word)) == [piece_id(piece) for piece in pieces]


@given(st.text(CHARACTERS, min_size=1, max_size=150))
@example("x" * 5000)
@example("/".join(["각" * 33] * 3))
@example("-".join("a" * 60))
def test_any_word_fits_into_a_window(text: str) -> None:
    for token in make_passage(text, "paragraph", Span(0, len(text))).tokens:
        assert 1 <= len(piece_ids(token.text)) <= LONGEST


# The files that the package carries -----------------------------------------------------------------------------------


def test_the_manifest_names_every_file_with_its_hash_and_size() -> None:
    told = json.loads((WEIGHTS / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert told == {
        file.name: {"sha256": sha256(file.read_bytes()).hexdigest(), "bytes": file.stat().st_size}
        for file in (MODEL, PIECES, CONFIDENCE, RANKER, SENSES, TELLINGS)
    }


def test_no_file_lies_with_the_weights_that_the_manifest_does_not_name() -> None:
    told = json.loads((WEIGHTS / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert {file.name for file in WEIGHTS.iterdir()} == {*told, "manifest.json", "CARD.md"}


def test_all_weights_together_stay_small() -> None:
    assert sum(file.stat().st_size for file in WEIGHTS.rglob("*") if file.is_file()) <= MOST_BYTES
