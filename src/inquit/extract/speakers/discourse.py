"""Who has been spoken of so far: the parties of a report, named or only described, with each place they stand at.

Pronouns and role phrases are looked up here, and once resolved they stand here themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from inquit.extract.attribution import Attribution, Range
from inquit.extract.names.entities import Cast, Party
from inquit.extract.names.gender import gender_of_word, gendered_nouns
from inquit.extract.names.roles import role_words
from inquit.extract.names.words import source_nouns
from inquit.extract.passage import Passage, word_class
from inquit.extract.speakers.sources import source_of
from inquit.model import Span
from inquit.vocabulary import table

__all__ = ["Discourse", "Place", "described"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a party is spoken of: tokens `where` of a passage, in the sentence with number `sentence`
    (counted through the report)."""

    party: Party
    passage: int
    where: Range
    sentence: int
    start: int
    speaks: bool = False
    """Whether it is the source of a statement there."""
    is_name: bool = True


@dataclass(slots=True)
class Discourse:
    """The places of all parties, in the order of the text; `add` puts in what was resolved."""

    cast: Cast
    places: list[Place] = field(default_factory=list)
    first_sentence: list[int] = field(default_factory=list)
    """For each passage the number of its first sentence."""
    contents: dict[int, list[Range]] = field(default_factory=dict)
    """For each passage the contents of the statements in it."""

    @classmethod
    def of(cls, cast: Cast, found: Sequence[Attribution]) -> Discourse:
        """The discourse of a report before any pronoun is resolved."""
        made = cls(cast)
        total = 0
        for passage in cast.passages:
            made.first_sentence.append(total)
            total += len(passage.sentences)
        for attribution in found:
            made.contents.setdefault(cast.numbers[id(attribution.passage)], []).extend(attribution.content)
        sources = [source for a in found if (source := source_of(a, cast)) is not None]
        speaking = {name.span for source in sources for name, _ in source.heads}
        for name, party in zip(cast.found, cast.party, strict=True):
            made.add(party, name.passage, name.where, speaks=name.span in speaking)
        inside = {(cast.numbers[id(s.passage)], k) for s in sources for k in range(s.first, s.last)}
        named = {(name.passage, k) for name in cast.found for k in range(*name.where)}
        for at, passage in enumerate(cast.passages):
            for where, party in described(passage):
                if not any((at, k) in inside for k in range(*where)) and (at, where[1]) not in named:
                    made.add(_known(party, cast) or party, at, where, is_name=False)
        return made

    def add(self, party: Party, passage: int, where: Range, *, speaks: bool = False, is_name: bool = True) -> None:
        """Put one place in."""
        start = self.cast.passages[passage].tokens[where[0]].start
        place = Place(party, passage, where, self.sentence(passage, where[0]), start, speaks, is_name)
        self.places.insert(bisect_right(self.places, start, key=lambda p: p.start), place)

    def sentence(self, passage: int, token: int) -> int:
        """The number of the sentence that a token stands in."""
        sentences = self.cast.passages[passage].sentences
        return self.first_sentence[passage] + max(0, bisect_right(sentences, token, key=lambda s: s[0]) - 1)

    def before(self, passage: int, token: int) -> list[Place]:
        """The places before a token, in the order of the text."""
        start = self.cast.passages[passage].tokens[token].start
        return self.places[: bisect_right(self.places, start - 1, key=lambda p: p.start)]

    def is_reported(self, place: Place) -> bool:
        """Whether a place lies inside what somebody is reported to have said."""
        return any(a <= place.where[0] < b for a, b in self.contents.get(place.passage, ()))


_WITHIN = 4
"""Words between "a" and the noun it belongs to."""


def described(passage: Passage) -> Iterator[tuple[Range, Party]]:
    """People whom the text speaks of without a name: "a 43-year-old woman", "the driver's wife"."""
    tokens = passage.tokens
    for k, token in enumerate(tokens):
        if token.low not in word_class("article", "possessive") and not token.low.endswith("'s"):
            continue
        for i in range(k + 1, min(k + 1 + _WITHIN, len(tokens))):
            if not tokens[i].is_word or tokens[i].is_capital or tokens[i].low in word_class("preposition", "article"):
                break
            if tokens[i].low in _people() and not (i + 1 < len(tokens) and _goes_on(tokens[i + 1].text)):
                span = Span(tokens[k].start, tokens[i].end)
                yield (k, i + 1), Party("person", "", [span.of(passage.text)], gender=gender_of_word(tokens[i].low))
                break


def _known(described: Party, cast: Cast) -> Party | None:
    """The one party whose role a definite description names: "the colonel"."""
    first, *words = described.names[0].lower().split()
    if first != "the" or len(words) != 1:
        return None
    bearing = [
        party
        for party in cast.parties()
        if party.kind == "person" and any(words[0] in role_words(role.text) for role in party.roles)
    ]
    return bearing[0] if len(bearing) == 1 else None


def _goes_on(word: str) -> bool:
    """Whether the next word is the name that the description belongs to."""
    return word[0].isupper()


@cache
def _people() -> frozenset[str]:
    """Singular nouns for one person."""
    told = source_nouns().items()
    nouns = {noun for noun, (kind, plural) in told if kind in ("group", "crowd") and not plural}
    return gendered_nouns() | nouns | {word for word, kind in table("titles.tsv") if kind != "courtesy"}
