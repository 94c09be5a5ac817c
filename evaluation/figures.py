"""Figures as claimed against labelled ones, and a peer on the same reports.

Figures are matched one to one where their spans overlap, those of equal values first. A pair is right when `low` and
`high` both agree (to a thousandth); the other measures are shares of the right pairs. A unit is right when equal;
what is counted when a word is shared or both are empty; as-of by precision and recall of the labelled places; an
answering source when the source of the statement shares a place with the labelled one or both are the outlet; an
inherited stance among the right pairs that somebody answers for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from evaluation.corpora import LABELS, lines, texts_of
from evaluation.readers import reading_of, report_of
from evaluation.score import Scores, one_to_one, shared
from inquit import extract
from inquit.extract.dates import dates_of
from inquit.extract.figures import figures_of
from inquit.model import Date, Report, Span, Statement

__all__ = ["Claimed", "FigureReader", "by_inquit", "labelled_reports", "peer", "score_figures"]

Claimed = dict[str, Any]
"""A figure: `span`, `low`, `high`, `bound`, `unit`; where they are known `counted_span`, `event`, `change`, `as_of`
(the places of the dates that tell it), `answers` (the places of the source) and `stance`."""
FigureReader = Callable[[Report], list[Claimed]]
Known = tuple[Report, list[Claimed]]


def labelled_reports(file: Path = LABELS / "figures.jsonl") -> Iterator[Known]:
    """Reports with their labelled figures. The texts are outside data, or stand in the labels."""
    for text, many in texts_of(lines(file)):
        yield report_of(text), [_as_places(text, figure) for label in many for figure in label["figures"]]


def _as_places(text: str, figure: Claimed) -> Claimed:
    """A labelled figure with its places as offsets: the labels tell offsets, words, or words and which of them."""
    places = {key: _place(text, figure[key]) for key in ("span", "counted_span", "as_of", "answers")}
    listed = {key: [places[key]] if places[key] else [] for key in ("as_of", "answers")}
    return figure | places | listed


def _place(text: str, told: Any) -> tuple[int, int] | None:
    if told is None:
        return None
    words, nth = (told, 1) if isinstance(told, str) else told
    if isinstance(words, int):
        return words, nth
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return at, at + len(words)


def by_inquit(report: Report, statements: Sequence[Statement] | None = None) -> list[Claimed]:
    """The figures of our own reader; its statements are read unless they are given."""
    if statements is None:
        statements = reading_of(report).statements
    dates = dates_of(report)
    known = {statement.id: statement for statement in statements}
    figures = figures_of(report, extract.passages_of(report), statements, dates)
    return [_claimed(figure, known.get(figure.statement or ""), dates) for figure in figures]


def _claimed(figure: Any, statement: Statement | None, dates: Sequence[Date]) -> Claimed:
    near = [d.span for d in dates if d.value == figure.as_of and abs(d.span.start - figure.span.start) < _SENTENCE]
    return {
        "span": figure.span,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "counted_span": figure.counted_span,
        "event": figure.event,
        "change": figure.change,
        "as_of": near if figure.as_of else [],
        "answers": list(statement.source) if statement else [],
        "stance": statement.stance if statement else None,
        "answered": statement is not None,
    }


_SENTENCE = 500
"""Characters within which the date lies that tells when a figure holds."""


def peer() -> FigureReader | None:
    """quantulum3, where it is installed: values, units and bounds of "about".

    Its classifier of doubtful units was stored by an earlier scikit-learn and is left out: its rules choose.
    """
    try:
        from quantulum3 import classifier, parser
    except ImportError:
        return None
    classifier.USE_CLF = False

    def read(report: Report) -> list[Claimed]:
        found = []
        for passage in extract.passages_of(report):
            for quantity in parser.parse(passage.span.of(report.text)):
                start, end = (passage.span.start + at for at in quantity.span)
                name = quantity.unit.name
                found.append(
                    {
                        "span": Span(start, end),
                        "low": quantity.value,
                        "high": quantity.value,
                        "bound": "about" if quantity.uncertainty else "exact",
                        "unit": None if name == "dimensionless" else _PEER_UNITS.get(name, name),
                    }
                )
        return found

    return read


_PEER_UNITS = {
    "dollar": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "percentage": "percent",
    "pound-mass": "pound",
    "kilometre": "kilometre",
    "kilometer": "kilometre",
    "meter": "metre",
}


def score_figures(reports: Iterable[Known], read: FigureReader) -> Scores:
    """Every measure over some reports."""
    scores = Scores()
    for report, gold in reports:
        found = read(report)
        pairs = match(gold, found)
        right = [(gold[i], found[j]) for i, j in pairs if same_value(gold[i], found[j])]
        scores.row("value").add(len(gold), len(found), len(right))
        scores.row("span").add(len(gold), len(found), len(pairs))
        for known, claimed in right:
            _score_pair(scores, report.text, known, claimed)
    return scores


def _score_pair(scores: Scores, text: str, gold: Claimed, found: Claimed) -> None:
    scores.share("bound", gold["bound"] == found["bound"])
    scores.share("unit", gold["unit"] == found["unit"])
    full = gold["bound"] == found["bound"] and gold["unit"] == found["unit"]
    scores.share("value, unit and bound of those", full)
    if "counted_span" not in found:
        return
    scores.share("counted", _shares_word(text, gold["counted_span"], found["counted_span"]))
    scores.share("event", gold["event"] == found["event"])
    scores.share("change", gold["change"] == found["change"])
    scores.share("answering source", _meet(gold["answers"], found["answers"]))
    scores.share("inherited stance", gold["stance"] == found["stance"])
    if gold["stance"]:
        scores.share("inherited stance of those answered for", gold["stance"] == found["stance"])
        if found["stance"]:
            scores.share("stance where both have one", gold["stance"] == found["stance"])
    scores.share("as-of or none", _meet(gold["as_of"], found["as_of"]))
    met = bool(gold["as_of"] and found["as_of"] and _meet(gold["as_of"], found["as_of"]))
    scores.row("as-of").add(bool(gold["as_of"]), bool(found["as_of"]), met)


def match(gold: Sequence[Claimed], found: Sequence[Claimed]) -> list[tuple[int, int]]:
    """Pairs of numbers of figures whose spans overlap, equal values first, then the larger overlap."""
    return one_to_one(
        (not same_value(g, f), -size, i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (size := shared(g["span"], f["span"]))
    )


def same_value(gold: Claimed, found: Claimed) -> bool:
    """Whether two figures say the same number; a vague one says its least, and bounds are judged by themselves."""
    one = [value for value in (gold["low"], gold["high"]) if value is not None]
    other = [value for value in (found["low"], found["high"]) if value is not None]
    return _near(min(one), min(other)) and _near(max(one), max(other)) if one and other else one == other


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-3 * max(abs(one), abs(other), 1e-3)


def _shares_word(text: str, gold: Sequence[int] | None, found: Sequence[int] | None) -> bool:
    if not gold or not found:
        return not gold and not found
    words = [set(text[span[0] : span[1]].lower().split()) for span in (gold, found)]
    return bool(words[0] & words[1] or shared(gold, found))


def _meet(gold: Sequence[Sequence[int]], found: Sequence[Sequence[int]]) -> bool:
    if not gold or not found:
        return not gold and not found
    return any(shared(a, b) for a in gold for b in found)


def main() -> None:
    """Print every measure for our reader and, of what it can tell, for the peer."""
    reports = list(labelled_reports(*map(Path, sys.argv[1:2])))
    readers: dict[str, FigureReader | None] = {"inquit": by_inquit, "quantulum3": peer()}
    for name, read in readers.items():
        if read is None:
            print(f"{name} is not installed")
            continue
        began = perf_counter()
        scores = score_figures(reports, read)
        print(f"{name}: {len(reports)} reports in {perf_counter() - began:.1f} s")
        show(scores)


def show(scores: Scores) -> None:
    """Print all measures of one reader."""
    for name, tally in scores.rows.items():
        print(f"  {name:32s} {tally}")
    for name, (right, total) in scores.shares.items():
        print(f"  {name:32s} {right / total if total else 0:.3f}  ({right} of {total})")


if __name__ == "__main__":
    main()
