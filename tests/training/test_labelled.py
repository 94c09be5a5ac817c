"""Labelled passages: how they are read from files, and that those of the project are in order."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from training.frames import EXAMPLES
from training.labelled import Labelled, Place, corpus, examples, find, inside

from inquit.extract.tagger.labels import ROLES
from inquit.model import Act, Span, Stance

TRAINED = sorted([*EXAMPLES.glob("*.jsonl"), *(EXAMPLES / "later").glob("*.jsonl")])
HELD_OUT = sorted((EXAMPLES / "held_out").glob("*.jsonl"))


def passages(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def every(files: list[Path]) -> list[dict[str, Any]]:
    return [known for file in files for known in passages(file)]


# The passages of the project ------------------------------------------------------------------------------------------


def test_there_are_passages_to_train_on_and_passages_kept_back() -> None:
    assert TRAINED and HELD_OUT


def test_every_passage_has_its_own_id_and_text() -> None:
    for name in ("id", "text"):
        assert [
            value for value, n in Counter(known[name] for known in every(TRAINED + HELD_OUT)).items() if n > 1
        ] == []


def test_no_style_is_both_trained_on_and_kept_back() -> None:
    def styles(files: list[Path]) -> set[str]:
        return {file.stem for file in files} | {k.get("style", k["id"].rpartition("-")[0]) for k in every(files)}

    assert styles(TRAINED) & styles(HELD_OUT) == set()


@pytest.mark.parametrize("file", TRAINED + HELD_OUT, ids=lambda file: file.stem)
def test_passages_of_a_style_are_in_order(file: Path) -> None:
    assert [fault for known in passages(file) for fault in faults(known, file.stem)] == []


def faults(known: dict[str, Any], style: str) -> list[str]:
    """What is wrong with one passage, each with its id."""
    found: list[str] = []
    text, statements = known["text"], known["statements"]
    if known["id"].rpartition("-")[0] != style or known.get("style", style) != style:
        found.append("stands in the file of another style")
    spans = [{role: places(text, words) for role, words in parts(statement).items()} for statement in statements]
    for number, (statement, own) in enumerate(zip(statements, spans, strict=True)):
        at = f"statement {number}"
        if not own["cue"] or not own["content"]:
            found.append(f"{at} lacks its cue or content")
        if statement["act"] not in get_args(Act) or statement["stance"] not in get_args(Stance):
            found.append(f"{at} has an act or stance that does not exist")
        for role, pieces in own.items():
            if any(a.end > b.start for a, b in pairwise(sorted(pieces))):
                found.append(f"{at} has pieces of its {role} that overlap")
        parent = statement["parent"]
        if parent is None:
            continue
        if parent == number or not 0 <= parent < len(statements):
            found.append(f"{at} has a parent that does not exist")
        elif not all(lies_in(piece, spans[parent]["content"]) for piece in [*own["cue"], *own["content"]]):
            found.append(f"{at} does not lie in the content of its parent")
    cues = [own["cue"][0].start for own in spans if own["cue"]]
    if cues != sorted(cues):
        found.append("statements do not stand in the order of their cues")
    return [f"{known['id']}: {fault}" for fault in found]


def parts(statement: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        "source": [statement["source"]] if statement["source"] is not None else [],
        "cue": statement["cue"],
        "content": statement["content"],
        "relay": statement["relays"],
        "target": [statement["target"]] if statement["target"] is not None else [],
    }


def places(text: str, words: list[Any]) -> list[Span]:
    """Raises `ValueError` where words are not found, or not told apart."""
    return [Span(*find(text, told)) for told in words]


def lies_in(piece: Span, content: list[Span]) -> bool:
    return any(whole.start <= piece.start and piece.end <= whole.end for whole in content)


@pytest.mark.parametrize("file", TRAINED + HELD_OUT, ids=lambda file: file.stem)
def test_every_statement_of_a_style_is_learnt_once_with_cue_and_content(file: Path) -> None:
    told = [one for labelled in examples(file) for one in labelled.told]
    assert len(told) == sum(len(known["statements"]) for known in passages(file))
    for one in told:
        assert one.places["cue"] and one.places["content"]


# Reading --------------------------------------------------------------------------------------------------------------


FOUND = [
    ("the dam held", "dam", (4, 7)),
    ("no, no, no", ["no", 2], (4, 6)),
    ("no, no, no", ["no", 3], (8, 10)),
    ("another other", ["other", 1], (2, 7)),
    ("aaa", ["aa", 2], (1, 3)),
    ("“No”", "“No”", (0, 4)),
]


@pytest.mark.parametrize(("text", "words", "place"), FOUND)
def test_words_are_found(text: str, words: str | list[Any], place: tuple[int, int]) -> None:
    assert find(text, words) == place


@pytest.mark.parametrize("words", ["mill", "no", ["no", 3], ["mill", 1]])
def test_words_that_are_not_there_or_not_told_apart_are_refused(words: str | list[Any]) -> None:
    with pytest.raises(ValueError, match="stands"):
        find("no dam, no water", words)


@pytest.mark.parametrize(
    ("words", "bare"),
    [("“No dam”", "No dam"), ('"No"', "No"), ("“No” dam", "“No” dam"), ("no dam", "no dam"), ("“”", "“”")],
)
def test_a_content_without_the_marks_around_all_of_it(words: str, bare: str) -> None:
    text = f"said {words} twice"
    assert inside(text, Span(5, 5 + len(words))).of(text) == bare


TEXT = "Varn told the Gazette: “My aunt said the dam held.” He left.\nBrandt urged Tarrow to wait."
STATEMENTS = [
    {"source": "Varn", "cue": ["told"], "content": ["“My aunt said the dam held.”"], "act": "statement"}
    | {"stance": "asserts", "parent": None, "relays": ["Gazette"], "target": None},
    {"source": "My aunt", "cue": ["said"], "content": ["the dam held"], "act": "statement"}
    | {"stance": "asserts", "parent": 0, "relays": [], "target": None},
    {"source": "Brandt", "cue": ["urged"], "content": ["to wait"], "act": "order"}
    | {"stance": "asserts", "parent": None, "relays": [], "target": "Tarrow"},
]


def words(labelled: Labelled, place: Place) -> str:
    at, first, last = place
    return " ".join(token.text for token in labelled.passages[at].tokens[first:last])


def told(labelled: Labelled) -> list[dict[str, list[str]]]:
    """The words of each statement, without roles that nobody has."""
    return [
        {role: [words(labelled, p) for p in places] for role, places in one.places.items() if places}
        for one in labelled.told
    ]


def test_a_passage_is_read_whole_and_then_the_content_of_each_statement(tmp_path: Path) -> None:
    file = tmp_path / "mills.jsonl"
    file.write_text(json.dumps({"id": "mills-01", "text": TEXT, "statements": STATEMENTS}) + "\n", encoding="utf-8")
    whole, *contents = examples(file)
    assert told(whole) == [
        {"source": ["Varn"], "cue": ["told"], "content": ["“ My aunt said the dam held . ”"], "relay": ["Gazette"]},
        {"source": ["Brandt"], "cue": ["urged"], "content": ["to wait"], "target": ["Tarrow"]},
    ]
    assert [(one.act, one.stance) for one in whole.told] == [("statement", "asserts"), ("order", "asserts")]
    assert [[p.span.of(TEXT) for p in labelled.passages] for labelled in contents] == [
        ["My aunt said the dam held."],
        ["the dam held"],
        ["to wait"],
    ]
    assert [told(labelled) for labelled in contents] == [
        [{"source": ["My aunt"], "cue": ["said"], "content": ["the dam held"]}],
        [],
        [],
    ]
    assert all(labelled.roles == set(ROLES) - {"name"} for labelled in (whole, *contents))


def test_lines_of_headlines_are_headline_deck_and_text(tmp_path: Path) -> None:
    file = tmp_path / "headlines.jsonl"
    text = "Dam held, says Varn\nMill shut until spring\nNobody was hurt."
    file.write_text(json.dumps({"id": "headlines-01", "text": text, "statements": []}) + "\n", encoding="utf-8")
    (labelled,) = examples(file)
    assert [passage.kind for passage in labelled.passages] == ["headline", "deck", "paragraph"]


def test_a_line_of_a_corpus() -> None:
    text = "Orlan Varn said the dam held.\n\nNobody came, Ilse Brandt added."
    line = {
        "text": text,
        "attributions": [
            {"source": [[0, 10]], "cue": [[11, 15]], "content": [[16, 28]]},
            {"source": [[44, 55]], "cue": [[56, 61]], "content": [[31, 42]]},
            {"source": [[0, 10]], "cue": [[11, 15]], "content": []},
        ],
    }
    (labelled,) = corpus([json.dumps(line)])
    assert told(labelled) == [
        {"source": ["Orlan Varn"], "cue": ["said"], "content": ["the dam held"]},
        {"source": ["Ilse Brandt"], "cue": ["added"], "content": ["Nobody came"]},
    ]
    assert labelled.roles == {"source", "cue", "content"}


def test_a_content_over_two_paragraphs_has_a_place_in_each() -> None:
    text = "“The dam held.\n\n“Nobody came,” said Ilse Brandt."
    end = text.index(",”")
    line = {"text": text, "attributions": [{"source": [], "cue": [[end + 3, end + 7]], "content": [[0, end]]}]}
    (labelled,) = corpus([json.dumps(line)])
    assert told(labelled)[0]["content"] == ["“ The dam held .", "“ Nobody came"]
