"""Texts and what they are read as: blocks and metadata, from tests/cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import cases
from inquit.ingest import receive, receive_text
from inquit.model import Given, Received, Report


def each(name: str) -> pytest.MarkDecorator:
    """Run a test once for each case of `tests/cases/NAME.jsonl`."""
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in cases(name)])


@each("blocks")
def test_blocks(case: dict[str, Any]) -> None:
    report = receive_text(case["text"])
    assert [[block.kind, block.span.of(report.text)] for block in report.blocks] == case["blocks"]
    assert told(report, case["fields"]) == case["fields"]


@each("metadata")
def test_metadata(case: dict[str, Any]) -> None:
    report = receive_text(case["text"], given=Given(**case["given"]))
    assert told(report, case["fields"]) == case["fields"]


@each("html")
def test_pages(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(case["html"].encode())
    (received,) = receive([str(path)])
    assert isinstance(received, Received), received
    report = received.report
    if case["blocks"]:
        assert [[block.kind, block.span.of(report.text)] for block in report.blocks] == case["blocks"]
    assert told(report, case["fields"]) == case["fields"]
    assert report.text == case.get("text", report.text)


def told(report: Report, fields: dict[str, Any]) -> dict[str, Any]:
    """What `report` says of each field that the case asks for."""
    return {name: value_of(report, name, fields[name]) for name in fields}


def value_of(report: Report, name: str, expected: Any) -> Any:
    if name == "dateline" and report.dateline is not None:
        line = report.dateline
        told = {"text": line.span.of(report.text), "place": line.place, "date": line.date, "agency": line.agency}
        assert any(block.kind == "dateline" and block.span == line.span for block in report.blocks)
        return told
    if name == "candidates":
        # Newer years fit as time goes by; the cases name the known ones.
        return [day for day in report.published_candidates if day in expected]
    if name == "headline":
        return next((block.span.of(report.text) for block in report.blocks if block.kind == "headline"), None)
    if name == "found":
        return dict(report.found)
    return getattr(report, name)
