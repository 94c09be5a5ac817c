"""Who only passes on what another said: "..., Interfax reported" tells no speaker but a relay of what stands inside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from inquit.extract.attribution import Attribution, Range
from inquit.extract.circumstances.outlets import addressee_at, outlet_at, phrase_at, words_of
from inquit.extract.circumstances.passing import document_in
from inquit.extract.circumstances.relays import relays_of
from inquit.extract.circumstances.zones import NEAR
from inquit.extract.passage import Token, word_class
from inquit.extract.rules.cues import irregular_verbs

__all__ = ["without_reporters"]


def without_reporters(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without those that only tell who reported another whole one; that one knows its reporters."""
    inside: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in found:
        if attribution.parent is not None and attribution.parent.passage is attribution.passage:
            inside[id(attribution.parent)].append(attribution)
    dropped = _told_by_others(found)
    for outer in sorted(found, key=_depth):
        reported = _reported(outer, inside[id(outer)]) if _reports(outer) else []
        through = _reporters(outer, reported) if reported else []
        is_dropped = bool(through) and _is_all(outer, reported)
        for inner in reported if through else ():
            inner.through += [*through, *(outer.through if is_dropped else ())]
        if is_dropped:
            dropped.add(id(outer))
    kept = [attribution for attribution in found if id(attribution) not in dropped]
    for attribution in kept:
        while attribution.parent is not None and id(attribution.parent) in dropped:
            attribution.parent = attribution.parent.parent
    return kept


def _depth(attribution: Attribution) -> int:
    depth = 0
    while attribution.parent is not None:
        attribution, depth = attribution.parent, depth + 1
    return depth


def _told_by_others(found: Sequence[Attribution]) -> set[int]:
    """Those, by identity, whose cue is another's; one at least of each source stays."""
    told: dict[tuple[int, Range | None], list[Attribution]] = defaultdict(list)
    for attribution in found:
        told[id(attribution.passage), attribution.source].append(attribution)
    doubtful = ((same, [a for a in same if _is_reporters(a)]) for same in told.values() if len(same) > 1)
    return {id(a) for same, others in doubtful if len(others) < len(same) for a in others}


def _is_reporters(attribution: Attribution) -> bool:
    """Whether the cue belongs to the outlet or document right before it, though a speaker further off, who has another
    cue, was read as its source: "..., she said on Monday, the Oss Courier reported"."""
    source, cue, tokens = attribution.source, attribution.cue[0], attribution.passage.tokens
    if source is None or source[1] >= cue:
        return False
    start = next((k + 1 for k in range(cue - 1, max(source[1], cue - NEAR), -1) if tokens[k].text in ",—–("), None)
    if start is None:
        return False
    phrase = phrase_at(tokens, start, cue)
    carrier = addressee_at(tokens, start, cue) or (document_in(tokens, phrase, "paper", "heard") if phrase else None)
    return carrier is not None and carrier[1] == cue


def _reported(outer: Attribution, inside: Sequence[Attribution]) -> list[Attribution]:
    """The statements of somebody in the last clause of what is reported: a semicolon closes those before."""
    tokens, (first, last) = outer.passage.tokens, outer.content[-1]
    clause = next((k for k in range(last - 1, first, -1) if tokens[k].text == ";"), first)
    return [inner for inner in inside if inner.source is not None and inner.cue[1] > clause]


def _reporters(outer: Attribution, reported: Sequence[Attribution]) -> list[Range]:
    """Who passes on, where the clause stands behind or before all that it reports; empty where it is a speaker."""
    source, content = outer.source, outer.content
    assert source is not None  # told by _reports
    tokens, (first, last) = outer.passage.tokens, source
    behind = min(first, outer.cue[0]) >= content[0][1]
    is_direct = all(token.quote >= 0 for token in tokens[slice(*content[0])] if token.is_word)
    if is_direct or not (behind or tokens[outer.cue[0]].low == "according"):
        return []
    carrier = addressee_at(tokens, first, last) if behind else outlet_at(tokens, first, last)
    if carrier is None and any(inner.verb.act in _SAYING for inner in reported):
        phrase = phrase_at(tokens, first, last)
        carrier = document_in(tokens, phrase, "paper", "heard") if phrase is not None else None
    if carrier is None or (carrier[1] < last and _goes_on(tokens[carrier[1]])):
        return []
    return [carrier, *relays_of(outer)]


def _reports(outer: Attribution) -> bool:
    """Whether a cue passes on one whole piece: "reported", "understands", "shows"."""
    if outer.source is None or outer.negated or outer.hypothetical or len(outer.content) != 1 or outer.later:
        return False
    words = {outer.passage.tokens[k].low for k in range(*outer.cue)}
    return outer.verb.act == "statement" or not words_of("relay_nouns.tsv", "learns", "shows").isdisjoint(words)


def _goes_on(token: Token) -> bool:
    """Whether a noun phrase goes on with a word, as in "a Reuters survey"."""
    is_participle = token.low.endswith("ed") or token.low in words_of("relay_nouns.tsv", "holds")
    return token.is_word and not is_participle and token.low not in word_class("preposition", "relative")


_SAYING = ("statement", "order")
"""What a document passes on; of what somebody knows or wants it is itself the one who tells."""


def _is_all(outer: Attribution, reported: Sequence[Attribution]) -> bool:
    """Whether nothing but phrases of time and place stands in the content beside what is reported."""
    tokens = outer.passage.tokens
    (first, last), covered = outer.content[0], set()
    for inner in reported:
        assert inner.source is not None  # told by _reported
        parts = [*inner.cue_parts, *inner.content, inner.source]
        covered |= set(range(min(a for a, _ in parts), max(b for _, b in parts)))
    beside = {k for k in range(first, last) if k not in covered and tokens[k].is_word}
    opens = (tokens[k] for k in beside if k - 1 not in beside)
    return all(map(_opens_phrase, opens)) and not any(_may_tell(tokens[k]) for k in beside)


def _opens_phrase(token: Token) -> bool:
    """Whether a word leads a phrase that is no clause: "during", "on", "late", "Tuesday", "speaking"."""
    small = word_class("preposition", "weekday", "month", "time", "opens_time", "adverb")
    return token.low in small or (token.low.endswith(("ing", "ly")) and not token.is_capital)


def _may_tell(token: Token) -> bool:
    """Whether a word may be the verb of a clause, or join one: then the outlet tells something of its own."""
    clause = word_class("finite", "auxiliary", "conjunction", "subordinator") - word_class("preposition")
    return token.low in clause or token.low.endswith("ed") or token.low in _irregular()


@cache
def _irregular() -> frozenset[str]:
    """Pasts and participles."""
    return frozenset(form for forms, _ in irregular_verbs().values() for form in forms.split(","))
