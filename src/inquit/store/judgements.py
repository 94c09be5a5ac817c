"""Making judgements: what may be said about what, checked before it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import isfinite
from typing import Any, TypeAlias, get_args

from msgspec import Struct, convert, json

from inquit.errors import JudgementError
from inquit.model import (
    Date,
    Figure,
    Judgement,
    JudgementKind,
    Member,
    Span,
    Statement,
    content_id,
    span_id,
)
from inquit.store.anchor import anchor
from inquit.store.state import Entry, spans_of
from inquit.store.values import (
    AddStatement,
    CorrectFigure,
    CorrectReport,
    CorrectSpan,
    SpeakerValue,
    Value,
    changes,
    plain,
    read_value,
)

__all__ = ["Place", "Short", "check", "identified", "make", "now_after", "said", "undoing"]

Place: TypeAlias = tuple[Entry, str | None]
"""What a judgement is on: an item of a report by its id, or (None) the report itself."""

_LINKS = frozenset({"same", "different", "unsure"})
_SORTS: Mapping[str, type] = {  # what a kind may be on, where that is not everything
    "reject_statement": Statement,
    "correct_speaker": Statement,
    "correct_span": Statement,
    "correct_kind": Statement,
    "correct_stance": Statement,
    "correct_figure": Figure,
    "correct_date": Date,
}
_TIMEX = re.compile(r"[0-9A-Z][0-9A-Z_:.,+-]{1,39}")
"""The characters that a TIMEX3 value is made of."""
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def make(
    kind: JudgementKind, on: Sequence[Place], value: Mapping[str, Any], *, by: str, because: str, at: str
) -> Judgement:
    """A new judgement on the places `on`, as they now stand. Raises `JudgementError`."""
    if kind not in get_args(JudgementKind) or kind == "undo":
        raise JudgementError(f"{kind}: is not a kind of judgement one can make on an item")
    said = read_value(kind, value)
    _check_number(kind, on)
    _check_told(kind, said)
    members = tuple(_member(kind, entry, item, said) for entry, item in on)
    _check_value(kind, on[0], said)
    return identified(Judgement("", kind, members, plain(said), by, at, because))


def undoing(judgement: Judgement, *, by: str, because: str, at: str) -> Judgement:
    """The judgement that takes `judgement` back (itself an undo, if need be)."""
    return identified(Judgement("", "undo", judgement.members, {}, by, at, because, judgement.id))


def identified(judgement: Judgement) -> Judgement:
    """`judgement` with its id, from all that it says; checked in what does not depend on a report."""
    if not judgement.by.strip():
        raise JudgementError(f"{judgement.kind}: say who judges: `by` is empty")
    _time(judgement)
    if (judgement.kind == "undo") != (judgement.undoes is not None):
        raise JudgementError(f"{judgement.kind}: `undoes` belongs to an undo, and only to it")
    try:
        said = json.encode(replace(judgement, id=""), order="deterministic").decode()
    except UnicodeEncodeError:
        raise JudgementError(f"{judgement.kind}: holds half of a character (a lone surrogate); type it anew") from None
    return replace(judgement, id=content_id("j", said))


class Short(Struct, frozen=True, forbid_unknown_fields=True):
    """A judgement as a page saves it: what is said of which items (report id, item id), by whom and when left open."""

    kind: JudgementKind
    on: tuple[tuple[str, str | None], ...]
    value: dict[str, Any] = {}
    because: str = ""


def said(line: str | bytes) -> Judgement | Short:
    """The judgement of a JSON line. Raises `ValueError` or `JudgementError` when it is none, or was changed since."""
    told = json.decode(line)
    if isinstance(told, dict) and "on" in told:
        return convert(told, Short)
    made = convert(told, Judgement)
    check(made)
    return made


def check(judgement: Judgement) -> None:
    """Refuse a judgement from elsewhere that is not whole: its id must be the one of its content."""
    _check_told(judgement.kind, read_value(judgement.kind, judgement.value))
    if not judgement.members:
        raise JudgementError(f"{judgement.id}: is on nothing: `members` is empty")
    if identified(judgement).id != judgement.id:
        raise JudgementError(f"{judgement.id}: was changed after it was made; make a new judgement instead")
    if _time(judgement) > datetime.now(UTC) + _AHEAD:  # the later one wins: it could never be taken back
        raise JudgementError(f"{judgement.id}: `at` is {judgement.at}, which is still to come; set that clock right")


def now_after(latest: str) -> str:
    """This moment in UTC, or just after `latest` where the clock stands behind it: time orders judgements."""
    now = datetime.now(UTC)
    if latest:
        now = max(now, datetime.fromisoformat(latest) + timedelta(microseconds=1))
    return now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _time(judgement: Judgement) -> datetime:
    try:
        known = _AT.fullmatch(judgement.at) and datetime.fromisoformat(judgement.at)
    except ValueError:
        known = None
    if not known:
        raise JudgementError(f"{judgement.kind}: `at` is {judgement.at!r}, not a UTC time like {now_after('')}")
    return known


_AHEAD = timedelta(days=1)
"""How far another machine's clock may run ahead."""


def _check_number(kind: JudgementKind, on: Sequence[Place]) -> None:
    if kind in _LINKS:
        if len({(entry.report.id, item) for entry, item in on}) < 2:
            raise JudgementError(f"{kind}: needs two different items at least")
    elif len(on) != 1:
        raise JudgementError(f"{kind}: is on exactly one item, not {len(on)}")


def _member(kind: JudgementKind, entry: Entry, item: str | None, said: Value) -> Member:
    if isinstance(said, AddStatement):
        if item is not None:
            raise JudgementError(f"{kind}: is on a report; leave out the item {item}")
        _check_spans("content", said.content, entry)
        if not said.content:
            raise JudgementError(f"{kind}: `content` is empty")
        return anchor(entry.report, span_id("s", entry.report.id, said.source, said.cue, said.content), said.content)
    if kind == "correct_report":
        if item is not None:
            raise JudgementError(f"{kind}: is on a report; leave out the item {item}")
        return anchor(entry.report, None, ())
    if item is None:
        if kind in _LINKS or kind == "confirm":
            return anchor(entry.report, None, ())
        raise JudgementError(f"{kind}: name the item it is on")
    found = entry.item(item)
    if found is None or not isinstance(found, _SORTS.get(kind, object)):
        raise JudgementError(f"{kind}: there is no such item {item} in {entry.report.doc_id}")
    return anchor(entry.report, item, spans_of(found, entry.reading))


def _check_told(kind: JudgementKind, said: Value) -> None:
    """What can be wrong with a value whatever it is said of."""
    if isinstance(said, CorrectReport) and isinstance(said.published, str):
        _check_date(said.published)
    if isinstance(said, CorrectFigure):
        if not all(isfinite(n) for n in (said.low, said.high) if isinstance(n, int | float)):
            raise JudgementError(f"{kind}: a bound is a number, or null where it is open")
        _check_order(kind, said)
    for name in ("as_of", "value"):
        if isinstance(told := getattr(said, name, None), str) and not _TIMEX.fullmatch(told):
            raise JudgementError(f"{name}: {told!r} is not a date like 2026-03-01, 2026-W09 or P3W")


def _check_order(kind: JudgementKind, told: CorrectFigure | Figure) -> None:
    low, high = (n if isinstance(n, int | float) else None for n in (told.low, told.high))
    if low is not None and high is not None and low > high:
        raise JudgementError(f"{kind}: the lower bound {low:g} is above the upper one, {high:g}")


def _check_value(kind: JudgementKind, on: Place, said: Value) -> None:
    entry, _ = on
    if kind.startswith("correct_") and not plain(said):
        raise JudgementError(f"{kind}: says nothing to correct")
    if isinstance(said, SpeakerValue):
        _check_speaker(kind, said, entry)
    elif isinstance(said, AddStatement):
        for role in ("source", "cue", "inserted"):
            _check_spans(role, getattr(said, role), entry)
        _check_speaker(kind, said.speaker, entry)
    elif isinstance(said, CorrectSpan):
        for role, spans in changes(said).items():
            _check_spans(role, spans, entry)
            if role == "content" and not spans:
                raise JudgementError(f"{kind}: `content` is empty; reject the statement instead")
    elif isinstance(said, CorrectFigure):
        figure = entry.item(on[1] or "")
        assert isinstance(figure, Figure)
        _check_order(kind, replace(figure, **changes(said)))


def _check_speaker(kind: JudgementKind, said: SpeakerValue, entry: Entry) -> None:
    if (said.status == "named") != bool(said.name and said.name.strip()):
        raise JudgementError(f"{kind}: a named speaker has a `name`, another has none")
    for role, span in (("mention", said.mention), ("role", said.role)):
        _check_spans(role, (span,) if span else (), entry)


def _check_spans(role: str, spans: Iterable[Span], entry: Entry) -> None:
    end = 0
    for span in spans:
        if not end <= span.start < span.end <= len(entry.report.text):
            raise JudgementError(
                f"{role}: [{span.start}, {span.end}] is not a span of {entry.report.doc_id}, or not in order"
            )
        end = span.end


def _check_date(published: str) -> None:
    try:
        date.fromisoformat(published[:10])
        datetime.fromisoformat(published)
    except ValueError:
        raise JudgementError(f"published: {published!r} is not a date like 2026-03-01") from None
