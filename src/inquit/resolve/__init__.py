"""Readings → links: what can only be told from several reports together."""

from inquit.resolve.furniture import mark_repeated

__all__ = ["mark_repeated"]
