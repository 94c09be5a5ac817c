"""The network in place of the int8 file, for reading during training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import torch

from inquit.extract.tagger.decode import Scores
from inquit.extract.tagger.labels import LINKS, ROLES, TAGS
from inquit.extract.tagger.reader import Scorer
from inquit.extract.tagger.session import with_frame
from inquit.extract.tagger.windows import Window
from training.network import ReadingModel

__all__ = ["scorer"]


def scorer(model: ReadingModel) -> Scorer:
    """What `inquit.extract.tagger.session.score_windows` does, by the network in memory."""

    def score(windows: Iterable[Window]) -> Iterator[Scores]:
        model.eval()
        for window in windows:
            rows, first = with_frame(window)
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                pieces, quotes, shapes, breaks = (torch.tensor([row]) for row in rows)
                outputs = model(pieces, None, quotes, shapes, breaks)
            tags, queries, keys, acts, stances, kinds = (output[0].float() for output in outputs)
            linked = [0, *first]
            yield Scores(
                tags[first].unflatten(-1, (len(ROLES), len(TAGS))).log_softmax(-1).numpy(),
                queries[linked].unflatten(-1, (len(LINKS), -1)).numpy(),
                keys[linked].unflatten(-1, (len(LINKS), -1)).numpy(),
                acts[first].numpy(),
                stances[first].numpy(),
                kinds[first].numpy(),
            )

    return score
