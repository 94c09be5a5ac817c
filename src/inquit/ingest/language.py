"""The language of a text, told only when it is clear."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from inquit.vocabulary import entries

_LETTERS = 40
_SURE = 0.9
_LIKELY, _NOT_ENGLISH = 0.5, 0.001
"""Kindred languages share their probability; that a text is not English can be sure while which it is, is likely."""

_ENOUGH = 2000
_UNDECIDED = ("zxx", "und")
_FEWEST, _SHARE = 12, 0.12
"""Words of the shortest text, and the share of them, that tell English by its small words alone."""


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where it is too short or undecided."""
    sample = text[:_ENOUGH]
    if sum(map(str.isalpha, sample)) < _LETTERS:
        return None
    if _plainly_english(sample):
        return "en"
    ranked = dict(_identifier().rank(sample))
    code, probability = next(iter(ranked.items()))
    sure = probability >= _SURE or (probability >= _LIKELY and ranked["en"] < _NOT_ENGLISH)
    return code if sure and code not in _UNDECIDED else None


def _plainly_english(sample: str) -> bool:
    """Whether enough of the words are such as only English has, so that the large model need not be loaded."""
    words = re.findall(r"[^\W\d_]+", sample.lower())
    return len(words) >= _FEWEST and sum(word in entries("english_words.txt") for word in words) > _SHARE * len(words)


@cache
def _identifier() -> Any:
    # Loaded late and once: the model and NumPy take more than half a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
