"""The name head alone, fitted on an encoder that stays as it is: averaging moves the encoder away from it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from inquit.extract.tagger.labels import NAME, TAGS
from training.learn import PIECES_A_STEP, Batch, batches
from training.network import ReadingModel
from training.samples import Sample

__all__ = ["fit_names"]

_EPOCHS = 4
_RATE = 2e-3
_ROWS = slice(NAME * len(TAGS), (NAME + 1) * len(TAGS))

Seen = tuple[Tensor, Tensor, Tensor, Tensor]
"""(encoded words, their tags, encoded first words of names, their kinds) of one batch."""


def fit_names(model: ReadingModel, samples: Sequence[Sample], seed: int = 4) -> None:
    """Fit the tags and kinds of names in place; all other weights keep their values. About seven minutes."""
    model.eval()
    seen = [_encoded(model, Batch(part)) for part in batches(samples, PIECES_A_STEP, random.Random(seed))]
    tags = [part[_ROWS].detach().clone().requires_grad_() for part in (model.tags.weight, model.tags.bias)]
    kinds = [part.detach().clone().requires_grad_() for part in (model.kinds.weight, model.kinds.bias)]
    optimizer = torch.optim.Adam([*tags, *kinds], lr=_RATE)
    for epoch in range(_EPOCHS):
        random.Random(epoch).shuffle(seen)
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - epoch / (_EPOCHS + 0.5))
        for words, wanted, names, wanted_kinds in seen:
            wrong = cross_entropy(words.float() @ tags[0].T + tags[1], wanted)
            if len(wanted_kinds):
                wrong = wrong + 0.3 * cross_entropy(names.float() @ kinds[0].T + kinds[1], wanted_kinds)
            optimizer.zero_grad()
            wrong.backward()
            optimizer.step()
    with torch.no_grad():
        model.tags.weight[_ROWS], model.tags.bias[_ROWS] = tags[0], tags[1]
        model.kinds.weight.copy_(kinds[0])
        model.kinds.bias.copy_(kinds[1])


def _encoded(model: ReadingModel, batch: Batch) -> Seen:
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.encoded(*batch.inputs()).float()
    words = hidden.gather(1, batch.first[:, :, None].expand(-1, -1, hidden.shape[-1]))
    wanted = batch.tags[:, NAME]
    b, word, kind = batch.kinds.T
    return words[wanted >= 0].half(), wanted[wanted >= 0], hidden[b, word].half(), kind
