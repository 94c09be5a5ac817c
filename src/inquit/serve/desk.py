"""The record at work: one snapshot that readers see, one place where it is changed, one thread that works behind it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Condition, Lock, Thread

from inquit.model import Judgement
from inquit.serve import snapshot
from inquit.serve.snapshot import Snapshot
from inquit.store import Short, Store

__all__ = ["Desk", "Work"]

_log = logging.getLogger("inquit.serve")


@dataclass(frozen=True, slots=True)
class Work:
    """What the server has done by others, as plain functions on the opened record.

    `resolve` finds the links anew.
    """

    resolve: Callable[[Store], None]


class Desk:
    """A record that is being worked on. Use it as a context manager: the thread behind it ends with it."""

    def __init__(self, store: Store, work: Work, *, title: str, by: str, read_only: bool = False) -> None:
        self.store = store
        self.title = title
        self.by = by
        self.read_only = read_only
        self.now: Snapshot = snapshot.first(store)
        self._work = work
        self._turn = Lock()
        self._wake = Condition()
        self._stale = not read_only and not store.links_are_current()
        self._resolving = False
        self._closing = False
        self._thread = Thread(target=self._behind, name="inquit-desk", daemon=True)

    def __enter__(self) -> Desk:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join()

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

    @property
    def resolving(self) -> bool:
        """Whether links are being found anew, or are about to be."""
        return self._stale or self._resolving

    # Behind --------------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._refresh(relinked=False)
        with self._wake:
            self._stale = True
            self._wake.notify_all()

    def _refresh(self, *, relinked: bool) -> None:
        with self._turn:
            self.now = snapshot.later(self.now, self.store, relinked=relinked)

    def _behind(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._stale or self._closing)
                if self._closing:
                    return
                self._stale, self._resolving = False, True
            try:
                self._work.resolve(self.store)
                self._refresh(relinked=True)
            except Exception as error:
                _log.error("links could not be found anew: %s", type(error).__name__)
            finally:
                self._resolving = False
