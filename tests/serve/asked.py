"""Short words for asking a server."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any, TypeAlias

from starlette.testclient import TestClient

Serve: TypeAlias = Callable[..., TestClient]

LISTS = (
    "reports",
    "statements",
    "speakers",
    "entities",
    "utterances",
    "copies",
    "figures",
    "comparisons",
    "dates",
    "timeline",
    "judgements",
    "queue",
)


def get(client: TestClient, path: str, **params: Any) -> Any:
    """The JSON of an answer that is well."""
    answer = client.get(f"/api/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def rows(client: TestClient, path: str, **params: Any) -> list[dict[str, Any]]:
    """All rows of a list that match."""
    answer = client.get(f"/api/{path}", params={**params, "format": "jsonl"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.content.splitlines()]


def post(client: TestClient, path: str, body: Any, status: int = 201) -> Any:
    answer = client.post(f"/api/{path}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def judge(
    client: TestClient, kind: str, on: list[Any], value: dict[str, Any] | None = None, by: str = "", because: str = ""
) -> Any:
    """One judgement that is taken."""
    said = {"kind": kind, "on": on, "value": value or {}, "because": because}
    return post(client, "judgements", {"judgements": [said], "by": by})["judgements"][0]


def problem(answer: Any, status: int) -> str:
    """What a problem tells."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert set(told) == {"type", "title", "status", "detail"}
    assert told["status"] == status
    return str(told["detail"])


def settled(client: TestClient) -> dict[str, Any]:
    """The state once nothing is being worked on."""
    for _ in range(600):
        state: dict[str, Any] = get(client, "state")
        if not state["resolving"] and all(upload["finished"] for upload in state["uploads"]):
            return state
        time.sleep(0.05)
    raise AssertionError("the desk does not come to rest")


def statement(client: TestClient, words: str) -> dict[str, Any]:
    """The one statement with these words."""
    (found,) = rows(client, "statements", q=words)
    return found
