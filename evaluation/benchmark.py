"""All readers on the same reports in the same run: `make benchmark` prints the table of docs/benchmarks.md.

Statements are scored by `evaluation.score`, speed is words a second of the whole step from blocks to statements, one
thread, the median of five rounds; the small spaCy pipeline sets the pace that the others are compared with.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable

from evaluation.calibration import Observed, calibration, expected_error, observed
from evaluation.corpora import corpora
from evaluation.readers import READERS, Labelled, Reads, outer_scores, parser, peers
from evaluation.score import ROWS, Scores, score_statements
from evaluation.styles import DENIALS, FRESH_DENIALS, HELD_OUT, passages, score_passages
from inquit.model import Report

__all__ = ["main"]

ROUNDS = 5
REPORTS = 16
"""Reports of the speed measure: enough words for a second or more a round."""

Scoring = Callable[[Iterable[Labelled], Reads], Scores]
PACE = "small spaCy pipeline"


def main() -> None:
    readers = READERS | peers()
    collections = corpora()
    for title, reports in collections.items():
        _print_scores(title, reports, readers, outer_scores)
    held_out = passages(HELD_OUT.glob("*.jsonl"))
    _print_scores("Held-out styles", held_out, readers, every_score)
    _print_more("held-out styles", score_passages(held_out, READERS["both"]))
    for title, file in (("list of denials", DENIALS), ("fresh list of denials", FRESH_DENIALS)):
        _print_more(title, score_passages(passages([file]), READERS["both"]))
    seen = {title: observed(reports, READERS["both"], nested=False) for title, reports in collections.items()}
    _print_calibration(seen | {"Held-out styles": observed(held_out, READERS["both"], nested=True)})
    texts = [report for report, _ in (next(iter(collections.values()), None) or held_out)[:REPORTS]]
    _print_speed(texts, readers)


def every_score(reports: Iterable[Labelled], read: Reads) -> Scores:
    """Score a reader where nested statements are labelled too."""
    scores = Scores()
    for report, gold in reports:
        score_statements(scores, report.text, gold, read(report))
    return scores


def _print_scores(title: str, reports: list[Labelled], readers: dict[str, Reads], score: Scoring) -> None:
    told = sum(len(gold) for _, gold in reports)
    print(f"\n### {title}: {len(reports)} texts, {told} statements\n")
    print("| reader | all | direct | mixed | indirect | saying | content exact |\n|---|---|---|---|---|---|---|")
    for name, read in readers.items():
        scores = score(reports, read)
        f1 = [scores.rows[f"rel_soft {row}"].f1 for row in ROWS] + [scores.rows["content_exact all"].f1]
        print(f"| {name} | " + " | ".join(f"{100 * value:.1f}" for value in f1) + " |")


def _print_more(title: str, scores: Scores) -> None:
    print(f"\n| both, on the {title} | |\n|---|---|")
    for name, (right, total) in scores.shares.items():
        print(f"| {name} | {100 * right / total:.1f} ({right} of {total}) |")
    for name in ("parents", "relays", "targets"):
        for row in (name, f"{name} among matched"):
            print(f"| {row}, F1 | {100 * scores.rows[row].f1:.1f} (of {scores.rows[row].expected}) |")


def _print_calibration(seen: dict[str, Observed]) -> None:
    print("\n### Confidence: stated, and the share that is right\n")
    print("| collection | confidence from | statements | stated | right |\n|---|---|---|---|---|")
    for title, one in {**seen, "all of these": [row for rows in seen.values() for row in rows]}.items():
        bins = calibration(one)
        for b in bins:
            print(f"| {title} | {b.low} | {b.count} ({b.count / len(one):.0%}) | {b.stated:.3f} | {b.right:.3f} |")
        print(f"| {title} | expected calibration error | {len(one)} | | {expected_error(bins):.3f} |")


def _print_speed(texts: list[Report], readers: dict[str, Reads]) -> None:
    words = sum(len(report.text.split()) for report in texts)
    pace = parser()
    timed = readers | ({PACE: pace} if pace else {})
    rounds: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(ROUNDS):
        for name, read in timed.items():
            started = time.perf_counter()
            for report in texts:
                read(report)
            rounds[name].append(words / (time.perf_counter() - started))
    print(f"\n### Speed: {words:,} words, one thread, median of {ROUNDS} rounds\n")
    print("| reader | words a second | of the small spaCy pipeline |\n|---|---|---|")
    for name, speeds in rounds.items():
        ratio = (
            f"{statistics.median(a / b for a, b in zip(speeds, rounds[PACE], strict=True)):.2f}"
            if pace
            else "not installed"
        )
        print(f"| {name} | {statistics.median(speeds):,.0f} | {ratio} |")


if __name__ == "__main__":
    main()
