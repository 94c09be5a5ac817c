"""Through whom the words of an attribution reached the report: outlets, networks, documents, people passing them on."""

from __future__ import annotations

from itertools import islice

from inquit.extract.attribution import Attribution, Range
from inquit.extract.circumstances.outlets import addressee_at, lone_noun_at, outlet_at, phrase_at, words_of
from inquit.extract.circumstances.passing import document_in, passed_on_in
from inquit.extract.circumstances.zones import NEAR, sentence_of, zones_of
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.rules.cues import verb_forms
from inquit.extract.rules.sources import left_source

__all__ = ["relays_of"]


def relays_of(attribution: Attribution, before: Attribution | None = None) -> list[Range]:
    """Who passed the words on, as token ranges of the passage without article, in the order of the text.

    `before` is the attribution told before this one: who only goes on ("he added") still speaks through the same.
    """
    tokens = attribution.passage.tokens
    found: list[Range] = []
    for zone in zones_of(attribution):
        found += passed_on_in(tokens, zone)
    found += _addressed(attribution)
    found += _quoting_subject(attribution)
    found += _reporters(attribution)
    found += _credit(attribution)
    found += _heard_in(attribution)
    found += attribution.through
    found = _without_light(tokens, found)
    if not found and before is not None and _goes_on(attribution, before):
        return relays_of(before)
    kept: list[Range] = []
    for a, b in sorted(found):
        if b > a and not _names_source(attribution, (a, b)) and not any(a < d and c < b for c, d in kept):
            kept.append((a, b))
    return kept


def _goes_on(attribution: Attribution, before: Attribution) -> bool:
    """Whether the same speaker goes on: "she added", "he went on"."""
    source, tokens = attribution.source, attribution.passage.tokens
    if source is None or before.passage is not attribution.passage or before.parent is not attribution.parent:
        return False
    return tokens[source[1] - 1].low in word_class("pronoun", "relative") and not words_of(
        "relay_nouns.tsv", "goes_on"
    ).isdisjoint(token.low for token in tokens[attribution.cue[0] : attribution.cue[1]])


def _without_light(tokens: tuple[Token, ...], found: list[Range]) -> list[Range]:
    """Without the posts and columns where it is told on what network or in what outlet they stand."""
    light = words_of("relay_nouns.tsv", "light")
    heavy = [(a, b) for a, b in found if tokens[b - 1].low not in light]
    return heavy or found


def _names_source(attribution: Attribution, found: Range) -> bool:
    """Whether what was found is the source itself, not a modifier inside it."""
    source = attribution.source
    if source is None:
        return False
    tokens = attribution.passage.tokens
    head = source[0] + (tokens[source[0]].low in word_class("article", "possessive"))
    return found[0] <= head < found[1]


def _addressed(attribution: Attribution) -> list[Range]:
    """ "confirmed to the Kronika", "said Ida Rem to Kvant": the outlet behind cue, source or content."""
    tokens = attribution.passage.tokens
    _, last = sentence_of(attribution)
    if attribution.verb.act != "statement":
        return []
    ends = {part[1] for part in attribution.cue_parts} | {b for _, b in attribution.content}
    if attribution.source is not None and attribution.source[0] >= attribution.cue[1]:
        ends.add(attribution.source[1])
    found = []
    for at in sorted(ends):
        k = at
        while k + 1 < last and _is_aside(tokens[k]):
            k += 1
        if k + 1 < last and tokens[k].low == "to":
            found.append(addressee_at(tokens, k + 1, last))
    return [relay for relay in found if relay is not None]


def _is_aside(token: Token) -> bool:
    """A comma, or a word of time or manner: "explained afterwards to the Kronika"."""
    timely = word_class("weekday", "month", "time", "period", "opens_time", "adverb")
    return token.text == "," or token.low.endswith("ly") or token.low in timely


_QUOTING = frozenset({"quote", "cite"})
_ON_WHOSE_WORD = frozenset({"referring", "reference", "word", "strength"})
"""Nouns of a cue that tell, as "quoting" does, that the subject passes on what another said."""
_LEARNING = frozenset({"told", "informed", "learned", "learnt", "heard"})


def _quoting_subject(attribution: Attribution) -> list[Range]:
    """ "The agency quoted X as saying", "the agency reported, citing X", "Citing X, the agency wrote"."""
    source, tokens = attribution.source, attribution.passage.tokens
    first, _ = sentence_of(attribution)
    if source is None:
        return []
    if source[0] < attribution.cue[0]:
        verb = _verb_of_quoting(tokens, first, attribution) if tokens[attribution.cue[0]].low == "as" else None
        subject = _subject(attribution.passage, first, verb) if verb is not None else None
    elif _quotes(attribution):
        subject = _subject(attribution.passage, first, attribution.cue[0])
        rest = attribution.cue_rest
        if rest is not None and rest[0] > first and tokens[rest[0] - 1].low == "which":
            return _antecedent(tokens, max(first, rest[0] - NEAR), rest[0])
        if subject is None and rest is not None and rest[0] > source[1]:
            subject = _subject(attribution.passage, source[1], rest[0])
    else:
        subject = None
    if subject is None:
        return []
    if tokens[subject[0]].low == "which":
        return _antecedent(tokens, max(first, subject[0] - NEAR), subject[0])
    outlet = outlet_at(tokens, *subject, only_outlets=True)
    if outlet is not None and not (outlet[1] == subject[1] or tokens[outlet[1]].text in (",", "(")):
        outlet = outlet_at(tokens, *subject)
    relay = outlet or lone_noun_at(tokens, subject[0] - 1)
    return [relay] if relay else []


def _antecedent(tokens: tuple[Token, ...], first: int, end: int) -> list[Range]:
    """ "a report by the Morvan agency, which cited": the outlet named last behind a preposition."""
    behind = [k + 1 for k in range(first, end - 1) if tokens[k].low in word_class("preposition")]
    named = [found for k in behind if (found := outlet_at(tokens, k, end)) is not None]
    return named[-1:]


def _verb_of_quoting(tokens: tuple[Token, ...], first: int, attribution: Attribution) -> int | None:
    """The "quoted" of "quoted X as ordering A and as pledging B"."""
    assert attribution.source is not None
    k = attribution.source[0] - 1
    while k > first and tokens[k].low in word_class("article", "possessive"):
        k -= 1
    lemmas = {verb.lemma for verb, _ in verb_forms().get(tokens[k].low, ())}
    return k if k > first and lemmas & _QUOTING else None


def _quotes(attribution: Attribution) -> bool:
    tokens = attribution.passage.tokens
    words = [tokens[k].low for part in attribution.cue_parts for k in range(*part)]
    if words[-1] == "by" and _LEARNING & set(words):
        return True
    return not _ON_WHOSE_WORD.isdisjoint(words) or any(
        verb.lemma in _QUOTING for word in words for verb, _ in verb_forms().get(word, ())
    )


def _subject(passage: Passage, first: int, end: int) -> Range | None:
    """The subject that ends at `end` or at a comma before it, without article."""
    tokens = passage.tokens
    if end > first and tokens[end - 1].text == ",":
        end -= 1
        aside = next((k for k in range(end - 1, max(first, end - NEAR), -1) if tokens[k].text == ","), None)
        end = aside if aside is not None and not tokens[aside + 1].is_capital else end
    found = left_source(passage, first, end) if end > first else None
    if found is None:
        return None
    a, b = found
    while a < b and (not tokens[a].is_word or tokens[a].low in word_class("article", "subordinator")):
        a += 1
    return (a, b) if a < b else None


def _reporters(attribution: Attribution) -> list[Range]:
    """ "..., the agency reported", "..., his spokesman said": who has the last word behind the statement."""
    tokens = attribution.passage.tokens
    _, last = sentence_of(attribution)
    inside = {k for part in attribution.content for k in range(*part)}
    behind = max(attribution.cue[1], attribution.source[1] if attribution.source is not None else 0)
    apart = (k for k in range(behind, last - 2) if tokens[k].text in (",", "—", "–", "-", "(") and k not in inside)
    found = []
    for at in islice(apart, _CLAUSES):
        relay = _who_reports(tokens, at + 1, min(last, at + NEAR))
        if relay is not None:
            found.append(relay)
            found += passed_on_in(tokens, (relay[1], min(last, relay[1] + NEAR)))
    return found


_CLAUSES = 8
"""Commas and dashes behind a statement after which its reporter is looked for."""


def _who_reports(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    known = (outlet_at(tokens, start, last), lone_noun_at(tokens, start), _spoken_for(tokens, start, last))
    for relay in known:
        if relay is not None and _verb_behind(tokens, relay[1], last) is not None:
            return relay
    guess = outlet_at(tokens, start, last, only_outlets=True)
    verb = _verb_behind(tokens, guess[1], last) if guess else None
    if verb is not None and tokens[verb].low in words_of("relay_nouns.tsv", "learns"):
        return guess
    return _document_shows(tokens, start, last)


def _verb_behind(tokens: tuple[Token, ...], k: int, last: int) -> int | None:
    """The verb of reporting that stands at `k`, behind auxiliaries and adverbs."""
    while k < last and (tokens[k].low in word_class("auxiliary", "adverb") or tokens[k].low.endswith("ly")):
        k += 1
    others = words_of("relay_nouns.tsv", "learns", "shows")
    return k if k < last and (tokens[k].low in verb_forms() or tokens[k].low in others) else None


def _document_shows(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "..., its website says", "..., a letter from its solicitors makes plain"."""
    phrase = phrase_at(tokens, start, last)
    if phrase is None:
        return None
    own = tokens[start].low in word_class("possessive") and tokens[phrase[1] - 1].low in words_of(
        "media_nouns.tsv", "own"
    )
    found = phrase if own else document_in(tokens, phrase, "paper")
    if found is None:
        return None
    behind = found[1]
    if behind < last and tokens[behind].low in ("from", "by", "of", "to"):
        shows = words_of("relay_nouns.tsv", "shows")
        behind = next((k for k in range(behind, min(last, behind + 6)) if tokens[k].low in shows), behind)
    return found if _verb_behind(tokens, behind, last) is not None else None


def _spoken_for(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "his spokesman", "her press office"."""
    nouns = words_of("relay_nouns.tsv", "voice")
    for k in range(start + 1, min(last, start + 5)):
        if tokens[start].low in word_class("possessive") and tokens[k].low in nouns:
            return start + 1, k + 1
    return None


def _credit(attribution: Attribution) -> list[Range]:
    """ "Ministry blames smugglers - Al-Manara": an outlet's name behind a dash at the end of a headline."""
    passage = attribution.passage
    tokens = passage.tokens
    if (passage.kind == "paragraph" and len(passage.sentences) > 1) or attribution.source is None:
        return []
    dash = next((k for k in range(len(tokens) - 2, max(len(tokens) - NEAR, 0), -1) if tokens[k].text in "-–—|"), None)
    if dash is None or dash < max(attribution.cue[1], attribution.source[1]):
        return []
    found = outlet_at(tokens, dash + 1, len(tokens), only_outlets=True)
    return [found] if found and found[1] == len(tokens) else []


def _heard_in(attribution: Attribution) -> list[Range]:
    """ "a recording in which the mayor is heard saying": the document before the relative clause of the source."""
    source, tokens = attribution.source, attribution.passage.tokens
    first, _ = sentence_of(attribution)
    if source is None or "heard" not in [token.low for token in tokens[attribution.cue[0] : attribution.cue[1]]]:
        return []
    k = source[0] - 1
    while k > first and tokens[k].low in word_class("article", "possessive"):
        k -= 1
    if k - 2 < first or tokens[k].low != "which" or tokens[k - 1].low not in ("in", "on"):
        return []
    nouns = words_of("relay_nouns.tsv", "document", "paper", "heard")
    start = k - 1
    stops = word_class("article", "preposition")
    while start > first and tokens[start - 1].is_word and tokens[start - 1].low not in stops:
        start -= 1
    return [(start, k - 1)] if start < k - 1 and tokens[k - 2].low in nouns else []
