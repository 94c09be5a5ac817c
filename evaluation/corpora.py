"""The reader on outside corpora of attributions, where they are at hand. Their texts never enter the project."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.score import Scores, match_statements, score_statements
from inquit import __version__, extract, ingest
from inquit.extract.quotes import find_quotes
from inquit.extract.statements import kind_of
from inquit.model import Given, Report, Span, to_record

__all__ = ["CORPORA", "Measured", "score_corpus"]

CORPORA = {
    "PolNeAR dev": "attribution/polnear_dev.jsonl",
    "GUM news dev": "attribution/gum_news_dev.jsonl",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """Scores, and the speed of reading (extraction alone) on one core."""

    scores: Scores
    reports: int
    reports_a_second: float
    words_a_second: float


def score_corpus(path: Path) -> Measured:
    """Score one file of labelled reports: `{"doc_id", "text", "attributions"}` a line.

    These corpora mark only the outermost attribution, so a nested statement that matches nothing is left out.
    """
    scores = Scores()
    reader = extract.reader(__version__)
    labelled = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    seconds = words = 0.0
    for known in labelled:
        report = ingest.receive_text(known["text"], given=Given(language="en"))
        start = time.perf_counter()
        reading = extract.read(report, reader)
        seconds += time.perf_counter() - start
        words += len(report.text.split())
        gold = [_labelled(report, attribution) for attribution in known["attributions"]]
        found = to_record(report, reading)["statements"]
        matched = {j for _, j in match_statements(report.text, gold, found)}
        score_statements(scores, report.text, gold, [s for j, s in enumerate(found) if not s["parent"] or j in matched])
    return Measured(scores, len(labelled), len(labelled) / seconds, words / seconds)


def _labelled(report: Report, attribution: dict[str, Any]) -> dict[str, Any]:
    quotes = [quote.span for block in report.blocks for quote in find_quotes(report.text, block.span)]
    content = [Span(*span) for span in attribution["content"]]
    return {"source": attribution["source"], "content": content, "kind": kind_of(report.text, content, quotes)}
