"""What is uncertain comes most useful first, says why, and leaves when a person has judged it."""

from __future__ import annotations

from typing import Any

from asked import get, judge, rows, settled
from starlette.testclient import TestClient


def queue(client: TestClient, **params: str) -> list[dict[str, Any]]:
    return rows(client, "queue", **params)


def test_the_most_useful_comes_first_and_each_says_why(client: TestClient) -> None:
    found = queue(client)
    assert [row["score"] for row in found] == sorted((row["score"] for row in found), reverse=True)
    assert all(row["because"] and row["score"] > 0 for row in found)
    assert {"speaker", "report", "pair", "figure"} <= {row["kind"] for row in found}
    for row in found:
        assert (row["pair"] is not None) == (row["kind"] in ("pair", "identity"))
        assert (row["item"] is None) == (row["kind"] == "report")


def test_a_score_is_what_would_change_times_how_unsure_it_is(client: TestClient) -> None:
    for row in queue(client, kind="speaker"):
        tellings = [
            each["report"] for one in rows(client, "utterances", statement=row["item"]) for each in one["variants"]
        ] or [row["report"]]
        assert row["score"] == len(tellings) + len(set(tellings))
    for row in queue(client, kind="statement"):
        confidence = get(client, f"statements/{row['item']}")["confidence"]
        assert confidence < 0.7
        assert row["score"] % (1 - abs(2 * confidence - 1)) < 1e-3 or row["score"] > 2
    for row in queue(client, kind="report"):
        (report,) = [one for one in rows(client, "reports") if one["report"] == row["report"]]
        assert not (report["outlet"] and report["published"])
        assert row["score"] >= 1


def test_what_was_judged_or_confirmed_leaves(client: TestClient) -> None:
    first = {row["kind"]: row for row in reversed(queue(client))}
    judge(client, "confirm", [[first["speaker"]["report"], first["speaker"]["item"]]])
    judge(client, "correct_report", [[first["report"]["report"], None]], {"outlet": "A Post"})
    judge(client, "unsure", first["pair"]["pair"])
    judge(client, "correct_figure", [[first["figure"]["report"], first["figure"]["item"]]], {"counted": "boats"})
    gone = {first[kind]["id"] for kind in ("speaker", "report", "pair", "figure")}
    assert not gone & {row["id"] for row in queue(client)}
    settled(client)
    assert not gone & {row["id"] for row in queue(client)}, "nor does it come back when links are found anew"


def test_a_decision_on_a_pair_leaves_the_questions_on_each(client: TestClient) -> None:
    pair = queue(client, kind="pair")[0]["pair"]
    asked = {row["id"] for row in queue(client) if row["item"] in [item for _, item in pair] and not row["pair"]}
    judge(client, "different", pair)
    assert asked <= {row["id"] for row in queue(client)}
