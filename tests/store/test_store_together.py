"""What only reports together tell: kept whole, written once, left out where it leads nowhere, judged by people."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from harbour import DENIAL, ENTITY, FIGURE, MENTION, QUOTE, READING, REPORT, TEXT, judge, read_again
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import LATER_READER, a_reading, a_report, figure, person, received, rows, said
from inquit.errors import StoreError
from inquit.model import (
    Comparison,
    Copy,
    Identity,
    Link,
    Links,
    Memory,
    Origin,
    Passage,
    Ref,
    Report,
    Span,
    Stretch,
    Utterance,
    Variant,
)
from inquit.resolve.decisions import DECISIONS, FACTS
from inquit.store import Store, schema
from strategies import maybe_words, scores, words

OTHER = a_report("Varn will keep the harbour, she said. 45 berths were promised.\n", "b.txt", outlet="The Quay Post")
TOLD = said(OTHER, "she", "said", "Varn will keep the harbour")
BERTHS = figure(OTHER, "45", 45)
VARN_MENTION, VARN = person(OTHER, "Varn")
OTHER_READING = a_reading(TOLD, figures=(BERTHS,), mentions=(VARN_MENTION,), entities=(VARN,))


def ref(report: Report, item: Any) -> Ref:
    return Ref(report.id, item.id)


def link(a: Ref, b: Ref, verdict: Any = "same") -> Link:
    return Link(*sorted((a, b)), verdict, 0.9, ("they sound alike",))


QUOTES = link(ref(REPORT, QUOTE), ref(OTHER, TOLD))
COUNTS = link(ref(REPORT, FIGURE), ref(OTHER, BERTHS), "different")
NAMES = link(ref(REPORT, ENTITY), ref(OTHER, VARN))
LINKS = Links(
    identities=(Identity("i1", "Ilse Varn", "person", ("Varn",), (NAMES.a, NAMES.b), (NAMES,)),),
    copies=(Copy("c1", Passage(REPORT.id, Span(0, 9)), Passage(OTHER.id, Span(5, 15)), 2, False, None, ("2 words",)),),
    utterances=(
        Utterance(
            "u1",
            (
                Variant(ref(REPORT, QUOTE), "direct"),
                Variant(ref(OTHER, TOLD), "indirect", (Stretch("missing", None, Span(40, 50)),)),
            ),
            (QUOTES,),
            (link(ref(REPORT, DENIAL), ref(OTHER, TOLD), "similar"),),
            origins=(Origin("Sound Wire", (REPORT.id, OTHER.id), ("through Sound Wire",)),),
        ),
    ),
    comparisons=(Comparison("f1", "berths", None, None, (COUNTS.a, COUNTS.b), (COUNTS,)),),
)
MEMORY = Memory({"figures": [("r1", "x", None, None, None)]}, {"figures": [("f1", "f2", "xy", "null")]})


@pytest.fixture
def both(store: Store) -> Store:
    store.add(received(OTHER), OTHER_READING)
    return store


# Any links and any memory ---------------------------------------------------------------------------------------

some = st.lists(words, max_size=2).map(tuple)
refs = st.builds(Ref, words, words)
places = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
several = st.lists(refs, max_size=3).map(tuple)
links_of_two = st.lists(
    st.builds(Link, refs, refs, st.sampled_from(["same", "similar", "different"]), scores, some), max_size=2
).map(tuple)
stretches = st.builds(Stretch, st.sampled_from(["same", "added"]), st.none() | places, st.none() | places)
variants = st.builds(Variant, refs, st.sampled_from(["direct", "headline"]), st.lists(stretches).map(tuple))
origins = st.lists(st.builds(Origin, words, some, some), max_size=2).map(tuple)
passages = st.builds(Passage, words, places)


def in_order(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(kind, max_size=3, unique_by=lambda one: one.id).map(
        lambda found: tuple(sorted(found, key=lambda one: one.id))
    )


any_links = st.builds(
    Links,
    in_order(st.builds(Identity, words, words, st.just("person"), some, several, links_of_two, links_of_two)),
    in_order(st.builds(Copy, words, passages, passages, st.integers(0), st.booleans(), maybe_words, some)),
    in_order(
        st.builds(
            Utterance,
            words,
            st.lists(variants, max_size=2).map(tuple),
            links_of_two,
            links_of_two,
            several,
            st.none() | origins,
        )
    ),
    in_order(st.builds(Comparison, words, words, maybe_words, maybe_words, several, links_of_two)),
)
facts = st.tuples(words, words, maybe_words, maybe_words, maybe_words)
decisions = st.tuples(words, words, words, words)


def by_kind(row: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(words, st.lists(row, min_size=1, max_size=4, unique=True), max_size=2)


memories = st.builds(Memory, by_kind(facts), by_kind(decisions))


def as_sets(memory: Memory) -> list[dict[str, set[Any]]]:
    return [{kind: set(told) for kind, told in part.items()} for part in (memory.facts, memory.decisions)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(any_links, memories), min_size=1, max_size=3))
def test_whatever_was_kept_last_is_there_and_nothing_else(kept: list[tuple[Links, Memory]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "s"
        with Store.open(path, write=True) as store:
            for links, memory in kept:
                store.keep_links(links, memory)
                assert store.links() == links
                assert as_sets(store.memory()) == as_sets(memory)
        with Store.open(path) as again:
            assert again.links() == kept[-1][0]
            assert as_sets(again.memory()) == as_sets(kept[-1][1])


def test_rows_are_those_that_resolving_makes() -> None:
    for table, columns in ((schema.known_fact, FACTS), (schema.known_decision, DECISIONS)):
        assert [column.name for column in table.columns][2:] == list(columns)


# When ------------------------------------------------------------------------------------------------------------


def test_none_is_not_the_same_as_nothing_found(store: Store) -> None:
    assert store.links() is None
    assert not store.links_are_current()
    assert store.memory() == Memory()
    store.keep_links(Links(), Memory())
    assert store.links() == Links()
    assert store.links_are_current()


def test_links_are_of_the_record_as_it_was(both: Store) -> None:
    both.keep_links(LINKS, MEMORY)
    assert both.links_are_current()
    assert not both.add(received(OTHER), OTHER_READING)
    assert both.links_are_current(), "nothing was new"
    made = judge(both, "correct_stance", QUOTE.id, {"stance": "doubts"})
    assert not both.links_are_current()
    assert both.links() == LINKS
    both.keep_links(LINKS, MEMORY)
    both.undo(made.id, by="ana")
    assert not both.links_are_current()
    both.keep_links(LINKS, MEMORY)
    both.relabel(replace(OTHER, blocks=()), OTHER_READING)
    assert not both.links_are_current()


def test_a_store_opened_for_reading_keeps_nothing(store: Store) -> None:
    with Store.open(store.path) as reader, pytest.raises(StoreError, match="reading only"):
        reader.keep_links(Links(), Memory())


# What is written -------------------------------------------------------------------------------------------------


def test_only_what_differs_is_written(store: Store) -> None:
    """Watched by triggers: they see every row that anything writes or deletes."""
    decided = [(f"a{n}", "b", "st", "null") for n in range(1000)]
    told = [("r1", "m", f"i{n}", "st", "{}") for n in range(50)]
    store.keep_links(LINKS, Memory({"tellings": told}, {"tellings": decided, "figures": decided}))
    with closing(sqlite3.connect(store.path)) as plain:
        plain.execute("CREATE TABLE seen (what TEXT)")
        for table in ("current_link", "known_fact", "known_decision"):
            for verb in ("INSERT", "UPDATE", "DELETE"):
                plain.execute(
                    f"CREATE TRIGGER {table}_{verb} AFTER {verb} ON {table} BEGIN "
                    f"INSERT INTO seen VALUES ('{verb} {table}'); END"
                )
        plain.commit()
    same = Memory({"tellings": told[::-1]}, {"figures": decided[::-1], "tellings": decided})
    store.keep_links(LINKS, same)
    assert rows(store.path, "SELECT * FROM seen") == []
    copy = replace(LINKS.copies[0], words=3)
    more = [*decided[1:], ("a0", "b", "other", "null"), ("a1", "c", "st", "null")]
    store.keep_links(
        replace(LINKS, copies=(copy,)), Memory({"tellings": told[:-1]}, {**same.decisions, "figures": more})
    )
    seen = [row["what"] for row in rows(store.path, "SELECT what FROM seen ORDER BY what")]
    assert seen == [
        *("DELETE current_link", "DELETE known_decision", "DELETE known_fact"),
        *("INSERT current_link", "INSERT known_decision", "INSERT known_decision"),
    ]
    assert set(store.memory().decisions["figures"]) == set(more)


# What is left out ------------------------------------------------------------------------------------------------


def test_links_to_what_is_no_longer_read_are_left_out(both: Store) -> None:
    both.keep_links(LINKS, MEMORY)
    judge(both, "reject_statement", DENIAL.id)
    found = both.links()
    assert found is not None
    assert found == replace(LINKS, utterances=(replace(LINKS.utterances[0], similar=()),))
    read_again(both, replace(READING, statements=(), entities=()))
    found = both.links()
    assert found is not None
    (utterance,) = found.utterances
    assert utterance.variants == (Variant(ref(OTHER, TOLD), "indirect"),), "no stretches: what they led to is gone"
    assert (utterance.links, utterance.similar, utterance.origins) == ((), (), LINKS.utterances[0].origins)
    (identity,) = found.identities
    assert (identity.members, identity.links) == ((ref(OTHER, VARN),), ())
    assert (found.copies, found.comparisons) == (LINKS.copies, LINKS.comparisons)


def test_links_to_an_earlier_version_are_left_out(both: Store) -> None:
    both.keep_links(LINKS, MEMORY)
    both.add(received(a_report(OTHER.text + "More soon.\n", "b.txt", outlet="The Quay Post")), a_reading())
    found = both.links()
    assert found is not None
    assert (found.copies, found.comparisons) == ((), ())
    (utterance,) = found.utterances
    assert [variant.statement for variant in utterance.variants] == [ref(REPORT, QUOTE)]
    assert utterance.origins == (Origin("Sound Wire", (REPORT.id,), ("through Sound Wire",)),)
    both.keep_links(Links(), Memory())
    assert both.links() == Links()


# Judgements on two -----------------------------------------------------------------------------------------------


def test_judgements_on_two_are_links(both: Store) -> None:
    assert both.pair_judgements() == []
    on = [(OTHER.id, TOLD.id), (REPORT.id, QUOTE.id)]
    both.judge("same", on, by="ana", because="one visit")
    both.judge("different", [(REPORT.id, ENTITY.id), (OTHER.id, VARN.id)], by="ben")
    both.judge("unsure", [(REPORT.id, DENIAL.id), (OTHER.id, TOLD.id)], by="ana")
    judge(both, "correct_stance", QUOTE.id, {"stance": "doubts"})
    assert both.pair_judgements() == sorted(
        [
            replace(QUOTES, score=1.0, because=("judged so by ana", "one visit")),
            replace(NAMES, verdict="different", score=1.0, because=("judged so by ben",)),
            Link(*sorted((ref(REPORT, DENIAL), ref(OTHER, TOLD))), "possibly", 1.0, ("judged so by ana",)),
        ],
        key=lambda link: (link.a, link.b),
    )


def test_the_later_judgement_on_a_pair_wins_and_one_taken_back_is_none(both: Store) -> None:
    on = [(REPORT.id, QUOTE.id), (OTHER.id, TOLD.id)]
    both.judge("same", on, by="ana")
    later = both.judge("different", on[::-1], by="ben")
    assert [link.verdict for link in both.pair_judgements()] == ["different"]
    both.undo(later.id, by="ben")
    assert [link.verdict for link in both.pair_judgements()] == ["same"]


def test_of_several_items_each_two(both: Store) -> None:
    on = [(REPORT.id, QUOTE.id), (REPORT.id, DENIAL.id), (OTHER.id, TOLD.id)]
    both.judge("different", on, by="ana")
    both.judge("unsure", on[1:], by="ana")
    told = {frozenset((link.a.item, link.b.item)): link.verdict for link in both.pair_judgements()}
    assert told == {
        frozenset((QUOTE.id, DENIAL.id)): "different",
        frozenset((QUOTE.id, TOLD.id)): "different",
        frozenset((DENIAL.id, TOLD.id)): "possibly",
    }


def test_a_whole_report_and_what_is_not_read_any_more_are_no_items(both: Store) -> None:
    both.judge("same", [(REPORT.id, None), (OTHER.id, TOLD.id)], by="ana")
    both.judge("same", [(REPORT.id, DENIAL.id), (OTHER.id, TOLD.id)], by="ana")
    assert len(both.pair_judgements()) == 1
    judge(both, "reject_statement", DENIAL.id)
    assert both.pair_judgements() == []


def test_pairs_are_found_again_after_another_reading_and_in_a_later_version(both: Store) -> None:
    both.judge("same", [(REPORT.id, QUOTE.id), (OTHER.id, TOLD.id)], by="ana")
    both.judge("same", [(REPORT.id, ENTITY.id), (OTHER.id, VARN.id)], by="ana")
    wider = said(REPORT, "Ilse Varn, the mayor", "said", '"We will not sell the harbour,"', "Ilse Varn")
    named = replace(ENTITY, id="e" + "0" * 16, name="Mayor Varn")
    reread = replace(READING, statements=(wider,), entities=(named,), mentions=(replace(MENTION, entity=named.id),))
    read_again(both, reread)
    ends = {link.a for link in both.pair_judgements()} | {link.b for link in both.pair_judgements()}
    assert ends == {ref(REPORT, wider), ref(REPORT, named), ref(OTHER, TOLD), ref(OTHER, VARN)}
    later = a_report("Updated. " + TEXT)
    quote = said(later, "Ilse Varn", "said", '"We will not sell the harbour,"', "Ilse Varn")
    both.add(received(later), a_reading(quote, reader=LATER_READER))
    (pair,) = both.pair_judgements()
    assert {pair.a, pair.b} == {ref(later, quote), ref(OTHER, TOLD)}
    assert len(list(both.orphans())) == 1
