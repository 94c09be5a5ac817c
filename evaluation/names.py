"""Names found: `python -m evaluation.names` measures recall on outside mentions, and precision on the example story."""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from evaluation.speakers import LABELS, read_lines
from inquit import __version__, extract, ingest
from inquit.model import Given, Mention, Span

__all__ = ["example_figures", "outside_figures"]

_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}
EXAMPLES = Path(__file__).parents[1] / "examples" / "answers.jsonl"


def mentions_of(text: str) -> tuple[Mention, ...]:
    report = ingest.receive_text(text, given=Given(language="en"))
    return extract.read(report, extract.reader(__version__)).mentions


def outside_figures() -> dict[str, tuple[int, int]]:
    """Named mentions of `meantime_mentions.jsonl` that are found: (found, all) by type, by overlap, by overlap and
    kind, and with exact edges. A name inside a longer name counts as found by it."""
    path = Path(os.environ["INQUIT_DATA"]) / "names" / "meantime_mentions.jsonl"
    found, every = Counter[str](), Counter[str]()
    for report in read_lines(path):
        mentions = mentions_of(report["text"])
        for known in report["mentions"]:
            if not known["named"] or known["type"] not in _TYPES:
                continue
            span, kind = Span(known["start"], known["end"]), _TYPES[known["type"]]
            there = [m for m in mentions if m.span.start < span.end and span.start < m.span.end]
            for name, right in (
                ("found", bool(there)),
                ("found with kind", any(m.kind == kind for m in there)),
                ("exact", any(m.span == span for m in there)),
            ):
                every[f"{kind}: {name}"] += 1
                found[f"{kind}: {name}"] += right
    return {name: (found[name], every[name]) for name in every}


def example_figures() -> dict[str, float]:
    """Names of persons and organisations in the example story: precision, recall, and their kinds among those found."""
    texts = {report["doc_id"]: report["text"] for report in read_lines(EXAMPLES)}
    counts: Counter[str] = Counter()
    for label in read_lines(LABELS / "names.jsonl"):
        known = {Span(a, b): kind for a, b, kind in label["names"]}
        mentions = mentions_of(texts[label["doc_id"]])
        counts += _counted(known, mentions)
    return {
        "precision": counts["right"] / counts["found"],
        "precision, persons and organisations": counts["right parties"] / counts["found parties"],
        "recall": counts["right"] / counts["known"],
        "kind": counts["kind"] / counts["right"],
    }


def _counted(known: dict[Span, str], mentions: Iterable[Mention]) -> Counter[str]:
    counts: Counter[str] = Counter(known=len(known))
    for mention in mentions:
        party = mention.kind in ("person", "organisation")
        right = mention.span in known
        counts["found"] += 1
        counts["right"] += right
        counts["found parties"] += party
        counts["right parties"] += party and right and known[mention.span] == mention.kind
        counts["kind"] += right and known[mention.span] == mention.kind
    return counts


def main() -> int:
    for name, value in example_figures().items():
        print(f"example story: {name:40s} {value:.3f}")
    if os.environ.get("INQUIT_DATA"):
        rows: dict[str, list[str]] = defaultdict(list)
        for name, (right, every) in sorted(outside_figures().items()):
            kind, what = name.split(": ")
            rows[kind].append(f"{what} {right / every:.3f}")
        for kind, told in rows.items():
            print(f"MEANTIME {kind:14s} " + "  ".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
