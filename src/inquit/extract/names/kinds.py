"""What kind of party each name of a report means: by vocabulary, by its last word, by all its mentions together and
by the words beside them. One name has one kind in one report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from inquit.extract.names.bodies import head_class
from inquit.extract.names.found import Tagged, text_of
from inquit.extract.names.words import (
    DEMONYM_ENDINGS,
    given_names,
    is_full_name,
    is_title,
    known_kind,
    organisations,
    source_nouns,
)
from inquit.extract.passage import Passage, Token, word_class
from inquit.model import MentionKind
from inquit.vocabulary import table

__all__ = ["apposed_as", "is_of", "kinds_of"]

_LONE = 0.3
"""What is left of the share of a person for a lone word without title."""
_LEAST = 0.01
"""The vote that makes an organisation of what is no person and has no other kind."""
_BESIDE = 1.0
"""The vote of a word beside a name: as much as a mention that the model is sure of."""


@dataclass(slots=True)
class _Seen:
    """What the mentions of one name tell of it."""

    votes: dict[MentionKind, float] = field(default_factory=lambda: defaultdict(float))
    beside: Counter[MentionKind] = field(default_factory=Counter)
    """How often words beside it tell a kind."""
    apposed: set[MentionKind] = field(default_factory=set)
    """The kinds that appositions tell."""
    head: str | None = None
    times: int = 0
    articles: int = 0
    titled: bool = False

    @property
    def likeliest(self) -> MentionKind:
        return max(self.votes, key=lambda kind: self.votes[kind])


def kinds_of(passages: Sequence[Passage], tagged: Sequence[Tagged], words: Collection[str]) -> dict[str, MentionKind]:
    """The kind of each name; `words` are those with a capital in the report."""
    seen = _seen(passages, tagged)
    _make_lone_words_less_likely_persons(seen)
    families = _families(seen)
    firms = {text.split(" ")[0] for text in seen if " " in text and text.lower() in organisations()}
    kinds: dict[str, MentionKind] = {}
    for text, what in seen.items():
        _count_beside(text, what)
        kind = _told(text, what, words)
        if max((times for other, times in what.beside.items() if other != "person"), default=0) < _OFTEN:
            kind = families.get(text, "organisation" if text in firms else kind)
        kinds[text] = known_kind(text) or kind
    return kinds | _of_fighters(passages, tagged, kinds)


def _seen(passages: Sequence[Passage], tagged: Iterable[Tagged]) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for name in tagged:
        passage = passages[name.passage]
        what = seen[text_of(passage, name.first, name.last)]
        for kind, share in name.kinds:
            what.votes[kind] += share
        apposed = list(_apposed(passage, name))
        what.apposed.update(apposed)
        what.beside.update([*_beside(passage, name), *apposed])
        what.head = head_class(passage.tokens[name.first : name.last])
        what.times += 1
        what.articles += _has_article(passage, name)
        what.titled |= _is_titled(passage, name)
    for text in _lived_in(passages) & seen.keys():
        seen[text].beside["place"] = max(1, seen[text].beside["place"])
    return seen


def _count_beside(text: str, what: _Seen) -> None:
    """Add what the words beside a name tell to what the model tells. A full name is doubted by its last word only, or
    by what no person is: "Ida Rem, a village"."""
    full = is_full_name(text)
    for kind, times in what.beside.items():
        what.votes[kind] += 0 if full and kind != "person" else _BESIDE * times
    if full and "place" in what.apposed:
        what.votes["place"] += _APPOSED_PLACE
    if not full and what.articles * 2 > what.times:
        what.votes["person"] = 0.0
        what.votes["organisation"] += _LEAST


# Words beside -------------------------------------------------------------------------------------------------------


@cache
def _contexts(where: str) -> dict[str, MentionKind]:
    return {w: kind for place, kind, words in table("name_contexts.tsv") if place == where for w in words.split()}  # type: ignore[misc]


_APPOSED_PLACE = 2.0
"""The vote of "a village" behind a full name: more than a mention that the model is sure of."""
_SURELY_PERSON: tuple[MentionKind, ...] = ("person", "person")
"""An age or a title tells more than one mention that the model is sure of."""
_APPOSED = 6
"""Words behind a name's comma that may tell what it is."""


def _beside(passage: Passage, name: Tagged) -> Iterator[MentionKind]:
    """What the words around a name tell of it."""
    tokens, first, last = passage.tokens, name.first, name.last
    k = first - 1
    while k >= 0 and (tokens[k].text == "the" or tokens[k].low in _HEDGES):
        k -= 1
    if k >= 0 and k == first - 1 and (kind := _contexts("before").get(tokens[k].low)):
        yield kind
    if first and tokens[first - 1].low.rstrip(".") in _contexts("title"):
        yield from _SURELY_PERSON
    if k > 0 and (kind := is_of(tokens, k + 1)):
        yield kind
    if last < len(tokens) and (kind := _contexts("after").get(tokens[last].low)):
        yield kind
    if _fights(tokens[last : passage.sentences[passage.sentence_at(first)][1]]):
        yield "group"


def is_of(tokens: Sequence[Token], first: int) -> MentionKind | None:
    """What words before "of" and a name tell of it: "the town of Oss", "the mayor of Oss"."""
    return _contexts("of").get(tokens[first - 2].low) if first > 1 and tokens[first - 1].low == "of" else None


def apposed_as(tokens: Sequence[Token], last: int) -> MentionKind | None:
    """What an apposition tells that commas close on both sides: "Ida Rem, the shoe company,"."""
    if last + 1 >= len(tokens) or tokens[last].text != "," or tokens[last + 1].low not in word_class("article"):
        return None
    for k in range(last + 2, min(len(tokens), last + 2 + _APPOSED)):
        if not tokens[k].is_word:
            return _contexts("apposed").get(tokens[k - 1].low) if tokens[k].text in ",." else None
    return None


_FAR = 8
"""Words behind a name among which "its fighters" are those of the name."""


def _fights(behind: Sequence[Token]) -> bool:
    """Whether words behind a name tell of "its fighters"."""
    for k, token in enumerate(behind[:_FAR]):
        if token.is_capital or token.text == ".":
            return False
        if token.low in ("its", "their") and k + 1 < len(behind) and behind[k + 1].low in word_class("armed_group"):
            return True
    return False


_HEDGES = frozenset(("so-called", "outlawed", "banned"))


_IN_BRACKETS = 8
"""Words that brackets behind a name may hold."""


def _behind_brackets(tokens: Sequence[Token], k: int) -> int:
    """Where brackets end that open here, else `k`."""
    if k >= len(tokens) or tokens[k].text != "(":
        return k
    closing = (i + 1 for i in range(k, min(len(tokens), k + _IN_BRACKETS)) if tokens[i].text == ")")
    return next(closing, k)


def _apposed(passage: Passage, name: Tagged) -> Iterator[MentionKind]:
    """What an apposition tells: ", a carmaker in Oss"; ", an armed group"."""
    end = _behind_brackets(passage.tokens, name.last)
    if end + 1 >= len(passage.tokens) or passage.tokens[end].text != ",":
        return
    tokens = passage.tokens[end + 1 : end + 1 + _APPOSED]
    if not tokens or tokens[0].low not in word_class("article", "possessive"):
        if tokens and _is_age(tokens):
            yield from _SURELY_PERSON
        return
    for k, token in enumerate(tokens):
        if not token.is_word or token.low in word_class("preposition", "relative", "conjunction", "finite"):
            break
        fights = _contexts("fights").get(token.low)
        if fights and k + 1 < len(tokens) and tokens[k + 1].low in _BANDS:
            yield fights
        elif kind := _contexts("apposed").get(token.low):
            ends = k + 1 == len(tokens) or not _is_noun(tokens[k + 1])
            if ends:
                yield kind


def _is_age(tokens: Sequence[Token]) -> bool:
    """ "Ida Rem, 43," """
    return bool(_AGE.fullmatch(tokens[0].text)) and len(tokens) > 1 and tokens[1].text in ",.)"


_AGE = re.compile("[1-9][0-9]")
_BANDS = frozenset(("group", "groups", "movement", "organisation", "organization", "faction", "network", "band"))


def _is_noun(token: Token) -> bool:
    closed = word_class("preposition", "relative", "conjunction", "finite", "auxiliary", "subordinator", "adverb")
    return token.is_word and token.low not in closed


def _lived_in(passages: Sequence[Passage]) -> set[str]:
    """The lone words with a capital that stand behind "in" anywhere in the report, its credits included."""
    text = passages[0].text if passages else ""
    return {match.group(1) for match in _IN.finditer(text)}


_IN = re.compile(r"\b(?:in|near|outside) ([A-Z][\w-]*[a-z])\b(?! [A-Z])")


def _has_article(passage: Passage, name: Tagged) -> bool:
    """Whether "the" stands before a name that no noun follows: such a name is no person's."""
    tokens, first, last = passage.tokens, name.first, name.last
    if not first or tokens[first - 1].low != "the" or tokens[last - 1].low.endswith("'s"):
        return False
    return last >= len(tokens) or not _is_noun(tokens[last]) or tokens[last].low in word_class("plain_report")


def _is_titled(passage: Passage, name: Tagged) -> bool:
    tokens, before = passage.tokens, name.first - 1
    if before < 0:
        return False
    ends_title = before >= 2 and tokens[before - 1].low == "of" and is_title(tokens[before - 2])
    return is_title(tokens[before]) or (ends_title and tokens[before].low in word_class("role_modifier"))


# Decisions ----------------------------------------------------------------------------------------------------------


def _make_lone_words_less_likely_persons(seen: Mapping[str, _Seen]) -> None:
    """News introduces people by their full name or a title: a lone word is hardly one."""
    parts = {word for text in seen for word in text.split(" ") if " " in text}
    for text, what in seen.items():
        if not (" " in text or text in parts or what.titled or text.lower() in given_names()):
            what.votes["person"] *= _LONE


def _told(text: str, what: _Seen, words: Collection[str]) -> MentionKind:
    """The kind of a name that no vocabulary knows, corrected by its last word and by what stands beside it: nobody is
    "in" a person, who comes from a place is called after it, and armed men belong to a group."""
    kind, beside = what.likeliest, what.beside
    if by_head := _by_head(text, kind, what.head):
        return "group" if beside["group"] and by_head == "organisation" else by_head
    if what.titled and text.split(" ")[0].lower() in given_names():
        return "person"
    one = " " not in text and text.lower() not in given_names()
    if (
        one
        and kind in ("person", "organisation", "other")
        and any(text + ending in words for ending in DEMONYM_ENDINGS)
    ):
        return "place"
    if one and kind == "person" and beside["place"] and not beside["person"]:
        return "place"
    if one and kind != "group" and len(text) > _LONG and text.lower().endswith(tuple(word_class("place_ending"))):
        return "place"
    fights = beside["group"] > beside["place"] and not (kind == "person" and is_full_name(text))
    return "group" if fights else kind


_LONG = 5
"""Letters of a name whose ending may tell a place."""
_HEADS: dict[str, MentionKind] = {
    "body": "organisation",
    "company": "organisation",
    "surname": "organisation",
    "venue": "organisation",
    "armed": "group",
    "place": "place",
    "spot": "place",
    "other": "other",
}


_LEAVES: dict[str, tuple[MentionKind, ...]] = {
    "surname": ("group", "other"),
    "venue": ("place",),
    "spot": ("organisation", "group"),
}
"""Kinds that stand against such a last word."""


def _by_head(text: str, kind: MentionKind, head: str | None) -> MentionKind | None:
    """The kind that the last word of a name tells, unless it may be the family name behind a given one."""
    if head is None:
        return None
    words = text.split(" ")
    if kind == "person" and head in ("surname", "spot") and len(words) == 2 and words[0].lower() in given_names():
        return None
    return kind if kind in _LEAVES.get(head, ()) else _HEADS[head]


def _families(seen: Mapping[str, _Seen]) -> dict[str, MentionKind]:
    """Family names of persons whom the report names in full, where nothing else of it has that name, and their
    plurals."""
    likeliest = {text: what.likeliest for text, what in seen.items() if " " in text}
    full = [text for text, kind in likeliest.items() if kind == "person" and (is_full_name(text) or seen[text].titled)]
    families = {text.split(" ")[-1] for text in full}
    others = {text.split(" ")[0] for text, kind in likeliest.items() if kind != "person"}
    persons: dict[str, MentionKind] = dict.fromkeys(families - others, "person")
    groups: dict[str, MentionKind] = dict.fromkeys((f"{family}s" for family in families), "group")
    relatives = (text for text, kind in likeliest.items() if kind in ("organisation", "other"))
    persons |= {text: "person" for text in relatives if _is_of_family(text, seen[text], families)}
    return groups | persons


def _is_of_family(text: str, what: _Seen, families: Collection[str]) -> bool:
    """Whether two words are an unknown given name before a family name of the report, and tell of no body."""
    first, _, last = text.partition(" ")
    body = known_kind(first) is not None or first.lower() in source_nouns()
    return last in families and what.head is None and not what.articles and not body


_OFTEN = 2
"""Times that words beside a family name must tell otherwise before they are heard."""


def _of_fighters(
    passages: Sequence[Passage], tagged: Iterable[Tagged], kinds: Mapping[str, MentionKind]
) -> dict[str, MentionKind]:
    """Further names of armed groups: in brackets, behind "or" or "known as"."""
    told: dict[str, MentionKind] = {}
    ordered = sorted(tagged, key=lambda name: (name.passage, name.first))
    for one, other in pairwise(ordered):
        if one.passage != other.passage or one.last > other.first:
            continue
        passage = passages[one.passage]
        between = [token.low for token in passage.tokens[one.last : other.first]]
        texts = text_of(passage, one.first, one.last), text_of(passage, other.first, other.last)
        if between in (["("], [",", "or"], [",", "or", "the"]) or _KNOWN_AS.search(" ".join(between)):
            fights = [kinds[text] == "group" and known_kind(text) is None for text in texts]
            if any(fights) and not any(known_kind(text) == "place" or is_full_name(text) for text in texts):
                told |= dict.fromkeys(texts, "group")
    return told


_KNOWN_AS = re.compile(r"^[^.;]{0,40}known as(?: the)?$")
