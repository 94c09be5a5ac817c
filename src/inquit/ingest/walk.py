"""The inputs of a run: files, folders and standard input, each found once and in a stable order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from inquit.errors import RefusedInput
from inquit.ingest.report import Place

STDIN = "-"


class Source(NamedTuple):
    """A file to read (None for standard input) and where it stands."""

    path: Path | None
    place: Place


def walk(inputs: Sequence[str | Source], suffixes: Container[str], named: str) -> list[Source | RefusedInput]:
    """The files that `inputs` name, each once, by origin; a refusal for each input that leads nowhere.

    A folder gives its files with one of the `suffixes` (`named` lists them for a person), hidden ones left out. The
    doc_id of a file is its path relative to the argument; where two files would share one, both take their origin.
    A `Source` among the inputs is taken as it is.
    """
    found: dict[str, Source | RefusedInput] = {}
    for given in inputs:
        for source in [given] if isinstance(given, Source) else _sources(given, suffixes, named):
            found.setdefault(source.origin if isinstance(source, RefusedInput) else source.place.origin, source)
    ordered = [found[origin] for origin in sorted(found)]
    shared = Counter(source.place.doc_id for source in ordered if isinstance(source, Source))
    return [_told_apart(source, shared) for source in ordered]


def _told_apart(source: Source | RefusedInput, shared: Counter[str]) -> Source | RefusedInput:
    if isinstance(source, Source) and shared[source.place.doc_id] > 1:
        return source._replace(place=source.place._replace(doc_id=source.place.origin))
    return source


def _sources(given: str, suffixes: Container[str], named: str) -> Iterator[Source | RefusedInput]:
    path = Path(given)
    try:
        if given == STDIN:
            yield Source(None, Place(STDIN, STDIN))
        elif path.is_dir():
            yield from _folder(path, suffixes, named)
        elif path.exists():
            yield Source(path, Place(_posix(path), _posix(path)))
        else:
            yield RefusedInput(given, "does not exist; check the path")
    except (OSError, ValueError) as error:
        yield RefusedInput(given, f"cannot be read ({_reason(error)})")


def _folder(path: Path, suffixes: Container[str], named: str) -> Iterator[Source | RefusedInput]:
    empty = True
    for found in _inside(path, (path.resolve(),), suffixes):
        empty = False
        if isinstance(found, RefusedInput):
            yield found
        else:
            yield Source(found, Place(_posix(found.relative_to(path)), _posix(found)))
    if empty:
        yield RefusedInput(_posix(path), f"holds nothing to read; it was searched for {named} files")


def _inside(folder: Path, above: tuple[PurePath, ...], suffixes: Container[str]) -> Iterator[Path | RefusedInput]:
    """The files of `folder`; links are followed, but not back to one of the folders `above`."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield RefusedInput(_posix(folder), f"cannot be opened ({_reason(error)}); check its permissions")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            if path.suffix.lower() in suffixes:
                yield path
        elif (real := path.resolve()) in above:
            yield RefusedInput(_posix(path), f"leads back to {real.as_posix()}, which is read already; remove the link")
        else:
            yield from _inside(path, (*above, real), suffixes)


def _posix(path: PurePath) -> str:
    """The path with slashes; bytes of a name that are no UTF-8 as escapes, so that it can be written down."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _reason(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
