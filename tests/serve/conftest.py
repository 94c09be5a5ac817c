"""A record of the quarrel, made once; each test works on a copy, behind a desk and a client that asks it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfile

import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))  # asked.py and quarrel.py stand beside the tests

import quarrel
from asked import Serve

from inquit import pipeline
from inquit.config import Settings
from inquit.ingest import read_sidecar
from inquit.serve import Access, Desk, app
from inquit.serving import work
from inquit.store import Store


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    sidecar = quarrel.write(folder / "quay")
    store = folder / "story.inquit"
    pipeline.add(store, [str(folder / "quay")], Settings(sidecar=read_sidecar(sidecar)), pipeline.Tally())
    return store


@pytest.fixture
def record(story: Path, tmp_path: Path) -> Path:
    copyfile(story, tmp_path / "story.inquit")
    return tmp_path / "story.inquit"


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a record in this process: `serve(path, read_only=..., access=...)` gives a client."""
    with ExitStack() as stack:

        def served(
            path: Path, *, read_only: bool = False, access: Access | None = None, title: str = "Quay"
        ) -> TestClient:
            store = stack.enter_context(Store.open(path, write=not read_only))
            desk = stack.enter_context(Desk(store, work(Settings()), title=title, by="ana", read_only=read_only))
            made = app(desk, access or Access(read_only=read_only))
            return TestClient(made, base_url="http://localhost:8000", raise_server_exceptions=False)

        yield served


@pytest.fixture
def client(record: Path, serve: Serve) -> TestClient:
    return serve(record)
