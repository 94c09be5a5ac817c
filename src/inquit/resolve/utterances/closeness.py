"""How close a telling stands to the words spoken."""

from __future__ import annotations

from typing import get_args

from inquit.model import Closeness
from inquit.resolve.utterances.tellings import Telling

__all__ = ["by_closeness", "closeness"]

_HEADLINES = frozenset({"headline", "deck", "subheading"})


def closeness(telling: Telling) -> Closeness:
    """A transcript is the closest, then direct, mixed and indirect speech; headlines shorten and harden."""
    if telling.genre == "transcript":
        return "transcript"
    if telling.block in _HEADLINES:
        return "headline"
    return telling.kind  # type: ignore[return-value]


def by_closeness(telling: Telling) -> tuple[int, int, str, str]:
    """To sort tellings, the closest first: by closeness, then the more quoted words, then the earlier, then the id."""
    rank = get_args(Closeness).index(closeness(telling))
    return rank, -sum(telling.quoted), telling.published or "~", telling.ref.item
