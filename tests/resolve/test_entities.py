"""Who is who across reports: cases as data, and what holds for any two parties."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import cases
from inquit.model import Link, MentionKind, from_json, to_json
from inquit.resolve.entities import Facts, decide, facts, keys
from resolve.parties import named_report, party

CASES = cases("identities")
PARTIES = [party(case[side], f"{n}-{side}.txt") for n, case in enumerate(CASES) for side in "ab"]
parties = st.sampled_from(PARTIES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_cases(case: dict[str, Any]) -> None:
    link = decide(party(case["a"], "a.txt"), party(case["b"], "b.txt"))
    assert (link.verdict if link else "none") == case["expect"], link
    if link is not None:
        assert all(link.because)
        assert case.get("because", "") in "; ".join(link.because)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_what_has_a_link_shares_a_key(case: dict[str, Any]) -> None:
    a, b = party(case["a"], "a.txt"), party(case["b"], "b.txt")
    if case["expect"] in ("same", "possibly"):
        assert set(keys(a)) & set(keys(b))


@given(parties, parties)
def test_a_decision_is_the_same_in_either_order(a: Facts, b: Facts) -> None:
    link = decide(a, b)
    assert link == decide(b, a)
    if link is not None:
        assert link.a == min(a.ref, b.ref) and link.b == max(a.ref, b.ref)


@given(parties)
def test_nothing_is_linked_with_itself(a: Facts) -> None:
    assert decide(a, a) is None


@given(parties, parties)
def test_only_parties_with_a_key_in_common_are_joined(a: Facts, b: Facts) -> None:
    link = decide(a, b)
    assert link is None or link.verdict != "same" or set(keys(a)) & set(keys(b))


@given(parties, parties)
def test_facts_and_links_outlive_json(a: Facts, b: Facts) -> None:
    assert from_json(to_json(a), Facts) == a
    link = decide(a, b)
    assert link is None or from_json(to_json(link), Link) == link
    assert decide(from_json(to_json(a), Facts), b) == link


def test_a_role_alone_is_no_party() -> None:
    report, reading = named_report("The Foreign Minister smiled.", [("Foreign Minister", "person")])
    assert facts(report, reading) == []


def test_a_role_is_a_fact_of_its_report() -> None:
    text = "Ilka Sorvan, the former harbour master of Quelm, waved. Quelm was dark."
    report, reading = named_report(text, [("Ilka Sorvan", "person"), ("Quelm", "place")])
    told = facts(report, reading)[0]
    (role,) = told.roles
    assert (role.office, role.past, role.homes) == ("harbour master", True, ("quelm",))
    assert told.date == "2031-05-06"


def test_names_that_the_reader_keeps_apart_in_one_report_stay_apart() -> None:
    text = "Anna Lindqast met Peter Lindqast, and later Anna Lindqast-Brul."
    names = [("Anna Lindqast", "person"), ("Peter Lindqast", "person")]
    anna, peter = facts(*named_report(text, names))
    link = decide(anna, peter)
    assert link is not None and link.verdict == "different"


def test_a_country_under_two_names_of_one_report_is_one() -> None:
    one, other = facts(*named_report("Burma, now Myanmar.", [("Burma", "place"), ("Myanmar", "place")]))
    link = decide(one, other)
    assert link is not None and link.verdict == "same"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Senior Official", "person"),
        ("Deputy Foreign Minister", "organisation"),
        ("Karvenian Defence Minister", "group"),
        ("Chief Prosecutor", "person"),
    ],
)
def test_a_role_phrase_names_nobody_whatever_it_was_read_as(name: str, kind: MentionKind) -> None:
    report, reading = named_report(f"The {name} denied the deal.", [(name, kind)])
    assert facts(report, reading) == []


def test_a_body_that_was_read_too_short_gets_its_whole_name_and_acronym() -> None:
    text = "The Front for Clean Wells (FCW) blocked the sluice."
    (front,) = facts(*named_report(text, [("Clean Wells", "place")]))
    assert (front.name, front.kind) == ("Front for Clean Wells", "organisation")
    assert "FCW" in front.names


def test_a_place_behind_of_keeps_its_own_name() -> None:
    told = facts(*named_report("The Bank of Quelm closed; Quelm slept.", [("Quelm", "place")]))
    assert [fact.name for fact in told] == ["Quelm"]


def test_reasons_show_names_and_words_as_written() -> None:
    texts = ("Odo Bransel netted eels at Ores, in Karvenia.", "Eels at Ores, says Odo Bransel, have left Karvenia.")
    names: list[tuple[str, MentionKind]] = [("Odo Bransel", "person"), ("Ores", "place"), ("Karvenia", "place")]
    one, other = (facts(*named_report(text, names, f"{n}.txt"))[0] for n, text in enumerate(texts))
    link = decide(one, other)
    assert link is not None
    told = "; ".join(link.because)
    assert "Ores" in told and "Karvenia" in told and "Karven " not in told and "eels" in told.lower()


@pytest.mark.parametrize(
    ("text", "read", "kind", "name"),
    [
        ("The charity Médecins du Littoral flew salt.", "du Littoral", "place", "Médecins du Littoral"),
        (
            "The Forestry and Peatlands Ministry waits.",
            "Peatlands Ministry",
            "organisation",
            "Forestry and Peatlands Ministry",
        ),
        ("Officers of the Rem provincial police came.", "Rem", "place", "Rem provincial police"),
        ("Growers will buy Kobla and Daughters.", "Kobla", "place", "Kobla and Daughters"),
        ("Twelve men of Petkan Shipping swam.", "Petkan", "place", "Petkan Shipping"),
        ("The ward at St Thekla's Hospital is full.", "St Thekla", "place", "St Thekla's Hospital"),
        ("Meatpacker Corlan Foods Inc. closed.", "Meatpacker Corlan Foods Inc.", "organisation", "Corlan Foods Inc."),
        ("In the gallery, KORLANOVÁ Ilka came first.", "Ilka", "person", "Ilka Korlanová"),
        ("Viktor Andreyevich Lozanov left.", "Andreyevich Lozanov", "person", "Viktor Andreyevich Lozanov"),
        ("Birds, Director A. M. Elbran said, came.", "M. Elbran", "person", "A. M. Elbran"),
    ],
)
def test_a_name_that_was_read_too_short_or_too_long_is_made_whole(
    text: str, read: str, kind: MentionKind, name: str
) -> None:
    told = facts(*named_report(text, [(read, kind)]))
    assert [fact.name for fact in told] == [name]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Saif al-Jabal, also known as Sword of the Mountain, waits.", ("Sword of the Mountain",)),
        ("Saif al-Jabal (formerly Army of Wells) waits.", ("Army of Wells",)),
        ("Saif al-Jabal named Odo Bransel, its envoy, as chief.", ()),
        ("Saif al-Jabal called Karvenia, its neighbour, a friend.", ()),
    ],
)
def test_another_name_is_one_that_the_report_says_to_be_the_same(text: str, other: tuple[str, ...]) -> None:
    (group,) = facts(*named_report(text, [("Saif al-Jabal", "group")]))
    assert group.called == other
