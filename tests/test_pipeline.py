"""The whole flow: what goes in comes out the same by every way, in whatever order it came."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import harvest
import inquit
from builders import cases
from inquit import pipeline
from inquit.config import Settings
from inquit.errors import NothingRead, RefusedInput, UsageError
from inquit.ingest import read_sidecar
from inquit.model import Given, Reading, Report, from_record, to_json, to_record
from inquit.pipeline import Tally
from strategies import texts

STORY = Path(__file__).parents[1] / "examples" / "story"


def add(store: Path, *inputs: Path, settings: Settings = Settings()) -> Tally:  # noqa: B008
    tally = Tally()
    pipeline.add(store, [str(path) for path in inputs], settings, tally)
    return tally


def tables(store: Path, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The exported tables by name; writing them checks each quoted string against the stored text as well."""
    paths = pipeline.export_tables(store, "jsonl", folder)
    return {path.stem: [json.loads(line) for line in path.read_bytes().splitlines()] for path in paths}


def payload(page: Path) -> dict[str, Any]:
    """What a page was made of."""
    found = re.search(r'<script type="application/json" id="record">(.*?)</script>', page.read_text(), re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


# Ways in and out ---------------------------------------------------------------------------------------------------


def test_a_text_is_read_by_a_call() -> None:
    reading = inquit.read("🙂 The dam will hold, Mayor Ana Ruiz said on Monday.")
    (statement,) = reading.statements
    assert statement.speaker.name == "Ana Ruiz"
    assert inquit.read("Le barrage tiendra, a dit le maire.", given=Given(language="fr")).statements == ()
    with pytest.raises(RefusedInput, match="empty"):
        inquit.read(" ")
    with pytest.raises(UsageError, match="genre"):
        inquit.read("One line.", given=Given(genre="poem"))  # type: ignore[arg-type]


def test_the_public_names_are_there_and_no_others() -> None:
    assert all(getattr(inquit, name) is not None for name in inquit.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        inquit.nothing  # noqa: B018


def test_a_folder_and_the_record_of_it_give_the_same_page(tmp_path: Path) -> None:
    add(tmp_path / "a.inquit", STORY)
    for source, page in ((STORY, "folder.html"), (tmp_path / "a.inquit", "store.html")):
        pipeline.report_page([str(source)], tmp_path / page, Settings(), "The story", Tally())
    folder, store = payload(tmp_path / "folder.html"), payload(tmp_path / "store.html")
    assert folder["reports"] and folder == store
    assert list(tmp_path.glob("*.partial")) == []


def test_a_page_tells_what_was_refused_and_there_is_none_when_nothing_was_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").touch()
    tally = Tally()
    pipeline.report_page([str(tmp_path / "in")], tmp_path / "a.html", Settings(), "x", tally)
    assert tally.exit_code == NothingRead.exit_code and not (tmp_path / "a.html").exists()
    (tmp_path / "in" / "good.txt").write_text(harvest.report(1))
    tally = Tally()
    pipeline.report_page([str(tmp_path / "in")], tmp_path / "a.html", Settings(), "x", tally)
    assert tally.exit_code == RefusedInput.exit_code
    told = payload(tmp_path / "a.html")
    assert len(told["reports"]) == 1 and [r["origin"] for r in told["refused"]] == [f"{tmp_path}/in/empty.txt"]


def test_a_page_of_a_record_without_reports_is_not_made(tmp_path: Path) -> None:
    add(tmp_path / "a.inquit", tmp_path / "missing")
    tally = Tally()
    pipeline.report_page([str(tmp_path / "a.inquit")], tmp_path / "a.html", Settings(), "x", tally)
    assert tally.exit_code == NothingRead.exit_code and not (tmp_path / "a.html").exists()


def test_what_one_way_reads_every_way_reads(tmp_path: Path) -> None:
    """Of single reports, that is: what only many together tell is told by records alone."""
    alone = {r.id: (r, reading) for r, reading in pipeline.extract_all([str(STORY)], Settings(), Tally())}
    add(tmp_path / "a.inquit", STORY)
    with inquit.Store.open(tmp_path / "a.inquit") as store:
        stored = {entry.report.id: (entry.report, entry.reading) for entry in store.records()}
    assert stored.keys() == alone.keys() and len(stored) > 5
    assert [id for id, found in stored.items() if found[0].blocks == alone[id][0].blocks and found != alone[id]] == []


# The order of adding -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_the_order_and_the_number_of_adds_make_no_difference(tmp_path: Path, seed: int) -> None:
    sidecar = harvest.write(tmp_path / "coast", 16)
    known = Settings(sidecar=read_sidecar(sidecar))
    chance = Random(seed)
    lines = tmp_path / "lines.jsonl"
    with lines.open("wb") as file:
        file.writelines(
            to_json(to_record(report, reading)) + b"\n"
            for report, reading in pipeline.extract_all([str(tmp_path / "coast")], known, Tally())
        )
    rows = lines.read_bytes().splitlines(keepends=True)
    chance.shuffle(rows)
    cuts = [0, *sorted(chance.sample(range(1, len(rows)), 3)), len(rows)]
    for store, chosen in (("whole", [(0, len(rows))]), ("parts", list(pairwise(cuts)))):
        for start, end in chosen:
            lines.write_bytes(b"".join(rows[start:end]))
            for _ in range(2):
                add(tmp_path / f"{store}.inquit", lines)
    assert tables(tmp_path / "whole.inquit", tmp_path / "1") == tables(tmp_path / "parts.inquit", tmp_path / "2")


def test_lines_that_an_outlet_repeats_become_furniture_and_say_nothing(tmp_path: Path) -> None:
    line = "“Tell us what you saw,” says the harbour desk"
    for number in range(4):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{number}.txt").write_text(harvest.report(number) + f"\n{line}\n\nBerth {number} is dry.\n")
    known = Settings(given=Given(outlet="Sandling Gazette"), min_confidence=0.0)
    single = {r.doc_id: (r, reading) for r, reading in pipeline.extract_all([str(tmp_path / "in")], known, Tally())}
    assert all(_spoken(report, reading, line) for report, reading in single.values())
    for number in range(4):
        add(tmp_path / "a.inquit", tmp_path / "in" / f"{number}.txt", settings=known)
        with inquit.Store.open(tmp_path / "a.inquit") as store:
            entries = list(store.records())
        marked = [_kind(entry.report, line) == "furniture" for entry in entries]
        assert marked == [number >= 2] * (number + 1)
        assert [_spoken(entry.report, entry.reading, line) for entry in entries] == [not each for each in marked]
    assert add(tmp_path / "a.inquit", tmp_path / "in" / "1.txt", settings=known).known == 1
    with inquit.Store.open(tmp_path / "a.inquit") as store:
        assert list(store.records()) == entries


def _kind(report: Report, line: str) -> str:
    (kind,) = {block.kind for block in report.blocks if block.span.of(report.text) == line}
    return kind


def _spoken(report: Report, reading: Reading, line: str) -> bool:
    """Whether a statement was read from the line."""
    at = report.text.index(line)
    return any(at <= span.start < at + len(line) for s in reading.statements for span in s.content)


def test_another_floor_is_another_reading_and_the_way_back_is_the_first(tmp_path: Path) -> None:
    harvest.write(tmp_path / "coast", 9)
    store = tmp_path / "a.inquit"
    assert add(store, tmp_path / "coast").read == 9
    first = tables(store, tmp_path / "1")
    assert add(store, tmp_path / "coast", settings=Settings(min_confidence=0.9)).read == 9
    assert len(tables(store, tmp_path / "2")["statements"]) < len(first["statements"])
    assert add(store, tmp_path / "coast").read == 9
    assert tables(store, tmp_path / "3") == first


# Quoted strings ----------------------------------------------------------------------------------------------------


def quoted(row: dict[str, Any], text: str) -> None:
    for words, place in (("source_text", "source"), ("cue_text", "cue"), ("content_text", "content")):
        assert row[words] == [text[start:end] for start, end in row[place]]
    for words, place in (("sentence", "sentence_span"), ("before", "before_span")):
        assert row[words] is None or row[words] == text[slice(*row[place])]


def check_quotations(store: Path, folder: Path) -> int:
    found = tables(store, folder)
    stored = {row["doc_id"]: row["text"] for row in found["reports"]}
    for row in found["statements"]:
        quoted(row, stored[row["doc_id"]])
    return len(found["statements"])


@pytest.mark.slow
def test_every_quoted_string_is_the_slice_of_the_stored_text(tmp_path: Path) -> None:
    told = [case["text"] for name in ("attributions", "blocks") for case in cases(name)]
    told += [f"🙂🙂 {case['text']}" for case in cases("attributions")]
    told += [f"🦀 “The dam 🙂 will hold,” said Ada Brell {harvest.report(number)}" for number in range(10)]
    lines = tmp_path / "all.jsonl"
    lines.write_text("".join(json.dumps({"doc_id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(told)))
    add(tmp_path / "a.inquit", lines, STORY, settings=Settings(min_confidence=0.0))
    assert check_quotations(tmp_path / "a.inquit", tmp_path / "out") > len(told)


@settings(max_examples=15)
@given(st.lists(texts, min_size=1, max_size=5, unique=True))
def test_every_quoted_string_of_any_text_is_its_slice(
    tmp_path_factory: pytest.TempPathFactory, found: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    lines = folder / "all.jsonl"
    lines.write_text("".join(json.dumps({"doc_id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(found)))
    add(folder / "a.inquit", lines, settings=Settings(min_confidence=0.0, given=Given(language="en")))
    check_quotations(folder / "a.inquit", folder / "out")


def test_written_lines_say_the_report_again(tmp_path: Path) -> None:
    pipeline.extract_to(tmp_path / "a.jsonl", [str(STORY)], Settings(), Tally())
    records = [from_record(json.loads(line)) for line in (tmp_path / "a.jsonl").read_bytes().splitlines()]
    assert records == list(pipeline.extract_all([str(STORY)], Settings(), Tally()))


def test_progress_is_told_for_each_report(tmp_path: Path) -> None:
    harvest.write(tmp_path / "coast", 6)
    (tmp_path / "coast" / "empty.txt").touch()
    told: list[int | None] = []
    for _ in range(2):
        pipeline.add(tmp_path / "a.inquit", [str(tmp_path / "coast")], Settings(), Tally(), told.append)
    assert told == [7, *[None] * 7] * 2
