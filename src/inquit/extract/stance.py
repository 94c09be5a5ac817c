"""What a statement does with its words, by its cue and the words themselves: its act, and its stance towards them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from inquit.extract.attribution import Attribution, Range
from inquit.extract.passage import word_class
from inquit.extract.phrases import Phrase, phrase_of, spelled
from inquit.model import Act, Stance
from inquit.vocabulary import entries, table

__all__ = ["act_of", "stance_of"]

_NAME = 3
"""Words behind a content that may still be the name that a verb gives it."""
_PARTICLES = 2
"""Words between a cue and its content that may still be particles of the cue."""
_NEGATIONS = ("not", "n't", "never", "cannot")


def act_of(text: str, attribution: Attribution) -> Act:
    """Whether the source states, believes, intends, orders, feels, perceives or shows the content."""
    return phrase_of(_whole(attribution)).act or attribution.verb.act


def stance_of(text: str, attribution: Attribution) -> Stance:
    """The stance of the innermost speaker towards the content."""
    reported = _reported(text, attribution)
    attribution = _whole(attribution)
    phrase = phrase_of(attribution)
    stance = _stance_of_cue(attribution, phrase)
    if phrase.stance == "asserts" or (stance != "asserts" and not _is_mark(attribution)):
        return stance
    says = (phrase.act or attribution.verb.act) == "statement"
    return _stance_of_words(reported, says) or stance


def _whole(attribution: Attribution) -> Attribution:
    """The attribution with the words that belong to it and that its spans stop short of."""
    content = _with_name(attribution) if "o" in attribution.verb.frames else attribution.content
    first, last = _whole_cue(attribution)
    if (first, last) == attribution.cue and content == attribution.content:
        return attribution
    added = attribution.passage.tokens[first : attribution.cue[0]]
    negated = attribution.negated or any(token.low.endswith(_NEGATIONS) for token in added)
    return replace(attribution, cue=(first, last), content=content, negated=negated)


def _whole_cue(attribution: Attribution) -> Range:
    """The cue with the auxiliaries, adverbs and negation before it, and with the particles up to its content."""
    tokens = attribution.passage.tokens
    first, last = attribution.cue
    start = attribution.source[1] if attribution.source and attribution.source[1] <= first else 0
    while first > start and _leads_verb(tokens[first - 1].low):
        first -= 1
    end = min((begin for begin, _ in attribution.content if begin >= last), default=last)
    particles = word_class("particle", "preposition")
    if end - last <= _PARTICLES and all(token.low in particles for token in tokens[last:end]):
        last = end
    return first, last


def _leads_verb(word: str) -> bool:
    return word.endswith((*_NEGATIONS, "ly")) or word in word_class("auxiliary")


def _with_name(attribution: Attribution) -> list[Range]:
    """The content of a verb that may name its object ("called it a lie"), with words behind it up to the next mark."""
    if not attribution.content:
        return []
    tokens = attribution.passage.tokens
    first, last = attribution.content[-1]
    end = next((i for i in range(last, len(tokens)) if not tokens[i].is_word), len(tokens))
    return [*attribution.content[:-1], (first, min(end, last + _NAME))]


def _is_mark(attribution: Attribution) -> bool:
    """Whether the cue is a colon or a dash alone, which itself says nothing."""
    tokens = attribution.passage.tokens[slice(*attribution.cue)]
    return not any(token.is_word for token in tokens)


def _stance_of_cue(attribution: Attribution, phrase: Phrase) -> Stance:
    verb = attribution.verb
    stance = phrase.stance or verb.stance
    if not phrase.is_negative and (attribution.negated or _is_nobody(attribution)):
        keys = (verb.lemma, phrase.act or verb.act, "*")
        return next(_negated()[key, stance] for key in keys if (key, stance) in _negated())
    return "unclear" if attribution.hypothetical and phrase.stance is None else stance


@cache
def _negated() -> dict[tuple[str, str], Stance]:
    return {(key, stance): result for key, stance, result in table("negators.tsv")}  # type: ignore[misc]


def _is_nobody(attribution: Attribution) -> bool:
    """ "nobody agrees", "no official confirmed it": a negative word opens the source."""
    source = attribution.source
    return source is not None and attribution.passage.tokens[source[0]].low in word_class("negative")


def _stance_of_words(words: str, says: bool) -> Stance | None:
    """The stance that reported words take up by themselves; only what a party `says` can deny or withhold."""
    if _asks(words):
        return "unclear"
    if _opens_with("doubting_phrases.tsv", words):
        return "doubts"
    if says and any(pattern.search(words) for pattern in _denying()):
        return "denies"
    return "unclear" if says and _opens_with("withholding_phrases.tsv", words) else None


def _reported(text: str, attribution: Attribution) -> str:
    """All reported words without quotation marks, apostrophes straight, in lower case but for a stressed NOT."""
    spans = attribution.spans(attribution.content) + attribution.later
    words = _UNSTRESSED.sub(lambda found: found.group().lower(), " ".join(span.of(text) for span in spans))
    words = words.replace("’", "'")
    return " ".join(re.sub(r"[\"“”‘«»„]|(?<!\w)'|'(?!\w)", " ", words).split())


def _asks(words: str) -> bool:
    """Whether the words are questions and nothing else: an assertion may well end in a question of its own."""
    sentences = re.findall(r"[^.!?]+[.!?]*", words)
    return bool(sentences) and all(sentence.rstrip().endswith("?") for sentence in sentences)


def _opens_with(name: str, words: str) -> bool:
    """Whether the words open with an entry of the vocabulary file `name`, perhaps behind "that", pronoun and adverb."""
    return any(_openings(name).match(opening) for opening in (words, _without_opening(words)))


@cache
def _openings(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(entries(name))})(?!\w)", re.I)


_UNSTRESSED = re.compile(r"(?!(?<=[a-z] )(?:NOT|NEVER)\b)\b\w+")
"""Any word but a negation in capitals after a word that is not."""
_DENIALS = {
    "end": r"(?<!\bi )(?<!\bwe )\b(?:is|are|was|were|as|be|been|'s)(?: \w+ly)? (?:{})\W*$",
    "end of all": r"^(?:that )?(?:{})\W*$",
    "start": r"^(?:\w+ly, )?(?:that )?(?:{})\b",
    "whole": r"^(?:that |well, |but )?(?:{})(?:\W*$|[.!;:—–]|,(?! (?:no|but|and|the|a|an) \w+ \w+ is))",
}
"""What stands around the words of each kind of denial; "I was wrong" is none."""


@cache
def _denying() -> tuple[re.Pattern[str], ...]:
    """Content that is a denial: ends in one ("the reports were false"), opens with one, or is nothing else."""
    rows = table("denying_phrases.tsv")
    return tuple(
        re.compile(around.replace("{}", "|".join(spelled(words) for words, where in rows if where == kind)), re.I)
        for kind, around in _DENIALS.items()
    )


def _without_opening(words: str) -> str:
    """Reported words without "that", the pronoun they open with, and an adverb."""
    return re.sub(r"^\W*(?:that )?(?:(?:he|she|it|they|i|we)(?: |(?=')))?(?:\w+ly )?", "", words, flags=re.I)
