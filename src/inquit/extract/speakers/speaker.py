"""The speaker of each statement, read in the order of the text: what is resolved helps to resolve what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.extract.attribution import Attribution
from inquit.extract.names.entities import Cast
from inquit.extract.names.party import Party
from inquit.extract.names.words import organisations
from inquit.extract.passage import word_class
from inquit.extract.speakers.choice import Choose, agreed
from inquit.extract.speakers.clues import by_own_words, of_pair
from inquit.extract.speakers.descriptions import of_description
from inquit.extract.speakers.discourse import Discourse
from inquit.extract.speakers.pronouns import of_one_set_apart, of_one_word
from inquit.extract.speakers.results import SHOWN, named, standing_for, unresolved
from inquit.extract.speakers.sources import Source, source_of
from inquit.model import Speaker

__all__ = ["speakers_of"]

_BY_WORDS = 0.8
"""How sure it is whom the words of the sentence itself tell."""

Result = tuple[Speaker, ...]


def speakers_of(found: Sequence[Attribution], cast: Cast, choose: Choose | None = None) -> dict[int, Result]:
    """The speakers of each attribution (by its identity): one, or several where the source joins them with "and".

    `choose` decides which candidate a pronoun or role phrase means; without it both witnesses do.
    """
    discourse = Discourse.of(cast, found)
    order = sorted(found, key=lambda a: (cast.numbers[id(a.passage)], (a.source or a.cue)[0]))
    told: dict[int, Result] = {}
    for attribution in order:
        if not _is_own(attribution):
            told[id(attribution)] = _read(attribution, discourse, choose or agreed)
    for attribution in order:
        if _is_own(attribution) and attribution.parent is not None:
            outer = told.get(id(attribution.parent), (unresolved("it is not told who speaks"),))[0]
            told[id(attribution)] = (_as_first_person(outer, attribution),)
    return told


def _read(attribution: Attribution, discourse: Discourse, choose: Choose) -> Result:
    """The speakers of one attribution; whom a phrase without a name means is put into the discourse."""
    told, party = _speakers(attribution, discourse, choose)
    if party is None or attribution.source is None or _is_relative(attribution):
        return told
    if not _stands_in(party, attribution, discourse.cast):
        at = discourse.cast.numbers[id(attribution.passage)]
        discourse.add(party, at, attribution.source, speaks=True)
    return told


def _is_relative(attribution: Attribution) -> bool:
    """ "X, who said": whoever speaks in passing is not the one that the text goes on about."""
    assert attribution.source is not None
    first, last = attribution.source
    return last - first == 1 and attribution.passage.tokens[first].low in word_class("relative")


def _stands_in(party: Party, attribution: Attribution, cast: Cast) -> bool:
    """Whether the party is named in the source: then the discourse knows of the place."""
    assert attribution.source is not None
    return any(party is other for _, other in cast.within(attribution.passage, *attribution.source))


def _speakers(attribution: Attribution, discourse: Discourse, choose: Choose) -> tuple[Result, Party | None]:
    """The speakers, and the party that later words may mean by a pronoun."""
    source = source_of(attribution, discourse.cast)
    if source is None:
        return (unresolved("no source is told"),), None
    if source.heads and not _may_pass_on(attribution, source):
        if len(source.heads) == 1 and (told_apart := _by_own_words(attribution, source)) is not None:
            return (told_apart[0],), told_apart[1]
        return tuple(named(source, found, party) for found, party in source.heads), source.heads[0][1]
    pair = of_pair(source, discourse.cast)
    if pair is not None:
        words = source.phrase().text
        return (standing_for(words, pair[0], _BY_WORDS, "of the two named before"),), pair[0]
    alone = of_one_set_apart(attribution, source, discourse)
    if alone is not None:
        return (alone[0],), alone[1]
    if len([token for token in source.words if token.is_word]) == 1:
        told = of_one_word(attribution, source, discourse, choose)
        if told is not None:
            return (told[0],), told[1]
    if _may_pass_on(attribution, source):
        near = _people_before(attribution, discourse)
        whole = source.phrase().text
        return (unresolved(f"“{whole}” may have said it or passed it on", candidates=(whole, *near)),), None
    speaker, party = of_description(attribution, source, discourse, choose)
    return (speaker,), party


def _by_own_words(attribution: Attribution, source: Source) -> tuple[Speaker, Party] | None:
    """The one of a short name's bearers whom a pronoun in the sentence tells."""
    found, party = source.heads[0]
    meant = by_own_words(attribution, party.namesakes)
    if meant is None:
        return None
    return standing_for(found.text, meant, _BY_WORDS, "the only one whom the pronoun in the sentence fits"), meant


def _is_own(attribution: Attribution) -> bool:
    if attribution.source is None or attribution.parent is None:
        return False
    first, last = attribution.source
    return last - first == 1 and attribution.passage.tokens[first].low in word_class("first_person") | {"me", "us"}


def _as_first_person(outer: Speaker, attribution: Attribution) -> Speaker:
    """ "I" and "we" in reported words are the one who is quoted."""
    assert attribution.source is not None
    word = attribution.passage.tokens[attribution.source[0]].text
    why = f"“{word}” in the words of the one who is quoted"
    return replace(outer, because=(*outer.because, why), confidence=round(outer.confidence * 0.95, 2))


def _may_pass_on(attribution: Attribution, source: Source) -> bool:
    """ "..., reported the agency": after another's words a news agency or outlet may only pass them on."""
    behind = bool(attribution.content) and attribution.content[0][0] < attribution.cue[0]
    if attribution.verb.lemma != "report" or not behind:
        return False
    agency = any(found.text.lower() in organisations() for found, _ in source.heads)
    return agency or bool(word_class("passes_on").intersection(token.low for token in source.words))


def _people_before(attribution: Attribution, discourse: Discourse) -> tuple[str, ...]:
    assert attribution.source is not None
    before = discourse.before(discourse.cast.numbers[id(attribution.passage)], attribution.source[0])
    names = dict.fromkeys(p.party.name for p in before if p.party.kind == "person" and p.party.name)
    return tuple(names)[:SHOWN]
