"""What a figure counts or measures out: "12 people", "half the homes", "12 tonnes of rice", "jewellery worth £88m"."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.extract.figures.measures import OR_MORE
from inquit.extract.figures.nouns import Noun, noun_at, noun_before_worth, noun_of
from inquit.extract.figures.sentence import Sentence
from inquit.extract.figures.units import kind_of_unit
from inquit.extract.figures.values import Amount
from inquit.extract.figures.verbs import is_casualty
from inquit.extract.figures.words import Word
from inquit.extract.passage import word_class

__all__ = ["counted_by"]

_OF_KINDS = frozenset(("money", "mass", "volume", "area", "data", "energy", "power", "length"))


def counted_by(sentence: Sentence, amount: Amount, first: int, last: int, unit: str | None) -> tuple[Noun | None, int]:
    """What the figure counts, and where both end."""
    words, lows = sentence.words, sentence.lows
    noun: Noun | None = None
    kind = kind_of_unit()[unit] if unit else amount.kind
    after = lows[last] if last < len(lows) else ""
    if lows[last : last + 1] in (["("], [")"]) and kind in _OF_KINDS and (closed := _bracket_end(lows, last)):
        noun = noun_of(words, closed)
        return noun, last
    if kind == "share":
        noun = noun_of(words, last)
        if noun is None and unit is None and amount.kind == "share" and after not in ("-",):
            noun = noun_at(words, last, one=False, part=True)
    elif kind == "money":
        at = last + (after == "worth")
        noun = noun_of(words, at)
        if (
            noun is None
            and first
            and lows[first - 1]
            in ("worth", "about", "nearly", "over", "than", "some", "around", "almost", "least", "to", "at")
        ):
            noun = _worth(words, lows, first)
    elif kind in _OF_KINDS:
        noun = noun_of(words, last) if kind != "length" or not _is_own(lows, last + 1) else None
    elif kind == "times":
        if tuple(lows[last : last + 2]) in (("as", "many"), ("as", "much")):
            noun = noun_at(words, last + 2, one=False)
    elif unit is None:
        noun = _things(sentence, amount, last)
    return noun, max(last, noun.last) if noun and noun.first >= last else last


def _is_own(lows: Sequence[str], at: int) -> bool:
    """ "within 80m of their destination" measures no destination."""
    return at < len(lows) and lows[at] in word_class("determiner", "possessive", "pronoun")


def _bracket_end(lows: Sequence[str], at: int) -> int | None:
    """Behind the bracket that stands at or soon after word `at`: what both amounts measure follows there."""
    return next((k + 1 for k in range(at, min(at + 8, len(lows))) if lows[k] == ")"), None)


def _worth(words: Sequence[Word], lows: Sequence[str], first: int) -> Noun | None:
    """ "jewellery worth | £88m", "goods valued at about | $5,000"."""
    for at in range(first - 1, max(first - 6, 0), -1):
        if lows[at] in ("worth", "valued"):
            return noun_before_worth(words, at)
    return None


def _things(sentence: Sentence, amount: Amount, last: int) -> Noun | None:
    words, lows = sentence.words, sentence.lows
    if last >= len(words):
        return None
    if (
        lows[last] in ("-", "–")
        and last + 1 < len(words)
        and words[last + 1].is_word
        and (words[last + 1].glued or (sentence.spaced and lows[last] == "-"))
    ):
        if lows[last + 1] in ("plus", "odd", "strong", "ish"):
            return noun_at(words, last + 2, one=False)
        if lows[last + 1] in word_class("preposition", "conjunction", "adverb", "determiner"):
            return None
        return (
            Noun(last + 1, last + 2)
            if not sentence.spaced or words[last + 1].text.islower() or words[last].glued
            else None
        )
    if lows[last] in ("+", "odd", "plus"):
        last += 1
    if tuple(lows[last : last + 2]) in OR_MORE:
        last += 2
    noun = noun_at(words, last, one=amount.value == 1 and amount.kind == "number")
    return None if noun and noun.last - noun.first == 1 and is_casualty(lows[noun.first]) else noun
