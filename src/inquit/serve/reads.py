"""What can be read: the state of the desk, the story, lists and single items."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from fastapi import APIRouter, Request, Response

from inquit import __version__
from inquit.model import to_json
from inquit.serve.answers import answer, tag
from inquit.serve.desk import Desk

__all__ = ["routes"]


def routes(desk: Desk) -> APIRouter:
    """All that is read by GET."""
    router = APIRouter()

    @router.get("/state")
    async def state(request: Request) -> Response:
        now = desk.now
        told: dict[str, Any] = {
            "version": now.version,
            "title": desk.title,
            "program": __version__,
            "read_only": desk.read_only,
            "by": desk.by,
            "resolving": desk.resolving,
            "reports": len(now.reports),
            "statements": now.statements,
            "judgements": len(now.judgements),
            "uploads": [],
        }
        body = to_json(told)
        return answer(request, tag(request, blake2b(body, digest_size=8).hexdigest()), body)

    @router.get("/story")
    async def story(request: Request, since: str | None = None) -> Response:
        now = desk.now
        return answer(request, tag(request, now.version), now.story(desk.title, since))

    @router.get("/judgements")
    async def judgements(request: Request) -> Response:
        now = desk.now
        body = to_json(
            {
                "items": [
                    {**_plain(one), "standing": one.id not in now.undone, "orphaned": None} for one in now.judgements
                ],
                "next": None,
                "total": len(now.judgements),
                "filters": {},
            }
        )
        return answer(request, tag(request, now.version), body)

    return router


def _plain(one: Any) -> dict[str, Any]:
    import msgspec

    told: dict[str, Any] = msgspec.to_builtins(one)
    return told
