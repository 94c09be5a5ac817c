"""A source that is one word and no name: a pronoun, which may stand for somebody told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.extract.attribution import Attribution
from inquit.extract.names.entities import Cast
from inquit.extract.names.mentions import Found
from inquit.extract.names.party import Party
from inquit.extract.names.roles import is_role_noun
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.speakers.candidates import Candidate, Wanted, candidates
from inquit.extract.speakers.choice import Choose, likeliest, resolved
from inquit.extract.speakers.clues import named_ahead, role_held, set_apart
from inquit.extract.speakers.descriptions import BODIES, PERSON, of_description
from inquit.extract.speakers.discourse import Discourse, is_person
from inquit.extract.speakers.results import SHOWN, named, standing_for, unresolved
from inquit.extract.speakers.sources import Source, read_source
from inquit.model import Span, Speaker

__all__ = ["of_one_set_apart", "of_one_word"]

_TELLS_GENDER = 0.85
"""How sure a pronoun must be of its party to tell the gender for later ones."""
_LONGEST = 20
"""Tokens of the longest name before an apposition that is looked for."""


def of_one_word(
    attribution: Attribution, source: Source, discourse: Discourse, choose: Choose
) -> tuple[Speaker, Party | None] | None:
    """The speaker whom a pronoun means; None where the word is no pronoun."""
    token = next(token for token in source.words if token.is_word)
    low = token.low.split("'")[0]
    if low in word_class("relative"):
        return _relative(attribution, source, discourse, choose)
    if low in ("he", "him", "himself", "she", "her", "herself"):
        gender = "woman" if low.startswith(("she", "her")) else "man"
        wanted = Wanted(PERSON, gender)  # type: ignore[arg-type]
        many = candidates(attribution, wanted, discourse)
        told = _by_clue(attribution, wanted, many, discourse, token.text)
        if told is not None:
            return told
        speaker, party = resolved(attribution, wanted, many, choose, token.text)
        if party is not None and speaker.confidence >= _TELLS_GENDER:
            party.gender = party.gender or wanted.gender
        return speaker, party or likeliest(many)
    if low in ("they", "them"):
        return _plural(attribution, discourse, token.text)
    if low == "it":
        return _thing(attribution, discourse, token.text)
    if low in word_class("first_person") | {"you", "me", "us", "this", "that"}:
        return unresolved(f"“{token.text}” is a pronoun"), None
    if low in word_class("pronoun", "object_pronoun", "subject_determiner", "indefinite"):
        return Speaker(
            "unnamed", "crowd", mention=source.phrase().span, confidence=0.7, because=(f"“{token.text}” is no name",)
        ), None
    return None


def of_one_set_apart(
    attribution: Attribution, source: Source, discourse: Discourse
) -> tuple[Speaker, Party | None] | None:
    """Whom "he himself" means: the only one near whom others spoke of and who did not speak yet; None for other
    words."""
    gender = set_apart(attribution, source)
    if gender is None:
        return None
    near = [one for one in candidates(attribution, Wanted(PERSON, gender), discourse) if not one.spoke]
    words = source.phrase().text
    if len(near) != 1 or not near[0].party.name:
        names = tuple(one.party.name for one in near if one.party.name)[:SHOWN]
        return unresolved(f"“{words}” may be several, or nobody named", "person", names), None
    return standing_for(words, near[0].party, _BY_CLUE, "set apart from those who spoke before"), near[0].party


_BY_CLUE = 0.8
"""How sure it is whom a role in the sentence, or the name behind the pronoun, tells."""


def _by_clue(
    attribution: Attribution, wanted: Wanted, many: Sequence[Candidate], discourse: Discourse, words: str
) -> tuple[Speaker, Party] | None:
    """Whom the sentence itself tells that a pronoun means."""
    if role := role_held(attribution):
        bearers = [one.party for one in many if one.party.name and any(role <= r for r in discourse.roles(one.party))]
        if len(bearers) == 1:
            return standing_for(words, bearers[0], _BY_CLUE, "the only one with the role told before"), bearers[0]
    if wanted.gender is not None and not many and (known := named_ahead(attribution, discourse.cast, wanted.gender)):
        return standing_for(words, known[1], _BY_CLUE, "the name that follows"), known[1]
    return None


def _relative(
    attribution: Attribution, source: Source, discourse: Discourse, choose: Choose
) -> tuple[Speaker, Party | None]:
    """ "X, who said": whom the phrase right before the pronoun names."""
    tokens, cast = source.passage.tokens, discourse.cast
    word = tokens[source.first].text
    if source.first and tokens[source.first - 1].low in ("and", "but"):
        begins = source.passage.sentences[source.passage.sentence_at(source.first)][0]
        same = [k for k in range(begins + 1, source.first - 1) if tokens[k].low == word.lower()]
        if same:
            # "who did this and who said": both mean the same.
            return _relative(attribution, read_source(source.passage, same[0], same[0] + 1, cast), discourse, choose)
    end = source.first
    while end and (tokens[end - 1].text == "," or tokens[end - 1].low in word_class("preposition")):
        end -= 1
    first = source.passage.sentences[source.passage.sentence_at(source.first)][0]
    names = [known for known in cast.within(source.passage, first, end) if known[0].where[1] == end]
    if names and source.first - end <= 1:
        found, party = names[-1]
        body = read_source(source.passage, found.where[0], end, cast)
        if (bearer := _person_of(source.passage, first, found)) and party.kind == "person":
            why = f"“{word}” may mean “{bearer}” or the name in it"
            return unresolved(why, "person", (bearer, party.name)), None
        if party.kind == "person" or word.lower() != "who":
            known = named(body, found, party)
            because = (*known.because, f"stands right before “{word}”")
            return replace(known, because=because, confidence=round(known.confidence * 0.9, 2)), party
    start = _phrase_start(source, end, first)
    apposed = _apposed(cast, source, start)
    if apposed is not None:
        known = named(read_source(source.passage, apposed[0].where[0], apposed[0].where[1], cast), *apposed)
        because = (*known.because, f"told more of, up to “{word}”")
        return replace(known, because=because, confidence=round(known.confidence * 0.85, 2)), apposed[1]
    if start is None:
        return unresolved(f"“{word}” stands for words before it"), None
    return of_description(attribution, read_source(source.passage, start, end, cast), discourse, choose)


def _person_of(passage: Passage, first: int, name: Found) -> str | None:
    """The words for another person that a name belongs to: "the brother of the trainer Ida Rem"."""
    tokens = passage.tokens
    k = name.where[0] - 1
    while k > first and tokens[k].is_word and tokens[k].low != "of" and _leads(tokens[k]):
        k -= 1
    if k <= first or tokens[k].low != "of" or not is_person(tokens[k - 1].low):
        return None
    start = k - 1
    while start > first and tokens[start].is_word and tokens[start].low not in word_class("article", "possessive"):
        start -= 1
    return Span(tokens[start].start, tokens[name.where[1] - 1].end).of(passage.text)


def _leads(token: Token) -> bool:
    return is_role_noun(token) or is_person(token.low) or token.low in word_class("article", "role_modifier")


def _phrase_start(source: Source, end: int, first: int) -> int | None:
    """Where the noun phrase before a relative pronoun starts."""
    tokens = source.passage.tokens
    for k in range(end - 1, max(first, end - 10) - 1, -1):
        if tokens[k].low in word_class("article", "possessive", "indefinite", "determiner"):
            return k
        if not tokens[k].is_word or tokens[k].low in word_class("finite"):
            return k + 1 if k + 1 < end else None
    return first if end - first < 10 and end > first else None


def _apposed(cast: Cast, source: Source, start: int | None) -> tuple[Found, Party] | None:
    """The person whose apposition ends right before the pronoun: "Ida Rem, a nurse, who said"."""
    tokens = source.passage.tokens
    if start is None or start == 0 or tokens[start - 1].text != ",":
        return None
    before = cast.within(source.passage, max(0, start - _LONGEST), start - 1)
    names = [known for known in before if known[0].where[1] == start - 1]
    return names[-1] if names and names[-1][1].kind == "person" else None


def _plural(attribution: Attribution, discourse: Discourse, words: str) -> tuple[Speaker, Party | None]:
    """ "They" mostly means the crowd that spoke last; whose members these are is not for the text to tell."""
    at = discourse.cast.numbers[id(attribution.passage)]
    assert attribution.source is not None
    now = discourse.sentence(at, attribution.source[0])
    last = discourse.last_speaking(at, attribution.source[0])
    if last and now - last.sentence <= 1 and not last.party.name and last.party.kind == "group":
        text = last.party.names[0]
        why = (f"“{words}” stands for “{text}”", "spoke last, and goes on")
        return Speaker("unnamed", "crowd", confidence=0.7, because=why), last.party
    return unresolved(f"“{words}” may be several"), None


def _thing(attribution: Attribution, discourse: Discourse, words: str) -> tuple[Speaker, Party | None]:
    """ "It": an organisation, place or document that spoke last, if nothing else was named since."""
    many = candidates(attribution, Wanted(BODIES | {"other"}), discourse)
    near = [
        one
        for one in many
        if (one.has("same sentence") or one.has("sentence before")) and not one.has("in these words")
    ]
    going_on = [one for one in near if one.has("spoke last")]
    if len(going_on) == 1 and len([one for one in near if not one.has("reported there")]) == 1:
        return standing_for(words, going_on[0].party, 0.8, "spoke last, and goes on"), going_on[0].party
    plain = [one for one in near if one.has("sentence before") and not one.has("reported there")]
    subject = [one for one in plain if one.has("opens its sentence") and one.party.kind in ("organisation", "group")]
    if len(subject) == 1 and len(plain) == 1 and subject[0].party.name:
        return standing_for(words, subject[0].party, 0.75, "subject of the sentence before"), subject[0].party
    names = tuple(one.party.name for one in near if one.party.name)[:SHOWN]
    return unresolved(f"“{words}” may be several", None, names), None
