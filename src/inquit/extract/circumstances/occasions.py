"""On what occasion a statement was made: "at a summit in Dushanbe", "outside the court", "in Geneva".

It is told around the cue and its source, or in an earlier sentence that sets the scene for those that follow.
The nouns and prepositions stand in `vocabulary/circumstances.tsv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from inquit.extract.attribution import Attribution, Range
from inquit.extract.circumstances.relays import relays_of
from inquit.extract.circumstances.settings import (
    event_at,
    extended,
    head_of,
    holds,
    place_at,
    setting_at,
    without_article,
    words_for,
)
from inquit.extract.circumstances.zones import lead_of, sentence_of, zones_of
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.rules.cues import verb_forms
from inquit.model import Occasion, Span

__all__ = ["occasion_in", "occasions_of"]


@dataclass(frozen=True, slots=True)
class _Scene:
    """An occasion as it was told: where, and whether others may speak there too."""

    passage: Passage
    found: Range
    is_shared: bool


def occasions_of(found: Sequence[Attribution]) -> list[Occasion | None]:
    """The occasion of each attribution, in the order given: its own, else the one of the scene that it stands in."""
    occasions: list[Occasion | None] = []
    scenes: dict[int, _Scene] = {}
    before: Attribution | None = None
    beside = _Beside(found)
    for attribution in found:
        own = occasion_in(attribution, beside.said(attribution))
        scene = _scene(attribution.passage, own) if own else None
        if scene is None and attribution.parent is None and attribution.verb.act in _SPOKEN:
            scene = _spoken_at(attribution)
        if scene is None and before is not None and id(before) in scenes:
            scene = scenes[id(before)] if _stays(attribution, before, scenes[id(before)]) else None
        if scene is None and attribution.parent is None and attribution.verb.act in _SPOKEN:
            scene = _set_before(attribution, beside)
        if scene is not None:
            scenes[id(attribution)] = scene
        if attribution.parent is None:
            before = attribution
        occasions.append(_occasion(scene) if scene else None)
    return occasions


class _Beside:
    """The attributions of a report by the sentences that their cues and contents stand in."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        self._cues = {_place(a, a.cue[0]) for a in found}
        self._contents: dict[tuple[int, int], dict[int, Attribution]] = defaultdict(dict)
        for a in found:
            for first, last in a.content:
                for at in range(a.passage.sentence_at(first), a.passage.sentence_at(last - 1) + 1):
                    self._contents[id(a.passage), at][id(a)] = a

    def tells_in(self, passage: Passage, sentence: int) -> bool:
        """Whether a cue stands in the sentence with this index."""
        return (id(passage), sentence) in self._cues

    def said(self, attribution: Attribution) -> list[Range]:
        """The contents that reach into the sentence of the cue, but for those that it lies in."""
        around = self._contents.get(_place(attribution, attribution.cue[0]), {}).values()
        return [part for a in around if not _holds(a, attribution) for part in a.content]


def _place(attribution: Attribution, token: int) -> tuple[int, int]:
    return id(attribution.passage), attribution.passage.sentence_at(token)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(first <= inner.cue[0] < last for first, last in outer.content)


_SPOKEN = frozenset({"statement", "order", "intention"})
"""Acts that are done in words, at some place; a belief is held anywhere. Praise and thanks are voiced at events."""


def occasion_in(attribution: Attribution, said: Sequence[Range] = ()) -> Range | None:
    """The occasion that is told around cue and source, without preposition and article; None where none is.

    `said` are contents, in which other things are told.
    """
    voiced = attribution.verb.act == "feeling" and "c" not in attribution.verb.frames
    hears = attribution.verb.act == "perception"
    if attribution.verb.act not in _SPOKEN and not voiced and not hears:
        return None
    tokens = attribution.passage.tokens
    lead = lead_of(attribution)
    heard = _heard(attribution)
    if heard is not None:
        return heard
    if hears:
        return None
    for zone in zones_of(attribution):
        first, last = _cut(attribution, zone, said)
        for k in range(first, last):
            found = event_at(tokens, k, last)
            if attribution.verb.act in _SPOKEN:
                found = found or setting_at(tokens, k, last) or place_at(tokens, k, last)
            if found is None or not _tells_of_speaking(attribution, lead, found, k):
                continue
            if not _is_taken(attribution, found):
                return found
    return None


def _heard(attribution: Attribution) -> Range | None:
    """ "The court heard that", "the inquiry was told that": the hearing opens the sentence."""
    tokens = attribution.passage.tokens
    cue = [tokens[k].low for k in range(*attribution.cue)]
    if cue[-1] != "heard" and not (cue[-1] == "told" and word_class("be") & set(cue)):
        return None
    start = without_article(tokens, sentence_of(attribution)[0], attribution.cue[0])
    head = head_of(tokens, start, attribution.cue[0], "event", "hears")
    return None if head is None else (start, extended(tokens, head + 1, attribution.cue[0]))


def _is_taken(attribution: Attribution, found: Range) -> bool:
    """Whether it is a relay, or the source itself."""
    source = [attribution.source] if attribution.source and _is_short(attribution) else []
    return any(found[0] < b and a < found[1] for a, b in (*source, *relays_of(attribution)))


def _is_short(attribution: Attribution) -> bool:
    """Whether no modifier of the source can tell where it speaks."""
    assert attribution.source is not None
    first, last = attribution.source
    return not any(attribution.passage.tokens[k].low in words_for("reached") for k in range(first, last))


def _cut(attribution: Attribution, zone: Range, said: Sequence[Range]) -> Range:
    """The part of a zone before a content, a colon, or a relative clause that tells more of the source."""
    tokens = attribution.passage.tokens
    source = attribution.source
    for k in range(*zone):
        within = source is not None and source[0] <= k < source[1]
        relative = tokens[k].low in word_class("relative") | {"whose", "where"} and not within
        if tokens[k].text in ":;" or relative or any(a <= k < b for a, b in said):
            return zone[0], k
    return zone


def _tells_of_speaking(attribution: Attribution, lead: Range, found: Range, k: int) -> bool:
    """Whether the phrase behind the preposition at `k` says where words were spoken, not where somebody belongs."""
    tokens = attribution.passage.tokens
    source = attribution.source
    event = holds(tokens, found, "event", "on_event")
    reached = any(tokens[j].low in words_for("reached") for j in range(max(0, k - 5), k))
    if source is not None and source[0] <= k < source[1]:
        return reached
    if source is not None and source[1] <= k < attribution.cue[0]:
        return event or reached or (k == source[1] + 1 and tokens[k].low != "at")
    if lead[0] <= k < lead[1]:
        return event or reached or (k == lead[0] and tokens[lead[1] - 1].text == ",")
    return event or reached or _is_near(attribution, found, k)


def _is_near(attribution: Attribution, found: Range, k: int) -> bool:
    """Whether a place stands right behind cue, source or content, past words of time or people who are there."""
    tokens = attribution.passage.tokens
    ends = [part[1] for part in attribution.cue_parts]
    ends += [b for _, b in attribution.content] + ([attribution.source[1]] if attribution.source else [])
    start = max((end for end in ends if end <= k), default=k)
    if tokens[k].low == "from" and (tokens[found[1] - 1].is_capital or k > start):
        return tokens[k - 1].low in words_for("line")
    timely = word_class("weekday", "month", "time", "period", "opens_time", "adverb", "article")
    between = [token for token in tokens[start:k] if token.is_word and token.low not in timely]
    there = bool(between) and between[-1].low in words_for("there")
    setting = holds(tokens, found, "setting")
    return not between or there or (setting and len(between) <= 4)


# The scene ----------------------------------------------------------------------------------------------------------


def _scene(passage: Passage, found: Range) -> _Scene:
    tokens = passage.tokens
    over = any(tokens[k].low in ("after", "following") for k in range(max(0, found[0] - 2), found[0]))
    return _Scene(passage, found, not over and holds(tokens, found, "shared"))


def _stays(attribution: Attribution, before: Attribution, scene: _Scene) -> bool:
    """Whether who speaks here still speaks in the scene of the statement before."""
    if attribution.parent is not None:
        return False
    here = attribution.passage
    if here is not before.passage:
        follows = here.span.start - before.passage.span.end <= 2
        goes_on = scene.is_shared and _is_past(attribution) and not _opens_anew(attribution)
        return follows and (_is_pronoun(attribution) or goes_on)
    if attribution.source == before.source or _is_pronoun(attribution):
        return not _opens_anew(attribution)
    return scene.is_shared and _is_past(attribution) and not _opens_anew(attribution)


def _is_pronoun(attribution: Attribution) -> bool:
    source = attribution.source
    if source is None or source[1] - source[0] != 1:
        return False
    return attribution.passage.tokens[source[0]].low in word_class("pronoun", "relative")


def _is_past(attribution: Attribution) -> bool:
    tokens = attribution.passage.tokens
    words = [tokens[k].low for k in range(*attribution.cue)]
    return any(form in ("past", "pp") for word in words for _, form in verb_forms().get(word, ()))


def _opens_anew(attribution: Attribution) -> bool:
    """Whether the sentence opens with another time: "On Monday he said", "Later she wrote"."""
    tokens = attribution.passage.tokens
    lead = lead_of(attribution)
    times = word_class("weekday", "month", "period", "time") | {"later", "earlier", "afterwards", "elsewhere"}
    return any(tokens[k].low in times for k in range(*lead))


def _spoken_at(attribution: Attribution) -> _Scene | None:
    """ "X said A. He was speaking at a rally in Oss.": told in the next sentence, or in the one before."""
    passage = attribution.passage
    at = passage.sentence_at(attribution.cue[0])
    for start, end in (*passage.sentences[max(at - 1, 0) : at], *passage.sentences[at + 1 : at + 2]):
        found = _speech_in(passage.tokens, start, end)
        if found is not None:
            return _scene(passage, found)
    return None


def _set_before(attribution: Attribution, beside: _Beside) -> _Scene | None:
    """ "The inquest opened in Oss on Monday. A diver said ...": the scene that a sentence of plain fact sets."""
    passage = attribution.passage
    at = passage.sentence_at(attribution.cue[0])
    if not at or not _is_past(attribution) or _opens_anew(attribution):
        return None
    if beside.tells_in(passage, at - 1):
        return None
    start, end = passage.sentences[at - 1]
    tokens = passage.tokens
    opening = without_article(tokens, start, end)
    head = head_of(tokens, opening, end, "shared") if opening > start else None
    found = (opening, extended(tokens, head + 1, end)) if head is not None else None
    if holds(tokens, (start, end), "undone"):
        return None
    for k in range(start, end):
        found = found or (event_at(tokens, k, end) if tokens[k].low in ("at", "during") else None)
    for k in range(start, end):
        found = found or _come_to(tokens, k, end)
    if found is None and (met := _met_in(tokens, start, end)) is not None:
        return _Scene(passage, met, is_shared=True)
    return _scene(passage, found) if found else None


def _come_to(tokens: tuple[Token, ...], k: int, end: int) -> Range | None:
    """ "walked into the press conference", "few came to the burial"."""
    arrives = tokens[k].low == "to" and any(token.low in words_for("arrives") for token in tokens[max(0, k - 3) : k])
    if tokens[k].low not in words_for("comes") and not arrives:
        return None
    first = without_article(tokens, k + 1, end)
    head = head_of(tokens, first, end, "event")
    is_one = first > k + 1 or tokens[first].low.endswith("'s")
    return (first, extended(tokens, head + 1, end)) if head is not None and is_one else None


def _met_in(tokens: tuple[Token, ...], start: int, end: int) -> Range | None:
    """ "met in Oss for their yearly summit", "gathered in the church hall": those who come together may all speak."""
    meets = words_for("meets")
    verb = next((k for k in range(start + 1, end) if tokens[k].low in meets), None)
    if verb is None:
        return None
    for k in range(verb + 1, end):
        if tokens[k].low in ("for", "to"):
            first = without_article(tokens, k + 1, end)
            head = head_of(tokens, first, end, "event")
            if head is not None:
                return first, extended(tokens, head + 1, end)
    places = (setting_at(tokens, k, end) for k in range(verb + 1, end))
    return next((found for found in places if found is not None), None)


def _speech_in(tokens: tuple[Token, ...], start: int, end: int) -> Range | None:
    """ "was speaking at", "made the remarks during" near the start of a sentence that quotes nobody."""
    speaking = words_for("speaking")
    for k in range(start + 1, min(end - 2, start + 9)):
        if tokens[k].quote >= 0:
            return None
        led = tokens[k - 1].low in word_class("be") | {"made", "delivered", "the", "he", "she", "they"}
        opened = tokens[start].low in word_class("preposition", "article")
        plain = tokens[k].low == "spoke" and tokens[start].low not in word_class("preposition")
        if tokens[k].low in speaking and ((led and not opened) or plain):
            for j in range(k + 1, min(end, k + 8)):
                found = event_at(tokens, j, end) or setting_at(tokens, j, end) or place_at(tokens, j, end)
                if found is not None:
                    return found
            return _addressed(tokens, k, end)
    return None


def _addressed(tokens: tuple[Token, ...], k: int, end: int) -> Range | None:
    """ "was addressing a rally"."""
    first = without_article(tokens, k + 1, end)
    head = head_of(tokens, first, end, "event", "on_event")
    return None if head is None else (first, extended(tokens, head + 1, end))


def _occasion(scene: _Scene) -> Occasion:
    tokens = scene.passage.tokens
    first, last = scene.found
    span = Span(tokens[first].start, tokens[last - 1].end)
    found = place_at(tokens, first - 1, last) if first else None
    for k in range(first, last):
        found = found or (place_at(tokens, k, last) if tokens[k].low != "at" else None)
    place = scene.passage.text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None
    return Occasion(span.of(scene.passage.text), span, place, None)
