"""Who is who across reports: persons, organisations, groups and places, by rules that explain themselves."""

from inquit.resolve.entities.compare import decide
from inquit.resolve.entities.facts import Facts, facts
from inquit.resolve.entities.keys import keys

__all__ = ["Facts", "decide", "facts", "keys"]
