"""Work in this process, one item after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from inquit.model import Item, Result

__all__ = ["InProcess"]


class InProcess:
    """The simplest engine: `map` is lazy and holds one item at a time."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        return map(work, items)
