"""The reader on the example story, against its labelled answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation.corpora import lines
from evaluation.score import Scores, match_statements, score_statements
from inquit import pipeline
from inquit.config import Settings
from inquit.model import to_record

__all__ = ["ANSWERS", "score_examples"]

EXAMPLES = Path(__file__).parents[1] / "examples"
ANSWERS = EXAMPLES / "answers.jsonl"
METADATA = ("title", "outlet", "byline", "published", "language", "genre", "republished_from")

Record = Mapping[str, Any]


def score_examples() -> Scores:
    """Read the story and score statements, stance, speakers, blocks and metadata. Reports that are copies count too."""
    read = pipeline.extract_all([str(EXAMPLES / "story")], Settings(), pipeline.Tally())
    found = {report.doc_id: json.loads(json.dumps(to_record(report, reading))) for report, reading in read}
    scores = Scores()
    for answer in lines(ANSWERS):
        _score(scores, answer, found[answer["doc_id"]])
    return scores


def _score(scores: Scores, answer: Record, found: Record) -> None:
    if answer["text"] != found["text"]:
        raise ValueError(f"{answer['doc_id']}: the text is no longer the one that was labelled; label it again")
    score_statements(scores, answer["text"], answer["statements"], found["statements"])
    _score_denials(scores, answer, found)
    for i, j in match_statements(answer["text"], answer["statements"], found["statements"]):
        expected, read = answer["statements"][i], found["statements"][j]
        scores.share("stance", expected["stance"] == read["stance"])
        scores.share("kind", expected["kind"] == read["kind"])
        scores.share("act", expected["act"] == read["act"])
        if read["speaker"]["status"] == "named":
            scores.share("right when a speaker is named", expected["speaker"]["name"] == read["speaker"]["name"])
        if expected["speaker"]["status"] == "named":
            scores.share("named speakers named", expected["speaker"]["name"] == read["speaker"]["name"])
    _score_blocks(scores, answer, found)
    for name in METADATA:
        scores.share("metadata", answer[name] == found[name])


def _score_denials(scores: Scores, answer: Record, found: Record) -> None:
    """A denial that is missed counts as not kept; an assertion read as a denial counts as well."""
    matched = dict(match_statements(answer["text"], answer["statements"], found["statements"]))
    for i, expected in enumerate(answer["statements"]):
        read = found["statements"][matched[i]]["stance"] if i in matched else None
        if expected["stance"] == "denies":
            scores.share("denials kept as denials", read == "denies")
            scores.share("no denial read as an assertion", read != "asserts")


def _score_blocks(scores: Scores, answer: Record, found: Record) -> None:
    expected = {(block["kind"], *block["span"]) for block in answer["blocks"]}
    there = {(block["kind"], *block["span"]) for block in found["blocks"]}
    scores.row("blocks").add(len(expected), len(there), len(expected & there))
