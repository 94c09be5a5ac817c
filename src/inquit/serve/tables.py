"""The lists of the API over one snapshot: rows ready to be sent, in a stable order, with what they can be chosen by."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from inquit.model import to_json

__all__ = ["Asked", "Key", "Line", "Table", "folded", "line"]

Key: TypeAlias = tuple[str | int | float, ...]
"""What a list is ordered by; no two rows of a list share one."""

Asked: TypeAlias = tuple[tuple[str, str | bool], ...]
"""The filters of a request, by name."""


class Line(NamedTuple):
    """A row ready to be sent. `facets` are the values that it can be chosen by, folded; `words` what `q` looks in."""

    id: str
    key: Key
    body: bytes
    facets: Mapping[str, frozenset[str | bool]]
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a list, and what follows it."""

    lines: list[Line]
    total: int
    last: Key | None


class Table:
    """Rows in the order of their keys."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = sorted(lines, key=lambda one: one.key)
        self._by_id = {one.id: one for one in self.lines}
        # The pages of a list are asked for one after the other, and by many.
        self._chosen: Callable[[Asked], tuple[list[Line], list[Key]]] = lru_cache(64)(self._choose)

    def get(self, id: str) -> Line | None:
        """The row of that id."""
        return self._by_id.get(id)

    def all(self, asked: Asked) -> list[Line]:
        """All rows that match."""
        return self._chosen(asked)[0]

    def part(self, asked: Asked, after: Key | None, limit: int) -> Part:
        """At most `limit` rows that match, behind the key `after`. Raises `TypeError` for the key of another list."""
        lines, keys = self._chosen(asked)
        start = bisect_right(keys, after) if after is not None else 0
        found = lines[start : start + limit]
        return Part(found, len(lines), found[-1].key if start + limit < len(lines) else None)

    def _choose(self, asked: Asked) -> tuple[list[Line], list[Key]]:
        tests = [_test(name, value) for name, value in asked]
        lines = [one for one in self.lines if all(test(one) for test in tests)]
        return lines, [one.key for one in lines]


def line(
    row: Mapping[str, Any],
    id: str,
    key: Key,
    facets: Mapping[str, Any] | None = None,
    words: Iterable[str | None] = (),
    day: str | None = None,
) -> Line:
    """A row made ready. A facet may be one value or several; null is none. A `day` without a year is none."""
    told = {name: frozenset(_values(value)) for name, value in (facets or {}).items()}
    return Line(id, key, to_json(row), told, folded("\n".join(filter(None, words))), _dated(day))


def folded(words: str) -> str:
    """Words as they are compared: without case and accents."""
    apart = unicodedata.normalize("NFKD", words.casefold()) if not words.isascii() else words.casefold()
    return apart if apart.isascii() else "".join(one for one in apart if not unicodedata.combining(one))


def _dated(day: str | None) -> str:
    return day if day and day[:4].isdigit() else ""


def _values(value: Any) -> Iterator[str | bool]:
    if isinstance(value, str):
        yield folded(value)
    elif isinstance(value, bool):
        yield value
    elif value is not None:
        for each in value:
            yield from _values(each)


def _test(name: str, value: str | bool) -> Callable[[Line], bool]:
    if isinstance(value, bool):
        return lambda one: value in one.facets[name]
    if name == "q":
        wanted = folded(value).split()
        return lambda one: all(word in one.words for word in wanted)
    if name == "from":
        return lambda one: one.day >= value
    if name == "to":  # a day takes in its hours, a month its days
        return lambda one: "" < one.day[: len(value)] <= value
    sought = folded(value)
    return lambda one: sought in one.facets[name]
