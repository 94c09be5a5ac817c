"""Make the pictures of the documents from the example story, in the browser: `make pictures`.

Some are of the page in a file, some are taken on the tutorial's walk through the served one (`walk.py`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser, Locator, ViewportSize, sync_playwright
from walk import served, walk

DOCS = Path(__file__).parent
WINDOW: ViewportSize = {"width": 1200, "height": 680}
TALL: ViewportSize = {"width": 1200, "height": 820}
WIDE: ViewportSize = {"width": 1700, "height": 1400}


class Shot(NamedTuple):
    """A picture: what stands behind `#` in the page's address, the keys pressed then, and what of the page is shown."""

    name: str
    address: str
    keys: tuple[str, ...] = ()
    part: str | None = None
    size: ViewportSize = WINDOW
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("page-light", f"q={quote('names')}", ("j",)),
    Shot("page-dark", f"q={quote('stance:denies')}", ("j",), scheme="dark"),
    Shot("utterance", f"q={quote('gangsters')}", ("j", "Enter"), ".ledger .row", WIDE),
    Shot("origins", "page=origins", (), ".drawing", WIDE),
)


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
        for shot in SHOTS:
            _shoot(browser, page, shot)
        with served(DOCS.parent / "examples/story", Path(folder)) as address:
            _shoot_walk(browser, address)
        browser.close()


def _shoot_walk(browser: Browser, address: str) -> None:
    shown = browser.new_page(viewport=TALL, locale="en-GB", device_scale_factor=1)

    def shoot(name: str, part: Locator | None) -> None:
        shown.wait_for_timeout(300)
        (part or shown).screenshot(path=DOCS / "images" / f"{name}.png")

    walk(shown, address, shoot)
    shown.close()


def _shoot(browser: Browser, page: Path, shot: Shot) -> None:
    shown = browser.new_page(viewport=shot.size, color_scheme=shot.scheme, locale="en-GB", device_scale_factor=1)
    shown.goto(f"{page.as_uri()}#{shot.address}")
    for key in shot.keys:
        shown.keyboard.press(key)
    shown.wait_for_timeout(300)
    path = DOCS / "images" / f"{shot.name}.png"
    if shot.part is None:
        shown.screenshot(path=path)
    else:
        shown.locator(shot.part).first.screenshot(path=path)
    shown.close()


if __name__ == "__main__":
    main()
