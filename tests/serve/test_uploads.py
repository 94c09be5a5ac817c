"""Reports dropped and pasted: what they are called, what is refused and why, and that nothing leaves its folder."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from asked import get, post, problem, rows, settled
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from inquit.serve import guard
from inquit.serve.uploads import name_of

TEXT = "Tarn dredging to begin\n\nThe dredging at Tarn will begin in May, engineer Lucan Orr said on Thursday.\n"


def drop(client: TestClient, *files: tuple[str, bytes], **fields: str) -> dict[str, Any]:
    """The upload once it is finished."""
    sent = [("files", (name, content)) for name, content in files]
    answer = client.post("/api/uploads", files=sent, data=fields)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/api/uploads/{answer.json()['id']}"
    settled(client)
    told: dict[str, Any] = get(client, f"uploads/{answer.json()['id']}")
    return told


def test_dropped_reports_are_read_and_shown(client: TestClient) -> None:
    version = get(client, "state")["version"]
    told = drop(client, ("tarn.txt", TEXT.encode()), outlet="Tarn Post", published="2031-03-07")
    assert (told["files"], told["done"], told["read"], told["refused"], told["error"]) == (1, 1, 1, [], None)
    change = get(client, "story", since=version)
    (report,) = [one for one in change["reports"] if one["doc_id"] == "tarn.txt"]
    assert (report["outlet"], report["published"], report["origin"]) == ("Tarn Post", "2031-03-07", "upload:tarn.txt")
    assert [one["speaker"]["name"] for one in report["statements"]] == ["Lucan Orr"]
    assert rows(client, "search", q="dredging")
    assert get(client, "state")["uploads"] == [told]


def test_two_files_of_one_name_are_two_reports_though_neither_is_read_yet(client: TestClient) -> None:
    other = TEXT.replace("Thursday", "Friday")
    for text in (TEXT, other):
        sent = [("files", ("same.txt", text.encode()))]
        assert client.post("/api/uploads", files=sent).status_code == 202
    settled(client)
    origins = {one["origin"] for one in rows(client, "reports")}
    assert {"upload:same.txt", "upload:same (2).txt"} <= origins


def test_a_paste_with_an_empty_title_is_called_by_its_words(client: TestClient) -> None:
    assert post(client, "uploads", {"title": "  ", "text": TEXT}, status=202)["files"] == 1
    settled(client)


def test_what_cannot_be_read_is_refused_by_name_and_the_rest_goes_on(client: TestClient) -> None:
    told = drop(
        client,
        ("empty.txt", b""),
        ("picture.png", bytes(range(256)) * 40),
        ("tarn.txt", TEXT.encode()),
        ("x.jsonl", b"{]\n"),
    )
    assert (told["files"], told["done"], told["read"]) == (4, 4, 1)
    refused = {one["origin"]: one["why"] for one in told["refused"]}
    assert set(refused) == {"upload:empty.txt", "upload:picture.png", "upload:x.jsonl:1"} or all(
        origin.startswith("upload:") for origin in refused
    )
    assert len(refused) == 3 and all(refused.values())
    assert tempfile.gettempdir() not in str(told)


def test_lines_keep_their_doc_ids(client: TestClient) -> None:
    line = b'{"doc_id": "wire-7", "text": "The dredging will begin in May, engineer Lucan Orr said."}\n'
    drop(client, ("wire.jsonl", line + line.replace(b"wire-7", b"wire-8")))
    assert {"wire-7", "wire-8"} <= {row["doc_id"] for row in rows(client, "reports")}


def test_the_same_bytes_are_known_and_others_of_that_name_are_another_report(client: TestClient) -> None:
    drop(client, ("tarn.txt", TEXT.encode()))
    assert drop(client, ("tarn.txt", TEXT.encode()))["known"] == 1
    other = TEXT.replace("May", "June").encode()
    assert drop(client, ("tarn.txt", other))["read"] == 1
    assert drop(client, ("tarn.txt", other))["known"] == 1
    both = drop(client, ("twice.txt", TEXT.encode()), ("twice.txt", other))
    assert both["read"] == 2
    names = [row["doc_id"] for row in rows(client, "reports")]
    assert {"tarn.txt", "tarn (2).txt", "twice.txt", "twice (2).txt"} <= set(names)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\story\\a.txt", "story/a.txt"),
        ("...", "report.txt"),
        ("", "report.txt"),
        ("a\x00b\n\u202ec.txt", "ab c.txt"),
        ("./.hidden/../a.txt", "hidden/a.txt"),
        ("día 1.html", "día 1.html"),
    ],
)
def test_names_lead_nowhere(sent: str, kept: str) -> None:
    assert name_of(sent) == kept


@given(st.text(max_size=300))
def test_any_name_is_made_safe(name: str) -> None:
    made = name_of(name)
    assert made and len(made) <= 120 and made.isprintable()
    assert not made.startswith("/") and ".." not in made.split("/") and "\\" not in made


def test_a_name_with_a_way_up_is_read_where_it_waits(client: TestClient, tmp_path: Path) -> None:
    told = drop(client, ("../../../../tmp/outside.txt", TEXT.encode()))
    assert told["read"] == 1
    assert not (Path(tempfile.gettempdir()) / "outside.txt").exists()
    assert rows(client, "reports", q="tmp/outside.txt")


def test_files_do_not_stay(client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    drop(client, ("tarn.txt", TEXT.encode()))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("inquit-")] == []


def test_pasted_text_is_read(client: TestClient) -> None:
    post(client, "uploads", {"text": TEXT, "title": "Dredging: a/b?", "outlet": "Tarn Post"}, 202)
    settled(client)
    (row,) = rows(client, "reports", outlet="Tarn Post")
    assert row["title"] == "Dredging: a/b?"
    assert (row["doc_id"], row["origin"]) == ("Dredging: a b?.txt", "paste:Dredging: a b?.txt")
    assert get(client, f"reports/{row['report']}")["text"] == TEXT


def test_a_date_that_is_none_is_told(client: TestClient) -> None:
    told = drop(client, ("tarn.txt", TEXT.encode()), published="yesterday")
    assert (told["finished"], told["read"]) == (True, 0)
    assert "published is 'yesterday'" in told["error"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"no boundary here"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\ncut',
        ),
        ("multipart/form-data; boundary=x", b"--x--\r\n"),
        ("multipart/form-data; boundary=x", b""),
        ("application/json", b"{"),
        ("application/json", b'{"text": " "}'),
        ("application/json", b'{"text": null}'),
        ("application/json", b"\xff"),
    ],
)
def test_a_broken_upload_is_a_problem(client: TestClient, kind: str, body: bytes) -> None:
    answer = client.post("/api/uploads", content=body, headers={"content-type": kind})
    assert answer.status_code in (400, 422)
    problem(answer, answer.status_code)
    assert get(client, "state")["uploads"] == []


def test_too_much_is_refused_before_it_is_kept(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(guard._LIMITS, "/api/uploads", 50_000)
    answer = client.post("/api/uploads", files={"files": ("a.txt", b"x" * 60_000)})
    problem(answer, 413)
    many = [("files", (f"{n}.txt", b"")) for n in range(1001)]
    monkeypatch.setitem(guard._LIMITS, "/api/uploads", 5_000_000)
    problem(client.post("/api/uploads", files=many), 400)
    assert get(client, "state")["uploads"] == []


def test_an_upload_that_is_not_known_is_a_problem(client: TestClient) -> None:
    problem(client.get("/api/uploads/nothing"), 404)
