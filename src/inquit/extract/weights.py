"""Where the weights of the reading model lie, and what names them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

__all__ = ["CONFIDENCE", "MODEL", "PIECES", "RANKER", "WEIGHTS", "weights_hash"]

WEIGHTS = Path(__file__).parents[1] / "weights"
MODEL, PIECES, CONFIDENCE = WEIGHTS / "reader.onnx", WEIGHTS / "vocab.txt", WEIGHTS / "confidence.json"
RANKER = WEIGHTS / "ranker.json"


@cache
def weights_hash() -> str:
    """SHA-256 over the model, the confidences and the ranker, as a Reading names them."""
    return sha256(b"".join(file.read_bytes() for file in (MODEL, CONFIDENCE, RANKER))).hexdigest()
