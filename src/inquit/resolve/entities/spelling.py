"""Names as they are compared: in plain letters, and in one spelling for many by rules and known spellings."""

from __future__ import annotations

import re
from functools import cache

from anyascii import anyascii

from inquit.vocabulary import table

__all__ = ["SHORT", "by_rules", "folded", "rough", "spelled", "words_of"]


@cache
def folded(text: str) -> str:
    """Plain lower-case letters and digits, words parted by single spaces: "The U.S.'s  Élysée" is "us elysee"."""
    plain = anyascii(text).lower().replace("&", " and ").replace("`", "'")
    plain = re.sub(r"'s?(?= |$)", "", plain)
    plain = re.sub(r"\b([a-z])\. (?=[a-z]\.)", r"\1.", plain)
    plain = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)|(?<=\b[a-z])\.(?=$|\W)|'", "", plain)
    words = re.sub(r"[^a-z0-9+]+", " ", plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def words_of(text: str) -> tuple[str, ...]:
    """The words of the folded text."""
    return tuple(folded(text).split())


@cache
def _rules(level: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    made = []
    for told, where, old, *new in table("across/spelling_rules.tsv"):
        if told == level:
            pattern = {"any": "{}", "start": "^{}", "end": "{}$"}[where].format(old)
            made.append((re.compile(pattern), new[0] if new else ""))
    return tuple(made)


def by_rules(word: str, level: str) -> str:
    """A folded word with the spelling rules of one level applied in their order."""
    for pattern, new in _rules(level):
        word = pattern.sub(new, word)
    return word


@cache
def _known_spellings() -> dict[str, str]:
    """Spellings of one name, and what the rules make of each, to the first of them by the rules."""
    told: dict[str, str] = {}
    rows = [[folded(way) for way in ways.split("|")] for (ways,) in table("across/given_name_spellings.tsv")]
    for by in (lambda way: way, _close):
        for ways in rows:
            for way in ways:
                told.setdefault(by(way), _close(ways[0]))
    return told


def _close(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", by_rules(word, "close")) or word


@cache
def spelled(word: str) -> str:
    """One spelling for all close spellings of a folded word: "sergey" and "sergei" give the same."""
    known = _known_spellings().get(word)
    if known is not None:
        return known
    if len(word) < SHORT:
        return word
    if (servant := re.match("abd[aeou]+l(?=...)", word)) is not None:
        return "abdel" + spelled(word[servant.end() :])
    made = _close(word)
    return _known_spellings().get(made, made)


@cache
def rough(word: str) -> str:
    """A word without vowels behind its first letter and without the choice between like consonants."""
    made = by_rules(spelled(word), "rough")
    made = re.sub(r"(.)\1+", r"\1", re.sub("(?<=.)[aeiou]", "", made))
    return made or word


SHORT = 4
"""Shorter words are names of their own in too many languages: they are only the same when written the same."""
