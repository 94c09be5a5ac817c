"""How much a shared word tells: its stem, and how rare it is in news by a shipped table.

The weights come with the program, so that what two reports have in common does not depend on which others are there.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log
from threading import local
from typing import Any

from snowballstemmer import stemmer

from inquit.resolve.words import fold
from inquit.vocabulary import table

__all__ = ["stem", "weight"]


@cache
def _reports_of() -> dict[str, int]:
    """For each stem, in how many of the counted reports it stands; `*`: all reports."""
    return {word: int(number) for word, number in table("across/word_reports.tsv")}


_FEWEST = 3
"""Reports that a stem stands in which the table does not list."""


@lru_cache(maxsize=1 << 17)
def weight(word: str) -> float:
    """The inverse document frequency of a stem: ln(reports / reports with it), near 0 for "the", 6.5 for unlisted ones.

    After K. Spärck Jones, "A statistical interpretation of term specificity", Journal of Documentation 28 (1972).
    """
    counts = _reports_of()
    return log(counts["*"] / counts.get(word, _FEWEST))


_OF_THREAD = local()
"""A stemmer keeps the word that it is at: one for each thread."""


def _stemmer() -> Any:
    if not hasattr(_OF_THREAD, "stemmer"):
        _OF_THREAD.stemmer = stemmer("english")
    return _OF_THREAD.stemmer


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a folded word, without a possessive ending (Porter's second English stemmer)."""
    plain = fold(word).removesuffix("'s").removesuffix("'")
    return str(_stemmer().stemWord(plain))
