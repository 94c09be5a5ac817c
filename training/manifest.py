"""What names the weights: hashes, sizes, sources and how they were made."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from inquit.extract.weights import CONFIDENCE, MODEL, PIECES, RANKER, WEIGHTS
from inquit.resolve.senses import SENSES
from inquit.resolve.utterances.model import WEIGHTS as TELLINGS
from training.base import PACKAGE, SHA256

__all__ = ["note", "write_manifest"]

_MANIFEST = WEIGHTS / "manifest.json"


def write_manifest(exact: Path) -> None:
    """Write `weights/manifest.json`; `exact` is the float32 file that the int8 file was made from."""
    told = {
        "files": {file.name: _told(file) for file in (MODEL, PIECES, CONFIDENCE, RANKER, SENSES, TELLINGS)},
        "float32": _told(exact),
        "base": {"package": PACKAGE, "sha256": SHA256, "licence": "Apache-2.0"},
        "made_with": {name: version(name) for name in ("torch", "onnxruntime")},
    }
    _write(told)


def note(file: Path) -> None:
    """Bring what the manifest says of one file up to date."""
    told = json.loads(_MANIFEST.read_text(encoding="utf-8"))
    told["files"][file.name] = _told(file)
    _write(told)


def _write(told: dict[str, object]) -> None:
    _MANIFEST.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _told(file: Path) -> dict[str, str | int]:
    return {"sha256": sha256(file.read_bytes()).hexdigest(), "bytes": file.stat().st_size}
