"""Readings → links: all that only several reports together tell.

For each kind of link, facts and decisions are found out on an engine (`decisions.py`); here they are put together to
identities, copies, utterances and comparisons. The outcome depends on the set of reports and judgements alone, not on
the order in which they came, nor on what was known before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

import msgspec

from inquit import vocabulary
from inquit.model import Copy, Engine, Link, Links, Memory, Ref, Row, Table
from inquit.resolve import copies, entities, figures, utterances
from inquit.resolve.clusters import with_judged
from inquit.resolve.decisions import DECISIONS, FACTS, RECORDS, Kind, decisions, facts, plan
from inquit.resolve.entities.identities import identities
from inquit.resolve.senses import SENSES
from inquit.resolve.utterances.model import WEIGHTS

__all__ = ["KINDS", "digest", "is_known", "resolve"]


def _item_of_ref(item: Any) -> str:
    return item.ref.item  # type: ignore[no-any-return]


KINDS: Mapping[str, Kind] = {
    kind.kind: kind
    for kind in (
        Kind("copies", copies.Wording, copies.facts, attrgetter("report"), copies.keys, "copies", copies.decide),
        Kind("entities", entities.Facts, entities.facts, _item_of_ref, entities.keys, "entities", entities.decide),
        Kind(
            "figures", figures.Claim, figures.facts, attrgetter("figure.item"), figures.keys, "shared", figures.decide
        ),
        Kind(
            "tellings",
            utterances.Telling,
            utterances.facts,
            _item_of_ref,
            utterances.keys,
            "shared",
            utterances.decide,
        ),
    )
}


for _kind in KINDS.values():  # met here first, for the reason told in inquit.model
    msgspec.json.Decoder(_kind.item)


def resolve(engine: Engine, records: Table, judged: Iterable[Link], memory: Memory) -> tuple[Links, Memory]:
    """What reports tell together, and what to remember for the next time.

    `records` has rows as `record_row` makes them. `judged` are people's decisions about two items, which stand above
    what the texts tell.
    """
    known = Memory()
    for name, kind in KINDS.items():
        told = _told(engine, kind, records, memory.facts.get(name, []))
        before = engine.table(f"{name}-known", DECISIONS, memory.decisions.get(name, []))
        known.facts[name] = list(engine.rows(told))
        known.decisions[name] = list(engine.rows(decisions(engine, kind, told, before)))
    return _links(known, list(judged)), known


def is_known(rows: Iterable[Row], memory: Memory) -> bool:
    """Whether all of these reports, rows of `RECORDS`, are remembered as they are, and no others."""
    return {row[:2] for row in rows} == {row[:2] for row in memory.facts.get("copies", ())}


@cache
def digest() -> str:
    """Hash of the tables and weights that decisions stand on."""
    state = sha256(vocabulary.digest("across").encode())
    for file in (SENSES, WEIGHTS):
        state.update(file.read_bytes())
    return state.hexdigest()[:16]


def _told(engine: Engine, kind: Kind, records: Table, remembered: list[Row]) -> Table:
    """The facts of all reports, those of unchanged ones as they are remembered."""
    name = kind.kind
    old = engine.table(f"{name}-remembered", FACTS, remembered)
    changed = engine.query(f"{name}-changed", plan("changed"), RECORDS, records=records, old=old)
    new = facts(engine, kind, changed)
    return engine.query(f"{name}-told", plan("told"), FACTS, records=records, old=old, new=new)


# Putting together ---------------------------------------------------------------------------------------------------


def _links(known: Memory, judged: list[Link]) -> Links:
    found_copies = sorted(_decided(known, "copies", list[Copy]), key=lambda copy: copy.id)
    parties = _items(known, "entities")
    claims = _items(known, "figures")
    tellings = _items(known, "tellings")
    links = _decided(known, "tellings", Link)
    return Links(
        identities=tuple(identities(parties, with_judged(_decided(known, "entities", Link), _on(judged, parties)))),
        copies=tuple(found_copies),
        utterances=tuple(utterances.utterances(tellings, links, _on(judged, tellings), found_copies)),
        comparisons=figures.comparisons(claims.values(), _decided(known, "figures", Link)),
    )


def _items(known: Memory, kind: str) -> dict[Ref, Any]:
    """The items of a kind by their places; where an item has none of its own, by its report."""
    return {
        Ref(report, item): msgspec.json.decode(body, type=KINDS[kind].item)
        for report, _, item, _, body in known.facts[kind]
        if item is not None
    }


def _decided(known: Memory, kind: str, decision: Any) -> list[Any]:
    found = [msgspec.json.decode(body, type=decision | None) for *_, body in known.decisions[kind]]
    if decision is Link:
        return [link for link in found if link]
    return [item for decided in found for item in decided or ()]


def _on(judged: Iterable[Link], items: Mapping[Ref, Any]) -> list[Link]:
    """The decisions on two of these items."""
    return [link for link in judged if link.a in items and link.b in items]
