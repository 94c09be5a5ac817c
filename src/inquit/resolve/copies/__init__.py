"""Who copied whom: passages that two reports share, and which of them took it from the other."""

from inquit.resolve.copies.decide import decide
from inquit.resolve.copies.wording import Cited, Wording, facts, keys

__all__ = ["Cited", "Wording", "decide", "facts", "keys"]
