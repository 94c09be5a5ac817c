"""Judgements: each kind's effect, undoing, what is refused, out of one store and into another."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from harbour import DENIAL, ENTITY, FIGURE, MENTION, MONDAY, QUOTE, READING, REPORT, judge, plain, read_again
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from builders import place, received, rows, said
from inquit.errors import JudgementError, StoreError
from inquit.model import Judgement, JudgementKind, Member, Span, content_id, to_json
from inquit.store import Store
from inquit.store.anchor import anchor
from inquit.store.judgements import identified

PAST = "2026-03-05T10:00:00.000000Z"

# The effect of each kind ------------------------------------------------------------------------------------------


def test_a_rejected_statement_leaves_the_reading_and_is_kept_aside(store: Store) -> None:
    judge(store, "reject_statement", DENIAL.id, because="background, nobody says it")
    entry = store.entry(REPORT.id)
    assert entry.reading.statements == (QUOTE,)
    assert entry.rejected == (DENIAL,)
    assert entry.reading.figures == (replace(FIGURE, statement=None),)
    assert [hit.kind for hit in store.search("berths")] == ["report"]


def test_what_lies_in_a_rejected_statement_moves_outward(store: Store) -> None:
    inner = said(REPORT, "", "promised", "40 berths", parent=DENIAL.id)
    read_again(store, replace(READING, statements=(QUOTE, replace(DENIAL, parent=QUOTE.id), inner)))
    judge(store, "reject_statement", DENIAL.id)
    assert store.entry(REPORT.id).reading.statements[-1].parent == QUOTE.id


def test_an_added_statement_stands_where_it_begins(store: Store) -> None:
    missed = said(REPORT, "Varn", "says", "Harbour sale off")
    value = {"kind": "indirect", "content": plain(missed.content), "cue": plain(missed.cue)}
    value |= {"source": plain(missed.source), "speaker": {"status": "named", "kind": "person", "name": "Ilse Varn"}}
    judge(store, "add_statement", None, value)
    entry = store.entry(REPORT.id)
    added = entry.reading.statements[0]
    assert (added.id, added.content, added.confidence) == (missed.id, missed.content, 1.0)
    assert added.speaker.name == "Ilse Varn"
    assert entry.added(added.id) and entry.reviewed(added.id)
    assert not entry.reviewed(QUOTE.id)
    assert [hit.item for hit in store.search('"sale off"') if hit.item] == [missed.id]


def test_a_statement_added_within_another_has_it_as_parent(store: Store) -> None:
    judge(store, "add_statement", None, {"kind": "indirect", "content": plain(place(REPORT, "40 berths"))})
    (inner,) = [s for s in store.entry(REPORT.id).reading.statements if s.confidence == 1.0]
    assert inner.parent == DENIAL.id


def test_corrections_replace_what_they_name_and_nothing_else(store: Store) -> None:
    role = place(REPORT, "the mayor")[0]
    judge(store, "correct_speaker", DENIAL.id, {"status": "unnamed", "kind": "group"})
    judge(store, "correct_stance", DENIAL.id, {"stance": "unclear"})
    judge(store, "correct_kind", DENIAL.id, {"kind": "mixed"})
    judge(store, "correct_span", DENIAL.id, {"content": plain(place(REPORT, "40 berths had been promised"))})
    judge(store, "correct_speaker", QUOTE.id, {"status": "named", "name": "I. Varn", "role": list(role)})
    judge(store, "correct_figure", FIGURE.id, {"low": 40, "high": None, "bound": "at_least"})
    judge(store, "correct_date", MONDAY.id, {"value": "2031-05-12"})
    entry = store.entry(REPORT.id)
    quote, denial = entry.reading.statements
    assert (denial.id, denial.stance, denial.kind) == (DENIAL.id, "unclear", "mixed")
    assert denial.content == place(REPORT, "40 berths had been promised")
    assert (denial.source, denial.cue, denial.act) == (DENIAL.source, DENIAL.cue, DENIAL.act)
    assert (denial.speaker.status, denial.speaker.name) == ("unnamed", None)
    assert quote.speaker.role is not None
    assert (quote.speaker.name, quote.speaker.role.text) == ("I. Varn", "the mayor")
    assert entry.reading.figures == (replace(FIGURE, high=None, bound="at_least"),)
    assert entry.reading.dates == (replace(MONDAY, value="2031-05-12"),)
    assert all(entry.reviewed(item) for item in (QUOTE.id, DENIAL.id, FIGURE.id, MONDAY.id))
    assert not entry.orphans


def test_a_corrected_report_says_so_and_later_wins(store: Store) -> None:
    judge(store, "correct_report", None, {"outlet": "The Quay Post", "published": "2031-05-07"})
    judge(store, "correct_report", None, {"outlet": None})
    report = store.entry(REPORT.id).report
    assert (report.outlet, report.published) == (None, "2031-05-07")
    assert report.found == {"outlet": "corrected", "published": "corrected"}
    assert list(store.received()) == [REPORT]
    assert list(store.reports("The Quay Post")) == []


def test_links_leave_the_reading_as_it_is(store: Store) -> None:
    made = store.judge("different", [(REPORT.id, QUOTE.id), (REPORT.id, DENIAL.id)], by="ana")
    entry = store.entry(REPORT.id)
    assert entry.reading == READING
    assert entry.judged[QUOTE.id] == entry.judged[DENIAL.id] == (made,)
    assert not entry.reviewed(QUOTE.id)
    store.judge("same", [(REPORT.id, ENTITY.id), (REPORT.id, MENTION.id)], by="ana")
    assert not list(store.orphans())


# Undoing ----------------------------------------------------------------------------------------------------------


def test_an_undo_takes_back_and_its_undo_restores(store: Store) -> None:
    made = judge(store, "reject_statement", QUOTE.id)
    back = store.undo(made.id, by="ben")
    assert store.entry(REPORT.id).reading == READING
    with pytest.raises(JudgementError, match="taken back already"):
        store.undo(made.id, by="ana")
    store.undo(back.id, by="ana")
    assert store.entry(REPORT.id).reading.statements == (DENIAL,)
    store.undo(made.id, by="ben")
    assert store.entry(REPORT.id).reading == READING
    assert len(list(store.judgements())) == 4


def test_an_undo_takes_back_one_judgement_only(store: Store) -> None:
    judge(store, "correct_stance", QUOTE.id, {"stance": "denies"})
    later = judge(store, "correct_stance", QUOTE.id, {"stance": "doubts"})
    assert store.entry(REPORT.id).reading.statements[0].stance == "doubts"
    store.undo(later.id, by="ana")
    assert store.entry(REPORT.id).reading.statements[0].stance == "denies"


def test_judgements_are_told_to_sql(store: Store) -> None:
    judge(store, "correct_stance", QUOTE.id, {"stance": "doubts"}, because="hedged")
    (row,) = rows(store.path, "SELECT * FROM v_judgement")
    assert (row["doc_id"], row["item"], row["by"], row["because"]) == ("a.txt", QUOTE.id, "ana", "hedged")
    assert row["exact"] == '"We will not sell the harbour,"'
    (statement,) = rows(store.path, "SELECT * FROM v_statement WHERE reviewed")
    assert (statement["id"], statement["stance"]) == (QUOTE.id, "doubts")


def test_judgements_are_only_ever_appended(store: Store) -> None:
    judge(store, "reject_statement", QUOTE.id)
    with closing(sqlite3.connect(store.path)) as plain_sql:
        for table, column in (("judgement", "body"), ("judgement_member", "report")):
            for change in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
                with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
                    plain_sql.execute(change)


# What is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "item", "value", "why"),
    [
        ("reject_statement", "s0000", {}, "no such item"),
        ("reject_statement", None, {}, "name the item"),
        ("reject_statement", FIGURE.id, {}, "no such item"),
        ("correct_date", QUOTE.id, {"value": "2031"}, "no such item"),
        ("correct_stance", QUOTE.id, {}, "stance"),
        ("correct_stance", QUOTE.id, {"stance": "lies"}, "Invalid enum value 'lies'"),
        ("correct_stance", QUOTE.id, {"stance": "denies", "rating": 1}, "unknown field `rating`"),
        ("correct_figure", FIGURE.id, {}, "nothing to correct"),
        ("correct_span", QUOTE.id, {"content": []}, "empty"),
        ("correct_span", QUOTE.id, {"cue": [[5, 5]]}, "not a span"),
        ("correct_span", QUOTE.id, {"cue": [[9, 12], [3, 5]]}, "not a span"),
        ("correct_span", QUOTE.id, {"cue": [[0, 9999]]}, "not a span"),
        ("correct_speaker", QUOTE.id, {"status": "named"}, "a named speaker has a `name`"),
        ("correct_speaker", QUOTE.id, {"status": "unnamed", "name": "Ilse"}, "another has none"),
        ("correct_report", None, {"published": "last week"}, "not a date"),
        ("correct_report", QUOTE.id, {"outlet": "x"}, "leave out the item"),
        ("add_statement", None, {"kind": "direct", "content": []}, "empty"),
        ("add_statement", None, {"kind": "direct", "content": [[-3, 4]]}, "not a span"),
        ("same", QUOTE.id, {}, "two different items"),
        ("undo", QUOTE.id, {}, "not a kind"),
        ("agree", QUOTE.id, {}, "not a kind"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(
    store: Store, kind: Any, item: str | None, value: dict[str, Any], why: str
) -> None:
    with pytest.raises(JudgementError) as error:
        judge(store, kind, item, value)
    assert why in str(error.value)
    assert "\n" not in str(error.value)
    assert list(store.judgements()) == []


def test_who_and_when_and_what_must_be_told(store: Store) -> None:
    with pytest.raises(JudgementError, match="`by` is empty"):
        store.judge("reject_statement", [(REPORT.id, QUOTE.id)], by=" ")
    with pytest.raises(JudgementError, match="not a UTC time"):
        judge(store, "reject_statement", QUOTE.id, at="yesterday")
    with pytest.raises(StoreError, match="holds no report"):
        store.judge("reject_statement", [("r0", QUOTE.id)], by="ana")
    with pytest.raises(JudgementError, match="holds no judgement"):
        store.undo("j0", by="ana")
    with pytest.raises(JudgementError, match="not 2"):
        store.judge("reject_statement", [(REPORT.id, QUOTE.id), (REPORT.id, DENIAL.id)], by="ana")


# Out and in again -------------------------------------------------------------------------------------------------


def lines(store: Store) -> list[bytes]:
    return [to_json(judgement) for judgement in store.judgements()]


def test_judgements_go_out_and_in_again(store: Store, tmp_path: Path) -> None:
    made = judge(store, "reject_statement", QUOTE.id)
    judge(store, "correct_figure", FIGURE.id, {"low": 39})
    store.undo(made.id, by="ben")
    judge(store, "correct_report", None, {"title": "Sale off"})
    with Store.open(tmp_path / "other", write=True) as other:
        assert other.import_judgements(lines(store)) == 4
        assert {orphan.why for orphan in other.orphans()} == {"its report is not in this store"}
        other.add(received(REPORT), READING)
        assert list(other.orphans()) == []
        assert other.entry(REPORT.id) == store.entry(REPORT.id)
        assert lines(other) == lines(store)
        assert other.import_judgements(lines(store)) == 0


def test_a_changed_line_is_refused_and_none_of_its_file_kept(store: Store, tmp_path: Path) -> None:
    judge(store, "correct_stance", QUOTE.id, {"stance": "denies"})
    judge(store, "correct_stance", DENIAL.id, {"stance": "asserts"})
    whole, other_line = lines(store)
    with Store.open(tmp_path / "other", write=True) as other:
        for bad, why in (
            (other_line.replace(b"asserts", b"doubts"), "line 3: j.* was changed after it was made"),
            (other_line.replace(b"asserts", b"lies"), "line 3: .*Invalid enum value"),
            (b"not json", "line 3: .*malformed"),
        ):
            with pytest.raises(JudgementError, match=why):
                other.import_judgements([whole, b"\n", bad])
        assert lines(other) == []


@pytest.mark.parametrize(
    ("kind", "value", "at", "why"),
    [
        ("confirm", {}, "2026-13-45T00:00:00.000000Z", "not a UTC time"),
        ("confirm", {}, "9999-12-31T23:59:59.999999Z", "still to come"),
        ("correct_report", {"published": "some day in the spring"}, PAST, "not a date"),
        ("correct_figure", {"low": 500, "high": 3, "bound": "between"}, PAST, "above the upper"),
        ("correct_figure", {"as_of": "lately"}, PAST, "not a date"),
        ("correct_date", {"value": "one of these days"}, PAST, "not a date"),
    ],
)
def test_nothing_comes_in_that_would_stop_later_work(
    store: Store, kind: JudgementKind, value: dict[str, object], at: str, why: str
) -> None:
    made = Judgement("", kind, (Member(REPORT.id),), value, "x", at)
    said = json.encode(made, order="deterministic").decode()
    line = to_json(replace(made, id=content_id("j", said)))
    with pytest.raises(JudgementError, match=why):
        store.import_judgements([line])
    assert judge(store, "confirm", QUOTE.id)


def test_half_a_character_is_refused(store: Store) -> None:
    with pytest.raises(JudgementError, match="half of a character"):
        store.judge("confirm", [(REPORT.id, QUOTE.id)], by="\ud800")


def test_a_figure_keeps_its_order(store: Store) -> None:
    assert FIGURE.high is not None
    with pytest.raises(JudgementError, match="above the upper"):
        judge(store, "correct_figure", FIGURE.id, {"low": FIGURE.high + 1})


def test_a_judgement_from_elsewhere_with_spans_outside_the_text_is_orphaned(store: Store) -> None:
    value = {"kind": "direct", "content": [[0, 9]], "cue": [[0, 9999]], "source": []}
    strange = [
        Judgement("", "add_statement", (anchor(REPORT, None, (Span(0, 9),)),), value, "x", PAST),
        Judgement("", "add_statement", (Member(REPORT.id),), value, "x", PAST),
        Judgement("", "reject_statement", (Member(REPORT.id, QUOTE.id, (Span(-9, 3),), ""),), {}, "x", PAST),
    ]
    assert store.import_judgements(to_json(identified(judgement)) for judgement in strange) == 3
    assert store.entry(REPORT.id).reading == READING
    assert sorted(orphan.why for orphan in store.orphans()) == [
        "it names no words",
        "its spans lie outside the text",
        "its spans lie outside the text",
    ]


VALUES: list[tuple[str, str | None, dict[str, Any]]] = [
    ("reject_statement", QUOTE.id, {}),
    ("reject_statement", DENIAL.id, {}),
    ("correct_stance", DENIAL.id, {"stance": "doubts"}),
    ("correct_stance", DENIAL.id, {"stance": "unclear"}),
    ("correct_speaker", QUOTE.id, {"status": "unresolved"}),
    ("correct_span", DENIAL.id, {"content": plain(place(REPORT, "40 berths"))}),
    ("correct_report", None, {"outlet": "The Quay Post"}),
    ("add_statement", None, {"kind": "indirect", "content": plain(QUOTE.content), "source": [], "cue": []}),
    ("correct_figure", FIGURE.id, {"statement": QUOTE.id}),
]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(VALUES), min_size=1, max_size=5), st.data())
def test_two_stores_that_share_their_judgements_agree(made: list[Any], data: st.DataObject) -> None:
    """Whatever was judged or undone where, once both have all of it they tell the same."""
    with TemporaryDirectory() as folder:
        one = Store.open(Path(folder) / "one", write=True)
        other = Store.open(Path(folder) / "other", write=True)
        with one, other:
            for store in (one, other):
                store.add(received(REPORT), READING)
            for kind, item, value in made:
                store = data.draw(st.sampled_from([one, other]))
                judgement = judge(store, kind, item, value)
                if data.draw(st.booleans()):
                    store.undo(judgement.id, by="ben")
            one.import_judgements(lines(other))
            other.import_judgements(lines(one))
            assert lines(one) == lines(other)
            assert one.entry(REPORT.id) == other.entry(REPORT.id)
            for store in (one, other):
                now = store.entry(REPORT.id).reading.statements
                told = rows(store.path, "SELECT id, body FROM v_statement ORDER BY position")
                assert told == [{"id": s.id, "body": to_json(s).decode()} for s in now]
