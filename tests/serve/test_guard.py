"""Who may ask what: names of the server, tokens, other sites, reading only; what answers carry and logs leave out."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from asked import Serve, get, judge, post, problem, rows, statement
from starlette.testclient import TestClient

from inquit.serve import Access

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"])
def test_the_server_answers_by_its_own_names(client: TestClient, host: str) -> None:
    assert client.get("/api/state", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "10.0.0.1", "localhost:x", "", "localhost@evil"]
)
def test_a_name_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    problem(client.get("/api/state", headers={"host": host}), 403)
    problem(client.get("/", headers={"host": host}), 403)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9000"},
        {"origin": "http://[x"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://localhost:8000", "sec-fetch-site": "cross-site"},
    ],
)
def test_another_site_cannot_write(client: TestClient, headers: dict[str, str]) -> None:
    row = statement(client, "nobody had been asked")
    body = {"judgements": [{"kind": "confirm", "on": [[row["report"], row["id"]]]}]}
    problem(client.post("/api/judgements", json=body, headers=headers), 403)
    problem(client.post("/api/uploads", files={"files": b"One line."}, headers=headers), 403)
    assert rows(client, "judgements") == []
    same = {"origin": "http://localhost:8000", "sec-fetch-site": "same-origin"}
    assert client.post("/api/judgements", json=body, headers=same).status_code == 201


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "", "text/plain; application/json"]
)
def test_a_write_says_what_it_sends(client: TestClient, kind: str) -> None:
    problem(client.post("/api/judgements", content=b"{}", headers={"content-type": kind}), 415)


def test_a_record_for_reading_only_is_never_written(record: Path, serve: Serve) -> None:
    client = serve(record, read_only=True)
    assert get(client, "state")["read_only"] is True
    for path in ("judgements", "undo", "judgements/import", "uploads"):
        assert "reading only" in problem(client.post(f"/api/{path}", json={}), 403)
    assert rows(client, "statements")


def test_a_token_is_asked_for_and_remembered(record: Path, serve: Serve) -> None:
    access = Access.at("192.0.2.7")
    token = access.token
    assert token and len(token) >= 32
    client = serve(record, access=access)
    client.base_url = "http://192.0.2.7:8000"  # type: ignore[assignment]
    assert problem(client.get("/api/state"), 401)
    answer = client.get("/")
    problem(answer, 401)
    assert answer.headers["www-authenticate"] == "Bearer"
    for wrong in ("", "x", token[:-1], token + "x", "é"):
        problem(client.get("/", params={"token": wrong}), 401)
        problem(client.get("/api/state", headers={"authorization": f"Bearer {wrong}".encode()}), 401)
        problem(client.get("/api/state", headers={"cookie": f"inquit-8000={wrong}".encode()}), 401)
    problem(client.get("/api/state", params={"token": token}), 401)
    assert client.get("/api/state", headers={"authorization": f"Bearer {token}"}).status_code == 200
    arrived = client.get("/", params={"token": token}, follow_redirects=False)
    assert (arrived.status_code, arrived.headers["location"]) == (303, "/")
    cookie = arrived.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and cookie.startswith("inquit-8000=")
    assert client.get("/api/state").status_code == 200, "the client keeps the cookie"
    assert client.get("/").status_code == 200


def test_names_of_this_machine_need_no_token_and_others_do() -> None:
    for host in ("127.0.0.1", "localhost", "::1", "127.0.0.2"):
        assert Access.at(host).token is None
    for host in ("0.0.0.0", "::", "192.0.2.7", "desk.example"):
        access = Access.at(host)
        assert access.token and access.fits(f"{host if ':' not in host else f'[{host}]'}:8000")
        assert access.fits("192.0.2.9:8000") and not access.fits("evil.example")
    assert Access.at("0.0.0.0").token != Access.at("0.0.0.0").token


@pytest.mark.parametrize("path", ["/", "/api/state", "/api/nothing", "/nothing", "/openapi.json"])
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_the_page_holds_no_script_or_style_of_its_own(client: TestClient) -> None:
    html = client.get("/").text
    assert "<title>Quay</title>" in html
    assert re.search(r'<script type="application/json" id="record"></script>', html)
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", html) == []
    assert "<style" not in html and " style=" not in html and "://" not in html
    assets = re.findall(r'(?:src|href)="(/assets/[^"]+)"', html)
    assert len(assets) == 2
    for asset in assets:
        answer = client.get(asset)
        assert answer.status_code == 200 and answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        plain = client.get(asset, headers={"accept-encoding": "identity"})
        assert plain.text == answer.text and len(plain.content) > 1000
    problem(client.get("/assets/other.js"), 404)
    for path in ("/docs", "/redoc", "/assets/../page.html", "/assets/%2e%2e%2fpage.py"):
        problem(client.get(path), 404)


def test_a_title_is_never_markup(record: Path, serve: Serve) -> None:
    client = serve(record, title="</title><script>alert(1)</script>")
    assert "<script>alert" not in client.get("/").text
    assert get(client, "state")["title"] == "</title><script>alert(1)</script>"


def test_the_log_tells_neither_words_nor_searches(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    row = statement(client, "nobody had been asked")
    client.get("/api/search", params={"q": "secretquery"})
    judge(client, "confirm", [[row["report"], row["id"]]], because="secretreason")
    client.post("/api/judgements", json={"judgements": "secretbody"})
    client.get("/api/reports/secret%0Aline")
    told = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("inquit"))
    assert "GET /api/search 200" in told
    assert "POST /api/judgements 201" in told
    for word in ("secretquery", "secretreason", "secretbody", "nobody had", "secret\nline"):
        assert word not in told


def test_an_error_inside_is_a_problem_without_its_words(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> bytes:
        raise ZeroDivisionError("words of a report")

    monkeypatch.setattr("inquit.serve.snapshot.Snapshot.story", fails)
    detail = problem(client.get("/api/story", headers={"accept-encoding": "identity"}), 500)
    assert "words of a report" not in detail + caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_too_much_is_refused(client: TestClient) -> None:
    body = b'{"judgements": [' + b" " * 3_000_000 + b"]}"
    assert "million" in problem(client.post("/api/judgements", content=body, headers=JSON), 413)

    def streamed() -> object:
        for _ in range(30):
            yield b" " * 100_000

    assert "million" in problem(client.post("/api/judgements", content=streamed(), headers=JSON), 413)  # type: ignore[arg-type]
    post(client, "undo", {"judgements": ["nothing"]}, 422)
