"""Who is who within one report: short names, namesakes, acronyms, shared surnames, roles and genders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_report
from inquit.extract.names.items import items_of
from inquit.extract.names.matching import spelling
from inquit.model import MentionKind
from named import cast_in, cast_of

Names = dict[str, MentionKind]


def people(*names: str) -> Names:
    return dict.fromkeys(names, "person")


def bodies(*names: str) -> Names:
    return dict.fromkeys(names, "organisation")


@pytest.mark.parametrize(
    ("text", "names", "parties"),
    [
        ("Lena Voss left. Voss was tired.", people("Lena Voss", "Voss"), [["Lena Voss", "Voss"]]),
        ("Voss left. Lena Voss was tired.", people("Lena Voss", "Voss"), [["Voss", "Lena Voss"]]),
        ("Lena Voss left. Lena was tired.", people("Lena Voss", "Lena"), [["Lena Voss", "Lena"]]),
        ("Lena M. Voss left. Lena Voss slept.", people("Lena M. Voss", "Lena Voss"), [["Lena M. Voss", "Lena Voss"]]),
        ("J. Adler left. Julia Adler slept.", people("J. Adler", "Julia Adler"), [["J. Adler", "Julia Adler"]]),
        ("Sergei Malin left. Sergey Malin slept.", people("Sergei Malin", "Sergey Malin"), 1),
        ("Piet Adler met Nora Adler.", people("Piet Adler", "Nora Adler"), [["Piet Adler"], ["Nora Adler"]]),
        ("Piet Adler met Nora Dorn.", people("Piet Adler", "Nora Dorn"), [["Piet Adler"], ["Nora Dorn"]]),
        ("Karl Emmer Sr. met Karl Emmer.", people("Karl Emmer Sr.", "Karl Emmer"), 1),
        ("The World Bank lent. The Bank was late.", bodies("World Bank", "Bank"), 2),
        ("Vantor Coal fell. Vantor was late.", bodies("Vantor Coal", "Vantor"), [["Vantor Coal", "Vantor"]]),
        ("The Oss Fishers Union met. The OFU voted.", bodies("Oss Fishers Union", "OFU"), 1),
        ("The Bund of Oss (BO) met. BO voted.", bodies("Bund of Oss", "BO"), 1),
        ("The Fischerbund Oss (FIBO) met. FIBO voted.", bodies("Fischerbund Oss", "FIBO"), 1),
        ("The Fischerbund Oss met. FIBO voted.", bodies("Fischerbund Oss", "FIBO"), 2),
        ("The World Health Organization met. The WHO voted.", bodies("World Health Organization"), 1),
        ("Kabul fell. Kabul Airlines flew.", {"Kabul": "place", "Kabul Airlines": "organisation"}, 2),
        ("Air China flew. China waited.", {"Air China": "place", "China": "place"}, 2),
        ("The Fisheries Board (FBO) met. FBO voted.", bodies("Fisheries Board", "FBO"), 1),
        ("Karl Lufthansa left. Lufthansa flew.", people("Karl Lufthansa") | bodies("Lufthansa"), 2),
        ("Washington wrote to George Washington.", {"Washington": "place", "George Washington": "person"}, 2),
    ],
)
def test_mentions_of_one_party_are_brought_together(text: str, names: Names, parties: int | list[list[str]]) -> None:
    told = [party.names for party in cast_of(text, names)[1].parties()]
    assert (len(told) if isinstance(parties, int) else told) == parties


@pytest.mark.parametrize(
    ("text", "names", "name"),
    [
        ("Voss left. Lena Voss was tired.", people("Lena Voss", "Voss"), "Lena Voss"),
        ("J. Adler left. Julia Adler slept.", people("J. Adler", "Julia Adler"), "Julia Adler"),
        ("The OFU voted. The Oss Fishers Union met.", bodies("Oss Fishers Union", "OFU"), "Oss Fishers Union"),
    ],
)
def test_a_party_has_the_fullest_of_its_names(text: str, names: Names, name: str) -> None:
    (party,) = cast_of(text, names)[1].parties()
    assert party.name == name


COUPLE = "Piet Adler and Nora Adler opened the plant. "
BROTHERS = "Piet Adler and Karl Adler opened the plant. "


@pytest.mark.parametrize(
    ("text", "namesakes"),
    [
        (COUPLE + "Adler slept.", ["Piet Adler", "Nora Adler"]),
        (COUPLE + "Mrs. Adler slept.", []),
        (COUPLE + "Mr. Adler slept.", []),
        (BROTHERS + "Mr. Adler slept.", ["Piet Adler", "Karl Adler"]),
    ],
)
def test_a_surname_of_several_is_nobodys_unless_the_report_tells_whose(text: str, namesakes: list[str]) -> None:
    _, cast = cast_of(text, people("Piet Adler", "Nora Adler", "Karl Adler", "Adler"))
    last = cast.party[-1]
    assert sorted(party.name for party in last.namesakes) == sorted(namesakes)
    if not namesakes:
        assert last.name == ("Nora Adler" if "Mrs." in text else "Piet Adler")


def test_a_first_name_before_and_shares_the_surname_behind_it() -> None:
    text = "Joel and Hana Perrin own a mill. Joel Perrin bakes. Perrin slept."
    _, cast = cast_of(text, people("Hana Perrin", "Joel Perrin", "Perrin"))
    joel, hana, again, both = cast.party
    assert (joel.name, hana.name) == ("Joel Perrin", "Hana Perrin")
    assert again is joel
    assert {party.name for party in both.namesakes} == {"Joel Perrin", "Hana Perrin"}


def test_who_shares_a_surname_alone_may_be_meant_by_it() -> None:
    _, cast = cast_of("Joel and Hana Perrin own a mill. Perrin slept.", people("Hana Perrin", "Perrin"))
    assert {party.name for party in cast.party[-1].namesakes} == {"Joel", "Hana Perrin"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Finance Minister Lena Voss left.", ["Finance Minister"]),
        ("They met Russian Defense Minister, General Lena Voss.", ["Russian Defense Minister, General"]),
        ("Lena Voss, the mayor of Oss, left.", ["mayor of Oss"]),
        ("Lena Voss, 43, left.", ["43"]),
        ("Former mayor Lena Voss, now a lawyer, left.", ["Former mayor", "now a lawyer"]),
        ("Mrs. Lena Voss left.", []),
        ("Lena Voss, tired and cold, left.", []),
        ("Rain fell and Lena Voss left.", []),
        ("Lena Voss left. The mayor slept.", []),
        ("Mayor Lena Voss left. Lena Voss, a lawyer, slept.", ["Mayor", "lawyer"]),
    ],
)
def test_roles_are_those_told_right_before_and_behind(text: str, roles: list[str]) -> None:
    (party,) = cast_of(text, people("Lena Voss"))[1].parties()
    assert [role.text for role in party.roles] == roles
    assert all(role.text == role.span.of(text) for role in party.roles)


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Mrs. Koroma left.", "Koroma", "woman"),
        ("Mr. Koroma left.", "Koroma", "man"),
        ("Koroma left.", "Koroma", None),
        ("Businesswoman Robin Vale left.", "Robin Vale", "woman"),
        ("Robin Vale, a retired businessman, left.", "Robin Vale", "man"),
        ("Robin Vale left.", "Robin Vale", None),
        ("Hana Perrin left.", "Hana Perrin", "woman"),
        ("Peter Perrin left.", "Peter Perrin", "man"),
        ("Robin Vale lost her hat. Robin Vale said she was cold.", "Robin Vale", "woman"),
        ("Robin Vale lost her hat. Robin Vale said he was cold.", "Robin Vale", None),
    ],
)
def test_the_gender_is_what_title_trade_name_or_pronouns_tell(text: str, name: str, gender: str | None) -> None:
    (party,) = cast_of(text, people(name))[1].parties()
    assert party.gender == gender


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Sergey", "Sergei", True), ("Müller", "Muller", True), ("Joel", "Noel", False), ("Anna", "Ana", True)],
)
def test_spellings(one: str, other: str, same: bool) -> None:
    assert (spelling(one) == spelling(other)) is same


WORDS = [
    "Lena Voss",
    "Voss",
    "Nora Voss",
    "Lena",
    "Mrs. Voss",
    "Oss Fishers Union",
    "OFU",
    "Oss",
    "and",
    "said",
    "left.",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20), st.booleans())
def test_every_mention_belongs_to_one_entity_that_has_its_name(words: list[str], lines: bool) -> None:
    report = a_report(("\n" if lines else " ").join(words))
    names = people("Lena Voss", "Voss", "Nora Voss", "Lena") | bodies("Oss Fishers Union", "OFU") | {"Oss": "place"}
    cast = cast_in(report, names)[1]
    mentions, entities = items_of(report, cast)
    known = {entity.id: entity for entity in entities}
    assert len(known) == len(entities)
    assert len({mention.id for mention in mentions}) == len(mentions)
    for mention in mentions:
        entity = known[mention.entity]
        assert mention.span.of(report.text) in entity.names
        assert mention.kind == entity.kind
        assert entity.name in entity.names
    assert {mention.entity for mention in mentions} == set(known)
    for party in cast.parties():
        full = {name for name in party.names if name in ("Lena Voss", "Nora Voss")}
        assert len(full) <= 1, "two people are never one"
