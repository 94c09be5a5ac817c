"""What reports tell together: free of order and of what was known before, with people's decisions above the texts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from inquit import __version__, extract, ingest
from inquit.engine import Local
from inquit.model import Link, Links, Memory, Reading, Ref, Report, Utterance
from inquit.resolve import RECORDS, record_row, resolve

STORY = Path(__file__).parents[2] / "examples/story"

Records = list[tuple[Report, Reading]]


@pytest.fixture(scope="module")
def records() -> Records:
    reader = extract.reader(__version__)
    received = ingest.receive([str(STORY)])
    reports = [item.report for item in received if not isinstance(item, Exception)]
    return [(report, extract.read(report, reader)) for report in reports]


@pytest.fixture(scope="module")
def engine() -> Iterator[Local]:
    with Local() as engine:
        yield engine


@pytest.fixture(scope="module")
def links(engine: Local, records: Records) -> Links:
    return together(engine, records)[0]


@pytest.mark.parametrize("seed", [1, 2])
def test_adding_one_by_one_gives_what_adding_all_at_once_gives(
    engine: Local, records: Records, links: Links, seed: int
) -> None:
    shuffled = random.Random(seed).sample(records, len(records))
    known = Memory()
    for count in (3, len(records) - 1, len(records)):
        found, known = together(engine, shuffled[:count], known=known)
    assert found == links


def test_what_is_known_is_not_decided_again(records: Records) -> None:
    with Local() as engine:
        _, known = together(engine, records[:-1])
        before = {kind: {(a, b) for a, b, *_ in rows} for kind, rows in known.decisions.items()}
        worked: list[tuple[str, int]] = []
        apply = engine.apply

        def counted(name: str, work: object, columns: object, table: object) -> object:
            worked.append((name, sum(1 for _ in engine.rows(table))))  # type: ignore[arg-type]
            return apply(name, work, columns, table)  # type: ignore[arg-type]

        engine.apply = counted  # type: ignore[method-assign, assignment]
        _, after = together(engine, records, known=known)
    for kind, rows in after.decisions.items():
        new = {(a, b) for a, b, *_ in rows} - before[kind]
        assert dict(worked)[f"{kind}-facts"] == 1
        assert dict(worked)[f"{kind}-decided"] == len(new)


def test_another_version_of_the_program_decides_anew(engine: Local, records: Records) -> None:
    _, known = together(engine, records[:2])
    _, after = together(engine, records[:2], known=known, by="another")
    assert {row[3] for row in known.facts["tellings"]}.isdisjoint(row[3] for row in after.facts["tellings"])


def test_a_person_can_part_and_join(engine: Local, records: Records, links: Links) -> None:
    told = next(u for u in links.utterances if len({v.statement.report for v in u.variants}) == 2)
    a, b = sorted(variant.statement for variant in told.variants)[:2]
    parted, _ = together(engine, records, [judged(a, b, "different")])
    assert not any({a, b} <= members(utterance) for utterance in parted.utterances)
    others = [u for u in links.utterances if u.id != told.id and len(u.variants) > 1]
    c = sorted(others[0].variants[0].statement for _ in "c")[0]
    a, c = sorted((a, c))
    joined, _ = together(engine, records, [judged(a, c, "same")])
    assert any({a, c} <= members(utterance) for utterance in joined.utterances)


def test_every_link_leads_to_items_that_are_there(records: Records, links: Links) -> None:
    statements = {Ref(report.id, s.id) for report, reading in records for s in reading.statements}
    voice = {Ref(report.id, v.id) for report, reading in records for v in reading.voice}
    entities = {Ref(report.id, e.id) for report, reading in records for e in reading.entities}
    figures = {Ref(report.id, f.id) for report, reading in records for f in reading.figures}
    texts = {report.id: report.text for report, _ in records}
    for utterance in links.utterances:
        assert members(utterance) <= statements
        assert set(utterance.unattributed) <= voice
        assert {end for link in utterance.similar for end in (link.a, link.b)} <= statements
    assert {member for identity in links.identities for member in identity.members} <= entities
    assert {figure for comparison in links.comparisons for figure in comparison.figures} <= figures
    for copy in links.copies:
        assert all(0 <= side.span.start < side.span.end <= len(texts[side.report]) for side in (copy.a, copy.b))


def test_the_speech_is_found_again_in_other_words(records: Records, links: Links) -> None:
    outlets = {report.id: report.outlet for report, _ in records}
    texts = {report.id: report.text for report, _ in records}
    statements = {Ref(report.id, s.id): s for report, reading in records for s in reading.statements}
    told = {
        frozenset(outlets[v.statement.report] for v in utterance.variants)
        for utterance in links.utterances
        for v in utterance.variants
        if "shells" in statements[v.statement].content[-1].of(texts[v.statement.report])
    }
    assert any({"Meridian", "The Avalland Post"} <= outlet for outlet in told)


def together(
    engine: Local, records: Records, judged: Iterable[Link] = (), known: Memory | None = None, by: str = "test"
) -> tuple[Links, Memory]:
    table = engine.table("records", RECORDS, [record_row(by, report, reading) for report, reading in records])
    return resolve(engine, table, judged, known or Memory())


def members(utterance: Utterance) -> set[Ref]:
    return {variant.statement for variant in utterance.variants}


def judged(a: Ref, b: Ref, verdict: str) -> Link:
    return Link(a, b, verdict, 1.0, ("judged so",))  # type: ignore[arg-type]
