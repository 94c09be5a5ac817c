"""The story as the page takes it, and what is told when links cannot be found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from asked import get, judge, rows, settled
from starlette.testclient import TestClient

from inquit.config import Settings
from inquit.serve import Access, Desk, app
from inquit.serve.desk import Work
from inquit.serve.split import LATER
from inquit.serving import work
from inquit.store import Store


def whole(lines: str) -> dict[str, Any]:
    """The story that lines tell, put together again."""
    first, *rest = [json.loads(line) for line in lines.split("\n")]
    later = iter(rest)

    def complete(what: str, record: dict[str, Any]) -> None:
        waited = next(later)
        assert tuple(waited) == LATER[what] and not record.keys() & waited.keys()
        record |= waited

    for report in first["reports"]:
        complete("report", report)
    if first["links"] is not None:
        for identity in first["links"]["identities"]:
            complete("identity", identity)
        for utterance in first["links"]["utterances"]:
            complete("utterance", utterance)
        complete("links", first["links"])
    assert list(later) == []
    return first


def test_lines_tell_what_the_story_tells(client: TestClient) -> None:
    story = get(client, "story")
    lines = client.get("/api/story/lines")
    assert lines.headers["content-type"] == "application/x-ndjson"
    assert whole(lines.text) == story
    assert story["links"]["identities"] and story["links"]["utterances"]


def test_lines_tell_what_changed(client: TestClient) -> None:
    before = get(client, "state")["version"]
    report = get(client, "story")["reports"][0]
    judge(client, "confirm", [[report["id"], report["statements"][0]["id"]]])
    changed = whole(client.get("/api/story/lines", params={"since": before}).text)
    assert [one["id"] for one in changed["reports"]] == [report["id"]]
    assert changed["since"] == before


def test_it_is_packed_for_others_and_not_on_this_machine(record: Path) -> None:
    with Store.open(record) as store, Desk(store, work(Settings()), title="Quay", by="ana", read_only=True) as desk:
        desk.now.pack()
        for host, coding in (("127.0.0.1", None), ("192.0.2.7", "gzip")):
            asks = TestClient(app(desk, Access(read_only=True)), base_url="http://localhost:8000", client=(host, 50000))
            answer = asks.get("/api/story/lines", headers={"Accept-Encoding": "gzip"})
            assert answer.headers.get("content-encoding") == coding
            assert whole(answer.text)["reports"]


def test_links_that_cannot_be_found_are_told_until_they_can(record: Path) -> None:
    """What a person said is kept all the same, and the next change tries again."""
    real = work(Settings())
    trouble = iter([MemoryError()])

    def resolve(store: Store) -> None:
        if error := next(trouble, None):
            raise error
        real.resolve(store)

    failing = Work(real.add, resolve, real.counts)
    with Store.open(record, write=True) as store, Desk(store, failing, title="Quay", by="ana") as desk:
        asks = TestClient(app(desk, Access()), base_url="http://localhost:8000")
        report = get(asks, "story")["reports"][0]
        on = [[report["id"], report["statements"][0]["id"]]]
        judge(asks, "confirm", on)
        assert "(MemoryError)" in settled(asks)["error"]
        judge(asks, "confirm", on)
        assert settled(asks)["error"] is None
        assert len(rows(asks, "judgements")) == 2
