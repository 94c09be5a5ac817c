"""The tables and the columns they have as CSV.

A dot leads into an object, or into each object of a list, and becomes an underscore in the header.
"""

from __future__ import annotations

from collections.abc import Mapping

_REPORT = ("doc_id", "report")
_TOLD_BY = (*_REPORT, "outlet", "published")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reports": (
        *("doc_id", "report", "version", "current", "read", "corrected", "reviewed", "title", "outlet", "byline"),
        *(
            "published",
            "published_candidates",
            "dateline.place",
            "dateline.date",
            "dateline.agency",
            "dateline.span",
            "language",
        ),
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
    "report_entities": (*_REPORT, "id", "name", "kind", "names", "roles.text", "identity", "reviewed"),
    "entities": (
        *("doc_id", "id", "name", "kind", "names", "roles.text", "members.doc_id", "members.id", "links.because"),
        *("possibly.name", "possibly.entity", "possibly.because"),
    ),
    "utterances": (
        *("doc_id", "id", "variant.outlet", "variant.published", "variant.speakers", "variant.source_text"),
        *("variant.cue_text", "variant.content_text", "variant.closeness", "variant.stance", "variant.relays"),
        *("variant.origin", "outlets", "speakers", "origins.name", "origins.because", "unattributed.doc_id"),
        *(
            "unattributed.words",
            "similar.other.id",
            "similar.verdict",
            "links.because",
            "variant.id",
            "variant.speaker_status",
        ),
        *("variant.report", "variant.source", "variant.cue", "variant.content"),
    ),
    "copies": (
        *("doc_id", "id", "a.doc_id", "a.outlet", "a.published", "a.words", "b.doc_id", "b.outlet", "b.published"),
        *("b.words", "shared_words", "quoted", "taken_from", "because", "a.report", "a.span", "b.report", "b.span"),
    ),
    "comparisons": (
        *("doc_id", "id", "counted", "unit", "event", "figure.outlet", "figure.published", "figure.words"),
        *("figure.qualifier_text", "figure.low", "figure.high", "figure.bound", "figure.change", "figure.as_of"),
        *(
            "figure.voice",
            "figure.speakers",
            "figure.source_text",
            "figure.cue_text",
            "figure.relays",
            "figure.stance",
            "figure.differs_from",
            "figure.id",
        ),
        *("figure.statement", "figure.report", "figure.span", "figure.qualifier"),
    ),
    "judgements": (*("doc_id", "id", "kind", "value", "by", "at", "because", "undoes", "standing", "why", "members"),),
}

LINES: Mapping[str, tuple[str, str]] = {"utterances": ("variants", "variant"), "comparisons": ("figures", "figure")}
"""The tables that have several lines a row as CSV: one for each object of this list, called so in the columns."""
