"""Numbers that count and measure nothing: parts of names, years, times, scores, addresses, the pronoun "one"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from inquit.extract.figures.nouns import is_plural, noun_at
from inquit.extract.figures.values import Amount
from inquit.extract.figures.verbs import is_event_gerund, is_finite
from inquit.extract.figures.words import Word, figure_words
from inquit.extract.passage import word_class
from inquit.vocabulary import entries, table

__all__ = ["is_bare_none", "is_part_of_name", "is_score"]


_SIGNS = frozenset(sign.lower() for sign in entries("currency_signs.tsv"))


@cache
def _numbered(how: str) -> frozenset[str]:
    return frozenset(word for written, words in table("numbered_names.tsv") if written == how for word in words.split())


_CLOCK = figure_words("clock")
_OPENS = frozenset("\"“'‘`:;—–-(•*.?!…")
"""Marks behind which a sentence or a quotation begins with a capital."""


def is_part_of_name(words: Sequence[Word], amount: Amount, *, titled: bool, spaced: bool) -> bool:
    """Whether a number is glued into a name, a time, an address or a path, whatever unit seems to follow."""
    first, last = amount.first, amount.last
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    if amount.kind == "number" and words[first].is_number and _is_key(words, first, last):
        return True
    if before is not None and _glued_before(words, first, spaced=spaced):
        return True
    if after is not None and _glued_after(words, last):
        return True
    if words[first].is_number and "/" in words[first].low and not _is_fraction(words[first].low):
        return True
    if words[first].is_word and words[first].text[0].isupper() and not titled:
        return first > 0 and words[first - 1].text[-1] not in _OPENS
    return _is_address(words, last) or (last < len(words) and words[last].low == "block" and amount.value >= 100)


def _is_key(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether digits are dialled or filed, not counted: "0845 125 2222", "911", "3-of-4"."""
    low = words[first].low
    if low in _numbered("itself") or (len(low) > 1 and low[0] == "0" and low[1].isdigit()):
        return True
    sides = [words[k] for k in (first - 1, last) if 0 <= k < len(words)]
    if last == first + 1 and any(_is_key_beside(word, low) for word in sides):
        return not any(word.low == "-" for word in words[last : last + 2])
    return any(word.low == "×" and word.glued for word in (*words[max(0, first - 1) : first], *words[last : last + 1]))


def _is_key_beside(word: Word, low: str) -> bool:
    return word.is_number and word.low.isdigit() and low.isdigit() and not _may_be_year(word.low)


def _may_be_year(low: str) -> bool:
    return len(low) == 4 and low[:2] in ("18", "19", "20")


def _glued_before(words: Sequence[Word], first: int, *, spaced: bool) -> bool:
    before = words[first - 1]
    if before.low in ("/", "#", "_", "@", "№", "=", "\\"):
        return True
    if (
        before.low in (":", ".", ",")
        and first > 1
        and words[first - 2].is_number
        and (words[first].glued or (spaced and before.low == ":"))
    ):
        return before.low == ":" or words[first].glued
    if not (words[first].glued or spaced):
        return False
    if before.is_word and words[first].glued and "$" not in before.text and before.low not in _SIGNS:
        return True
    if before.low not in ("-", "–") or first < 2:
        return False
    name = words[first - 2]
    if spaced and not words[first].glued:
        return name.is_word and len(name.text) < 5 and name.text.isupper() and words[first].is_number
    if name.low in ("under", "over", "magnitude") or not (before.glued and words[first].is_number):
        return False
    if name.low in ("by", "x") and first > 3 and any(word.is_number for word in words[first - 4 : first - 2]):
        return False
    return name.is_word and before.text != "–"


_OUTCOME = frozenset(["and", "of", "for", "on", "all"])
"""Words behind a number and a hyphen that make a score or a name of it: "3-of-4", "three-and-out", "13-all"."""


def _glued_after(words: Sequence[Word], last: int) -> bool:
    after = words[last]
    if after.low == "-" and last + 1 < len(words) and words[last + 1].low in _OUTCOME:
        return True
    if after.low in _CLOCK or after.low == "/":
        return True
    if after.low in ("a", "p") and [word.low for word in words[last + 1 : last + 3]] == [".", "m"]:
        return True
    if after.low == ":" and last + 1 < len(words) and words[last + 1].is_number and words[last - 1].is_number:
        return True
    if after.glued and after.is_word and words[last - 1].is_number:
        return not (after.text[0].isupper() and after.text[-1] == "s" and len(after.text) > 2)
    return False


def _is_fraction(low: str) -> bool:
    over, under = low.split("/")[:2]
    return int(over) < int(under) and under in ("2", "3", "4", "5", "6", "8", "10", "16", "32")


def _is_address(words: Sequence[Word], last: int) -> bool:
    """ "245 Main Street": capitalised words behind the number, the last of them a kind of street."""
    for at in range(last, min(len(words), last + 5)):
        if not (words[at].text[0].isupper() or words[at].text == "." or words[at].is_number):
            return False
        if at > last and words[at].low in _numbered("street") and words[at].text[0].isupper():
            return words[last - 1].is_number
    return False


def is_score(words: Sequence[Word], first: int, last: int) -> int:
    """Where a score or record that begins with the number `[first, last)` ends ("3-2", "45-7-2"); 0 where none does."""
    at = last
    while at + 1 < len(words) and words[at].low in ("-", "–") and words[at + 1].is_number and _same_glue(words, at):
        at += 2
    return at if at > last else 0


def _same_glue(words: Sequence[Word], at: int) -> bool:
    return words[at].glued == words[at + 1].glued


def is_bare_none(
    words: Sequence[Word], lows: Sequence[str], amount: Amount, *, titled: bool, has_qualifier: bool
) -> bool:
    """Whether a number without a unit counts nothing."""
    first, last = amount.first, amount.last
    if amount.kind == "times":
        return lows[first] == "once" and not _counts_once(lows, first)
    if amount.kind == "share":
        return lows[first] == "half" and _is_no_half(lows, first, last)
    if amount.kind == "vague":
        return False
    if lows[first] == "one" and last == first + 1:
        return _is_pronoun(words, lows, first, has_qualifier=has_qualifier)
    if lows[first] == "zero":
        return not (last < len(lows) and is_plural(lows[last]))
    if words[first].is_number and last == first + 1 and _is_year(words, lows, first, has_qualifier=has_qualifier):
        return True
    return not has_qualifier and _is_named(words, lows, first, last, titled=titled)


def _counts_once(lows: Sequence[str], at: int) -> bool:
    before = lows[at - 1] if at else ""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    return (
        before in ("only", "just", "than", "least")
        or after in ("before", "every", "or")
        or (after in ("a", "per", "each") and lows[at + 2 : at + 3] != [] and lows[at + 2] in _PERIODS)
    )


_PERIODS = figure_words("period")


def _is_no_half(lows: Sequence[str], first: int, last: int) -> bool:
    """ "the second half", "half-brother", "half past", "half asleep"."""
    before = lows[first - 1] if first else ""
    after = lows[last] if last < len(lows) else ""
    if before in (
        "first",
        "second",
        "other",
        "better",
        "final",
        "latter",
        "opening",
        "last",
        "later",
        "each",
        "either",
        "third",
        "-",
    ):
        return True
    if after in ("of", "the", "its", "their", "his", "her", "our", "all", "that", "those", "as"):
        return False
    return not (
        before in ("by", "about", "nearly", "almost", "than", "over", "in") and not after[:1].isalpha()
    ) and not is_plural(after)


_NEVER_BEFORE_ONE = figure_words("before_one")
_VAGUE_ONE = figure_words("behind_one")


def _is_pronoun(words: Sequence[Word], lows: Sequence[str], at: int, *, has_qualifier: bool) -> bool:
    """ "one of the men", "no one", "the one", "one thing", "one questions"."""
    before = lows[at - 1] if at else ""
    after = lows[at + 1] if at + 1 < len(lows) else "."
    if after == "-":
        return before == "-" or lows[at + 2 : at + 3] in (["on"], ["liner"], ["liners"], ["off"], ["sided"])
    if has_qualifier and after not in ("of", "thing", "reason", "'s", "point"):
        return False
    if is_event_gerund(before) and (after in ",.;" or after in word_class("preposition")) and after != "of":
        return before in ("finding", "losing", "buying", "selling", "building")
    if before in _NEVER_BEFORE_ONE or before in word_class("possessive"):
        return True
    if after in _VAGUE_ONE or after in word_class("auxiliary", "finite", "modal"):
        return True
    if after in _TELLERS and any(low in ("said", "told", "says", "added", "recalled") for low in lows[at + 2 : at + 9]):
        return True
    return (
        after
        in (
            "case",
            "incident",
            "instance",
            "occasion",
            "version",
            "theory",
            "option",
            "memorable",
            "important",
            "particular",
            "major",
            "possible",
            "big",
            "key",
            "kind",
            "sort",
            "word",
        )
        or is_finite(after)
        or (is_plural(after) and after not in ("species", "series", "aircraft", "youth"))
    )


_TELLERS = figure_words("teller")


def _is_year(words: Sequence[Word], lows: Sequence[str], at: int, *, has_qualifier: bool) -> bool:
    """Four digits without a comma that may be a year, and nothing beside them that is counted in thousands."""
    low = lows[at]
    if not (len(low) == 4 and low.isdigit() and 1000 <= int(low) <= 2100):
        return _is_day(words, lows, at)
    after = words[at + 1] if at + 1 < len(words) else None
    before = lows[at - 1] if at else ""
    if has_qualifier and before not in ("around", "about", "over", "under", "within", "c", "circa", "by", "beyond"):
        return False
    counted = after is not None and after.is_word and after.text[0].islower() and after.low in _COUNTED_IN_THOUSANDS
    if before in ("in", "since", "of", "from", "until", "during", "by", "for", "the", "early", "late", "mid"):
        return True
    if int(low) < 1500:
        return not (after is not None and is_plural(after.low))
    return not counted


_COUNTED_IN_THOUSANDS = figure_words("thousands")


def _is_day(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """A day beside its month, where no date was read."""
    low = lows[at]
    if not (low.isdigit() and len(low) <= 2 and 1 <= int(low) <= 31):
        return False
    months = word_class("month")
    sides = [words[k] for k in (at - 1, at + 1) if 0 <= k < len(words)]
    if at > 1 and lows[at - 1] == ".":
        sides.append(words[at - 2])
    return any(word.low in months and word.text[0].isupper() for word in sides)


def _is_named(words: Sequence[Word], lows: Sequence[str], first: int, last: int, *, titled: bool) -> bool:
    """Whether the word before makes a name of the number: "Article 5", "No. 9", "Windows 7"."""
    if not first:
        return False
    at = first - 1
    dot = lows[at] == "." and at > 0
    if dot:
        at -= 1
        return lows[at] in ("no", "nos", "nr", "art", "sec", "ch", "pp", "p", "vol", "apt")
    before = words[at]
    if at > 0 and lows[at - 1] == "&":
        return True
    if before.low == "no":
        return before.text[0].isupper() and words[first].is_number
    if before.low in _numbered("any"):
        return before.low != "top" or True
    if not before.text[0].isupper():
        return before.low == "-" and at > 0 and words[at - 1].low in _numbered("any")
    if before.low in _numbered("capital") and (at > 0 or words[first].is_number):
        return True
    return words[first].is_number and not _may_precede(before, at) and not _counts_behind(words, last)


def _may_precede(before: Word, at: int) -> bool:
    """Whether a capitalised word before a number is an ordinary one: the first of its sentence, or of grammar."""
    closed = word_class(
        "preposition", "determiner", "weekday", "adverb", "conjunction", "auxiliary", "subordinator", "adjunct"
    )
    return before.low in closed or is_finite(before.low) or before.low.endswith("ing")


def _counts_behind(words: Sequence[Word], last: int) -> bool:
    """Whether a lower-case word that may be counted follows: "In Varna 12 people"."""
    noun = noun_at(words, last, one=False) if last < len(words) else None
    return noun is not None and words[noun.first].text[0].islower() and is_plural(words[noun.last - 1].low)
