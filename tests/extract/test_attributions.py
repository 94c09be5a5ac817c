"""The rule reader on cases: one text a line, with the statements that are to be read from it."""

from __future__ import annotations

from typing import Any

import pytest

from builders import a_report, cases, one_block
from inquit.extract import rules
from inquit.extract.statements import make_statements
from inquit.model import MentionKind
from named import cast_in

PEOPLE = ("Ines Toral", "Oto Brandl", "Mira Stahl", "Jonas Stahl", "Kimberly Stahl", "Azim bin Salar", "Orsk", "BRANDL")
NAMES: dict[str, MentionKind] = dict.fromkeys(PEOPLE, "person") | {
    "Stahl": "person",
    "Washington": "place",
    "Corvane": "organisation",
    "Amnesty International": "organisation",
}
"""The names in the cases, as the model would hand them over."""


@pytest.mark.parametrize("case", cases("attributions"), ids=lambda case: case["name"])
def test_statements_of_a_text(case: dict[str, Any]) -> None:
    text = case["text"]
    report = a_report(text) if case["block"] == "lines" else one_block(text, case["block"])
    passages, cast = cast_in(report, NAMES)
    found = rules.read_passages(passages)
    told = [
        {
            "source": " … ".join(span.of(text) for span in statement.source),
            "cue": "|".join(span.of(text) for span in statement.cue),
            "content": [span.of(text) for span in statement.content],
            "kind": statement.kind,
            "stance": statement.stance,
            "speaker": statement.speaker.name,
        }
        for statement in make_statements(report, passages, found, cast)
    ]
    assert told == case["statements"]
