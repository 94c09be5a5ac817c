"""Functions over items, in this process or in a pool of processes; results in the order of the items."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import Connection, wait

from inquit.errors import InquitError
from inquit.model import Item, Result

__all__ = ["ProcessPool"]

_AHEAD = 4
"""Batches a worker that are under way at most."""


class ProcessPool:
    """Work in `workers` processes. They start with the first work and wait for more until `close`: starting one takes
    as long as much work does."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._running: _Running | None = None

    def map(self, work: Callable[[Item], Result], items: Iterable[Item], batch: int = 16) -> Iterator[Result]:
        """Yield `work(item)` in the order of the items, which a process takes `batch` at once; all must be picklable.

        Raises what `work` raises, and `InquitError` when a process is killed.
        """
        source = iter(items)
        waiting: deque[Future[list[Result]]] = deque()
        try:
            while True:
                while len(waiting) < _AHEAD * self.workers and (some := list(islice(source, batch))):
                    waiting.append(self._processes().submit(_run, work, some))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            self.close(at_once=True)
            raise InquitError(
                "a reading process was killed, perhaps for want of memory; run the same command again with --workers 1"
            ) from error
        except BaseException:
            self.close(at_once=True)  # nobody waits for what is under way
            raise

    def close(self, *, at_once: bool = False) -> None:
        """End the processes, `at_once` whatever they are at; later work starts new ones."""
        if self._running is not None:
            self._running.end(at_once=at_once)
            self._running = None

    def _processes(self) -> ProcessPoolExecutor:
        if self._running is None:
            self._running = _Running(self.workers)
        return self._running.processes


class _Running:
    """Processes, and the line by which they know that somebody wants them."""

    def __init__(self, workers: int) -> None:
        # Fork copies threads' locks in whatever state they are; a spawned process starts clean.
        context = multiprocessing.get_context("spawn")
        self._held, self._lifeline = context.Pipe(duplex=False)
        self.processes = ProcessPoolExecutor(workers, mp_context=context, initializer=_follow, initargs=(self._held,))

    def end(self, *, at_once: bool) -> None:
        if at_once:
            self._lifeline.close()
        self.processes.shutdown(cancel_futures=True)
        self._lifeline.close()
        self._held.close()


def _run(work: Callable[[Item], Result], batch: list[Item]) -> list[Result]:
    return [work(item) for item in batch]


def _follow(lifeline: Connection) -> None:
    """End with the parent, however that ends, or when it lets go: Ctrl-C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=(parent.sentinel, lifeline), daemon=True).start()


def _exit_after(*ends: int | Connection) -> None:
    wait(ends)
    os._exit(1)
