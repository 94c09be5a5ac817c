"""Phrases that lead up to who passed words on ("told", "in a letter", "read out by"), and what stands behind them.

The phrases stand in `vocabulary/relay_phrases.tsv`.
"""

from __future__ import annotations

from functools import cache

from inquit.extract.attribution import Range
from inquit.extract.circumstances.outlets import addressee_at, network_at, outlet_at, phrase_at, words_of
from inquit.extract.parties import is_party
from inquit.extract.passage import Token, word_class
from inquit.vocabulary import table

__all__ = ["document_in", "passed_on_in", "starts_phrase"]

_GAP = "..."
"""In a phrase: some words of time, place or manner ("published on Sunday by")."""
_WIDEST = 6
"""Words that may stand in such a gap."""


def passed_on_in(tokens: tuple[Token, ...], zone: Range) -> list[Range]:
    """Everyone whom a phrase inside the zone tells, without article."""
    found = []
    for k in range(*zone):
        for words, kind in _phrases().get(tokens[k].low, ()):
            end = _behind(tokens, k, zone[1], words)
            relay = _who(tokens, end, zone[1], kind) if end is not None else None
            if relay is not None:
                found.append(relay)
                break
    return found


def starts_phrase(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    """Whether a phrase of several words stands at `k`, so that a verb there tells no other statement."""
    phrases = _phrases().get(tokens[k].low, ())
    return any(_behind(tokens, k, last, words) is not None for words, _ in phrases if len(words) > 1)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases by their first word, the longest first."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for column, kind in table("relay_phrases.tsv"):
        for phrase in column.split("|"):
            words = tuple(phrase.split())
            known.setdefault(words[0], []).append((words, kind))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in known.items()}


def _behind(tokens: tuple[Token, ...], k: int, last: int, words: tuple[str, ...]) -> int | None:
    """The token behind the phrase `words` that stands at `k`; None where it does not."""
    for word in words:
        if word == _GAP:
            continue
        if words[max(words.index(word) - 1, 0)] == _GAP:
            stop = min(last, k + _WIDEST)
            while k < stop and tokens[k].low != word and (tokens[k].is_word or tokens[k].text == "-"):
                k += 1
        if k >= last or tokens[k].low != word:
            return None
        k += 1
    return k if k < last else None


def _who(tokens: tuple[Token, ...], start: int, last: int, kind: str) -> Range | None:
    """The relay at `start`, of the kind that the phrase before it takes."""
    if kind == "document":
        return _document(tokens, start, last)
    if kind == "paper":
        return _paper(tokens, start, last)
    if kind == "messenger":
        return _messenger(tokens, start, last)
    if kind == "bearer":
        return _messenger(tokens, start, last) or _bearer(tokens, start, last)
    if kind == "network":
        return outlet_at(tokens, start, last) or network_at(tokens, start, last)
    if kind == "told":
        return addressee_at(tokens, start, last)
    if kind == "holder":
        return _holder(tokens, start, last)
    return outlet_at(tokens, start, last, only_outlets=kind == "medium")


def document_in(tokens: tuple[Token, ...], phrase: Range, *others: str) -> Range | None:
    """The phrase up to the noun for a document that it holds: "court filing" of "court filing on Monday"."""
    nouns = words_of("relay_nouns.tsv", "document", *others)
    at = next((k for k in range(*phrase) if tokens[k].low in nouns), None)
    if at is None or tokens[phrase[0]].low in ("this", "that"):
        return None
    end = at + 1
    while end < phrase[1] and tokens[end].low in nouns:
        end += 1
    return phrase[0], end


def _document(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "in a letter to staff": the document, unless an outlet or network is named that it went to."""
    phrase = phrase_at(tokens, start, last)
    found = document_in(tokens, phrase) if phrase else None
    if phrase is None:
        return None
    if found is None:
        posted = tokens[phrase[1] - 1].low in words_of("relay_nouns.tsv", "light")
        return phrase if posted and network_at(tokens, start, last) else None
    end = found[1]
    if end + 1 < last and tokens[end].low in ("on", "to", "in", "for"):
        onward = outlet_at(tokens, end + 1, last) or (
            network_at(tokens, end + 1, last) if tokens[end].low == "on" else None
        )
        return onward or found
    return found


def _paper(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "according to leaked minutes": a document, or who is told something."""
    known = addressee_at(tokens, start, last)
    phrase = phrase_at(tokens, start, last)
    return known or (document_in(tokens, phrase, "paper") if phrase else None)


def _messenger(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    phrase = phrase_at(tokens, start, last)
    if phrase is None or phrase[0] == start:
        return None
    nouns = words_of("relay_nouns.tsv", "messenger")
    if not any(tokens[k].low in nouns for k in range(*phrase)):
        return None
    return phrase[0], _with_name(tokens, phrase[1], last)


def _bearer(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "read out by Ambassador Ida Rem", "passed on through the Red Cross": any party that bears a message."""
    phrase = phrase_at(tokens, start, last)
    if phrase is None or tokens[phrase[0]].low in word_class("object_pronoun"):
        return None
    first, end = phrase
    named = any(tokens[k].is_capital for k in range(first, end))
    return phrase if named and is_party(tokens, phrase) else None


def _holder(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "that the Harrow Sentinel has seen": an outlet with the document in its hands."""
    found = outlet_at(tokens, start, last, only_outlets=True)
    if found is None:
        return None
    k = found[1]
    while k < last and tokens[k].low in word_class("auxiliary", "adverb"):
        k += 1
    return found if k < last and tokens[k].low in words_of("relay_nouns.tsv", "holds") else None


def _with_name(tokens: tuple[Token, ...], end: int, last: int) -> int:
    """Past a name set off by commas: "through a spokesman, Ilo Mart, ..."."""
    k = end + 1
    while k < last and tokens[k].is_word and tokens[k].is_capital:
        k += 1
    return k if end < last and tokens[end].text == "," and k > end + 1 else end
