"""From the trained network to the int8 file of the package, and how far the two agree."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.network import POSITIONS, ReadingModel

__all__ = ["export"]

INPUTS = ("pieces", "quotes", "shapes", "breaks")
OUTPUTS = ("tags", "queries", "keys", "acts", "stances", "kinds")


class _OneWindow(nn.Module):
    """The model on one window at a time: nothing is padded, so nothing is masked."""

    def __init__(self, model: ReadingModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, quotes: Tensor, shapes: Tensor, breaks: Tensor) -> tuple[Tensor, ...]:
        return self.model(pieces, None, quotes, shapes, breaks)  # type: ignore[no-any-return]


def export(model: ReadingModel, exact: Path, small: Path) -> None:
    """Write the model as float32 to `exact` and as int8 to `small`.

    Weights take seven of the eight bits ("reduced range"), so that processors with and without saturating
    multiplication read alike.
    """
    model.eval()
    torch.backends.mha.set_fastpath_enabled(False)
    example = tuple(torch.ones(1, 16, dtype=torch.long) for _ in INPUTS)
    length = torch.export.Dim("length", min=2, max=POSITIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _OneWindow(model),
            example,
            str(exact),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_shapes=tuple({1: length} for _ in INPUTS),
            opset_version=18,
            dynamo=True,
            external_data=False,
        )
    with TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(exact), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(str(prepared), str(small), weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    onnx.checker.check_model(str(small))
