"""What can be written: judgements, all or none, and their undoing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from inquit.model import Judgement, JudgementKind, to_json
from inquit.serve.answers import JSON
from inquit.serve.desk import Desk
from inquit.serve.problems import ProblemError
from inquit.store import Short

__all__ = ["routes"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A judgement to be made; `on` names items by the report's id and the item's (null: the report itself)."""

    kind: JudgementKind
    on: list[tuple[str, str | None]]
    value: dict[str, Any] = field(default_factory=dict)
    because: str = ""


@dataclass(frozen=True, slots=True)
class Judging:
    """Judgements to be made together, all or none."""

    judgements: list[Wanted]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Undoing:
    """Judgements to be taken back together, all or none, by their ids."""

    judgements: list[str]
    by: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The judgements that were made, and the version that shows them."""

    version: str
    judgements: list[Judgement]


def routes(desk: Desk) -> APIRouter:
    """All that is written by POST."""
    router = APIRouter()

    @router.post("/judgements", status_code=201, response_model=Made)
    async def judge(body: Judging) -> Response:
        if not body.judgements:
            raise ProblemError(422, "judgements: is empty; name one at least")
        said = [Short(one.kind, tuple(one.on), one.value, one.because) for one in body.judgements]
        return _made(desk, await run_in_threadpool(desk.judge, said, body.by.strip() or desk.by))

    @router.post("/undo", status_code=201, response_model=Made)
    async def undo(body: Undoing) -> Response:
        if not body.judgements:
            raise ProblemError(422, "judgements: is empty; name one at least")
        by = body.by.strip() or desk.by
        return _made(desk, await run_in_threadpool(desk.undo, body.judgements, by, body.because))

    return router


def _made(desk: Desk, judgements: list[Judgement]) -> Response:
    return Response(to_json(Made(desk.now.version, judgements)), 201, media_type=JSON)
