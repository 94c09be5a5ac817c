"""Answers to reads: each with an ETag, so that what is known already is not sent again."""

from __future__ import annotations

from hashlib import blake2b

from fastapi import Request, Response

__all__ = ["JSON", "JSONL", "answer", "tag"]

JSON = "application/json"
JSONL = "application/x-ndjson"


def tag(request: Request, version: str, media: str = JSON) -> str:
    """The ETag of what `request` asks for at this version."""
    asked = f"{request.url.path}?{request.url.query} {media}"
    return f'"{version}.{blake2b(asked.encode(), digest_size=6).hexdigest()}"'


def is_known(request: Request, etag: str) -> bool:
    """Whether the one who asks has that already."""
    told = request.headers.get("if-none-match", "")
    return told.strip() == "*" or etag in (each.strip().removeprefix("W/") for each in told.split(","))


def answer(request: Request, etag: str, body: bytes, media: str = JSON) -> Response:
    """`body`, or only that it is known. `etag` names it."""
    headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}
    if is_known(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media, headers=headers)
