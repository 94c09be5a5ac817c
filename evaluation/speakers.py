"""Who speaks: `python -m evaluation.speakers` measures the speakers of sources, and the traps, against labels."""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from inquit import __version__, extract, ingest
from inquit.model import Given, Report, Statement

__all__ = ["judged", "source_figures", "trap_figures"]

LABELS = Path(__file__).with_name("labels")
FILES = {
    "polnear_dev": "attribution/polnear_dev.jsonl",
    "polnear_train": "attribution/polnear_train.jsonl",
    "gum_news_dev": "attribution/gum_news_dev.jsonl",
    "ecbplus": "stories/ecbplus_reports.jsonl",
}
"""The outside corpora that labels point into, under `INQUIT_DATA`."""


def texts(names: Iterable[str]) -> dict[tuple[str, str], str]:
    """(corpus, doc_id) → text for the corpora named, as far as they are at hand."""
    found = {}
    data = os.environ.get("INQUIT_DATA")
    for name in sorted(set(names)) if data else ():
        for line in (Path(data or "") / FILES[name]).read_text(encoding="utf-8").splitlines():
            known = json.loads(line)
            found[name, known["doc_id"]] = known["text"]
    return found


def read_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def read(text: str) -> tuple[Report, tuple[Statement, ...]]:
    """Every statement of a text, also the least certain: here it is only asked who speaks."""
    report = ingest.receive_text(text, given=Given(language="en"))
    return report, extract.read(report, extract.reader(__version__, 0.0)).statements


def judged(text: str, label: dict[str, Any], statements: Iterable[Statement]) -> tuple[str, Statement] | None:
    """How the speaker of the statement with this source compares with the label, or None where none was read.

    "right"; "wrong": a name that is not the speaker's; "abstained": no name where there is one; "status": neither
    named, but unnamed taken for unresolved or the reverse.
    """
    start, end = label["source"]
    there = [s for s in statements if s.source and s.source[0].start < end and start < s.source[0].end]
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
    return mention is not None and any(a < mention.end and mention.start < b for a, b in places)


def _labelled(file: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each text with its labels."""
    labels = read_lines(file)
    if "text" in labels[0]:
        for label in labels:
            names = [m.span() for n in label["names"] for m in re.finditer(re.escape(n), label["text"])]
            yield label["text"], [{**label, "source": label["span"], "names": names, "class": label["status"]}]
        return
    known = texts(label["corpus"] for label in labels)
    reports = defaultdict(list)
    for label in labels:
        reports[label["corpus"], label["doc_id"]].append(label)
    for key, many in reports.items():
        if key in known:
            yield known[key], many


def counts(file: Path) -> dict[str, Counter[str]]:
    """For each class of source how often each judgement was made; "unread" where no statement has the source."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text, labels in _labelled(file):
        _, statements = read(text)
        for label in labels:
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


def trap_figures() -> dict[str, float]:
    """The same of the traps: `wrong` are wrong links, `named` is the share of true links made."""
    return _figures(sum(counts(LABELS / "traps.jsonl").values(), Counter[str]()))


def main() -> int:
    for kind, figures in sorted(source_figures().items(), key=lambda item: -item[1]["of"]):
        print(f"{kind:14s}" + "  ".join(f"{name} {value:.3g}" for name, value in figures.items()))
    print("traps         " + "  ".join(f"{name} {value:.3g}" for name, value in trap_figures().items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
