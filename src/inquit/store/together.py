"""What only reports together tell, kept beside the record: links between items, and what saves finding them again.

Links lead to items of the readings they were found in. `present` leaves out what leads to items that are gone since,
`pairs` tells what people have said of two items.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select

from inquit.model import (
    Comparison,
    Copy,
    Identity,
    Judgement,
    Link,
    Links,
    Memory,
    Origin,
    Ref,
    Row,
    Utterance,
    Verdict,
    from_json,
    to_json,
)
from inquit.store.judgements import Short
from inquit.store.schema import current_link, judgement, known_decision, known_fact, resolved
from inquit.store.schema import reading as reading_table
from inquit.store.state import Entry, Stamp, items

__all__ = [
    "found_from",
    "is_current",
    "is_said",
    "keep",
    "links",
    "memory",
    "pairs",
    "present",
    "refs",
    "said",
    "stamp",
]

_KINDS: dict[str, Any] = {"identities": Identity, "copies": Copy, "utterances": Utterance, "comparisons": Comparison}
_VERDICTS: dict[str, Verdict] = {"same": "same", "different": "different", "unsure": "possibly"}
_NOW = select(
    func.coalesce(select(func.max(reading_table.c.n)).scalar_subquery(), 0),
    func.coalesce(select(func.max(judgement.c.n)).scalar_subquery(), 0),
)
_IN_ORDER = select(current_link.c.kind, current_link.c.body).order_by(current_link.c.id, current_link.c.n)

# Keeping ----------------------------------------------------------------------------------------------------------


def stamp(connection: Connection) -> Stamp:
    """How far the record has come."""
    return Stamp(*connection.execute(_NOW).one())


def keep(connection: Connection, found: Links, known: Memory, made_from: Stamp | None) -> None:
    """Make these the links and the memory, as found from that record (null: that which stands); only what differs is
    written.
    """
    _put(connection, current_link, ((kind, one.id, _json(one)) for kind in _KINDS for one in getattr(found, kind)))
    _put(connection, known_fact, ((kind, *row) for kind, rows in known.facts.items() for row in rows))
    _put(connection, known_decision, ((kind, *row) for kind, rows in known.decisions.items() for row in rows))
    connection.execute(delete(resolved))
    connection.execute(insert(resolved), (made_from or stamp(connection))._asdict())


def _put(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Make `rows` the rows of the table, `n` aside."""
    names = [column.name for column in table.columns if column.name != "n"]
    wanted = dict.fromkeys(rows)
    held = {tuple(row): n for n, *row in connection.execute(select(table))}
    if gone := [{"gone": n} for row, n in held.items() if row not in wanted]:
        connection.execute(delete(table).where(table.c.n == bindparam("gone")), gone)
    if new := [dict(zip(names, row, strict=True)) for row in wanted if row not in held]:
        connection.execute(insert(table), new)


def _json(value: Any) -> str:
    return to_json(value).decode()


def links(connection: Connection) -> Links | None:
    """The links as they were last found; null where they never were."""
    if connection.execute(select(resolved)).first() is None:
        return None
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    for kind, body in connection.execute(_IN_ORDER):
        found[kind].append(from_json(body, _KINDS[kind]))
    return Links(**{kind: tuple(told) for kind, told in found.items()})


def memory(connection: Connection) -> Memory:
    """What was found out on the way to the links; empty where they never were found."""
    known = Memory()
    for table, rows_of in ((known_fact, known.facts), (known_decision, known.decisions)):
        for _, kind, *row in connection.execute(select(table).order_by(table.c.n)):
            rows_of.setdefault(kind, []).append(tuple(row))
    return known


def found_from(connection: Connection) -> Stamp | None:
    """The record that the links were found from; null where they never were."""
    made = connection.execute(select(resolved)).first()
    return Stamp(*made) if made else None


def is_current(connection: Connection) -> bool:
    """Whether the links were found from the record as it stands."""
    return found_from(connection) == stamp(connection)


# What is there ----------------------------------------------------------------------------------------------------


def is_said(said: Short, standing: Iterable[Link]) -> bool:
    """Whether a short judgement only says what stands of its two items."""
    ends = sorted(Ref(report, item or "") for report, item in said.on)
    return any([link.a, link.b] == ends and link.verdict == _VERDICTS.get(said.kind) for link in standing)


def refs(entry: Entry) -> set[Ref]:
    """The items of a report, for links to lead to."""
    return {Ref(entry.report.id, item.id) for item in items(entry.reading)}


def present(found: Links, here: Set[Ref], reports: Set[str]) -> Links:
    """The links less all that leads to an item which is not `here`, or to a report which is not among `reports`."""
    return Links(
        identities=tuple(
            replace(one, members=members, links=_among(here, one.links), possibly=_among(here, one.possibly))
            for one in found.identities
            if (members := _kept(here, one.members))
        ),
        copies=tuple(copy for copy in found.copies if {copy.a.report, copy.b.report} <= reports),
        utterances=tuple(
            _utterance(one, here, reports)
            for one in found.utterances
            if any(variant.statement in here for variant in one.variants)
        ),
        comparisons=tuple(
            replace(one, figures=figures, differs=_among(here, one.differs))
            for one in found.comparisons
            if len(figures := _kept(here, one.figures)) > 1
        ),
    )


def _utterance(one: Utterance, here: Set[Ref], reports: Set[str]) -> Utterance:
    variants = tuple(variant for variant in one.variants if variant.statement in here)
    if variants[0] != one.variants[0]:  # the words that all others were aligned with are gone
        variants = tuple(replace(variant, stretches=()) for variant in variants)
    return replace(
        one,
        variants=variants,
        links=_among(here, one.links),
        similar=_among(here, one.similar),
        unattributed=_kept(here, one.unattributed),
        origins=None if one.origins is None else _origins(one.origins, reports),
    )


def _origins(told: tuple[Origin, ...], reports: Set[str]) -> tuple[Origin, ...]:
    left = (replace(one, reports=tuple(report for report in one.reports if report in reports)) for one in told)
    return tuple(one for one in left if one.reports)


def _kept(here: Set[Ref], told: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return tuple(ref for ref in told if ref in here)


def _among(here: Set[Ref], told: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(link for link in told if link.a in here and link.b in here)


# What people say of two -------------------------------------------------------------------------------------------


def pairs(entries: Iterable[Entry]) -> list[Link]:
    """What `said` tells, as links."""
    return [Link(a, b, _VERDICTS[one.kind], 1.0, _because(one)) for (a, b), one in said(entries).items()]


def said(entries: Iterable[Entry]) -> dict[tuple[Ref, Ref], Judgement]:
    """The standing judgement on each two items of these reports, the latest of several; in the order of pairs."""
    made: dict[str, Judgement] = {}
    places: dict[str, set[Ref]] = defaultdict(set)
    for entry in entries:
        here = refs(entry)
        for item, judged in entry.judged.items():
            if (ref := Ref(entry.report.id, item)) in here:
                for one in judged:
                    made[one.id] = one
                    places[one.id].add(ref)
    told: dict[tuple[Ref, Ref], Judgement] = {}
    for one in sorted(made.values(), key=lambda one: (one.at, one.id)):
        if one.kind in _VERDICTS:
            for a, b in combinations(sorted(places[one.id]), 2):
                told[a, b] = one
    return {pair: told[pair] for pair in sorted(told)}


def _because(judged: Judgement) -> tuple[str, ...]:
    return (f"judged so by {judged.by}", *([judged.because] if judged.because else []))
