"""What holds for every text: nothing raises, and all that is read lies in the text and in blocks that are read."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import one_block
from inquit.errors import RefusedInput
from inquit.extract import read, reader
from inquit.ingest import receive_text
from inquit.model import READ_BLOCKS, Given, Reading, Report, Span
from strategies import CHARACTERS

READER = reader("test", min_confidence=0.0)

WORDS = """
    “ ” " ' ‘ ’ « » ‹ › „ ‟ `` '' ` ( ) [ ] {sic} , . ; : ? ! … ... — – -
    said says told reporters asked denied denies that whether according to by claims claim believes thinks vowed
    urged accused of not never no declined comment announced reported reportedly quoted as saying say added who which
    he she they it I we you his the a in on Monday statement interview spokesman minister Dr. Mr. President Ministry
    Ana Ruiz Orlan Marrek AP TASS Reuters Q A 47 1,200 per cent killed dam bridge “No,” “It will hold,” "Never."
    🙂 👩‍🚀 é ß İ </script> <b> &amp; [the dam] (AP)
"""
PARTS = [*WORDS.split(), "\u200b", "\u2028", "\u202e"]
SPACES = ["\u00a0", "", " ", " ", " ", "\n", "\n\n", "\r\n", "\t"]
mixtures = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(SPACES)), min_size=1, max_size=60).map(
    lambda parts: "".join(part + space for part, space in parts)
)
texts = st.one_of(mixtures, st.text(CHARACTERS, min_size=1, max_size=200))
genres = st.sampled_from([None, "report", "transcript", "release", "post"])


def all_spans(reading: Reading) -> list[Span]:
    found: list[Span] = []
    for s in reading.statements:
        found += [*s.source, *s.cue, *s.content, *s.inserted, *(relay.span for relay in s.relays)]
        found += [phrase.span for phrase in (s.target, s.audience, s.occasion, s.speaker.role) if phrase]
        found += [s.speaker.mention] if s.speaker.mention else []
    for figure in reading.figures:
        found += [span for span in (figure.span, figure.qualifier, figure.counted_span) if span]
    return found + [item.span for item in (*reading.dates, *reading.mentions, *reading.voice)]


def check(report: Report) -> None:
    reading = read(report, READER)
    assert read(report, READER) == reading
    blocks = [block.span for block in report.blocks if block.kind in READ_BLOCKS]
    for span in all_spans(reading):
        assert 0 <= span.start < span.end <= len(report.text)
        assert any(block.start <= span.start and span.end <= block.end for block in blocks), span
    statements = {statement.id: statement for statement in reading.statements}
    assert len(statements) == len(reading.statements)
    for statement in reading.statements:
        for pieces in (statement.source, statement.cue, statement.content, statement.inserted):
            assert all(a.end <= b.start for a, b in pairwise(pieces)), pieces
        assert statement.content
        assert 0 <= statement.confidence <= 1 and 0 <= statement.speaker.confidence <= 1
        assert statement.speaker.status != "named" or (statement.speaker.name and statement.speaker.mention)
        assert statement.speaker.status == "named" or statement.speaker.name is None
        for phrase in (statement.target, statement.audience, statement.occasion, statement.speaker.role):
            assert phrase is None or phrase.text == phrase.span.of(report.text)
        seen = {statement.id}
        while statement.parent is not None:
            assert statement.parent in statements and statement.parent not in seen
            seen.add(statement.parent)
            statement = statements[statement.parent]


@settings(max_examples=150)
@given(texts, genres)
@example("“It will hold,” 🙂 “said” Ana Ruiz.", None)
@example("“", None)
@example("Ana Ruiz: “", "transcript")
def test_a_received_text(text: str, genre: str | None) -> None:
    try:
        report = receive_text(text, given=Given(genre=genre, language="en"))
    except RefusedInput:
        assert not text.strip("\ufeff").strip() or "\0" in text
        return
    check(report)


@settings(max_examples=100)
@given(texts, st.sampled_from(sorted(READ_BLOCKS)))
def test_a_text_as_one_block_of_any_kind(text: str, kind: str) -> None:
    check(one_block(text, kind))


@given(texts, st.sampled_from(["byline", "dateline", "credit", "furniture"]))
def test_blocks_without_news_are_never_read(text: str, kind: str) -> None:
    reading = read(one_block(text, kind), READER)
    assert replace(reading, dates=()) == Reading(READER)
    assert not reading.dates or kind == "dateline"


@given(mixtures)
def test_a_floor_only_leaves_out(text: str) -> None:
    report = one_block(text, "paragraph")
    every = {statement.id: statement for statement in read(report, READER).statements}
    kept = {statement.id: statement for statement in read(report, reader("test", min_confidence=0.6)).statements}
    assert kept.keys() == {id for id, statement in every.items() if statement.confidence >= 0.6}


@given(mixtures)
def test_what_stands_before_a_text_moves_its_spans_and_changes_nothing_else(text: str) -> None:
    alone = read(one_block(text, "paragraph"), READER).statements
    report = one_block(text, "paragraph")
    (block,) = report.blocks
    span = Span(block.span.start + 4, block.span.end + 4)
    moved = replace(report, text=f"🙂🙂🙂\n{text}", blocks=(replace(block, span=span),))
    after = read(moved, READER).statements
    assert [[Span(a + 4, b + 4) for a, b in s.content] for s in alone] == [list(s.content) for s in after]
    assert [(s.kind, s.act, s.stance, s.confidence) for s in alone] == [
        (s.kind, s.act, s.stance, s.confidence) for s in after
    ]
