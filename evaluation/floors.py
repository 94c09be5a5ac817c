"""The least that the reader must reach on the example story and on original passages in many styles.

Floors go up with the reader and never down.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

__all__ = ["ALLOWED", "FILE", "below", "floors", "lowered"]


class Allowed(NamedTuple):
    """How many items of a short list may be missing below its floor."""

    items: int
    of: int


ALLOWED = {
    "held-out styles: targets among matched": Allowed(1, of=62),
    "list of fresh denials: kept": Allowed(1, of=60),
}
"""Equal weights round differently on different processors, which moves one item of these."""

FILE = Path(__file__).with_name("floors.json")


def floors() -> dict[str, float]:
    """Measure to floor, as committed."""
    known: dict[str, float] = json.loads(FILE.read_text(encoding="utf-8"))
    return known


def below(figures: dict[str, float]) -> list[str]:
    """One line for each figure that is missing or under its floor."""
    return [
        f"{name}: {figures.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in floors().items()
        if figures.get(name, 0.0) < floor - _allowance(name)
    ]


def _allowance(name: str) -> float:
    items, of = ALLOWED.get(name, Allowed(0, of=1))
    return items / of


def lowered() -> list[str]:
    """One line for each floor that once stood higher or was taken out, as far as the history of this checkout goes."""
    now = floors()
    return sorted(
        {
            f"{name}: the floor was {floor:.3f} and is now {now.get(name, 0.0):.3f}"
            for earlier in _history()
            for name, floor in earlier.items()
            if now.get(name, 0.0) < floor
        }
    )


def _history() -> list[dict[str, float]]:
    commits = _git("log", "--format=%H", "--", FILE.name).split()
    return [json.loads(text) for commit in commits if (text := _git("show", f"{commit}:./{FILE.name}"))]


def _git(*arguments: str) -> str:
    """What git says, or nothing outside a checkout."""
    try:
        done = subprocess.run(["git", *arguments], cwd=FILE.parent, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""
