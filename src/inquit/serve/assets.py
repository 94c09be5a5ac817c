"""The page in parts, as a strict policy wants it: a small document, its script and its style under their hashes."""

from __future__ import annotations

from functools import cache
from gzip import compress
from hashlib import sha256
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from starlette.routing import BaseRoute

from inquit.export.page import Parts, parts
from inquit.serve.problems import ProblemError

__all__ = ["routes"]

_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}

# The browser fetches the record while it still reads the script that will ask for it.
_SOON = ", ".join(f"</api/{name}>; rel=preload; as=fetch; crossorigin" for name in ("state", "story/lines"))


class _Asset(NamedTuple):
    media: str
    plain: bytes
    packed: bytes


def routes(title: str) -> list[BaseRoute]:
    """The document at `/` and what it loads. Raises `InquitError` when the page has not been built."""
    router = APIRouter(include_in_schema=False)
    page, assets = _built()
    script, style = assets
    document = page.document(title, f"/assets/{script}", f"/assets/{style}").encode()

    @router.get("/")
    async def shell() -> Response:
        return Response(document, media_type="text/html", headers={"Cache-Control": "no-cache", "Link": _SOON})

    @router.get("/assets/{name}")
    async def asset(name: str, request: Request) -> Response:
        if name not in assets:
            raise ProblemError(404, "there is no such asset; load the page anew")
        found = assets[name]
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(found.packed, media_type=found.media, headers={**_FOREVER, "Content-Encoding": "gzip"})
        return Response(found.plain, media_type=found.media, headers=_FOREVER)

    return router.routes


@cache
def _built() -> tuple[Parts, dict[str, _Asset]]:
    """The page and what it loads, by name: the script, then the style."""
    page = parts()
    return page, dict([_asset(page.script, "js", "text/javascript"), _asset(page.style, "css", "text/css")])


def _asset(content: str, suffix: str, media: str) -> tuple[str, _Asset]:
    plain = content.encode()
    return f"{sha256(plain).hexdigest()[:16]}.{suffix}", _Asset(media, plain, compress(plain, mtime=0))
