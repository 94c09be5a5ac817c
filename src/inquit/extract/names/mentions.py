"""Names in a report, with kinds: what the model tagged, with edges and kinds mended by what is known of words.

A name that the model found once is a name wherever the same words stand with their capitals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from inquit.extract.names.bodies import bodies_in, grown, stands_alone, with_police
from inquit.extract.names.edges import parted, trimmed, without_verb
from inquit.extract.names.found import Found, Tagged, bare, end_of, text_of
from inquit.extract.names.kinds import kinds_of
from inquit.extract.names.parts import parts_of_words
from inquit.extract.names.runs import whole
from inquit.extract.names.words import DEMONYM_ENDINGS, given_names, is_full_name, is_title, known_kind, place_words
from inquit.extract.passage import Passage, Token, title_case, word_class
from inquit.model import MentionKind, Span
from inquit.vocabulary import entries

__all__ = ["Found", "Tagged", "mentions_in"]

_SURE = 0.5
"""Least share of a name that keeps the edges it was tagged with. The words of one less sure are a name only where they
stand clear of surer ones: unsure edges run into what is beside them, yet most of what they hold is a name."""


def mentions_in(
    passages: Sequence[Passage], tagged: Iterable[Tagged], places: Iterable[str] = (), outlet: str | None = None
) -> list[Found]:
    """The names of a report in the order of the text, none inside another; `places` are known to be places, and by
    `outlet`, which published it, the report may call itself."""
    words = _capitals(passages)
    names = _without_common(passages, _mended(passages, list(tagged)), words)
    kinds = _acronyms(passages) | kinds_of(passages, names, words) | dict.fromkeys(places, "place")
    kinds |= _in_brackets(passages, names, kinds)
    surest: dict[str, float] = defaultdict(float)
    for name in names:
        text = _text(passages, name)
        surest[text] = max(surest[text], name.share)
    kept = [name for name in names if surest[_text(passages, name)] >= _SURE]
    found = [_found(passages, name.passage, name.first, name.last, kinds) for name in kept]
    taken = {(name.passage, k) for name in kept for k in range(name.first, name.last)}
    found += _first_names(passages, found)
    taken |= {(name.passage, k) for name in found for k in range(*name.where)}
    found += _again(passages, _families(passages, found) | kinds, taken)
    found += _of_outlet(passages, outlet or "", {(name.passage, k) for name in found for k in range(*name.where)})
    apart = (part for name in found for part in parts_of_words(passages[name.passage], name, kinds))
    return sorted(apart, key=lambda name: name.span)


def _text(passages: Sequence[Passage], name: Tagged) -> str:
    return text_of(passages[name.passage], name.first, name.last)


def _found(passages: Sequence[Passage], at: int, first: int, last: int, kinds: Mapping[str, MentionKind]) -> Found:
    tokens = passages[at].tokens
    text = text_of(passages[at], first, last)
    return Found(at, (first, last), text, Span(tokens[first].start, end_of(tokens[last - 1])), kinds[text])


def _of_outlet(passages: Sequence[Passage], outlet: str, taken: Collection[tuple[int, int]]) -> list[Found]:
    """The outlet where it speaks of itself by the last word of its name: "the Observer" in The Oss Observer."""
    last = outlet.split(" ")[-1]
    if " " not in outlet or last.lower() not in entries("outlet_words.txt"):
        return []
    own: dict[str, MentionKind] = {last: "organisation"}
    return [
        _found(passages, at, k, k + 1, own)
        for at, passage in enumerate(passages)
        for k, token in enumerate(passage.tokens)
        if bare(token) == last and k and passage.tokens[k - 1].low == "the" and (at, k) not in taken
        if k + 1 == len(passage.tokens) or not passage.tokens[k + 1].is_capital
    ]


# Names as tagged, mended --------------------------------------------------------------------------------------------


def _mended(passages: Sequence[Passage], tagged: Sequence[Tagged]) -> list[Tagged]:
    """Names with their edges mended, and bodies that their last words tell; none lies inside another."""
    known = {_text(passages, name) for name in tagged if name.share >= _SURE}
    several = (part for name in tagged for part in parted(passages[name.passage], name, known))
    bare_names = [name for one in several if (name := trimmed(passages[one.passage], one)) is not None]
    persons = _persons_of_body(passages, bare_names)
    taken = {(name.passage, k) for name in bare_names for k in range(name.first, name.last)}
    mended = []
    for name in bare_names:
        passage = passages[name.passage]
        if passage.kind != "paragraph" and title_case(passage.tokens):
            name = without_verb(passage, name, persons)
        name = whole(passage, grown(passage, _with_given_name(passage, name, taken)), taken)
        taken |= {(name.passage, k) for k in range(name.first, name.last)}
        is_place = name.kind == "place" or place_words().get(_text(passages, name).lower()) == "place"
        mended.append(with_police(passage, name, is_place))
    bodies = [body for at, passage in enumerate(passages) for body in bodies_in(passage, at)]
    return _apart([*mended, *bodies])


def _with_given_name(passage: Passage, name: Tagged, taken: Collection[tuple[int, int]]) -> Tagged:
    """A lone word with the given name before it that the model left out."""
    k = name.first - 1
    text = text_of(passage, name.first, name.last)
    if k < 0 or name.last - name.first > 1 or (name.passage, k) in taken or known_kind(text) is not None:
        return name
    token = passage.tokens[k]
    is_given = token.is_capital and token.low in given_names() and known_kind(token.text) is None
    if not is_given or token.low in word_class("month", "weekday", "auxiliary") or is_title(token):
        return name
    return replace(name, first=k, kinds=(("person", 1.0),))


def _persons_of_body(passages: Sequence[Passage], names: Iterable[Tagged]) -> set[str]:
    """Full names and family names of persons outside of headlines."""
    body = [name for name in names if name.kind == "person" and passages[name.passage].kind == "paragraph"]
    texts = {_text(passages, name) for name in body}
    return texts | {text.split(" ")[-1] for text in texts}


def _apart(names: Sequence[Tagged]) -> list[Tagged]:
    """Of names that overlap the longest."""
    kept: list[Tagged] = []
    taken: set[tuple[int, int]] = set()
    for name in sorted(names, key=lambda name: name.first - name.last):
        places = {(name.passage, k) for k in range(name.first, name.last)}
        if not places & taken:
            kept.append(name)
            taken |= places
    return sorted(kept, key=lambda name: (name.passage, name.first))


_WORD = re.compile(r"\b[^\W\d_][\w-]*")


def _capitals(passages: Sequence[Passage]) -> set[str]:
    """The words with a capital in the whole report."""
    text = passages[0].text if passages else ""
    return {match.group() for match in _WORD.finditer(text) if match.group()[0].isupper()}


def _without_common(passages: Sequence[Passage], names: Sequence[Tagged], words: Collection[str]) -> list[Tagged]:
    """Names without lone words that are none: those with a capital only where any word has one, and "Sedrian" where
    the report names Sedria."""
    small = {t.text for passage in passages for t in passage.tokens if t.text.islower()}
    texts = [_text(passages, name) for name in names]
    families = {text.split(" ")[-1] for text in texts if " " in text}

    def may_be_common(text: str) -> bool:
        people = text.lower().endswith(_PEOPLE) and text not in families
        known = text.lower() in given_names() or known_kind(text) is not None
        return " " not in text and (people or text.lower() in small) and not known

    common = {text for text in texts if may_be_common(text)}
    proper = {
        text
        for text, name in zip(texts, names, strict=True)
        if text in common and not _opens(passages[name.passage], name.first)
    }
    dropped = common - proper | {text for text in texts if _is_demonym(text, words)}
    return [name for text, name in zip(texts, names, strict=True) if text not in dropped]


def _opens(passage: Passage, k: int) -> bool:
    """Whether any word has a capital here: at the start of a sentence or quotation, in a headline."""
    first, last = passage.sentences[passage.sentence_at(k)]
    tokens = passage.tokens
    behind_mark = not tokens[k - 1].is_word and tokens[k - 1].text not in ",("
    return k == first or behind_mark or title_case(tokens[first:last])


_PEOPLE = ("ers", "ists", "men", "women")
"""Endings of words for people that open a sentence and are no names: "Rescuers"."""


def _is_demonym(text: str, words: Collection[str]) -> bool:
    """ "Sedrian" where the report names Sedria: an adjective, no name."""
    if " " in text or text.lower() in given_names():
        return False
    return any(text.endswith(e) and len(text) > 4 + len(e) and text.removesuffix(e) in words for e in DEMONYM_ENDINGS)


# Names that others tell ---------------------------------------------------------------------------------------------


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
    words = {bare(token) for passage in passages for token in passage.tokens}
    grammar = word_class("finite", "auxiliary", "preposition")
    acronyms = {text for text in words if 2 <= len(text) <= 8 and text.isupper() and text.lower() not in grammar}
    return {text: kind for text in acronyms if (kind := known_kind(text)) is not None}


_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]")


def _in_brackets(
    passages: Sequence[Passage], names: Iterable[Tagged], kinds: Mapping[str, MentionKind]
) -> dict[str, MentionKind]:
    """Capitals in brackets behind a name that they abbreviate have its kind, and people have none."""
    told: dict[str, MentionKind] = {}
    for name in names:
        tokens, k = passages[name.passage].tokens, name.last
        if [token.text for token in tokens[k : k + 3 : 2]] != ["(", ")"] or name.last - name.first < 2:
            continue
        text, acronym = _text(passages, name), tokens[k + 1].text
        if not _ACRONYM.fullmatch(acronym) or acronym[0] != text[0] or known_kind(acronym) is not None:
            continue
        kind = "organisation" if kinds[text] in ("person", "place") and known_kind(text) is None else kinds[text]
        told |= {text: kind, acronym: kind}
    return told


def _families(passages: Sequence[Passage], found: Sequence[Found]) -> dict[str, MentionKind]:
    """Family names of persons found by their full names, but for words that the report writes small too."""
    small = {t.text for passage in passages for t in passage.tokens if t.text.islower()}
    full = [name.text for name in found if name.kind == "person" and is_full_name(name.text)]
    families = {text.split(" ")[-1] for text in full}
    return {
        text: "person"
        for text in families
        if text[:1].isupper() and text.isalpha() and text.lower() not in small and known_kind(text) is None
    }


_TOO_SHORT = 3
"""Letters of a single word that may be found again by its letters alone."""


def _again(passages: Sequence[Passage], kinds: Mapping[str, MentionKind], taken: set[tuple[int, int]]) -> list[Found]:
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
            name = next((words for words in known.get(bare(tokens[k]), ()) if _stands(tokens, k, words)), ())
            if not name or (shouted and len(name) == 1) or any((at, k + i) in taken for i in range(len(name))):
                k += 1
                continue
            found.append(_found(passages, at, k, k + len(name), kinds))
            k += len(name)
    return found


def _stands(tokens: Sequence[Token], k: int, words: tuple[str, ...]) -> bool:
    last = k + len(words)
    if last > len(tokens) or any(tokens[k + i].text != word for i, word in enumerate(words[:-1])):
        return False
    return bare(tokens[last - 1]) == words[-1] and (words[-1][0].isupper() or stands_alone(tokens, last))
