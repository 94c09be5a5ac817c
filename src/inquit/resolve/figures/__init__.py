"""Figures compared: which count the same thing at the same place and time, and which of them cannot both hold."""

from inquit.resolve.figures.claims import Claim, facts, keys
from inquit.resolve.figures.comparisons import comparisons
from inquit.resolve.figures.decide import decide

__all__ = ["Claim", "comparisons", "decide", "facts", "keys"]
