"""Whether two statements tell one utterance: `python -m evaluation.tellings`.

Labels are pairs of statements by their spans (`labels/pairs.jsonl`), of ECB+ reports and of `labels/tellings.jsonl`.
The reports are read as always; a labelled statement is the one read whose content overlaps it most. A pair of which
one was not read, or which the search for candidates does not bring together, is never joined.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from evaluation.corpora import LABELS, Line, lines, outside
from evaluation.readers import reading_of
from inquit import ingest
from inquit.model import Given, Link, Ref, Span, Verdict
from inquit.resolve import utterances
from inquit.resolve.utterances import Telling
from inquit.resolve.utterances.settle import settle

__all__ = ["Pair", "between", "main", "pairs", "utterance_figures"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two labelled tellings, None where a statement was not read; `beside` are all tellings of the two reports."""

    id: str
    story: str
    label: str
    how: str | None
    sure: bool
    a: Telling | None
    b: Telling | None
    beside: tuple[Telling, ...]


def pairs(labels: Path, stories: Path, folder: Path | None = None) -> list[Pair]:
    """The labelled pairs whose reports are at hand, read."""
    wanted = lines(labels)
    texts = {line["doc_id"]: line for line in lines(stories)}
    texts |= {line["doc_id"]: line for line in outside("labelled pairs", _ECB, folder).get("ecbplus", ())}
    return _read(wanted, texts)


def _read(wanted: Iterable[Line], texts: Mapping[str, Line]) -> list[Pair]:
    known = [line for line in wanted if {line["a"]["doc_id"], line["b"]["doc_id"]} <= texts.keys()]
    read = {doc_id: _tellings(texts[doc_id]) for doc_id in sorted({line[s]["doc_id"] for line in known for s in "ab"})}
    return [_pair(line, texts[line["a"]["doc_id"]]["story"], read) for line in known]


def _pair(line: Line, story: str, read: Mapping[str, list[Telling]]) -> Pair:
    a, b = (_nearest(read[line[side]["doc_id"]], line[side]["content"]) for side in "ab")
    reports = sorted({line[side]["doc_id"] for side in "ab"})
    beside = tuple(telling for doc_id in reports for telling in read[doc_id])
    return Pair(line["id"], story, line["label"], line["how"], line["sure"], a, b, beside)


_ECB = {"ecbplus": "stories/ecbplus_reports.jsonl"}


def _tellings(line: Line) -> list[Telling]:
    given = Given(doc_id=line["doc_id"], outlet=line.get("outlet"), published=line.get("published"), language="en")
    report = ingest.receive_text(line["text"], given=given)
    return [telling for telling in utterances.facts(report, reading_of(report)) if telling.voice]


def _nearest(tellings: Iterable[Telling], content: Sequence[Sequence[int]]) -> Telling | None:
    """The telling that shares most of its words with the labelled content, at least half of either's."""
    spans = [Span(*span) for span in content]
    best, most = None, 0.5
    for telling in tellings:
        inside = sum(any(s.start <= p.start and p.end <= s.end for s in spans) for p in telling.places)
        length = sum(p.end - p.start for p in telling.places)
        share = inside / len(telling.places) * min(1.0, length / max(1, sum(s.end - s.start for s in spans)))
        if share > most:
            best, most = telling, share
    return best


def main() -> None:
    found = pairs(LABELS / "pairs.jsonl", LABELS / "tellings.jsonl")
    if not found:
        sys.exit("no labelled pairs are at hand")
    lost = sum(pair.a is None or pair.b is None for pair in found)
    print(f"{len(found)} pairs, {lost} of them with a statement that was not read")
    joined = {pair.id: _verdict(pair) for pair in found}
    for name, part in (("all", found), *((prefix, _of(found, prefix)) for prefix in ("ECB+", "invented"))):
        same = [pair for pair in part if joined[pair.id] == "same"]
        right = sum(pair.label == "same" for pair in same)
        told = [f"{name}: {len(same)} joined, {right} right (precision {right / max(1, len(same)):.3f})"]
        for which, hows in _HOWS:
            those = [pair for pair in part if pair.how in hows]
            got = sum(joined[pair.id] == "same" for pair in those)
            shown = sum(joined[pair.id] in ("same", "possibly") for pair in those)
            told.append(f"{which} {got} of {len(those)} ({got / len(those):.3f}), with possibly {shown}")
        print("; ".join(told))
    met = [pair for pair in found if pair.label == "same" and _met(pair)]
    print(f"of {sum(pair.label == 'same' for pair in found)} that are the same, {len(met)} share a key")


def utterance_figures() -> dict[str, float]:
    """What the pairs of invented reports come to, for which nothing from outside is needed."""
    told = [line for line in lines(LABELS / "pairs.jsonl") if line["id"].startswith("t")]
    found = _read(told, {line["doc_id"]: line for line in lines(LABELS / "tellings.jsonl")})
    verdicts = [(pair, _verdict(pair)) for pair in found]
    joined = [pair for pair, verdict in verdicts if verdict == "same"]
    figures = {"utterances: right among joined": sum(pair.label == "same" for pair in joined) / max(1, len(joined))}
    for name, hows in _HOWS:
        those = [verdict for pair, verdict in verdicts if pair.how in hows]
        figures[f"utterances: {name} joined"] = sum(verdict == "same" for verdict in those) / len(those)
    return figures


_HOWS = (("equal and cut", ("equal", "cut")), ("reworded", ("reworded",)))


def _of(found: Iterable[Pair], which: str) -> list[Pair]:
    return [pair for pair in found if pair.id.startswith("e") == (which == "ECB+")]


def _met(pair: Pair) -> bool:
    return bool(pair.a and pair.b and not _keys(pair.a).isdisjoint(_keys(pair.b)))


def between(pair: Pair) -> tuple[list[Link], dict[Ref, Telling]]:
    """All links between tellings of the two reports, not settled yet, and these tellings."""
    told = sorted(pair.beside, key=lambda telling: telling.ref)
    keys = {telling.ref: _keys(telling) for telling in told}
    links = (_decided(a, b) for a, b in combinations(told, 2) if not keys[a.ref].isdisjoint(keys[b.ref]))
    return [link for link in links if link], {telling.ref: telling for telling in told}


@cache
def _keys(telling: Telling) -> frozenset[str]:
    return frozenset(utterances.keys(telling))


@cache
def _decided(a: Telling, b: Telling) -> Link | None:
    return utterances.decide(a, b)


def _verdict(pair: Pair) -> Verdict | None:
    if not (pair.a and pair.b):
        return None
    ends = {pair.a.ref, pair.b.ref}
    return next((link.verdict for link in settle(*between(pair)) if {link.a, link.b} == ends), None)


if __name__ == "__main__":
    main()
