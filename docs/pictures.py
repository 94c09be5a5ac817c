"""Make the pictures of the documents from the example story, in the browser: `make pictures`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from urllib.parse import quote

from playwright.sync_api import Browser, ViewportSize, sync_playwright

Scheme = Literal["light", "dark"]
DOCS = Path(__file__).parent
SHOTS = (
    ("page-light", {"width": 1400, "height": 900}, "light", "names"),
    ("page-dark", {"width": 1400, "height": 900}, "dark", "stance:denies"),
    ("page-narrow", {"width": 400, "height": 800}, "light", ""),
)
"""Name, size, colour scheme and the query typed before the picture is taken."""


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("pictures need a Chromium on the PATH")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "story.html"
        command = [
            sys.executable,
            "-m",
            "inquit.cli",
            "report",
            "story",
            "-o",
            str(page),
            "--title",
            "The Halmet bombing",
        ]
        subprocess.run(command, cwd=DOCS.parent / "examples", check=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, size, scheme, query in SHOTS:
            _shoot(browser, page, name, size, scheme, query)
        browser.close()


def _shoot(browser: Browser, page: Path, name: str, size: ViewportSize, scheme: Scheme, query: str) -> None:
    shown = browser.new_page(viewport=size, color_scheme=scheme, locale="en-GB", device_scale_factor=1)
    shown.goto(f"{page.as_uri()}#q={quote(query)}")
    shown.keyboard.press("j")
    shown.wait_for_timeout(300)
    shown.screenshot(path=DOCS / "images" / f"{name}.png")
    shown.close()


if __name__ == "__main__":
    main()
