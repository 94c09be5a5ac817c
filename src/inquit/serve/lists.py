"""The lists of the API: what each can be chosen by, its pages, its JSON Lines, and its single items."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from msgspec import DecodeError, json
from starlette.concurrency import run_in_threadpool

from inquit.model import Act, Bound, DateType, Genre, JudgementKind, Kind, MentionKind, PartyKind, SpeakerStatus, Stance
from inquit.serve import shapes
from inquit.serve.answers import JSONL, answer, tag
from inquit.serve.desk import Desk
from inquit.serve.problems import ProblemError, refusals
from inquit.serve.tables import Asked, Key, Table

__all__ = ["LISTS", "routes"]

Word = Annotated[str | None, Query(min_length=1, max_length=300)]
Words = Annotated[str | None, Query(min_length=1, max_length=300, description="All of these words, in any order.")]
_DAY = {"pattern": r"^\d{4}(-\d\d(-\d\d)?)?$", "description": "A year, month or day, itself included."}
From = Annotated[str | None, Query(alias="from", **_DAY)]
To = Annotated[str | None, Query(**_DAY)]
Flag = bool | None

_REPORT = {"report": Word, "outlet": Word}
_DAYS = {"from_": From, "to": To}  # from is a word of Python


@dataclass(frozen=True, slots=True)
class List:
    """One list: its name in the address, the table it shows, the shape of its rows, what they can be chosen by."""

    name: str
    shape: Any
    about: str
    filters: Mapping[str, Any]
    table: str = ""
    single: bool = False


LISTS = (
    List(
        "reports",
        shapes.ReportRow,
        "Reports, in their newest versions.",
        {"outlet": Word, "language": Word, "genre": Genre | None, "read": Flag, "reviewed": Flag, "q": Words, **_DAYS},
    ),
    List(
        "statements",
        shapes.StatementRow,
        "Statements, in the order of their reports; from and to go by the day of publication.",
        {
            **_REPORT,
            "speaker": Word,
            "status": SpeakerStatus | None,
            "kind": Kind | None,
            "act": Act | None,
            "stance": Stance | None,
            "reviewed": Flag,
            "added": Flag,
            "q": Words,
            **_DAYS,
        },
        single=True,
    ),
    List(
        "speakers",
        shapes.SpeakerRow,
        "Who is said to have said something, the one with the most statements first.",
        {**_REPORT, "name": Word, "status": SpeakerStatus | None, "kind": PartyKind | None, "entity": Word, "q": Words},
        single=True,
    ),
    List(
        "entities",
        shapes.EntityRow,
        "People, organisations, places and groups across reports, by name.",
        {**_REPORT, "name": Word, "kind": MentionKind | None, "q": Words},
        single=True,
    ),
    List(
        "utterances",
        shapes.UtteranceRow,
        "Things said once and told several times, or that others come near.",
        {**_REPORT, "speaker": Word, "statement": Word, "q": Words, **_DAYS},
        single=True,
    ),
    List(
        "copies",
        shapes.CopyRow,
        "Passages that two reports share.",
        {**_REPORT, "quoted": Flag, "q": Words},
        single=True,
    ),
    List(
        "figures",
        shapes.FigureRow,
        "Numbers as claimed, in the order of their reports.",
        {
            **_REPORT,
            "counted": Word,
            "unit": Word,
            "bound": Bound | None,
            "statement": Word,
            "reviewed": Flag,
            "q": Words,
            **_DAYS,
        },
        single=True,
    ),
    List(
        "comparisons",
        shapes.ComparisonRow,
        "Figures that count the same thing, side by side.",
        {**_REPORT, "counted": Word, "differs": Flag, "q": Words},
        single=True,
    ),
    List(
        "dates",
        shapes.DateRow,
        "Time expressions; from and to go by what they were resolved to.",
        {**_REPORT, "type": DateType | None, "reviewed": Flag, "q": Words, **_DAYS},
        single=True,
    ),
    List(
        "timeline",
        shapes.MomentRow,
        "What has a date, the earliest first: reports published, statements said, times told of.",
        {**_REPORT, "kind": shapes.MomentKind | None, "q": Words, **_DAYS},
        table="moments",
    ),
    List(
        "judgements",
        shapes.JudgementRow,
        "Decisions of people, the first first. As JSON Lines it is what /judgements/import takes.",
        {"report": Word, "item": Word, "by": Word, "kind": JudgementKind | None, "standing": Flag, "q": Words, **_DAYS},
        single=True,
    ),
    List(
        "queue",
        shapes.QueueRow,
        "What is uncertain, most useful first.",
        {"report": Word, "kind": shapes.QueueKind | None, "q": Words},
    ),
)
SEARCH = List(
    "search",
    shapes.HitRow,
    'What holds all words asked for, best first, statements before reports; "several words" stand together.',
    {"q": Annotated[str, Query(min_length=1, max_length=1000)], "kind": Literal["statement", "report"] | None},
)


def routes(desk: Desk) -> APIRouter:
    """Every list, and the single items of those whose items have an id of their own."""
    router = APIRouter(responses=refusals(404, 422))
    for each in LISTS:
        _route(router, each, _of_snapshot(desk, each.table or each.name))
        if each.single:
            _single(router, each, desk)
    _route(router, SEARCH, _of_search(desk))
    _report(router, desk)
    return router


Found = Callable[[dict[str, Any]], Awaitable[tuple[str, Table]]]
"""Gives the version and the table that a request is about; what it takes from the filters it takes out."""


def _of_snapshot(desk: Desk, name: str) -> Found:
    async def found(_: dict[str, Any]) -> tuple[str, Table]:
        now = desk.now
        if (ready := now.tables.get(name)) is not None:
            return now.version, ready
        return now.version, await run_in_threadpool(desk.table, now, name)

    return found


def _of_search(desk: Desk) -> Found:
    async def found(asked: dict[str, Any]) -> tuple[str, Table]:
        now = desk.now
        return now.version, await run_in_threadpool(desk.search, now, asked.pop("q"))

    return found


def _route(router: APIRouter, one: List, found: Found) -> None:
    """A list at its address. Its parameters are those of `one`, so that they are checked, and told in the schema."""

    async def listed(request: Request, **said: Any) -> Response:
        limit, cursor, format = said.pop("limit"), said.pop("cursor"), said.pop("format")
        _check_names(request, {*said, "limit", "cursor", "format"})
        given = {name.rstrip("_"): value for name, value in said.items() if value is not None}
        rest = dict(given)
        version, table = await found(rest)
        asked: Asked = tuple(rest.items())
        if format == "jsonl" or (format is None and JSONL in request.headers.get("accept", "")):
            body = b"".join(line.body + b"\n" for line in table.all(asked))
            return answer(request, tag(request, version, JSONL), body, JSONL)
        return answer(request, tag(request, version), _page(table, asked, given, cursor, limit))

    parameters = [Parameter("request", Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)]
    for name, kind in one.filters.items():
        parameters.append(_parameter(name, kind))
    parameters += [
        _parameter("limit", Annotated[int, Query(ge=1, le=500)], 50),
        _parameter("cursor", Annotated[str | None, Query(max_length=2000, description="`next` of the page before.")]),
        _parameter("format", Annotated[Literal["json", "jsonl"] | None, Query(description="jsonl: all that match.")]),
    ]
    listed.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    router.add_api_route(
        f"/{one.name}",
        listed,
        response_model=shapes.Page[one.shape],  # type: ignore[name-defined]
        responses={200: {"content": {JSONL: {"schema": {"type": "string"}}}}},
        summary=one.about,
        operation_id=f"list_{one.name}",
        tags=["lists"],
    )


def _parameter(name: str, kind: Any, default: Any = None) -> Parameter:
    needed = name == "q" and kind is SEARCH.filters["q"]
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=Parameter.empty if needed else default)


def _check_names(request: Request, known: set[str]) -> None:
    """A filter that is misspelt shall not give everything."""
    names = {name.rstrip("_") for name in known}
    for name in request.query_params:
        if name not in names:
            raise ProblemError(422, f"there is nothing to choose by called so; there are {', '.join(sorted(names))}")


def _page(table: Table, asked: Asked, given: Mapping[str, Any], cursor: str | None, limit: int) -> bytes:
    try:
        part = table.part(asked, _key(cursor) if cursor else None, limit)
    except (TypeError, ValueError):
        raise ProblemError(422, "cursor: is none of this list; begin without one") from None
    rest = {"next": _cursor(part.last) if part.last else None, "total": part.total, "filters": given}
    return b'{"items":[' + b",".join(line.body for line in part.lines) + b"]," + json.encode(rest)[1:]


def _cursor(key: Key) -> str:
    return urlsafe_b64encode(json.encode(key)).decode().rstrip("=")


def _key(cursor: str) -> Key:
    try:
        return tuple(json.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=list[str | int | float]))
    except DecodeError as error:
        raise ValueError("no key") from error


# Single items --------------------------------------------------------------------------------------------------------


def _single(router: APIRouter, one: List, desk: Desk) -> None:
    found = _of_snapshot(desk, one.name)

    async def single(request: Request, id: Annotated[str, Path(max_length=100)]) -> Response:
        version, table = await found({})
        line = table.get(id)
        if line is None:
            raise ProblemError(404, f"{one.name} holds none of that id")
        return answer(request, tag(request, version), line.body)

    router.add_api_route(
        f"/{one.name}/{{id}}",
        single,
        response_model=one.shape,
        summary=f"One of {one.name}.",
        operation_id=f"one_of_{one.name}",
        tags=["single items"],
    )


def _report(router: APIRouter, desk: Desk) -> None:
    @router.get("/reports/{id}", response_model=shapes.ReportRecord, tags=["single items"])
    async def one_of_reports(request: Request, id: Annotated[str, Path(max_length=100)]) -> Response:
        """One report with all that was read from it, as the story tells it."""
        now = desk.now
        told = now.reports.get(id)
        if told is None:
            raise ProblemError(404, "reports holds none of that id")
        return answer(request, tag(request, told.version), bytes(told.record))
