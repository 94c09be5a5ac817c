"""Tables: exact, checked, stable in shape, the same whatever the order of adding."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_reading, a_report, date, figure, person, place, received, said
from inquit.errors import StoreError, UsageError
from inquit.export import export
from inquit.export.check import check
from inquit.export.columns import COLUMNS
from inquit.export.sentences import Sentences
from inquit.model import Block, Date, Entity, Figure, Judgement, Phrase, Report, Span, Statement
from inquit.store import Store
from strategies import records

TEXT = (
    "🙂 Harbour sale off, says Varn\n"
    "The council met on Monday. It rained.\n"
    'The mayor was calm. "We will not sell," said Ilse Varn, "the harbour. Not now." She left.\n'
)
REPORT = a_report(TEXT, "marrow/1.txt")
REPORT = replace(REPORT, blocks=(Block("headline", REPORT.blocks[0].span), *REPORT.blocks[1:]))
QUOTE = said(REPORT, "Ilse Varn", "said", '"We will not sell,"|"the harbour. Not now."', "Ilse Varn")
HEADLINE = said(REPORT, "Varn", "says", "Harbour sale off")
MENTION, ENTITY = person(REPORT, "Ilse Varn")
READING = a_reading(
    HEADLINE,
    QUOTE,
    figures=(figure(REPORT, "Monday", 1),),
    dates=(date(REPORT, "on Monday", "2031-05-05"),),
    mentions=(MENTION,),
    entities=(ENTITY,),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "story.inquit", write=True) as opened:
        opened.add(received(REPORT), READING)
        yield opened


def as_jsonl(store: Store, folder: Path, **options: Any) -> dict[str, list[dict[str, Any]]]:
    paths = export(store, "jsonl", folder, **options)
    return {path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in paths}


def as_csv(store: Store, folder: Path) -> dict[str, list[dict[str, str]]]:
    tables = {}
    for path in export(store, "csv", folder):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def test_one_file_a_kind_always(store: Store, tmp_path: Path) -> None:
    told = ["reports", "statements", "figures", "dates", "report_entities"]
    tables = [*told, "entities", "utterances", "copies", "comparisons", "judgements"]
    assert [path.name for path in export(store, "jsonl", tmp_path / "x")] == [f"{table}.jsonl" for table in tables]
    paths = export(store, "csv", tmp_path / "x")
    assert [path.name for path in paths] == [f"{table}.csv" for table in tables]
    assert len(list((tmp_path / "x").iterdir())) == 20
    header = (tmp_path / "x" / "copies.csv").read_bytes()
    assert header.startswith(b"\xef\xbb\xbfdoc_id,")
    assert header.count(b"\n") == 1
    assert (tmp_path / "x" / "copies.jsonl").read_bytes() == b""


def test_rows_have_all_fields_of_their_kind(store: Store, tmp_path: Path) -> None:
    store.judge("correct_stance", [(REPORT.id, QUOTE.id)], {"stance": "doubts"}, by="ana")
    tables = as_jsonl(store, tmp_path)
    kinds = {"reports": Report, "statements": Statement, "figures": Figure, "dates": Date, "report_entities": Entity}
    for table, kind in (kinds | {"judgements": Judgement}).items():
        for row in tables[table]:
            assert {field.name for field in fields(kind)} <= row.keys()
            assert row["doc_id"] == "marrow/1.txt"
            assert {column.split(".")[0] for column in COLUMNS[table]} - row.keys() == set()
            assert row.keys() - {column.split(".")[0] for column in COLUMNS[table]} <= {"report"}
    assert all(row["report"] == REPORT.id for table in kinds for row in tables[table])


def test_a_statement_comes_with_its_words_and_sentences(store: Store, tmp_path: Path) -> None:
    headline, quote = as_jsonl(store, tmp_path)["statements"]
    assert (quote["source_text"], quote["cue_text"]) == (["Ilse Varn"], ["said"])
    assert quote["content_text"] == ['"We will not sell,"', '"the harbour. Not now."']
    assert quote["sentence"] == '"We will not sell," said Ilse Varn, "the harbour. Not now."'
    assert quote["before"] == "The mayor was calm."
    assert (quote["outlet"], quote["published"]) == ("The Marrow Herald", "2031-05-06")
    assert (headline["sentence"], headline["before"]) == ("🙂 Harbour sale off, says Varn", None)


@pytest.mark.parametrize(
    ("words", "sentence", "before"),
    [
        ("We will", '"We will not sell," said Ilse Varn, "the harbour.', "The mayor was calm."),
        ("mayor", "The mayor was calm.", "It rained."),  # the last of the paragraph before
        ("council", "The council met on Monday.", None),  # a headline is no sentence before
        ("rained", "It rained.", "The council met on Monday."),
        ("calm. ", "The mayor was calm.", "It rained."),
        ("Monday. It", "The council met on Monday. It rained.", None),
    ],
)
def test_sentences(words: str, sentence: str, before: str | None) -> None:
    sentences = Sentences(REPORT)
    found = sentences.around(place(REPORT, words))
    assert found is not None
    assert found.of(TEXT).strip() == sentence
    earlier = sentences.before(found)
    assert (earlier and earlier.of(TEXT)) == before


def test_words_outside_what_is_read_have_no_sentence() -> None:
    furniture = replace(REPORT, blocks=(*REPORT.blocks[:2], Block("furniture", REPORT.blocks[2].span)))
    assert Sentences(furniture).around(place(REPORT, "calm")) is None


@settings(max_examples=30, deadline=None)
@given(st.lists(records(), min_size=1, max_size=3, unique_by=lambda record: record[0].report.key), st.randoms())
@pytest.mark.slow
def test_quotes_are_slices_and_order_makes_no_difference(made: list[Any], chance: random.Random) -> None:
    with TemporaryDirectory() as folder:
        outputs = []
        for name, order in (("one", made), ("other", chance.sample(made, len(made)))):
            with Store.open(Path(folder) / name, write=True) as store:
                for got, reading in order:
                    store.add(got, reading)
                outputs.append([path.read_bytes() for path in export(store, "jsonl", Path(folder) / f"{name}-out")])
                outputs[-1] += [path.read_bytes() for path in export(store, "csv", Path(folder) / f"{name}-out")]
                texts = {report.id: report.text for report in store.reports()}
        assert outputs[0] == outputs[1]
        for line in outputs[0][1].decode().split("\n")[:-1]:
            row = json.loads(line)
            text = texts[row["report"]]
            for words, spans in (("source_text", "source"), ("cue_text", "cue"), ("content_text", "content")):
                assert row[words] == [text[start:end] for start, end in row[spans]]
            for words, span in (("sentence", "sentence_span"), ("before", "before_span")):
                assert row[words] == (text[slice(*row[span])] if row[span] else None)
        doc_ids = [got.report.doc_id for got, _ in made]
        assert sorted(json.loads(line)["doc_id"] for line in outputs[0][0].decode().split("\n")[:-1]) == sorted(doc_ids)


def test_csv_tells_the_same_and_runs_nothing(tmp_path: Path) -> None:
    text = '=HYPERLINK("x") he said; -5 he said; \t=1 he said;\r\n 🙂 it held, he said'
    report = a_report(text, "@home", outlet="+Plus", title="-1")
    with Store.open(tmp_path / "s", write=True) as store:
        store.add(received(report), a_reading(said(report, "he", "said", '=HYPERLINK("x")|-5|\t=1')))
        (row,) = as_csv(store, tmp_path)["statements"]
        (exact,) = as_jsonl(store, tmp_path)["statements"]
        (about,) = as_csv(store, tmp_path)["reports"]
    assert row["content_text"] == "'" + '=HYPERLINK("x")\n-5\n\t=1'
    assert (row["doc_id"], row["outlet"], about["title"]) == ("'@home", "'+Plus", "'-1")
    assert exact["doc_id"] == "@home"
    assert row["content"] == ";".join(f"{start}..{end}" for start, end in exact["content"])
    assert (row["reviewed"], row["speaker_name"], row["confidence"]) == ("false", "", "0.8")
    assert about["text"] == "'" + text
    assert json.loads(about["blocks"]) == [{"kind": "paragraph", "span": list(block.span)} for block in report.blocks]


def test_a_negative_number_stays_a_number(store: Store, tmp_path: Path) -> None:
    store.judge("correct_figure", [(REPORT.id, READING.figures[0].id)], {"low": -2.5}, by="ana")
    (row,) = as_csv(store, tmp_path)["figures"]
    assert (row["low"], row["words"], row["reviewed"]) == ("-2.5", "Monday", "true")


def test_versions_and_rejected_statements(store: Store, tmp_path: Path) -> None:
    rejected = store.judge("reject_statement", [(REPORT.id, HEADLINE.id)], by="ana")
    later = a_report(TEXT + "More soon.\n", "marrow/1.txt")
    assert [row["id"] for row in as_jsonl(store, tmp_path)["statements"]] == [QUOTE.id]
    store.add(received(later), a_reading())
    tables = as_jsonl(store, tmp_path)
    versions = sorted((row["version"], row["current"], row["report"]) for row in tables["reports"])
    assert versions == [(1, False, REPORT.id), (2, True, later.id)]
    assert tables["statements"] == []
    assert [row["id"] for row in as_jsonl(store, tmp_path, all_versions=True)["statements"]] == [QUOTE.id]
    (row,) = tables["judgements"]
    assert (row["id"], row["standing"], row["kind"]) == (rejected.id, "orphaned", "reject_statement")
    assert "nothing of its sort" in row["why"]
    store.undo(rejected.id, by="ana")
    standings = [(row["kind"], row["standing"]) for row in as_jsonl(store, tmp_path)["judgements"]]
    assert standings == [("reject_statement", "undone"), ("undo", "stands")]


def test_exported_judgements_can_be_imported(store: Store, tmp_path: Path) -> None:
    store.judge("correct_report", [(REPORT.id, None)], {"outlet": "The Quay Post"}, by="ana", because="it says so")
    path = export(store, "jsonl", tmp_path)[-1]
    with Store.open(tmp_path / "other", write=True) as other, path.open("rb") as lines:
        assert other.import_judgements(lines) == 1
        assert list(other.judgements()) == list(store.judgements())


BAD = [
    ("target", Phrase("somebody else", QUOTE.source[0]), "text is not the stored text"),
    ("content", (Span(5, 9999),), "lies outside"),
    ("cue", (Span(9, 9),), "lies outside"),
    ("inserted", (Span(-3, 2),), "lies outside"),
]


@pytest.mark.parametrize(("field", "value", "why"), BAD)
def test_nothing_is_written_that_the_text_does_not_bear_out(
    store: Store, tmp_path: Path, field: str, value: Any, why: str
) -> None:
    good = [path.read_bytes() for path in export(store, "jsonl", tmp_path / "out")]
    other = a_report("Something else entirely, but it is long enough for the spans to lie in it.\n" * 3, "z.txt")
    store.add(received(other), a_reading(replace(QUOTE, **{field: value})))
    with pytest.raises(StoreError, match=why) as error:
        export(store, "jsonl", tmp_path / "out")
    assert f"z.txt {QUOTE.id}" in str(error.value)
    assert [path.read_bytes() for path in sorted((tmp_path / "out").iterdir())] == [
        content for _, content in sorted(zip(COLUMNS, good, strict=True))
    ]


def test_a_changed_text_is_noticed() -> None:
    row = {"doc_id": "a", "id": "s1", "report": "r1", "cue": [[0, 4]], "cue_text": ["said"]}
    check(row, {"r1": "said so"}.__getitem__)
    with pytest.raises(StoreError, match="a s1, nothing was written: cue_text is not the stored text"):
        check(row, {"r1": "sang so"}.__getitem__)


def test_what_names_a_report_quotes_that_report() -> None:
    passages = {
        "a": {"report": "r1", "span": [0, 4], "words": "said"},
        "b": {"report": "r2", "span": [3, 7], "words": "said"},
    }
    row = {"doc_id": "a", "id": "c1", **passages}
    check(row, {"r1": "said so", "r2": "so said"}.__getitem__)
    with pytest.raises(StoreError, match="a c1, nothing was written: words is not the stored text"):
        check(row, {"r1": "said so", "r2": "said so"}.__getitem__)


def test_what_cannot_be_done_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="jsonl, csv"):
        export(store, "xlsx", tmp_path)  # type: ignore[arg-type]
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="choose another folder"):
        export(store, "csv", tmp_path / "file" / "x")
