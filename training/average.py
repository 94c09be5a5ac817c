"""One model from several of one training run: the mean of their weights reads better than the last of them.

Wortsman et al. 2022, "Model soups: averaging weights of multiple fine-tuned models improves accuracy without increasing
inference time".
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

__all__ = ["average"]


def average(states: Sequence[Path], shares: Sequence[float]) -> dict[str, Tensor]:
    """The weights of the states that `training.learn` wrote, each with its share."""
    models = [torch.load(state, weights_only=False)["model"] for state in states]
    made: dict[str, Tensor] = {}
    for name, last in models[-1].items():
        if last.is_floating_point():
            made[name] = sum(share * model[name] for share, model in zip(shares, models, strict=True))
        else:
            made[name] = last
    return made
