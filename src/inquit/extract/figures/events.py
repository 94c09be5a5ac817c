"""What happened to the counted ("killing 12 people", "12 people were killed", "12 dead")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from inquit.extract.figures.sentence import Claim, Sentence
from inquit.extract.figures.verbs import Form, Forms, forms_of, is_finite, verb_row
from inquit.extract.figures.words import Word, figure_words
from inquit.extract.passage import word_class

__all__ = ["events_of"]

_REACH = 8
"""Words between the counted and the verb that tells its event."""
_LEADS = figure_words("lead")
_BE = frozenset(["be", "been", "being", "is", "are", "was", "were", "got", "get", "getting"])
_HAVE = frozenset(("have", "has", "had", "having"))


@cache
def _verbs(kind: str) -> Forms:
    return forms_of(verb_row("events.tsv", kind))


@cache
def _named(kind: str) -> dict[str, str]:
    """Words of events to the event: "dead" is killed, "arrests" are arrested."""
    pairs = (told.split("=") for told in verb_row("events.tsv", kind))
    return {word.replace("_", " "): event for word, event in pairs}


def events_of(sentence: Sentence, claims: Sequence[Claim]) -> list[str | None]:
    """What happened to the counted of each figure; a list shares it ("12 rifles and 300 rounds were found")."""
    lows, words = sentence.lows, sentence.words
    events = [_event(lows, words, claim) if _happens_to(claim) else None for claim in claims]
    listed = [_continues(lows, one, other) for one, other in pairwise(claims)]
    for k in [k for k, follows in enumerate(listed) if follows]:
        if _happens_to(claims[k + 1]):
            events[k + 1] = events[k + 1] or events[k]
    for k in [k for k, follows in reversed(list(enumerate(listed))) if follows]:
        if _happens_to(claims[k]):
            events[k] = events[k] or events[k + 1]
    return events


def _happens_to(claim: Claim) -> bool:
    """Whether something is counted or measured out to which things happen."""
    return claim.kind == "" or (claim.noun is not None and claim.kind != "times")


_LINKS = frozenset((",", "and", "or", "&", "("))


def _continues(lows: Sequence[str], one: Claim, other: Claim) -> bool:
    """Whether a figure is the next item of a list."""
    between = lows[one.end : other.start]
    return 0 < len(between) <= 2 and all(low in _LINKS for low in between)


def _event(lows: Sequence[str], words: Sequence[Word], claim: Claim) -> str | None:
    """The event, told by the participle of its verb: before the number, among the words counted, or behind them."""
    noun = (claim.noun.first, claim.noun.last) if claim.noun else (claim.end, claim.end)
    return (
        _done_to(lows, claim.start)
        or _inside(lows, *noun)
        or _behind(lows, words, claim.start, claim.end)
        or _by_noun(lows, claim.start, noun)
    )


def _done_to(lows: Sequence[str], first: int) -> str | None:
    """The verb whose object the number opens: "killing at least | 10 people"."""
    at = first - 1
    while at >= 0 and first - at < 6 and lows[at] in _LEADS and lows[at] != "of":
        at -= 1
    if at < 0:
        return None
    form = _active(lows, at) or (_active(lows, at - 1, lows[at]) if at else None)
    if form and form.form in ("base", "s") and ("and" in lows[at:first] or (at and lows[at - 1] in _NO_SUBJECT)):
        return None
    return form.participle if form else None


_NO_SUBJECT = word_class("determiner", "possessive", "preposition") - {"to"} | {"of", "sexual", "'s"}
"""Words before a noun that looks like a verb: "of assault and | two counts"."""


def _active(lows: Sequence[str], at: int, particle: str = "") -> Form | None:
    """The verb at word `at` where it has an object: no passive and no participle before a noun."""
    forms = [form for form in _verbs("does").get(lows[at], ()) if form.particle == particle]
    if not forms:
        return None
    before = next((low for low in reversed(lows[max(0, at - 2) : at]) if not low.endswith("ly")), "")
    return None if before in _BE else forms[0]


def _inside(lows: Sequence[str], first: int, last: int) -> str | None:
    """A participle among the words of the counted: "two wounded men"."""
    for low in lows[first:last]:
        if low in _named("is") and low != "held":
            return _named("is")[low]
        for form in _verbs("does").get(low, ()):
            if form.form == "participle" and low != "lost" and low.endswith(("ed", "en")):
                return form.participle
    return _named("noun").get(lows[last - 1]) if last > first and "of" not in lows[first:last] else None


def _behind(lows: Sequence[str], words: Sequence[Word], first: int, last: int) -> str | None:
    """The verb or adjective behind the counted: "were killed", "have died", "dead", "who were arrested"."""
    if first and lows[first - 1] in ("in", "on", "from", "at", "by", "with", "for", "to", "than"):
        return None
    seen_be = seen_have = False
    seen_word = 0
    for at in range(last, min(len(lows), last + _REACH)):
        low = lows[at]
        if low in _BE or low in ("left", "believed", "confirmed", "reported", "feared"):
            seen_be = True
        elif low in _HAVE:
            seen_have = True
        elif seen_be and low in _named("is"):
            return _named("is")[low]
        elif event := _participle(lows, words, at, seen_be=seen_be, seen_have=seen_have, near=at == last):
            return event
        elif (
            (seen_be and low not in _ADVERBIAL and not low.endswith("ly"))
            or (not words[at].is_word and low != "'s")
            or is_finite(low)
            or low in _ENDS
        ):
            return None
        elif low not in ("who", "that", "which"):
            seen_word += 1
        if seen_word > 5:
            return None
    return None


_ADVERBIAL = figure_words("adverbial")
_ENDS = figure_words("clause")


def _participle(
    lows: Sequence[str], words: Sequence[Word], at: int, *, seen_be: bool, seen_have: bool, near: bool
) -> str | None:
    low = lows[at]
    happens = _verbs("happens").get(low)
    if happens and happens[0].form in ("past", "participle", "base", "s") and (near or seen_have or seen_be):
        return happens[0].participle
    following = words[at + 1] if at + 1 < len(words) else None
    particle = following.low if following else ""
    forms = [
        form for form in _verbs("does").get(low, ()) if form.form == "participle" and form.particle in ("", particle)
    ]
    forms.sort(key=lambda form: -len(form.particle))
    if seen_be and (forms or (low.endswith("ed") and low[:2] != "un" and len(low) > 4)) and low not in _STATES:
        return forms[0].participle if forms else low
    if near and low in _named("is"):
        return _named("is")[low]
    if near and forms and (following is None or not following.is_word or _closes(following)):
        return forms[0].participle
    return None


_STATES = figure_words("state")


def _closes(word: Word) -> bool:
    """Whether no object follows a participle: it is the counted that suffered it."""
    return word.low in word_class("preposition", "conjunction", "subordinator", "time", "adverb", "adjunct") | {
        "late",
        "early",
    }


def _by_noun(lows: Sequence[str], first: int, noun: tuple[int, int]) -> str | None:
    """ "the loss of | three children", "the death toll rose to | 12"."""
    at = first - 1
    while at >= 0 and first - at < 5 and lows[at] in _LEADS - {"of", "and", "to"}:
        at -= 1
    if at > 0 and lows[at] in ("of", "in") and (event := _named("noun").get(lows[at - 1])):
        return event
    if at > 1 and lows[at] in ("to", "at") and noun[1] > noun[0] and noun[1] <= first:
        return _named("noun").get(lows[noun[1] - 1])
    return None
