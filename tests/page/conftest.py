"""Debian's chromium and the page of the small story; without a browser its tests are skipped with one line."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # marked.py, opening.py and story.py stand beside the tests

import story
from opening import Opened, open_page

from inquit.export.page import write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
    # The same browser twice over: the one without windows opens a page in half the time.
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs Debian's chromium")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "story.html"
    write_page(story.payload(), path)
    return path


@pytest.fixture(scope="session")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "large.html"
    write_page(story.large(5000), path)
    return path


@pytest.fixture
def opened(browser: Browser, story_file: Path) -> Iterator[Opened]:
    found = open_page(browser, story_file)
    yield found
    found.page.context.close()


@pytest.fixture
def page(opened: Opened) -> Page:
    return opened.page
