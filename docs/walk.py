"""The walk of the tutorial through the served example story: from a folder of reports to a corrected CSV.

`make pictures` takes its pictures on the way, `tests/page/test_walk.py` looks at what comes out.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

Shoot = Callable[[str, Locator | None], None]
"""Takes a picture of that name, of the whole window or of a part."""

_SELECT = """([place, words]) => {
    const line = [...document.querySelectorAll("#reader .line")].find(({ textContent }) => textContent.includes(place));
    const start = line.textContent.indexOf(place) + place.indexOf(words);
    const range = new Range();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let done = 0; walker.nextNode(); done += walker.currentNode.length) {
        const node = walker.currentNode;
        const at = (place) => place >= done && place <= done + node.length;
        if (at(start) && start < done + node.length) range.setStart(node, start - done);
        if (at(start + words.length) && start + words.length > done) range.setEnd(node, start + words.length - done);
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


@contextmanager
def served(reports: Path, folder: Path) -> Iterator[str]:
    """Adds a folder of reports to a record, as the tutorial does, and serves it: gives the address."""
    record = folder / "story.inquit"
    inquit = [sys.executable, "-m", "inquit.cli"]
    subprocess.run([*inquit, "add", str(record), str(reports)], check=True, capture_output=True)
    command = [*inquit, "serve", str(record), "--port", "0", "--by", "Ada", "--title", "The Halmet bombing"]
    with (folder / "serve.log").open("w") as log:
        server = subprocess.Popen(command, stderr=log)
    try:
        yield _address(folder / "serve.log", server)
    finally:
        server.terminate()
        server.wait()


def _address(log: Path, server: subprocess.Popen[bytes]) -> str:
    while server.poll() is None:
        if told := re.search(r"http://\S+/", log.read_text()):
            return told.group()
    raise RuntimeError(log.read_text())


def walk(page: Page, address: str, shoot: Shoot) -> Path:
    """Walks through the page as the tutorial tells; gives the file of the CSV that is taken away."""
    page.goto(address)
    _settle_a_question(page, shoot)
    _pick_a_speaker(page)
    _add_a_statement(page, shoot)
    _date_a_report(page, shoot)
    return _take_away(page, shoot)


def _settle_a_question(page: Page, shoot: Shoot) -> None:
    _turn_to(page, re.compile("^To check"))
    task = page.locator("li", has_text="The same utterance?").filter(has_text="gangsters").first
    expect(task).to_be_visible()
    shoot("check", None)
    task.get_by_role("button", name=re.compile("^Same")).click()
    expect(page.locator(".notice")).to_contain_text("Decided")


def _pick_a_speaker(page: Page) -> None:
    _turn_to(page, "Statements")
    _find(page, "closed as tightly")
    page.get_by_role("button", name="The speaker is Orlan Marrek").click()
    expect(page.locator(".ledger .row .name")).to_have_text("Orlan Marrek")


def _add_a_statement(page: Page, shoot: Shoot) -> None:
    _find(page, "the same one outlet:courier")
    page.locator(".ledger .row").get_by_role("button", name="Open in text").click()
    for words, role in (("34", "the words"), ("The district hospital", "who says it"), ("says", "the verb")):
        place = "says 34" if words in ("34", "says") else words
        page.evaluate(_SELECT, [place, words])
        page.get_by_role("button", name=role, exact=True).click()
    form = page.get_by_role("form", name="Add a statement")
    form.get_by_label("Name", exact=True).fill("The district hospital")
    form.get_by_label("Who that is").select_option("organisation")
    shoot("add", None)
    form.get_by_role("button", name="Add it").click()
    expect(form).to_have_count(0)


def _date_a_report(page: Page, shoot: Shoot) -> None:
    _turn_to(page, "Reports")
    _find(page, "")
    page.get_by_role("checkbox", name=re.compile("^Choose Death toll")).check()
    form = page.locator(".correcting form")
    form.get_by_role("button", name="14 October 2024").click()
    shoot("dated", None)
    form.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator("tbody tr", has_text="Death toll")).to_contain_text("corrected")


def _take_away(page: Page, shoot: Shoot) -> Path:
    _turn_to(page, "Statements")
    _find(page, "")
    page.get_by_role("button", name="Take away").click()
    shoot("take", page.locator(".takeaway"))
    with page.expect_download() as download:
        page.locator(".takeaway").get_by_role("button", name="statements.csv", exact=True).click()
    return Path(download.value.path())


def _turn_to(page: Page, view: str | re.Pattern[str]) -> None:
    page.get_by_role("navigation").get_by_role("link", name=view, exact=True).click()


def _find(page: Page, query: str) -> None:
    page.get_by_role("combobox", name="Find statements").fill(query)
    page.keyboard.press("Escape")
