"""Four invented reports on a closed pier, read once, served from a copy: what a desk settles, adds and puts right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from threading import Thread
from time import monotonic, sleep
from typing import Any

import httpx
import uvicorn

from inquit import pipeline
from inquit.config import Settings
from inquit.ingest import Place, Source
from inquit.model import Given
from inquit.serve import Access, Desk, Work, app
from inquit.serve.run import listen
from inquit.serve.uploads import Named
from inquit.store import Store

REPORTS = [
    {
        "doc_id": "herald",
        "title": "Ferry pier closed after crack is found",
        "outlet": "The Quay Herald",
        "published": "2025-05-05",
        "text": """Ferry pier closed after crack is found

The ferry pier at Nolstrand was closed on Monday after divers found a crack in its northern footing.

Harbour master Edda Brim said the pier would stay shut for at least three weeks. "Nobody will set foot on it until the \
footing is repaired," Brim told reporters.

About 400 commuters use the pier each day, according to the ferry company Sundfart.

Mayor Tove Halling visited the pier in the afternoon. The Transport Ministry said it would send \
a diver.""",
    },
    {
        "doc_id": "courier",
        "title": "Nolstrand pier shut for weeks",
        "outlet": "Nolstrand Courier",
        "published": "2025-05-06",
        "text": """Nolstrand pier shut for weeks

Nolstrand's pier will remain closed for at least three weeks, harbour master Edda Brim said on Monday.

"Nobody will set foot on it until the footing is repaired," Brim said.

Dozens will have to take the bus, the drivers' union said.

Jon Askel and Peter Loom met on the pier on Monday. "The crack is older than the winter," he said.

Mayor Halling denied that the council had known of the crack. "We learned of it on Monday, like everybody else," she \
said.""",
    },
    {
        "doc_id": "wire",
        "title": "Pier closed",
        "text": """NOLSTRAND, Tuesday, May 6 (Sund Wire) - The pier of Nolstrand is closed, harbour master E. Brim \
told the Sund Wire.

"No one will set foot on it before the footing has been repaired," Brim said. Mayor Tove Halling said the council \
would pay for the repair.""",
    },
    {
        "doc_id": "gull",
        "title": "Who pays for the pier?",
        "outlet": "The Gull",
        "published": "2025-05-08",
        "text": """Who pays for the pier?

The council will pay for the repair of the pier, mayor Tove Halling said on Wednesday.

Edda Brim, the harbour master, warned that the repair could cost up to 2 million crowns. "It is a large crack," she \
said.

The company Sundfart said on Wednesday it would run two buses an hour. The Transport Ministry said it had no money for \
the pier.""",
    },
]


def make_record(folder: Path) -> Path:
    """The story of the pier, read and resolved."""
    record = folder / "pier.inquit"
    add(record, REPORTS, folder)
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
            if report["text"][slice(*one["content"][0])].startswith(words)
        ]
        assert len(found) == 1, (words, found)
        return dict(found[0])

    def queue(self) -> list[tuple[str, str]]:
        """Kind and report of what is to be checked, in order."""
        return [(one["kind"], one["doc_id"]) for one in self.get("queue")["items"]]

    def standing(self) -> list[tuple[str, int]]:
        """Kind of each judgement that stands, with the number of what it is on, the first first; undoings aside."""
        rows = self.get("judgements?limit=500")["items"]
        return [(one["kind"], len(one["members"])) for one in rows if one["standing"] and one["kind"] != "undo"]

    def identities(self, name: str) -> list[int]:
        """How many members each of that name has, once links are found anew."""
        until(lambda: not self.get("state")["resolving"])
        found = self.get("story")["links"]["identities"]
        return sorted(len(one["members"]) for one in found if name in [one["name"], *one["names"]])


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Waits until it holds."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end, "waited too long"
        sleep(0.05)


@contextmanager
def serving(record: Path, folder: Path, *, by: str = "Mira", read_only: bool = False) -> Iterator[Served]:
    """Serves a copy of `record` until it is left."""
    copy = Path(copyfile(record, folder / "served.inquit"))
    work = Work(add=_add, resolve=lambda store: pipeline.resolve_in(store, Settings()), counts=pipeline.Tally)
    with (
        Store.open(copy, write=not read_only) as store,
        Desk(store, work, title="The pier at Nolstrand", by=by, read_only=read_only) as desk,
        listen("127.0.0.1", 0) as taken,
    ):
        made = app(desk, Access.at("127.0.0.1", read_only=read_only))
        server = uvicorn.Server(uvicorn.Config(made, log_config=None, lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{taken.getsockname()[1]}")
        finally:
            server.should_exit = True
            thread.join()


def _add(record: Store, files: Sequence[Named], given: Given, counts: Any, step: Any) -> None:
    sources = [Source(one.path, Place(one.doc_id, one.origin)) for one in files]
    pipeline.add_to(record, sources, replace(Settings(), given=given), counts, step)
