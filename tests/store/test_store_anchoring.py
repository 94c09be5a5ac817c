"""Judgements survive a new reading and a new version by exact re-anchoring, or are shown as orphaned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from harbour import DENIAL, QUOTE, READING, REPORT, TEXT, judge, plain, read_again
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_reading, a_report, place, received, said
from inquit.model import Reading, Report, Span
from inquit.store import Store
from inquit.store.anchor import LostError, anchor, locate


def test_judgements_survive_a_new_reading(store: Store) -> None:
    judge(store, "reject_statement", DENIAL.id)
    judge(store, "correct_stance", QUOTE.id, {"stance": "doubts"})
    wider = said(REPORT, "Ilse Varn, the mayor", "said", '"We will not sell the harbour,"', "Ilse Varn")
    read_again(store, a_reading(wider, DENIAL))
    entry = store.entry(REPORT.id)
    assert entry.reading.statements == (replace(wider, stance="doubts"),)
    assert entry.rejected == (DENIAL,)
    assert list(store.orphans()) == []


def test_a_judgement_on_what_is_read_no_more_is_orphaned_and_comes_back(store: Store) -> None:
    made = judge(store, "reject_statement", DENIAL.id)
    read_again(store, a_reading(QUOTE))
    (orphan,) = store.orphans()
    assert (orphan.judgement, orphan.report) == (made, REPORT.id)
    assert "nothing of its sort is read at its place" in orphan.why
    store.add(received(REPORT), READING)
    assert list(store.orphans()) == []
    assert store.entry(REPORT.id).rejected == (DENIAL,)


def test_an_added_statement_survives_any_reading_and_is_never_doubled(store: Store) -> None:
    value = {"kind": "indirect", "content": plain(DENIAL.content), "cue": plain(DENIAL.cue)}
    judge(store, "add_statement", None, value | {"source": plain(DENIAL.source), "stance": "denies"})
    assert len(store.entry(REPORT.id).reading.statements) == 2
    read_again(store, a_reading())
    (added,) = store.entry(REPORT.id).reading.statements
    assert (added.id, added.stance) == (DENIAL.id, "denies")


def test_two_readings_of_one_place_are_not_chosen_between(store: Store) -> None:
    judge(store, "correct_stance", QUOTE.id, {"stance": "doubts"})
    others = [said(REPORT, source, "said", '"We will not sell the harbour,"') for source in ("", "Varn")]
    read_again(store, a_reading(*others))
    (orphan,) = store.orphans()
    assert "more than one" in orphan.why


def newer(text: str) -> tuple[Report, Reading]:
    """A version with another lead, read as the first one was."""
    report = a_report(text)
    quote = said(report, "Ilse Varn", "said", '"We will not sell the harbour,"', "Ilse Varn")
    return report, a_reading(quote, said(report, "Two of her aides", "denied", "that 40 berths had been promised"))


def test_judgements_are_carried_to_a_new_version(store: Store) -> None:
    judge(store, "correct_span", QUOTE.id, {"source": plain(place(REPORT, "Ilse Varn, the mayor"))})
    judge(store, "correct_stance", DENIAL.id, {"stance": "doubts"})
    judge(store, "add_statement", None, {"kind": "indirect", "content": plain(place(REPORT, "40 berths"))})
    judge(store, "correct_report", None, {"outlet": "The Quay Post"})
    report, reading = newer("New: " + TEXT + "Updated at noon.")
    store.add(received(report), reading)
    entry = store.entry(report.id)
    quote, denial, added = entry.reading.statements
    assert quote.source == place(report, "Ilse Varn, the mayor")
    assert denial.stance == "doubts"
    assert (added.content, added.parent) == (place(report, "40 berths"), denial.id)
    assert entry.report.outlet == "The Quay Post"
    assert list(store.orphans()) == []
    assert store.entry(REPORT.id).reading.statements[0].source == place(REPORT, "Ilse Varn, the mayor")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"We will not sell the harbour,"', '"We will keep the harbour,"', "do not stand in this version"),
        ("Varn\n", "Varn!\n", "do not stand in this version"),  # the words around it differ
    ],
)
def test_judgements_without_a_place_in_a_new_version_are_orphaned(store: Store, old: str, new: str, why: str) -> None:
    judge(store, "correct_stance", QUOTE.id, {"stance": "doubts"})
    report = a_report(TEXT.replace(old, new))
    store.add(received(report), a_reading())
    (orphan,) = store.orphans()
    assert orphan.report == report.id
    assert why in orphan.why
    assert store.entry(REPORT.id).reading.statements[0].stance == "doubts", "on its own version it still stands"


def test_words_that_stand_twice_are_not_chosen_between(store: Store) -> None:
    judge(store, "correct_stance", QUOTE.id, {"stance": "doubts"})
    report = a_report(TEXT + TEXT)
    store.add(received(report), a_reading())
    (orphan,) = store.orphans()
    assert "more than once" in orphan.why


def test_a_corrected_date_is_not_carried_to_a_version_with_another(store: Store) -> None:
    judge(store, "correct_report", None, {"published": "2031-05-07"})
    report = a_report(TEXT + "Updated.", published="2031-05-09")
    store.add(received(report), a_reading())
    assert store.entry(report.id).report.published == "2031-05-09"
    assert "another published" in next(store.orphans()).why


def test_a_judgement_on_a_later_version_leaves_the_earlier_alone(store: Store) -> None:
    report, reading = newer(TEXT + "Updated.")
    store.add(received(report), reading)
    store.judge("reject_statement", [(report.id, reading.statements[0].id)], by="ana")
    assert store.entry(REPORT.id).reading == READING


@settings(max_examples=100, deadline=None)
@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30), st.data())
def test_carried_spans_cover_the_same_words(before: str, after: str, data: st.DataObject) -> None:
    middle = "The “harbour” 🙂 stays"
    old, new = a_report(middle), a_report(before + middle + after)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(middle)), min_size=2, max_size=6)))
    spans = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    member = anchor(old, None, spans)
    assert locate(member, old) == spans
    try:
        found = locate(member, new)
    except LostError:
        assert len(before + after) > 0
    else:
        assert [span.of(new.text) for span in found] == [span.of(old.text) for span in spans]
