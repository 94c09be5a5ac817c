"""What the model labels: roles as tags, links between roles, acts and stances. Their order is that of its outputs."""

from __future__ import annotations

from typing import get_args

from inquit.model import Act, Stance

__all__ = ["ACTS", "LINKS", "ROLES", "STANCES", "TAGS"]

ROLES = ("source", "cue", "content", "relay", "target")
TAGS = ("out", "begin", "inside", "end", "single")
LINKS = (("cue", "source"), ("content", "cue"), ("content", "source"), ("relay", "cue"), ("target", "cue"))
"""(role that points, role pointed at); the first word of each piece points to the first word of the other."""
ACTS: tuple[Act, ...] = get_args(Act)
STANCES: tuple[Stance, ...] = get_args(Stance)
