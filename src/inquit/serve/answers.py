"""Answers to reads: each with an ETag, so that what is known already is not sent again."""

from __future__ import annotations

from hashlib import blake2b

from fastapi import Request, Response

__all__ = ["JSON", "JSONL", "answer", "packs", "tag"]

JSON = "application/json"
JSONL = "application/x-ndjson"


def tag(request: Request, version: str, media: str = JSON) -> str:
    """The ETag of what `request` asks for at this version."""
    asked = f"{request.scope['path']}?{request.scope['query_string'].decode('latin-1')} {media}"
    return f'"{version}.{blake2b(asked.encode("utf-8", "replace"), digest_size=6).hexdigest()}"'


def packs(request: Request) -> bool:
    """Whether the one who asks unpacks gzip, and gains by it: on one machine unpacking takes longer than the way."""
    near = request.client is not None and request.client.host in ("127.0.0.1", "::1")
    return not near and "gzip" in request.headers.get("accept-encoding", "")


def answer(request: Request, etag: str, body: bytes, media: str = JSON, coding: str | None = None) -> Response:
    """`body`, or only that it is known. `etag` names what it says, however it is packed."""
    headers = {"ETag": f"W/{etag}", "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}
    if _is_known(request, etag):
        return Response(status_code=304, headers=headers)
    if coding:
        headers["Content-Encoding"] = coding
    return Response(body, media_type=media, headers=headers)


def _is_known(request: Request, etag: str) -> bool:
    told = request.headers.get("if-none-match")
    if told is None:
        return False
    return told.strip() == "*" or etag in (each.strip().removeprefix("W/") for each in told.split(","))
