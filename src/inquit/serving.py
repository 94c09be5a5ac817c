"""`inquit serve`: the record opened, the desk set up with what it may have done, and the server started."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from inquit import pipeline
from inquit.config import Settings
from inquit.errors import StoreBusy
from inquit.ingest import Place, Source
from inquit.model import Given
from inquit.pipeline import Step, Tally
from inquit.serve import Access, Desk, Work, app
from inquit.serve.run import address, listen, run
from inquit.serve.uploads import Named
from inquit.store import Store

__all__ = ["serve", "work"]


def serve(
    path: Path, host: str, port: int, *, title: str, by: str, read_only: bool, say: Callable[[str], None]
) -> None:
    """Serve the record at `path` until interrupted. Raises `InquitError` when it or the address cannot be had."""
    access = Access.at(host, read_only=read_only)
    with (
        _opened(path, read_only) as store,
        Desk(store, work(Settings()), title=title, by=by, read_only=read_only) as desk,
        listen(host, port) as taken,
    ):
        made = app(desk, access)
        _log_to_stderr()
        say(f"{path} at {address(host, taken, access)} (Ctrl-C ends)")
        run(made, taken)


def work(settings: Settings) -> Work[Tally]:
    """What a desk has done, with these settings."""

    def add(record: Store, files: Sequence[Named], given: Given, tally: Tally, step: Step) -> None:
        sources = [Source(one.path, Place(one.doc_id, one.origin)) for one in files]
        pipeline.add_to(record, sources, replace(settings, given=given), tally, step)

    return Work(add=add, resolve=lambda record: pipeline.resolve_in(record, settings), counts=Tally)


def _log_to_stderr() -> None:
    """Requests and failures, nothing of what libraries say: they may name what was sent."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger("inquit.serve")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    logging.getLogger().addHandler(logging.NullHandler())


def _opened(path: Path, read_only: bool) -> Store:
    try:
        return Store.open(path, write=not read_only)
    except StoreBusy:
        raise StoreBusy(
            f"{path}: another process is writing to this store; end it first, or look on with --read-only"
        ) from None
