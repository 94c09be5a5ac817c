"""The engines that every case runs on: this process, a pool of processes, and Spark where there is a server for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import pytest

from inquit.engine import Local
from inquit.model import Engine

Start = Callable[[Path], Engine]
"""Starts an engine that keeps its tables in a folder."""

ENGINES = ["one process", "two processes", "spark"]


@pytest.fixture(scope="session")
def master() -> Iterator[str]:
    """The Spark to test with: the one that INQUIT_SPARK names, else Sail in this process."""
    if named := os.environ.get("INQUIT_SPARK"):
        yield named
        return
    if find_spec("pyspark") is None or find_spec("pysail") is None:
        pytest.skip("the engine on Spark is not tested: pip install --group test")
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    host, port = server.listening_address
    yield f"sc://{host}:{port}"
    server.stop()


@pytest.fixture(params=ENGINES)
def start(request: pytest.FixtureRequest) -> Iterator[Start]:
    """Starts engines of each kind in turn; all are closed in the end."""
    with ExitStack() as open_engines:

        def start(folder: Path) -> Engine:
            if request.param == "spark":
                from inquit.engine.spark import Spark

                return open_engines.enter_context(Spark(request.getfixturevalue("master"), str(folder), spread=2))
            return open_engines.enter_context(Local(2 if request.param == "two processes" else 1, folder))

        yield start


@pytest.fixture
def engine(start: Start, tmp_path: Path) -> Engine:
    return start(tmp_path / "tables")
