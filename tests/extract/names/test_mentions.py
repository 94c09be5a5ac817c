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


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("The Ministry of Education of Varna shut it.", {}, ["Ministry of Education of Varna"]),
        ("It was shut, the Education Ministry said.", {"Education": "organisation"}, ["Education Ministry"]),
        ("The Ministry of Health and Welfare paid late.", {}, ["Ministry of Health and Welfare"]),
        ("They asked the Prosecutor General's Office there.", {}, ["Prosecutor General's Office"]),
        ("It was Oss's Fisheries Agency that paid.", {"Oss": "place"}, ["Oss", "Fisheries Agency"]),
        ("On Monday Fisheries Agency boats sailed.", {}, ["Fisheries Agency"]),
        ("They wrote to the Bank of Varna on Monday.", {"Varna": "place"}, ["Bank of Varna"]),
        ("Lisbon police said so.", {"Lisbon": "place"}, ["Lisbon police"]),
        ("Lisbon police chief Ida Rem said so.", {"Lisbon": "place", "Ida Rem": "person"}, ["Lisbon", "Ida Rem"]),
        ("They live in Oss District now.", {"Oss": "place"}, ["Oss District"]),
        ("They asked and the Commission met.", {}, []),
    ],
)
def test_a_body_has_its_whole_name(text: str, names: dict[str, MentionKind], told: list[str]) -> None:
    assert [name for name, _ in found(text, names)] == told


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("OSSNEWS/Ida Rem took the picture.", "OSSNEWS/Ida Rem", [("OSSNEWS", "organisation"), ("Ida Rem", "person")]),
        (
            "He read the Oss Post's Ida Rem today.",
            "Oss Post's Ida Rem",
            [("Oss Post", "organisation"), ("Ida Rem", "person")],
        ),
        ("He met Rem and Voss today.", "Rem and Voss", [("Rem", "person"), ("Voss", "person")]),
        ("He met Ida Rem of the Oss Post today.", "Ida Rem of the Oss Post", [("Ida Rem", "person")]),
        (
            "He met Oss Council Chairman Karl Emmer.",
            "Oss Council Chairman Karl Emmer",
            [("Oss Council", "organisation"), ("Karl Emmer", "person")],
        ),
        (
            "He works for Vantor Inc. Karl Emmer left.",
            "Vantor Inc. Karl Emmer",
            [("Vantor Inc.", "organisation"), ("Karl Emmer", "person")],
        ),
        ("He met Inspector General there.", "Inspector General", []),
        ("He read oss.example/rem-wins-in-Oss today.", "oss.example/rem-wins-in-Oss", []),
        ("It was in 2025 he left.", "2025", []),
        ("He met Ida Rem (D-Vt.) there.", "D-Vt", []),
    ],
)
def test_what_is_tagged_as_one_may_be_several_names_or_none(text: str, names: str, told: list[tuple[str, str]]) -> None:
    assert found(text, {names: "person"}) == told


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("They ate prawns by Oss Vale Seafood today.", {"Oss Vale": "place"}, [("Oss Vale Seafood", "organisation")]),
        ("It is Dr M. I. Z. Lorne who left.", {"I. Z.": "other"}, [("M. I. Z. Lorne", "person")]),
        (
            "They met José Carlos Brem da Ossa today.",
            {"Carlos Brem": "person"},
            [("José Carlos Brem da Ossa", "person")],
        ),
        ("They met Prime Minister Hana Brem today.", {"Brem": "person"}, [("Hana Brem", "person")]),
        ("They were led by Labour Hana Brem today.", {"Hana Brem": "person"}, [("Hana Brem", "person")]),
        ("She told Hana Brem Brexit was over.", {"Hana Brem": "person"}, [("Hana Brem", "person")]),
        (
            "They met Juan Sorel y Ana Brem there.",
            {"Juan Sorel": "person", "Ana Brem": "person"},
            [("Juan Sorel", "person"), ("Ana Brem", "person")],
        ),
        ("They finally greeted Hana Brem on Monday.", {"Hana": "person"}, [("Hana Brem", "person")]),
        ("They took Vantor Flight 200 home.", {"Vantor": "organisation"}, [("Vantor", "organisation")]),
        ("Striker Brem left.", {"Brem": "person"}, [("Brem", "person")]),
    ],
)
def test_a_name_takes_in_the_capitals_beside_it(
    text: str, names: dict[str, MentionKind], told: list[tuple[str, str]]
) -> None:
    assert found(text, names) == told


def test_a_name_does_not_swallow_the_verb_of_a_headline() -> None:
    head, body = "Karl Emmer Cruises To Victory", "Karl Emmer won on Friday. Emmer slept."
    text = f"{head}\n{body}"
    passages = [
        make_passage(text, "headline", Span(0, len(head))),
        make_passage(text, "paragraph", Span(len(head) + 1, len(text))),
    ]
    names = tagged(passages, {"Karl Emmer Cruises": "person", "Karl Emmer": "person", "Emmer": "person"})
    assert [name.text for name in mentions_in(passages, names)] == ["Karl Emmer", "Karl Emmer", "Emmer"]


def test_a_name_found_once_is_found_wherever_it_stands() -> None:
    text = "The Oss Courier wrote so. Nobody reads the Oss Courier now."
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    first, _ = tagged([passage], {"Oss Courier": "organisation"})
    assert [name.text for name in mentions_in([passage], [first])] == ["Oss Courier", "Oss Courier"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The Courier thanks its readers.", ["Courier"]),
        ("They rang the Courier's office.", ["Courier"]),
        ("They rang the Courier House.", []),
        ("Courier services were late.", []),
        ("They read the Herald.", []),
    ],
)
def test_an_outlet_may_speak_of_itself_by_its_last_word(text: str, own: list[str]) -> None:
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    told = mentions_in([passage], [], outlet="The Oss Courier")
    assert [(name.text, name.kind) for name in told] == [(name, "organisation") for name in own]
    assert mentions_in([passage], [], outlet="Courier") == []


@pytest.mark.parametrize(
    ("text", "tagged_as", "kind"),
    [
        ("She lives in Sedria.", "person", "place"),
        ("The place of the dateline is Hallin.", "organisation", "place"),
        ("Fighters of Harrad stormed the town.", "organisation", "group"),
        ("They asked NATO for ships.", "person", "organisation"),
        ("They flew to France.", "organisation", "place"),
        ("They joined Hamas.", "organisation", "group"),
        ("They live in the town of Hollin.", "person", "place"),
        ("They saw the Hollin.", "person", "organisation"),
        ("They wrote to Hollin, a carmaker.", "person", "organisation"),
        ("They flew with the airline Hollin.", "person", "organisation"),
        ("They fear the Hollin, an armed group in the hills.", "person", "group"),
        ("They asked Hollin about its fighters.", "organisation", "group"),
        ("They asked Hollin, 43, for ships.", "organisation", "person"),
        ("They wrote to Hollin, a mining settlement of 90 people.", "person", "place"),
    ],
)
def test_kinds_are_mended_by_what_is_known(text: str, tagged_as: MentionKind, kind: str) -> None:
    (name,) = [word.strip(",") for word in text.strip(".").split() if word[0].isupper()][1:] or ["Harrad"]
    assert found(text, {name: tagged_as}, places=("Hallin",)) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "names", "kinds"),
    [
        ("They left the Hollin Foundation.", {"Hollin Foundation": "person"}, ["organisation"]),
        ("They left the Gulf of Hollin.", {"Gulf of Hollin": "organisation"}, ["place"]),
        ("They asked Senator Hollin for ships.", {"Hollin": "organisation"}, ["person"]),
        ("They broke the Hollin Treaty.", {"Hollin Treaty": "organisation"}, ["other"]),
        ("They met Grace Church there.", {"Grace Church": "person"}, ["person"]),
        ("They met Ida Rem, a carmaker.", {"Ida Rem": "person"}, ["person"]),
        ("They reached Ida Rem, a settlement of nine huts.", {"Ida Rem": "person"}, ["place"]),
        ("They met Ida Rem. It was Rem.", {"Ida Rem": "person", "Rem": "place"}, ["person", "person"]),
        ("Ida Rem left. So did the Rems.", {"Ida Rem": "person", "Rems": "place"}, ["person", "group"]),
        ("The Hollin Fisheries Fund (HFF) paid. So did HFF.", {"HFF": "place"}, ["organisation"] * 3),
        (
            "Fighters of the Hill Guard (Orrun, as it was) left.",
            {"Hill Guard": "place", "Orrun": "person"},
            ["group"] * 2,
        ),
        (
            "The Orrun, or Hill Guard, sent its rebels.",
            {"Hill Guard": "organisation", "Orrun": "person"},
            ["group"] * 2,
        ),
        (
            "In Kabul they flew with Kabul Airlines.",
            {"Kabul": "place", "Kabul Airlines": "place"},
            ["place", "organisation"],
        ),
    ],
)
def test_one_name_has_one_kind_that_all_its_mentions_tell(
    text: str, names: dict[str, MentionKind], kinds: list[str]
) -> None:
    assert [kind for _, kind in found(text, names)] == kinds


NAMED = [
    "Ida",
    "Rem",
    "OSSNEWS/Ida",
    "Oss-based",
    "Police",
    "Office",
    "Court",
    "Varn",
    "Oss",
    "Ministry",
    "Health",
    "NATO",
    "UN",
    "WHO",
    "Sedria",
    "Joel",
    "Hana",
    "Perrin",
]
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
