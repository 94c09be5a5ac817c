"""Whose voice each sentence is in, on cases: `said` gives the statements by their words, a line of the text a block."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_report, cases, place, said
from inquit.extract import passages_of
from inquit.extract.statements import kind_of
from inquit.extract.voice import voice_of
from inquit.model import Report, Span, Statement, VoiceSpan


def read(case: dict[str, Any]) -> tuple[Report, tuple[VoiceSpan, ...]]:
    report = a_report(case["text"])
    report = replace(report, blocks=tuple(replace(block, kind=case["kind"]) for block in report.blocks))
    return report, voice_of(report, passages_of(report), [statement(report, *words) for words in case["said"]])


def statement(report: Report, source: str, cue: str, content: str) -> Statement:
    """A statement whose parts are told by their words; its cue is looked for outside of its content."""
    quotes = [quote.span for passage in passages_of(report) for quote in passage.quotes]
    made = said(report, source, cue, content)
    return replace(made, kind=kind_of(report.text, place(report, content), quotes))


@pytest.mark.parametrize("case", cases("voice"), ids=lambda case: case["name"])
def test_voice_of_each_sentence(case: dict[str, Any]) -> None:
    report, found = read(case)
    assert [span.voice for span in found] == case["voices"], [span.span.of(report.text) for span in found]
    assert [word.of(report.text) for span in found for word in span.charged] == case["charged"]


WORDS = ["Ida", "Rem", "said", "that", "who", "fell", "reportedly", "and", "would", "is", "accused", "of", "had", "to"]
MARKS = [",", ".", "“", "”", "''", ":", "-", "\n", "the", "regime", "which", "it"]
TEXTS = st.lists(st.sampled_from([*WORDS, *MARKS]), min_size=1, max_size=60).map(" ".join)


@given(TEXTS, st.data())
def test_sentences_are_told_once_in_order_and_charged_words_lie_inside_them(text: str, data: st.DataObject) -> None:
    report = a_report(text)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = data.draw(st.lists(st.tuples(places, places, places), max_size=3))
    template = said(a_report("x"), "", "", "")
    statements = [
        replace(template, id=f"s{n}", source=(Span(*a),), cue=(Span(*b),), content=(Span(*c),))
        for n, (a, b, c) in enumerate(spans)
    ]
    passages = passages_of(report)
    found = voice_of(report, passages, statements)
    assert len(found) == sum(len(passage.sentences) for passage in passages)
    assert len({span.id for span in found}) == len(found)
    ends = [edge for span in found for edge in span.span]
    assert ends == sorted(ends)
    covered = {at for s in statements for content in s.content for at in range(*content)}
    for sentence in found:
        assert 0 <= sentence.span.start < sentence.span.end <= len(text)
        for word in sentence.charged:
            assert sentence.span.start <= word.start < word.end <= sentence.span.end
            assert not covered.intersection(range(*word))
