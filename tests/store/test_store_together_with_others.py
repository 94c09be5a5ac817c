"""What others do while a record is open: several judgements at once, links found while something is judged, stamps."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from harbour import DENIAL, FIGURE, QUOTE, REPORT, judge

from inquit.errors import JudgementError
from inquit.model import Links, Memory
from inquit.store import Short, Stamp, Store

CONFIRM = Short("confirm", ((REPORT.id, QUOTE.id),))
DENIES = Short("correct_stance", ((REPORT.id, QUOTE.id),), {"stance": "denies"})
AMISS = Short("correct_stance", ((REPORT.id, FIGURE.id),), {"stance": "denies"})


def test_several_judgements_are_kept_all_or_none(store: Store) -> None:
    with pytest.raises(JudgementError, match="judgement 2: correct_stance: there is no such item"):
        store.judge_all([DENIES, AMISS], by="ana")
    assert list(store.judgements()) == []
    made = store.judge_all([DENIES, CONFIRM], by="ana")
    assert list(store.judgements()) == made
    with pytest.raises(JudgementError, match=r"judgement 2: .*holds no judgement nothing"):
        store.undo_all([made[0].id, "nothing"], by="ana")
    assert store.undone() == set()
    store.undo_all([one.id for one in made], by="ben")
    assert store.undone() == {one.id for one in made}


def test_what_is_confirmed_is_reviewed_and_not_corrected(store: Store) -> None:
    judge(store, "confirm", DENIAL.id)
    judge(store, "confirm", None)
    entry = store.entry(REPORT.id)
    for item in (DENIAL.id, REPORT.id):
        assert entry.reviewed(item) and not entry.corrected(item) and not entry.added(item)
    assert not entry.reviewed(QUOTE.id)
    judge(store, "correct_stance", DENIAL.id, {"stance": "doubts"})
    assert store.entry(REPORT.id).corrected(DENIAL.id)


def test_links_found_before_a_judgement_are_not_current_after_it(store: Store) -> None:
    stamp = store.stamp()
    judge(store, "confirm", DENIAL.id)
    store.keep_links(Links(), Memory(), stamp)
    assert (store.links(), store.links_are_current(), store.links_found_from()) == (Links(), False, stamp)
    store.keep_links(Links(), Memory())
    assert store.links_are_current() and store.links_found_from() == store.stamp()


def test_marks_tell_which_reports_stand_as_they_stood(store: Store) -> None:
    before = store.marks()
    assert before == {REPORT.id: Stamp(1, 0)}
    made = judge(store, "confirm", DENIAL.id)
    judged = store.marks()
    assert judged[REPORT.id] != before[REPORT.id]
    store.undo(made.id, by="ana")
    assert store.marks()[REPORT.id] not in (before[REPORT.id], judged[REPORT.id])
    assert store.report_ids() == {REPORT.id}


def test_threads_take_turns(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: judge(store, "confirm", DENIAL.id), range(24)))
    made = list(store.judgements())
    assert len({one.id for one in made}) == 24
    assert [one.at for one in made] == sorted(one.at for one in made)


def test_a_corrected_speaker_is_the_entity_of_that_name(store: Store) -> None:
    value = {"status": "named", "name": "Ilse Varn", "kind": "person"}
    judge(store, "correct_speaker", DENIAL.id, value)
    entry = store.entry(REPORT.id)
    (entity,) = entry.reading.entities
    denial = entry.item(DENIAL.id)
    assert denial.speaker.entity == entity.id  # type: ignore[union-attr]
    judge(store, "correct_speaker", DENIAL.id, {**value, "name": "Somebody Else"})
    assert store.entry(REPORT.id).item(DENIAL.id).speaker.entity is None  # type: ignore[union-attr]
