"""docs/api.md tells every route and every kind of question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from inquit.serve.shapes import QueueKind

DOCS = Path(__file__).parents[2] / "docs"
TOLD = (DOCS / "api.md").read_text(encoding="utf-8")
PATHS = json.loads((DOCS / "openapi.json").read_bytes())["paths"]


@pytest.mark.parametrize("path", [path for path, methods in PATHS.items() if "get" in methods])
def test_every_read_is_told(path: str) -> None:
    listed = path.removesuffix("/{id}")
    assert f"`{path}`" in TOLD or f"`{listed}`" in TOLD or f"`{listed}?q=`" in TOLD


@pytest.mark.parametrize("path", [path for path, methods in PATHS.items() if "post" in methods])
def test_every_write_is_told_with_a_call(path: str) -> None:
    assert f"`POST {path}`" in TOLD and f"localhost:8000{path}" in TOLD


@pytest.mark.parametrize("kind", get_args(QueueKind))
def test_every_question_is_told(kind: str) -> None:
    assert f"\n| `{kind}` |" in TOLD
