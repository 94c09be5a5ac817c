"""Readings → links: what can only be told from several reports together."""

from inquit.resolve.decisions import RECORDS, record_row
from inquit.resolve.furniture import mark_repeated
from inquit.resolve.links import digest, is_known, resolve

__all__ = ["RECORDS", "digest", "is_known", "mark_repeated", "record_row", "resolve"]
