"""Decisions as a page saves them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inquit import pipeline
from inquit.cli import main
from inquit.config import Settings
from inquit.errors import JudgementError, UsageError
from inquit.model import Ref
from inquit.store import Store

TEXT = (
    "Mill closes\n\nThe mill at Orrin will close in May, owner Ada Quill said. “We have no grain,” she told workers. "
    "The union's leader, Piet Holm, said the mill had grain for a year."
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT.replace("Mill", "Mill " + name[0]), encoding="utf-8")
    store = tmp_path / "mill.inquit"
    pipeline.add(store, [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], Settings(), pipeline.Tally())
    return store


def pair(story: Path, *, other_speaker: bool) -> list[Ref]:
    with Store.open(story) as record:
        said = [
            (Ref(entry.report.id, s.id), s.speaker.name)
            for entry in record.records()
            for s in entry.reading.statements
            if s.speaker.name
        ]
    first, speaker = said[0]
    return next([first, ref] for ref, name in said if ref.report != first.report and (name != speaker) == other_speaker)


def line(kind: str, on: list[Ref]) -> bytes:
    return json.dumps({"kind": kind, "on": on, "because": "heard it"}).encode()


def together(story: Path, on: list[Ref]) -> bool:
    with Store.open(story) as record:
        links = record.links()
    assert links is not None
    return any(set(on) <= {v.statement for v in utterance.variants} for utterance in links.utterances)


def test_a_decision_is_taken_once_and_shows_at_once(story: Path) -> None:
    on = pair(story, other_speaker=True)
    assert not together(story, on)
    assert pipeline.judge(story, [line("same", on)], "me", Settings()) == 1
    assert together(story, on)
    assert pipeline.judge(story, [line("same", on)], "me", Settings()) == 0
    assert pipeline.judge(story, [line("different", on)], "me", Settings()) == 1
    assert not together(story, on)


def test_adding_nothing_new_resolves_nothing_anew(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.resolve, "resolve", None)
    tally = pipeline.Tally()
    pipeline.add(story, [str(story.parent / "a.txt")], Settings(), tally)
    assert tally.known == 1
    monkeypatch.setattr(pipeline, "_resolver", lambda: "another version")
    with pytest.raises(TypeError):
        pipeline.add(story, [str(story.parent / "a.txt")], Settings(), tally)


def test_what_is_unsure_is_not_joined(story: Path) -> None:
    on = pair(story, other_speaker=False)
    pipeline.judge(story, [line("same", on)], "me", Settings())
    assert together(story, on)
    pipeline.judge(story, [line("unsure", on)], "me", Settings())
    assert not together(story, on)


def test_a_line_that_cannot_be_taken_takes_nothing(story: Path) -> None:
    on = pair(story, other_speaker=False)
    with pytest.raises(JudgementError, match="line 2"):
        pipeline.judge(story, [line("same", on), line("same", on[:1])], "me", Settings())
    with Store.open(story) as record:
        assert not list(record.judgements())


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="inquit add makes one"):
        pipeline.judge(tmp_path / "no.inquit", [], "me", Settings())
    assert not (tmp_path / "no.inquit").exists()


def test_the_command_names_the_file(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "said.jsonl").write_text("{}\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["inquit", "judge", str(story), str(tmp_path / "said.jsonl")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code
    assert f"{tmp_path / 'said.jsonl'}: line 1" in capsys.readouterr().err
