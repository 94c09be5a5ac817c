"""Frames of sentences, and that no two sentences of the original passages share one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.frames import EXAMPLES, frames, shared

FILES = sorted(EXAMPLES.rglob("*.jsonl"))

CASES = [
    ("Orlan Varn said the dam at Tarrow held.", ["orlan NAME said the dam at NAME held"]),
    ("The dam at Tarrow Mill Bridge held for 47 days.", ["the dam at NAME held for NUMBER days"]),
    ("Nobody came.", []),
    ("By noon I had seen Ilse Brandt twice.", ["by noon i had seen NAME twice"]),
    ("Rain fell on the mill all night. It fell on Varn, Brandt and 12 goats.", [
        "rain fell on the mill all night",
        "it fell on NAME and NUMBER goats",
    ]),
    ("Varn says the dam will hold\nBrandt says the mill will not", [
        "varn says the dam will hold",
        "brandt says the mill will not",
    ]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_frames_of_a_passage(text: str, expected: list[str]) -> None:
    assert frames(text) == expected


def test_names_and_numbers_do_not_part_frames() -> None:
    assert frames("He met Orlan Varn in Tarrow 3 times.") == frames("He met Ilse Brandt in Old Marrow 40 times.")
    assert frames("He met Orlan Varn in Tarrow 3 times.") != frames("She met Orlan Varn in Tarrow 3 times.")


def test_frames_that_stand_more_than_once_are_told_with_their_passages(tmp_path: Path) -> None:
    files = {
        "mills": [
            ("mills-01", "Later the dam at Tarrow held. Nobody came."),
            ("mills-02", "Varn slept through it all."),
        ],
        "dams": [("dams-01", "The goats ran to the north road. Later the dam at Marrow held.")],
    }
    for name, passages in files.items():
        lines = (json.dumps({"id": id, "text": text, "statements": []}) + "\n" for id, text in passages)
        (tmp_path / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    again, sentences = shared([tmp_path / "mills.jsonl", tmp_path / "dams.jsonl"])
    assert again == {"later the dam at NAME held": ["mills-01", "dams-01"]}
    assert sentences == 4


def test_no_two_sentences_of_the_original_passages_share_a_frame() -> None:
    again, sentences = shared(FILES)
    assert again == {}
    assert sentences > len(FILES)
