"""What surrounds a statement: through whom it came, whom it is aimed at, on what occasion and to whom it was made."""

from inquit.extract.circumstances.audiences import audiences_of
from inquit.extract.circumstances.occasions import occasions_of
from inquit.extract.circumstances.relays import relays_of
from inquit.extract.circumstances.reporters import without_reporters
from inquit.extract.circumstances.targets import target_of

__all__ = ["audiences_of", "occasions_of", "relays_of", "target_of", "without_reporters"]
