"""What words mean, as vectors: `python -m training.senses --base FOLDER` writes weights/senses.npy.

Each wordpiece of the base encoder goes through it alone, between its two framing pieces; its vector is the mean of the
three, brought from 384 to 192 dimensions by principal components and to int8 (after Model2Vec, MinishLab 2024).
Made in half a minute on one core.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from inquit.resolve.senses import SENSES
from training.base import base_encoder
from training.manifest import note
from training.network import VOCABULARY, from_base

_DIMENSIONS = 192
_OPEN, _CLOSE = 101, 102
_BATCH = 512


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, default=Path("build/base"), help="where the base encoder lies or goes")
    weights, _ = base_encoder(parser.parse_args().base)
    vectors = _vectors(weights)
    vectors -= vectors.mean(axis=0)
    _, _, components = np.linalg.svd(vectors, full_matrices=False)
    vectors = vectors @ components[:_DIMENSIONS].T
    np.save(SENSES, np.round(vectors / (np.abs(vectors).max() / 127)).astype(np.int8))
    note(SENSES)


@torch.no_grad()
def _vectors(weights: Path) -> np.ndarray:
    model = from_base(weights).eval()
    for form in (model.quotes, model.shapes, model.breaks):
        form.weight.zero_()
    found = []
    for first in range(0, VOCABULARY, _BATCH):
        pieces = torch.tensor([[_OPEN, piece, _CLOSE] for piece in range(first, min(first + _BATCH, VOCABULARY))])
        none = torch.zeros_like(pieces)
        found.append(model.encoded(pieces, None, none, none, none).mean(1).numpy())
    return np.concatenate(found)


if __name__ == "__main__":
    main()
