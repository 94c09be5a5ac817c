"""What can be written: each kind of judgement and its undoing, several at once, what is shown of them, and imports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from asked import Serve, get, judge, post, problem, rows, settled, statement
from starlette.testclient import TestClient

from inquit import pipeline
from inquit.store import Store


def quell(client: TestClient) -> dict[str, Any]:
    return statement(client, "nobody had been asked")


def on(row: dict[str, Any]) -> list[list[str]]:
    return [[row["report"], row["id"]]]


def without_because(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in ("speaker", "confidence")}


CHANGES = [
    ("correct_kind", {"kind": "mixed"}, lambda row: row["kind"] == "mixed"),
    (
        "correct_stance",
        {"stance": "doubts", "act": "belief"},
        lambda row: (row["stance"], row["act"]) == ("doubts", "belief"),
    ),
    ("correct_speaker", {"status": "unnamed"}, lambda row: row["speaker"]["status"] == "unnamed"),
    (
        "correct_speaker",
        {"status": "named", "name": "Odile Marren", "kind": "person"},
        lambda row: row["speaker"]["name"] == "Odile Marren" and row["speaker"]["entity"],
    ),
    ("correct_span", {"cue": []}, lambda row: row["cue"] == []),
    ("confirm", {}, lambda row: row["reviewed"] and not row["added"]),
]


@pytest.mark.parametrize(("kind", "value", "shows"), CHANGES)
def test_a_judgement_on_a_statement_is_shown_at_once_and_undone(
    client: TestClient, kind: str, value: dict[str, Any], shows: Any
) -> None:
    before = quell(client)
    made = judge(client, kind, on(before), value, because="I was there")
    after = get(client, f"statements/{before['id']}")
    assert shows(after) and after["reviewed"]
    assert (made["kind"], made["by"], made["because"]) == (kind, "ana", "I was there")
    undone = post(client, "undo", {"judgements": [made["id"]], "by": "ben", "because": "a slip"})["judgements"][0]
    assert (undone["undoes"], undone["by"], undone["because"]) == (made["id"], "ben", "a slip")
    assert get(client, f"statements/{before['id']}") == before
    post(client, "undo", {"judgements": [undone["id"]]})
    assert shows(get(client, f"statements/{before['id']}"))
    assert [row["standing"] for row in rows(client, "judgements")] == [True, False, True]


def test_a_rejected_statement_is_gone_from_the_lists_and_told_in_the_story(client: TestClient) -> None:
    before = quell(client)
    made = judge(client, "reject_statement", on(before))
    problem(client.get(f"/api/statements/{before['id']}"), 404)
    report = get(client, f"reports/{before['report']}")
    assert [one["id"] for one in report["rejected"]] == [before["id"]]
    post(client, "undo", {"judgements": [made["id"]]})
    assert get(client, f"statements/{before['id']}") == before


def test_a_missed_statement_is_added(client: TestClient) -> None:
    report = get(client, f"reports/{quell(client)['report']}")
    words = "berths are lost"
    start = report["text"].index(words)
    value = {"content": [[start, start + len(words)]], "kind": "indirect", "speaker": {"status": "unresolved"}}
    made = judge(client, "add_statement", [[report["id"], None]], value)
    added = get(client, f"statements/{made['members'][0]['item']}")
    assert (added["content_text"], added["added"], added["reviewed"]) == ([words], True, True)
    assert any(one["added"] for one in get(client, f"reports/{report['id']}")["statements"])


def test_figures_dates_and_reports_are_corrected_and_confirmed(client: TestClient) -> None:
    figure, date, report = (rows(client, name)[0] for name in ("figures", "dates", "reports"))
    judge(client, "correct_figure", on(figure), {"counted": "boats"})
    judge(client, "correct_date", on(date), {"value": "2031-03-04"})
    judge(client, "correct_report", [[report["report"], None]], {"outlet": "Another Herald"})
    assert get(client, f"figures/{figure['id']}")["counted"] == "boats"
    assert get(client, f"dates/{date['id']}")["value"] == "2031-03-04"
    (shown,) = rows(client, "reports", outlet="Another Herald")
    assert (shown["report"], shown["corrected"], shown["reviewed"]) == (report["report"], True, True)
    other = rows(client, "reports")[1]
    judge(client, "confirm", [[other["report"], None]])
    (shown,) = [row for row in rows(client, "reports") if row["report"] == other["report"]]
    assert (shown["corrected"], shown["reviewed"]) == (False, True)


def test_exports_tell_what_was_confirmed(client: TestClient, record: Path, tmp_path: Path) -> None:
    for name in ("statements", "figures", "dates"):
        judge(client, "confirm", on(rows(client, name)[0]))
    judge(client, "confirm", [[rows(client, "reports")[0]["report"], None]])
    entity = next(iter(get(client, f"reports/{quell(client)['report']}")["entities"]))
    judge(client, "confirm", [[quell(client)["report"], entity["id"]]])
    for file in pipeline.export_tables(record, "jsonl", tmp_path / "tables"):
        if file.stem in ("statements", "figures", "dates", "reports"):
            assert [json.loads(line)["reviewed"] for line in file.read_bytes().splitlines()].count(True) == 1
    assert b",reviewed," in (pipeline.export_tables(record, "csv", tmp_path / "csv")[0]).read_bytes()


def test_a_decision_on_a_pair_is_shown_at_once_and_joins_when_links_are_found_anew(client: TestClient) -> None:
    pair = next(row["pair"] for row in rows(client, "queue") if row["kind"] == "pair")
    apart = [get(client, "utterances", statement=item)["items"][0]["id"] for _, item in pair]
    assert apart[0] != apart[1]
    version = get(client, "state")["version"]
    made = judge(client, "same", pair)
    change = get(client, "story", since=version)
    told = {"kind": "same", "id": made["id"], "by": "ana"}
    assert change["judged"] == [{"a": sorted(pair)[0], "b": sorted(pair)[1], **told}]
    state = settled(client)
    assert state["version"] != change["version"]
    joined = {get(client, "utterances", statement=item)["items"][0]["id"] for _, item in pair}
    assert len(joined) == 1
    post(client, "undo", {"judgements": [made["id"]]})
    settled(client)
    assert [get(client, "utterances", statement=item)["items"][0]["id"] for _, item in pair] == apart


def test_several_judgements_are_kept_all_or_none(client: TestClient) -> None:
    row = quell(client)
    good = {"kind": "correct_stance", "on": on(row), "value": {"stance": "denies"}}
    bad = {"kind": "correct_figure", "on": on(row), "value": {"low": 1}}
    state = get(client, "state")
    detail = problem(client.post("/api/judgements", json={"judgements": [good, good, bad]}), 422)
    assert detail.startswith("judgement 3: correct_figure")
    assert get(client, "state") == state
    assert get(client, f"statements/{row['id']}") == row
    made = post(client, "judgements", {"judgements": [good, {"kind": "confirm", "on": on(row)}], "by": " cleo "})
    assert [(one["kind"], one["by"]) for one in made["judgements"]] == [("correct_stance", "cleo"), ("confirm", "cleo")]
    assert made["version"] == get(client, "story")["version"]
    ids = [one["id"] for one in made["judgements"]]
    assert problem(client.post("/api/undo", json={"judgements": [*ids, "nothing"]}), 422).startswith("judgement 3:")
    assert all(one["standing"] for one in rows(client, "judgements"))
    post(client, "undo", {"judgements": ids})
    assert get(client, f"statements/{row['id']}") == row
    problem(client.post("/api/undo", json={"judgements": ids[:1]}), 422)


@pytest.mark.parametrize(
    "body",
    [
        {"judgements": []},
        {"judgements": [{"kind": "nonsense", "on": []}]},
        {"judgements": [{"kind": "confirm", "on": []}]},
        {"judgements": [{"kind": "confirm", "on": [["nothing", None]]}]},
        {"judgements": [{"kind": "undo", "on": [["nothing", None]]}]},
        {"judgements": [{"kind": "correct_report", "on": [["nothing"]]}]},
        {"judgements": "all"},
        {},
        [],
    ],
)
def test_judgements_that_cannot_be_meant_are_problems(client: TestClient, body: Any) -> None:
    problem(client.post("/api/judgements", json=body), 422)


def test_a_problem_never_tells_what_was_sent(client: TestClient) -> None:
    body = {"judgements": [{"kind": "confirm", "on": "a secret sentence", "value": "another secret sentence"}]}
    assert "secret" not in problem(client.post("/api/judgements", json=body), 422)
    assert "secret" not in problem(client.post("/api/uploads", json={"text": ["a secret sentence"]}), 422)


def test_the_story_since_a_version_holds_what_changed(client: TestClient) -> None:
    whole = get(client, "story")
    assert (whole["since"], whole["gone"]) == (None, [])
    assert len(whole["reports"]) == len(rows(client, "reports"))
    row = quell(client)
    judge(client, "correct_stance", on(row), {"stance": "denies"})
    change = get(client, "story", since=whole["version"])
    assert change["since"] == whole["version"]
    assert [report["id"] for report in change["reports"]] == [row["report"]]
    assert (change["links"], change["judged"]) == (None, None)
    nothing = get(client, "story", since=change["version"])
    assert (nothing["reports"], nothing["links"]) == ([], None)
    for unknown in ("x-1", "nonsense", f"{whole['version']}9999", whole["version"].split("-")[0]):
        answer = get(client, "story", since=unknown)
        assert (answer["since"], len(answer["reports"])) == (None, len(whole["reports"]))


def test_what_is_exported_is_taken_in_elsewhere(client: TestClient, serve: Serve, story: Path, tmp_path: Path) -> None:
    row = quell(client)
    made = judge(client, "correct_stance", on(row), {"stance": "denies"})
    judge(client, "confirm", on(row))
    post(client, "undo", {"judgements": [made["id"]]})
    lines = client.get("/api/judgements?format=jsonl").content
    other_path = tmp_path / "other.inquit"
    other_path.write_bytes(story.read_bytes())
    other = serve(other_path)
    headers = {"content-type": "application/x-ndjson"}
    assert other.post("/api/judgements/import", content=lines, headers=headers).json()["new"] == 3
    assert other.post("/api/judgements/import", content=lines, headers=headers).json()["new"] == 0
    assert rows(other, "judgements") == rows(client, "judgements")
    assert get(other, f"statements/{row['id']}") == get(client, f"statements/{row['id']}")
    changed = lines.replace(b'"denies"', b'"doubts"')
    detail = problem(other.post("/api/judgements/import", content=changed, headers=headers), 422)
    assert detail.startswith("line 1:")
    problem(other.post("/api/judgements/import", content=b"\xff\xfe", headers=headers), 422)


def test_a_judgement_that_finds_no_place_is_told(client: TestClient) -> None:
    row = quell(client)
    made = judge(client, "correct_figure", on(rows(client, "figures", bound="exact")[0]), {"statement": row["id"]})
    figures = {one["id"]: one for one in rows(client, "figures")}
    if made["members"][0]["report"] != row["report"]:  # the statement stands in another report
        assert made["members"][0]["item"] in figures
        (told,) = rows(client, "judgements")
        assert told["orphaned"] and not told["standing"]
        assert [one["kind"] for one in rows(client, "queue", kind="orphan")] == ["orphan"]


def test_a_thousand_judgements_in_one_request_are_one_transaction(client: TestClient, record: Path) -> None:
    row = quell(client)
    said = [{"kind": "correct_stance", "on": on(row), "value": {"stance": "denies"}}] * 100
    assert len(post(client, "judgements", {"judgements": said})["judgements"]) == 100
    with Store.open(record) as store:
        assert len(list(store.judgements())) == 100


@pytest.mark.parametrize("path", ["judgements", "undo", "uploads"])
def test_a_key_that_there_is_not_is_told(client: TestClient, path: str) -> None:
    bodies = {"judgements": {"judgements": [], "becuase": "a slip"}, "undo": {"judgements": [], "bye": "ana"}}
    body = bodies.get(path, {"text": "It rained, Ana Merrow said.", "publised": "2031-05-06"})
    wrong = (body.keys() & {"becuase", "bye", "publised"}).pop()
    assert wrong in problem(client.post(f"/api/{path}", json=body), 422)
