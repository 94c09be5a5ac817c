"""Inputs as they come: files, folders, lines, rows, standard input, and what is refused with which words."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from inquit.errors import RefusedInput, UsageError
from inquit.ingest import count, read_sidecar, receive, receive_text
from inquit.ingest.walk import walk
from inquit.model import Given, Reader, Reading, Received, Report, to_json, to_record

TEXT = "The harbour of Vellin will stay closed, the port authority said. “Nobody talks to us,” said Per Lund."


def read(*inputs: str | Path, **options: Any) -> tuple[list[Received], list[str]]:
    """The reports and the refusals of `inputs`."""
    found = list(receive([str(one) for one in inputs], **options))
    return [one for one in found if isinstance(one, Received)], [
        str(one) for one in found if isinstance(one, RefusedInput)
    ]


def reports(*inputs: str | Path, **options: Any) -> list[Report]:
    received, refused = read(*inputs, **options)
    assert not refused
    return [one.report for one in received]


def put(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# Files and folders ---------------------------------------------------------------------------------------------------


def test_a_folder_gives_its_reports_in_order_with_relative_doc_ids(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.html", "skip.png", ".hidden.txt", ".git/c.txt"):
        put(tmp_path / name)
    found = reports(tmp_path)
    assert [report.doc_id for report in found] == ["a/y.html", "a/z.md", "b.txt"]
    assert [report.origin for report in found] == [f"{tmp_path}/{report.doc_id}" for report in found]
    assert "doc_id" not in found[0].found
    assert count([str(tmp_path)]) == 3


def test_a_file_keeps_its_path_and_its_raw_bytes(tmp_path: Path) -> None:
    path = put(tmp_path / "a.txt", b"\xef\xbb\xbfOne line.\r\nAnother line.\r\n")
    (received,), _ = read(path)
    assert received.report.doc_id == received.report.origin == str(path)
    assert received.report.text == "One line.\r\nAnother line.\r\n"
    assert received.raw == path.read_bytes()
    assert received.report.sha256 == sha256(path.read_bytes()).hexdigest()


def test_equal_text_in_two_folders_is_two_reports_under_their_origins(tmp_path: Path) -> None:
    put(tmp_path / "one/a.txt"), put(tmp_path / "two/a.txt"), put(tmp_path / "two/b.txt")
    found = reports(tmp_path / "one", tmp_path / "two")
    assert [report.doc_id for report in found] == [f"{tmp_path}/one/a.txt", f"{tmp_path}/two/a.txt", "b.txt"]
    assert len({report.id for report in found}) == 3


def test_the_order_of_the_inputs_does_not_matter_and_each_file_is_read_once(tmp_path: Path) -> None:
    one, two = put(tmp_path / "1.txt"), put(tmp_path / "2.txt")
    assert reports(one, two) == reports(two, one, one)


def test_a_name_that_is_no_utf8_can_be_written_down(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT)
    assert reports(tmp_path)[0].doc_id == "caf\\xe9.txt"


def test_a_named_file_of_another_suffix_is_read_as_text(tmp_path: Path) -> None:
    assert reports(put(tmp_path / "report.press"))[0].text == TEXT


# What is refused -----------------------------------------------------------------------------------------------------

REFUSED = [
    ("empty.txt", b"", "empty.txt: is empty"),
    ("blank.txt", b" \n\t\r\n\xc2\xa0", "blank.txt: is empty"),
    ("nul.txt", b"The port\0 is shut.", "nul.txt: holds a NUL character (at 8)"),
    ("binary.txt", bytes(range(256)), "binary.txt: is in no encoding that can be told"),
    ("noise.txt", b"\x81\x8d\x8f\x90\x9d\xff\xfe\xfd" * 40, "noise.txt: is in no encoding that can be told"),
    ("paper.txt", b"%PDF-1.7\n1 0 obj", "paper.txt: is a PDF, not text"),
    ("word.md", b"PK\x03\x04\x14\x00", "word.md: is a zip archive or office document"),
    ("half.txt", b"\xff\xfeT\x00h\x00e\x00\x00\xd8", "half.txt: begins as UTF-16-LE but is broken"),
    ("large.txt", b"a" * 501, "large.txt: is larger than 500 bytes; raise --max-bytes"),
    ("empty.html", b"<html><body><script>x</script></body></html>", "empty.html: is empty"),
    ("rows.csv", b"title,body\nHarbour,The port is shut.\n", "rows.csv: has no column 'text'; it has title, body"),
]


@pytest.mark.parametrize(("name", "raw", "why"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_bad_input_is_one_clear_line_and_the_rest_is_read(tmp_path: Path, name: str, raw: bytes, why: str) -> None:
    put(tmp_path / name, raw)
    put(tmp_path / "good.txt")
    received, (refusal,) = read(tmp_path, limit=500)
    assert [one.report.doc_id for one in received] == ["good.txt"]
    assert refusal.startswith(f"{tmp_path}/{why}") and "\n" not in refusal


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    received, refused = read(tmp_path / "nowhere.txt", tmp_path / "a.txt", "bad\0name")
    assert len(received) == 1
    assert f"{tmp_path}/nowhere.txt: does not exist; check the path" in refused and len(refused) == 2


def test_a_folder_without_reports(tmp_path: Path) -> None:
    put(tmp_path / "a.png")
    assert "holds nothing to read" in read(tmp_path)[1][0]


def test_a_loop_of_links_is_told_once_and_other_links_are_followed(tmp_path: Path) -> None:
    put(tmp_path / "in/a.txt")
    put(tmp_path / "aside/b.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/there").symlink_to(tmp_path / "aside")
    received, (refusal,) = read(tmp_path / "in")
    assert [one.report.doc_id for one in received] == ["a.txt", "there/b.txt"]
    assert refusal.startswith(f"{tmp_path}/in/loop: leads back to")


def test_unreadable_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    put(tmp_path / "locked.txt"), put(tmp_path / "shut/a.txt"), put(tmp_path / "good.txt")
    monkeypatch.setattr(Path, "open", denied(Path.open, "locked.txt"))
    monkeypatch.setattr(os, "scandir", denied(os.scandir, "shut"))
    received, refused = read(tmp_path)
    assert [one.report.doc_id for one in received] == ["good.txt"]
    assert [line.removeprefix(f"{tmp_path}/") for line in refused] == [
        "broken.txt: cannot be read (No such file or directory); check its permissions",
        "locked.txt: cannot be read (Permission denied); check its permissions",
        "shut: cannot be opened (Permission denied); check its permissions",
    ]


def denied(real: Callable[..., Any], name: str) -> Callable[..., Any]:
    """`real`, but what is called `name` may not be read; works for root too."""

    def call(path: Any, *args: Any, **options: Any) -> Any:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **options)

    return call


# Encodings -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert reports(put(tmp_path / "a.txt", TEXT.encode(encoding)))[0].text == TEXT


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Порт закрыт до лета, сказала мэр города. Рыбаки ждут ответа уже три недели."),
        (
            "latin-1",
            "Le port restera fermé jusqu'à l'été, a déclaré la maire. Les pêcheurs attendent depuis trois semaines.",
        ),
    ],
)
def test_encodings_of_other_languages(tmp_path: Path, encoding: str, text: str) -> None:
    report = reports(put(tmp_path / "a.txt", text.encode(encoding)))[0]
    assert report.text == text and not report.is_read


# JSON lines ----------------------------------------------------------------------------------------------------------


def test_one_broken_line_among_good_ones(tmp_path: Path) -> None:
    good = json.dumps({"doc_id": "a", "text": TEXT})
    rows = [
        good,
        "",
        "{broken",
        "[1]",
        '{"text": 7}',
        '{"text": "\\ud800"}',
        '{"text": "a\\u0000b"}',
        '{"text": ""}',
        '{"text": "x", "published": "yesterday"}',
        '{"text": "x", "title": ["x"]}',
        '{"text": "x", "genre": "poem"}',
        "[" * 100_000,
        '{"text": "' + "x" * 500_000 + '"}',
        good.replace('"a"', '"b"'),
    ]
    path = put(tmp_path / "r.jsonl", "\n".join(rows).encode() + b'\n{"text": "\xff"}\n')
    received, refused = read(path, limit=400_000)
    assert [one.report.doc_id for one in received] == ["a", "b"]
    told = [line.removeprefix(f"{path} ") for line in refused]
    expected = {
        3: "is no JSON",
        4: "is no JSON object",
        5: "has no text",
        6: "holds half a character",
        7: "holds a NUL",
        8: "is empty",
        9: "published is 'yesterday'",
        10: "title is ['x']",
        11: "genre is 'poem'",
        12: "is no JSON",
        13: "is larger than",
        15: "is not UTF-8",
    }
    assert len(told) == len(expected)
    for line, (number, why) in zip(told, expected.items(), strict=True):
        assert line.startswith(f"line {number}: {why}"), line


def test_keys_of_a_line(tmp_path: Path) -> None:
    line = {
        "doc_id": "d7",
        "text": "\ufeff" + TEXT,
        "title": "T",
        "outlet": "O",
        "published": "2015-09-15",
        "language": None,
        "origin": "https://vellin.example/7",
        "byline": "",
        "other": [1],
    }
    path = put(tmp_path / "r.jsonl", json.dumps(line) + "\n" + json.dumps({"text": TEXT}))
    one, two = read(path)[0]
    assert (one.report.doc_id, one.report.origin, one.report.text) == ("d7", "https://vellin.example/7", TEXT)
    assert one.report.found["doc_id"] == one.report.found["title"] == "given"
    assert one.report.key == "d7" and one.raw == json.dumps(line).encode()
    assert (two.report.doc_id, two.report.origin) == (f"{path}:2", f"{path}:2")
    assert "doc_id" not in two.report.found and two.report.title is None


def test_a_line_that_extract_wrote_keeps_what_was_found(tmp_path: Path) -> None:
    report = receive_text(
        "By Ona Pell\n\n" + TEXT + "\n\n© 2024 The Vellin Courier", given=Given(doc_id="a", title="T")
    )
    reading = Reading(Reader("1", None, "v", {}))
    again = reports(put(tmp_path / "r.jsonl", to_json(to_record(report, reading))))[0]
    assert again.found == {**report.found, "origin": "given"}
    assert (again.text, again.blocks, again.outlet, again.genre) == (
        report.text,
        report.blocks,
        report.outlet,
        "report",
    )


def test_new_bytes_under_one_doc_id_are_a_version(tmp_path: Path) -> None:
    rows = [{"doc_id": "a", "text": TEXT}, {"doc_id": "a", "text": TEXT + " More."}]
    one, two = reports(put(tmp_path / "r.jsonl", "\n".join(map(json.dumps, rows))))
    assert one.key == two.key and one.id != two.id


# CSV -----------------------------------------------------------------------------------------------------------------


def test_rows_of_a_csv_with_named_columns(tmp_path: Path) -> None:
    table = f'body;date;outlet\n"{TEXT}";15 September 2015;Coast Radio\n;;\n"Shut.\nStill shut.";;\n"x";soon;\n'
    path = put(tmp_path / "r.csv", "\ufeff" + table)
    received, refused = read(path, columns={"text": "body", "published": "date"})
    one, two = (item.report for item in received)
    assert (one.text, one.published, one.outlet, one.doc_id) == (TEXT, "2015-09-15", "Coast Radio", f"{path}:2")
    assert (two.text, two.origin) == ("Shut.\nStill shut.", f"{path}:4")
    assert json.loads(received[0].raw) == {"body": TEXT, "date": "15 September 2015", "outlet": "Coast Radio"}
    assert refused == [
        f"{path} row 3: is empty; there is nothing to read",
        f"{path} row 5: published is 'soon'; write a whole date as 2015-09-15 or 15 September 2015",
    ]


def test_a_csv_without_the_columns_it_should_have(tmp_path: Path) -> None:
    path = put(tmp_path / "r.csv", "text,day\nx,y\n")
    assert read(path, columns={"published": "date"})[1] == [
        f"{path}: has no column 'date'; it has text, day; say which is which with --map text=COLUMN"
    ]
    with pytest.raises(UsageError, match="--map names colour"):
        receive([str(path)], columns={"colour": "day"})


def test_a_byte_that_does_not_fit_costs_its_row_only(tmp_path: Path) -> None:
    rows = b"".join(b"The port is shut, row %d.\n" % number for number in range(5000))
    received, refused = read(put(tmp_path / "r.csv", b"text\n" + rows + b"caf\xe9\nlast one\n"))
    assert len(received) == 5001 and len(refused) == 1 and "row 5002: holds half a character" in refused[0]


# Standard input, sidecar, flags --------------------------------------------------------------------------------------


def test_standard_input() -> None:
    lines = b'\n{"text": "One."}\n{"text": "Two."}\n'
    assert [report.doc_id for report in reports("-", stdin=io.BytesIO(lines))] == ["-:2", "-:3"]
    for text in (TEXT, '{\n "text": "pretty printed"\n}', "\n\n" + TEXT):
        (report,) = reports("-", stdin=io.BytesIO(text.encode()))
        assert (report.doc_id, report.origin, report.text) == ("-", "-", text)
    assert read("-", stdin=io.BytesIO(b""))[1] == ["-: is empty; there is nothing to read"]
    assert "larger than" in read("-", stdin=io.BytesIO(b"a b\n" * 9), limit=20)[1][0]


def test_the_sidecar_goes_before_the_line_and_the_line_before_the_flags(tmp_path: Path) -> None:
    put(tmp_path / "in/r.jsonl", json.dumps({"doc_id": "d", "text": TEXT, "outlet": "Line", "title": "Line"}))
    put(tmp_path / "in/a.txt")
    table = put(tmp_path / "s.csv", "doc_id,outlet,published\nd,Sidecar,\na.txt,,2020-03-03\n")
    flags = Given(outlet="Flag", title="Flag", byline="Flag")
    text, line = reports(tmp_path / "in", given=flags, sidecar=read_sidecar(table))
    assert (text.outlet, text.published) == ("Flag", "2020-03-03")
    assert (line.outlet, line.title, line.byline) == ("Sidecar", "Line", "Flag")
    assert line.found["outlet"] == line.found["byline"] == "given"


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("name,outlet\na,b\n", "unknown column 'name'"),
        ("outlet\nb\n", "no column that names the report"),
        ("doc_id,colour\na,b\n", "unknown column 'colour'"),
        ("file,outlet\na,b\na,c\n", "line 3: a stands twice"),
        ("path,published\na,soon\n", "line 2: published is 'soon'"),
        ("path,outlet\n,b\n", "line 2: no path"),
    ],
)
def test_a_sidecar_that_is_wrong(tmp_path: Path, table: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        read_sidecar(put(tmp_path / "s.csv", table))


def test_flags_that_cannot_be_meant(tmp_path: Path) -> None:
    one, two = put(tmp_path / "1.txt"), put(tmp_path / "2.txt")
    with pytest.raises(UsageError, match="published is 'soon'"):
        receive([str(one)], given=Given(published="soon"))
    with pytest.raises(UsageError, match="for one input only"):
        receive([str(one), str(two)], given=Given(doc_id="a"))
    assert reports(one, given=Given(doc_id="a"))[0].key == "a"


def test_a_text_at_hand_is_named_by_its_content() -> None:
    assert receive_text(TEXT).id == receive_text(TEXT).id != receive_text(TEXT + " ").id
    with pytest.raises(RefusedInput, match="is empty"):
        receive_text(" ")


def test_walk_keeps_refusals_in_order(tmp_path: Path) -> None:
    put(tmp_path / "b.txt")
    found = walk([str(tmp_path / "b.txt"), str(tmp_path / "a.txt")], (".txt",), ".txt")
    assert isinstance(found[0], RefusedInput) and not isinstance(found[1], RefusedInput)
