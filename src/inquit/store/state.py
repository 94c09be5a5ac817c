"""How a report stands: what was received and read, with the judgements on it applied. Pure functions, no database.

Judgements are applied in the order of their time, so the later one wins, and the state is the same whatever the order
in which they reached the store. One that cannot be placed is kept and listed as an `Orphan` with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeAlias

from inquit.errors import JudgementError
from inquit.model import (
    Date,
    Entity,
    Figure,
    Judgement,
    Member,
    Mention,
    Phrase,
    Reading,
    Report,
    Span,
    Spans,
    Speaker,
    Statement,
    VoiceSpan,
    span_id,
)
from inquit.store.anchor import LostError, carry, locate
from inquit.store.values import AddStatement, CorrectSpan, SpeakerValue, changes, read_value

Item: TypeAlias = Statement | Figure | Date | Mention | Entity | VoiceSpan


class Stamp(NamedTuple):
    """How far a record, or a report in it, has come: the number of its last reading and judgement, 0 for none."""

    reading: int
    judgement: int


@dataclass(frozen=True, slots=True)
class Orphan:
    """A judgement that found no place in a report as it now stands, and why."""

    judgement: Judgement
    report: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One report as it stands.

    `rejected` are statements that a judgement took out of `reading`. `judged` gives for the id of an item (or of the
    report) the standing judgements on it, oldest first. `version` counts the versions of a report from 1 in order of
    arrival; `newest` says that none came later.
    """

    report: Report
    reading: Reading
    rejected: tuple[Statement, ...] = ()
    judged: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    orphans: tuple[Orphan, ...] = ()
    version: int = 1
    newest: bool = True

    def reviewed(self, item: str) -> bool:
        """Whether a person or rule has added, corrected or confirmed the item."""
        return self.corrected(item) or any(j.kind == "confirm" for j in self.judged.get(item, ()))

    def corrected(self, item: str) -> bool:
        """Whether a person or rule has added or corrected the item."""
        return any(j.kind == "add_statement" or j.kind.startswith("correct_") for j in self.judged.get(item, ()))

    def added(self, item: str) -> bool:
        """Whether the item is there because a judgement added it."""
        return any(j.kind == "add_statement" for j in self.judged.get(item, ()))

    def item(self, item: str) -> Item | None:
        """The item of that id, rejected statements included."""
        return next((i for i in (*items(self.reading), *self.rejected) if i.id == item), None)


def items(reading: Reading) -> Iterable[Item]:
    """Every item of a reading that has an id."""
    for kind in (
        reading.statements,
        reading.figures,
        reading.dates,
        reading.mentions,
        reading.entities,
        reading.voice,
    ):
        yield from kind


def spans_of(item: Item, reading: Reading) -> Spans:
    """Where an item stands, for a judgement to hang on: a statement's content, an entity's first mention."""
    match item:
        case Statement():
            return item.content
        case Entity():
            return tuple(sorted(m.span for m in reading.mentions if m.entity == item.id)[:1])
        case _:
            return (item.span,)


def undone(judgements: Iterable[Judgement]) -> set[str]:
    """The ids of the judgements that are taken back: by an undo that is not itself taken back."""
    taken: set[str] = set()
    for judgement in sorted(judgements, key=_time, reverse=True):
        if judgement.undoes is not None and judgement.id not in taken:
            taken.add(judgement.undoes)
    return taken


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that are not taken back, undos left out, in the order of their time."""
    judgements = sorted(judgements, key=_time)
    taken = undone(judgements)
    return [j for j in judgements if j.id not in taken and j.kind != "undo"]


def _time(judgement: Judgement) -> tuple[str, str]:
    return judgement.at, judgement.id


def derive(
    report: Report, reading: Reading, judgements: Iterable[Judgement], earlier: Mapping[str, Report] | None = None
) -> Entry:
    """`report` and `reading` with `judgements` applied.

    `earlier` holds, by id, the earlier versions of the report as received: judgements made on them are carried over
    where their words are found again. Judgements on other reports are passed over.
    """
    work = _Work(report, reading, {**(earlier or {}), report.id: report})
    for judgement in standing(judgements):
        work.take(judgement)
    return work.entry()


class _Work:
    """A report in the making: judgements are applied to it one after the other."""

    def __init__(self, report: Report, reading: Reading, versions: Mapping[str, Report]) -> None:
        self.received = report
        self.report = report
        self.reading = reading
        self.versions = versions
        self.rejected: dict[str, Statement] = {}
        self.judged: dict[str, list[Judgement]] = {}
        self.orphans: list[Orphan] = []

    def take(self, judgement: Judgement) -> None:
        for member in judgement.members:
            if member.report not in self.versions:
                continue
            try:
                item = _EFFECTS.get(judgement.kind, _Work._point)(self, judgement, member)
            except (LostError, JudgementError) as reason:
                self.orphans.append(Orphan(judgement, self.report.id, str(reason)))
            else:
                self.judged.setdefault(item, []).append(judgement)

    def entry(self) -> Entry:
        dropped = tuple(s for s in self.reading.statements if s.id in self.rejected)
        kept = tuple(s for s in self.reading.statements if s.id not in self.rejected)
        parents = {s.id: s.parent for s in dropped}
        reading = self.reading
        if dropped:  # what hung on a rejected statement hangs on the one around it
            reading = replace(
                reading,
                statements=tuple(replace(s, parent=_outside(s.parent, parents)) for s in kept),
                figures=tuple(replace(f, statement=_outside(f.statement, parents)) for f in reading.figures),
            )
        judged = {item: tuple(made) for item, made in self.judged.items()}
        return Entry(self.report, reading, dropped, judged, tuple(self.orphans))

    # Finding -------------------------------------------------------------------------------------------------------

    def _find(self, member: Member) -> Item:
        """The item that `member` means: the one of its id, else the only one of its sort at its place."""
        place = locate(member, self.report)
        known = {item.id: item for item in items(self.reading)}
        if member.item in known:
            return known[member.item]
        sort = (member.item or "")[:-16]  # ids are a prefix that tells the sort, and sixteen digits
        found = [i for i in known.values() if i.id[:-16] == sort and spans_of(i, self.reading) == place]
        if not found or not place:
            raise LostError("nothing of its sort is read at its place")
        if len(found) > 1:
            raise LostError("more than one thing of its sort is read at its place")
        return found[0]

    def _carry(self, spans: Spans, member: Member) -> Spans:
        return carry(spans, self.versions[member.report], self.report)

    def _statement(self, member: Member) -> Statement:
        item = self._find(member)
        if not isinstance(item, Statement):
            raise LostError("it is not on a statement")
        return item

    def _put(self, new: Statement) -> str:
        statements = tuple(new if s.id == new.id else s for s in self.reading.statements)
        self.reading = replace(self.reading, statements=statements)
        return new.id

    # The effect of each kind: returns the id of what was judged ------------------------------------------------------

    def _point(self, judgement: Judgement, member: Member) -> str:
        if member.item is None:
            return self.report.id
        return self._find(member).id

    def _reject(self, judgement: Judgement, member: Member) -> str:
        statement = self._statement(member)
        self.rejected[statement.id] = statement
        return statement.id

    def _add(self, judgement: Judgement, member: Member) -> str:
        value = read_value(judgement.kind, judgement.value)
        assert isinstance(value, AddStatement)
        content = _some(locate(member, self.report))
        source, cue = self._carry(value.source, member), self._carry(value.cue, member)
        new = Statement(
            id=span_id("s", self.report.id, source, cue, content),
            kind=value.kind,
            act=value.act,
            stance=value.stance,
            source=source,
            cue=cue,
            content=content,
            inserted=self._carry(value.inserted, member),
            parent=_enclosing((*source, *cue, *content), self.reading.statements),
            confidence=1.0,
            speaker=self._speaker(value.speaker, judgement, member),
        )
        self.rejected.pop(new.id, None)
        if any(s.id == new.id for s in self.reading.statements):
            return self._put(new)
        self.reading = replace(self.reading, statements=_inserted(self.reading.statements, new))
        return new.id

    def _correct_speaker(self, judgement: Judgement, member: Member) -> str:
        value = read_value(judgement.kind, judgement.value)
        assert isinstance(value, SpeakerValue)
        statement = self._statement(member)
        return self._put(replace(statement, speaker=self._speaker(value, judgement, member)))

    def _correct_span(self, judgement: Judgement, member: Member) -> str:
        value = read_value(judgement.kind, judgement.value)
        assert isinstance(value, CorrectSpan)
        statement = self._statement(member)
        said = changes(value)
        source, cue, content = (
            self._carry(said[role], member) if role in said else getattr(statement, role)
            for role in ("source", "cue", "content")
        )
        inserted = tuple(i for i in statement.inserted if any(s.start <= i.start and i.end <= s.end for s in content))
        return self._put(replace(statement, source=source, cue=cue, content=_some(content), inserted=inserted))

    def _correct_statement(self, judgement: Judgement, member: Member) -> str:
        said = changes(read_value(judgement.kind, judgement.value))
        return self._put(replace(self._statement(member), **said))

    def _correct_figure(self, judgement: Judgement, member: Member) -> str:
        item = self._find(member)
        if not isinstance(item, Figure):
            raise LostError("it is not on a figure")
        new = replace(item, **changes(read_value(judgement.kind, judgement.value)))
        if new.statement is not None and all(s.id != new.statement for s in self.reading.statements):
            raise LostError("the statement it names is not read here")
        figures = tuple(new if f.id == new.id else f for f in self.reading.figures)
        self.reading = replace(self.reading, figures=figures)
        return new.id

    def _correct_date(self, judgement: Judgement, member: Member) -> str:
        item = self._find(member)
        if not isinstance(item, Date):
            raise LostError("it is not on a date")
        new = replace(item, **changes(read_value(judgement.kind, judgement.value)))
        self.reading = replace(self.reading, dates=tuple(new if d.id == new.id else d for d in self.reading.dates))
        return new.id

    def _correct_report(self, judgement: Judgement, member: Member) -> str:
        said: dict[str, Any] = changes(read_value(judgement.kind, judgement.value))
        judged_on = self.versions[member.report]
        for name in said:  # in a later version only while it still says what was corrected
            if getattr(judged_on, name) != getattr(self.received, name):
                raise LostError(f"this version gives another {name}")
        found = {**self.report.found, **dict.fromkeys(said, "corrected")}
        if "published" in said:
            said["published_candidates"] = ()
        self.report = replace(self.report, found=found, **said)
        return self.report.id

    def _entity(self, name: str | None) -> str | None:
        """The one entity of the report that goes by that name."""
        found = [entity.id for entity in self.reading.entities if name in entity.names]
        return found[0] if len(found) == 1 else None

    def _speaker(self, value: SpeakerValue, judgement: Judgement, member: Member) -> Speaker:
        def one(span: Span | None) -> Span | None:
            return self._carry((span,), member)[0] if span else None

        role = one(value.role)
        return Speaker(
            status=value.status,
            kind=value.kind,
            name=value.name,
            mention=one(value.mention),
            entity=self._entity(value.name),
            role=Phrase(role.of(self.report.text), role) if role else None,
            confidence=1.0,
            because=(f"judged by {judgement.by}",),
        )


_EFFECTS: Mapping[str, Callable[[_Work, Judgement, Member], str]] = {
    "add_statement": _Work._add,
    "reject_statement": _Work._reject,
    "correct_speaker": _Work._correct_speaker,
    "correct_span": _Work._correct_span,
    "correct_kind": _Work._correct_statement,
    "correct_stance": _Work._correct_statement,
    "correct_figure": _Work._correct_figure,
    "correct_date": _Work._correct_date,
    "correct_report": _Work._correct_report,
}


def _some(content: Spans) -> Spans:
    if not content:
        raise LostError("it names no words")
    return content


def _outside(parent: str | None, rejected: Mapping[str, str | None]) -> str | None:
    while parent is not None and parent in rejected:
        parent = rejected[parent]
    return parent


def _enclosing(spans: Spans, statements: Sequence[Statement]) -> str | None:
    """The statement with the least content around all of `spans`."""
    around = [
        (sum(end - start for start, end in s.content), s.id)
        for s in statements
        if all(any(c.start <= span.start and span.end <= c.end for c in s.content) for span in spans)
        and s.content != spans
    ]
    return min(around)[1] if around else None


def _first(statement: Statement) -> int:
    return min(span.start for span in (*statement.source, *statement.cue, *statement.content))


def _inserted(statements: tuple[Statement, ...], new: Statement) -> tuple[Statement, ...]:
    """`statements` with `new` before the first that begins after it."""
    place = next((n for n, s in enumerate(statements) if _first(s) > _first(new)), len(statements))
    return (*statements[:place], new, *statements[place:])
