"""What a user can set for a run, with its defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inquit.model import Given

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run.

    `given` holds for every report, `sidecar` for the one with that doc_id or path, `columns` names CSV columns for
    fields. `max_bytes` refuses larger inputs. `min_confidence` is the floor below which statements are not written.
    `sample` reads only that many reports, evenly spread. `workers` is how many processes read; 0 chooses by the amount
    of work, and then as with more than one, a script that calls needs the guard `if __name__ == "__main__":`.
    """

    given: Given = field(default_factory=Given)
    sidecar: Mapping[str, Given] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 20_000_000
    min_confidence: float = 0.4
    sample: int | None = None
    workers: int = 1
