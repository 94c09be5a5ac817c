"""The model reader: attributions from a multi-head tagger, with links between the heads."""

from inquit.extract.tagger.reader import read_passages

__all__ = ["read_passages"]
