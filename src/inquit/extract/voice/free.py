"""Free indirect speech: a sentence without a cue that may go on with what a party said in the sentence before."""

from __future__ import annotations

from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.cues import find_cues
from inquit.model import Voice

__all__ = ["may_go_on"]

_SHIFTED = frozenset({"would", "should", "must", "wouldn't", "shouldn't", "needn't"})
_FAR = 6
"""Words that may stand before the shifted verb: its subject."""


def may_go_on(passage: Passage, first: int, last: int, before: Voice) -> bool:
    """Whether `[first, last)`, behind a sentence of voice `before`, has its verb shifted as reported speech has."""
    if before not in ("attributed", "unclear") or passage.kind != "paragraph":
        return False
    if any(not cue.infinitive for cue in find_cues(passage, first, last)):
        return False
    words = [token for token in passage.tokens[first:last] if token.is_word]
    opening = [token.low for token in words[:_FAR]]
    shifted = next((k for k, low in enumerate(opening) if low in _SHIFTED or _has_to(opening, k)), None)
    if shifted is None or not shifted:
        return False
    return not any(low in word_class("subordinator", "relative", "auxiliary") for low in opening[:shifted])


def _has_to(lows: list[str], k: int) -> bool:
    return lows[k] == "had" and lows[k + 1 : k + 2] in (["to"], ["no"])
