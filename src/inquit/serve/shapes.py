"""The shapes of the rows that the API gives, for its schema: the types of the model, and what a list adds to them.

Rows are those of `export`, key for key; nothing is made through these types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from inquit.model import (
    Closeness,
    Date,
    Dateline,
    Figure,
    Genre,
    Judgement,
    MentionKind,
    PartyKind,
    Reader,
    Ref,
    Span,
    SpeakerStatus,
    Stance,
    Statement,
    Verdict,
)

Row = TypeVar("Row")
QueueKind = Literal["speaker", "pair", "identity", "statement", "figure", "date", "report", "orphan"]
MomentKind = Literal["published", "said", "told"]


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Part of a list; `next` is the cursor of what follows, null at the end; `total` counts all that match."""

    items: list[Row]
    next: str | None
    total: int
    filters: dict[str, str | bool]


# One report and what was read from it ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report as `reports` of an export tells it, less its text and blocks."""

    doc_id: str
    report: str
    version: int
    current: bool
    read: bool
    corrected: bool
    reviewed: bool
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    published_candidates: list[str]
    dateline: Dateline | None
    language: str | None
    genre: Genre
    origin: str
    sha256: str
    republished_from: str | None
    found: dict[str, str]
    statements: int
    reader: Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow(Statement):
    """A statement with its words, the sentence it stands in and the one before."""

    doc_id: str
    report: str
    outlet: str | None
    published: str | None
    source_text: list[str]
    cue_text: list[str]
    content_text: list[str]
    sentence: str | None
    sentence_span: Span | None
    before: str | None
    before_span: Span | None
    reviewed: bool
    added: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow(Figure):
    """A figure with its words."""

    doc_id: str
    report: str
    outlet: str | None
    published: str | None
    words: str
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow(Date):
    """A date expression with its words."""

    doc_id: str
    report: str
    outlet: str | None
    published: str | None
    words: str
    reviewed: bool


# What only reports together tell -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MemberRow:
    """An item by its report's doc_id."""

    doc_id: str
    id: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Why two members belong together."""

    a: MemberRow
    b: MemberRow
    verdict: Verdict
    score: float
    because: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideRow:
    """A link that leads out of a row."""

    member: MemberRow
    other: MemberRow
    verdict: Verdict
    score: float
    because: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEntity(BesideRow):
    """A link to an entity that may be the same."""

    entity: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherUtterance(BesideRow):
    """A link to a statement that comes near."""

    utterance: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """What a report calls somebody."""

    doc_id: str
    report: str
    id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """One person, organisation, place or group across reports."""

    doc_id: str
    id: str
    name: str
    kind: MentionKind
    names: list[str]
    members: list[MemberRow]
    roles: list[RoleRow]
    links: list[LinkRow]
    possibly: list[OtherEntity]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAt:
    """Words of a report and their place."""

    report: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow(WordsAt):
    """Words of a report, with whose they are."""

    doc_id: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow(PassageRow):
    """A sentence in an outlet's own voice."""

    id: str


@dataclass(frozen=True, slots=True)
class StretchRow:
    """How words of a telling stand to those of the first."""

    relation: Literal["same", "changed", "added", "missing"]
    span: Span | None
    words: str | None
    to: WordsAt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantRow:
    """One telling of an utterance."""

    doc_id: str
    report: str
    outlet: str | None
    published: str | None
    id: str
    closeness: Closeness
    speakers: list[str]
    speaker_status: SpeakerStatus
    relays: list[str]
    origin: str | None
    stance: Stance
    source: list[Span]
    source_text: list[str]
    cue: list[Span]
    cue_text: list[str]
    content: list[Span]
    content_text: list[str]
    stretches: list[StretchRow]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Where tellings come from."""

    name: str
    doc_ids: list[str]
    because: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceRow:
    """One thing said once, with its tellings."""

    doc_id: str
    id: str
    members: list[MemberRow]
    outlets: list[str]
    speakers: list[str]
    variants: list[VariantRow]
    origins: list[OriginRow] | None
    unattributed: list[SentenceRow]
    links: list[LinkRow]
    similar: list[OtherUtterance]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A passage that two reports share."""

    doc_id: str
    id: str
    a: PassageRow
    b: PassageRow
    shared_words: int
    quoted: bool
    taken_from: str | None
    because: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure(Figure):
    """A figure beside others that count the same."""

    doc_id: str
    report: str
    outlet: str | None
    published: str | None
    words: str
    qualifier_text: str | None
    voice: Literal["own", "attributed"]
    speakers: list[str]
    relays: list[str]
    stance: Stance | None
    source: list[Span]
    source_text: list[str]
    cue: list[Span]
    cue_text: list[str]
    differs_from: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """Figures that count the same thing, side by side."""

    doc_id: str
    id: str
    counted: str
    unit: str | None
    event: str | None
    figures: list[ComparedFigure]
    differs: list[LinkRow]


# Made for the API ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """Who is said to have said something: one across reports where `entity` is told, else within one report."""

    id: str
    status: SpeakerStatus
    kind: PartyKind | None
    name: str
    entity: str | None
    roles: list[str]
    statements: int
    stances: dict[Stance, int]
    reports: list[str]
    outlets: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentRow:
    """Something with a date: a report published, a statement said, a time told of; `words` stand at `span`."""

    id: str
    at: str
    kind: MomentKind
    doc_id: str
    report: str
    outlet: str | None
    published: str | None
    item: str | None
    words: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """Something a person may want to look at; the greater the score, the sooner (see docs/api.md)."""

    id: str
    kind: QueueKind
    report: str
    doc_id: str
    item: str | None
    pair: tuple[Ref, Ref] | None
    score: float
    because: list[str]
    candidates: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow(Judgement):
    """A judgement and whether it stands; `orphaned` says why it found no place."""

    doc_id: str | None
    standing: bool
    orphaned: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """A report or statement that holds the words asked for."""

    id: str
    kind: Literal["report", "statement"]
    report: str
    doc_id: str
    title: str | None
    outlet: str | None
    published: str | None
    item: str | None
    speaker: str | None
    source: str | None
    cue: str | None
    content: str | None
    span: Span | None
    words: str | None
