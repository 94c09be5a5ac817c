"""The tables and the columns they have as CSV; a dot leads into an object, and becomes an underscore in the header."""

from __future__ import annotations

from collections.abc import Mapping

_REPORT = ("doc_id", "report")
_TOLD_BY = (*_REPORT, "outlet", "published")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reports": (
        *("doc_id", "report", "version", "current", "read", "corrected", "title", "outlet", "byline", "published"),
        *("published_candidates", "dateline.place", "dateline.date", "dateline.agency", "dateline.span", "language"),
        *("genre", "origin", "sha256", "republished_from", "found", "blocks", "statements", "reader", "text"),
    ),
    "statements": (
        *(*_TOLD_BY, "id", "speaker.status", "speaker.kind", "speaker.name", "speaker.role.text", "cue_text"),
        *("content_text", "source_text", "sentence", "before", "kind", "act", "stance", "confidence", "reviewed"),
        *("added", "parent", "relays", "target.text", "occasion.text", "occasion.place", "occasion.date"),
        *("audience.text", "when.value", "when.date", "speaker.entity", "speaker.confidence", "speaker.because"),
        *("speaker.candidates", "source", "cue", "content", "inserted", "sentence_span", "before_span"),
        *("speaker.mention", "speaker.role.span", "target.span", "occasion.span", "audience.span", "joint"),
    ),
    "figures": (
        *(*_TOLD_BY, "id", "words", "low", "high", "bound", "unit", "counted", "event"),
        *("change", "as_of", "statement", "reviewed", "span", "qualifier", "counted_span"),
    ),
    "dates": (*_TOLD_BY, "id", "words", "type", "value", "anchor", "candidates", "reviewed", "span"),
    "entities": (*_REPORT, "id", "name", "kind", "names", "roles", "members"),
    "utterances": ("doc_id", "id", "members"),
    "copies": ("doc_id", "id", "members"),
    "judgements": (*("doc_id", "id", "kind", "value", "by", "at", "because", "undoes", "standing", "why", "members"),),
}
