"""Readings → links: what can only be told from several reports together."""

from inquit.resolve.furniture import mark_repeated
from inquit.resolve.links import resolve

__all__ = ["mark_repeated", "resolve"]
