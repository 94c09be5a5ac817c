"""Running the model: one onnxruntime session a process, one thread, one window at a time.

One window at a time costs nothing on one thread, and makes the scores of a window independent of what else is read:
the int8 model scales its numbers by all that it is given together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
import onnxruntime
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from inquit.extract.tagger.decode import Scores
from inquit.extract.tagger.labels import LINKS, ROLES, TAGS
from inquit.extract.tagger.windows import Window
from inquit.extract.weights import MODEL, PIECES

__all__ = ["piece_ids", "score_windows", "with_frame"]

_OPEN, _CLOSE, _UNKNOWN, _MARK = 101, 102, 100, 5
_LONGEST = 32
"""Wordpieces of one word: longer ones are no words."""


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(WordPiece.from_file(str(PIECES), unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


@lru_cache(maxsize=100_000)
def piece_ids(word: str) -> tuple[int, ...]:
    """The wordpieces of one word, never more than fit into a window; what the tokenizer makes nothing of is one
    unknown piece."""
    return tuple(_tokenizer().encode(word, add_special_tokens=False).ids[:_LONGEST]) or (_UNKNOWN,)


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(MODEL), options, providers=["CPUExecutionProvider"])


def score_windows(windows: Iterable[Window]) -> Iterator[Scores]:
    """The model's scores of each window, word by word."""
    names = [given.name for given in _session().get_inputs()]
    for window in windows:
        rows, first = with_frame(window)
        inputs = {name: np.array([row], dtype=np.int64) for name, row in zip(names, rows, strict=True)}
        tags, queries, keys, acts, stances, kinds = (output[0] for output in _session().run(None, inputs))
        words = np.array(first)
        tags = tags[words].reshape(len(first), len(ROLES), len(TAGS))
        linked = np.array([0, *first])
        yield Scores(
            tags - np.log(np.exp(tags).sum(axis=-1, keepdims=True)),
            queries[linked].reshape(len(linked), len(LINKS), -1),
            keys[linked].reshape(len(linked), len(LINKS), -1),
            acts[words],
            stances[words],
            kinds[words],
        )


def with_frame(window: Window) -> tuple[tuple[list[int], ...], Sequence[int]]:
    """The model's input rows (pieces, quotes, shapes, breaks) between its two framing pieces, and where each word
    starts in them."""
    pieces, quotes, shapes, breaks, first = [_OPEN], [0], [_MARK], [0], []
    for word, ids in enumerate(window.pieces):
        first.append(len(pieces))
        pieces += ids
        quotes += [window.quotes[word]] * len(ids)
        shapes += [window.shapes[word]] * len(ids)
        breaks += [window.breaks[word]] + [0] * (len(ids) - 1)
    return ([*pieces, _CLOSE], [*quotes, 0], [*shapes, _MARK], [*breaks, 0]), first
