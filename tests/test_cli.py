"""Every command: what it writes, what it says, and the exit code it ends with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import harvest
from commands import Run, alone, here
from inquit import __version__
from inquit.config import Settings
from inquit.extract import CONFIDENCE_FLOOR
from inquit.ingest import LIMIT

TEXT = "The harbour of Vellin will stay closed, Mayor Ada Brell said. “Nobody talks to us,” said Per Lund.\n"


@pytest.fixture
def coast(tmp_path: Path) -> Path:
    """A folder with twelve reports."""
    harvest.write(tmp_path / "coast", 12)
    return tmp_path / "coast"


def test_all_commands_in_turn(tmp_path: Path, coast: Path) -> None:
    store, lines, page = tmp_path / "a.inquit", tmp_path / "a.jsonl", tmp_path / "a.html"
    assert here("extract", coast, "-o", lines) == (0, b"", f"inquit: 12 read; {lines}\n")
    assert here("add", store, coast) == (0, b"", f"inquit: 12 read; {store}\n")
    assert here("add", store, coast) == (0, b"", f"inquit: 12 already there; {store}\n")
    assert here("report", coast, "-o", page) == (0, b"", f"inquit: 12 read; {page}\n")
    assert here("report", store, "-o", page) == (0, b"", f"inquit: 12 already there; {page}\n")
    exported = here("export", store, "-o", tmp_path / "tables", "--format", "csv")
    assert (exported.code, exported.err) == (0, "")
    assert all(Path(line).is_file() for line in exported.out.decode().splitlines())
    found = here("search", store, "berth 7")
    assert (found.code, found.err) == (0, "") and b"0/00007.txt" in found.out
    assert here("search", store, "submarine") == (0, b"", "none found\n")
    shown = here("blocks", coast / "0" / "00007.txt")
    assert (shown.code, shown.err) == (0, "") and b"\n  paragraph " in shown.out
    assert here("--version") == (0, f"inquit {__version__}\n".encode(), "")


def test_each_command_in_a_process_of_its_own(tmp_path: Path, coast: Path) -> None:
    lines, record, page, out = (str(tmp_path / name) for name in ("a.jsonl", "a.inquit", "a.html", "out"))
    report = str(coast / "0" / "00007.txt")
    for command in (
        ["extract", report, "-o", lines],
        ["add", record, report],
        ["report", record, "-o", page],
        ["export", record, "-o", out],
        ["search", record, "berth"],
        ["blocks", report],
    ):
        one, other = alone(*command), here(*command)
        assert one.code == other.code == 0
        assert (one.out, one.err.replace("1 read", "1 already there")) == (
            other.out,
            other.err.replace("1 read", "1 already there"),
        )


def test_the_demo_runs_from_anywhere_and_again(tmp_path: Path) -> None:
    for said in (b"stored but not read", b"already there"):
        ran = alone("demo", "-o", "out", cwd=tmp_path)
        assert (ran.code, ran.err) == (0, "") and said in ran.out
        assert {path.name for path in (tmp_path / "out").iterdir()} >= {"story.html", "story.inquit", "tables"}
    (query,) = (line for line in ran.out.decode().splitlines() if "inquit search" in line)
    search = query.partition("(inquit ")[2].removesuffix(")").split()
    assert alone(*search, cwd=tmp_path).out, "the search that it proposes finds something"


# What cannot be done -----------------------------------------------------------------------------------------------


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with one report, a record of it, and files that are no records."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "folder").mkdir()
    (tmp_path / "bad.csv").write_text("who,what\n1,2\n")
    (tmp_path / "twice.csv").write_text("doc_id,outlet\na.txt,One\na.txt,Two\n")
    monkeypatch.chdir(tmp_path)
    assert here("add", "a.inquit", "a.txt").code == 0
    return tmp_path


WRONG = {
    "extract missing": "missing: does not exist",
    "extract a.txt -o folder": "folder: cannot be written",
    "extract a.txt -o missing/a.jsonl": "missing/a.jsonl: cannot be written",
    "extract a.txt -o a.txt/a.jsonl": "a.txt/a.jsonl: cannot be written",
    "extract a.txt --genre poem": "genre is 'poem'; it must be one of report, transcript, release, post",
    "extract a.txt --published soon": "published is 'soon'; write a whole date",
    "extract a.txt --map text": "--map text: write field=column pairs",
    "extract a.txt --map =body": "--map =body: write field=column pairs",
    "extract a.txt --map mood=body": "--map names mood; the fields are text",
    "extract a.txt --metadata missing.csv": "missing.csv: cannot be read",
    "extract a.txt --metadata bad.csv": "bad.csv: unknown column 'who', 'what'",
    "extract a.txt --metadata twice.csv": "twice.csv line 3: a.txt stands twice",
    "add a.txt a.txt": "a.txt: is not an Inquit store",
    "add folder a.txt": "folder: is a folder, not an Inquit store",
    "add a.txt/a.inquit a.txt": "a.txt/a.inquit: cannot be written to",
    "add new.inquit missing": "missing: does not exist",
    "add a.inquit a.txt --genre poem": "genre is 'poem'",
    "report missing -o a.html": "missing: does not exist",
    "report a.txt -o folder": "folder: cannot be written",
    "report a.txt -o missing/a.html": "missing/a.html: cannot be written",
    "report a.inquit a.txt -o a.html": "a.inquit: is a record; make a page of one record",
    "export missing.inquit -o out": "missing.inquit: there is no such store",
    "export a.txt -o out": "a.txt: is not an Inquit store",
    "export folder -o out": "folder: is a folder, not an Inquit store",
    "export a.inquit -o a.txt": "a.txt: cannot be written to",
    "search missing.inquit word": "missing.inquit: there is no such store",
    "search a.txt word": "a.txt: is not an Inquit store",
    "blocks missing": "missing: does not exist",
    "demo -o a.txt": "a.txt: cannot be made",
}


@pytest.mark.parametrize("command", WRONG)
def test_what_cannot_be_done_is_one_line_that_names_it(shelf: Path, command: str) -> None:
    before = {path: path.read_bytes() for path in shelf.iterdir() if path.is_file() and path.suffix != ".lock"}
    ran = here(*command.split())
    assert ran.code == 2 and ran.out == b""
    assert ran.said[0].removeprefix("inquit: ").removeprefix("refused: ").startswith(WRONG[command])
    assert [line for line in ran.said[1:] if "nothing was read" not in line] == []
    assert {path: path.read_bytes() for path in before} == before, "what was there is left as it was"
    assert list(shelf.glob("*.partial")) == []


OFF = ("", "fly", "extract", "extract a.txt --height 3", "extract a.txt --min-confidence 2")
OFF += ("extract a.txt --sample 0", "extract a.txt --workers x", "add a.inquit", "report a.txt", "export a.inquit")


@pytest.mark.parametrize("command", [*OFF, "export a.inquit -o out --format xml"])
def test_a_command_that_is_off_shows_how_it_is_meant(shelf: Path, command: str) -> None:
    ran = here(*command.split())
    assert ran.code == 2 and "Usage: " in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize("command", [key for key in WRONG if key.split()[0] in ("export", "report")][1:3])
def test_no_traceback_from_a_process_of_its_own(shelf: Path, command: str) -> None:
    assert alone(*command.split(), cwd=shelf) == here(*command.split())


@pytest.mark.parametrize(("command", "workers"), [("add", "1"), ("extract", "2")])
@pytest.mark.slow
def test_ctrl_c_ends_it_at_once_and_quietly(tmp_path: Path, command: str, workers: str) -> None:
    many = tmp_path / "many.jsonl"
    with many.open("w") as file:
        file.writelines(json.dumps({"text": harvest.report(number) * 5}) + "\n" for number in range(5000))
    out = tmp_path / "out"
    args = [str(out), str(many)] if command == "add" else [str(many), "-o", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "inquit.cli", command, *args, "--workers", workers],
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell without job control starts what runs in the background deaf to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not any(path.name.startswith("out") and path.stat().st_size for path in tmp_path.iterdir()):
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=6)[1].decode() == ""
    assert process.returncode == 130


# Inputs and outputs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("run", [here, alone])
def test_standard_input_is_a_text_or_lines(run: Run) -> None:
    one = run("extract", "-", stdin=TEXT.encode())
    assert one.code == 0 and [record["text"] for record in one.records] == [TEXT]
    lines = "".join(json.dumps({"doc_id": name, "text": TEXT}) + "\n" for name in "ab")
    many = run("extract", "-", "-o", "-", stdin=lines.encode())
    assert (many.code, many.err) == (0, "")
    assert [record["doc_id"] for record in many.records] == ["a", "b"]


def test_several_inputs_are_read_together(tmp_path: Path, coast: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"doc_id": "b", "text": TEXT}) + "\n")
    found = [r["doc_id"] for r in here("extract", coast, tmp_path / "a.txt", tmp_path / "b.jsonl").records]
    assert len(found) == 14 and {"b", str(tmp_path / "a.txt"), "0/00007.txt"} <= set(found)


def test_what_was_written_is_read_again_as_it_was(tmp_path: Path, coast: Path) -> None:
    written = here("extract", coast)
    again = here("extract", "-", stdin=written.out)
    for one, two in zip(written.records, again.records, strict=True):
        differ = {key for key in one if without_ids(one[key]) != without_ids(two[key])}
        assert differ <= {"found", "sha256"}  # its doc_id and origin are given now, and other bytes give other ids


def without_ids(value: Any) -> Any:
    """A part of a record without what names another part by its id."""
    if isinstance(value, list):
        return [without_ids(each) for each in value]
    if isinstance(value, dict):
        named = {"id", "entity", "parent", "statement"} | ({"date"} if value.keys() == {"value", "date"} else set())
        return {key: without_ids(each) for key, each in value.items() if key not in named}
    return value


def test_what_is_given_goes_before_what_is_found_and_a_sidecar_before_flags(tmp_path: Path) -> None:
    text = "MOSSGATE, May 6. /KARTAG/. The dam will hold, Mayor Ada Brell said on Monday.\n"
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    (tmp_path / "side.csv").write_text("doc_id,outlet,genre\nb.txt,The Side Post,release\n")
    found = here("extract", tmp_path / "in").records
    assert {record["outlet"] for record in found} == {"KARTAG"} and found[0]["published"] is None
    flags = ["--outlet", "The Flag", "--published", "6 May 2031", "--language", "en-GB", "--genre", "post"]
    a, b = here("extract", tmp_path / "in", *flags, "--metadata", tmp_path / "side.csv").records
    assert (a["outlet"], a["published"], a["language"], a["genre"]) == ("The Flag", "2031-05-06", "en-GB", "post")
    assert (b["outlet"], b["published"], b["genre"]) == ("The Side Post", "2031-05-06", "release")
    assert all(record["found"][field] == "given" for record in (a, b) for field in ("outlet", "published"))


def test_columns_of_a_csv_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'body,when\n"{TEXT.strip()}",2031-05-06\n')
    (record,) = here("extract", tmp_path / "a.csv", "--map", "text=body,published=when").records
    assert (record["text"], record["published"]) == (TEXT.strip(), "2031-05-06")


def test_a_floor_leaves_out_what_is_less_certain(coast: Path) -> None:
    def confidences(*options: str) -> list[float]:
        records = here("extract", coast, *options).records
        return [statement["confidence"] for record in records for statement in record["statements"]]

    every = confidences("--min-confidence", "0")
    floor = sorted(every)[len(every) // 2]
    assert confidences("--min-confidence", str(floor)) == [each for each in every if each >= floor]
    assert confidences() == [each for each in every if each >= CONFIDENCE_FLOOR]


@pytest.mark.parametrize("as_lines", [False, True])
def test_a_sample_is_spread_over_all_and_tells_how_long_the_whole_would_take(
    tmp_path: Path, coast: Path, as_lines: bool
) -> None:
    inputs = coast
    if as_lines:
        inputs = tmp_path / "all.jsonl"
        inputs.write_bytes(here("extract", coast).out)
    every = [record["doc_id"] for record in here("extract", inputs).records]
    ran = here("extract", inputs, "--sample", "4")
    places = [every.index(record["doc_id"]) for record in ran.records]
    assert len(places) == 4 and all(0 < b - a <= 5 for a, b in pairwise([*places, 12]))
    assert ran.said[0].startswith("inquit: sample of 4 of 12; the whole would take about ")
    assert len(here("extract", inputs, "--sample", "50").records) == 12


def test_workers_make_no_difference(tmp_path: Path, coast: Path) -> None:
    one = alone("extract", coast, "--workers", "1")
    two = alone("extract", coast, "--workers", "2")
    assert one == two and len(one.records) == 12


def test_nothing_is_drawn_where_nobody_watches(coast: Path) -> None:
    assert alone("extract", coast).err == ""


def test_a_reader_that_goes_away_is_no_error(coast: Path) -> None:
    command = f"{sys.executable} -m inquit.cli extract {coast} {coast} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.stdout == b'{"format":' and done.stderr == b""


# Light ------------------------------------------------------------------------------------------------------------


def test_help_loads_nothing_heavy() -> None:
    heavy = ("sqlalchemy", "lxml", "numpy", "rich.progress", "trafilatura", "py3langid", "nupunkt", "inquit.pipeline")
    script = (
        "import sys\nsys.argv = ['inquit', '--help']\nfrom inquit.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"sys.exit([name for name in {heavy!r} if name in sys.modules] or None)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "extract" in done.stdout


def test_the_defaults_of_the_rooms_are_those_of_the_settings() -> None:
    assert (Settings().max_bytes, Settings().min_confidence) == (LIMIT, CONFIDENCE_FLOOR)
