"""A corpus gives the same tables on every engine, goes on where it was, and refuses line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inquit import __version__, extract
from inquit.cli import main
from inquit.corpus import Done, corpus
from inquit.engine import Local
from inquit.errors import UsageError
from inquit.model import Engine, Row

LINES = [
    {
        "doc_id": "a",
        "outlet": "The Harrow Post",
        "published": "2031-04-02",
        "text": "Harbour reopens\n\nThe harbour of Vellis will reopen on Monday, Mayor Tilda Ravn said. "
        "“We have counted every plank twice,” she told reporters at the quay. Eleven boats were lost in the storm.",
    },
    {
        "doc_id": "b",
        "outlet": "Vellis Radio",
        "published": "2031-04-02",
        "text": "Mayor: harbour open again on Monday\n\nMayor Tilda Ravn told the Harrow Post that “we have counted "
        "every plank twice”. The harbour of Vellis reopens on Monday, she said. Nine boats were lost in the storm.",
    },
    {"doc_id": "c", "outlet": "Vellis Radio", "published": "2031-04-03", "text": "The ferry to Orm sails again."},
]
READER = extract.reader(__version__)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl"
    told = "".join(json.dumps(line) + "\n" for line in [*LINES, {"doc_id": "no text"}])
    path.write_bytes(b"\xef\xbb\xbf" + told.encode() + b'{"text": "caf\xe9"}\n{"text": "a\0b"}\n')
    return path


def told(engine: Engine, done: Done) -> dict[str, list[Row]]:
    return {name: sorted(engine.rows(table), key=repr) for name, table in done.tables.items()}


def test_every_engine_gives_the_same_tables(engine: Engine, documents: Path, tmp_path: Path) -> None:
    done = corpus([str(documents)], [], engine, READER, 20_000_000)
    with Local(1, tmp_path / "here") as here:
        expected = told(here, corpus([str(documents)], [], here, READER, 20_000_000))
    assert told(engine, done) == expected
    assert done.read == 3
    odd = "is not UTF-8 text, or holds a NUL; save the file as UTF-8"
    assert sorted(str(refused) for refused in done.refused) == [
        f'{documents} line 4: has no text; each line is an object with a string under "text"',
        f"{documents} line 5: {odd}",
        f"{documents} line 6: {odd}",
    ]
    names = {name for _, name, *_ in expected["identities"]}
    assert "Tilda Ravn" in names
    assert len({row[0] for row in expected["utterances"]}) < len(expected["utterances"])


def test_parquet_is_read_like_lines(tmp_path: Path, documents: Path) -> None:
    columns = ("doc_id", "outlet", "published", "text")
    with Local(1, tmp_path / "in") as made:
        given = made.table("given", dict.fromkeys(columns, "text"), ([line[c] for c in columns] for line in LINES))
        with Local(1, tmp_path / "parquet") as engine:
            by_parquet = told(engine, corpus([given.path], columns, engine, READER, 20_000_000))
        with Local(1, tmp_path / "lines") as engine:
            by_lines = told(engine, corpus([str(documents)], [], engine, READER, 20_000_000))
    assert [row[5:] for row in by_parquet["statements"]] == [row[5:] for row in by_lines["statements"]]


def test_the_command_says_where_the_tables_lie(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["inquit", "corpus", str(documents), "-o", str(tmp_path / "out"), "--workers", "1"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "3 read, 3 refused" in capsys.readouterr().err
    tables = json.loads((tmp_path / "out/tables.json").read_text(encoding="utf-8"))
    assert all(list(Path(table["path"]).glob("*.parquet")) for table in tables.values())


def test_other_formats_are_told_where_to_go(tmp_path: Path) -> None:
    with Local(1, tmp_path / "out") as engine, pytest.raises(UsageError, match="inquit extract"):
        corpus(["reports.html"], [], engine, READER, 20_000_000)
    with Local(1, tmp_path / "out2") as engine, pytest.raises(UsageError, match="called text"):
        corpus(["reports.parquet"], ["doc_id"], engine, READER, 20_000_000)
