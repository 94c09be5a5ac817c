"""The schema is the one that is kept, and whatever is asked by it is answered by it, never with an error inside."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from asked import LISTS, get, judge, rows, statement
from hypothesis import HealthCheck, Phase, given, settings
from pydantic import TypeAdapter
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from inquit.config import Settings
from inquit.serve import Access, Desk, app
from inquit.serve.bodies import Story
from inquit.serve.lists import LISTS as TOLD
from inquit.serve.shapes import Page
from inquit.serving import work
from inquit.store import Store

DOCS = Path(__file__).parents[2] / "docs"


def test_the_schema_is_the_one_that_is_kept() -> None:
    spec = importlib.util.spec_from_file_location("openapi", DOCS / "openapi.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "openapi.json").read_text(encoding="utf-8") == module.schema(), "run python docs/openapi.py"


def test_every_list_is_told(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {f"/api/{name}" for name in LISTS} <= set(paths)
    assert tuple(each.name for each in TOLD) == LISTS


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.name)
def test_rows_have_the_keys_of_their_shape_and_no_others(client: TestClient, told: Any) -> None:
    row = statement(client, "nobody had been asked")
    judge(client, "confirm", [[row["report"], row["id"]]])
    page = get(client, told.name, limit=500)
    assert page["items"]
    made = TypeAdapter(Page[told.shape]).dump_python(TypeAdapter(Page[told.shape]).validate_python(page), mode="json")
    assert made == page


def test_the_story_has_the_keys_of_its_shape_and_no_others(client: TestClient) -> None:
    row = statement(client, "nobody had been asked")
    judge(client, "reject_statement", [[row["report"], row["id"]]])
    story = get(client, "story")
    assert TypeAdapter(Story).dump_python(TypeAdapter(Story).validate_python(story), mode="json") == story


@schemathesis.serializer("application/x-ndjson")
def _lines(_: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def api(story: Path) -> Iterator[Any]:
    """The schema of a running application, asked in this process, with rows that it may be asked about."""
    path = story.with_name("schema.inquit")
    path.write_bytes(story.read_bytes())
    with Store.open(path, write=True) as store, Desk(store, work(Settings()), title="Quay", by="ana") as desk:
        made = app(desk, Access(frozenset({"testserver", "localhost"})))
        client = TestClient(made, base_url="http://localhost")
        for name in ("statements", "speakers", "entities", "utterances", "copies", "figures", "comparisons", "dates"):
            KNOWN[f"/api/{name}/{{id}}"] = rows(client, name)[0]["id"]
        first = rows(client, "statements")[0]
        KNOWN["/api/reports/{id}"] = KNOWN["/api/reports/{id}/text"] = first["report"]
        ON.append([first["report"], first["id"]])
        yield schemathesis.openapi.from_asgi("/openapi.json", made)


KNOWN: dict[str, str] = {}
"""An id that is there, by the path that asks for one."""

ON: list[list[str]] = []
"""An item to judge."""

OPERATIONS = [
    (path, method)
    for path, methods in json.loads((DOCS / "openapi.json").read_bytes())["paths"].items()
    for method in methods
]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
@pytest.mark.slow
def test_whatever_is_asked_is_answered_by_the_schema(api: Any, path: str, method: str) -> None:
    statuses = set()

    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=api[path][method].as_strategy())
    def ask(case: Any) -> None:
        statuses.add(case.call_and_validate(checks=CHECKS).status_code)
        if path in KNOWN:
            case.path_parameters["id"] = KNOWN[path]
            statuses.add(case.call_and_validate(checks=CHECKS).status_code)
        if path == "/api/judgements" and method == "post":
            for said in case.body["judgements"]:
                said["on"] = ON
            statuses.add(case.call_and_validate(checks=CHECKS).status_code)

    ask()
    assert statuses
    if method == "get" and (path in KNOWN or "{id}" not in path):
        assert 200 in statuses
