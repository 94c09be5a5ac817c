"""Tables of what only reports together tell: two reports, links between them made by hand, and every row of them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import a_reading, a_report, figure, person, place, received, said
from inquit.errors import StoreError
from inquit.export import export
from inquit.export.columns import COLUMNS
from inquit.model import (
    Comparison,
    Copy,
    Identity,
    Link,
    Links,
    Memory,
    Origin,
    Passage,
    Phrase,
    Ref,
    Relay,
    Report,
    Span,
    Stretch,
    Utterance,
    Variant,
    VoiceSpan,
)
from inquit.store import Store

GAZETTE = a_report(
    "🙂 “The lamp will burn by spring,” keeper Mara Oste told the Sound Wire.\n"
    "More than 40 ships sank there, she said.\n",
    "=gazette/1",
    outlet="The Sound Gazette",
)
MAIL = a_report(
    "The lamp will burn in spring, Ms Oste said.\nThe lamp is to burn in spring.\nAbout 35 ships sank there.\n",
    "mail, 2",
    outlet=None,
    found={},
    published=None,
)


def span(report: Report, words: str) -> Span:
    return place(report, words)[0]


WIRE = span(GAZETTE, "Sound Wire")
OSTE_MENTION, OSTE = person(GAZETTE, "Mara Oste")
OSTE = replace(OSTE, roles=(Phrase("keeper", span(GAZETTE, "keeper")),) * 2)
MS_MENTION, MS = person(MAIL, "Oste")
QUOTE = said(GAZETTE, "keeper Mara Oste", "told", "“The lamp will burn by spring,”", "Mara Oste")
QUOTE = replace(QUOTE, relays=(Relay("Sound Wire", WIRE),))
SHIPS = said(GAZETTE, "she", "said", "More than 40 ships sank there", "Mara Oste")
TOLD = said(MAIL, "Ms Oste", "said", "The lamp will burn in spring", "Oste", kind="indirect")
OWN = VoiceSpan("v" + "1" * 16, span(MAIL, "The lamp is to burn in spring."), "own")
FORTY = replace(
    figure(GAZETTE, "40", 40, SHIPS.id),
    high=None,
    bound="more_than",
    qualifier=span(GAZETTE, "More than"),
    event="sunk",
)
ABOUT = replace(figure(MAIL, "35", 35), bound="about", qualifier=span(MAIL, "About"), event="sunk")


def ref(report: Report, item: Any) -> Ref:
    return Ref(report.id, item.id)


def link(a: Ref, b: Ref, verdict: Any, *because: str) -> Link:
    return Link(*sorted((a, b)), verdict, 0.9, because)


QUOTE_AT, SHIPS_AT, FORTY_AT, OSTE_AT = (ref(GAZETTE, item) for item in (QUOTE, SHIPS, FORTY, OSTE))
TOLD_AT, ABOUT_AT, MS_AT, OWN_AT = (ref(MAIL, item) for item in (TOLD, ABOUT, MS, OWN))
SAME = link(QUOTE_AT, TOLD_AT, "same", "one speaker", "4 rare words")
NEAR = link(SHIPS_AT, TOLD_AT, "similar", "one speaker")
MAYBE = link(OSTE_AT, MS_AT, "possibly", "one surname")
CLASH = link(FORTY_AT, ABOUT_AT, "different", "both count ships")
LINKS = Links(
    identities=(
        Identity("i1", "Mara Oste", "person", ("Mara Oste", "M. Oste"), (OSTE_AT,), (), (MAYBE,)),
        Identity("i2", "Oste", "person", ("Oste",), (MS_AT,), (), (MAYBE,)),
    ),
    copies=(
        Copy(
            "c1",
            Passage(GAZETTE.id, span(GAZETTE, "ships sank there")),
            Passage(MAIL.id, span(MAIL, "ships sank there")),
            3,
            False,
            GAZETTE.id,
            ("3 words", "named as source"),
        ),
    ),
    utterances=(
        Utterance(
            "u1",
            (
                Variant(QUOTE_AT, "direct"),
                Variant(
                    TOLD_AT,
                    "indirect",
                    (
                        Stretch("same", span(MAIL, "The lamp will burn"), span(GAZETTE, "The lamp will burn")),
                        Stretch("changed", span(MAIL, "in"), span(GAZETTE, "by")),
                        Stretch("missing", None, span(GAZETTE, "spring")),
                    ),
                ),
            ),
            (SAME,),
            (NEAR,),
            (OWN_AT,),
            (Origin("Sound Wire", (GAZETTE.id,), ("through Sound Wire",)),),
        ),
        Utterance("u2", (Variant(SHIPS_AT, "indirect"),), similar=(NEAR,)),
    ),
    comparisons=(Comparison("f1", "ships", None, "sunk", (ABOUT_AT, FORTY_AT), (CLASH,)),),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.inquit", write=True) as opened:
        gazette = {"figures": (FORTY,), "mentions": (OSTE_MENTION,), "entities": (OSTE,)}
        opened.add(received(GAZETTE), a_reading(QUOTE, SHIPS, **gazette))
        opened.add(
            received(MAIL),
            a_reading(TOLD, figures=(ABOUT,), mentions=(MS_MENTION,), entities=(MS,), voice=(OWN,)),
        )
        opened.keep_links(LINKS, Memory())
        yield opened


def as_jsonl(store: Store, folder: Path) -> dict[str, list[dict[str, Any]]]:
    paths = export(store, "jsonl", folder)
    return {path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in paths}


def as_csv(store: Store, folder: Path) -> dict[str, list[dict[str, str]]]:
    tables = {}
    for path in export(store, "csv", folder):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def at(report: Report, item: Any) -> dict[str, str]:
    return {"doc_id": report.doc_id, "id": item.id}


def ends(one: dict[str, str], other: dict[str, str], told: Link) -> dict[str, Any]:
    a, b = (one, other) if told.a.item == one["id"] else (other, one)
    return {"a": a, "b": b, "verdict": told.verdict, "score": 0.9, "because": list(told.because)}


def out_of(member: dict[str, str], other: dict[str, str], told: Link) -> dict[str, Any]:
    return {"member": member, "other": other, "verdict": told.verdict, "score": 0.9, "because": list(told.because)}


BY_GAZETTE = {
    "doc_id": "=gazette/1",
    "report": GAZETTE.id,
    "outlet": "The Sound Gazette",
    "published": "2031-05-06",
}
BY_MAIL = {"doc_id": "mail, 2", "report": MAIL.id, "outlet": None, "published": None}


def test_entities_lead_to_those_of_the_reports(store: Store, tmp_path: Path) -> None:
    tables = as_jsonl(store, tmp_path)
    mara, ms = tables["entities"]
    role = {"doc_id": "=gazette/1", "report": GAZETTE.id, "id": OSTE.id, "text": "keeper"}
    assert mara == {
        "doc_id": "=gazette/1",
        "id": "i1",
        "name": "Mara Oste",
        "kind": "person",
        "names": ["Mara Oste", "M. Oste"],
        "members": [at(GAZETTE, OSTE)],
        "roles": [{**role, "span": list(span(GAZETTE, "keeper"))}] * 2,
        "links": [],
        "possibly": [{"entity": "i2", "name": "Oste", **out_of(at(GAZETTE, OSTE), at(MAIL, MS), MAYBE)}],
    }
    assert ms["possibly"] == [{"entity": "i1", "name": "Mara Oste", **out_of(at(MAIL, MS), at(GAZETTE, OSTE), MAYBE)}]
    assert {(row["id"], row["identity"]) for row in tables["report_entities"]} == {(OSTE.id, "i1"), (MS.id, "i2")}


def test_utterances_show_each_telling_in_its_words(store: Store, tmp_path: Path) -> None:
    first, second = as_jsonl(store, tmp_path)["utterances"]
    quote = {
        **BY_GAZETTE,
        "id": QUOTE.id,
        "closeness": "direct",
        "speakers": ["Mara Oste"],
        "speaker_status": "named",
        "relays": ["Sound Wire"],
        "origin": "Sound Wire",
        "stance": "asserts",
        "source": [list(span(GAZETTE, "keeper Mara Oste"))],
        "source_text": ["keeper Mara Oste"],
        "cue": [list(span(GAZETTE, "told"))],
        "cue_text": ["told"],
        "content": [list(QUOTE.content[0])],
        "content_text": ["“The lamp will burn by spring,”"],
        "stretches": [],
    }
    assert first == {
        "doc_id": "=gazette/1",
        "id": "u1",
        "members": [at(GAZETTE, QUOTE), at(MAIL, TOLD)],
        "outlets": ["The Sound Gazette"],
        "speakers": ["Mara Oste", "Oste"],
        "variants": [quote, first["variants"][1]],
        "origins": [{"name": "Sound Wire", "doc_ids": ["=gazette/1"], "because": ["through Sound Wire"]}],
        "unattributed": [
            {**BY_MAIL, "id": OWN.id, "span": list(OWN.span), "words": "The lamp is to burn in spring."},
        ],
        "links": [ends(at(GAZETTE, QUOTE), at(MAIL, TOLD), SAME)],
        "similar": [{"utterance": "u2", **out_of(at(MAIL, TOLD), at(GAZETTE, SHIPS), NEAR)}],
    }
    told = first["variants"][1]
    assert (told["outlet"], told["closeness"], told["origin"]) == (None, "indirect", None)
    stretches = [
        (one["relation"], one["words"], one["to"] and one["to"]["words"], (one["to"] or {}).get("report"))
        for one in told["stretches"]
    ]
    assert stretches == [
        ("same", "The lamp will burn", "The lamp will burn", GAZETTE.id),
        ("changed", "in", "by", GAZETTE.id),
        ("missing", None, "spring", GAZETTE.id),
    ]
    assert (second["id"], second["origins"], second["unattributed"]) == ("u2", None, [])


def test_copies_show_both_sides(store: Store, tmp_path: Path) -> None:
    (row,) = as_jsonl(store, tmp_path)["copies"]
    assert row == {
        "doc_id": "=gazette/1",
        "id": "c1",
        "a": {**BY_GAZETTE, "span": list(span(GAZETTE, "ships sank there")), "words": "ships sank there"},
        "b": {**BY_MAIL, "span": list(span(MAIL, "ships sank there")), "words": "ships sank there"},
        "shared_words": 3,
        "quoted": False,
        "taken_from": "=gazette/1",
        "because": ["3 words", "named as source"],
    }


def test_comparisons_show_who_answers_for_each_figure(store: Store, tmp_path: Path) -> None:
    (row,) = as_jsonl(store, tmp_path)["comparisons"]
    about, forty = row.pop("figures")
    assert row == {
        "doc_id": "mail, 2",
        "id": "f1",
        "counted": "ships",
        "unit": None,
        "event": "sunk",
        "differs": [ends(at(GAZETTE, FORTY), at(MAIL, ABOUT), CLASH)],
    }
    assert about.items() >= {**BY_MAIL, "words": "35", "qualifier_text": "About", "low": 35, "high": 35}.items()
    assert (about["voice"], about["statement"], about["speakers"], about["stance"]) == ("own", None, [], None)
    assert (
        forty.items() >= {**BY_GAZETTE, "words": "40", "qualifier_text": "More than", "low": 40, "high": None}.items()
    )
    assert (forty["voice"], forty["statement"]) == ("attributed", SHIPS.id)
    assert (forty["speakers"], forty["stance"]) == (["Mara Oste"], "asserts")
    assert (forty["source_text"], forty["cue_text"], about["cue_text"]) == (["she"], ["said"], [])
    assert (about["differs_from"], forty["differs_from"]) == ([FORTY.id], [ABOUT.id])


def test_csv_has_a_line_for_each_telling_and_each_figure(store: Store, tmp_path: Path) -> None:
    tables = as_csv(store, tmp_path)
    quote, told, ships = tables["utterances"]
    assert [(row["doc_id"], row["id"], row["variant_id"]) for row in (quote, told, ships)] == [
        ("'=gazette/1", "u1", QUOTE.id),
        ("mail, 2", "u1", TOLD.id),
        ("'=gazette/1", "u2", SHIPS.id),
    ]
    assert (quote["variant_cue_text"], quote["variant_content_text"]) == ("told", "“The lamp will burn by spring,”")
    assert (quote["variant_speakers"], quote["speakers"]) == ("Mara Oste", "Mara Oste; Oste")
    assert (quote["variant_origin"], told["variant_origin"], told["variant_outlet"]) == ("Sound Wire", "", "")
    assert (told["unattributed_words"], told["links_because"]) == (OWN.span.of(MAIL.text), "one speaker; 4 rare words")
    assert (told["similar_other_id"], told["similar_verdict"]) == (SHIPS.id, "similar")
    about, forty = tables["comparisons"]
    assert [(row["doc_id"], row["figure_words"], row["figure_cue_text"]) for row in (about, forty)] == [
        ("mail, 2", "35", ""),
        ("'=gazette/1", "40", "said"),
    ]
    assert (about["figure_low"], about["figure_differs_from"], forty["figure_high"]) == ("35.0", FORTY.id, "")
    mara, ms = tables["entities"]
    assert (mara["names"], mara["roles_text"], mara["members_doc_id"]) == (
        "Mara Oste; M. Oste",
        "keeper",
        "'=gazette/1",
    )
    assert (ms["possibly_name"], ms["possibly_because"], ms["members_id"]) == ("Mara Oste", "one surname", MS.id)
    (copy,) = tables["copies"]
    assert (copy["a_doc_id"], copy["b_doc_id"], copy["taken_from"]) == ("'=gazette/1", "mail, 2", "'=gazette/1")
    assert (copy["a_words"], copy["b_span"]) == ("ships sank there", "{}..{}".format(*LINKS.copies[0].b.span))


def test_every_column_is_a_key_of_its_rows(store: Store, tmp_path: Path) -> None:
    tables = as_jsonl(store, tmp_path)
    for table in ("entities", "report_entities", "utterances", "copies", "comparisons"):
        for row in tables[table]:
            assert row["doc_id"] in {"=gazette/1", "mail, 2"}
            named = {column.split(".")[0] for column in COLUMNS[table]} - {"variant", "figure"}
            assert named <= row.keys()


def keys(value: Any) -> set[str]:
    """The keys of every object in `value`."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_every_file_and_key_is_told_in_the_format(store: Store, tmp_path: Path) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
    tables = as_jsonl(store, tmp_path)
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", docs))))
    assert COLUMNS.keys() <= told
    for table in ("report_entities", "entities", "utterances", "copies", "comparisons"):
        assert keys(tables[table]) - told == set(), table


def test_a_record_that_was_never_resolved_tells_its_reports_alone(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "other", write=True) as other:
        other.add(received(GAZETTE), a_reading(QUOTE, entities=(OSTE,), mentions=(OSTE_MENTION,)))
        tables = as_jsonl(other, tmp_path / "other-out")
    assert [tables[table] for table in ("entities", "utterances", "copies", "comparisons")] == [[], [], [], []]
    (entity,) = tables["report_entities"]
    assert (entity["id"], entity["identity"]) == (OSTE.id, None)


def test_links_older_than_the_record_lead_nowhere_else(store: Store, tmp_path: Path) -> None:
    store.judge("reject_statement", [(GAZETTE.id, QUOTE.id)], by="ana")
    store.add(received(a_report(MAIL.text + "Updated.\n", "mail, 2", found={}, outlet=None)), a_reading())
    tables = as_jsonl(store, tmp_path)
    assert [(row["id"], row["members"]) for row in tables["utterances"]] == [("u2", [at(GAZETTE, SHIPS)])]
    assert [row["possibly"] for row in tables["entities"]] == [[]]
    assert (tables["copies"], tables["comparisons"]) == ([], [])


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LINKS, copies=(replace(LINKS.copies[0], b=Passage(MAIL.id, Span(5, 9999))),)),
        replace(
            LINKS,
            utterances=(
                replace(
                    LINKS.utterances[0],
                    variants=(
                        LINKS.utterances[0].variants[0],
                        Variant(TOLD_AT, "indirect", (Stretch("missing", None, Span(0, len(GAZETTE.text) + 1)),)),
                    ),
                ),
            ),
        ),
    ],
)
def test_links_that_the_texts_do_not_bear_out_are_not_written(store: Store, tmp_path: Path, wrong: Links) -> None:
    store.keep_links(wrong, Memory())
    with pytest.raises(StoreError, match=r"nothing was written: span \[\d+, \d+\] lies outside"):
        export(store, "jsonl", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
