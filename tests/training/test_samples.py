"""Samples: windows with well-formed labels, whatever names stand in them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.augment import exchange, names
from training.labelled import Labelled, Place, Told
from training.samples import UNLABELLED, Sample, samples

from inquit.extract.passage import make_passage
from inquit.extract.tagger.labels import ACTS, KINDS, LINKS, ROLES, STANCES, TAGS
from inquit.extract.tagger.windows import LONGEST, word_form
from inquit.model import Span

LETTERS = {tag: name[0].upper() for tag, name in enumerate(TAGS)} | {UNLABELLED: "-"}
WELL_FORMED = re.compile(r"(?:O|S|BI*E)*")
KNOWN = frozenset({"varn", "brandt", "tarrow"})
LINES = [
    "Orlan Varn said the dam at Tarrow held, and Brandt agreed.",
    "“Nobody came,” Ilse Brandt told the Gazette. “Varn slept.”",
    "The mill warned Tarrow to leave. Brandt: no water",
    "Varn says it rained.",
    "Nobody asked Brandt.",
]
ALL_ROLES = frozenset(ROLES)


def one_piece(word: str) -> Sequence[int]:
    return (sum(map(ord, word)),)


def many_pieces(word: str) -> Sequence[int]:
    return (7,) * (len(word) * 7)


def passages(lines: list[str]) -> list:
    return [make_passage(line, "paragraph", Span(0, len(line))) for line in lines]


@st.composite
def texts(draw: st.DrawFn) -> Labelled:
    """Any statements on invented lines, some of them over one another."""
    there = passages(draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=6)))

    def places(least: int, most: int) -> list[Place]:
        found = []
        for _ in range(draw(st.integers(least, most))):
            at = draw(st.integers(0, len(there) - 1))
            first = draw(st.integers(0, len(there[at].tokens) - 1))
            found.append((at, first, draw(st.integers(first + 1, len(there[at].tokens)))))
        return found

    roles = draw(st.sampled_from([ALL_ROLES, frozenset({"source", "cue", "content"})]))
    told = [
        Told(
            {role: places(role == "content", 2) for role in roles},
            draw(st.none() | st.sampled_from(ACTS)),
            draw(st.none() | st.sampled_from(STANCES)),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return Labelled(there, told, roles)


seeds = st.integers(0, 2**32).map(random.Random)
knowns = st.sampled_from([frozenset(), KNOWN])
pieces = st.sampled_from([one_piece, many_pieces])


def letters(sample: Sample, role: str) -> str:
    return "".join(LETTERS[tag] for tag in sample.tags[ROLES.index(role)])


@given(texts(), pieces, seeds, knowns)
def test_tags_are_well_formed_and_links_go_from_word_to_word(
    text: Labelled, pieces_of, chance: random.Random, known: frozenset[str]
) -> None:
    for sample in samples([text], pieces_of, chance, known):
        n = len(sample.window.words)
        assert 0 < sample.window.length <= LONGEST
        for role in ROLES:
            assert len(letters(sample, role)) == n
            assert (WELL_FORMED if role in text.roles else re.compile("-*")).fullmatch(letters(sample, role))
        for kind, pointing, pointed in sample.links:
            assert LINKS[kind][0] in text.roles
            assert 0 <= pointing < n and -1 <= pointed < n
        for column, most in ((sample.acts, len(ACTS)), (sample.stances, len(STANCES))):
            assert all(0 <= word < n and 0 <= number < most for word, number in column)


@given(texts(), pieces, seeds, knowns)
def test_every_word_of_a_text_stands_in_one_sample_in_order(
    text: Labelled, pieces_of, chance: random.Random, known: frozenset[str]
) -> None:
    words = [word for sample in samples([text], pieces_of, chance, known) for word in sample.window.words]
    assert words == [(at, i) for at, passage in enumerate(text.passages) for i in range(len(passage.tokens))]


@given(st.lists(texts(), max_size=3), seeds)
def test_labels_do_not_depend_on_exchanged_names(several: list[Labelled], chance: random.Random) -> None:
    short = [Labelled(text.passages[:3], told_in(text, 3), text.roles) for text in several]  # never cut by chance
    plain = list(samples(short, one_piece, random.Random(1)))
    exchanged = list(samples(short, one_piece, chance, KNOWN))
    for one, other in zip(plain, exchanged, strict=True):
        assert (one.tags, one.links, one.acts, one.stances) == (other.tags, other.links, other.acts, other.stances)
        assert one.window.words == other.window.words


def told_in(text: Labelled, most: int) -> list[Told]:
    return [
        Told({role: [p for p in places if p[0] < most] for role, places in one.places.items()}, one.act, one.stance)
        for one in text.told
    ]


def a_text(unsure: frozenset[tuple[int, int]] = frozenset(), roles: frozenset[str] = ALL_ROLES) -> Labelled:
    """“Nobody came,” Ilse Brandt told the Gazette. “Varn slept.” / Nobody asked Brandt."""
    said = {"content": [(0, 0, 5), (0, 11, 16)], "source": [(0, 5, 7)], "cue": [(0, 7, 8)], "relay": [(0, 9, 10)]}
    asked = {"content": [(1, 0, 1)], "source": [], "cue": [(1, 1, 2)], "target": [(1, 2, 3)]}
    told = [
        Told({role: where for role, where in said.items() if role in roles}, "statement", "asserts"),
        Told({role: where for role, where in asked.items() if role in roles}),
    ]
    named = [((0, 5, 7), "person"), ((0, 9, 10), "organisation")] if "name" in roles else []
    return Labelled(passages([LINES[1], LINES[4]]), told, roles, unsure, named)


def test_labels_of_a_text() -> None:
    (sample,) = samples([a_text()], one_piece, random.Random(1))
    assert {role: letters(sample, role) for role in ROLES} == {
        "source": "OOOOOBEOOOOOOOOOOOOO",
        "cue": "OOOOOOOSOOOOOOOOOSOO",
        "content": "BIIIEOOOOOOBIIIESOOO",
        "relay": "OOOOOOOOOSOOOOOOOOOO",
        "target": "OOOOOOOOOOOOOOOOOOSO",
        "name": "OOOOOBEOOSOOOOOOOOOO",
    }
    assert sample.kinds == [(5, KINDS.index("person")), (9, KINDS.index("organisation"))]
    assert sorted((LINKS[kind], *words) for kind, *words in sample.links) == [
        (("content", "cue"), 0, 7),
        (("content", "cue"), 11, 7),
        (("content", "cue"), 16, 17),
        (("content", "source"), 0, 5),
        (("content", "source"), 11, 5),
        (("content", "source"), 16, -1),
        (("cue", "source"), 7, 5),
        (("cue", "source"), 17, -1),
        (("relay", "cue"), 9, 7),
        (("target", "cue"), 18, 17),
    ]
    assert sample.acts == [(7, ACTS.index("statement"))]
    assert sample.stances == [(7, STANCES.index("asserts"))]


def test_words_and_roles_that_nobody_labelled_are_left_open() -> None:
    roles = frozenset({"source", "cue", "content"})
    (sample,) = samples([a_text(frozenset({(0, 4), (1, 3)}), roles)], one_piece, random.Random(1))
    assert letters(sample, "cue") == "OOOO-OOSOOOOOOOOOSO-"
    assert letters(sample, "relay") == letters(sample, "target") == letters(sample, "name") == "-" * 20
    assert {LINKS[kind][0] for kind, *_ in sample.links} <= roles


def test_a_piece_that_goes_on_in_the_next_window_begins_and_ends_in_each() -> None:
    (one,) = passages(["It rained. " * 6])
    text = Labelled([one], [Told({"content": [(0, 1, len(one.tokens))], "cue": [(0, 0, 1)]})], ALL_ROLES)
    here, there = samples([text], lambda word: (7,) * 20, random.Random(1))
    assert (letters(here, "content"), letters(there, "content")) == ("O" + "B" + "I" * 9 + "E", "BIIIIE")
    assert [pointed for kind, _, pointed in there.links if LINKS[kind] == ("content", "cue")] == [-1]


def test_cuts_vary_with_chance() -> None:
    text = Labelled(passages(LINES), [], ALL_ROLES)
    cuts = {
        tuple(len(sample.window.words) for sample in samples([text], one_piece, random.Random(n))) for n in range(40)
    }
    assert len(cuts) == len(LINES)


# Names ----------------------------------------------------------------------------------------------------------------


def test_names_are_capital_words_of_several_sources() -> None:
    lines = ["Orlan Varn said so.", "Varn said the Mill held.", "The Mill said no.", "A mill burned, Brandt said."]
    sources = [(0, 0, 2), (1, 0, 1), (2, 0, 2), (3, 4, 5)]
    told = [Told({"source": [place]}) for place in sources]
    text = Labelled(passages(lines), told, ALL_ROLES)
    assert names([text]) == {"varn"}
    assert names([text, text]) == {"varn", "orlan", "brandt"}


@given(texts(), seeds)
def test_only_known_names_and_the_plainest_cues_are_exchanged_and_throughout(
    text: Labelled, chance: random.Random
) -> None:
    seen: list[str] = []

    def record(word: str) -> Sequence[int]:
        seen.append(word)
        return (1,)

    pieces_of = exchange(text, KNOWN, record, chance)
    told = [word_form(token) for passage in text.passages for token in passage.tokens]
    for word in told:
        pieces_of(word)
    assert len(seen) == len(told)
    other: dict[str, str] = {}
    for word, became in zip(told, seen, strict=True):
        assert other.setdefault(word, became) == became
        assert became == word or word.lower() in KNOWN or word in ("said", "says")
        assert became and not became.isspace()


@pytest.mark.parametrize("word", ["Varn", "said"])
def test_names_and_cues_are_exchanged_now_and_then(word: str) -> None:
    text = Labelled(passages(LINES), [], ALL_ROLES)
    became = []
    for n in range(200):
        exchange(text, KNOWN, lambda other: became.append(other) or (1,), random.Random(n))(word)  # type: ignore[func-returns-value]
    assert word in became
    assert len(set(became)) > 5
