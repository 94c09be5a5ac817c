"""The record: one SQLite file with the reports, what was read from them, and the judgements of people.

`Store` opens and fills it; `state` derives how each report stands from what was read and what was judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.lazy import names

if TYPE_CHECKING:
    from inquit.store.judgements import Short
    from inquit.store.search import Hit
    from inquit.store.state import Entry, Orphan, Stamp
    from inquit.store.store import Store

__all__ = ["Entry", "Hit", "Orphan", "Short", "Stamp", "Store"]

__getattr__ = names(
    __name__,
    {
        "Entry": "inquit.store.state",
        "Hit": "inquit.store.search",
        "Orphan": "inquit.store.state",
        "Short": "inquit.store.judgements",
        "Stamp": "inquit.store.state",
        "Store": "inquit.store.store",
    },
)
