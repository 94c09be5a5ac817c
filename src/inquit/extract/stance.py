"""Whether a statement presents, denies, doubts or leaves open what it reports, by its cue and the words themselves."""

from __future__ import annotations

import re
from functools import cache

from inquit.extract.passage import word_class
from inquit.extract.rules import Attribution
from inquit.extract.rules.attribution import finite
from inquit.model import Stance
from inquit.vocabulary import entries, table

__all__ = ["stance_of"]


def stance_of(text: str, attribution: Attribution) -> Stance:
    """The stance of the innermost speaker towards the content."""
    verb = attribution.verb
    first = attribution.spans(attribution.content)[:1] or attribution.later[:1]
    words = " ".join(first[0].of(text).lower().replace("’", "'").split())
    if verb.lemma in ("decline", "refuse"):
        return "unclear" if _opens_with("unclear_objects.tsv", words) else "denies"
    if attribution.negated or _says_nothing(attribution):
        keys = (verb.lemma, verb.act, "*")
        return next(_negated()[key, verb.stance] for key in keys if (key, verb.stance) in _negated())
    if attribution.hypothetical:
        return "unclear"
    if verb.stance == "asserts" and _opens_with("doubting_phrases.tsv", _without_opening(words)):
        return "doubts"
    if verb.stance == "asserts" and _denying().search(words):
        return "denies"
    return verb.stance


@cache
def _negated() -> dict[tuple[str, str], Stance]:
    return {(key, stance): result for key, stance, result in table("negators.tsv")}  # type: ignore[misc]


def _says_nothing(attribution: Attribution) -> bool:
    """ "nobody agrees", "said nothing about it": a negative word for the source, or for what is said."""
    tokens = attribution.passage.tokens
    source = tokens[attribution.source[0]].low if attribution.source else ""
    content = tokens[slice(*attribution.content[0])] if attribution.content else ()
    nothing = bool(content) and content[0].low in word_class("negative") and not any(finite(t.low) for t in content)
    return source in word_class("negative") or nothing


def _opens_with(name: str, words: str) -> bool:
    """Whether `words` open with an entry of the vocabulary file `name`, as whole words."""
    return _openings(name).match(words) is not None


@cache
def _openings(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(entries(name))})(?!\w)")


@cache
def _denying() -> re.Pattern[str]:
    """Content that ends in a denial ("the reports were false") or opens with one ("there is no truth in")."""
    ends = "|".join(row[0] for row in table("denying_phrases.tsv") if row[1] == "end")
    starts = "|".join(row[0] for row in table("denying_phrases.tsv") if row[1] == "start")
    return re.compile(rf"(?:\b(?:is|are|was|were|as|'s)(?: \w+ly)? (?:{ends})\W*$)|^\W*(?:that )?\W*(?:{starts})\b")


def _without_opening(words: str) -> str:
    """Reported words without marks, "that", the pronoun they open with, and an adverb."""
    return re.sub(r"^[\W_]*(?:that )?[\W_]*(?:(?:he|she|it|they|i|we) )?(?:\w+ly )?", "", words)
