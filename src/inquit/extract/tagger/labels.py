"""What the model labels: roles and names as tags, links between roles, acts and stances, kinds of names. Their order
is that of its outputs."""

from __future__ import annotations

from typing import get_args

from inquit.model import Act, MentionKind, Stance

__all__ = ["ACTS", "KINDS", "LINKS", "NAME", "ROLES", "STANCES", "TAGS"]

ROLES = ("source", "cue", "content", "relay", "target", "name")
NAME = ROLES.index("name")
TAGS = ("out", "begin", "inside", "end", "single")
LINKS = (("cue", "source"), ("content", "cue"), ("content", "source"), ("relay", "cue"), ("target", "cue"))
"""(role that points, role pointed at); the first word of each piece points to the first word of the other."""
ACTS: tuple[Act, ...] = get_args(Act)
STANCES: tuple[Stance, ...] = get_args(Stance)
KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
