"""From attributions as found to Statements: spans, kind, act, stance, insertions, parents and ids."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from inquit.extract.attribution import Attribution
from inquit.extract.circumstances import audiences_of, occasions_of, relays_of, target_of
from inquit.extract.names.entities import Cast
from inquit.extract.passage import Passage
from inquit.extract.quotes import inserted_brackets
from inquit.extract.speakers import speakers_of
from inquit.extract.stance import act_of, stance_of
from inquit.model import Kind, Phrase, Relay, Report, Span, Statement, span_id

__all__ = ["kind_of", "make_statements"]

_WORD = re.compile(r"\w+")


def make_statements(
    report: Report, passages: list[Passage], found: list[Attribution], cast: Cast
) -> tuple[Statement, ...]:
    """The statements of one report, in the order of their cues; below-floor ones are left in for the caller to drop."""
    quotes = [quote for passage in passages for quote in passage.quotes]
    quoted = [quote.span for quote in quotes]
    inserted = inserted_brackets(report.text, quotes)
    speakers = speakers_of(found, cast)
    ids = {id(a): _identity(report, a) for a in found}
    statements: dict[str, Statement] = {}
    around = zip(found, [None, *found], occasions_of(found), audiences_of(found), strict=False)
    for attribution, before, occasion, audience in around:
        content = _content(attribution)
        speaker, *joint = speakers[id(attribution)]
        made = Statement(
            id=ids[id(attribution)],
            kind=kind_of(report.text, content, quoted),
            act=act_of(report.text, attribution),
            stance=stance_of(report.text, attribution),
            source=tuple(_source(report.text, attribution)),
            cue=tuple(attribution.spans(attribution.cue_parts)),
            content=content,
            inserted=tuple(_within(inserted, content)),
            parent=ids[id(attribution.parent)] if attribution.parent else None,
            confidence=round(attribution.confidence, 2),
            speaker=speaker,
            joint=tuple(joint),
            relays=_relays(report.text, attribution, before),
            target=_target(report.text, attribution),
            occasion=occasion,
            audience=audience,
        )
        statements.setdefault(made.id, made)
    return tuple(statements.values())


def _identity(report: Report, attribution: Attribution) -> str:
    return span_id(
        "s",
        report.id,
        _source(report.text, attribution),
        attribution.spans(attribution.cue_parts),
        _content(attribution),
    )


def _content(attribution: Attribution) -> tuple[Span, ...]:
    return tuple(sorted({*attribution.spans(attribution.content), *attribution.later}))


def _within(inserted: Sequence[Span], content: Iterable[Span]) -> list[Span]:
    """The insertions that lie in a content, in order; `inserted` stand in order."""
    found = {s for c in content for s in inserted[slice(*(bisect_left(inserted, (at,)) for at in c))] if s.end <= c.end}
    return sorted(found)


def _source(text: str, attribution: Attribution) -> list[Span]:
    """The source without the comma that closes its apposition."""
    if attribution.source is None:
        return []
    return [Span(s.start, s.start + len(s.of(text).rstrip(" ,"))) for s in attribution.spans([attribution.source])]


def kind_of(text: str, content: Iterable[Span], quotes: Sequence[Span]) -> Kind:
    """All content words inside the quotations: direct; some: mixed; none: indirect. `quotes` stand in order."""
    inside = total = 0
    for span in content:
        for match in _WORD.finditer(text, *span):
            total += 1
            at = bisect_right(quotes, match.start(), key=lambda quote: quote.start) - 1
            inside += at >= 0 and match.start() < quotes[at].end
    if not inside:
        return "indirect"
    return "direct" if inside == total else "mixed"


def _relays(text: str, attribution: Attribution, before: Attribution | None) -> tuple[Relay, ...]:
    return tuple(Relay(span.of(text), span) for span in attribution.spans(relays_of(attribution, before)))


def _target(text: str, attribution: Attribution) -> Phrase | None:
    told = target_of(attribution)
    if told is None:
        return None
    (span,) = attribution.spans([told])
    return Phrase(span.of(text), span)
