"""From readings to decisions about pairs, one kind of link at a time, on whatever engine there is.

readings ──facts──→ items ──keys──→ keys ──plan (SQL)──→ pairs ──decide──→ decisions

Each arrow is a round whose result the engine keeps. What is known from before is not found out again: facts depend on
one report, a decision on two items, and neither on what else is there. A stamp is a hash of what something was made
from, the resolver (`by`) included; a decision on items with other stamps is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache, partial
from hashlib import blake2b
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from inquit.model import Columns, Engine, Reading, Report, Row, Table, from_record, to_json, to_record

__all__ = ["DECISIONS", "FACTS", "RECORDS", "Kind", "decisions", "facts", "plan", "record_row"]

RECORDS: Columns = {"report": "text", "stamp": "text", "body": "text"}
"""Reports with their readings; the body is an interchange object."""
FACTS: Columns = {"report": "text", "made_from": "text", "item": "text", "stamp": "text", "body": "text"}
"""What reports tell; the body is an item of the kind as JSON, `made_from` the stamp of its report."""
DECISIONS: Columns = {"a": "text", "b": "text", "stamps": "text", "body": "text"}
"""What two items are to each other; the body is the kind's decision as JSON, null where they are nothing."""

_KEYS: Columns = {"key": "text", "item": "text", "report": "text"}
_PAIRS: Columns = {"a": "text", "b": "text"}
_STAMPED: Columns = {"a": "text", "b": "text", "stamps": "text"}
_JOINED: Columns = {"a": "text", "b": "text", "stamps": "text", "one": "text", "other": "text"}


class Kind(NamedTuple):
    """How links of one kind are found.

    `facts` gives what one report tells, as items of the type `item`, each called by `name`; `keys` what leads to items
    worth comparing; `plan` names the SQL that makes pairs of items from keys (`resolve/plans`); `decide` says what two
    items are to each other, by them and shipped tables alone: None or an empty list for nothing.
    """

    kind: str
    item: Hashable
    facts: Callable[[Report, Reading], Iterable[Any]]
    name: Callable[[Any], str]
    keys: Callable[[Any], Iterable[str | int]]
    plan: str
    decide: Callable[[Any, Any], Any]


def record_row(by: str, report: Report, reading: Reading) -> Row:
    """A report with its reading as a row of `RECORDS`; `by` names what will resolve it."""
    body = to_json(to_record(report, reading)).decode()
    return report.id, _stamp(by, body), body


def facts(engine: Engine, kind: Kind, records: Table) -> Table:
    """What the reports of `records` tell; a report that tells nothing has one row without an item."""
    return engine.apply(f"{kind.kind}-facts", partial(_facts, kind), FACTS, records)


def decisions(engine: Engine, kind: Kind, told: Table, known: Table) -> Table:
    """The decisions on all pairs of items worth comparing, those among the `known` ones taken as they are."""
    name = kind.kind
    keys = engine.apply(f"{name}-keys", partial(_keys, kind), _KEYS, told)
    pairs = engine.query(f"{name}-pairs", plan(kind.plan), _PAIRS, keys=keys)
    stamped = engine.query(f"{name}-stamped", plan("stamped"), _STAMPED, pairs=pairs, items=told)
    joined = engine.query(f"{name}-joined", plan("joined"), _JOINED, pairs=stamped, items=told, known=known)
    new = engine.apply(f"{name}-decided", partial(_decide, kind), DECISIONS, joined)
    return engine.query(f"{name}-decisions", plan("decisions"), DECISIONS, pairs=stamped, known=known, new=new)


def plan(name: str) -> str:
    """The SQL of that name."""
    return files(__package__).joinpath("plans", f"{name}.sql").read_text(encoding="utf-8")


def _stamp(by: str, body: str) -> str:
    return blake2b(f"{by} {body}".encode(), digest_size=8).hexdigest()


# What workers run, on batches of rows ------------------------------------------------------------------------------


def _facts(kind: Kind, records: Iterable[Row]) -> Iterator[Row]:
    for report, stamp, body in records:
        items = list(kind.facts(*from_record(msgspec.json.decode(body))))
        if not items:
            yield report, stamp, None, None, None
        for item in items:
            told = to_json(item).decode()
            yield report, stamp, kind.name(item), _stamp(stamp, told), told


def _keys(kind: Kind, items: Iterable[Row]) -> Iterator[Row]:
    for report, _, name, _, body in items:
        if name is not None:
            for key in sorted({str(key) for key in kind.keys(_item(kind.item, body))}):
                yield key, name, report


def _decide(kind: Kind, joined: Iterable[Row]) -> Iterator[Row]:
    for a, b, stamps, one, other in joined:
        decision = kind.decide(_item(kind.item, one), _item(kind.item, other)) or None
        yield a, b, stamps, to_json(decision).decode()


@lru_cache(maxsize=4096)
def _item(kind: Hashable, body: str) -> Any:
    return msgspec.json.decode(body, type=kind)
