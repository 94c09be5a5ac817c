"""The record at work: one snapshot that readers see, one place where it is changed, one thread that works behind it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from threading import Condition, Lock, Thread
from time import monotonic
from typing import Annotated, Any, BinaryIO, Generic, TypeVar

from fastapi import Depends, Request

from inquit import __version__
from inquit.errors import InquitError
from inquit.model import Given, Judgement, to_json
from inquit.serve import listed, snapshot
from inquit.serve.bodies import State
from inquit.serve.snapshot import Snapshot
from inquit.serve.tables import Table, line
from inquit.serve.uploads import Counts, Job, Named
from inquit.store import Short, Store

__all__ = ["AtDesk", "Desk", "Step", "Work"]

_log = logging.getLogger("inquit.serve")

Step = Callable[[int | None], None]
"""Told of progress: with the number of files where it is known, then with None for each report done."""

Told = TypeVar("Told", bound=Counts)

_WAITING = 20
"""Uploads that may wait; more are refused."""

_REMEMBERED = 50
"""Uploads whose end is still told."""

_SHOWN_EVERY = 1.0
"""Seconds between looks at what an upload has brought so far."""

_LOOKED_EVERY = 2.0
"""Seconds between looks at a record that another process may be writing."""

_REFUSED = 100
"""Refused files of an upload that the state tells; the upload itself tells all."""

_HITS = 500
"""Statements and reports that a search finds, at most of each."""

_SEARCHES = 64
"""Searches kept with a snapshot."""


@dataclass(frozen=True, slots=True)
class Work(Generic[Told]):
    """What the server has done by others, as plain functions on the opened record.

    `add` reads files into it and finds the links anew, and tells the counts and the step how far it is; `resolve` only
    finds the links anew.
    """

    add: Callable[[Store, Sequence[Named], Given, Told, Step], None]
    resolve: Callable[[Store], None]
    counts: Callable[[], Told]


class Desk:
    """A record that is being worked on. Use it as a context manager: the thread behind it ends with it."""

    def __init__(self, store: Store, work: Work[Any], *, title: str, by: str, read_only: bool = False) -> None:
        self.store = store
        self.title = title
        self.by = by
        self.read_only = read_only
        self._seen = self._come()
        self.now: Snapshot = snapshot.first(store, title)
        self._work = work
        self._turn = Lock()
        self._wake = Condition()
        self._stale = not read_only and not store.links_are_current()
        self._resolving = False
        self._error: str | None = None
        self._closing = False
        self._jobs: deque[Job] = deque(maxlen=_REMEMBERED)
        self._uploading = Lock()
        self._tables = Lock()
        self._searches = Lock()
        self._thread = Thread(target=self._watch if read_only else self._behind, name="inquit-desk", daemon=True)

    def __enter__(self) -> Desk:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join()
        for job in self._jobs:
            job.end()

    # Reading -------------------------------------------------------------------------------------------------------

    def state(self) -> bytes:
        """How the desk stands, as JSON."""
        now = self.now
        return to_json(
            State(
                version=now.version,
                title=self.title,
                program=__version__,
                read_only=self.read_only,
                by=self.by,
                resolving=self._stale or self._resolving,
                error=self._error,
                reports=len(now.reports),
                statements=now.statements,
                judgements=len(now.judgements),
                uploads=[job.told(_REFUSED) for job in list(self._jobs)],
            )
        )

    def table(self, now: Snapshot, name: str) -> Table:
        """A list of a snapshot; made when it is first asked for."""
        with self._tables:
            if name not in now.tables:
                now.tables[name] = listed.table(now, name)
            return now.tables[name]

    def search(self, now: Snapshot, query: str) -> Table:
        """What is found for a query, best first; kept with the snapshot for a while."""
        with self._searches:
            if query not in now.hits:
                if len(now.hits) >= _SEARCHES:
                    now.hits.clear()
                now.hits[query] = _hits(self.store, query)
            return now.hits[query]

    # Changing ------------------------------------------------------------------------------------------------------

    def judge(self, said: Sequence[Short], by: str) -> list[Judgement]:
        """Keep judgements, all or none; they are on the disk, and in `now`, when this returns."""
        made = self.store.judge_all(said, by=by)
        self._changed()
        return made

    def undo(self, judgements: Sequence[str], by: str, because: str) -> list[Judgement]:
        """Take judgements back, all or none."""
        made = self.store.undo_all(judgements, by=by, because=because)
        self._changed()
        return made

    def take_in(self, lines: Iterable[bytes], by: str) -> int:
        """Keep judgements from elsewhere, all or none; returns how many were new."""
        new = self.store.import_judgements(lines, by=by)
        if new:
            self._changed()
        return new

    def upload(self, files: Iterable[tuple[str, BinaryIO]], given: Given, origin: str) -> Job:
        """Take files in, by their names, to be read soon. Raises `OverflowError` when too many are waiting."""
        with self._uploading:  # one after the other: names that wait are taken, too
            waiting = [job for job in list(self._jobs) if not job.finished]
            if len(waiting) >= _WAITING:
                raise OverflowError
            job = Job(given, self._work.counts())
            try:
                known = {told.report.origin: told.report.sha256 for told in self.now.reports.values()}
                known |= {one.origin: "" for other in waiting for one in other.files}
                for name, content in files:
                    job.keep(name, content, origin, known)
            except BaseException:
                job.end()
                raise
            with self._wake:
                self._jobs.append(job)
                self._wake.notify_all()
        return job

    def job(self, id: str) -> Job | None:
        """An upload that is remembered."""
        return next((job for job in list(self._jobs) if job.id == id), None)

    def _changed(self) -> None:
        """Show what was kept. It is kept whatever happens here, so nothing is raised: it would be said again."""
        with self._wake:
            self._stale = True
            self._wake.notify_all()
        self._show(relinked=False)

    def _show(self, *, relinked: bool) -> None:
        try:
            self._refresh(relinked=relinked)
        except Exception as error:
            _log.error("the record as it stands could not be shown: %s", type(error).__name__)

    def _refresh(self, *, relinked: bool) -> None:
        with self._turn:
            self.now = snapshot.later(self.now, self.store, relinked=relinked)

    # Behind --------------------------------------------------------------------------------------------------------

    def _behind(self) -> None:
        self._get_ready()
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._closing or self._stale or self._next())
                if self._closing:
                    return
                job = self._next()
                if not job:
                    self._stale, self._resolving = False, True
            if job:
                self._read(job)
            else:
                self._resolve()
            self._get_ready()

    def _next(self) -> Job | None:
        return next((job for job in list(self._jobs) if not job.finished), None)

    def _read(self, job: Job) -> None:
        shown = monotonic()

        def step(files: int | None) -> None:
            nonlocal shown
            if files is None:
                job.done += 1
            if monotonic() - shown > _SHOWN_EVERY:
                self._refresh(relinked=False)
                shown = monotonic()

        try:
            self._work.add(self.store, job.files, job.given, job.counts, step)
        except InquitError as error:
            job.error = str(error)
        except Exception as error:
            _log.error("an upload could not be read: %s", type(error).__name__)
            job.error = f"it could not be read ({type(error).__name__})"
        finally:
            self._stale = self._stale or job.error is not None  # what was read before stands
            self._show(relinked=True)
            job.end()

    def _resolve(self) -> None:
        try:
            self._work.resolve(self.store)
            self._refresh(relinked=True)
            self._error = None
        except Exception as error:
            _log.error("links could not be found anew: %s", type(error).__name__)
            self._error = (
                f"links between reports could not be found anew ({type(error).__name__}); what was said is kept"
            )
        finally:
            self._resolving = False

    def _watch(self) -> None:
        """Follow what another process writes."""
        self._get_ready()
        while True:
            with self._wake:
                if self._wake.wait_for(lambda: self._closing, _LOOKED_EVERY):
                    return
            try:
                come = self._come()
                if come != self._seen:
                    self._refresh(relinked=True)
                    self._get_ready()
                self._seen = come
            except Exception as error:
                _log.error("the record could not be looked at: %s", type(error).__name__)

    def _come(self) -> object:
        return self.store.stamp(), self.store.links_found_from()

    def _get_ready(self) -> None:
        """Make the lists of the snapshot before they are asked for, and the story as a browser takes it."""
        now = self.now
        try:
            now.pack()
            for name in listed.NAMES:
                if now is self.now and not self._closing:
                    self.table(now, name)
        except Exception as error:
            _log.error("a list could not be made: %s", type(error).__name__)


def _hits(store: Store, query: str) -> Table:
    hits = [asdict(hit) for hit in store.search(query, _HITS)]
    return Table(
        line({"id": hit["item"] or hit["report"], **hit}, str(n), (n,), {"kind": hit["kind"]})
        for n, hit in enumerate(hits)
    )


async def _of_application(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(_of_application)]
"""As an argument of a route: the desk of the application that is asked."""
