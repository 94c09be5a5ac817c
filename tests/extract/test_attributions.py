"""The rule reader on cases: one text a line, with the statements that are to be read from it."""

from __future__ import annotations

from typing import Any

import pytest

from builders import a_report, cases, one_block
from inquit.extract import read, reader

READER = reader("test", min_confidence=0.0)


@pytest.mark.parametrize("case", cases("attributions"), ids=lambda case: case["name"])
def test_statements_of_a_text(case: dict[str, Any]) -> None:
    text = case["text"]
    report = a_report(text) if case["block"] == "lines" else one_block(text, case["block"])
    reading = read(report, READER)
    told = [
        {
            "source": " … ".join(span.of(text) for span in statement.source),
            "cue": "|".join(span.of(text) for span in statement.cue),
            "content": [span.of(text) for span in statement.content],
            "kind": statement.kind,
            "stance": statement.stance,
            "speaker": statement.speaker.name,
        }
        for statement in reading.statements
    ]
    assert told == case["statements"]
