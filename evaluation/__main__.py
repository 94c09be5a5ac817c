"""Print what can be measured here: the example story and original texts against their floors, and outside corpora."""

from __future__ import annotations

import sys

from evaluation.corpora import corpora
from evaluation.examples import score_examples
from evaluation.floors import below
from evaluation.identities import identity_figures
from evaluation.readers import READERS, outer_scores
from evaluation.score import ROWS, Scores
from evaluation.styles import style_figures
from evaluation.tellings import utterance_figures


def main() -> int:
    examples = score_examples()
    _show("Example story", examples)
    for name, (right, total) in examples.shares.items():
        print(f"  {name:34s} {right / total:.3f}  ({right} of {total})")
    tally = examples.rows["blocks"]
    print(f"  {'blocks F1':34s} {tally.f1:.3f}  ({tally.met} of {tally.expected})")
    for name, reports in corpora().items():
        _show(f"{name}, {len(reports)} reports", outer_scores(reports, READERS["both"]))
    told = style_figures() | utterance_figures() | identity_figures()
    for name, figure in told.items():
        print(f"  {name:45s} {figure:.3f}")
    faults = below(examples.figures() | told)
    for line in faults:
        print(line)
    return 1 if faults else 0


def _show(title: str, scores: Scores) -> None:
    print(title)
    for measure in ("rel_soft", "content_exact"):
        for kind in ROWS:
            print(f"  {measure:14s} {kind:9s} {scores.rows[f'{measure} {kind}']}")


if __name__ == "__main__":
    sys.exit(main())
