"""To whom a statement was made: "told mourners", "in a letter to staff", "shouted to workers", "before the committee".

Which verbs and nouns lead up to an audience stands in `vocabulary/circumstances.tsv`.
"""

from __future__ import annotations

from collections.abc import Sequence

from inquit.extract.attribution import Attribution, Range
from inquit.extract.circumstances.outlets import words_of
from inquit.extract.circumstances.relays import relays_of
from inquit.extract.circumstances.targets import target_of
from inquit.extract.circumstances.zones import sentence_of, zones_of
from inquit.extract.parties import is_party, noun_phrase
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.rules.cues import verb_forms
from inquit.model import Phrase, Span

__all__ = ["audience_in", "audiences_of"]


def audiences_of(found: Sequence[Attribution]) -> list[Phrase | None]:
    """The audience of each attribution, in the order given: its own, else that of the same speaker's words before."""
    told: dict[int, tuple[Passage, Range]] = {}
    before: Attribution | None = None
    audiences: list[Phrase | None] = []
    for attribution in found:
        own = audience_in(attribution)
        if own is not None:
            told[id(attribution)] = attribution.passage, own
        elif before is not None and id(before) in told and _shares(attribution, before):
            told[id(attribution)] = told[id(before)]
        if attribution.parent is None:
            before = attribution
        audiences.append(_phrase(*told[id(attribution)]) if id(attribution) in told else None)
    return audiences


def _phrase(passage: Passage, found: Range) -> Phrase:
    span = Span(passage.tokens[found[0]].start, passage.tokens[found[1] - 1].end)
    return Phrase(span.of(passage.text), span)


def _shares(attribution: Attribution, before: Attribution) -> bool:
    """Whether one subject says both, in one sentence, or goes on in the next: "told mourners A and thanked B"."""
    if attribution.parent is not None or attribution.passage is not before.passage or attribution.source is None:
        return False
    tokens = attribution.passage.tokens
    if sentence_of(attribution) == sentence_of(before):
        return attribution.source == before.source or tokens[attribution.source[0]].low in ("he", "she", "they")
    goes_on = words_of("relay_nouns.tsv", "goes_on")
    cue = [token.low for token in tokens[slice(*attribution.cue)]]
    return tokens[attribution.source[0]].low in word_class("pronoun") and not goes_on.isdisjoint(cue)


def audience_in(attribution: Attribution) -> Range | None:
    """The audience that is told around cue and source, without article; None where none is."""
    if attribution.verb.act not in ("statement", "order", "intention", "feeling"):
        return None
    for found in (_object(attribution), _recipient(attribution), _addressee(attribution)):
        if found is not None and not _is_taken(attribution, found):
            return found
    return None


def _is_taken(attribution: Attribution, found: Range) -> bool:
    """Whether it is the source, a relay or the target."""
    others = [*relays_of(attribution), attribution.source, target_of(attribution)]
    return any(found[0] < other[1] and other[0] < found[1] for other in others if other is not None)


def _object(attribution: Attribution) -> Range | None:
    """ "told mourners that": the object of the last verb of the cue."""
    tokens = attribution.passage.tokens
    _, last = sentence_of(attribution)
    cue = attribution.cue_parts[-1]
    tells = words_of("circumstances.tsv", "tells")
    verb = next((k for k in range(cue[1] - 1, cue[0] - 1, -1) if tokens[k].low in tells), None)
    if verb is None or _is_passive(attribution, verb):
        return None
    start = cue[1] if attribution.source is None or attribution.source[0] < cue[0] else verb + 1
    phrase = _hearer(tokens, start, _until(attribution, start, last))
    if phrase is None or (phrase[1] < last and tokens[phrase[1]].low == "to" and _is_base(tokens, phrase[1] + 1)):
        return None
    return phrase


def _is_passive(attribution: Attribution, verb: int) -> bool:
    """ "was told that": its subject, not its object, is the audience."""
    tokens = attribution.passage.tokens
    return any(tokens[k].low in word_class("be") - {"'s"} for k in range(attribution.cue[0], verb)) and not tokens[
        verb
    ].low.endswith("ing")


def _is_base(tokens: tuple[Token, ...], k: int) -> bool:
    return k < len(tokens) and any(form == "base" for _, form in verb_forms().get(tokens[k].low, ()))


def _until(attribution: Attribution, start: int, last: int) -> int:
    """Where the words between cue and content end."""
    return min([last, *(a for a, _ in attribution.content if a > start)])


def _recipient(attribution: Attribution) -> Range | None:
    """ "in a letter to staff", "on a call with investors", "in his address to the nation"."""
    tokens = attribution.passage.tokens
    towards = words_of("circumstances.tsv", "towards")
    for zone in zones_of(attribution):
        for k in range(zone[0] + 1, zone[1] - 1):
            if any(a <= k < b for a, b in attribution.content):
                break
            if tokens[k].low in ("to", "with", "before", "for") and tokens[k - 1].low in towards:
                if attribution.source and attribution.source[0] <= k < attribution.source[1]:
                    continue
                if tokens[k].low == "for" and not tokens[k - 1].low.startswith("briefing"):
                    continue
                found = _hearer(tokens, k + 1, zone[1])
                if found is not None:
                    return found
    return None


def _addressee(attribution: Attribution) -> Range | None:
    """ "shouted to workers", "explained the plan to the council", "testified before the commission"."""
    tokens = attribution.passage.tokens
    if not attribution.verb.frames & {"q", "c"} and attribution.verb.frames:
        return None
    for zone in _behind(attribution):
        for k in range(*zone):
            if tokens[k].low in ("to", "before") and not _belongs_to_noun(tokens, k, zone[0]):
                found = _hearer(tokens, k + 1, zone[1])
                if found is not None and (tokens[k].low == "to" or _is_body(tokens, found)):
                    return found
    return None


def _behind(attribution: Attribution) -> list[Range]:
    """The words behind the cue, and behind an inverted source, as far as they tell of the speaking."""
    _, last = sentence_of(attribution)
    ends = [part[1] for part in attribution.cue_parts]
    if attribution.source is not None and attribution.source[0] >= attribution.cue[1]:
        ends.append(attribution.source[1])
    return [(end, _stop(attribution, end, last)) for end in ends]


def _stop(attribution: Attribution, start: int, last: int) -> int:
    tokens = attribution.passage.tokens
    end = _until(attribution, start - 1, last)
    clause = word_class("subordinator", "relative") - {"before"}
    for k in range(start, end):
        told = any(form != "base" for _, form in verb_forms().get(tokens[k].low, ()))
        if tokens[k].text in ";:" or tokens[k].low in clause or (told and k > start):
            return k
    return end


def _belongs_to_noun(tokens: tuple[Token, ...], k: int, start: int) -> bool:
    """Whether "to" or "before" hangs on a noun or participle right before it: "the ambassador to Rome"."""
    if k == start:
        return False
    low = tokens[k - 1].low
    timely = word_class("weekday", "month", "time", "period", "adverb")
    return tokens[k - 1].is_word and not (low in timely or low.endswith("ly"))


def _is_body(tokens: tuple[Token, ...], phrase: Range) -> bool:
    hearers = words_of("circumstances.tsv", "hearer")
    return any(tokens[k].low in hearers for k in range(*phrase))


def _hearer(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    """The party at `start` that can be told something."""
    if start < last and tokens[start].low in ("her", "him", "them", "us", "me", "you") and _ends_at(tokens, start + 1):
        return start, start + 1
    phrase = noun_phrase(tokens, start, last, frozenset({"that", "how", "why", "whether", "what"}))
    if phrase is None:
        return None
    phrase = _without_possessive(tokens, phrase)
    if tokens[phrase[1] - 1].low in words_of("circumstances.tsv", "event") and not _is_body(tokens, phrase):
        return None
    if tokens[phrase[0]].low in word_class("object_pronoun") or _is_body(tokens, phrase) or is_party(tokens, phrase):
        return phrase
    return None


def _ends_at(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether "her" stands alone: no noun follows."""
    if k >= len(tokens):
        return True
    low = tokens[k].low
    closed = word_class("pronoun", "determiner", "subordinator", "preposition", "time", "weekday")
    return tokens[k - 1].low != "her" or not tokens[k].is_word or low in closed


def _without_possessive(tokens: tuple[Token, ...], phrase: Range) -> Range:
    first, end = phrase
    return (first + 1, end) if end - first > 1 and tokens[first].low in word_class("article") else phrase
