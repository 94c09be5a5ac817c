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

__all__ = ["InProcess", "ProcessPool"]


class InProcess:
    """Work in this process, one item after the other."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        return map(work, items)


class ProcessPool:
    """Work in `workers` processes, each taking `batch` items at once. `work` and the items must be picklable."""

    def __init__(self, workers: int, batch: int = 16) -> None:
        self.workers = workers
        self.batch = batch

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield results in order while at most four batches a worker are under way.

        Raises what `work` raises, and `InquitError` when a process is killed.
        """
        source = iter(items)
        # Fork copies threads' locks in whatever state they are; a spawned process starts clean.
        context = multiprocessing.get_context("spawn")
        held, lifeline = context.Pipe(duplex=False)
        pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_follow, initargs=(held,))
        waiting: deque[Future[list[Result]]] = deque()
        try:
            while True:
                while len(waiting) < 4 * self.workers and (batch := list(islice(source, self.batch))):
                    waiting.append(pool.submit(_run, work, batch))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise InquitError(
                "a reading process was killed, perhaps for want of memory; run the same command again with --workers 1"
            ) from error
        except BaseException:
            lifeline.close()  # nobody waits for what is under way
            raise
        finally:
            pool.shutdown(cancel_futures=True)
            lifeline.close()
            held.close()


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
