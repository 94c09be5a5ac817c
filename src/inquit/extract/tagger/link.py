"""Linking: every piece of content goes to one cue, every cue to one source; pieces of one cue are one statement."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from inquit.extract.tagger.decode import Piece, Scores, link_shares, pieces
from inquit.extract.tagger.labels import ROLES
from inquit.extract.tagger.windows import OPENS_PARAGRAPH, Window

__all__ = ["Linked", "link"]


_ELSEWHERE = -1
_BESIDE, _APART = 0.8, 0.97
"""Least share of a second piece of content in the cue's own paragraph, and in another."""


@dataclass(slots=True)
class Linked:
    """One statement as words of a window, with the model's own shares for each choice made."""

    cue: Piece
    source: Piece | None
    content: list[Piece]
    targets: list[Piece] = field(default_factory=list)
    act: int = 0
    stance: int = 0
    to_cue: float = 1.0
    to_source: float = 1.0


def link(window: Window, scores: Scores, tags: NDArray[np.intp]) -> list[Linked]:
    """The statements of one window, in the order of their cues; `tags` `[n, roles]` are those of its words."""
    found = {role: pieces(tags, scores, n) for n, role in enumerate(ROLES)}
    cues = found["cue"]
    statements: dict[int, Linked] = {}
    if not cues or not found["content"]:
        return []
    # Contents in the cue's own paragraph come first, the surest before the others.
    choices = _choose_cues(scores, "content", found["content"], cues)
    apart = [window.words[piece.first][0] - window.words[cues[best].first][0] for _, best, piece in choices]
    for (share, best, content), away in sorted(zip(choices, apart, strict=True), key=lambda c: (c[1] != 0, -c[0][0])):
        made = statements.setdefault(best, Linked(cues[best], None, [], to_cue=share))
        if not made.content or (
            share >= _BESIDE if not away else away > 0 and share >= _APART and _goes_on(window, content)
        ):
            made.content.append(content)
    statements.pop(_ELSEWHERE, None)
    _choose_sources(scores, list(statements.values()), found["source"])
    for made in statements.values():
        made.content.sort(key=lambda piece: piece.first)
        made.act = int(scores.acts[made.cue.first].argmax())
        made.stance = int(scores.stances[made.cue.first].argmax())
    for _, best, piece in _choose_cues(scores, "target", found["target"], cues):
        if best in statements:
            statements[best].targets.append(piece)
    return [statements[n] for n in sorted(statements)]


def _goes_on(window: Window, content: Piece) -> bool:
    """Only a quotation goes on in another paragraph, and only in running text."""
    start = content.first
    while start and window.words[start - 1][0] == window.words[start][0]:
        start -= 1
    return window.quotes[content.first] > 0 and window.breaks[start] <= OPENS_PARAGRAPH


def _choose_cues(scores: Scores, role: str, pointing: list[Piece], cues: list[Piece]) -> list[tuple[float, int, Piece]]:
    """The share and number of the cue that each piece belongs to; `_ELSEWHERE` when it points out of the window."""
    if not pointing:
        return []
    shares = link_shares(scores, (role, "cue"), [piece.first for piece in pointing], cues)
    best = shares.argmax(axis=1).tolist()
    return [(float(shares[n, b]), b - 1, piece) for n, (b, piece) in enumerate(zip(best, pointing, strict=True))]


def _choose_sources(scores: Scores, statements: list[Linked], sources: list[Piece]) -> None:
    """The source that cue and surest content agree on; none where both point away from all."""
    if not statements:
        return
    by_cue = link_shares(scores, ("cue", "source"), [made.cue.first for made in statements], sources)
    by_content = link_shares(scores, ("content", "source"), [made.content[0].first for made in statements], sources)
    for made, shares in zip(statements, (by_cue + by_content) / 2, strict=True):
        best = int(shares.argmax())
        made.source = sources[best - 1] if best else None
        made.to_source = float(shares[best])
