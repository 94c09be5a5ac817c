"""The codec, the ids, and what stands in every interchange line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_reading, a_report, figure, person, said
from builders import date as a_date
from inquit.model import (
    FORMAT,
    Block,
    Dateline,
    Occasion,
    Phrase,
    Reading,
    Received,
    Relay,
    Report,
    Span,
    Speaker,
    StatementWhen,
    VoiceSpan,
    content_id,
    from_json,
    from_record,
    span_id,
    to_json,
    to_record,
)
from strategies import records, reports, words

KEYS = {
    "": """format doc_id text title outlet byline published published_candidates dateline language genre origin sha256
        republished_from found blocks reader statements figures dates mentions entities voice""",
    "dateline": "place date agency span",
    "blocks": "kind span",
    "reader": "version weights vocabulary settings",
    "statements": """id kind act stance source cue content inserted parent confidence speaker relays target occasion
        audience when joint""",
    "statements.joint": "status kind name mention entity role confidence because candidates",
    "statements.joint.role": "text span",
    "statements.speaker": "status kind name mention entity role confidence because candidates",
    "statements.speaker.role": "text span",
    "statements.relays": "name span",
    "statements.target": "text span",
    "statements.occasion": "text span place date",
    "statements.audience": "text span",
    "statements.when": "value date",
    "figures": "id span low high bound qualifier unit counted counted_span event change as_of statement",
    "dates": "id span type value anchor candidates",
    "mentions": "id span kind entity",
    "entities": "id name kind names roles",
    "entities.roles": "text span",
    "voice": "id span voice charged",
}
"""The keys of the objects at each path of an interchange line."""

FULL = a_report(
    "Mayor Ana Ruiz said on Monday that 12 boats sank.",
    dateline=Dateline("VELLIN", "2031-05-06", "KART", Span(0, 5)),
    blocks=(Block("paragraph", Span(0, 49)),),
)


def full_reading() -> Reading:
    phrase = Phrase("Mayor", Span(0, 5))
    mention, entity = person(FULL, "Ana Ruiz")
    monday = a_date(FULL, "Monday", "2031-05-05")
    statement = said(
        FULL,
        "Mayor Ana Ruiz",
        "said",
        "that 12 boats sank",
        speaker=Speaker("named", "person", "Ana Ruiz", mention.span, entity.id, phrase, 0.9, ("full name",), ()),
        relays=(Relay("Ana Ruiz", mention.span),),
        target=phrase,
        occasion=Occasion("Monday", monday.span, None, None),
        audience=phrase,
        when=StatementWhen("2031-05-05", monday.id),
        joint=(Speaker("unnamed", "crowd", role=phrase),),
    )
    return a_reading(
        statement,
        figures=(figure(FULL, "12", 12, statement.id),),
        dates=(monday,),
        mentions=(mention,),
        entities=(replace(entity, roles=(phrase,)),),
        voice=(VoiceSpan("v1", Span(0, 49), "attributed", (Span(0, 3),)),),
    )


def objects(value: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every object in `value` with its path; a list stands on the path of its items."""
    if isinstance(value, list | tuple):
        return [found for each in value for found in objects(each, path)]
    if not isinstance(value, dict):
        return []
    inside = [found for key, each in value.items() for found in objects(each, f"{path}.{key}".lstrip("."))]
    return [(path, value), *inside]


def test_every_object_of_a_line_has_all_its_keys() -> None:
    found = [(path, set(each)) for path, each in objects(to_record(FULL, full_reading()))]
    keyed = [(path, keys) for path, keys in found if path not in ("found", "reader.settings")]
    assert keyed
    assert {path for path, _ in keyed} == set(KEYS)
    assert all(keys == set(KEYS[path].split()) for path, keys in keyed)


@given(records())
def test_no_key_is_left_out_when_there_is_nothing_to_say(record: tuple[Received, Reading]) -> None:
    received, reading = record
    for path, each in objects(to_record(received.report, reading)):
        assert path in ("found", "reader.settings") or set(each) == set(KEYS[path].split())


@given(records())
def test_a_line_says_the_report_and_the_reading_again(record: tuple[Received, Reading]) -> None:
    report, reading = record[0].report, record[1]
    line = to_json(to_record(report, reading))
    assert b"\n" not in line
    assert from_record(from_json(line, dict[str, Any])) == (report, reading)
    assert from_record(to_record(report, reading)) == (report, reading)


@pytest.mark.parametrize("other", [0, FORMAT + 1, "1", None])
def test_another_format_is_refused(other: object) -> None:
    record = to_record(FULL, full_reading()) | {"format": other}
    with pytest.raises(ValueError, match="format"):
        from_record(record)


@pytest.mark.parametrize("key", ["text", "sha256", "blocks", "reader"])
def test_a_line_without_a_key_or_with_a_wrong_value_is_refused(key: str) -> None:
    record = to_record(FULL, full_reading())
    with pytest.raises(ValueError, match=key):
        from_record({name: value for name, value in record.items() if name != key})
    with pytest.raises(ValueError, match=key):
        from_record(record | {key: 7})


@given(reports(), reports())
def test_a_report_is_known_by_its_key_and_its_bytes_alone(one: Report, other: Report) -> None:
    named = one.found.get("doc_id")
    found = {**other.found, "doc_id": named} if named else {k: v for k, v in other.found.items() if k != "doc_id"}
    same = replace(other, doc_id=one.doc_id, origin=one.origin, sha256=one.sha256, found=found)
    assert same.id == one.id
    assert replace(one, sha256="0" * 64).id != one.id
    assert replace(one, doc_id=one.doc_id + "x", origin=one.origin + "x").id != one.id


def test_a_given_doc_id_is_the_key_wherever_the_report_comes_from() -> None:
    given_id = a_report("One line.", "d-1", found={"doc_id": "given"})
    assert replace(given_id, origin="elsewhere").id == given_id.id
    found_id = a_report("One line.", "d-1")
    assert replace(found_id, origin="elsewhere").id != found_id.id


def test_ids_are_the_same_in_every_process() -> None:
    assert content_id("r", "a", "b") == "r42de60bac299d468"
    assert span_id("s", "r1", [Span(0, 4)], [], [Span(5, 9), Span(10, 12)]) == "sd1f30f5ae17055b4"


@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(Span._make)), min_size=1), words)
def test_the_id_of_an_item_depends_on_the_role_of_each_span(roles: list[list[Span]], report: str) -> None:
    assert span_id("s", report, *roles) == span_id("s", report, *map(iter, roles))
    assert span_id("s", report, *roles) != span_id("s", report, *roles, [Span(0, 1)])
    assert span_id("s", report, *roles) != span_id("s", report + "x", *roles)


def test_a_span_counts_code_points() -> None:
    assert Span(1, 3).of("🙂é“x”") == "é“"


@pytest.mark.parametrize(
    ("language", "is_read"),
    [("en", True), ("en-GB", True), ("EN-us", True), (None, True), ("fr", False), ("enm", False)],
)
def test_english_is_read_and_what_may_be(language: str | None, is_read: bool) -> None:
    assert a_report("One line.", language=language).is_read is is_read
