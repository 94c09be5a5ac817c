"""Names in a report, with kinds: what the model tagged, with edges and kinds mended by what is known of words.

A name that the model found once is a name wherever the same words stand with their capitals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from inquit.extract.attribution import Range
from inquit.extract.names.words import given_names, is_title, organisations, place_words, source_nouns
from inquit.extract.passage import Passage, Token, title_case, word_class
from inquit.model import MentionKind, Span
from inquit.vocabulary import entries, table

__all__ = ["Found", "Tagged", "mentions_in"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name as the model tagged it: tokens `[first, last)` of a passage, how sure it is, the share of each kind."""

    passage: int
    first: int
    last: int
    share: float
    kinds: tuple[tuple[MentionKind, float], ...]

    @property
    def kind(self) -> MentionKind:
        """The likeliest kind."""
        return max(self.kinds, key=lambda kind: kind[1])[0]


@dataclass(frozen=True, slots=True)
class Found:
    """A name: tokens `where` of the passage with the number `passage`; `text` has single spaces and no possessive
    ending, `span` is where it stands."""

    passage: int
    where: Range
    text: str
    span: Span
    kind: MentionKind


_LONE = 0.3
"""What is left of the share of a person for a lone word without title."""
_SURE = 0.5
"""Least share of a name that keeps the edges it was tagged with. The words of one less sure are a name only where they
stand clear of surer ones: unsure edges run into what is beside them, yet most of what they hold is a name."""


def mentions_in(passages: Sequence[Passage], tagged: Iterable[Tagged], places: Iterable[str] = ()) -> list[Found]:
    """The names of a report in the order of the text, none inside another; `places` are known to be places."""
    trimmed = [bare for name in tagged if (bare := _trimmed(passages[name.passage], name)) is not None]
    words = {_bare(token) for passage in passages for token in passage.tokens if token.is_capital}
    kinds = _acronyms(passages) | _kinds(passages, trimmed, words) | dict.fromkeys(places, "place")
    trimmed = [name for name in trimmed if not _is_demonym(_text(passages[name.passage], name.first, name.last), words)]
    surest: dict[str, float] = defaultdict(float)
    for name in trimmed:
        text = _text(passages[name.passage], name.first, name.last)
        surest[text] = max(surest[text], name.share)
    kept = [n for n in trimmed if surest[_text(passages[n.passage], n.first, n.last)] >= _SURE]
    found = [_found(passages, name.passage, name.first, name.last, kinds) for name in kept]
    taken = {(name.passage, k) for name in kept for k in range(name.first, name.last)}
    found += _first_names(passages, found)
    taken |= {(name.passage, k) for name in found for k in range(*name.where)}
    found += _again(passages, kinds, taken)
    return sorted(found, key=lambda name: name.span)


def _found(passages: Sequence[Passage], at: int, first: int, last: int, kinds: dict[str, MentionKind]) -> Found:
    tokens = passages[at].tokens
    text = _text(passages[at], first, last)
    return Found(at, (first, last), text, Span(tokens[first].start, _end(tokens[last - 1])), kinds[text])


def _end(token: Token) -> int:
    return token.end - 2 * token.low.endswith("'s")


def _text(passage: Passage, first: int, last: int) -> str:
    """The words as they stand, with single spaces and without a possessive ending."""
    return " ".join(passage.text[passage.tokens[first].start : _end(passage.tokens[last - 1])].split())


def _trimmed(passage: Passage, name: Tagged) -> Tagged | None:
    """The name without article, title and marks at its edges; None where no name is left."""
    tokens, first, last = passage.tokens, name.first, name.last
    while last > first and not tokens[last - 1].is_word and tokens[last - 1].text not in ")!":
        last -= 1
    if last - first > 1 and tokens[last - 1].low in ("'s", "'"):
        last -= 1
    while first and tokens[first].low == "of" and tokens[first - 1].is_capital:
        first -= 1
    while first < last - 1 and _leads(tokens, first, last, name.kind):
        first += 1
    described = first > 0 and tokens[first - 1].low in word_class("article")
    while last - first > 1 and _is_description(tokens[last - 1], tokens[first : last - 1], described):
        last -= 1
    words = tokens[first:last]
    if not any(_may_name(token) for token in words):
        return None
    only = words[0].low.removesuffix("'s") if len(words) == 1 else ""
    acronym = words[0].text.isupper() and _known(words[0].text) is not None
    if (
        only
        and not acronym
        and (only in word_class("pronoun", "object_pronoun", "weekday", "month") or _is_adjective(only))
    ):
        return None
    if only in _members():
        return None
    if only.endswith(_ADJECTIVES) and only not in given_names() and last < len(tokens) and _may_be_noun(tokens[last]):
        return None
    # Some titles are names too: Dean, Earl, Duke.
    if only and name.kind == "person" and is_title(words[0]) and words[0].low not in given_names():
        return None
    return Tagged(name.passage, first, last, name.share, name.kinds)


def _is_description(token: Token, before: Sequence[Token], described: bool) -> bool:
    """Whether the last word of a name is none: "strategists" in "Sanders strategists", "Republican" behind a place or
    in "the Kentucky Republican"."""
    low = token.low.removesuffix("'s")
    if token.text.islower() and low not in entries("name_particles.txt"):
        return True
    return low in _members() and (described or place_words().get(" ".join(t.low for t in before)) is not None)


@cache
def _members() -> frozenset[str]:
    return frozenset(noun for noun, (kind, _) in source_nouns().items() if kind in ("group", "crowd"))


_ADJECTIVES = ("ian", "ean", "ese", "ish")


def _may_be_noun(token: Token) -> bool:
    """Whether a noun may stand here: a word that is none of grammar and reports nothing."""
    closed = word_class("finite", "auxiliary", "preposition", "conjunction", "subordinator", "relative", "adverb")
    return token.is_word and token.low not in closed and token.low not in word_class("plain_report")


def _may_name(token: Token) -> bool:
    return token.is_word and (any(c.isupper() for c in token.text) or token.text[0].isdigit() or token.text[0] in "@#")


def _is_adjective(low: str) -> bool:
    return place_words().get(low) == "adjective"


def _leads(tokens: Sequence[Token], k: int, last: int, kind: MentionKind) -> bool:
    """Whether a word only leads up to the name: an article, a mark, or before a person a title or a place."""
    token = tokens[k]
    if not token.is_word or token.low in word_class("article", "possessive") or _closes_title(tokens, k):
        return True
    low = token.low.removesuffix("'s")
    if k and last - k > 2 and place_words().get(low) == "place" and tokens[k - 1].low == "to":
        # "Ambassador to Russia Riad Haddad"
        return True
    if kind != "person":
        return False
    if is_title(token) or (low in word_class("role_modifier") and is_title(tokens[k + 1])):
        return True
    return low in place_words() and (token.low.endswith("'s") or is_title(tokens[k + 1]) or last - k > 2)


def _closes_title(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word ends a title with "of": "Secretary of State"."""
    of_title = k >= 2 and tokens[k - 1].low == "of" and is_title(tokens[k - 2])
    return of_title and tokens[k].low in word_class("role_modifier")


def _kinds(passages: Sequence[Passage], tagged: Iterable[Tagged], words: Collection[str]) -> dict[str, MentionKind]:
    """The kind of each name: what a vocabulary knows, else what its mentions make likeliest together. `words` are
    those with a capital in the report."""
    votes: dict[str, dict[MentionKind, float]] = defaultdict(lambda: defaultdict(float))
    titled: set[str] = set()
    for name in tagged:
        passage = passages[name.passage]
        text = _text(passage, name.first, name.last)
        for kind, share in name.kinds:
            votes[text][kind] += share
        before = name.first - 1
        if before >= 0 and (is_title(passage.tokens[before]) or _closes_title(passage.tokens, before)):
            titled.add(text)
    parts = {word for text in votes for word in text.split(" ") if " " in text}
    for text in votes.keys() - parts - titled:
        # News introduces people by their full name or a title: a lone word is hardly one.
        if " " not in text and text.lower() not in given_names():
            votes[text]["person"] *= _LONE
    likeliest = {text: max(told, key=lambda kind: told[kind]) for text, told in votes.items()}
    likeliest |= {text: "person" for text in titled if text.split(" ")[0].lower() in given_names()}
    beside = _words_beside(passages, tagged)
    return {text: _known(text) or _told(text, kind, beside[text], words) for text, kind in likeliest.items()}


def _words_beside(passages: Sequence[Passage], tagged: Iterable[Tagged]) -> dict[str, set[str]]:
    """For each name the word right before each of its mentions, and the words around them that tell a group."""
    beside: dict[str, set[str]] = defaultdict(set)
    for name in tagged:
        tokens = passages[name.passage].tokens
        near = {token.low for token in tokens[max(0, name.first - 4) : name.last + 3]} & word_class("armed_group")
        before = {tokens[name.first - 1].low} if name.first else set()
        beside[_text(passages[name.passage], name.first, name.last)] |= before | near
    return beside


def _told(text: str, kind: MentionKind, beside: set[str], words: Collection[str]) -> MentionKind:
    """The kind of a name that no vocabulary knows, corrected by what stands beside it: nobody is "in" a person, who
    comes from a place is called after it, and armed men belong to a group."""
    one = " " not in text and text.split(" ")[0].lower() not in given_names()
    if one and kind in ("person", "organisation", "other") and any(text + ending in words for ending in _ENDINGS):
        return "place"
    if one and kind == "person" and beside & word_class("place_preposition"):
        return "place"
    if one and kind != "group" and len(text) > _LONG and text.lower().endswith(tuple(word_class("place_ending"))):
        return "place"
    return "group" if kind in ("organisation", "other") and beside & word_class("armed_group") else kind


_ENDINGS = ("n", "an", "ian", "ese")


def _is_demonym(text: str, words: Collection[str]) -> bool:
    """ "Sedrian" where the report names Sedria: an adjective, no name."""
    if " " in text or text.lower() in given_names():
        return False
    return any(text.endswith(e) and len(text) > 4 + len(e) and text.removesuffix(e) in words for e in _ENDINGS)


def _first_names(passages: Sequence[Passage], found: Sequence[Found]) -> list[Found]:
    """Given names that "and" joins to a full name: "Joel and Hana Perrin"."""
    taken = {(name.passage, k) for name in found for k in range(*name.where)}
    more = []
    for name in found:
        tokens, k = passages[name.passage].tokens, name.where[0] - 2
        if name.kind != "person" or " " not in name.text or k < 0 or (name.passage, k) in taken:
            continue
        if tokens[k + 1].low == "and" and tokens[k].is_capital and tokens[k].low in given_names():
            more.append(_found(passages, name.passage, k, k + 1, {tokens[k].text: "person"}))
    return more


def _acronyms(passages: Sequence[Passage]) -> dict[str, MentionKind]:
    """Words in capitals that a vocabulary knows: the model passes over some of them."""
    bare = {_bare(token) for passage in passages for token in passage.tokens}
    acronyms = {text for text in bare if 2 <= len(text) <= 8 and text.isupper() and text.lower() not in _grammar()}
    return {text: kind for text in acronyms if (kind := _known(text)) is not None}


@cache
def _grammar() -> frozenset[str]:
    return word_class("finite", "auxiliary", "preposition")


def _known(text: str) -> MentionKind | None:
    low = text.lower()
    if low in organisations():
        return "group" if low in _groups() else "organisation"
    told = place_words().get(low)
    return "group" if told == "people" else "place" if told == "place" or low.startswith("st. ") else None


@cache
def _groups() -> frozenset[str]:
    return frozenset(
        name for row in table("organisations.tsv") if row[1] == "group" for name in row[0].lower().split("|")
    )


_LONG = 5
"""Letters of a name whose ending may tell a place."""
_TOO_SHORT = 3
"""Letters of a single word that may be found again by its letters alone."""


def _again(passages: Sequence[Passage], kinds: dict[str, MentionKind], taken: set[tuple[int, int]]) -> list[Found]:
    """Further places of the same words with the same capitals, outside of other names and of headlines in capitals."""
    known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for text in kinds:
        words = tuple(text.split(" "))
        if len(words) > 1 or (len(text) >= _TOO_SHORT and text[0].isupper()) or (len(text) > 1 and text.isupper()):
            known[words[0]].append(words)
    for many in known.values():
        many.sort(key=len, reverse=True)
    found = []
    for at, passage in enumerate(passages):
        tokens = passage.tokens
        shouted = passage.kind != "paragraph" and title_case(tokens)
        k = 0
        while k < len(tokens):
            name = next((words for words in known.get(_bare(tokens[k]), ()) if _stands(tokens, k, words)), ())
            if not name or (shouted and len(name) == 1) or any((at, k + i) in taken for i in range(len(name))):
                k += 1
                continue
            found.append(_found(passages, at, k, k + len(name), kinds))
            k += len(name)
    return found


def _bare(token: Token) -> str:
    return token.text[:-2] if token.low.endswith("'s") else token.text


def _stands(tokens: Sequence[Token], k: int, words: tuple[str, ...]) -> bool:
    last = k + len(words)
    if last > len(tokens) or any(tokens[k + i].text != word for i, word in enumerate(words[:-1])):
        return False
    return _bare(tokens[last - 1]) == words[-1]
