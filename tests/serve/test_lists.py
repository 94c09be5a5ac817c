"""What can be read: every list, what it is chosen by, its pages, and that what is known is not sent again."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from asked import LISTS, get, judge, problem, rows, settled, statement
from starlette.testclient import TestClient

from inquit import pipeline
from inquit.config import Settings
from inquit.serve import Access, Desk, app
from inquit.serving import work
from inquit.store import Store


@pytest.fixture(scope="module")
def read(story: Path) -> Any:
    """One client for all tests here: they change nothing but the judgements made at the start."""
    with ExitStack() as stack:
        path = story.with_name("read.inquit")
        path.write_bytes(story.read_bytes())
        store = stack.enter_context(Store.open(path, write=True))
        desk = stack.enter_context(Desk(store, work(Settings()), title="Quay", by="ana"))
        client = TestClient(app(desk, Access()), base_url="http://localhost:8000")
        asked = statement(client, "nobody had been asked")
        judge(client, "confirm", [[asked["report"], asked["id"]]], because="as I heard it")
        judge(client, "correct_stance", [[asked["report"], asked["id"]]], {"stance": "denies"}, by="ben")
        settled(client)
        yield client


@pytest.mark.parametrize("name", LISTS)
def test_pages_of_a_list_hold_every_row_once_in_order(read: TestClient, name: str) -> None:
    everything = rows(read, name)
    assert everything, "the story has rows for every list"
    for limit in (1, 3, 500):
        walked: list[Any] = []
        cursor: dict[str, str] = {}
        while True:
            page = get(read, name, limit=limit, **cursor)
            assert page["total"] == len(everything)
            assert len(page["items"]) <= limit
            walked += page["items"]
            if page["next"] is None:
                break
            cursor = {"cursor": page["next"]}
        assert walked == everything
    ids = [row.get("id") or row["report"] for row in everything]
    assert len(set(ids)) == len(ids)


FILTERS = [
    ("reports", "outlet", lambda row: row["outlet"]),
    ("reports", "language", lambda row: row["language"]),
    ("reports", "read", lambda row: row["read"]),
    ("reports", "genre", lambda row: row["genre"]),
    ("statements", "report", lambda row: row["report"]),
    ("statements", "outlet", lambda row: row["outlet"]),
    ("statements", "speaker", lambda row: row["speaker"]["name"]),
    ("statements", "status", lambda row: row["speaker"]["status"]),
    ("statements", "kind", lambda row: row["kind"]),
    ("statements", "act", lambda row: row["act"]),
    ("statements", "stance", lambda row: row["stance"]),
    ("statements", "reviewed", lambda row: row["reviewed"]),
    ("statements", "added", lambda row: row["added"]),
    ("speakers", "status", lambda row: row["status"]),
    ("speakers", "kind", lambda row: row["kind"]),
    ("speakers", "entity", lambda row: row["entity"]),
    ("entities", "kind", lambda row: row["kind"]),
    ("copies", "quoted", lambda row: row["quoted"]),
    ("figures", "counted", lambda row: row["counted"]),
    ("figures", "bound", lambda row: row["bound"]),
    ("figures", "statement", lambda row: row["statement"]),
    ("comparisons", "counted", lambda row: row["counted"]),
    ("dates", "type", lambda row: row["type"]),
    ("timeline", "kind", lambda row: row["kind"]),
    ("timeline", "outlet", lambda row: row["outlet"]),
    ("judgements", "by", lambda row: row["by"]),
    ("judgements", "kind", lambda row: row["kind"]),
    ("judgements", "standing", lambda row: row["standing"]),
    ("queue", "kind", lambda row: row["kind"]),
]


@pytest.mark.parametrize(("name", "filter", "value"), FILTERS, ids=lambda each: each if isinstance(each, str) else "")
def test_a_filter_gives_the_rows_of_its_value_and_is_echoed(
    read: TestClient, name: str, filter: str, value: Any
) -> None:
    everything = rows(read, name)
    values = {value(row) for row in everything} - {None}
    assert values
    for wanted in values:
        sent = str(wanted).lower() if isinstance(wanted, bool) else wanted
        assert rows(read, name, **{filter: sent}) == [row for row in everything if value(row) == wanted]
        assert get(read, name, limit=1, **{filter: sent})["filters"] == {filter: wanted}


@pytest.mark.parametrize(
    ("name", "filter", "members"),
    [
        ("utterances", "report", lambda row: [each["report"] for each in row["variants"]]),
        ("utterances", "outlet", lambda row: row["outlets"]),
        ("utterances", "speaker", lambda row: row["speakers"]),
        ("utterances", "statement", lambda row: [each["id"] for each in row["members"]]),
        ("copies", "report", lambda row: [row["a"]["report"], row["b"]["report"]]),
        ("comparisons", "outlet", lambda row: [each["outlet"] for each in row["figures"]]),
        ("speakers", "report", lambda row: row["reports"]),
        ("judgements", "item", lambda row: [each["item"] for each in row["members"]]),
        ("judgements", "report", lambda row: [each["report"] for each in row["members"]]),
        ("entities", "name", lambda row: row["names"]),
    ],
)
def test_a_filter_on_several_gives_the_rows_that_have_it_among_them(
    read: TestClient, name: str, filter: str, members: Any
) -> None:
    everything = rows(read, name)
    for wanted in {each for row in everything for each in members(row)}:
        assert rows(read, name, **{filter: wanted}) == [row for row in everything if wanted in members(row)]


def test_words_are_found_without_case_and_accents(read: TestClient) -> None:
    found = rows(read, "statements", q="NOBODY asked")
    assert found and all("nobody" in json.dumps(row).lower() for row in found)
    assert rows(read, "reports", q="restera FERME"), "the title of the French report"
    assert rows(read, "statements", q="no such words anywhere") == []


def test_days_take_in_their_ends(read: TestClient) -> None:
    def days(**params: str) -> set[str]:
        return {row["published"] for row in rows(read, "reports", **params)}

    assert days(**{"from": "2031-03-06"}) == {"2031-03-06"}
    assert days(to="2031-03-05") == {"2031-03-05"}
    assert days(**{"from": "2031-03", "to": "2031-03"}) == {"2031-03-05", "2031-03-06"}
    assert get(read, "reports", **{"from": "2031"})["filters"] == {"from": "2031"}


def test_filters_hold_together(read: TestClient) -> None:
    both = rows(read, "statements", outlet="coast radio", stance="doubts")
    assert both and all((row["outlet"], row["stance"]) == ("Coast Radio", "doubts") for row in both)


def test_the_timeline_is_in_the_order_of_time(read: TestClient) -> None:
    at = [row["at"] for row in rows(read, "timeline")]
    assert at == sorted(at)
    assert {row["kind"] for row in rows(read, "timeline")} == {"published", "said", "told"}


def test_single_items_are_the_rows_of_their_lists(read: TestClient) -> None:
    for name in ("statements", "speakers", "entities", "utterances", "copies", "figures", "comparisons", "dates"):
        for row in rows(read, name):
            assert get(read, f"{name}/{row['id']}") == row
        assert "holds none" in problem(read.get(f"/api/{name}/nothing"), 404)
    for row in rows(read, "judgements"):
        assert get(read, f"judgements/{row['id']}") == row


def test_a_report_and_its_text(read: TestClient) -> None:
    for row in rows(read, "reports"):
        report = get(read, f"reports/{row['report']}")
        assert (report["id"], report["doc_id"]) == (row["report"], row["doc_id"])
        answer = read.get(f"/api/reports/{row['report']}/text")
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.content.decode() == report["text"]
    problem(read.get("/api/reports/nothing"), 404)
    problem(read.get("/api/reports/nothing/text"), 404)


def test_words_of_a_row_are_the_stored_text_at_its_spans(read: TestClient) -> None:
    texts = {row["report"]: get(read, f"reports/{row['report']}")["text"] for row in rows(read, "reports")}
    for row in rows(read, "statements"):
        assert row["content_text"] == [texts[row["report"]][start:end] for start, end in row["content"]]
    for name in ("figures", "dates"):
        assert all(row["words"] == texts[row["report"]][slice(*row["span"])] for row in rows(read, name))


@pytest.mark.parametrize("path", [*LISTS, "state", "story", "search?q=quay"])
def test_what_is_known_is_not_sent_again(read: TestClient, path: str) -> None:
    first = read.get(f"/api/{path}")
    etag = first.headers["etag"]
    again = read.get(f"/api/{path}", headers={"if-none-match": f'"other", {etag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert read.get(f"/api/{path}", headers={"if-none-match": '"other"'}).content == first.content


def test_another_question_has_another_etag(read: TestClient) -> None:
    paths = ("statements", "statements?limit=3", "statements?stance=denies", "statements?format=jsonl", "figures")
    etags = [read.get(f"/api/{path}").headers["etag"] for path in paths]
    assert len(set(etags)) == len(etags)
    lines = read.get("/api/statements", headers={"accept": "application/x-ndjson"})
    assert lines.headers["etag"] != etags[0]
    assert lines.content == read.get("/api/statements?format=jsonl").content


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=many", "limit"),
        ("cursor=%00", "cursor"),
        ("cursor=bm8", "cursor"),
        ("cursor=WzFd", "cursor"),
        ("stance=maybe", "stance"),
        ("speaker=", "speaker"),
        ("speakr=Quell", "there are report, outlet, speaker"),
        ("from=soon", "from"),
        ("format=xml", "format"),
    ],
)
def test_a_question_that_cannot_be_meant_is_a_problem(read: TestClient, query: str, why: str) -> None:
    assert why in problem(read.get(f"/api/statements?{query}"), 422)


def test_a_cursor_of_another_list_is_a_problem(read: TestClient) -> None:
    cursor = get(read, "queue", limit=1)["next"]
    problem(read.get("/api/reports", params={"cursor": cursor}), 422)


def test_search_finds_statements_then_reports(read: TestClient) -> None:
    found = rows(read, "search", q='"north quay" op*')
    assert [hit["kind"] for hit in found] == sorted((hit["kind"] for hit in found), reverse=True)
    assert {hit["kind"] for hit in found} == {"statement", "report"}
    assert rows(read, "search", q="quay", kind="report") == [
        hit for hit in rows(read, "search", q="quay") if hit["kind"] == "report"
    ]
    assert rows(read, "search", q='" * ( NEAR') == []
    problem(read.get("/api/search"), 422)


def test_rows_are_those_of_an_export(read: TestClient, story: Path, tmp_path: Path) -> None:
    path = story.with_name("read.inquit")
    for file in pipeline.export_tables(path, "jsonl", tmp_path):
        exported = [json.loads(line) for line in file.read_bytes().splitlines()]
        if file.stem in ("statements", "figures", "dates", "entities", "utterances", "copies", "comparisons"):
            served = {row["id"]: row for row in rows(read, file.stem)}
            assert served == {row["id"]: row for row in exported}


def test_speakers_count_what_they_said(read: TestClient) -> None:
    (marren,) = rows(read, "speakers", q="marren")
    assert set(marren["outlets"]) == {"Brindle Herald", "Coast Radio", "The Morning Ledger"}
    said = [row for row in rows(read, "statements") if "Marren" in (row["speaker"]["name"] or "")]
    assert marren["statements"] == len(said)
    assert sum(marren["stances"].values()) == len(said)
    unnamed = rows(read, "speakers", status="unnamed")
    assert unnamed and all(row["entity"] is None and len(row["reports"]) == 1 for row in unnamed)


def test_what_has_no_year_is_in_no_span_of_days(client: TestClient) -> None:
    """Durations and days without a year sort behind every year; that is no reason to find them."""
    everything = [row["value"] for row in rows(client, "dates")]
    found = [row["value"] for row in rows(client, "dates", **{"from": "1900-01-01"})]
    assert found == [value for value in everything if value[:4].isdigit()] != everything
