"""What is wrong with an input is told in one line, and everything else is read."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import rows
from commands import here

GOOD = "The harbour of Vellin will stay closed, Mayor Ada Brell said on Monday.\n"
TORN_PAGE = f"<html><head><title>Harbour closed</title></head><body><article><p>{GOOD}</p><p>“We wait,” said Per Lu"


def line(text: str, **fields: str) -> str:
    return json.dumps({"text": text, **fields}) + "\n"


BAD = {
    "empty.txt": (b"", "empty.txt: is empty; there is nothing to read"),
    "blank.txt": (b" \r\n\n", "blank.txt: is empty; there is nothing to read"),
    "nul.txt": (b"The harbour\0is closed.", "nul.txt: holds a NUL character"),
    "binary.txt": (bytes(range(1, 256)) * 3, "binary.txt: is in no encoding that can be told, or is not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(64), "picture.txt: is an image, not text"),
    "document.txt": (b"%PDF-1.7\n%\xe2\xe3", "document.txt: is a PDF, not text"),
    "noise.txt": (bytes((7 * n * n + 131) % 251 + 1 for n in range(999)), "noise.txt: is in no encoding"),
    "half.txt": (b"\xef\xbb\xbfThe harbour \xe2\x80", "half.txt: begins as UTF-8 but is broken"),
    "large.txt": (b"word " * 400, "large.txt: is larger than 1,000 bytes; raise --max-bytes"),
    "lines.jsonl": (f'{line(GOOD)}{{"text": \n{line(GOOD)}'.encode(), "lines.jsonl line 2: is no JSON"),
    "textless.jsonl": (f'{{"title": "x"}}\n{line(GOOD)}'.encode(), "textless.jsonl line 1: has no text"),
    "surrogate.jsonl": (b'{"text": "half \\ud83d"}\n', "surrogate.jsonl line 1: holds half a character"),
    "long.jsonl": (line("word " * 400).encode() + line(GOOD).encode(), "long.jsonl line 1: is larger than 1,000"),
    "rows.csv": (
        b"text,published\nOne line.,someday\nThe harbour is closed.,2031-05-06\n",
        "rows.csv row 2: published",
    ),
    "columns.csv": (b"body,published\nOne line.,2031-05-06\n", "columns.csv: has no column 'text'"),
}
"""Files that are refused, wholly or in part, and how the line that says so begins."""


@pytest.mark.parametrize("name", BAD)
def test_what_is_refused_is_told_in_one_line_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    raw, told = BAD[name]
    (tmp_path / "a-good.txt").write_text(GOOD)
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "z-good.txt").write_text(GOOD)
    kept = raw.count(GOOD.strip().encode()) + raw.count(b"2031-05-06\n") * name.startswith("rows")
    ran = here("extract", tmp_path, "--max-bytes", "1000")
    assert ran.code == 1
    assert len(ran.said) == 1 and ran.said[0].startswith(f"inquit: refused: {tmp_path}/{told}")
    assert [record["doc_id"] for record in ran.records][:: len(ran.records) - 1] == ["a-good.txt", "z-good.txt"]
    assert len(ran.records) == 2 + kept
    alone = here("add", tmp_path / "a.inquit", tmp_path / name, "--max-bytes", "1000")
    assert alone.code == (1 if kept else 2)
    assert [each for each in alone.said if "refused: " in each] == ran.said


def test_everything_wrong_at_once(tmp_path: Path) -> None:
    for name, (raw, _) in BAD.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(GOOD)
    ran = here("extract", tmp_path, "--max-bytes", "1000", "-o", tmp_path / "out")
    assert ran.code == 1 and len(ran.said) == len(BAD) + 1
    assert sorted(said.removeprefix(f"inquit: refused: {tmp_path}/")[:12] for said in ran.said[:-1]) == sorted(
        told[:12] for _, told in BAD.values()
    )
    assert f"{len(BAD)} refused; " in ran.said[-1]


def test_a_page_cut_in_half_is_read(tmp_path: Path) -> None:
    (tmp_path / "torn.html").write_text(TORN_PAGE)
    ran = here("extract", tmp_path)
    (record,) = ran.records
    assert (ran.code, ran.err) == (0, "")
    assert "Mayor Ada Brell said" in record["text"] and "<" not in record["text"] and record["statements"]


def test_markup_in_a_text_is_text(tmp_path: Path) -> None:
    text = "“</script><b>No</b> & <!-- so -->,” said Mayor Ada Brell.\n"
    (tmp_path / "a.txt").write_text(text)
    (record,) = here("extract", tmp_path).records
    assert record["text"] == text
    assert here("report", tmp_path, "-o", tmp_path / "a.html").code == 0
    page = (tmp_path / "a.html").read_text()
    assert "</script><b>" not in page and "\\u003c/script\\u003e\\u003cb\\u003e" in page


def test_a_link_that_leads_nowhere_and_one_that_leads_back(tmp_path: Path) -> None:
    inside = tmp_path / "in" / "deep"
    inside.mkdir(parents=True)
    (inside / "good.txt").write_text(GOOD)
    (inside / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (inside / "loop").symlink_to(tmp_path / "in")
    ran = here("extract", tmp_path / "in")
    assert ran.code == 1 and [record["doc_id"] for record in ran.records] == ["deep/good.txt"]
    gone, loop = sorted(ran.said)
    assert gone.startswith(f"inquit: refused: {inside}/gone.txt: cannot be read (No such file")
    assert loop.startswith(f"inquit: refused: {inside}/loop: leads back to ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_file_and_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    for name in ("good.txt", "shut.txt", "shut/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD)
    for name in ("shut.txt", "shut"):
        (tmp_path / name).chmod(0)
    try:
        ran = here("extract", tmp_path)
    finally:
        (tmp_path / "shut").chmod(0o700)
    assert ran.code == 1 and len(ran.records) == 1 and len(ran.said) == 2
    assert all("check its permissions" in said for said in ran.said)


def test_equal_text_from_two_outlets_is_two_reports(tmp_path: Path) -> None:
    both = tmp_path / "both.jsonl"
    both.write_text(line(GOOD, outlet="One Post") + line(GOOD, outlet="Other Post"))
    assert "2 read" in here("add", tmp_path / "a.inquit", both).err
    found = rows(tmp_path / "a.inquit", "SELECT outlet FROM current_report ORDER BY outlet")
    assert [row["outlet"] for row in found] == ["One Post", "Other Post"]


def test_new_bytes_under_a_doc_id_are_a_version(tmp_path: Path) -> None:
    store = tmp_path / "a.inquit"
    for number, text in enumerate((GOOD, GOOD.replace("closed", "open"), GOOD), 1):
        (tmp_path / "a.jsonl").write_text(line(text, doc_id="harbour"))
        assert here("add", store, tmp_path / "a.jsonl").code == 0, number
    assert here("export", store, "-o", tmp_path / "out").code == 0
    told = [json.loads(row) for row in (tmp_path / "out" / "reports.jsonl").read_text().splitlines()]
    assert [row["doc_id"] for row in told] == ["harbour", "harbour"]
    assert len({row["sha256"] for row in told}) == 2


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.inquit"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    before = other.read_bytes()
    (tmp_path / "a.txt").write_text(GOOD)
    for command in (
        ["add", other, tmp_path / "a.txt"],
        ["search", other, "x"],
        ["export", other, "-o", tmp_path / "o"],
    ):
        ran = here(*command)
        assert ran.code == 2 and ran.said == [
            f"inquit: {other}: is not an Inquit store; name another file (this one is left as it is)"
        ]
    assert other.read_bytes() == before
