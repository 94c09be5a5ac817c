"""Copies found: `python -m evaluation.copies [READINGS.jsonl]`, against brute force and beside MinHash.

The reports are read first, or taken from a file that `inquit extract` wrote. Truth takes nothing from the code it
judges: words are runs of letters and digits of the whole text, and all pairs of reports are compared by all sequences
of five words. Containment is the share of the shorter report's sequences that stand in the other report too.

Found are pairs with a passage. Wrong are those said to share running text whose containment is below `LEAST`. Nothing
is copied between reports on different events (the first number of a doc_id: "9_4ecb" is on event 9), so what such
pairs share is what chance and stock phrases give; the table prints how many of them lie above `LEAST`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from time import process_time

from evaluation.corpora import TEXTS, lines, outside
from evaluation.readers import reading_of
from evaluation.score import Scores
from inquit import ingest
from inquit.engine import Local
from inquit.model import Copy, Given, Reading, Report, from_record
from inquit.resolve.copies import decide, facts, keys

__all__ = ["LEAST", "by_inquit", "by_minhash", "containments", "score"]

LEAST = 0.02
"""Containment below which two reports share no more than reports on different events do: of a report of 300 words,
one stretch of ten words."""
BANDS = {"half or more": 0.5, "a quarter to a half": 0.25, "a tenth to a quarter": 0.1, "less": 0.0}
MINHASH = {"14 bands of 8": (112, 14), "16 bands of 8": (128, 16), "64 bands of 2": (128, 64), "128 of 1": (128, 128)}
"""Settings of MinHash: that of large web corpora, the usual 128 permutations, and two that find what is less alike."""

Pair = tuple[str, str]
Read = Sequence[tuple[Report, Reading]]


def containments(texts: Mapping[str, str]) -> dict[Pair, float]:
    """Every pair that shares a sequence, with its containment; the ids of a pair are in order."""
    known = {report: _sequences(text) for report, text in texts.items()}
    found = {}
    for a, b in combinations(sorted(known), 2):
        if shared := len(known[a] & known[b]):
            found[a, b] = shared / min(len(known[a]), len(known[b]))
    return found


def _sequences(text: str) -> frozenset[tuple[str, ...]]:
    found = re.findall(r"[a-z0-9]+", text.lower())
    return frozenset(zip(*(found[shift:] for shift in range(5)), strict=False))


def score(found: Mapping[Pair, bool], truth: Mapping[Pair, float]) -> Scores:
    """Shares found by band of containment, and precision; `found` tells of each pair whether running text is shared."""
    scores = Scores()
    for pair, contained in truth.items():
        band = next(name for name, edge in BANDS.items() if contained >= edge)
        scores.share(band, pair in found)
    for pair, running in found.items():
        scores.share("right", truth.get(pair, 0.0) >= LEAST if running else pair in truth)
        if running:
            scores.share("right, running text", truth.get(pair, 0.0) >= LEAST)
    return scores


def by_inquit(read: Read) -> dict[Pair, list[Copy]]:
    """Facts, keys, plan and decision of every report, one after the other in this process."""
    plan = files("inquit.resolve").joinpath("plans/copies.sql").read_text(encoding="utf-8")
    with Local() as engine:
        wordings = {wording.report: wording for report, reading in read for wording in facts(report, reading)}
        rows = ((key, report, report) for report, wording in wordings.items() for key in keys(wording))
        table = engine.table("keys", {"key": "int", "item": "text", "report": "text"}, rows)
        pairs = engine.query("pairs", plan, {"a": "text", "b": "text"}, keys=table)
        decided = {(a, b): decide(wordings[a], wordings[b]) for a, b in sorted(engine.rows(pairs))}
    return {pair: copies for pair, copies in decided.items() if copies}


def by_minhash(texts: Mapping[str, str], permutations: int, bands: int) -> set[Pair]:
    """Pairs that fall together in a band of rensa's MinHash."""
    from rensa import RMinHash, RMinHashLSH

    ids = sorted(texts)
    index = RMinHashLSH(threshold=0.0, num_perm=permutations, num_bands=bands)
    sketches = RMinHash.from_token_sets(
        [[" ".join(gram) for gram in _sequences(texts[report])] for report in ids], permutations, 42
    )
    index.insert_many(sketches)
    near = ((i, j) for i, sketch in enumerate(sketches) for j in index.query(sketch))
    return {(ids[i], ids[j]) for i, j in near if i < j}


def _readings(file: str | None) -> Read:
    if file:
        return [from_record(record) for record in lines(Path(file))]
    many = outside("copies", {"ecbplus": TEXTS["ecbplus"]}).get("ecbplus", [])
    reports = (ingest.receive_text(line["text"], given=Given(doc_id=line["doc_id"], language="en")) for line in many)
    return [(report, reading_of(report)) for report in reports]


def _chance(read: Read, truth: Mapping[Pair, float]) -> str:
    """How many pairs of reports on different events lie above `LEAST`."""
    event = {report.id: report.doc_id.split("_")[0] for report, _ in read}
    apart = sum(event[a] != event[b] for a, b in combinations(sorted(event), 2))
    above = sum(contained >= LEAST for (a, b), contained in truth.items() if event[a] != event[b])
    return f"{above} of {apart} pairs on different events share {LEAST:.0%} or more"


def _table(read: Read) -> Iterator[str]:
    texts = {report.id: report.text for report, _ in read}
    truth = containments(texts)
    yield f"{len(texts)} reports, {len(truth)} pairs that share a sequence; {_chance(read, truth)}"
    begun = process_time()
    copies = by_inquit(read)
    running = {pair: any(not copy.quoted for copy in found) for pair, found in copies.items()}
    yield _row("Inquit", score(running, truth), len(texts) / (process_time() - begun))
    for name, (permutations, bands) in MINHASH.items():
        begun = process_time()
        near = dict.fromkeys(by_minhash(texts, permutations, bands), True)
        yield _row(f"rensa, {name}", score(near, truth), len(texts) / (process_time() - begun))


def _row(name: str, scores: Scores, pace: float) -> str:
    shares = (f"{what} {right / total:.3f} ({right} of {total})" for what, (right, total) in scores.shares.items())
    return "  ".join((f"{name:22s}", *shares, f"{pace:.0f} reports/s"))


def main() -> int:
    read = _readings(sys.argv[1] if len(sys.argv) > 1 else None)
    for line in _table(read) if read else ():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
