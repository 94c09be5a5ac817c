"""Print what can be measured here: the example story against its floors, and outside corpora."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from evaluation.corpora import CORPORA, score_corpus
from evaluation.examples import score_examples
from evaluation.floors import below
from evaluation.score import KINDS, Scores


def main() -> int:
    examples = score_examples()
    _show("Example story", examples)
    for name, (right, total) in examples.shares.items():
        print(f"  {name:34s} {right / total:.3f}  ({right} of {total})")
    tally = examples.rows["blocks"]
    print(f"  {'blocks F1':34s} {tally.f1:.3f}  ({tally.met} of {tally.expected})")
    data = os.environ.get("INQUIT_DATA")
    if not data:
        print("INQUIT_DATA is not set: outside corpora are not measured")
    for name, file in CORPORA.items() if data else ():
        path = Path(data or "") / file
        if not path.exists():
            print(f"{name}: {path} is not there")
            continue
        measured = score_corpus(path)
        speed = f"{measured.reports_a_second:.0f} reports/s, {measured.words_a_second:,.0f} words/s on one core"
        _show(f"{name}, {measured.reports} reports, {speed}", measured.scores)
    faults = below(examples.figures())
    for line in faults:
        print(line)
    return 1 if faults else 0


def _show(title: str, scores: Scores) -> None:
    print(title)
    for measure in ("rel_soft", "content_exact"):
        for kind in ("all", *KINDS):
            t = scores.rows[f"{measure} {kind}"]
            print(f"  {measure:14s} {kind:9s} P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}  (of {t.expected})")


if __name__ == "__main__":
    sys.exit(main())
