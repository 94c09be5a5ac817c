"""Outside data: what is at hand is read, what is missing is told in one line and left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation.corpora import TEXTS, corpora, data_folder, outside, texts_of

SAID = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 31]]}
REPORT = {"doc_id": "a", "text": "Ana Ruiz said the dam will hold.", "attributions": [SAID]}
LABELS = [{"corpus": "gum_news_dev", "doc_id": doc_id, "n": n} for n, doc_id in enumerate(("a", "gone", "a"))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that holds one corpus only."""
    path = tmp_path / TEXTS["gum_news_dev"]
    path.parent.mkdir()
    path.write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    monkeypatch.setenv("INQUIT_DATA", str(tmp_path))
    return tmp_path


def test_a_corpus_that_is_there_is_read_and_one_that_is_not_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ((report, gold),) = corpora()["GUM news dev"]
    assert (report.text, gold[0]["kind"]) == (REPORT["text"], "indirect")
    assert capsys.readouterr().err == f"PolNeAR dev: {folder / TEXTS['polnear_dev']} is not there\n"


def test_labels_stand_with_the_text_they_point_to(folder: Path) -> None:
    assert list(texts_of(LABELS)) == [(REPORT["text"], [LABELS[0], LABELS[2]])]


def test_labels_that_hold_their_text_need_no_folder() -> None:
    labels = [{"text": "Nobody spoke."}, {"text": "Ana Ruiz spoke."}]
    assert list(texts_of(labels)) == [(label["text"], [label]) for label in labels]


def test_a_folder_that_is_given_goes_before_the_one_that_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INQUIT_DATA", str(folder / "elsewhere"))
    assert list(texts_of(LABELS)) == []
    assert len(list(texts_of(LABELS, folder))) == 1


@pytest.mark.parametrize("named", [None, ""])
def test_without_a_folder_one_line_says_so(
    named: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("INQUIT_DATA", raising=False)
    if named is not None:
        monkeypatch.setenv("INQUIT_DATA", named)
    assert (data_folder(), outside("dates", {"one": "one.jsonl", "two": "two.jsonl"})) == (None, {})
    assert capsys.readouterr().err == "INQUIT_DATA is not set: outside dates are not measured\n"
