"""Errors as problem details (RFC 9457): one line each, and never a word of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from inquit.errors import InquitError, JudgementError, StoreBusy
from inquit.model import to_json

__all__ = ["MEDIA", "Problem", "ProblemError", "answer", "install", "refusals"]

MEDIA = "application/problem+json"

_ANY = (401, 403, 500)


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, as the body of an answer."""

    type: str
    title: str
    status: int
    detail: str


class ProblemError(Exception):
    """Ends a request with a problem."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def answer(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer that tells a problem."""
    body = to_json(Problem("about:blank", HTTPStatus(status).phrase, status, detail))
    return Response(body, status, headers={"Cache-Control": "no-store", **(headers or {})}, media_type=MEDIA)


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For the schema: an answer may also be a problem of these statuses, or of those that any request may end with."""
    return {status: {"model": Problem, "description": HTTPStatus(status).phrase} for status in (*_ANY, *statuses)}


def install(app: FastAPI) -> None:
    """Let every error of the application end as a problem."""

    @app.exception_handler(ProblemError)
    async def problem(_: Request, error: ProblemError) -> Response:
        return answer(error.status, error.detail)

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> Response:
        return answer(error.status_code, error.detail, error.headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> Response:
        # What was sent is left out: it may be words of a report.
        told = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        return answer(422, "; ".join(told))

    @app.exception_handler(InquitError)
    async def ours(_: Request, error: InquitError) -> Response:
        status = 422 if isinstance(error, JudgementError) else 503 if isinstance(error, StoreBusy) else 500
        return answer(status, str(error))
