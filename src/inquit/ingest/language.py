"""The language of a text, told only when it is clear."""

from __future__ import annotations

from functools import cache
from typing import Any

_LETTERS = 40
_SURE = 0.9
_ENOUGH = 4000
_UNDECIDED = ("zxx", "und")


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where it is too short or undecided."""
    sample = text[:_ENOUGH]
    if sum(map(str.isalpha, sample)) < _LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    return code if probability >= _SURE and code not in _UNDECIDED else None


@cache
def _identifier() -> Any:
    # Loaded late and once: the model and NumPy take more than half a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
