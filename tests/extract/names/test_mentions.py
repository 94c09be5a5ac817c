"""Names as they stand: edges without titles, articles and possessives; kinds by what stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.extract.names.mentions import Tagged, mentions_in
from inquit.extract.passage import make_passage
from inquit.model import MentionKind, Span
from named import tagged

KINDS = ("person", "organisation", "place", "group", "other")


def found(text: str, names: dict[str, MentionKind], *, places: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Names with their kinds; spans are checked to be the words."""
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    told = mentions_in([passage], tagged([passage], names), places)
    assert [name.span.of(text) for name in told] == [name.text for name in told]
    return [(name.text, name.kind) for name in told]


@pytest.mark.parametrize(
    ("text", "name", "bare"),
    [
        ("They met Dr. Ida Rem there.", "Dr. Ida Rem", "Ida Rem"),
        ("They met General Ida Rem there.", "General Ida Rem", "Ida Rem"),
        ("They met Prime Minister Ida Rem there.", "Prime Minister Ida Rem", "Ida Rem"),
        ("They met Secretary of State Ida Rem there.", "State Ida Rem", "Ida Rem"),
        ("They met French Foreign Minister Ida Rem there.", "French Foreign Minister Ida Rem", "Ida Rem"),
        ("They met the late Ida Rem, they said.", "Ida Rem,", "Ida Rem"),
        ("They met Ida Rem's brother.", "Ida Rem's", "Ida Rem"),
        ("They met Azim bin Salar there.", "Azim bin Salar", "Azim bin Salar"),
        ("They met Ludo van der Horst there.", "Ludo van der Horst", "Ludo van der Horst"),
    ],
)
def test_a_person_is_named_without_what_leads_up_to_the_name(text: str, name: str, bare: str) -> None:
    kind: MentionKind = "organisation" if name.startswith("State") else "person"
    start = text.index(name)
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    inside = [k for k, t in enumerate(passage.tokens) if start <= t.start and t.end <= start + len(name)]
    one = Tagged(0, inside[0], inside[-1] + 1, 0.9, ((kind, 1.0),))
    assert [(name.text, name.kind) for name in mentions_in([passage], [one])] == [(bare, "person")]


def test_an_organisation_keeps_the_words_before_of() -> None:
    passage = make_passage("The Ministry of Health was shut.", "paragraph", Span(0, 32))
    (name,) = mentions_in([passage], [Tagged(0, 2, 4, 0.9, (("organisation", 1.0),))])
    assert name.text == "Ministry of Health"


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("Lena Voss left. So did Voss's dog.", {"Lena Voss": "person", "Voss": "person"}, ["Lena Voss", "Voss"]),
        ("Joel and Hana Perrin own a mill.", {"Hana Perrin": "person"}, ["Joel", "Hana Perrin"]),
        ("Fog and Hana Perrin met.", {"Hana Perrin": "person"}, ["Hana Perrin"]),
        ("He and Hana Perrin met.", {"Hana Perrin": "person"}, ["Hana Perrin"]),
        ("She met the Minister.", {"Minister": "person"}, []),
        ("It rained on Monday in May.", {"Monday": "other", "May": "other"}, []),
        ("Sedria is small. Sedrian ships sail.", {"Sedria": "place", "Sedrian": "organisation"}, ["Sedria"]),
        ("French ships sail.", {"French": "organisation"}, []),
        ("She joined the Democrats.", {"Democrats": "group"}, []),
        ("The UN met, and so did NATO.", {}, ["UN", "NATO"]),
        ("It is so, he said, who was there.", {}, []),
    ],
)
def test_which_words_are_names(text: str, names: dict[str, MentionKind], told: list[str]) -> None:
    assert [name for name, _ in found(text, names)] == told


def test_a_name_found_once_is_found_wherever_it_stands() -> None:
    text = "The Oss Courier wrote so. Nobody reads the Oss Courier now."
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    first, _ = tagged([passage], {"Oss Courier": "organisation"})
    assert [name.text for name in mentions_in([passage], [first])] == ["Oss Courier", "Oss Courier"]


@pytest.mark.parametrize(
    ("text", "tagged_as", "kind"),
    [
        ("She lives in Sedria.", "person", "place"),
        ("The place of the dateline is Hallin.", "organisation", "place"),
        ("Fighters of Harrad stormed the town.", "organisation", "group"),
        ("They asked NATO for ships.", "person", "organisation"),
        ("They flew to France.", "organisation", "place"),
        ("They joined Hamas.", "organisation", "group"),
    ],
)
def test_kinds_are_mended_by_what_is_known(text: str, tagged_as: MentionKind, kind: str) -> None:
    (name,) = [word for word in text.strip(".").split() if word[0].isupper()][1:] or ["Harrad"]
    assert found(text, {name: tagged_as}, places=("Hallin",)) == [(name, kind)]


NAMED = ["Ida", "Rem", "Varn", "Oss", "Ministry", "Health", "NATO", "UN", "WHO", "Sedria", "Joel", "Hana", "Perrin"]
OTHERS = ["General", "Dr.", "French", "Sedrian", "Monday", "He", "of", "van", "the", "The", "and", "said", "minister"]
PARTS = [*NAMED, *OTHERS, *["'s", "'", ",", ".", "(", ")", "“", "”", "12", "I", "🙂", "é"]]


@st.composite
def tagged_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, float, MentionKind]]]:
    text = " ".join(draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=30)))
    tokens = make_passage(text, "paragraph", Span(0, len(text))).tokens
    cuts = sorted(draw(st.sets(st.integers(0, len(tokens)), max_size=8)))
    return text, [
        (first, last, draw(st.floats(0.2, 1)), draw(st.sampled_from(KINDS)))
        for first, last in zip(cuts[::2], cuts[1::2], strict=False)
    ]


@given(tagged_texts())
def test_whatever_is_tagged_names_are_slices_in_order_and_apart(
    told: tuple[str, list[tuple[int, int, float, MentionKind]]],
) -> None:
    text, many = told
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    names = mentions_in([passage], [Tagged(0, a, b, share, ((kind, 1.0),)) for a, b, share, kind in many])
    end = 0
    for name in names:
        assert end <= name.span.start < name.span.end <= len(text)
        assert " ".join(name.span.of(text).split()) == name.text
        assert not name.text.lower().endswith("'s")
        assert name.where[0] < name.where[1]
        end = name.span.end
    assert len({name.text: name.kind for name in names}.items()) == len({(name.text, name.kind) for name in names})
