"""A real server in a process of its own: what it answered is there after `kill -9`, and only one process writes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from builders import LATER_READER
from inquit.model import Received
from inquit.store import Store

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
COMMAND = (sys.executable, "-m", "inquit.cli")


@contextmanager
def running(store: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """A server on a free port, and a client of it; killed at the end if it still runs."""
    process = subprocess.Popen(
        [*COMMAND, "serve", str(store), "--port", "0", *options], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    )
    try:
        assert process.stderr
        said = process.stderr.readline()
        found = re.search(r"http://\S+", said)
        assert found, said
        with httpx.Client(base_url=found.group(), timeout=60) as client:
            yield process, client
    finally:
        process.kill()
        process.communicate()


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, env=ENVIRONMENT, check=False)


def shown(client: httpx.Client, words: str) -> dict[str, Any]:
    (row,) = client.get("/api/statements", params={"q": words}).json()["items"]
    return dict(row)


def test_what_was_answered_is_there_after_a_kill_is_kept_by_re_reading_and_undone(record: Path) -> None:
    with running(record, "--by", "ana") as (process, client):
        before = shown(client, "nobody had been asked")
        on = [[before["report"], before["id"]]]
        said = {"kind": "correct_stance", "on": on, "value": {"stance": "denies"}, "because": "a slip of the reader"}
        answer = client.post("/api/judgements", json={"judgements": [said]})
        process.send_signal(signal.SIGKILL)
        assert answer.status_code == 201
        (made,) = answer.json()["judgements"]
        assert process.wait() == -signal.SIGKILL

    with Store.open(record, write=True) as store:
        entry = store.entry(before["report"])
        assert entry.item(before["id"]).stance == "denies"  # type: ignore[union-attr]
        (received,) = [each for each in store.received() if each.id == before["report"]]
        raw = store.raw(received.id)
        with Store.open(record) as other:
            unjudged = other.entry(before["report"]).reading
        statements = tuple(
            replace(one, stance="asserts") if one.id == before["id"] else one for one in unjudged.statements
        )
        again = replace(unjudged, statements=statements, reader=LATER_READER)
        assert store.add(Received(received, raw), again), "read anew by another reader"

    with running(record) as (process, client):
        after = shown(client, "nobody had been asked")
        assert (after["id"], after["stance"], after["reviewed"]) == (before["id"], "denies", True)
        (told,) = client.get("/api/judgements").json()["items"]
        assert (told["id"], told["by"], told["because"]) == (made["id"], "ana", "a slip of the reader")
        assert client.post("/api/undo", json={"judgements": [made["id"]]}).status_code == 201
        process.kill()
        process.wait()

    with running(record, "--read-only") as (_, client):
        assert shown(client, "nobody had been asked")["stance"] == "asserts"
        assert [one["standing"] for one in client.get("/api/judgements").json()["items"]] == [False, True]


@pytest.mark.slow
def test_a_second_writer_is_refused_and_a_reader_looks_on(record: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text("")
    with running(record) as (_, client):
        second = command("serve", str(record), "--port", "0")
        assert second.returncode == 2
        assert re.fullmatch(r"inquit: .*another process is writing.*--read-only\n", second.stderr)
        for refused in (
            command("add", str(record), str(decisions)),
            command("judge", str(record), str(decisions)),
        ):
            assert refused.returncode == 2
            assert re.fullmatch(r"inquit: .*another process is writing.*\n", refused.stderr)
        with running(record, "--read-only") as (_, reader):
            row = shown(reader, "nobody had been asked")
            said = {"kind": "confirm", "on": [[row["report"], row["id"]]]}
            assert reader.post("/api/judgements", json={"judgements": [said]}).status_code == 403
            assert client.post("/api/judgements", json={"judgements": [said]}).status_code == 201
            deadline = time.monotonic() + 30
            while not shown(reader, "nobody had been asked")["reviewed"]:
                assert time.monotonic() < deadline, "the reader never sees it"
                time.sleep(0.2)


def test_it_ends_well_when_told_to_and_the_record_is_free(record: Path) -> None:
    with running(record) as (process, client):
        assert client.get("/api/state").status_code == 200
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
        assert "Traceback" not in said
    Store.open(record, write=True).close()


def test_another_address_prints_a_token_that_is_needed(record: Path) -> None:
    with running(record, "--host", "0.0.0.0") as (_, client):
        address = httpx.URL(str(client.base_url))
        token = address.params["token"].rstrip("/")
        base = f"http://127.0.0.1:{address.port}"
        assert httpx.get(f"{base}/api/state").status_code == 401
        assert httpx.get(f"{base}/", params={"token": token}).status_code == 303
        assert httpx.get(f"{base}/api/state", headers={"authorization": f"Bearer {token}"}).status_code == 200


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--host", "no.such.host.invalid"], "cannot be listened at"),
        (["--read-only"], "there is no such store"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(tmp_path: Path, arguments: list[str], why: str) -> None:
    done = command("serve", str(tmp_path / "new.inquit"), *arguments)
    assert done.returncode == 2
    assert why in done.stderr and done.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_said_in_one_line(record: Path, tmp_path: Path) -> None:
    with running(record) as (_, client):
        port = httpx.URL(str(client.base_url)).port
        done = command("serve", str(tmp_path / "new.inquit"), "--port", str(port))
        assert done.returncode == 2
        assert "cannot be listened at" in done.stderr and done.stderr.count("\n") == 1


def test_an_empty_record_is_made_and_served(tmp_path: Path) -> None:
    with running(tmp_path / "new.inquit") as (_, client):
        assert client.get("/").status_code == 200
        assert client.get("/api/state").json()["reports"] == 0
        assert client.get("/api/queue").json() == {"items": [], "next": None, "total": 0, "filters": {}}
