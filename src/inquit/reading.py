"""One text → one Reading, for callers who want no record: only what reading needs is imported."""

from __future__ import annotations

from inquit import __version__, extract, ingest
from inquit.model import Given, Reading

__all__ = ["read"]


def read(text: str, *, given: Given = Given(), min_confidence: float = extract.CONFIDENCE_FLOOR) -> Reading:  # noqa: B008
    """Read one text. Raises `RefusedInput` when it is empty or holds characters that no text has."""
    report = ingest.receive_text(text, given=given)
    return extract.read(report, extract.reader(__version__, min_confidence))
