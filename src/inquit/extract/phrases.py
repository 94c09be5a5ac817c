"""What a cue says as a whole: phrases such as "poured cold water on", in any form of their verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import cast

from inquit.extract.attribution import Attribution, Range
from inquit.extract.rules.cues import inflections, irregular_verbs, verb_forms
from inquit.model import Act, Stance
from inquit.vocabulary import table

__all__ = ["Phrase", "phrase_of", "spelled"]

_NAME = re.compile(r"\{([A-Za-z]\w*)\}")
"""A verb or a group in an expression of a vocabulary file."""
_END = 3
"""Letters at the end of a word by which parts are looked up that leave its start open: "\\w+ly"."""
_FURTHEST = 16
"""Words of a source, a cue or a content that a phrase may look at, so that long ones cost no more."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the phrases of a cue say; None where its verb, or the words themselves, decide."""

    act: Act | None
    stance: Stance | None
    is_negative: bool
    """Whether the phrase that says the stance holds the negation of the cue ("has no recollection of")."""


@dataclass(frozen=True, slots=True)
class _Row:
    words: str
    names_source: bool
    names_content: bool
    act: Act | None
    stance: Stance | None


def phrase_of(attribution: Attribution) -> Phrase:
    """Act and stance, each by the phrase that says it and covers most of the cue and of how the content opens."""
    return _read(*_words(attribution))


@lru_cache(maxsize=256)
def _read(source: str, cue: str, content: str) -> Phrase:
    text = f"{source}< {cue}> {content}"
    start, end = len(source) + 2, len(source) + 2 + len(cue)
    act: tuple[int, Act | None] = 0, None
    stance: tuple[int, Stance | None, str] = 0, None, ""
    for row in _rows_for(source, cue, content):
        match = _compiled(row.words).search(text, 0 if row.names_source else start)
        if match is None or match.start() >= end:
            continue
        # Of two phrases that cover the same words, the one that also looks at the source knows more.
        covered = 2 * (match.end() - max(match.start(), start)) + row.names_source
        if row.act and covered > act[0]:
            act = covered, row.act
        if row.stance and covered > stance[0] and not _asserts_negation(match, row, end):
            stance = covered, row.stance, match.group()
    return Phrase(act[1], stance[1], _negative().search(stance[2]) is not None)


def _asserts_negation(match: re.Match[str], row: _Row, end: int) -> bool:
    """Whether only the content holds the negation ("found | no proof"): then the party asserts what it says."""
    held = _negative().search(match.string, match.start(), match.end())
    return row.stance != "asserts" and not row.names_content and held is not None and held.start() >= end


def _words(attribution: Attribution) -> tuple[str, str, str]:
    """Source, cue and content in lower case without quotation marks and bounds, a space after each word."""
    source = [attribution.source] if attribution.source else []
    ranges = source, attribution.cue_parts, attribution.content
    said, cue, content = (_plain(attribution, part) for part in ranges)
    return said, cue, content


def _plain(attribution: Attribution, ranges: list[Range]) -> str:
    tokens = attribution.passage.tokens
    words = [token.low for first, last in ranges for token in tokens[first : min(last, first + 2 * _FURTHEST)]]
    return "".join(f"{word} " for word in [word for word in words if word.strip("\"'“”‘’«»„`<>")][:_FURTHEST])


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            words,
            words.startswith(("{NOBODY}", "{FEW}", "{SHOWN}")),
            " > " in words,
            None if act == "-" else cast(Act, act),
            None if stance == "-" else cast(Stance, stance),
        )
        for words, act, stance in table("cue_phrases.tsv")
    )


def _rows_for(source: str, cue: str, content: str) -> list[_Row]:
    """The rows that may fit, in the order of the file: they open in the cue, or in the source if they name it."""
    keys, source_keys = _keys(cue), _keys(source)
    places = _places(_index(False), keys) | _places(_index(True), source_keys)
    if places:
        keys = keys.union(source_keys, _keys(content))
    rows = [_rows()[place] for place in sorted(places)]
    return [row for row in rows if not any(map(keys.isdisjoint, _further_keys(row.words)))]


def _places(index: dict[str, list[int]], keys: set[str]) -> set[int]:
    return set().union(*(index[key] for key in keys & index.keys()))


@cache
def _index(names_source: bool) -> dict[str, list[int]]:
    """Key -> places of the rows that may open with such a word, of those that name the source or of the others."""
    index: dict[str, list[int]] = {}
    for place, row in enumerate(_rows()):
        if row.names_source is names_source:
            for key in _part_keys(next(_parts(row.words))):
                index.setdefault(key, []).append(place)
    return index


def _keys(words: str) -> set[str]:
    return set().union(*map(_word_keys, re.findall(r"[\w'-]+", words)))


@lru_cache(maxsize=4096)
def _word_keys(word: str) -> tuple[str, ...]:
    """What parts of an expression that fit the word are looked up by: the word, or no more than how it ends."""
    return (word, "*", *(f"*{word[-letters:]}" for letters in range(1, _END + 1)))


_LEFT_OUT = re.compile(r"(?:\(\?:(?:[^()|]+ \|)*[^()|]+ \)(?:[?*]|\{0,\d\}\??))*")
"""Whole words at the start of a part that need not stand there."""


@cache
def _further_keys(words: str) -> tuple[set[str], ...]:
    """The keys of each part behind the first that must open with a word of the text."""
    parts = (_part_keys(_LEFT_OUT.sub("", part, count=1)) for part in islice(_parts(words), 1, None))
    return tuple(keys for keys in parts if all(re.fullmatch(r"\*?[\w'-]+", key) for key in keys))


def _parts(words: str) -> Iterator[str]:
    """An expression cut at the spaces outside of brackets."""
    part, depth = "", 0
    for character in words:
        depth += (character == "(") - (character == ")")
        if character == " " and not depth:
            yield part
            part = ""
        else:
            part += character
    yield part


def _part_keys(part: str) -> set[str]:
    """The keys of the words that a part may open with; "" and the marks "<" and ">" fit no word."""
    words = {opening.partition(" ")[0] for opening in _openings(part)}
    return {f"*{word.rpartition('*')[2][-_END:]}" if "*" in word else word for word in words}


_PIECE = re.compile(
    r"(\(\?(?:<?[=!]|:)|\{[A-Za-z]\w*\}|\[[^]]+\]|\\[wS]\+|\.\*|\\b|[a-z' -]+(?![?*{])|.)(\*|\?|\{0,\d\})?\??"
)
"""One piece of a part, and the sign by which it may be left out."""


def _openings(part: str) -> set[str]:
    """How a part may open, at least as far as its first word; "*" is any letters."""
    return _alternatives(_PIECE.finditer(part))[0]


def _alternatives(pieces: Iterator[re.Match[str]]) -> tuple[set[str], str | None]:
    """How the pieces up to a closing bracket may open, and the sign behind that bracket."""
    complete: set[str] = set()
    begun = {""}
    for piece in pieces:
        what, sign = piece.groups()
        if what == ")":
            return complete | begun, sign
        if what == "|":
            complete, begun = complete | begun, {""}
            continue
        further = _spellings(what)
        if what.startswith("(?"):
            inside, sign = _alternatives(pieces)
            further = inside if what == "(?:" else {""}
        if sign:
            # What may stand any number of times is passed over: only sources open so, of which every word is looked up.
            further = {""} if sign == "*" else further | {""}
        longer = {opening + more for opening in begun for more in further}
        begun = {opening for opening in longer if " " not in opening}
        complete |= longer - begun
    return complete | begun, None


def _spellings(piece: str) -> set[str]:
    """What a piece that is no bracket may stand for."""
    if name := _NAME.fullmatch(piece):
        return _named_openings(name.group(1))
    if piece.startswith("["):
        return set(piece[1:-1])
    if piece in ("^", r"\b"):
        return {""}
    return {"*" if piece in (r"\w+", r"\S+", ".*") else piece}


@cache
def _named_openings(name: str) -> set[str]:
    return _openings(_groups()[name]) if name.isupper() else _forms(name)


@cache
def _compiled(words: str) -> re.Pattern[str]:
    """The expression of one row: a space may also be the bound between cue and content."""
    across = re.sub("(?<!>) (?![>?)])", " (?:> )?", spelled(words))
    return re.compile(rf"(?<![\w'-]){across}(?![\w'-])")


def spelled(words: str) -> str:
    """An expression of a vocabulary file with its groups and verbs written out."""
    return _NAME.sub(lambda found: _expanded(found.group(1)), words)


@cache
def _expanded(name: str) -> str:
    """A class in capitals as one of its members, a verb as one of its forms."""
    if name.isupper():
        return f"(?:{spelled(_groups()[name])})"
    return f"(?:{'|'.join(sorted(_forms(name), key=len, reverse=True))})"


@cache
def _groups() -> dict[str, str]:
    return {row[0]: row[1] for row in table("cue_words.tsv")}


def _forms(lemma: str) -> set[str]:
    return _known_forms().get(lemma) or _other_forms(lemma)


@cache
def _known_forms() -> dict[str, set[str]]:
    """The forms of the reporting verbs, by lemma."""
    forms: dict[str, set[str]] = {}
    for word, found in verb_forms().items():
        for verb, _ in found:
            forms.setdefault(verb.lemma, set()).add(word)
    return forms


def _other_forms(lemma: str) -> set[str]:
    past, further = irregular_verbs().get(lemma, ("-", "-"))
    return {word for word, _ in inflections(lemma, past)} | set(further.split()) - {"-"}


@cache
def _negative() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_expanded('NEGATION')}(?!\w)")
