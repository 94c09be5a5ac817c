"""What is uncertain, most useful first.

An entry's score is

    (tellings + reports) x (1 - |2p - 1|)

where p is how sure it is that the record shows it as it was, `tellings` counts the statements that would be shown
otherwise and `reports` the reports they stand in. So what is as good as a coin toss counts whole, what is all but sure
counts nothing, and what many reports share comes before what one report says. What a person has judged or confirmed is
not asked again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from inquit.model import Date, Figure, Link, Ref, Statement, content_id
from inquit.serve.snapshot import Snapshot, Told

__all__ = ["queue"]

_UNSURE = 0.7
"""Statements read with less confidence than this are asked about."""

_OPEN = 0.5
"""How sure it is where nothing tells."""

_VAGUE = 0.8
"""How sure the bounds of a vague number are ("dozens"), and what a number counts where no noun says it."""

_PAIRS = frozenset({"same", "different", "unsure"})

Row = dict[str, Any]


def queue(now: Snapshot) -> Iterator[Row]:
    """The rows, in no order."""
    reach = _Reach(now)
    for told in now.reports.values():
        yield from _report(told, reach)
        for statement in told.entry.reading.statements:
            yield from _statement(told, statement, reach)
        for figure in told.entry.reading.figures:
            yield from _figure(told, figure, reach)
        for date in told.entry.reading.dates:
            yield from _date(told, date)
        for orphan in told.entry.orphans:
            yield _row(
                "orphan", told, orphan.judgement.id, _OPEN, 0, 1, [orphan.why], id=(orphan.judgement.id, told.report.id)
            )
    yield from _pairs(now, reach)


class _Reach:
    """How far a change would be seen: the statements and reports that hang together."""

    def __init__(self, now: Snapshot) -> None:
        self.now = now
        self.spoken: Mapping[Ref, int] = _spoken(now)
        self.beside: dict[str, set[str]] = defaultdict(set)
        for copy in now.links.copies:
            self._joined([copy.a.report, copy.b.report])
        for utterance in now.links.utterances:
            self._joined([variant.statement.report for variant in utterance.variants])

    def _joined(self, reports: Iterable[str]) -> None:
        among = set(reports)
        for report in among:
            self.beside[report] |= among

    def of_statement(self, report: str, statement: str) -> tuple[int, int]:
        """Tellings and reports of a statement's utterance."""
        utterance = self.now.utterance_of.get(Ref(report, statement))
        refs = [variant.statement for variant in utterance.variants] if utterance else [Ref(report, statement)]
        return len(refs), len({ref.report for ref in refs})

    def of_report(self, report: str) -> int:
        """The reports that a report's place in time or its outlet matters to."""
        return len(self.beside.get(report, ())) or 1


def _spoken(now: Snapshot) -> Mapping[Ref, int]:
    """How many statements each entity of a report is the speaker of."""
    spoken: dict[Ref, int] = defaultdict(int)
    for told in now.reports.values():
        for statement in told.entry.reading.statements:
            for speaker in (statement.speaker, *statement.joint):
                if speaker.entity:
                    spoken[Ref(told.report.id, speaker.entity)] += 1
    return spoken


def _row(
    kind: str,
    told: Told,
    item: str | None,
    sure: float,
    tellings: int,
    reports: int,
    because: Sequence[str],
    *,
    candidates: Sequence[str] = (),
    pair: tuple[Ref, Ref] | None = None,
    id: Sequence[str] = (),
) -> Row:
    return {
        "id": content_id("q", kind, *(id or (told.report.id, item))),
        "kind": kind,
        "report": told.report.id,
        "doc_id": told.report.doc_id,
        "item": item,
        "pair": pair,
        "score": round((tellings + reports) * (1 - abs(2 * sure - 1)), 4),
        "because": list(because),
        "candidates": list(candidates),
    }


def _settled(told: Told, item: str) -> bool:
    """Whether a person has judged this very item, not only whether it is the same as another."""
    return any(judgement.kind not in _PAIRS for judgement in told.entry.judged.get(item, ()))


# Within a report ----------------------------------------------------------------------------------------------------


def _report(told: Told, reach: _Reach) -> Iterator[Row]:
    report = told.report
    if _settled(told, report.id):
        return
    missing = [name for name, value in (("date", report.published), ("outlet", report.outlet)) if not value]
    if missing:
        because = [f"nothing tells its {name}" for name in missing]
        reports = reach.of_report(report.id)
        yield _row("report", told, None, _OPEN, 0, reports, because, candidates=report.published_candidates)


def _statement(told: Told, statement: Statement, reach: _Reach) -> Iterator[Row]:
    if _settled(told, statement.id):
        return
    tellings, reports = reach.of_statement(told.report.id, statement.id)
    speaker = statement.speaker
    if speaker.status == "unresolved":
        because = speaker.because or ("nothing tells who said it",)
        yield _row("speaker", told, statement.id, _OPEN, tellings, reports, because, candidates=speaker.candidates)
    elif statement.confidence < _UNSURE:
        because = (f"read with a confidence of {statement.confidence:.2f}",)
        yield _row("statement", told, statement.id, statement.confidence, tellings, reports, because)


def _figure(told: Told, figure: Figure, reach: _Reach) -> Iterator[Row]:
    because = []
    if figure.bound == "about" and None in (figure.low, figure.high):
        because.append("a vague number: its bounds are a convention")
    if figure.counted is None and figure.unit is None:
        because.append("nothing tells what it counts")
    if because and not _settled(told, figure.id):
        tellings, reports = reach.of_statement(told.report.id, figure.statement) if figure.statement else (0, 1)
        yield _row("figure", told, figure.id, _VAGUE, tellings, reports, because)


def _date(told: Told, date: Date) -> Iterator[Row]:
    if (date.candidates or date.value.startswith("XXXX")) and not _settled(told, date.id):
        because = ["more than one date would fit" if date.candidates else "nothing tells the year"]
        yield _row("date", told, date.id, _OPEN, 0, 1, because, candidates=date.candidates)


# Between reports ----------------------------------------------------------------------------------------------------


def _pairs(now: Snapshot, reach: _Reach) -> Iterator[Row]:
    statements = {ref: one.id for ref, one in now.utterance_of.items()}
    entities = {ref: one.id for ref, one in now.identity_of.items()}
    decided = {_between(a, b, groups) for a, b in now.judged for groups in (statements, entities)}
    asked: set[frozenset[str]] = set()
    for utterance in now.links.utterances:
        for link in utterance.similar:
            between = _between(link.a, link.b, statements)
            if link.verdict == "possibly" and not {between} & (decided | asked):
                asked.add(between)
                told = [reach.of_statement(*ref) for ref in (link.a, link.b)]
                yield _pair("pair", now, link, sum(n for n, _ in told), sum(n for _, n in told))
    for identity in now.links.identities:
        for link in identity.possibly:
            between = _between(link.a, link.b, entities)
            if link.verdict == "possibly" and not {between} & (decided | asked):
                asked.add(between)
                members = {m for ref in (link.a, link.b) if (one := now.identity_of.get(ref)) for m in one.members}
                spoken = sum(reach.spoken.get(member, 0) for member in members)
                yield _pair("identity", now, link, spoken, len({member.report for member in members}))


def _between(a: Ref, b: Ref, groups: Mapping[Ref, str]) -> frozenset[str]:
    """What a decision on two items decides: it holds for the groups they belong to."""
    return frozenset({groups.get(a, a.item), groups.get(b, b.item)})


def _pair(kind: str, now: Snapshot, link: Link, tellings: int, reports: int) -> Row:
    told = now.reports[link.a.report]
    pair = (link.a, link.b)
    sure = min(max(link.score, 0.0), 1.0)
    return _row(kind, told, link.a.item, sure, tellings, reports, link.because, pair=pair, id=(*link.a, *link.b))
