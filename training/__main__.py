"""Make the weights: `python -m training --data DATA --work FOLDER`.

    base encoder ── corpus of attributions ── original examples, silver, augmentation ── more of what lies inside
    ── mean of the last three, name head ── twice over the later examples as well ── mean of the last three, name head
    ── int8 file ── confidence

`DATA` holds `attribution/polnear_train.jsonl` and `stories/ecbplus_reports.jsonl`; `FOLDER` takes what is made on the
way, and a run that was killed goes on from there. Nearly three hours on two quiet cores, no GPU; 6 GB of memory. The
ranker of speakers is fitted apart: `python -m training.ranker`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import torch
from evaluation.readers import labelled
from evaluation.styles import passages

from inquit.extract.tagger.session import piece_ids
from inquit.extract.weights import MODEL, PIECES, WEIGHTS
from training.augment import names
from training.average import average
from training.base import base_encoder
from training.calibrate import calibrate
from training.export import export
from training.labelled import Labelled, corpus, examples
from training.learn import learn
from training.manifest import write_manifest
from training.name_head import fit_names
from training.named import named
from training.network import ReadingModel, from_base
from training.samples import Sample, samples
from training.score import scorer
from training.silver import silver

Windows = Callable[[random.Random], list[Sample]]
"""The windows of one epoch, drawn by chance."""

EXAMPLES = Path(__file__).with_name("examples")
TIMES = 4
"""How often an epoch shows each original passage: they are few beside the corpus."""
SHARES, LATER_SHARES = (0.3, 0.3, 0.4), (0.12, 0.28, 0.6)
"""Shares of three stages in the weights: chosen on what is kept out, the later ones with an eye on all measures."""


KEPT_OUT = ("company", "conflict")
"""Styles that no weight is learnt from: how the two witnesses combine, and how sure they are, is measured on them."""
EVERY, KEPT = 14, 5
"""Of the corpus, every fourteenth report is kept out for the same purpose."""


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder with attribution/ and stories/")
    options.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what is made on the way")
    given = options.parse_args()
    weights, vocabulary = base_encoder(given.work / "base")
    WEIGHTS.mkdir(exist_ok=True)
    shutil.copy(vocabulary, PIECES)
    model = from_base(weights)
    lines = (given.data / "attribution" / "polnear_train.jsonl").read_text(encoding="utf-8").splitlines()
    texts = list(named(corpus(line for n, line in enumerate(lines) if n % EVERY != KEPT)))
    learn(model, partial(_plain, texts), 4, 2e-4, given.work / "corpus.pt")
    world = list(named(silver(given.data / "stories" / "ecbplus_reports.jsonl", scorer(model))))
    files = [file for file in sorted(EXAMPLES.glob("*.jsonl")) if file.stem not in KEPT_OUT]
    own = [text for file in files for text in examples(file)]
    learn(model, partial(_mixed, texts, world, own), 2, 1e-4, given.work / "world.pt")
    inner = [text for file in files for text in examples(file, 2)]
    _go_on(model, partial(_halved, texts, world, inner), given.work, {"world": 1, "inside": 2, "names": 3}, SHARES)
    torch.save({"model": model.state_dict()}, given.work / "mean.pt")
    inner += [text for file in sorted((EXAMPLES / "later").glob("*.jsonl")) for text in examples(file, 2)]
    _go_on(
        model, partial(_halved, texts, world, inner), given.work, {"mean": 4, "later": 11, "again": 12}, LATER_SHARES
    )
    export(model, given.work / "exact.onnx", MODEL)
    kept_out = [labelled(json.loads(line)) for line in lines[KEPT::EVERY]]
    calibrate(kept_out, passages(EXAMPLES / f"{style}.jsonl" for style in KEPT_OUT))
    write_manifest(given.work / "exact.onnx")


def _go_on(model: ReadingModel, windows: Windows, work: Path, seeds: dict[str, int], shares: Sequence[float]) -> None:
    """Two stages behind the first of three; the model is then the mean of all three, with a name head of its own:
    averaging moves the encoder away from the one that it has."""
    states = [work / f"{stage}.pt" for stage in seeds]
    for state, seed in list(zip(states, seeds.values(), strict=True))[1:]:
        learn(model, windows, 1, 1e-4, state, seed)
    model.load_state_dict(average(states, shares))
    fit_names(model, windows(random.Random(4)))


def _plain(texts: list[Labelled], chance: random.Random) -> list[Sample]:
    return list(samples(texts, piece_ids, chance))


def _mixed(texts: list[Labelled], world: list[Labelled], own: list[Labelled], chance: random.Random) -> list[Sample]:
    """The corpus and the silver reports with names exchanged, the original passages several times."""
    return list(samples([*texts, *world, *own * TIMES], piece_ids, chance, names(texts)))


def _halved(texts: list[Labelled], world: list[Labelled], own: list[Labelled], chance: random.Random) -> list[Sample]:
    """Half of the corpus and of the silver reports, the original passages and what lies inside them several times."""
    part = [*chance.sample(texts, len(texts) // 2), *chance.sample(world, len(world) // 2)]
    return list(samples([*part, *own * (TIMES + 1)], piece_ids, chance, names(texts)))


if __name__ == "__main__":
    torch.set_num_threads(2)
    main()
