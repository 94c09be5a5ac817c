"""A record served to the browser: the story of the quay, read once, copied for each test and served by a thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from threading import Thread
from typing import TYPE_CHECKING, Any

import httpx
import quay
import uvicorn
from opening import WIDE, Opened

from inquit import ingest, pipeline
from inquit.config import Settings
from inquit.serve import Access, Desk, Work, app
from inquit.serve.run import listen
from inquit.store import Store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def make_record(folder: Path) -> Path:
    """The story of the quay, read and resolved."""
    reports = folder / "reports"
    reports.mkdir()
    for name, text in quay.REPORTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    sidecar = folder / "metadata.csv"
    sidecar.write_text(quay.METADATA, encoding="utf-8")
    record = folder / "quay.inquit"
    pipeline.add(record, [str(reports)], Settings(sidecar=ingest.read_sidecar(sidecar)), pipeline.Tally())
    return record


@dataclass
class Served:
    """A record that is being served, and what its API tells of it."""

    address: str
    store: Path
    desk: Desk

    def get(self, path: str) -> Any:
        """What the API answers to a GET."""
        return httpx.get(f"{self.address}/api/{path}").raise_for_status().json()

    def report(self, doc_id: str) -> dict[str, Any]:
        """A report as the story tells it now."""
        return next(one for one in self.get("story")["reports"] if one["doc_id"] == doc_id)

    def statement(self, words: str) -> dict[str, Any]:
        """The one statement of the story whose content begins with these words."""
        found = [
            one
            for report in self.get("story")["reports"]
            for one in report["statements"]
            if pieces(report, one["content"])[0].startswith(words)
        ]
        assert len(found) == 1, (words, found)
        return dict(found[0])

    def judgements(self) -> list[dict[str, Any]]:
        """All judgements, the first first."""
        return list(self.get("judgements?limit=500")["items"])


def pieces(report: dict[str, Any], spans: list[list[int]]) -> list[str]:
    """What spans cover of a report's text."""
    return [report["text"][start:end] for start, end in spans]


@contextmanager
def serving(record: Path, folder: Path, *, read_only: bool = False) -> Iterator[Served]:
    """Serves a copy of `record`, judged by Mira, until it is left."""
    copy = Path(copyfile(record, folder / "served.inquit"))
    work = Work(add=_add, resolve=lambda store: pipeline.resolve_in(store, Settings()), counts=pipeline.Tally)
    with (
        Store.open(copy, write=not read_only) as store,
        Desk(store, work, title="The quay at Ostby", by="Mira", read_only=read_only) as desk,
        listen("127.0.0.1", 0) as taken,
    ):
        made = app(desk, Access.at("127.0.0.1", read_only=read_only))
        server = uvicorn.Server(uvicorn.Config(made, log_config=None, lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{taken.getsockname()[1]}", copy, desk)
        finally:
            server.should_exit = True
            thread.join()


def _add(*_: object) -> None:
    raise AssertionError("no report is added here")


def open_served(
    browser: Browser, served: Served, size: dict[str, int] = WIDE, address: str = "", **options: Any
) -> Opened:
    """Opens the served page at `address` (from the # on) and waits until it shows its record."""
    page = browser.new_context(viewport=size, locale="en-GB", timezone_id="UTC", **options).new_page()
    opened = Opened(page)
    page.on("console", lambda message: opened.messages.append(message.text))
    page.on("pageerror", lambda error: opened.messages.append(str(error)))
    page.set_default_timeout(4000)
    page.goto(f"{served.address}/{address}")
    page.locator(".masthead").wait_for()
    return opened


def select(page: Page, words: str, *, nth: int = 0) -> None:
    """Selects words in the reader, as dragging over them does."""
    done = page.evaluate(
        """([words, nth]) => {
            for (const line of document.querySelectorAll("#reader .line")) {
                const at = line.textContent.indexOf(words);
                if (at < 0 || nth-- > 0) continue;
                const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
                const range = new Range();
                for (let done = 0; walker.nextNode(); done += walker.currentNode.length) {
                    const node = walker.currentNode;
                    if (at >= done && at < done + node.length) range.setStart(node, at - done);
                    if (at + words.length > done && at + words.length <= done + node.length)
                        range.setEnd(node, at + words.length - done);
                }
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return true;
            }
            return false;
        }""",
        [words, nth],
    )
    assert done, words
