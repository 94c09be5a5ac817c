"""Names: spellings, parts, and the vocabularies behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.resolve.entities.aliases import known_as, party
from inquit.resolve.entities.bodies import body_name, like_bodies
from inquit.resolve.entities.names import PersonName, like_persons, person_name
from inquit.resolve.entities.spelling import folded, rough, spelled
from inquit.vocabulary import table

TABLES = ("alias_bodies.tsv", "alias_groups.tsv", "alias_companies.tsv", "alias_places.tsv")
WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=1, max_size=12)
NAMES = st.lists(
    st.sampled_from(["Ilka", "Sergei", "al-Tarwin", "J.", "van", "Orlan", "Jr.", "Kim", "Bin"]), max_size=5
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergey", "Sergei"), ("Mohammed", "Muhammad"), ("Khalmet", "Halmet"), ("Orlovsky", "Orlovskii"), ("Zoë", "Zoe")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert spelled(folded(one)) == spelled(folded(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Anna", "Anne-Lis"), ("Erik", "Erika"), ("Orlov", "Orlova"), ("Marten", "Morten")]
)
def test_other_names(one: str, other: str) -> None:
    assert spelled(folded(one)) != spelled(folded(other))


@given(WORDS)
def test_what_is_spelled_alike_sounds_alike(word: str) -> None:
    assert rough(word) and spelled(word)
    assert rough(spelled(word)) == rough(word) or spelled(spelled(word)) != spelled(word)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ilka Sorvan", PersonName(("ilka",), "sorvan")),
        ("Gen. Ilka van der Sorvan", PersonName(("ilka",), "sorvan", ("van", "der"))),
        ("Mohammed al-Tarwin", PersonName(("mohammed",), "tarwin")),
        ("Abd al-Qadir Tarwin", PersonName(("abdelqadir",), "tarwin")),
        ("Carlo Benst Jr.", PersonName(("carlo",), "benst", (), "Jr")),
        ("J.R. Benst", PersonName(("j", "r"), "benst")),
    ],
)
def test_parts_of_a_persons_name(text: str, name: PersonName) -> None:
    assert person_name(text) == name


@given(NAMES, NAMES)
def test_likeness_is_the_same_in_either_order(one: list[str], other: list[str]) -> None:
    a, b = person_name(" ".join(one)), person_name(" ".join(other))
    there, here = like_persons(a, b), like_persons(b, a)
    assert there[0] == here[0] and (there[1] is None) == (here[1] is None)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Ministry of Defence", "Defense Ministry", "same"),
        ("Torvik Maritime ASA", "Torvik Maritime", "same"),
        ("Lakes Relief Committee", "LRC", "acronym"),
        ("Torvik Maritime", "Torvik Maritime Foundation", "shorter"),
        ("Bank of Torvik", "Torvik Hospital", None),
        ("IBQ", "IBZ", None),
    ],
)
def test_names_of_bodies(one: str, other: str, likeness: str | None) -> None:
    assert like_bodies(body_name(one), body_name(other))[0] == likeness
    assert like_bodies(body_name(other), body_name(one))[0] == likeness


def test_there_are_many_known_parties_and_their_own_names_lead_to_one() -> None:
    known = [row for name in TABLES for row in table(f"across/{name}")]
    assert len(known) > 200
    for name, more, _, _ in known:
        for way in (name, *more.split("|")):
            if way != "-" and not way.endswith("?"):
                assert [found.id for found, own in known_as(way) if own] == [folded(name.rstrip("?"))], way


def test_no_party_is_among_those_it_must_not_be_taken_for() -> None:
    for table_name in TABLES:
        for name, more, _, _ in table(f"across/{table_name}"):
            known = party(folded(name.rstrip("?")))
            own = {folded(way.rstrip("?")) for way in (name, *more.split("|"))}
            assert not known.others & own, name
