"""HTML pages beyond what tests/cases/html.jsonl tells: encodings, depth, and an extractor that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit.ingest import receive
from inquit.model import Received, Report

BODY = "<p>Die Fähre von Vellin liegt seit Wochen im Hafen, sagte die Bürgermeisterin über den Ärger der Fischer.</p>"


def read(path: Path, raw: bytes) -> Report:
    path.write_bytes(raw)
    (received,) = receive([str(path)])
    assert isinstance(received, Received), received
    return received.report


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=iso-8859-1>", "latin-1"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=no-such-thing>", "utf-8"),
        ('<?xml version="1.0" encoding="utf-8"?><html>', "utf-8-sig"),
        ("", "utf-16"),
    ],
)
def test_the_charset_is_told_by_mark_or_meta(tmp_path: Path, head: str, encoding: str) -> None:
    report = read(tmp_path / "page.htm", (head + BODY).encode(encoding))
    assert report.text == BODY[3:-4]


def test_a_page_nested_very_deep_is_read(tmp_path: Path) -> None:
    deep = "<div>" * 1000 + BODY + "</div>" * 1000
    assert read(tmp_path / "page.html", deep.encode()).text == BODY[3:-4]


def test_a_page_that_the_extractor_cannot_take_is_read_without_its_vote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import trafilatura

    def fails(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "extract", fails)
    assert [block.kind for block in read(tmp_path / "page.html", BODY.encode()).blocks] == ["paragraph"]
