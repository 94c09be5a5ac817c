"""Where the words stand that tell of one attribution: its sentence without contents and other parties' clauses."""

from __future__ import annotations

from inquit.extract.attribution import Attribution, Range
from inquit.extract.circumstances.passing import starts_phrase
from inquit.extract.passage import Token, word_class
from inquit.extract.rules.cues import verb_forms

__all__ = ["NEAR", "lead_of", "sentence_of", "zones_of"]

_NEXT_CLAUSE = frozenset({"while", "whereas", "although", "but"})
_LEAD = 40
"""Tokens of the longest phrase before a source that is looked through."""
NEAR = 14
"""Tokens behind a source, or before a cue, that belong to them: the text between may hold another's words."""


def sentence_of(attribution: Attribution) -> Range:
    """The sentence of the cue, inside the content that it lies in."""
    passage = attribution.passage
    cue = attribution.cue[0]
    first, last = passage.sentences[passage.sentence_at(cue)]
    outer = attribution.parent
    if outer is not None and outer.passage is passage:
        for a, b in outer.content:
            if a <= cue < b:
                first, last = max(first, a), min(last, b)
    return first, last


def zones_of(attribution: Attribution) -> list[Range]:
    """Where what belongs to this attribution can stand: its sentence without contents and other parties' clauses."""
    tokens = attribution.passage.tokens
    first, last = sentence_of(attribution)
    cue, source = attribution.cue, attribution.source
    zones = []
    if source is not None:
        zones.append(source)
        if source[1] < cue[0]:
            near = min(source[1] + NEAR, cue[0])
            zones += [(source[1], near), (max(near, cue[0] - NEAR), cue[0])]
    zones.append(lead_of(attribution))
    behind = source[1] if source is not None and source[0] >= cue[1] else cue[1]
    ends = [behind, *([attribution.cue_rest[1]] if attribution.cue_rest else [])]
    for at in {cue[0], *ends, *(b for _, b in attribution.content if b >= cue[0])}:
        zones.append((at, _clause_end(tokens, at, last, attribution)))
    return [(a, min(b, last)) for a, b in zones if first <= a < b]


def lead_of(attribution: Attribution) -> Range:
    """The phrase before the source: "In a letter to staff, ..."; empty where there is none."""
    tokens = attribution.passage.tokens
    first, _ = sentence_of(attribution)
    start = min(attribution.cue[0], attribution.source[0] if attribution.source else attribution.cue[0])
    begin = max([first, *(b for _, b in attribution.content if b <= start)])
    for k in range(start - 1, begin - 1, -1):
        apart = tokens[k].low in _NEXT_CLAUSE and (tokens[k].low == "but" or (k and tokens[k - 1].text == ","))
        if tokens[k].text in (";", ":") or apart or tokens[k].quote != tokens[max(start - 1, 0)].quote:
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
    return starts_phrase(tokens, k, last)
