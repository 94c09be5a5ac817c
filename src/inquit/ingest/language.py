"""The language of a text, told only when it is clear."""

from __future__ import annotations

from functools import cache
from typing import Any

_LETTERS = 40
_SURE = 0.9
_LIKELY, _NOT_ENGLISH = 0.5, 0.001
"""Kindred languages share their probability; that a text is not English can be sure while which it is, is likely."""

_ENOUGH = 2000
_UNDECIDED = ("zxx", "und")


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where it is too short or undecided."""
    sample = text[:_ENOUGH]
    if sum(map(str.isalpha, sample)) < _LETTERS:
        return None
    ranked = dict(_identifier().rank(sample))
    code, probability = next(iter(ranked.items()))
    sure = probability >= _SURE or (probability >= _LIKELY and ranked["en"] < _NOT_ENGLISH)
    return code if sure and code not in _UNDECIDED else None


@cache
def _identifier() -> Any:
    # Loaded late and once: the model and NumPy take more than half a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
