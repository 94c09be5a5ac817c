"""A story as the page shows it: each report's record, what the reports together tell, what people said of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from inquit import __version__
from inquit.errors import RefusedInput
from inquit.model import FORMAT, Judgement, Links, Ref, to_record

if TYPE_CHECKING:
    from inquit.store import Entry, Store

__all__ = ["judged_pairs", "page_record", "story"]


def story(store: Store, title: str, refused: Iterable[RefusedInput]) -> dict[str, Any]:
    """What the page shows of a record, in the shape that `export.page` tells."""
    return {
        "format": FORMAT,
        "title": title,
        "made": {"version": __version__},
        "reports": [page_record(entry) for entry in store.records()],
        "links": to_builtins(store.links() or Links()),
        "judged": judged_pairs(store.pairs_said()),
        "refused": [{"origin": r.origin, "why": r.why} for r in refused],
    }


def page_record(entry: Entry) -> dict[str, Any]:
    """One report: its interchange object, its id, and what people have done to its items.

    `rejected` are statements that a person took out.
    """
    record = to_record(entry.report, entry.reading)
    for kind in ("statements", "figures", "dates"):
        for item in record[kind]:
            item["reviewed"] = entry.reviewed(item["id"])
            item["added"] = entry.added(item["id"])
    rejected = [{**to_builtins(statement), "reviewed": True, "added": False} for statement in entry.rejected]
    return {"id": entry.report.id, **record, "reviewed": entry.reviewed(entry.report.id), "rejected": rejected}


def judged_pairs(said: Mapping[tuple[Ref, Ref], Judgement]) -> list[dict[str, Any]]:
    """What people have said of pairs (see `Store.pairs_said`), by which judgement, and who made it."""
    return [{"a": a, "b": b, "kind": one.kind, "id": one.id, "by": one.by} for (a, b), one in said.items()]
