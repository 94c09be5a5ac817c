"""What the sentence itself tells of who speaks in it: the pronoun of the speaker's own words, "the latter", "As mayor,
he", and the name that follows a pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from inquit.extract.attribution import Attribution
from inquit.extract.names.entities import Cast
from inquit.extract.names.found import Found
from inquit.extract.names.gender import Gender, gender_of_word, pronoun_gender
from inquit.extract.names.party import Party
from inquit.extract.names.roles import is_role_noun
from inquit.extract.names.words import is_title
from inquit.extract.passage import Passage, word_class
from inquit.extract.speakers.sources import Source

__all__ = ["by_own_words", "named_ahead", "of_pair", "role_held", "set_apart"]

_BEHIND = 3
"""Words behind a cue in which "at her house" tells of the speaker."""


def by_own_words(attribution: Attribution, parties: Sequence[Party]) -> Party | None:
    """The one of several whose gender has the pronoun that opens the reported words ("that he had never seen") or
    stands behind the cue ("at her house"); all of them have a gender told."""
    gender = _own_gender(attribution)
    fitting = [party for party in parties if party.gender == gender]
    return fitting[0] if gender and len(fitting) == 1 and all(party.gender for party in parties) else None


def _own_gender(attribution: Attribution) -> Gender | None:
    tokens = attribution.passage.tokens
    for first, last in attribution.content:
        if first < attribution.cue[0] or tokens[first].quote >= 0:
            continue
        start = first + (tokens[first].low == "that")
        return pronoun_gender(tokens[start].low) if start < last else None
    behind = tokens[attribution.cue[1] : attribution.cue[1] + _BEHIND]
    if not behind or behind[0].low not in word_class("preposition"):
        return None
    return next((gender for token in behind[1:] if (gender := pronoun_gender(token.low))), None)


def of_pair(source: Source, cast: Cast) -> tuple[Party, tuple[Party, ...]] | None:
    """Whom "the former" or "the latter" means, and both of the pair; None for other words or where there is no pair."""
    words = [token.low for token in source.words]
    if len(words) != 2 or words[0] != "the" or words[1] not in _PAIR:
        return None
    last = source.passage.sentence_at(source.first)
    for n in range(last, max(-1, last - 3), -1):
        first, end = source.passage.sentences[n]
        names = list(cast.within(source.passage, first, min(end, source.first)))
        pairs = [(a, b) for a, b in pairwise(names) if _joined(source.passage, a[0], b[0])]
        if names and len(names) == _TWO and len(pairs) == 1:
            both = (pairs[0][0][1], pairs[0][1][1])
            return both[_PAIR[words[1]]], both
        if names:
            return None
    return None


_PAIR = {"former": 0, "latter": 1}
_TWO = 2


def _joined(passage: Passage, one: Found, other: Found) -> bool:
    between = passage.tokens[one.where[1] : other.where[0]]
    joins = [token.low for token in between if token.low in ("and", "or", "nor")]
    small = word_class("article", "preposition")
    rest = (token for token in between if token.low not in ("and", "or", "nor") and token.text != ",")
    plain = all(token.low in small or is_title(token) for token in rest)
    return one.kind == other.kind and len(joins) == 1 and plain


def role_held(attribution: Attribution) -> frozenset[str]:
    """The words of the role in which a pronoun speaks: "As mayor, he said"."""
    assert attribution.source is not None
    passage, at = attribution.passage, attribution.source[0]
    first = passage.sentences[passage.sentence_at(at)][0]
    tokens = passage.tokens[first:at]
    if len(tokens) < _TWO + 1 or tokens[0].low != "as" or tokens[-1].text != ",":
        return frozenset()
    words = [token for token in tokens[1:-1] if token.low not in word_class("article")]
    plain = all(token.is_word and token.low not in word_class("preposition", "finite") for token in words)
    return frozenset(token.low for token in words) if plain and words and is_role_noun(words[-1]) else frozenset()


def set_apart(attribution: Attribution, source: Source) -> Gender | None:
    """The gender of one who is set apart from others that spoke of him: "he himself", "the woman herself"."""
    words = [token.low for token in source.words if token.is_word]
    first = attribution.content[0][0] if attribution.content else source.first
    opening = [token.low for token in attribution.passage.tokens[first : first + _TWO]]
    told = pronoun_gender(words[0]) if len(words) == 1 and words[0] == opening[0] else None
    if told is not None:
        return told if len(opening) == _TWO and _is_reflexive(opening[1]) else None
    if len(words) < _TWO or not _is_reflexive(words[-1]):
        return None
    plain = words[:-1] if words[0] != "the" else words[1:-1]
    return (pronoun_gender(plain[0]) or gender_of_word(plain[0])) if len(plain) == 1 else None


def _is_reflexive(word: str) -> bool:
    return word in ("himself", "herself")


def named_ahead(attribution: Attribution, cast: Cast, gender: Gender) -> tuple[Found, Party] | None:
    """The person whom a pronoun stands for that comes before the name: the subject behind the clause that opens the
    sentence ("When she spoke, Ida Rem smiled"), or the only one of the second sentence of a report."""
    assert attribution.source is not None
    passage, at = attribution.passage, attribution.source[0]
    n = passage.sentence_at(at)
    first, last = passage.sentences[n]
    tokens = passage.tokens
    if tokens[first].low in word_class("subordinator") and first < at:
        names = [known for known in cast.within(passage, at, last) if tokens[known[0].where[0] - 1].text == ","]
    elif at == first and n == 0 and n + 1 < len(passage.sentences):
        names = [known for known in cast.within(passage, *passage.sentences[1]) if known[1].kind == "person"]
        names = names if len(names) == 1 else []
    else:
        return None
    names = [known for known in names if known[1].kind == "person" and not known[1].namesakes][:1]
    return names[0] if names and names[0][1].gender in (gender, None) else None
