"""The rule reader: attributions from quotation marks, reporting verbs and sentence frames, without weights."""

from inquit.extract.rules.reader import read_passages

__all__ = ["read_passages"]
