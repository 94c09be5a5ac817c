"""The tutorial's walk: from a folder of reports to a corrected CSV, by two commands and the page."""

from __future__ import annotations

import csv
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("playwright.sync_api", reason="needs the package playwright")

import walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
TEN_MINUTES = 600


@pytest.mark.slow
def test_a_new_user_comes_to_a_corrected_table_in_ten_minutes(browser: Browser, tmp_path: Path) -> None:
    begun = monotonic()
    pictures: list[str] = []
    with walk.served(ROOT / "examples/story", tmp_path) as address:
        page = browser.new_page(viewport={"width": 1200, "height": 820}, locale="en-GB", timezone_id="UTC")
        taken = walk.walk(page, address, lambda name, _: pictures.append(name))
        rows = list(csv.DictReader(taken.read_text(encoding="utf-8-sig").splitlines()))
        page.close()
    assert monotonic() - begun < TEN_MINUTES
    border = next(row for row in rows if row["words"].startswith("that the border with Sedria"))
    assert (border["speaker"], border["speaker_status"], border["reviewed"]) == ("Orlan Marrek", "named", "true")
    assert (border["published"], border["published_found"]) == ("2024-10-14", "corrected")
    toll = next(row for row in rows if row["words"] == "34" and row["doc_id"].startswith("06-"))
    assert (toll["speaker"], toll["cue"], toll["reviewed"]) == ("The district hospital", "says", "true")
    told = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    assert all(f"images/{name}.png" in told and (ROOT / f"docs/images/{name}.png").is_file() for name in pictures)
