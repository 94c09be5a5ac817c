"""What figures count, told so that two wordings of the same are equal."""

from __future__ import annotations

from functools import cache

from inquit.resolve.rarity import stem
from inquit.resolve.words import words
from inquit.vocabulary import table

__all__ = ["counted_as", "event_class", "words_of_class"]

_PEOPLE = "people"


def event_class(event: str | None) -> str | None:
    """The name of an event: "wounded" is injured."""
    return None if event is None else _named("event").get(event, event)


def counted_as(counted: str | None, event: str | None) -> tuple[str, ...]:
    """The stems of what is counted, in order of the alphabet; nothing where the words do not tell.

    Of an event that befalls people, nobody named and "death toll" are people.
    """
    told = [word.text for word in words(counted or "")]
    if event in words_of_class("whom") and {*told} <= words_of_class("toll"):
        told = [_PEOPLE]
    known = _named("counted")
    return tuple(
        sorted({stem(known.get(word, word)) for word in told} - {"the", "a", "an", "of", "our", "their", "its"})
    )


@cache
def words_of_class(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("across/figure_classes.tsv") if row[0] == kind for word in row[2].split())


@cache
def _named(kind: str) -> dict[str, str]:
    rows = (row for row in table("across/figure_classes.tsv") if row[0] == kind)
    return {word: name for _, name, told in rows for word in told.split()}
