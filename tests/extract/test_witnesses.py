"""Two witnesses: which readings mean the same statement, what becomes of them, and how sure each is."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.extract.attribution import Attribution, Evidence, Range, Verb
from inquit.extract.passage import Passage, make_passage
from inquit.extract.weights import CONFIDENCE
from inquit.extract.witnesses import EVIDENCE, combine, evidence, merged, overlap, pair_up
from inquit.model import Span
from inquit.vocabulary import table

SAID = Verb("say", frozenset(), frozenset(), "statement", "asserts")
LINES = "“The dam held,” Orlan Varn said on Monday in Tarrow\nBrandt told the Gazette that “nobody came” to the mill"
CUT = LINES.index("\n")
PASSAGES = [make_passage(LINES, "paragraph", span) for span in (Span(0, CUT), Span(CUT + 1, len(LINES)))]
FIRST, SECOND = PASSAGES
WORDS = min(len(passage.tokens) for passage in PASSAGES)
FRAMES = [frame for frame, _ in table("rule_confidence.tsv")]
SURE = Evidence(0.9, 0.8, 0.9, 0.9, 0.9, 0.9)


def by_model(cue: Range, *content: Range, passage: Passage = FIRST, source: Range | None = None) -> Attribution:
    return Attribution(passage, SAID, "model", cue, source, list(content), evidence=SURE)


def by_rules(
    cue: Range, *content: Range, passage: Passage = FIRST, source: Range | None = None, frame: str = FRAMES[0]
) -> Attribution:
    return Attribution(passage, SAID, frame, cue, source, list(content))


shares = st.floats(0, 1)


@st.composite
def readings(draw: st.DrawFn, side: str) -> list[Attribution]:
    """What one side read: each may lie inside another that was found before it."""
    found: list[Attribution] = []
    for _ in range(draw(st.integers(0, 5))):
        cue = draw(st.integers(0, WORDS - 2))
        cuts = sorted(draw(st.sets(st.integers(0, WORDS), min_size=2, max_size=4)))
        one = Attribution(
            draw(st.sampled_from(PASSAGES)),
            SAID,
            "model" if side == "model" else draw(st.sampled_from([*FRAMES, "no such frame"])),
            (cue, cue + draw(st.integers(1, 2))),
            draw(st.none() | st.integers(0, WORDS - 1).map(lambda k: (k, k + 1))),
            list(zip(cuts[::2], cuts[1::2], strict=False)),
            parent=draw(st.sampled_from([None, *found])),
            evidence=Evidence(*(draw(shares) for _ in range(6))) if side == "model" else None,
        )
        found.append(one)
    return found


sides = st.tuples(readings("model"), readings("rules"))


@given(sides)
def test_each_reading_is_used_once_beside_one_that_means_the_same(both: tuple[list[Attribution], ...]) -> None:
    model, rules = both
    pairs = pair_up(model, rules)
    assert sorted(id(mine) for mine, _ in pairs if mine) == sorted(map(id, model))
    assert sorted(id(rule) for _, rule in pairs if rule) == sorted(map(id, rules))
    for mine, rule in pairs:
        assert mine or rule
        if mine and rule:
            assert mine.passage is rule.passage
            assert overlap(mine.content, rule.content) > 0


@given(sides)
def test_none_stand_alone_that_mean_the_same(both: tuple[list[Attribution], ...]) -> None:
    pairs = pair_up(*both)
    for mine in (mine for mine, rule in pairs if rule is None and mine):
        for rule in (rule for one, rule in pairs if one is None and rule):
            assert mine.passage is not rule.passage or overlap(mine.content, rule.content) < 0.5


def test_the_same_cue_comes_before_the_same_content() -> None:
    mine = by_model((6, 7), (0, 5))
    same_content, same_cue = by_rules((9, 10), (0, 5)), by_rules((6, 7), (3, 5))
    assert pair_up([mine], [same_content, same_cue]) == [(mine, same_cue), (None, same_content)]


def test_of_several_with_the_same_cue_the_one_with_more_of_the_content_is_taken() -> None:
    mine = by_model((6, 7), (0, 5))
    less, more = by_rules((6, 7), (3, 5)), by_rules((6, 7), (1, 5))
    assert pair_up([mine], [less, more]) == [(mine, more), (None, less)]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (by_rules((6, 7), (8, 10)), "the same cue says something else"),
        (by_rules((9, 10), (0, 2)), "another cue, and less than half of the content"),
        (by_rules((6, 7), (0, 5), passage=SECOND), "the same words of another passage"),
    ],
)
def test_what_does_not_mean_the_same_stays_apart(rule: Attribution, why: str) -> None:
    mine = by_model((6, 7), (0, 5))
    assert pair_up([mine], [rule]) == [(mine, None), (None, rule)], why


OVERLAPS = [
    ([], [], 0.0),
    ([(0, 4)], [], 0.0),
    ([(0, 4)], [(4, 8)], 0.0),
    ([(0, 4)], [(0, 4)], 1.0),
    ([(0, 4)], [(2, 6)], 2 / 6),
    ([(0, 2), (4, 6)], [(0, 6)], 4 / 6),
    ([(0, 2), (4, 6)], [(1, 5)], 2 / 6),
]


@pytest.mark.parametrize(("some", "others", "share"), OVERLAPS)
def test_overlap_of_contents(some: list[Range], others: list[Range], share: float) -> None:
    assert overlap(some, others) == overlap(others, some) == pytest.approx(share)


def test_merged_are_the_spans_of_the_model_and_what_only_the_rules_know_of_the_cue() -> None:
    mine, rule = by_model((1, 2), (2, 9), passage=SECOND, source=(0, 1)), by_rules((1, 2), (5, 9), passage=SECOND)
    rule.cue_rest, rule.later = (4, 5), [Span(80, 90)]
    one = merged(mine, rule)
    assert (one.cue_parts, one.source, one.content) == ([(1, 2), (4, 5)], (0, 1), [(2, 9)])
    assert one.later == [Span(80, 90)]


def test_a_lone_reading_stays_as_it_is() -> None:
    one = by_model((6, 7), (0, 5))
    assert merged(one, None) is one
    assert merged(None, one) is one


def test_the_parts_of_a_merged_cue_do_not_overlap() -> None:
    mine, rule = by_model((1, 5), (5, 9), passage=SECOND), by_rules((1, 2), (5, 9), passage=SECOND)
    rule.cue_rest = (4, 5)
    assert all(a[1] <= b[0] for a, b in pairwise(merged(mine, rule).cue_parts))


@given(sides)
def test_combined_are_all_readings_in_order_with_shares_as_confidence(both: tuple[list[Attribution], ...]) -> None:
    expected = len(pair_up(*both))
    made = combine(PASSAGES, *both)
    assert len({id(one) for one in made}) == len(made) <= expected
    places = [(PASSAGES.index(one.passage), one.cue) for one in made]
    assert places == sorted(places)
    for one in made:
        assert 0 <= one.confidence <= 1
        seen = {id(one)}
        while one.parent is not None:
            one = one.parent
            assert any(one is other for other in made) and id(one) not in seen
            seen.add(id(one))


def test_combined_are_nested_anew() -> None:
    outer, inner = by_model((1, 2), (2, 12), passage=SECOND), by_model((4, 5), (5, 9), passage=SECOND)
    outer_by_rules = by_rules((1, 2), (3, 12), passage=SECOND)
    rule_alone = by_rules((6, 7), (7, 8), passage=SECOND)
    rule_alone.parent = outer_by_rules
    outer.parent = None
    made = combine(PASSAGES, [inner, outer], [rule_alone, outer_by_rules])
    assert [id(one) for one in made] == [id(outer), id(inner), id(rule_alone)]
    assert outer.parent is None
    assert inner.parent is outer
    assert rule_alone.parent is inner


@given(sides)
def test_evidence_has_a_finite_number_between_0_and_1_for_every_name(both: tuple[list[Attribution], ...]) -> None:
    for mine, rule in pair_up(*both):
        told = dict(zip(EVIDENCE, evidence(mine, rule), strict=True))
        assert all(0 <= number <= 1 for number in told.values())
        assert told["model"] == (mine is not None)
        assert told["both"] == (mine is not None and rule is not None)
        assert told["rule alone"] == (mine is None)
        if mine is None:
            assert not any(number for name, number in told.items() if name.startswith(("model", "both")))


EVIDENCES = [
    (by_model((6, 7), (0, 5), source=(5, 6)), None, {"quoted": 1.0, "no source": 0.0, "pieces": 0.0, "short": 0.0}),
    (None, by_rules((6, 7), (0, 2), (8, 9)), {"quoted": 2 / 3, "no source": 1.0, "pieces": 1.0, "short": 1.0}),
    (
        by_model((6, 7), (0, 5)),
        by_rules((6, 7), (0, 5)),
        {"both: content": 1.0, "both: edges": 1.0, "both: source": 1.0},
    ),
    (by_model((6, 7), (0, 4)), by_rules((6, 7), (0, 5)), {"both: content": 0.8, "both: edges": 0.0}),
    (
        by_model((7, 8), (0, 5), source=(5, 7)),
        by_rules((7, 8), (0, 5), source=(6, 7)),
        {"both: source": 1.0, "model: content weakest": 0.8},
    ),
    (by_model((7, 8), (0, 5), source=(5, 6)), by_rules((7, 8), (0, 5)), {"both: source": 0.0, "no source": 0.0}),
]


@pytest.mark.parametrize(("mine", "rule", "expected"), EVIDENCES)
def test_evidence_of_a_pair(mine: Attribution | None, rule: Attribution | None, expected: dict[str, float]) -> None:
    told = dict(zip(EVIDENCE, evidence(mine, rule), strict=True))
    assert {name: told[name] for name in expected} == pytest.approx(expected)


def test_a_rule_inside_a_quotation_that_nobody_was_found_to_say_counts_for_less() -> None:
    outside, inside = by_rules((7, 8), (0, 5)), by_rules((2, 3), (3, 5))
    share = EVIDENCE.index("rule alone: rule")
    assert evidence(None, inside)[share] < evidence(None, outside)[share]
    inside.parent = outside
    assert evidence(None, inside)[share] == evidence(None, outside)[share]


def test_the_weights_that_the_package_carries_are_those_of_the_evidence() -> None:
    told = json.loads(CONFIDENCE.read_text(encoding="utf-8"))["weights"]
    assert list(told) == [*EVIDENCE, "constant"]


def test_two_witnesses_are_surer_than_the_rules_alone() -> None:
    def rule() -> Attribution:
        return by_rules((7, 8), (0, 5), source=(5, 7))

    (both,) = combine(PASSAGES, [by_model((7, 8), (0, 5), source=(5, 7))], [rule()])
    (alone,) = combine(PASSAGES, [], [rule()])
    assert both.confidence > alone.confidence
