"""The shapes of what is said of the desk, of the story, and of what is sent to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict

from inquit.model import (
    Date,
    Entity,
    Figure,
    Judgement,
    JudgementKind,
    Links,
    Mention,
    Reader,
    Ref,
    Report,
    Statement,
    VoiceSpan,
)

# The desk -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be read, and why."""

    origin: str
    why: str


@dataclass(frozen=True, slots=True)
class Upload:
    """Reports on their way in: of so many `files`, how many reports are done, and what became of them."""

    id: str
    files: int
    done: int
    read: int
    not_read: int
    known: int
    refused: list[Refused]
    finished: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class State:
    """How the desk stands; `resolving`: links between reports are being found anew; `error`: why they could not be."""

    version: str
    title: str
    program: str
    read_only: bool
    by: str
    resolving: bool
    error: str | None
    reports: int
    statements: int
    judgements: int
    uploads: list[Upload]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord(Statement):
    """A statement, and what people have done to it."""

    reviewed: bool
    added: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord(Figure):
    """A figure, and what people have done to it."""

    reviewed: bool
    added: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRecord(Date):
    """A date expression, and what people have done to it."""

    reviewed: bool
    added: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord(Report):
    """A report with all that was read from it; `rejected` are statements that a person took out."""

    id: str = field()  # a property of a report, a key of its record
    format: int
    version: str
    reader: Reader
    statements: list[StatementRecord]
    figures: list[FigureRecord]
    dates: list[DateRecord]
    mentions: list[Mention]
    entities: list[Entity]
    voice: list[VoiceSpan]
    reviewed: bool
    rejected: list[StatementRecord]


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """What people say of two items, by which judgement, and who made it."""

    a: Ref
    b: Ref
    kind: Literal["same", "different", "unsure"]
    id: str
    by: str


@dataclass(frozen=True, slots=True)
class Story:
    """What the page shows, or what changed of it since a version; links and judged are null where they did not."""

    format: int
    title: str
    made: dict[str, str]
    version: str
    since: str | None
    reports: list[ReportRecord]
    gone: list[str]
    links: Links | None
    judged: list[JudgedPair] | None
    refused: list[Refused]


# What is sent -------------------------------------------------------------------------------------------------------


_STRICT = ConfigDict(extra="forbid")
"""A key that there is not would be passed over in silence."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A judgement to be made; `on` names items by the report's id and the item's (null: the report itself).

    docs/store.md tells the `value` of each kind.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    kind: JudgementKind
    on: list[tuple[str, str | None]]
    value: dict[str, Any] = field(default_factory=dict)
    because: str = ""


@dataclass(frozen=True, slots=True)
class Judging:
    """Judgements to be made together, all or none."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    judgements: list[Wanted]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Undoing:
    """Judgements to be taken back together, all or none, by their ids."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    judgements: list[str]
    by: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Paste:
    """The text of one report."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The judgements that were made, and the version that shows them."""

    version: str
    judgements: list[Judgement]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many judgements of an import were new, and the version that shows them."""

    version: str
    new: int
