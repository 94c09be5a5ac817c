"""The application: pages, reads and writes put together around a desk, and the schema that tells of them."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI

from inquit import __version__
from inquit.serve import assets, paging, problems, reads, writes
from inquit.serve.bodies import Paste
from inquit.serve.desk import Desk
from inquit.serve.guard import Access, Guard
from inquit.store.values import SHAPES

__all__ = ["app"]

_REF = "#/components/schemas/{name}"


def app(desk: Desk, access: Access) -> FastAPI:
    """The ASGI application for a record. Raises `InquitError` when the page has not been built."""
    made = _App(
        title="Inquit",
        version=__version__,
        summary="A record of who said what, when, according to whom.",
        docs_url=None,  # both would load scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
        # Not by `include_router`: it makes every schema again at the first request, which takes most of a second.
        routes=[*assets.routes(desk.title), *reads.router.routes, *paging.router.routes, *writes.router.routes],
    )
    made.state.desk = desk
    problems.install(made)
    made.add_middleware(Guard, access=access)
    return made


class _App(FastAPI):
    """FastAPI, with what its schema cannot know by itself: problems by their media type, the values of judgements."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            schema = super().openapi()
            for operation in (one for path in schema["paths"].values() for one in path.values()):
                for status, response in operation["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {problems.MEDIA: response["content"]["application/json"]}
            values, components = msgspec.json.schema_components(dict.fromkeys(SHAPES.values()), ref_template=_REF)
            paste = msgspec.json.schema_components([Paste], ref_template=_REF)[1]
            schema["components"]["schemas"].update({**components, **paste})
            schema["components"]["schemas"]["Wanted"]["properties"]["value"] = {"anyOf": list(values)}
        return super().openapi()
