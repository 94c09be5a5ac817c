"""What each kind of judgement says: the shape of `Judgement.value`.

Spans in a value point into the text of the report that the judgement's first member names. A key that is left out
leaves the field as it is; null says that it is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, Struct, UnsetType, ValidationError, convert, to_builtins

from inquit.errors import JudgementError
from inquit.model import (
    Act,
    Anchor,
    Bound,
    Change,
    DateType,
    JudgementKind,
    Kind,
    PartyKind,
    Span,
    Spans,
    SpeakerStatus,
    Stance,
)


class Value(Struct, frozen=True, forbid_unknown_fields=True):
    """A judgement that says nothing beyond its kind."""


class SpeakerValue(Value, frozen=True):
    """Who said it. `mention` is the span that proves the name, `role` that of the role as given."""

    status: SpeakerStatus
    kind: PartyKind | None = None
    name: str | None = None
    mention: Span | None = None
    role: Span | None = None


class AddStatement(Value, frozen=True):
    """A statement that was missed."""

    content: Spans
    kind: Kind
    source: Spans = ()
    cue: Spans = ()
    inserted: Spans = ()
    act: Act = "statement"
    stance: Stance = "asserts"
    speaker: SpeakerValue = SpeakerValue("unresolved")


class CorrectSpan(Value, frozen=True):
    """Other spans for a statement's source, cue or content."""

    source: Spans | UnsetType = UNSET
    cue: Spans | UnsetType = UNSET
    content: Spans | UnsetType = UNSET


class CorrectKind(Value, frozen=True):
    kind: Kind


class CorrectStance(Value, frozen=True):
    stance: Stance
    act: Act | UnsetType = UNSET


class CorrectFigure(Value, frozen=True):
    low: float | UnsetType | None = UNSET
    high: float | UnsetType | None = UNSET
    bound: Bound | UnsetType = UNSET
    unit: str | UnsetType | None = UNSET
    counted: str | UnsetType | None = UNSET
    event: str | UnsetType | None = UNSET
    change: Change | UnsetType | None = UNSET
    as_of: str | UnsetType | None = UNSET
    statement: str | UnsetType | None = UNSET


class CorrectDate(Value, frozen=True):
    type: DateType | UnsetType = UNSET
    value: str | UnsetType = UNSET
    anchor: Anchor | UnsetType | None = UNSET


class CorrectReport(Value, frozen=True):
    title: str | UnsetType | None = UNSET
    outlet: str | UnsetType | None = UNSET
    byline: str | UnsetType | None = UNSET
    published: str | UnsetType | None = UNSET


SHAPES: Mapping[JudgementKind, type[Value]] = {
    "same": Value,
    "different": Value,
    "unsure": Value,
    "add_statement": AddStatement,
    "reject_statement": Value,
    "correct_speaker": SpeakerValue,
    "correct_span": CorrectSpan,
    "correct_kind": CorrectKind,
    "correct_stance": CorrectStance,
    "correct_figure": CorrectFigure,
    "correct_date": CorrectDate,
    "correct_report": CorrectReport,
    "confirm": Value,
    "undo": Value,
}


def read_value(kind: JudgementKind, value: Mapping[str, Any]) -> Value:
    """`value` in the shape of its kind. Raises `JudgementError` naming the key that is wrong."""
    try:
        return convert(value, SHAPES[kind])
    except ValidationError as error:
        raise JudgementError(f"{kind}: {error}") from error


def plain(value: Value) -> dict[str, Any]:
    """The inverse of `read_value`; keys left out stay left out."""
    fields: dict[str, Any] = to_builtins(value)
    return fields


def changes(value: Value) -> dict[str, Any]:
    """The fields that a correction sets, as types of the model."""
    return {name: said for name in value.__struct_fields__ if (said := getattr(value, name)) is not UNSET}
