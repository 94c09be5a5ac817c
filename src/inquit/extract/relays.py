"""Through whom the words of an attribution reached the report: outlets, networks, documents, people who pass them on.

Which words lead up to them stands in `vocabulary/relay_phrases.tsv`.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from inquit.extract.attribution import Attribution, Range
from inquit.extract.outlets import addressee_at, lone_noun_at, network_at, outlet_at, phrase_at, words_of
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.rules.cues import verb_forms
from inquit.extract.rules.sources import left_source
from inquit.vocabulary import table

__all__ = ["relays_of"]

_QUOTING = frozenset({"quote", "cite"})
_NEXT_CLAUSE = frozenset({"while", "whereas", "although", "but"})
_LEAD = 40
"""Tokens of the longest phrase before a source that is read for relays."""
_NEAR = 14
"""Tokens behind a source, or before a cue, that belong to them: the text between may hold another's words."""


def relays_of(attribution: Attribution) -> list[Range]:
    """Who passed the words on, as token ranges of the passage without article, in the order of the text."""
    found: list[Range] = []
    for zone in _zones(attribution):
        found += _in_zone(attribution.passage.tokens, zone)
    found += _addressed(attribution)
    found += _quoting_subject(attribution)
    found += _reporters(attribution)
    found = _without_light(attribution.passage.tokens, found)
    kept: list[Range] = []
    for a, b in sorted(found):
        if b > a and not _names_source(attribution, (a, b)) and not any(a < d and c < b for c, d in kept):
            kept.append((a, b))
    return kept


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


def _sentence(attribution: Attribution) -> Range:
    """The sentence of the cue, inside the content that it lies in."""
    passage = attribution.passage
    cue = attribution.cue[0]
    at = bisect_right(passage.sentences, cue, key=lambda sentence: sentence[0]) - 1
    first, last = passage.sentences[max(at, 0)]
    outer = attribution.parent
    if outer is not None and outer.passage is passage:
        for a, b in outer.content:
            if a <= cue < b:
                first, last = max(first, a), min(last, b)
    return first, last


def _zones(attribution: Attribution) -> list[Range]:
    """Where relays of this attribution can stand: its sentence without contents and other parties' clauses."""
    tokens = attribution.passage.tokens
    first, last = _sentence(attribution)
    cue, source = attribution.cue, attribution.source
    start = cue[0]
    zones = []
    if source is not None:
        start = min(source[0], start)
        zones.append(source)
        if source[1] < cue[0]:
            near = min(source[1] + _NEAR, cue[0])
            zones += [(source[1], near), (max(near, cue[0] - _NEAR), cue[0])]
    zones.append(_lead(attribution, first, start))
    behind = source[1] if source is not None and source[0] >= cue[1] else cue[1]
    ends = [behind, *([attribution.cue_rest[1]] if attribution.cue_rest else [])]
    for at in {cue[0], *ends, *(b for _, b in attribution.content if b >= cue[0])}:
        zones.append((at, _clause_end(tokens, at, last, attribution)))
    return [(a, min(b, last)) for a, b in zones if first <= a < b]


def _lead(attribution: Attribution, first: int, start: int) -> Range:
    """The phrase before the source: "In a letter to staff, ..."."""
    tokens = attribution.passage.tokens
    begin = max([first, *(b for _, b in attribution.content if b <= start)])
    for k in range(start - 1, begin - 1, -1):
        if tokens[k].text in (";", ":") or tokens[k].low == "but" or tokens[k].quote != tokens[max(start - 1, 0)].quote:
            begin = k + 1
            break
    while begin < start and (not tokens[begin].is_word or tokens[begin].low in word_class("conjunction")):
        begin += 1
    if start - begin > _LEAD or not _opens_lead(tokens, begin, start):
        return start, start
    return begin, start


def _opens_lead(tokens: tuple[Token, ...], begin: int, start: int) -> bool:
    if begin >= start:
        return False
    lows = [token.low for token in tokens[begin : min(start, begin + 4)]]
    return any(low in word_class("preposition") | {"according", "asked"} or low.endswith("ing") for low in lows)


def _clause_end(tokens: tuple[Token, ...], at: int, last: int, attribution: Attribution) -> int:
    """Where the words about this attribution end: at a content, a semicolon, or another one's verb."""
    inside = {a for a, b in attribution.content if b > at}
    own = max(b for _, b in attribution.cue_parts)
    for k in range(at, last):
        low = tokens[k].low
        if k in inside or tokens[k].text == ";" or low in _NEXT_CLAUSE:
            return k
        if low == "and" and tokens[k - 1].text == ",":
            return k
        if k >= own and _tells(low) and not tokens[k].is_capital and not _passes_on(tokens, k, last):
            return k
    return last


def _tells(word: str) -> bool:
    """Whether a word may be a verb of reporting in a form that is no noun's."""
    return any(form != "base" for _, form in verb_forms().get(word, ()))


def _passes_on(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    """ "seen by", "quoted in", "a report": a word that tells no other statement."""
    if tokens[k - 1].low in word_class("article", "possessive", "preposition"):
        return True
    if any(form == "ing" and verb.frames & {"q", "c"} for verb, form in verb_forms()[tokens[k].low]):
        return False
    return any(
        all(tokens[k + n].low == word for n, word in enumerate(words) if k + n < last)
        for words, _ in _phrases().get(tokens[k].low, ())
        if len(words) > 1
    )


def _in_zone(tokens: tuple[Token, ...], zone: Range) -> list[Range]:
    found = []
    for k in range(*zone):
        for words, kind in _phrases().get(tokens[k].low, ()):
            end = k + len(words)
            if end < zone[1] and all(tokens[k + n].low == word for n, word in enumerate(words)):
                relay = _behind(tokens, end, zone[1], kind)
                if relay is not None:
                    found.append(relay)
                    break
    return found


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases by their first word, the longest first."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for column, kind in table("relay_phrases.tsv"):
        for phrase in column.split("|"):
            words = tuple(phrase.split())
            known.setdefault(words[0], []).append((words, kind))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in known.items()}


def _behind(tokens: tuple[Token, ...], start: int, last: int, kind: str) -> Range | None:
    """The relay at `start`, of the kind that the phrase before it takes."""
    if kind == "document":
        return _document(tokens, start, last)
    if kind == "messenger":
        return _messenger(tokens, start, last)
    if kind == "network":
        return outlet_at(tokens, start, last) or network_at(tokens, start, last)
    if kind == "told":
        return addressee_at(tokens, start, last)
    return outlet_at(tokens, start, last, only_outlets=kind == "medium")


def _document(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "in a letter to staff": the document, unless an outlet or network is named that it went to."""
    phrase = phrase_at(tokens, start, last)
    if phrase is None:
        return None
    nouns = words_of("relay_nouns.tsv", "document")
    at = next((k for k in range(*phrase) if tokens[k].low in nouns), None)
    if at is None or tokens[phrase[0]].low in ("this", "that"):
        return None
    end = at + 1
    while end < phrase[1] and tokens[end].low in nouns:
        end += 1
    if end + 1 < last and tokens[end].low in ("on", "to", "in", "for"):
        onward = outlet_at(tokens, end + 1, last) or (
            network_at(tokens, end + 1, last) if tokens[end].low == "on" else None
        )
        return onward or (phrase[0], end)
    return phrase[0], end


def _messenger(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    phrase = phrase_at(tokens, start, last)
    if phrase is None or phrase[0] == start:
        return None
    nouns = words_of("relay_nouns.tsv", "messenger")
    if not any(tokens[k].low in nouns for k in range(*phrase)):
        return None
    return phrase[0], _with_name(tokens, phrase[1], last)


def _with_name(tokens: tuple[Token, ...], end: int, last: int) -> int:
    """Past a name set off by commas: "through a spokesman, Ilo Mart, ..."."""
    k = end + 1
    while k < last and tokens[k].is_word and tokens[k].is_capital:
        k += 1
    return k if end < last and tokens[end].text == "," and k > end + 1 else end


def _addressed(attribution: Attribution) -> list[Range]:
    """ "confirmed to the Kronika": whom a verb of saying is followed by, where the name may be an outlet's."""
    tokens = attribution.passage.tokens
    k = attribution.cue_parts[-1][1]
    _, last = _sentence(attribution)
    while k + 1 < last and tokens[k].low.endswith("ly"):
        k += 1
    if attribution.verb.act != "statement" or not attribution.verb.frames & {"q", "c"} or k + 1 >= last:
        return []
    if tokens[k].low != "to":
        return []
    found = addressee_at(tokens, k + 1, last)
    return [found] if found else []


def _quoting_subject(attribution: Attribution) -> list[Range]:
    """ "The agency quoted X as saying", "the agency reported, citing X", "Citing X, the agency wrote"."""
    source, tokens = attribution.source, attribution.passage.tokens
    if source is None or source[0] < attribution.cue[0] or not _quotes(attribution):
        return []
    first, _ = _sentence(attribution)
    subject = _subject(attribution.passage, first, attribution.cue[0])
    rest = attribution.cue_rest
    if subject is None and rest is not None and rest[0] > source[1]:
        subject = _subject(attribution.passage, source[1], rest[0])
    outlet = outlet_at(tokens, *subject, only_outlets=True) if subject else None
    return [outlet or (lone_noun_at(tokens, subject[0] - 1) if subject else None) or (0, 0)]


def _quotes(attribution: Attribution) -> bool:
    tokens = attribution.passage.tokens
    words = [tokens[k].low for part in attribution.cue_parts for k in range(*part)]
    return "referring" in words or any(
        verb.lemma in _QUOTING for word in words for verb, _ in verb_forms().get(word, ())
    )


def _subject(passage: Passage, first: int, end: int) -> Range | None:
    """The subject that ends at `end` or at a comma before it, without article."""
    tokens = passage.tokens
    if end > first and tokens[end - 1].text == ",":
        end -= 1
        aside = next((k for k in range(end - 1, max(first, end - _NEAR), -1) if tokens[k].text == ","), None)
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
    _, last = _sentence(attribution)
    ends = {attribution.cue[1], *(b for _, b in attribution.content)}
    if attribution.source is not None:
        ends.add(attribution.source[1])
    found = []
    for at in sorted(ends):
        if at + 2 < last and tokens[at].text in (",", "—", "–", "-", "("):
            relay = _who_reports(tokens, at + 1, min(last, at + _NEAR))
            if relay is not None:
                found.append(relay)
                found += _in_zone(tokens, (relay[1], min(last, relay[1] + _NEAR)))
    return found


def _who_reports(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    known = (outlet_at(tokens, start, last), lone_noun_at(tokens, start), _spoken_for(tokens, start, last))
    for relay in known:
        if relay is not None and _verb_behind(tokens, relay[1], last) is not None:
            return relay
    guess = outlet_at(tokens, start, last, only_outlets=True)
    verb = _verb_behind(tokens, guess[1], last) if guess else None
    return guess if verb is not None and tokens[verb].low in ("reported", "reports") else None


def _verb_behind(tokens: tuple[Token, ...], k: int, last: int) -> int | None:
    """The verb of reporting that stands at `k`, behind auxiliaries and adverbs."""
    while k < last and (tokens[k].low in word_class("auxiliary", "adverb") or tokens[k].low.endswith("ly")):
        k += 1
    return k if k < last and (tokens[k].low in verb_forms() or tokens[k].low in ("made", "let")) else None


def _spoken_for(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """ "his spokesman", "her press office"."""
    nouns = words_of("relay_nouns.tsv", "voice")
    for k in range(start + 1, min(last, start + 5)):
        if tokens[start].low in word_class("possessive") and tokens[k].low in nouns:
            return start + 1, k + 1
    return None
