"""The words of a source, taken apart: its head, the names in it, what sort of phrase it is."""

from __future__ import annotations

from dataclasses import dataclass

from inquit.extract.attribution import Attribution
from inquit.extract.names.entities import Cast
from inquit.extract.names.mentions import Found
from inquit.extract.names.party import Party
from inquit.extract.names.roles import is_role_noun, role_head
from inquit.extract.names.words import is_title, source_nouns
from inquit.extract.passage import Passage, Token, word_class
from inquit.model import PartyKind, Phrase, Span

__all__ = ["Source", "source_of"]

Named = tuple[Found, Party]


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens `[first, last)` of a passage that tell who speaks; `head` is the token of its head noun.

    `heads` are the names that are the source itself, one for each coordinated party ("A and B"); `inside` are names
    that only belong to it ("a spokesman for A", "A's lawyer").
    """

    passage: Passage
    first: int
    last: int
    head: int
    heads: tuple[Named, ...]
    inside: tuple[Named, ...]

    @property
    def words(self) -> tuple[Token, ...]:
        return self.passage.tokens[self.first : self.last]

    @property
    def noun(self) -> tuple[PartyKind | None, bool]:
        """What kind of party the head noun is, and whether it is plural."""
        low = self.passage.tokens[self.head].low.removesuffix("'s")
        plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
        return source_nouns().get(low, (None, plural))

    @property
    def is_definite(self) -> bool:
        first = self.passage.tokens[self.first]
        return first.low in word_class("article", "possessive") - {"a", "an"} or first.low in ("this", "that", "these")

    @property
    def is_indefinite(self) -> bool:
        return self.passage.tokens[self.first].low in word_class("indefinite")

    def phrase(self) -> Phrase:
        """The source as words, without a leading article, up to its first comma."""
        tokens = self.passage.tokens
        start = self.first + (tokens[self.first].low == "the" and self.last - self.first > 1)
        span = Span(tokens[start].start, tokens[self.last - 1].end)
        kept = span.of(self.passage.text).split(",")[0].rstrip()
        return Phrase(kept, Span(span.start, span.start + len(kept)))

    def role(self, name: Found) -> Phrase | None:
        """The words of the source before the name, else the apposition behind it."""
        tokens = self.passage.tokens
        start, end = self.first, name.where[0]
        while start < end and (not tokens[start].is_word or tokens[start].low in word_class("article")):
            start += 1
        while end > start and not tokens[end - 1].is_word:
            end -= 1
        if any(is_role_noun(tokens[k]) for k in range(start, end)):
            return self._told(start, end)
        after = name.where[1]
        if after + 1 >= self.last or tokens[after].text != "," or tokens[after + 1].low in ("who", "whose", "which"):
            return None
        stop = self.last - (tokens[self.last - 1].text == ",")
        after += 1 + (tokens[after + 1].low in word_class("article"))
        return self._told(after, stop) if stop > after else None

    def _told(self, first: int, last: int) -> Phrase:
        span = Span(self.passage.tokens[first].start, self.passage.tokens[last - 1].end)
        return Phrase(span.of(self.passage.text), span)


def source_of(attribution: Attribution, cast: Cast) -> Source | None:
    """The source of an attribution; None where none is told or it holds no words."""
    if attribution.source is None:
        return None
    passage = attribution.passage
    first, last = attribution.source
    while first < last and not passage.tokens[first].is_word:
        first += 1
    if first >= last:
        return None
    return read_source(passage, first, last, cast)


def read_source(passage: Passage, first: int, last: int, cast: Cast) -> Source:
    """The phrase that stands in tokens `[first, last)`."""
    tokens = passage.tokens
    names = list(cast.within(passage, first, last))
    inside_names = {k for found, _ in names for k in range(*found.where)}
    opens = word_class("relative", "wh")
    clause = next((k for k in range(first + 1, last) if tokens[k].low in opens and k not in inside_names), last)
    names = [(found, party) for found, party in names if found.where[1] <= clause]
    end = _end_of_head(tokens, first, clause, names)
    head = role_head(tokens, first, end)
    before = [named for named in names if named[0].where[0] < end]
    heads = [named for named in before if _is_head(tokens, named[0], end)]
    if not heads:
        heads = [named for named in names if _names_what_comes_before(tokens, first, end, named[0])][:1]
    kept = _coordinated(tokens, heads, names, clause)
    inside = [named for named in names if named not in kept]
    return Source(passage, first, last, first if head is None else head, tuple(kept), tuple(inside))


def _end_of_head(tokens: tuple[Token, ...], first: int, last: int, names: list[Named]) -> int:
    """Where the noun phrase ends that is the source itself: at a preposition, a comma or a mark outside of names."""
    inside = {k for found, _ in names for k in range(*found.where)}
    for k in range(first + 1, last):
        low = tokens[k].low
        if k not in inside and (
            low in word_class("preposition") or (not tokens[k].is_word and tokens[k].text not in "&'’")
        ):
            if (tokens[k].text == "," and _lists(tokens, k, last)) or (low == "of" and _in_title(tokens, k, names)):
                continue
            return k
    return last


def _in_title(tokens: tuple[Token, ...], of: int, names: list[Named]) -> bool:
    """Whether "of" belongs to a title before a name: "Secretary of State Ida Rem"."""
    behind = next((found.where[0] for found, party in names if party.kind == "person" and found.where[0] > of + 1), 0)
    return behind > 0 and is_title(tokens[of - 1]) and all(token.is_capital for token in tokens[of + 1 : behind])


def _lists(tokens: tuple[Token, ...], comma: int, last: int) -> bool:
    """Whether a comma stands in a list of names: "A, B and C"."""
    return any(tokens[k].low == "and" for k in range(comma, last)) and comma + 1 < last and tokens[comma + 1].is_capital


def _is_head(tokens: tuple[Token, ...], name: Found, end: int) -> bool:
    """Whether a name is (one of) the parties meant, and not whose or of what they are."""
    last = name.where[1]
    if tokens[last - 1].low.endswith("'s") or (last < len(tokens) and tokens[last].low in ("'", "’", "'s")):
        return False
    behind = tokens[last] if last < end else None
    return behind is None or not behind.is_word or behind.low in ("and", "or") or behind.text == ","


def _names_what_comes_before(tokens: tuple[Token, ...], first: int, end: int, name: Found) -> bool:
    """ "The minister, General Ida Rem": a name that a comma sets off right behind the phrase, with what it is of."""
    if end < name.where[0] and tokens[end].low == "of" and tokens[first].low == "the":
        marks = (k for k in range(end, name.where[0]) if not tokens[k].is_word or is_role_noun(tokens[k]))
        end = next(marks, end)
    if end >= name.where[0] or tokens[end].text not in (",", "("):
        return False
    return all(is_title(token) for token in tokens[end + 1 : name.where[0]])


def _coordinated(tokens: tuple[Token, ...], heads: list[Named], names: list[Named], end: int) -> list[Named]:
    """All parties that "and" joins to the one meant; else the last name before a comma."""
    if not heads:
        return heads
    chain = [heads[0] if _joined(tokens, heads) or len(heads) == 1 else heads[-1]]
    for named in names[names.index(chain[0]) + 1 :]:
        between = tokens[chain[-1][0].where[1] : named[0].where[0]]
        if not _joins(between):
            break
        if _is_head(tokens, named[0], end):
            chain.append(named)
    whole = tokens[chain[0][0].where[0] : chain[-1][0].where[1]]
    return chain if any(token.low == "and" for token in whole) else chain[:1]


def _joined(tokens: tuple[Token, ...], heads: list[Named]) -> bool:
    """Whether what stands between names is no apposition to the first: "and", or a comma alone."""
    between = tokens[heads[0][0].where[1] : heads[-1][0].where[0]]
    return any(token.low == "and" or token.text == "," for token in between)


def _joins(between: tuple[Token, ...]) -> bool:
    """Whether words between two names join them: "and", a comma, and titles or the article of the second."""
    if between and between[-1].low == "the":
        between = between[:-1]
    if not any(token.low == "and" or token.text == "," for token in between[:2]):
        return False
    closed = word_class("preposition", "finite", "relative", "article", "possessive")
    return not any(token.low in closed for token in between)
