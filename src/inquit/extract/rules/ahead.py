"""What follows a cue: where its content starts, how far it goes, and how far the cue itself does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.attribution import finite
from inquit.extract.rules.cues import Cue, find_cues
from inquit.vocabulary import entries

__all__ = ["content_ahead", "content_end", "cue_end"]


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What follows a cue: where its content starts; `weak` when only an adjunct or loose words follow."""

    start: int
    kind: str
    weak: bool = False
    cue_end: int | None = None


def content_ahead(passage: Passage, cue: Cue, right: int) -> _Ahead | None:
    tokens = passage.tokens
    frames = cue.verb.frames
    k = cue.last
    if k < right and tokens[k].low in cue.verb.particles and cue.last == cue.head + 1:
        return _Ahead(k + 1, "particle", cue_end=k + 1) if k + 1 < right else None
    if cue.last > cue.head + 1:
        return (_direct_complement(passage, k, right, frames) or _Ahead(k, "particle")) if k < right else None
    k = _skip_adverbs(passage, k, right)
    if "r" in frames:
        k = _skip_recipient(passage, k, right)
    if k >= right or tokens[k].text in (".", ";", "?", "!"):
        return None
    direct = _direct_complement(passage, k, right, frames)
    if direct is not None:
        return direct
    beyond = _skip_adjuncts(passage, k, right)
    if beyond != k and beyond < right:
        strong = _direct_complement(passage, beyond, right, frames)
        if strong is not None and strong.kind in ("that", "quotation", "colon", "announced"):
            return _Ahead(strong.start, strong.kind, cue_end=cue_end(passage, cue.last, right, strong.cue_end))
        if strong is not None and "c" in frames and passage.tokens[beyond].text != ",":
            return _Ahead(beyond, "clause", cue_end=cue_end(passage, cue.last, right))
    if "o" in frames and tokens[k].is_word and tokens[k].low not in ("to",):
        if "n" in frames and not _holds_a_name_for_it(passage, k, right):
            return None
        return _Ahead(k, "object")
    if "c" in frames and tokens[k].text != "," and any(finite(t.low) for t in tokens[k : min(right, k + 12)]):
        return _Ahead(k, "clause", weak=True)
    return None


def _holds_a_name_for_it(passage: Passage, k: int, right: int) -> bool:
    """ "called it a disgrace": an object and what it is called, in marks or with an article."""
    return any(
        passage.tokens[j].quote >= 0 or passage.tokens[j].low in ("a", "an") for j in range(k + 1, min(right, k + 9))
    )


def _direct_complement(passage: Passage, k: int, right: int, frames: frozenset[str]) -> _Ahead | None:
    tokens = passage.tokens
    token = tokens[k]
    if token.text == ":":
        return _Ahead(k + 1, "colon" if k + 1 < right else "announced", cue_end=k + 1)
    if (
        token.text == ","
        and k + 1 < right
        and tokens[k + 1].quote >= 0
        and passage.quote_tokens[tokens[k + 1].quote][0] == k + 1
    ):
        return _Ahead(k + 1, "quotation")
    if token.quote >= 0 and passage.tokens[k - 1].quote != token.quote:
        return _Ahead(k, "quotation") if frames & {"q", "c", "o", "t"} else None
    if token.low == "that" and frames & {"c", "t", "q"}:
        return _Ahead(k, "that")
    if token.low in word_class("wh") and frames & {"c", "t"}:
        return _Ahead(k, "wh")
    if token.low == "to" and "i" in frames:
        return _Ahead(k, "infinitive")
    if token.low.endswith("ing") and "g" in frames:
        return _Ahead(k, "gerund")
    if "c" in frames and token.is_word and token.low not in word_class("adjunct"):
        strong = token.low in word_class("pronoun", "determiner") or token.is_capital or "o" not in frames
        strong = strong or any(finite(t.low) for t in tokens[k : min(right, k + 8)])
        return _Ahead(k, "clause") if strong else None
    return None


def _skip_adverbs(passage: Passage, k: int, right: int) -> int:
    while k < right and (
        passage.tokens[k].low in word_class("adverb") - {"all", "not", "even", "just", "only", "both"}
        or (passage.tokens[k].low.endswith("ly") and passage.tokens[k].quote < 0 and not passage.tokens[k].is_capital)
    ):
        k += 1
    return k


def _skip_recipient(passage: Passage, k: int, right: int) -> int:
    """Past the one who was told: a pronoun, a name, or a noun phrase before the clause."""
    tokens = passage.tokens
    if k < right and tokens[k].low in word_class("object_pronoun", "audience"):
        return k + 1
    if k < right and tokens[k].low in word_class("preposition"):
        return k
    j = k
    while j < right and j - k < 12:
        token = tokens[j]
        if token.text in (",", ":", ".", ";") or token.quote >= 0:
            break
        if token.low in word_class("subordinator", "adjunct") - {"by", "as", "last", "this"} | {"to"}:
            break
        if (
            j > k
            and (token.low in word_class("pronoun", "article", "possessive") | {"there", "this"})
            and tokens[j - 1].low not in ("of", "and", "to", "for", "with")
        ):
            break
        j += 1
    return j if j > k and j < right else k


def _skip_adjuncts(passage: Passage, k: int, right: int) -> int:
    """Past words of time and place between verb and content ("said in a statement on Friday that")."""
    tokens = passage.tokens
    while k < right:
        token = tokens[k]
        if token.low in word_class("weekday", "time"):
            k += 1
            continue
        if token.quote >= 0 or token.low not in word_class("preposition") | {"last", "this"}:
            return k
        j = k + 1
        while j < right and j - k < 14:
            low = tokens[j].low
            if (
                tokens[j].text in (",", ":", ".", ";")
                or tokens[j].quote >= 0
                or low in ("that", "how", "whether", "why")
            ):
                break
            if low in word_class("preposition", "pronoun") | {"there"}:
                break
            if low in word_class("weekday") or (
                low in word_class("article", "possessive") and tokens[j - 1].low in _occasions() | word_class("weekday")
            ):
                break
            if tokens[j].is_capital and tokens[j - 1].low in _occasions() | word_class("weekday"):
                break
            j += 1
        k = j
    return k


@cache
def _occasions() -> frozenset[str]:
    return frozenset(entries("occasions.tsv"))


def cue_end(passage: Passage, k: int, right: int, known: int | None = None) -> int:
    """The cue takes in "in a statement" and the like, and a colon."""
    tokens = passage.tokens
    if known is not None:
        return known
    if k + 2 < right and tokens[k].low == "in" and tokens[k + 1].low in word_class("article", "possessive"):
        for j in range(k + 2, min(k + 5, right)):
            if tokens[j].low in _occasions():
                return j + 1
            if not tokens[j].is_word:
                break
    return k


def content_end(passage: Passage, start: int, right: int, cue: Cue) -> int:
    """Where content that follows its cue ends: the sentence's end, or before the next attribution of the same level."""
    tokens = passage.tokens
    zone = tokens[cue.head].quote
    k = start
    while k < right:
        token = tokens[k]
        if token.quote >= 0 and token.quote != zone:
            _a, b = passage.quote_tokens[token.quote]
            if b >= right and zone < 0:
                return b
            k = max(b, k + 1)
            continue
        if k > start and _starts_next(passage, k, right, zone):
            return k
        k += 1
    return right


def _starts_next(passage: Passage, k: int, right: int, zone: int) -> bool:
    """Whether token `k` begins another attribution of the same level: "and added", ", according to", ", she said"."""
    tokens = passage.tokens
    low = tokens[k].low
    if tokens[k].text == ";":
        return k + 1 < right and tokens[k + 1].low != "that"
    if tokens[k].text == "," and k + 2 < right:
        following = tokens[k + 1]
        if following.low in ("according", "while", "whereas") or (
            following.low.endswith("ing") and _verb_at(passage, k + 1, right, "ing")
        ):
            return True
        if following.low in ("and", "but") and _verb_at(passage, k + 2, right):
            return True
        return _verb_at(passage, k + 1, right) or _ends_with_attribution(passage, k + 1, right)
    if low in ("and", "but") and tokens[k - 1].text != ",":
        return _verb_at(passage, k + 1, right)
    return False


def _ends_with_attribution(passage: Passage, k: int, right: int) -> bool:
    """Whether "X said" stands at `k` with nothing behind it that X could have said: it attributes what came before."""
    tokens = passage.tokens
    for cue in find_cues(passage, k, min(k + 9, right)):
        closed = (
            cue.last >= right or tokens[cue.last].text in (",", ".") or tokens[cue.last].low in word_class("adjunct")
        )
        if cue.form in ("past", "s") and cue.verb.frames & {"q", "c"} and closed:
            subject = tokens[k : cue.first]
            behind = content_ahead(passage, cue, right)
            return (behind is None or behind.weak) and bool(subject) and all(token.is_word for token in subject)
    return False


def _verb_at(passage: Passage, k: int, right: int, *forms: str) -> bool:
    """Whether a reporting verb without a subject of its own stands at token `k` (adverbs before it allowed)."""
    return any(
        cue.first <= k <= cue.head
        and cue.form in (forms or ("past", "s"))
        and not cue.passive
        and {"q", "c"} & cue.verb.frames
        for cue in find_cues(passage, k, min(k + 3, right))
    )
