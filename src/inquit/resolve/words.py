"""The words of a text with their places, folded so that spellings of one word are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Word", "fold", "words"]

_MARKS = "\u0300-\u036f"
_WORD = re.compile(
    r"\d+(?:[.,:]\d+)+[^\W_]*"  # 1,200 and 3.5 and 8.45pm
    r"|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?"  # U.S. and U.N
    rf"|[^\W_]+(?:['’ʼ{_MARKS}]+[^\W_]+)*[{_MARKS}]*"
)
_APOSTROPHES = str.maketrans("’ʼ", "''")


class Word(NamedTuple):
    """A word, folded, and its place `[start, end)` in code points of the text it was found in."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, in order; marks are left out, and hyphens part words.

    Offsets count from the beginning of `text`. "U.S." and "1,200" are one word each ("us", "1200").
    """
    stop = len(text) if end is None else end
    return [Word(fold(found.group()), *found.span()) for found in _WORD.finditer(text, start, stop)]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word in lower case, without accents, stops of initials and separators of thousands, with plain apostrophes.

    Idempotent: what is folded folds to itself.
    """
    low = word.lower() if word.isascii() else _plain(word)
    if low[:1].isdigit():
        return low.replace(",", "")
    return low.replace(".", "")


def _plain(word: str) -> str:
    # Folding may compose, and composing may bring capitals ("𝓐" is "A" in another dress).
    plain = unicodedata.normalize("NFKD", word).casefold()
    parts = unicodedata.normalize("NFKD", plain).translate(_APOSTROPHES)
    return "".join(c for c in parts if not unicodedata.combining(c))
