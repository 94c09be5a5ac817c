"""The application: pages, reads and writes put together around a desk."""

from __future__ import annotations

from fastapi import FastAPI

from inquit import __version__
from inquit.serve import assets, lists, problems, reads, writes
from inquit.serve.desk import Desk
from inquit.serve.guard import Access, Guard

__all__ = ["app"]


def app(desk: Desk, access: Access) -> FastAPI:
    """The ASGI application for a record. Raises `InquitError` when the page has not been built."""
    made = FastAPI(
        title="Inquit",
        version=__version__,
        summary="A record of who said what, when, according to whom.",
        docs_url=None,  # both would load scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
    )
    problems.install(made)
    made.include_router(assets.routes(desk.title))
    made.include_router(reads.routes(desk), prefix="/api")
    made.include_router(lists.routes(desk), prefix="/api")
    made.include_router(writes.routes(desk), prefix="/api")
    made.add_middleware(Guard, access=access)
    return made
