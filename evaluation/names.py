"""Names found: `python -m evaluation.names` measures recall on outside mentions, and precision on the example story."""

from __future__ import annotations

import sys
from collections import defaultdict

from evaluation.corpora import LABELS, lines, outside
from evaluation.examples import ANSWERS
from evaluation.readers import reading_of, report_of
from evaluation.score import Scores, shared
from inquit.model import Mention, Span

__all__ = ["example_figures", "outside_figures"]

PARTIES = ("person", "organisation")
_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}
MENTIONS = {"MEANTIME": "names/meantime_mentions.jsonl"}


def mentions_of(text: str) -> tuple[Mention, ...]:
    return reading_of(report_of(text)).mentions


def outside_figures() -> dict[str, tuple[int, int]]:
    """Named mentions of MEANTIME that are found: (found, all) by type, by overlap, by overlap and kind, and with exact
    edges. A name inside a longer name counts as found by it."""
    scores = Scores()
    for report in (line for many in outside("mentions", MENTIONS).values() for line in many):
        mentions = mentions_of(report["text"])
        for known in report["mentions"]:
            if not known["named"] or known["type"] not in _TYPES:
                continue
            span, kind = Span(known["start"], known["end"]), _TYPES[known["type"]]
            there = [m for m in mentions if shared(m.span, span)]
            scores.share(f"{kind}: found", bool(there))
            scores.share(f"{kind}: found with kind", any(m.kind == kind for m in there))
            scores.share(f"{kind}: exact", any(m.span == span for m in there))
    return scores.shares


def example_figures() -> dict[str, float]:
    """Names of persons and organisations in the example story: precision, recall, and their kinds among those found."""
    texts = {report["doc_id"]: report["text"] for report in lines(ANSWERS)}
    scores = Scores()
    for label in lines(LABELS / "names.jsonl"):
        known = {Span(a, b): kind for a, b, kind in label["names"]}
        mentions = mentions_of(texts[label["doc_id"]])
        right = [m for m in mentions if m.span in known]
        kinds = [m.kind for m in right if m.kind == known[m.span]]
        scores.share("precision", len(right), len(mentions))
        parties = sum(m.kind in PARTIES for m in mentions)
        scores.share("precision, persons and organisations", sum(kind in PARTIES for kind in kinds), parties)
        scores.share("recall", len(right), len(known))
        scores.share("kind", len(kinds), len(right))
    return scores.figures()


def main() -> int:
    for name, value in example_figures().items():
        print(f"example story: {name:40s} {value:.3f}")
    rows: dict[str, list[str]] = defaultdict(list)
    for name, (right, every) in sorted(outside_figures().items()):
        kind, what = name.split(": ")
        rows[kind].append(f"{what} {right / every:.3f}")
    for kind, told in rows.items():
        print(f"MEANTIME {kind:14s} " + "  ".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
