"""How near two texts are in sense, word by word.

Every word has a vector, made of its wordpieces' (`training/senses.py`). The share of one text's sense in another is
the mean, over its words by weight, of each word's nearness to the nearest word there (R. Mihalcea et al., AAAI 2006).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

__all__ = ["SENSES", "Vectors", "nearness", "vectors"]

Vectors = NDArray[np.float32]

_WEIGHTS = Path(__file__).parents[1] / "weights"
SENSES = _WEIGHTS / "senses.npy"


def vectors(words: Sequence[str]) -> Vectors:
    """One row of length 1 for each word."""
    return np.stack([_vector(word) for word in words])


def nearness(a: Vectors, b: Vectors, weights_a: Vectors, weights_b: Vectors) -> tuple[float, float]:
    """The share of `a`'s sense that is in `b`, and of `b`'s in `a`, each between 0 and 1; weights are of the words."""
    between = a @ b.T
    return _mean(between.max(axis=1), weights_a), _mean(between.max(axis=0), weights_b)


def _mean(near: Vectors, weights: Vectors) -> float:
    whole = float(weights.sum())
    # Processors and threads add in another order: what differs behind the fourth digit is the same.
    return round(min(float((near * weights).sum()) / whole, 1.0), 4) if whole else 0.0


@lru_cache(maxsize=1 << 16)
def _vector(word: str) -> Vectors:
    ids = _tokenizer().encode(word, add_special_tokens=False).ids
    mean = _pieces()[ids].astype(np.float32).mean(axis=0) if ids else np.ones(_pieces().shape[1], np.float32)
    return mean / (np.linalg.norm(mean) or 1.0)


@cache
def _pieces() -> NDArray[np.int8]:
    return np.load(SENSES, mmap_mode="r")  # type: ignore[no-any-return]


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(WordPiece.from_file(str(_WEIGHTS / "vocab.txt"), unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
