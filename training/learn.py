"""Learning: batches, losses and steps, resumable after each epoch."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import cross_entropy

from inquit.extract.tagger.labels import LINKS, ROLES, TAGS
from inquit.extract.tagger.session import with_frame
from training.network import LINK_WIDTH, ReadingModel
from training.samples import Sample

__all__ = ["Batch", "batches", "learn", "loss"]

PAD = 0
PIECES_A_STEP = 2048


class Batch:
    """Samples as tensors. `first[b, w]` is the place of word w's first piece; labels are those of words."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        length = max(s.window.length for s in samples) + 2
        most = max(len(s.window.words) for s in samples)
        shape = (len(samples), length)
        self.pieces = torch.full(shape, PAD)
        self.mask = torch.zeros(shape, dtype=torch.long)
        self.quotes, self.shapes, self.breaks = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
        self.first = torch.zeros((len(samples), most), dtype=torch.long)
        self.tags = torch.full((len(samples), len(ROLES), most), -100)
        links, acts, stances, kinds = [], [], [], []
        for b, sample in enumerate(samples):
            rows, first = with_frame(sample.window)
            n, words = len(rows[0]), len(first)
            for tensor, values in zip((self.pieces, self.quotes, self.shapes, self.breaks), rows, strict=True):
                tensor[b, :n] = torch.tensor(values)
            self.mask[b, :n] = 1
            self.first[b, :words] = torch.tensor(first)
            self.tags[b, :, :words] = torch.tensor(sample.tags)
            links += [(b, kind, first[i], first[j] if j >= 0 else 0) for kind, i, j in sample.links]
            acts += [(b, first[i], label) for i, label in sample.acts]
            stances += [(b, first[i], label) for i, label in sample.stances]
            kinds += [(b, first[i], label) for i, label in sample.kinds]
        self.links = torch.tensor(links).reshape(-1, 4)
        self.acts, self.stances, self.kinds = (torch.tensor(rows).reshape(-1, 3) for rows in (acts, stances, kinds))

    def inputs(self) -> tuple[Tensor, ...]:
        return self.pieces, self.mask, self.quotes, self.shapes, self.breaks


def batches(samples: Sequence[Sample], size: int, chance: random.Random) -> Iterator[list[Sample]]:
    """Samples of like length together, at most `size` wordpieces with padding in one batch, in random order."""
    order = sorted(samples, key=lambda s: s.window.length + chance.random() * 24)
    made: list[list[Sample]] = []
    for sample in order:
        longest = max(sample.window.length, made[-1][-1].window.length if made else 0)
        if made and (len(made[-1]) + 1) * (longest + 2) <= size:
            made[-1].append(sample)
        else:
            made.append([sample])
    chance.shuffle(made)
    yield from made


def loss(model: ReadingModel, batch: Batch) -> Tensor:
    """Tags by word, links over all wordpieces of the window (the first piece, CLS, for "not here"), acts,
    stances, kinds of names."""
    tags, queries, keys, acts, stances, kinds = model(*batch.inputs())
    index = batch.first[:, :, None].expand(-1, -1, tags.shape[-1])
    words = tags.gather(1, index).unflatten(-1, (len(ROLES), len(TAGS)))
    total = cross_entropy(words.flatten(0, -2).float(), batch.tags.transpose(1, 2).flatten(), reduction="sum")
    total = total * len(ROLES) / max(1, int((batch.tags >= 0).sum())) * 0.6
    if len(batch.links):
        b, kind, i, j = batch.links.T
        queries, keys = (x.unflatten(-1, (len(LINKS), LINK_WIDTH)) for x in (queries, keys))
        scores = torch.einsum("nd,nld->nl", queries[b, i, kind].float(), keys[b, :, kind].float()) / LINK_WIDTH**0.5
        scores = scores.masked_fill(batch.mask[b] == 0, -1e4)
        total = total + 0.3 * cross_entropy(scores, j)
    for rows, logits in ((batch.acts, acts), (batch.stances, stances), (batch.kinds, kinds)):
        if len(rows):
            total = total + 0.2 * cross_entropy(logits[rows[:, 0], rows[:, 1]].float(), rows[:, 2])
    return total


def learn(
    model: ReadingModel,
    windows: Callable[[random.Random], list[Sample]],
    epochs: int,
    rate: float,
    state: Path,
    seed: int = 1,
) -> None:
    """Train in place for some epochs, with `windows` drawn anew for each. A killed run goes on from its last epoch.

    Takes two cores about 1.1 seconds for 2,048 wordpieces (bfloat16 where the processor has it).
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    drawn = windows(chance)
    an_epoch = len(list(batches(drawn, PIECES_A_STEP, random.Random(seed))))
    steps, step, epoch = an_epoch * epochs, 0, 0
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: _share_of_rate(s, steps))
    if state.exists():
        saved = torch.load(state, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        step, epoch = saved["step"], saved["epoch"]
        chance.setstate(saved["chance"])
        torch.set_rng_state(saved["torch"])
    for at in range(epoch, epochs):
        started, total, first = time.monotonic(), 0.0, step
        for batch in map(Batch, batches(windows(chance) if at else drawn, PIECES_A_STEP, chance)):
            if step == steps:
                break
            total += _step(model, batch, optimizer)
            schedule.step()
            step += 1
        minutes = (time.monotonic() - started) / 60
        print(
            f"{state.stem}: epoch {at + 1} of {epochs}, loss {total / (step - first):.3f}, {minutes:.1f} min",
            flush=True,
        )
        torch.save(
            {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step,
                "epoch": at + 1,
                "chance": chance.getstate(),
                "torch": torch.get_rng_state(),
            },
            state,
        )


def _share_of_rate(step: int, steps: int) -> float:
    """Up over the first 6% of the steps, then down in a line to 6% of the rate."""
    return min((step + 1) / (0.06 * steps), 0.06 + 0.94 * max(0.0, (steps - step) / (0.94 * steps)))


def _step(model: ReadingModel, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    model.train()
    with torch.autocast("cpu", dtype=torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
        wrong = loss(model, batch)
    optimizer.zero_grad()
    wrong.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return wrong.item()
