"""Opening a page from disk in the browser, and keeping what it says and asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE = {"width": 1400, "height": 950}
NARROW = {"width": 400, "height": 850}
ROWS = ".ledger [data-row]"


@dataclass
class Opened:
    """A page with its console messages, errors and requests."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def open_page(browser: Browser, path: Path, size: dict[str, int] = WIDE, address: str = "", **options: Any) -> Opened:
    """Opens `path` from disk at `address` (from the # on) in a context of its own with Playwright's `options`."""
    page = browser.new_context(viewport=size, locale="en-GB", **options).new_page()
    opened = Opened(page)
    page.on("console", lambda message: opened.messages.append(message.text))
    page.on("pageerror", lambda error: opened.messages.append(str(error)))
    page.on("request", lambda request: opened.requests.append(request.url))
    page.goto(path.as_uri() + address)
    return opened


def search(page: Page, query: str) -> None:
    """Types a query into the query bar."""
    page.get_by_role("combobox", name="Find statements").fill(query)


def turn_to(page: Page, view: str) -> None:
    """Turns to a view by its link, and waits until it is there."""
    from playwright.sync_api import expect

    navigation = page.get_by_role("navigation")
    navigation.get_by_role("link", name=view).click()
    expect(navigation.locator("[aria-current=page]")).to_contain_text(view)


_VIOLATIONS = """async () => (await axe.run({ resultTypes: ["violations"], elementRef: false })).violations
    .flatMap((one) => one.nodes.map((node) => `${one.id} (${one.impact}): ${node.html.slice(0, 160)}`))"""


def found_by_axe(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(pytest.importorskip("axe_playwright_python.sync_playwright").Axe().axe_script)
    found: list[str] = page.evaluate(_VIOLATIONS)
    return found
