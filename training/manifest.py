"""What names the weights: hashes, sizes, sources and how they were made."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import onnxruntime
import torch

from inquit.extract.weights import CONFIDENCE, MODEL, PIECES, RANKER, WEIGHTS
from training.base import PACKAGE, SHA256

__all__ = ["write_manifest"]


def write_manifest(exact: Path) -> None:
    """Write `weights/manifest.json`; `exact` is the float32 file that the int8 file was made from."""
    told = {
        "files": {file.name: _told(file) for file in (MODEL, PIECES, CONFIDENCE, RANKER)},
        "float32": _told(exact),
        "base": {"package": PACKAGE, "sha256": SHA256, "licence": "Apache-2.0"},
        "made_with": {"torch": torch.__version__, "onnxruntime": onnxruntime.__version__},
    }
    (WEIGHTS / "manifest.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _told(file: Path) -> dict[str, str | int]:
    return {"sha256": sha256(file.read_bytes()).hexdigest(), "bytes": file.stat().st_size}
