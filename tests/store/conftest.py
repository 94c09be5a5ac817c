"""A store that holds the report of `harbour`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from harbour import READING, REPORT

from builders import received
from inquit.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.inquit", write=True) as opened:
        opened.add(received(REPORT), READING)
        yield opened
