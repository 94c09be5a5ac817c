"""The routes of lists: choosing, pages, JSON Lines, single items."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from fastapi import APIRouter, Path, Request, Response
from msgspec import UNSET, DecodeError, Meta, Struct, UnsetType, ValidationError, json
from starlette.concurrency import run_in_threadpool

from inquit.model import to_json
from inquit.serve import bodies, shapes
from inquit.serve.answers import JSONL, answer, tag
from inquit.serve.desk import AtDesk, Desk
from inquit.serve.lists import LISTS, SEARCH, List
from inquit.serve.problems import ProblemError, refusals
from inquit.serve.tables import Asked, Key, Table

__all__ = ["router"]

router = APIRouter(prefix="/api", responses=refusals(404, 422))

Found: TypeAlias = Callable[[Desk, dict[str, Any]], Awaitable[tuple[str, Table]]]
"""Gives the version and the table that a request is about; what it takes from the filters it takes out."""


def _of_snapshot(name: str) -> Found:
    async def found(desk: Desk, _: dict[str, Any]) -> tuple[str, Table]:
        now = desk.now
        if (ready := now.tables.get(name)) is not None:
            return now.version, ready
        return now.version, await run_in_threadpool(desk.table, now, name)

    return found


async def _of_search(desk: Desk, asked: dict[str, Any]) -> tuple[str, Table]:
    now, query = desk.now, asked.pop("q")
    if (ready := now.hits.get(query)) is not None:
        return now.version, ready
    return now.version, await run_in_threadpool(desk.search, now, query)


def _route(one: List, found: Found) -> None:
    """A list at its address."""
    asking = _asking(one)
    names = ", ".join(asking.__struct_encode_fields__)

    async def listed(request: Request, desk: AtDesk) -> Response:
        try:
            said: Any = msgspec.convert(dict(request.query_params), asking, strict=False)
        except ValidationError as error:
            raise ProblemError(422, f"{error}; there are {names}") from None
        given = {name: value for name in one.filters if (value := getattr(said, _field(name))) is not UNSET}
        rest = dict(given)
        version, table = await found(desk, rest)
        asked: Asked = tuple(rest.items())
        if said.format == "jsonl" or (said.format is UNSET and JSONL in request.headers.get("accept", "")):
            body = b"".join(line.body + b"\n" for line in table.all(asked))
            return answer(request, tag(request, version, JSONL), body, JSONL)
        return answer(request, tag(request, version), _page(table, asked, given, said.cursor, said.limit))

    router.add_api_route(
        f"/{one.name}",
        listed,
        response_model=shapes.Page[one.shape],  # type: ignore[name-defined]
        responses={200: {"content": {JSONL: {"schema": {"type": "string"}}}}},
        openapi_extra={"parameters": _parameters(asking)},
        summary=one.about,
        operation_id=f"list_{one.name}",
        tags=["lists"],
    )


def _asking(one: List) -> type[Struct]:
    """What can be asked of a list. A filter that is misspelt shall not give everything: nothing else is taken."""
    filters = [
        (_field(name), kind) if one.needs == name else (_field(name), kind | UnsetType, UNSET)
        for name, kind in one.filters.items()
    ]
    paging = [
        ("limit", Annotated[int, Meta(ge=1, le=500)], 50),
        ("cursor", Annotated[str, Meta(max_length=2000, description="`next` of the page before.")], ""),
        ("format", Annotated[Literal["json", "jsonl"], Meta(description="jsonl: all that match.")] | UnsetType, UNSET),
    ]
    return msgspec.defstruct(
        f"Asking{one.name}", [*filters, *paging], forbid_unknown_fields=True, rename={"from_": "from"}
    )


def _field(name: str) -> str:
    return "from_" if name == "from" else name  # a word of Python


def _parameters(asking: type[Struct]) -> list[dict[str, Any]]:
    """The same for the schema."""
    (told,) = msgspec.json.schema_components([asking])[1].values()
    needed = told.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in needed, "schema": schema}
        for name, schema in told["properties"].items()
    ]


def _page(table: Table, asked: Asked, given: Mapping[str, Any], cursor: str, limit: int) -> bytes:
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


def _single(one: List) -> None:
    found = _of_snapshot(one.name)

    async def single(request: Request, desk: AtDesk, id: Annotated[str, Path(max_length=100)]) -> Response:
        version, table = await found(desk, {})
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


@router.get("/reports/{id}", response_model=bodies.ReportRecord, tags=["single items"])
async def one_of_reports(request: Request, desk: AtDesk, id: Annotated[str, Path(max_length=100)]) -> Response:
    """One report with all that was read from it, as the story tells it."""
    now = desk.now
    told = now.reports.get(id)
    if told is None:
        raise ProblemError(404, "reports holds none of that id")
    return answer(request, tag(request, told.version), to_json(told.record))


for _one in LISTS:
    _route(_one, _of_snapshot(_one.table or _one.name))
    if _one.single:
        _single(_one)
_route(SEARCH, _of_search)
