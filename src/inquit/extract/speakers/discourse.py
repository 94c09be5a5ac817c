"""Who has been spoken of so far: the parties of a report, named or only described, with each place they stand at.

Pronouns and role phrases are looked up here, and once resolved they stand here themselves.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from inquit.extract.attribution import Attribution, Range
from inquit.extract.names.entities import Cast
from inquit.extract.names.gender import gender_of_word, gendered_nouns
from inquit.extract.names.party import Party
from inquit.extract.names.roles import rank_of, role_words
from inquit.extract.names.words import is_title, source_nouns
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.speakers.sources import source_of
from inquit.model import MentionKind, Span
from inquit.vocabulary import table

__all__ = ["Discourse", "Place", "is_person"]

_MOST = 1000
"""Places back that are looked at, so that a long report takes time in step with its length."""
_INNER = 4
"""Places back where somebody speaks that may lie in the words of another."""


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


@dataclass(slots=True)
class Discourse:
    """The places of all parties, in the order of the text; `add` puts in what was resolved."""

    cast: Cast
    first_sentence: list[int] = field(default_factory=list)
    """For each passage the number of its first sentence."""
    contents: dict[tuple[int, int], list[Range]] = field(default_factory=lambda: defaultdict(list))
    """For each sentence, by passage and index, the contents of statements that reach into it."""
    named_later: dict[str, Party] = field(default_factory=dict)
    """Whom the report names by "the spokesman, Ida Rem," where only one spokesman came before without a name."""
    kinds: Counter[MentionKind] = field(default_factory=Counter)
    """How many places there are of parties of each kind."""
    _places: list[Place] = field(default_factory=list)
    _speaking: list[Place] = field(default_factory=list)
    _starts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Where each party, by its identity, is spoken of."""
    _first_words: dict[int, int] = field(default_factory=dict)
    """Where each party, by its identity, speaks first."""
    _roles: dict[int, frozenset[frozenset[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, cast: Cast, found: Sequence[Attribution]) -> Discourse:
        """The discourse of a report before any pronoun is resolved."""
        made = cls(cast)
        total = 0
        for passage in cast.passages:
            made.first_sentence.append(total)
            total += len(passage.sentences)
        for attribution in found:
            at, passage = cast.numbers[id(attribution.passage)], attribution.passage
            for first, last in attribution.content:
                for n in range(passage.sentence_at(first), passage.sentence_at(last - 1) + 1):
                    made.contents[at, n].append((first, last))
        sources = [source for a in found if (source := source_of(a, cast)) is not None]
        speaking = {name.span for source in sources for name, _ in source.heads}
        for name, party in zip(cast.found, cast.party, strict=True):
            made.add(party, name.passage, name.where, speaks=name.span in speaking)
        inside = {(cast.numbers[id(s.passage)], k) for s in sources for k in range(s.first, s.last)}
        named = {(name.passage, k) for name in cast.found for k in range(*name.where)}
        bearers = _bearers(cast)
        made.named_later = _named_later(cast)
        for at, passage in enumerate(cast.passages):
            for where, party in _described(passage):
                if not any((at, k) in inside for k in range(*where)) and (at, where[1]) not in named:
                    made.add(_known(party, bearers) or party, at, where)
        return made

    def add(self, party: Party, passage: int, where: Range, *, speaks: bool = False) -> None:
        """Put one place in."""
        start = self.cast.passages[passage].tokens[where[0]].start
        place = Place(party, passage, where, self.sentence(passage, where[0]), start, speaks)
        for places in (self._places, self._speaking) if speaks else (self._places,):
            insort(places, place, key=_start)
        insort(self._starts[id(party)], start)
        if speaks:
            self._first_words[id(party)] = min(start, self._first_words.get(id(party), start))
        self.kinds[party.kind] += 1

    def sentence(self, passage: int, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return self.first_sentence[passage] + self.cast.passages[passage].sentence_at(token)

    def before(self, passage: int, token: int) -> Iterator[Place]:
        """The places before a token, the nearest first; those very far back are left out."""
        end = bisect_left(self._places, self._start(passage, token), key=_start)
        return (self._places[n] for n in range(end - 1, max(end - _MOST, 0) - 1, -1))

    def last_speaking(self, passage: int, token: int) -> Place | None:
        """The last place before a token where somebody speaks, in the outlet's own words where there is one near."""
        end = bisect_left(self._speaking, self._start(passage, token), key=_start)
        near = self._speaking[max(0, end - _INNER) : end][::-1]
        return next((place for place in near if not self.is_reported(place)), near[0] if near else None)

    def spoke(self, party: Party, passage: int, token: int) -> bool:
        """Whether a party speaks anywhere before a token."""
        start = self._start(passage, token)
        return self._first_words.get(id(party), start) < start

    def times(self, party: Party, passage: int, token: int) -> int:
        """How often a party is spoken of before a token."""
        return bisect_left(self._starts[id(party)], self._start(passage, token))

    def in_headline(self, party: Party) -> bool:
        """Whether a party is spoken of in the first passage."""
        return self._starts[id(party)][0] < self.cast.passages[0].span.end

    def roles(self, party: Party) -> frozenset[frozenset[str]]:
        """The words of each role of a party, of its ages, and of the names of an institution."""
        if id(party) not in self._roles:
            told = {role_words(role.text) for role in party.roles}
            told |= {frozenset(f"{word}-year-old" for word in words if word.isdigit()) for words in told}
            told |= {role_words(rank) for role in party.roles if (rank := rank_of(role))}
            told |= {role_words(name) for name in party.names} if party.kind != "person" else set()
            self._roles[id(party)] = frozenset(told)
        return self._roles[id(party)]

    def is_reported(self, place: Place) -> bool:
        """Whether a place lies inside what somebody is reported to have said."""
        around = self.contents.get((place.passage, place.sentence - self.first_sentence[place.passage]), ())
        return any(a <= place.where[0] < b for a, b in around)

    def _start(self, passage: int, token: int) -> int:
        return self.cast.passages[passage].tokens[token].start


def _start(place: Place) -> int:
    return place.start


_WITHIN = 4
"""Words between "a" and the noun it belongs to."""


def _described(passage: Passage) -> Iterator[tuple[Range, Party]]:
    """People whom the text speaks of without a name: "a 43-year-old woman", "the driver's wife"."""
    tokens = passage.tokens
    for k, token in enumerate(tokens):
        if token.low not in word_class("article", "possessive") and not token.low.endswith("'s"):
            continue
        for i in range(k + 1, min(k + 1 + _WITHIN, len(tokens))):
            if not tokens[i].is_word or tokens[i].is_capital or tokens[i].low in word_class("preposition", "article"):
                break
            if is_person(tokens[i].low) and not (i + 1 < len(tokens) and _goes_on(tokens[i + 1].text)):
                span = Span(tokens[k].start, tokens[i].end)
                yield (k, i + 1), Party("person", "", [span.of(passage.text)], gender=gender_of_word(tokens[i].low))
                break


def _named_later(cast: Cast) -> dict[str, Party]:
    """For a noun the person whom the report calls "the <noun>, <name>," at the first place of the name."""
    told: dict[str, list[Party]] = defaultdict(list)
    seen: set[int] = set()
    for name, party in zip(cast.found, cast.party, strict=True):
        new, tokens = id(party) not in seen, cast.passages[name.passage].tokens
        seen.add(id(party))
        k = name.where[0]
        while k and is_title(tokens[k - 1]):
            k -= 1
        if new and party.kind == "person" and k >= 3 and tokens[k - 1].text == "," and tokens[k - 3].low == "the":
            told[tokens[k - 2].low].append(party)
    without = Counter(token.low for passage in cast.passages for token in _introduced(passage, told))
    return {noun: many[0] for noun, many in told.items() if len(many) == 1 and without[noun] == 1}


def _introduced(passage: Passage, nouns: Mapping[str, list[Party]]) -> Iterator[Token]:
    """The nouns behind "a" or "an"."""
    tokens = passage.tokens
    for k, token in enumerate(tokens):
        if token.low in nouns and any(tokens[i].low in ("a", "an") for i in range(max(0, k - _WITHIN), k)):
            yield token


def _bearers(cast: Cast) -> dict[str, list[Party]]:
    """The persons whose roles hold a word."""
    bearers: dict[str, list[Party]] = defaultdict(list)
    for party in cast.parties():
        if party.kind == "person":
            for word in {word for role in party.roles for word in role_words(role.text)}:
                bearers[word].append(party)
    return bearers


def _known(described: Party, bearers: Mapping[str, list[Party]]) -> Party | None:
    """The one party whose role a definite description names: "the colonel"."""
    first, *words = described.names[0].lower().split()
    bearing = bearers.get(words[0], []) if first == "the" and len(words) == 1 else []
    return bearing[0] if len(bearing) == 1 else None


def _goes_on(word: str) -> bool:
    """Whether the next word is the name that the description belongs to."""
    return word[0].isupper()


def is_person(noun: str) -> bool:
    """Whether a noun is one for one person."""
    return noun in _people()


@cache
def _people() -> frozenset[str]:
    """Singular nouns for one person."""
    told = source_nouns().items()
    nouns = {noun for noun, (kind, plural) in told if kind in ("group", "crowd") and not plural}
    persons = {word for kind, words in table("party_words.tsv") if kind == "person" for word in words.split()}
    return gendered_nouns() | nouns | persons | {word for word, kind in table("titles.tsv") if kind != "courtesy"}
