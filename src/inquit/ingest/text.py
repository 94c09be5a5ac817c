"""Plain text and Markdown: the frozen text is what was given, decoded."""

from __future__ import annotations

from inquit.ingest import lines
from inquit.ingest.decode import decode
from inquit.ingest.report import Place, build
from inquit.model import Given, Report


def read(raw: bytes, place: Place, given: Given) -> Report:
    """The report of a text file's bytes. Raises `RefusedInput`."""
    text = decode(raw, place.origin)
    return build(text, raw, lines.split(text), place, given)
