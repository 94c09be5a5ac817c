"""The record, out to people: tables for other programs, and the page."""

from __future__ import annotations

from inquit.export.tables import export

__all__ = ["export"]
