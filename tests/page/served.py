"""A record served to the browser: reports read once, copied for each test and served by a thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import httpx
import uvicorn
from opening import WIDE, Opened

from inquit import pipeline
from inquit.config import Settings
from inquit.ingest import Place, Source
from inquit.model import Given
from inquit.serve import Access, Desk, Work, app
from inquit.serve.run import listen
from inquit.serve.uploads import Named
from inquit.store import Store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def make_record(folder: Path, reports: Sequence[dict[str, Any]]) -> Path:
    """A record of these reports, read and resolved; each is an object of JSON Lines, as `inquit add` takes it."""
    record = folder / "made.inquit"
    add(record, reports, folder)
    return record


def add(record: Path, reports: Sequence[dict[str, Any]], folder: Path) -> None:
    """Adds reports from the file that all of them come in."""
    given = folder / "reports.jsonl"
    given.write_text("".join(f"{json.dumps(one)}\n" for one in reports), encoding="utf-8")
    tally = pipeline.Tally()
    pipeline.add(record, [str(given)], Settings(), tally)
    assert not tally.refused


@dataclass
class Served:
    """A record that is being served, and what its API tells of it."""

    address: str
    store: Path
    desk: Desk

    def get(self, path: str) -> Any:
        """What the API answers to a GET."""
        return httpx.get(f"{self.address}/api/{path}").raise_for_status().json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """What the API answers to a POST."""
        return httpx.post(f"{self.address}/api/{path}", json=body).raise_for_status().json()

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

    def standing(self) -> list[tuple[str, int]]:
        """Kind of each judgement that stands, with the number of what it is on, the first first; undoings aside."""
        return [
            (one["kind"], len(one["members"])) for one in self.judgements() if one["standing"] and one["kind"] != "undo"
        ]

    def queue(self) -> list[tuple[str, str]]:
        """Kind and report of what is to be checked, in order."""
        return [(one["kind"], one["doc_id"]) for one in self.get("queue")["items"]]

    def identities(self, name: str) -> list[int]:
        """How many members each of that name has, once links are found anew."""
        until(lambda: not self.get("state")["resolving"])
        found = self.get("story")["links"]["identities"]
        return sorted(len(one["members"]) for one in found if name in [one["name"], *one["names"]])


def pieces(report: dict[str, Any], spans: list[list[int]]) -> list[str]:
    """What spans cover of a report's text."""
    return [report["text"][start:end] for start, end in spans]


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Waits until it holds."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end, "waited too long"
        sleep(0.05)


@contextmanager
def serving(record: Path, folder: Path, *, by: str = "Mira", read_only: bool = False) -> Iterator[Served]:
    """Serves a copy of `record`, judged by `by`, until it is left."""
    copy = Path(copyfile(record, folder / "served.inquit"))
    work = Work(add=_add, resolve=lambda store: pipeline.resolve_in(store, Settings()), counts=pipeline.Tally)
    with (
        Store.open(copy, write=not read_only) as store,
        Desk(store, work, title="A story on the desk", by=by, read_only=read_only) as desk,
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


def _add(record: Store, files: Sequence[Named], given: Given, counts: Any, step: Any) -> None:
    sources = [Source(one.path, Place(one.doc_id, one.origin)) for one in files]
    pipeline.add_to(record, sources, replace(Settings(), given=given), counts, step)


def open_served(
    browser: Browser, served: Served, size: dict[str, int] = WIDE, address: str = "", **options: Any
) -> Opened:
    """Opens the served page at `address` (from the # on) and waits until it shows its record."""
    page = browser.new_context(viewport=size, locale="en-GB", timezone_id="UTC", **options).new_page()
    opened = Opened(page)
    page.on("console", lambda message: opened.messages.append(message.text))
    page.on("pageerror", lambda error: opened.messages.append(str(error)))
    page.on("request", lambda request: opened.requests.append(request.url))
    page.set_default_timeout(10_000)
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
