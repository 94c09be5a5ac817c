"""Reports on their way in: what dropped files are called, where they wait, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from secrets import token_hex
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple, Protocol

from inquit.errors import RefusedInput
from inquit.model import Given
from inquit.serve.bodies import Refused, Upload

__all__ = ["Counts", "Job", "Named", "name_of"]

_LONGEST = 120
_OF_MANY = frozenset({".jsonl", ".csv"})
"""Files of many reports: each report is called by its line or row."""


class Named(NamedTuple):
    """A file by the doc_id and origin that people know it by."""

    doc_id: str
    origin: str
    path: Path


class Counts(Protocol):
    """What became of the inputs so far."""

    read: int
    not_read: int
    known: int
    refused: list[RefusedInput]


@dataclass
class Job:
    """One upload: its files wait in a folder of their own, under numbers, until they are read."""

    given: Given
    counts: Counts
    id: str = field(default_factory=lambda: f"u{token_hex(8)}")
    files: list[Named] = field(default_factory=list)
    done: int = 0
    finished: bool = False
    error: str | None = None
    _folder: TemporaryDirectory[str] = field(
        default_factory=lambda: TemporaryDirectory(prefix="inquit-", ignore_cleanup_errors=True)
    )

    def keep(self, name: str, content: BinaryIO, origin: str, known: Mapping[str, str]) -> None:
        """Copy a file in. `known` tells the origins of the record, with the hash of their bytes.

        Bytes that are not those known under the name are another report: a name does not tell whether two files that
        are called so are one report in two versions.
        """
        path = Path(self._folder.name) / f"{len(self.files)}{_suffix(name)}"
        with path.open("wb") as file:
            copyfileobj(content, file)
        taken = {one.origin: "" for one in self.files} | dict(known)
        several = path.suffix in _OF_MANY
        with path.open("rb") as file:
            digest = "" if several else _digest(file)
        for called in _names(name):
            place = f"{origin}:{called}"
            if place not in taken or (digest and taken[place] == digest):
                self.files.append(Named(called, place, path))
                return

    def end(self) -> None:
        """Let go of the files."""
        self.finished = True
        self._folder.cleanup()

    def told(self, most: int | None = None) -> Upload:
        """How far it has come, with `most` of what was refused (null: all)."""
        counts = self.counts
        refused = [Refused(one.origin, one.why) for one in counts.refused[:most]]
        files = len(self.files)
        return Upload(
            self.id, files, self.done, counts.read, counts.not_read, counts.known, refused, self.finished, self.error
        )


def name_of(given: str | None) -> str:
    """A name that is safe to show and to keep, from whatever was sent: no way up or out, no control characters."""
    parts = [_part(part) for part in re.split(r"[/\\]", given or "")]
    kept = [part for part in parts if part and set(part) != {"."} and not re.fullmatch(r"[A-Za-z]:", part)]
    return "/".join(kept)[-_LONGEST:].lstrip("/. ") or "report.txt"


def _part(part: str) -> str:
    """A part of a name, white space made plain, without what does not show: controls, marks of direction."""
    spaced = " ".join(part.split())
    return "".join(one for one in spaced if one == " " or one.isprintable()).strip()


def _names(name: str) -> Iterable[str]:
    """`name`, then the same with a number in it."""
    yield name
    path = PurePosixPath(name)
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
        number += 1


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""


def _digest(file: BinaryIO) -> str:
    digest = sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()
