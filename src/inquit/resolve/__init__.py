"""Readings → links: what can only be told from several reports together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.lazy import names

if TYPE_CHECKING:
    from inquit.resolve.decisions import RECORDS, record_row
    from inquit.resolve.furniture import mark_repeated
    from inquit.resolve.links import digest, is_known, resolve

__all__ = ["RECORDS", "digest", "is_known", "mark_repeated", "record_row", "resolve"]

__getattr__ = names(
    __name__,
    {
        "RECORDS": "inquit.resolve.decisions",
        "digest": "inquit.resolve.links",
        "is_known": "inquit.resolve.links",
        "mark_repeated": "inquit.resolve.furniture",
        "record_row": "inquit.resolve.decisions",
        "resolve": "inquit.resolve.links",
    },
)
