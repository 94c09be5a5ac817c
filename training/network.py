"""The reading model in torch: a MiniLM encoder with features of form, taggers, pointers and classifiers."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from inquit.extract.tagger.labels import ACTS, KINDS, LINKS, ROLES, STANCES, TAGS
from inquit.extract.tagger.windows import BREAKS, QUOTE_STATES, SHAPES

__all__ = ["LINK_WIDTH", "ReadingModel", "from_base"]

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
LINK_WIDTH = 64


class ReadingModel(nn.Module):
    """Wordpieces and features in; for each wordpiece tags, link queries and keys, act, stance and kind of name out.

    Inputs are `[batch, length]` integers (`mask` is 1 on wordpieces; none where nothing is padded). Outputs are
    `[batch, length, n]`: `tags` with n = ROLES * TAGS, `queries` and `keys` with n = LINKS * LINK_WIDTH, `acts`,
    `stances`, `kinds`.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.quotes = nn.Embedding(QUOTE_STATES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.breaks = nn.Embedding(BREAKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        layer = nn.TransformerEncoderLayer(
            WIDTH, HEADS, INNER, dropout, activation="gelu", layer_norm_eps=1e-12, batch_first=True
        )
        # On a processor, dropout on attention and inside the feed-forward layers costs as much as all the rest.
        layer.self_attn.dropout = 0.0
        layer.dropout = nn.Identity()  # type: ignore[assignment]
        self.encoder = nn.TransformerEncoder(layer, LAYERS, enable_nested_tensor=False)
        self.tags = nn.Linear(WIDTH, len(ROLES) * len(TAGS))
        self.queries = nn.Linear(WIDTH, len(LINKS) * LINK_WIDTH)
        self.keys = nn.Linear(WIDTH, len(LINKS) * LINK_WIDTH)
        self.acts = nn.Linear(WIDTH, len(ACTS))
        self.stances = nn.Linear(WIDTH, len(STANCES))
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        for table in (self.quotes, self.shapes, self.breaks):
            nn.init.normal_(table.weight, std=0.01)

    def forward(
        self, pieces: Tensor, mask: Tensor | None, quotes: Tensor, shapes: Tensor, breaks: Tensor
    ) -> tuple[Tensor, ...]:
        hidden = self.encoded(pieces, mask, quotes, shapes, breaks)
        heads = (self.tags, self.queries, self.keys, self.acts, self.stances, self.kinds)
        return tuple(head(hidden) for head in heads)

    def encoded(self, pieces: Tensor, mask: Tensor | None, quotes: Tensor, shapes: Tensor, breaks: Tensor) -> Tensor:
        """What the heads see of each wordpiece, `[batch, length, WIDTH]`."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        form = self.quotes(quotes) + self.shapes(shapes) + self.breaks(breaks)
        hidden = self.dropout(self.norm(self.pieces(pieces) + self.positions(places) + form))
        hidden = self.encoder(hidden, src_key_padding_mask=None if mask is None else mask == 0)
        return self.dropout(hidden)  # type: ignore[no-any-return]


def from_base(weights: Path) -> ReadingModel:
    """The model with the encoder of a BERT `safetensors` file; wordpiece embeddings stay as they are in training."""
    model = ReadingModel()
    base = load_file(weights)
    own = {
        "pieces.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"]
        + base["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for i in range(LAYERS):
        theirs, ours = f"encoder.layer.{i}.", f"encoder.layers.{i}."
        for kind in ("weight", "bias"):
            parts = [base[f"{theirs}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            own[f"{ours}self_attn.in_proj_{kind}"] = torch.cat(parts)
            own[f"{ours}self_attn.out_proj.{kind}"] = base[f"{theirs}attention.output.dense.{kind}"]
            own[f"{ours}linear1.{kind}"] = base[f"{theirs}intermediate.dense.{kind}"]
            own[f"{ours}linear2.{kind}"] = base[f"{theirs}output.dense.{kind}"]
            own[f"{ours}norm1.{kind}"] = base[f"{theirs}attention.output.LayerNorm.{kind}"]
            own[f"{ours}norm2.{kind}"] = base[f"{theirs}output.LayerNorm.{kind}"]
    missing, unknown = model.load_state_dict(own, strict=False)
    if unknown or any(name.startswith("encoder") for name in missing):
        raise ValueError(f"{weights} is not the encoder expected: {unknown or missing}")
    model.pieces.weight.requires_grad_(False)
    return model
