"""One thing said once, found in several reports: tellings, their likeness, their alignment and their origins."""

from inquit.resolve.utterances.decide import decide
from inquit.resolve.utterances.tellings import Telling, facts, keys
from inquit.resolve.utterances.utterances import utterances

__all__ = ["Telling", "decide", "facts", "keys", "utterances"]
