"""Who speaks: `python -m evaluation.speakers` measures the speakers of sources, and the traps, against labels."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.corpora import LABELS, Line, lines, texts_of
from evaluation.readers import reading_of, report_of
from evaluation.score import shared
from inquit.model import Statement

__all__ = ["judged", "source_figures", "trap_figures"]


def read(text: str) -> tuple[Statement, ...]:
    """Every statement of a text, also the least certain: here it is only asked who speaks."""
    return reading_of(report_of(text), 0.0).statements


def judged(text: str, label: dict[str, Any], statements: Iterable[Statement]) -> tuple[str, Statement] | None:
    """How the speaker of the statement with this source compares with the label, or None where none was read.

    "right"; "wrong": a name that is not the speaker's; "abstained": no name where there is one; "status": neither
    named, but unnamed taken for unresolved or the reverse.
    """
    start, end = label["source"]
    there = [s for s in statements if s.source and shared(s.source[0], (start, end))]
    if not there:
        return None
    best = min(there, key=lambda s: (abs(s.source[0].end - end) + abs(s.source[0].start - start), -s.confidence))
    speaker = best.speaker
    if speaker.status == "named":
        return "right" if label["status"] == "named" and _is_named(text, label, best) else "wrong", best
    if label["status"] == "named":
        return "abstained", best
    return "right" if speaker.status == label["status"] else "status", best


def _is_named(text: str, label: dict[str, Any], statement: Statement) -> bool:
    names = {text[a:b] for party in (label["names"], *label.get("also", [])) for a, b in party}
    mention = statement.speaker.mention
    plain = {name.lower().removeprefix("the ") for name in names}
    if (statement.speaker.name or "").lower().removeprefix("the ") in plain:
        return True
    places = (m.span() for name in names for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return mention is not None and any(shared(mention, place) for place in places)


def _placed(text: str, label: Line) -> Line:
    """A label of a trap tells names in words: here it is as the other labels are."""
    if "span" not in label:
        return label
    names = [m.span() for name in label["names"] for m in re.finditer(re.escape(name), text)]
    return label | {"source": label["span"], "names": names, "class": label["status"]}


def counts(file: Path) -> dict[str, Counter[str]]:
    """For each class of source how often each judgement was made; "unread" where no statement has the source."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text, labels in texts_of(lines(file)):
        statements = read(text)
        for label in (_placed(text, label) for label in labels):
            verdict = judged(text, label, statements)
            tally = found[label["class"]]
            tally[verdict[0] if verdict else "unread"] += 1
            if verdict and label["status"] == "named":
                tally["have a name"] += 1
                tally["rightly named"] += verdict[0] == "right"
    return found


def source_figures(file: Path = LABELS / "speakers.jsonl") -> dict[str, dict[str, float]]:
    """For each class: how many, and the shares `right`, `precision` (of those given a name), `named` (of those that
    have one, rightly), among sources whose statement was read."""
    return {kind: _figures(seen) for kind, seen in counts(file).items()}


def _figures(seen: Counter[str]) -> dict[str, float]:
    read = seen["right"] + seen["wrong"] + seen["abstained"] + seen["status"]
    given = seen["rightly named"] + seen["wrong"]
    return {
        "of": read,
        "unread": seen["unread"],
        "right": seen["right"] / read if read else 0.0,
        "precision": seen["rightly named"] / given if given else 1.0,
        "wrong": seen["wrong"],
        "named": seen["rightly named"] / seen["have a name"] if seen["have a name"] else 0.0,
    }


def trap_figures(name: str = "traps") -> dict[str, float]:
    """The same of a list of traps: `wrong` are wrong links, `named` is the share of true links made."""
    return _figures(sum(counts(LABELS / f"{name}.jsonl").values(), Counter[str]()))


def main() -> int:
    for kind, figures in sorted(source_figures().items(), key=lambda item: -item[1]["of"]):
        print(f"{kind:14s}" + "  ".join(f"{name} {value:.3g}" for name, value in figures.items()))
    for traps in ("traps", "traps_fresh", "traps_third"):
        print(f"{traps:14s}" + "  ".join(f"{name} {value:.3g}" for name, value in trap_figures(traps).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
