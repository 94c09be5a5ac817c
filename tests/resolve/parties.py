"""Parties of reports for tests: names are given by words and kind, each read as a mention wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from builders import a_reading, a_report
from inquit.model import Entity, Mention, MentionKind, Reading, Report, Span, content_id, span_id
from inquit.resolve.entities import Facts, facts

__all__ = ["named_report", "party"]


def named_report(
    text: str, names: Iterable[tuple[str, MentionKind]], doc_id: str = "a.txt", published: str | None = "2031-05-06"
) -> tuple[Report, Reading]:
    """A report in which just these names were read."""
    report = a_report(text, doc_id=doc_id, published=published)
    mentions, entities = [], []
    for name, kind in names:
        entity = content_id("e", report.id, name)
        entities.append(Entity(entity, name, kind, (name,), ()))
        for found in re.finditer(rf"\b{re.escape(name)}(?!\w)", text):
            span = Span(*found.span())
            mentions.append(Mention(span_id("m", report.id, (span,)), span, kind, entity))
    return report, a_reading(mentions=tuple(mentions), entities=tuple(entities))


def party(told: Mapping[str, Any], doc_id: str) -> Facts:
    """What a report of a case tells of the first of its names."""
    report, reading = named_report(told["text"], [tuple(n) for n in told["names"]], doc_id, told["published"])
    return next(fact for fact in facts(report, reading) if told["names"][0][0] in fact.names)
