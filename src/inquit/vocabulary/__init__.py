"""Word lists as data: one entry a line, columns split by tabs, `#` starts a comment, blank lines are ignored.

Those for reading one report lie here, those for comparing reports in `across/`. Every file says at its top what it
holds, what its columns mean and where its facts come from.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["digest", "entries", "table"]

_HERE = files(__name__)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `name` (a file of this folder), each as its columns without outer white space."""
    lines = _HERE.joinpath(name).read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if (bare := line.lstrip()) and bare[0] != "#")
    return tuple(tuple(map(str.strip, line.split("\t"))) for line in kept)


def entries(name: str) -> tuple[str, ...]:
    """The first column of `name`."""
    return tuple(row[0] for row in table(name))


@cache
def digest(folder: str = "") -> str:
    """Hash of all vocabulary files of one folder, here or `across`.

    The first is named in every Reading: another vocabulary is another reader.
    """
    state = sha256()
    for file in sorted((_HERE / folder if folder else _HERE).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith((".txt", ".tsv")):
            state.update(file.name.encode() + b"\0" + file.read_bytes())
    return state.hexdigest()[:16]
