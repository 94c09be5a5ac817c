"""What a report contributes to the search for copies: its words, and what it says of where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inquit.model import READ_BLOCKS, Block, Reading, Report, Span, Spans
from inquit.resolve.copies.quoted import merged, quotations
from inquit.resolve.words import Word, words

__all__ = ["GRAM", "Cited", "Grams", "Wording", "WordsOf", "facts", "grams", "keys", "words_of"]

Grams = NDArray[np.uint64]

GRAM = 5
"""Words of a sequence by which reports are compared."""
_ONE_IN = 8
"""Of the sequences, those are kept as keys whose hash this divides: the same ones in every report."""

_NAMING: frozenset[str] = frozenset({"byline", "dateline", "credit"})
"""Blocks that may say where a text is from; furniture may name any outlet."""
_PICTURE = re.compile(r"\b(?:photos?|photograph\w*|pictures?|images?|getty|video|graphic)\b", re.IGNORECASE)


class Cited(NamedTuple):
    """A party that a statement names as its source or as the one who passed it on, and where its content stands."""

    name: str
    content: Spans


@dataclass(frozen=True, slots=True)
class Wording:
    """A report as copies see it.

    `zones` are the stretches of read blocks without another block between, each as its blocks. `quoted` are somebody's
    quoted words, `names` those of persons, places and institutions.
    `credits` are the lines (and the byline) that may tell where the text is from. `published` is a day, in UTC where
    the report tells its offset.
    """

    report: str
    key: str
    text: str
    zones: tuple[Spans, ...]
    quoted: Spans
    names: Spans
    outlet: str | None
    republished_from: str | None
    agency: str | None
    credits: tuple[str, ...]
    cited: tuple[Cited, ...]
    published: str | None


def facts(report: Report, reading: Reading) -> list[Wording]:
    """The wording of one report; none where nothing of it is read as news."""
    zones = tuple(_zones(report.blocks))
    if not zones:
        return []
    blocks = [block for zone in zones for block in zone]
    return [
        Wording(
            report=report.id,
            key=report.key,
            text=report.text,
            zones=zones,
            quoted=quotations(report, reading, blocks),
            names=merged(mention.span for mention in reading.mentions),
            outlet=report.outlet,
            republished_from=report.republished_from,
            agency=report.dateline.agency if report.dateline else None,
            credits=tuple(_credits(report)),
            cited=tuple(_cited(reading)),
            published=_day(report.published),
        )
    ]


def _zones(blocks: Iterable[Block]) -> Iterator[Spans]:
    for read, zone in groupby(blocks, lambda block: block.kind in READ_BLOCKS):
        if read:
            yield tuple(block.span for block in zone)


def _credits(report: Report) -> Iterator[str]:
    if report.byline:
        yield report.byline
    for block in report.blocks:
        line = block.span.of(report.text)
        if block.kind in _NAMING and not _PICTURE.search(line):
            yield line


def _cited(reading: Reading) -> Iterator[Cited]:
    for statement in reading.statements:
        names = {relay.name for relay in statement.relays}
        if statement.speaker.name and statement.speaker.kind == "organisation":
            names.add(statement.speaker.name)
        yield from (Cited(name, statement.content) for name in sorted(names))


def _day(published: str | None) -> str | None:
    if published is None or len(published) <= len("2024-10-15"):
        return published
    moment = datetime.fromisoformat(published)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date().isoformat()


@dataclass(frozen=True, slots=True, eq=False)
class WordsOf:
    """The words of a wording, side by side: folded text, place in the report, zone, and whether it is
    quoted, or part of a name."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    zones: tuple[int, ...]
    quoted: tuple[bool, ...]
    named: tuple[bool, ...]

    def span(self, first: int, last: int) -> Span:
        """The place of the words `[first, last)`."""
        return Span(self.starts[first], self.ends[last - 1])


@lru_cache(maxsize=256)
def words_of(wording: Wording) -> WordsOf:
    """The words of all zones, one after the other."""
    found: list[Word] = []
    zones: list[int] = []
    for zone, blocks in enumerate(wording.zones):
        for block in blocks:
            found += words(wording.text, *block)
        zones += [zone] * (len(found) - len(zones))
    texts, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    quoted, named = (tuple(_inside(starts, spans)) for spans in (wording.quoted, wording.names))
    return WordsOf(texts, starts, ends, tuple(zones), quoted, named)


def _inside(starts: Iterable[int], spans: Spans) -> Iterator[bool]:
    waiting = iter(spans)
    span = next(waiting, None)
    for start in starts:
        while span and span.end <= start:
            span = next(waiting, None)
        yield span is not None and span.start <= start


def keys(wording: Wording) -> frozenset[int]:
    """The sampled sequences of `GRAM` words, as hashes of 63 bits: stable over machines and versions of Python."""
    hashes = grams(words_of(wording).texts)
    return frozenset((hashes[hashes % _ONE_IN == 0] >> 1).tolist())


def grams(texts: tuple[str, ...]) -> Grams:
    """The hash of the sequence of `GRAM` words that begins at each word."""
    known = np.fromiter(map(_hash, texts), np.uint64, len(texts))
    if len(known) < GRAM:
        return known[:0]
    mixed = np.zeros(len(known) - GRAM + 1, np.uint64)
    for shift in range(GRAM):
        mixed = mixed * _FACTOR + known[shift : shift + len(mixed)]
    return _stirred(mixed)


_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_STIRS = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))


def _stirred(values: Grams) -> Grams:
    """The finaliser of SplitMix64: every bit of the result depends on every bit of the value."""
    for shift, factor in _STIRS:
        values = (values ^ (values >> shift)) * factor
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
