"""Who is who across reports: `python -m evaluation.identities [READINGS.jsonl]`.

Measures joined pairs of mentions from different reports of MEANTIME, where `INQUIT_DATA` holds it, and the pairs of
traps of `labels/identity.jsonl`, `identity_fresh.jsonl`, `identity_third.jsonl` and `identity_fourth.jsonl`, each pair
as two reports of their own. READINGS are what `inquit extract` wrote for MEANTIME's texts, where they are at hand.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

from evaluation.corpora import LABELS, lines
from inquit import __version__, extract, ingest
from inquit.engine.local import Local
from inquit.model import Engine, Given, Link, Mention, Reading, Report, Span, from_record
from inquit.resolve.clusters import Group, clusters
from inquit.resolve.entities import Facts, decide, facts, keys

__all__ = ["Joined", "identity_figures", "joined", "meantime_figures", "trap_figures"]

_TRAPS = ("identity", "identity_fresh", "identity_third", "identity_fourth")
_TYPES = {"person": "PER", "organisation": "ORG"}
_PLAN = files("inquit.resolve").joinpath("plans", "entities.sql").read_text(encoding="utf-8")

Read = tuple[Report, Reading]


@dataclass(slots=True)
class Joined:
    """The parties of several reports, the links between them and the groups they make."""

    facts: dict[str, Facts]
    links: list[Link]
    groups: list[Group]
    group: dict[str, int] = field(default_factory=dict)
    """The number of the group of each party."""


def joined(read: Iterable[Read], engine: Engine) -> Joined:
    """Identity across reports by facts, plan, decisions and clusters."""
    told = {fact.ref.item: fact for report, reading in read for fact in facts(report, reading)}
    rows = [(key, item, fact.ref.report) for item, fact in told.items() for key in keys(fact)]
    table = engine.table("keys", {"key": "text", "item": "text", "report": "text"}, rows)
    return _decided(told, engine.rows(engine.query("entities", _PLAN, {"a": "text", "b": "text"}, keys=table)))


def joined_pair(read: Iterable[Read]) -> Joined:
    """The same for two reports, where no key is too frequent: the plan then gives all pairs that share one."""
    told = {fact.ref.item: fact for report, reading in read for fact in facts(report, reading)}
    of = {item: frozenset(keys(fact)) for item, fact in told.items()}
    return _decided(told, ((a, b) for a, b in combinations(sorted(told), 2) if not of[a].isdisjoint(of[b])))


def _decided(told: dict[str, Facts], pairs: Iterable[Sequence[str]]) -> Joined:
    links = [link for a, b in pairs if (link := decide(told[a], told[b])) is not None]
    groups = clusters((fact.ref for fact in told.values()), links)
    return Joined(told, links, groups, {member.item: n for n, group in enumerate(groups) for member in group.members})


# MEANTIME ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wrong:
    """Two mentions joined that are not of one party."""

    reports: tuple[str, str]
    words: tuple[str, str]
    known: tuple[str, str]
    because: tuple[str, ...]


def meantime_figures(
    read: Sequence[Read], gold: Iterable[Mapping[str, Any]]
) -> tuple[dict[str, Counter[str]], list[Wrong]]:
    """For each kind how many pairs of named mentions from different reports are known, joined, and rightly so."""
    with Local() as engine:
        found = joined(read, engine)
    answers = {report["doc_id"]: _named(report["mentions"]) for report in gold}
    ours: list[tuple[str, Mention, Mapping[str, Any]]] = []
    known: list[tuple[str, Mapping[str, Any], int | None]] = []
    for report, reading in read:
        mentions = [m for m in reading.mentions if m.entity in found.group]
        labels = {m.id: label for m in mentions if (label := _label(m.span, answers[report.doc_id])) is not None}
        ours += [(report.doc_id, m, labels[m.id]) for m in mentions if m.id in labels]
        for label in _outermost(answers[report.doc_id]):
            known += [(report.doc_id, label, _found(label, mentions, labels, found))]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = _count_joined(ours, found, counts)
    for (one, x, n), (other, y, m) in combinations(known, 2):
        if one != other and x["entity"] == y["entity"] and x["type"] == y["type"]:
            counts[x["type"]]["known"] += 1
            counts[x["type"]]["known and joined"] += n is not None and n == m
            counts[x["type"]]["known and found"] += n is not None and m is not None
    return counts, wrong


def _named(mentions: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The named mentions of persons, organisations and places. What names a product that bears its maker's name
    ("Boeing 747") is left aside."""
    return [m for m in mentions if m["named"] and m["type"] in ("PER", "ORG", "LOC")]


def _outermost(answers: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Each place of the text once for a party: "Apple CEO Steve Jobs" and in it "Apple CEO" and "Steve Jobs" are one
    mention of him."""
    once = {(m["entity"], m["start"], m["end"]): m for m in answers}
    return [m for m in once.values() if not any(_inside(m, other) for other in once.values())]


def _inside(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    nested = other["start"] <= one["start"] and one["end"] <= other["end"]
    return one is not other and one["entity"] == other["entity"] and nested


def _label(span: Span, answers: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The known mention that covers a name best, if any covers half of what both cover."""
    scored = [(_overlap(span, Span(known["start"], known["end"])), known["start"], known) for known in answers]
    best = max(scored, key=lambda told: told[:2], default=(0.0, 0, None))
    return best[2] if best[0] >= _HALF else None


_HALF = 0.5


def _overlap(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _found(
    label: Mapping[str, Any], mentions: Iterable[Mention], labels: Mapping[str, Mapping[str, Any]], found: Joined
) -> int | None:
    """The group of the name that a known mention was found as: one inside it that is labelled as the same party."""
    span = Span(label["start"], label["end"])
    there = [
        m
        for m in mentions
        if _overlap(m.span, span) > 0 and m.id in labels and labels[m.id]["entity"] == label["entity"]
    ]
    return found.group[max(there, key=lambda m: _overlap(m.span, span)).entity] if there else None


def _count_joined(
    ours: Iterable[tuple[str, Mention, Mapping[str, Any]]], found: Joined, counts: dict[str, Counter[str]]
) -> list[Wrong]:
    grouped: dict[int, list[tuple[str, Mention, Mapping[str, Any]]]] = defaultdict(list)
    for told in ours:
        grouped[found.group[told[1].entity]].append(told)
    wrong = []
    for number, held in grouped.items():
        why = [reason for link in found.groups[number].links[:1] for reason in link.because]
        for (one, x, known), (other, y, named) in combinations(held, 2):
            if one == other:
                continue
            right = known["entity"] == named["entity"]
            for kind in {known["type"], named["type"]}:
                counts[kind]["joined"] += 1
                counts[kind]["joined rightly"] += right
            if not right:
                names = (found.facts[x.entity].name, found.facts[y.entity].name)
                entities = (f"{known['mention']} {known['entity']}", f"{named['mention']} {named['entity']}")
                wrong.append(Wrong((one, other), names, entities, tuple(why)))
    return wrong


# Traps ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tried:
    """One pair of the traps and what came out."""

    id: str
    trap: str
    same: bool
    found: bool
    """Whether both mentions were read as names."""
    joined: bool
    link: Link | None


def trap_figures(pairs: Iterable[Mapping[str, Any]]) -> list[Tried]:
    """Each pair read by the reader and resolved as a record of two reports."""
    reader = extract.reader(__version__)
    tried = []
    for pair in pairs:
        read = []
        for side in "ab":
            told = Given(
                doc_id=f"{pair['id']}-{side}",
                language="en",
                outlet=pair[side]["outlet"],
                published=pair[side]["published"],
            )
            report = ingest.receive_text(pair[side]["text"], given=told)
            read.append((report, extract.read(report, reader)))
        tried.append(_tried(pair, read))
    return tried


def _tried(pair: Mapping[str, Any], read: Sequence[Read]) -> Tried:
    found = joined_pair(read)
    ends = [
        _party(report.text, reading, Span(*pair[side]["mention"]))
        for side, (report, reading) in zip("ab", read, strict=True)
    ]
    both = [end for end in ends if end is not None and end in found.group]
    one = len(both) == 2 and found.group[both[0]] == found.group[both[1]]
    link = next((link for link in found.links if {link.a.item, link.b.item} == set(both)), None)
    return Tried(pair["id"], pair["trap"], pair["same"], len(both) == 2, one, link)


def _party(text: str, reading: Reading, span: Span) -> str | None:
    """The party whose name covers most of the words asked for.

    Words that begin with a common noun are named by no less than half of them: "a spokesman of the Oss hospital" is not
    the hospital, nor "the police of Oss" the town.
    """
    there = [(_overlap(m.span, span), m.entity) for m in reading.mentions]
    best = max(there, default=(0.0, ""))
    first = _ARTICLE.sub("", span.of(text))[:1]
    return best[1] if best[0] > (_HALF if first.islower() else 0) else None


_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


def identity_figures() -> dict[str, float]:
    """What the pairs of traps come to by which the rules were mended: a floor is held there, not on the later lists."""
    tried = [one for name in _TRAPS[:2] for one in trap_figures(lines(LABELS / f"{name}.jsonl"))]
    true, false = [one for one in tried if one.same], [one for one in tried if not one.same]
    return {
        "identities: true pairs joined": sum(one.joined for one in true) / len(true),
        "identities: false pairs kept apart": sum(not one.joined for one in false) / len(false),
    }


def _show_traps(tried: Sequence[Tried], title: str) -> None:
    true = [t for t in tried if t.same]
    wrong = [t for t in tried if t.joined and not t.same]
    print(f"{title}: {len(tried)} pairs, {len(wrong)} wrongly joined", end="")
    print(f"; of {len(true)} true ones {sum(t.joined for t in true) / max(1, len(true)):.3f} joined", end="")
    print(f"; {sum(not t.found for t in tried)} not read as names on both sides")
    by_trap: dict[str, list[Tried]] = defaultdict(list)
    for t in tried:
        by_trap[t.trap].append(t)
    for trap, held in sorted(by_trap.items()):
        true, false = [t for t in held if t.same], [t for t in held if not t.same]
        merged, told = sum(t.joined for t in false), sum(t.joined for t in true)
        print(f"  {trap:44s} joined {told:3d} of {len(true):3d} true ones, {merged} of {len(false):3d} false ones")
    for t in wrong:
        print(f"  WRONG {t.id} {t.trap}")


def _readings(path: Path | None, gold: Iterable[Mapping[str, Any]]) -> Iterator[Read]:
    if path is not None:
        yield from (from_record(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())
        return
    reader = extract.reader(__version__)
    for told in gold:
        given = Given(doc_id=told["doc_id"], language="en", published=told["published"])
        report = ingest.receive_text(told["text"], given=given)
        yield report, extract.read(report, reader)


def main(arguments: Sequence[str]) -> int:
    if data := os.environ.get("INQUIT_DATA"):
        gold = lines(Path(data) / "names" / "meantime_mentions.jsonl")
        read = list(_readings(Path(arguments[0]) if arguments else None, gold))
        counts, wrong = meantime_figures(read, gold)
        for kind, type_ in _TYPES.items():
            c = counts[type_]
            precision, recall = c["joined rightly"] / max(1, c["joined"]), c["known and joined"] / max(1, c["known"])
            found = c["known and joined"] / max(1, c["known and found"])
            print(
                f"MEANTIME {kind:13s} precision {precision:.4f} of {c['joined']}  recall {recall:.4f} of {c['known']}",
                end="",
            )
            print(f"  recall among those read {found:.4f}")
        for names, many in Counter((w.words, w.known) for w in wrong).most_common():
            print(f"  WRONG {many:4d} {names[0]}  known: {names[1]}")
    for name in _TRAPS:
        tried = trap_figures(lines(LABELS / f"{name}.jsonl"))
        _show_traps(tried, f"Traps ({name}.jsonl)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
