"""The speaker of each statement, read in the order of the text: what is resolved helps to resolve what follows.

A name is committed where both witnesses agree or one is very sure; else the speaker stays unresolved, with candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from inquit.extract.attribution import Attribution
from inquit.extract.names.entities import Cast, Party
from inquit.extract.names.gender import gender_of_word
from inquit.extract.names.mentions import Found
from inquit.extract.names.words import organisations, place_words, source_nouns
from inquit.extract.passage import word_class
from inquit.extract.speakers.candidates import Candidate, Wanted, candidates
from inquit.extract.speakers.discourse import Discourse
from inquit.extract.speakers.ranker import shares
from inquit.extract.speakers.salience import by_role, by_salience
from inquit.extract.speakers.sources import Source, read_source, source_of
from inquit.model import MentionKind, PartyKind, Phrase, Speaker

__all__ = ["Choice", "Choose", "speakers_of"]

_AGREED, _ALONE, _UNTOLD = 0.45, 0.9, 0.7
"""Least share of a candidate by the ranker where the rules choose it too, where they choose another or nobody, and
where both choose it but nothing tells its gender."""
_LIKELY = 0.5
"""Least share of a candidate that later pronouns may go on from, though it is not named here."""
_BY_ROLE = 0.85
"""How sure it is that the only bearer of a role is meant."""
_SHOWN = 3
"""Candidates that are shown for an unresolved speaker."""

_PERSON: frozenset[MentionKind] = frozenset(("person",))
_BODIES: frozenset[MentionKind] = frozenset(("organisation", "group", "place"))

Result = tuple[Speaker, ...]
Choice = tuple[Candidate, float, str]
"""A candidate, how sure it is, and why in words."""
Choose = Callable[[Attribution, Wanted, Sequence[Candidate]], Choice | None]


def speakers_of(found: Sequence[Attribution], cast: Cast, choose: Choose | None = None) -> dict[int, Result]:
    """The speakers of each attribution (by its identity): one, or several where the source joins them with "and".

    `choose` decides which candidate a pronoun or role phrase means; without it both witnesses do.
    """
    discourse = Discourse.of(cast, found)
    order = sorted(found, key=lambda a: (cast.numbers[id(a.passage)], (a.source or a.cue)[0]))
    told: dict[int, Result] = {}
    for attribution in order:
        if not _is_own(attribution):
            told[id(attribution)] = _read(attribution, discourse, choose or _agreed)
    for attribution in order:
        if _is_own(attribution) and attribution.parent is not None:
            outer = told.get(id(attribution.parent), (_unresolved("it is not told who speaks"),))[0]
            told[id(attribution)] = (_as_first_person(outer, attribution),)
    return told


def _read(attribution: Attribution, discourse: Discourse, choose: Choose) -> Result:
    """The speakers of one attribution; whom a phrase without a name means is put into the discourse."""
    told, party = _speakers(attribution, discourse, choose)
    if party is None or attribution.source is None or _is_relative(attribution):
        return told
    if not _stands_in(party, attribution, discourse.cast):
        at = discourse.cast.numbers[id(attribution.passage)]
        discourse.add(party, at, attribution.source, speaks=True, is_name=False)
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
        return (_unresolved("no source is told"),), None
    if source.heads and not _may_pass_on(attribution, source):
        named = [_named(source, found, party) for found, party in source.heads]
        return tuple(named), source.heads[0][1]
    if len([token for token in source.words if token.is_word]) == 1:
        told = _one_word(attribution, source, discourse, choose)
        if told is not None:
            return (told[0],), told[1]
    if _may_pass_on(attribution, source):
        near = _people_before(attribution, discourse)
        whole = source.phrase().text
        return (_unresolved(f"“{whole}” may have said it or passed it on", candidates=(whole, *near)),), None
    speaker, party = _described(attribution, source, discourse, choose)
    return (speaker,), party


# Names --------------------------------------------------------------------------------------------------------------


def _named(source: Source, found: Found, party: Party) -> Speaker:
    """A name as it stands in the source, or the fuller name that the report has for it."""
    if party.namesakes:
        names = tuple(other.name for other in party.namesakes)
        return _unresolved(f"“{found.text}” may be any of several of that name", "person", names)
    if _is_people(party):
        return Speaker("unnamed", "crowd", mention=found.span, confidence=0.8, because=(f"“{found.text}” is no name",))
    full = next((f for f in party.mentions if f.text == party.name), found)
    if party.kind == "place":
        why, sure = "named in the source, as written", 0.85
    elif full.text == found.text:
        lone = party.kind == "person" and " " not in found.text
        why, sure = (
            ("a name in the source; no fuller form in the report", 0.75) if lone else ("named in the source", 0.95)
        )
    else:
        why, sure = f"“{full.text}” is the only one in the report whom “{found.text}” fits", 0.95
    kind: PartyKind = "document" if party.kind == "other" else party.kind
    return Speaker(
        "named", kind, full.text, full.span, party.entity, source.role(found), confidence=sure, because=(why,)
    )


def _is_people(party: Party) -> bool:
    """Peoples, and members of a party as such: "Republicans", "Kurds"."""
    last = party.name.split(" ")[-1].lower()
    if party.kind in ("person", "place") or party.name.lower() in organisations():
        return False
    return place_words().get(last) == "people" or source_nouns().get(last, (None, False))[1]


# Pronouns -----------------------------------------------------------------------------------------------------------


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


def _one_word(
    attribution: Attribution, source: Source, discourse: Discourse, choose: Choose
) -> tuple[Speaker, Party | None] | None:
    """The speaker whom a pronoun means; None where the word is no pronoun."""
    token = next(token for token in source.words if token.is_word)
    low = token.low.split("'")[0]
    if low in word_class("relative"):
        return _relative(attribution, source, discourse, choose)
    if low in ("he", "him", "himself", "she", "her", "herself"):
        gender = "woman" if low.startswith(("she", "her")) else "man"
        wanted = Wanted(_PERSON, gender)  # type: ignore[arg-type]
        speaker, party = _resolved(attribution, wanted, discourse, choose, token.text)
        return speaker, party or _likeliest(attribution, wanted, discourse)
    if low in ("they", "them"):
        return _plural(attribution, discourse, token.text)
    if low == "it":
        return _thing(attribution, discourse, token.text)
    if low in word_class("first_person") | {"you", "me", "us", "this", "that"}:
        return _unresolved(f"“{token.text}” is a pronoun"), None
    if low in word_class("pronoun", "object_pronoun", "subject_determiner", "indefinite"):
        return Speaker(
            "unnamed", "crowd", mention=source.phrase().span, confidence=0.7, because=(f"“{token.text}” is no name",)
        ), None
    return None


def _resolved(
    attribution: Attribution, wanted: Wanted, discourse: Discourse, choose: Choose, words: str
) -> tuple[Speaker, Party | None]:
    """The party that is chosen among the candidates; unresolved where none is."""
    many = candidates(attribution, wanted, discourse)
    chosen = choose(attribution, wanted, many)
    if chosen is None:
        names = tuple(one.party.name for one in many if one.party.name)[:_SHOWN]
        kind: PartyKind | None = "person" if wanted.kinds == _PERSON else None
        return _unresolved(f"“{words}” may be several, or nobody named", kind, names), None
    pick, share, why = chosen
    return _standing_for(words, pick, share, why), pick.party


def _agreed(_: Attribution, wanted: Wanted, many: Sequence[Candidate]) -> Choice | None:
    """The candidate that both witnesses choose, or that the ranker is very sure of."""
    ruled = by_role(many, wanted) if wanted.role else by_salience(many)
    if wanted.role and ruled is not None and ruled[0].has("role"):
        return ruled[0], _BY_ROLE, ruled[1]
    share = shares(many, "role" if wanted.role else "pronoun")
    best = max(range(len(share)), key=lambda n: share[n])
    if not best:
        return None
    pick = many[best - 1]
    agreed = ruled is not None and ruled[0] is pick
    untold = wanted.gender is not None and not pick.has("gender told")
    if untold and not agreed:
        return None
    if share[best] < (_ALONE if not agreed else _UNTOLD if untold else _AGREED):
        return None
    return pick, share[best], ruled[1] if ruled and agreed else "fits best by place and part in the text"


def _likeliest(attribution: Attribution, wanted: Wanted, discourse: Discourse) -> Party | None:
    """The party that is likely meant, too unsure to be named: what follows may make it surer."""
    many = candidates(attribution, wanted, discourse)
    share = shares(many, "pronoun")
    best = max(range(len(share)), key=lambda n: share[n])
    return many[best - 1].party if best and share[best] >= _LIKELY else None


def _standing_for(words: str, pick: Candidate, share: float, why: str) -> Speaker:
    party = pick.party
    if not party.name:
        text = party.names[0] if party.names else words
        return Speaker("unnamed", "person", confidence=round(share, 2), because=(f"“{words}” stands for “{text}”", why))
    full = next((f for f in party.mentions if f.text == party.name), None)
    kind: PartyKind = "document" if party.kind == "other" else party.kind
    because = (f"“{words}” stands for “{party.name}”", why)
    where = full.span if full else None
    return Speaker("named", kind, party.name, where, party.entity, confidence=round(share, 2), because=because)


def _relative(
    attribution: Attribution, source: Source, discourse: Discourse, choose: Choose
) -> tuple[Speaker, Party | None]:
    """ "X, who said": whom the phrase right before the pronoun names."""
    tokens, cast = source.passage.tokens, discourse.cast
    word = tokens[source.first].text
    end = source.first
    while end and (tokens[end - 1].text == "," or tokens[end - 1].low in word_class("preposition")):
        end -= 1
    first = next((a for a, b in source.passage.sentences if a <= source.first < b), 0)
    names = [named for named in cast.within(source.passage, first, end) if named[0].where[1] == end]
    if names and source.first - end <= 1:
        found, party = names[-1]
        body = read_source(source.passage, found.where[0], end, cast)
        if party.kind == "person" or word.lower() != "who":
            known = _named(body, found, party)
            because = (*known.because, f"stands right before “{word}”")
            return replace(known, because=because, confidence=round(known.confidence * 0.9, 2)), party
    start = _phrase_start(source, end, first)
    apposed = _apposed(cast, source, start)
    if apposed is not None:
        known = _named(read_source(source.passage, apposed[0].where[0], apposed[0].where[1], cast), *apposed)
        because = (*known.because, f"told more of, up to “{word}”")
        return replace(known, because=because, confidence=round(known.confidence * 0.85, 2)), apposed[1]
    if start is None:
        return _unresolved(f"“{word}” stands for words before it"), None
    return _described(attribution, read_source(source.passage, start, end, cast), discourse, choose)


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
    names = [named for named in cast.within(source.passage, 0, start - 1) if named[0].where[1] == start - 1]
    return names[-1] if names and names[-1][1].kind == "person" else None


def _plural(attribution: Attribution, discourse: Discourse, words: str) -> tuple[Speaker, Party | None]:
    """ "They" mostly means the crowd that spoke last; whose members these are is not for the text to tell."""
    at = discourse.cast.numbers[id(attribution.passage)]
    assert attribution.source is not None
    now = discourse.sentence(at, attribution.source[0])
    last = [p for p in discourse.before(at, attribution.source[0]) if p.speaks]
    if last and now - last[-1].sentence <= 1 and not last[-1].party.name and last[-1].party.kind == "group":
        text = last[-1].party.names[0]
        why = (f"“{words}” stands for “{text}”", "spoke last, and goes on")
        return Speaker("unnamed", "crowd", confidence=0.7, because=why), last[-1].party
    return _unresolved(f"“{words}” may be several"), None


def _thing(attribution: Attribution, discourse: Discourse, words: str) -> tuple[Speaker, Party | None]:
    """ "It": an organisation, place or document that spoke last, if nothing else was named since."""
    many = candidates(attribution, Wanted(_BODIES | {"other"}), discourse)
    near = [
        one
        for one in many
        if (one.has("same sentence") or one.has("sentence before")) and not one.has("in these words")
    ]
    going_on = [one for one in near if one.has("spoke last")]
    if len(going_on) == 1 and len([one for one in near if not one.has("reported there")]) == 1:
        return _standing_for(words, going_on[0], 0.8, "spoke last, and goes on"), going_on[0].party
    names = tuple(one.party.name for one in near if one.party.name)[:_SHOWN]
    return _unresolved(f"“{words}” may be several", None, names), None


# Descriptions -------------------------------------------------------------------------------------------------------


def _described(
    attribution: Attribution, source: Source, discourse: Discourse, choose: Choose
) -> tuple[Speaker, Party | None]:
    """A phrase without a name of its own: an institution or document whose name is told, a role, or nobody named."""
    noun, plural = source.noun
    whole = source.phrase()
    if noun is None and _may_be_name(source):
        return _unresolved(f"“{whole.text}” may be a name", candidates=(whole.text,)), None
    issuer = _issuer(source)
    if noun == "document":
        party = _document(source, issuer)
        if issuer is not None:
            found, owner = issuer
            because = (f"“{whole.text}” names “{owner.name}”",)
            return Speaker(
                "named", "document", owner.name, found.span, owner.entity, confidence=0.8, because=because
            ), party
        if source.is_definite and not plural:
            return _by_role_or_unnamed(attribution, source, discourse, choose, frozenset(("other",)), "document")
        return _unnamed(whole, "document"), party
    if noun == "organisation":
        if issuer is not None and not (plural or source.is_indefinite):
            because = (f"named by “{issuer[1].name}”",)
            name = _phrase_from(source)
            party = Party("organisation", name.text, [name.text], roles=[whole])
            return Speaker("named", "organisation", name.text, name.span, confidence=0.75, because=because), party
        if source.is_definite and not plural:
            return _by_role_or_unnamed(attribution, source, discourse, choose, _BODIES, "organisation")
        return _unnamed(whole, "organisation"), Party("organisation", "", [whole.text])
    if plural or source.is_indefinite or not source.is_definite:
        kind: PartyKind = "crowd" if plural else noun if noun in ("crowd", "organisation") else "person"
        gender = gender_of_word(source.passage.tokens[source.head].low)
        party = Party("group" if plural else "person", "", [whole.text], gender=gender, roles=[whole])
        return _unnamed(whole, kind), party
    return _by_role_or_unnamed(attribution, source, discourse, choose, _PERSON, "person")


def _may_be_name(source: Source) -> bool:
    """Whether the source ends in several words with capitals that were not found to be a name."""
    end = source.head + 1
    words = source.passage.tokens[max(source.first, end - 2) : end]
    return len(words) == 2 and all(t.is_word and t.is_capital and t.low not in _grammar() for t in words)


def _grammar() -> frozenset[str]:
    return word_class("article", "possessive", "determiner", "indefinite", "pronoun", "preposition")


def _issuer(source: Source) -> tuple[Found, Party] | None:
    """The name that tells which one it is: before the head ("the Clinton campaign", "Treasury's report") or behind
    "by", "of" or "from"."""
    tokens = source.passage.tokens
    for found, party in source.inside:
        if party.namesakes or party.kind == "group":
            continue
        first = found.where[0]
        if first <= source.head or (
            tokens[first - 1].low in ("by", "from", "of") or tokens[first - 2].low in ("by", "from", "of")
        ):
            return found, party
    return None


def _phrase_from(source: Source) -> Phrase:
    """An institution's description as a name: "Clinton campaign"."""
    return source.phrase()


def _document(source: Source, issuer: tuple[Found, Party] | None) -> Party:
    name = issuer[1].name if issuer else ""
    made = Party("other", name, [name or source.phrase().text], roles=[source.phrase()])
    if issuer:
        made.mentions.append(issuer[0])
    return made


def _by_role_or_unnamed(
    attribution: Attribution,
    source: Source,
    discourse: Discourse,
    choose: Choose,
    kinds: frozenset[MentionKind],
    kind: PartyKind,
) -> tuple[Speaker, Party | None]:
    """Whom a definite phrase means, if the report gave somebody that role; else it is nobody named."""
    tokens = source.passage.tokens
    end = next(
        (
            k
            for k in range(source.head + 1, source.last)
            if not tokens[k].is_word or tokens[k].low in word_class("relative")
        ),
        source.last,
    )
    words = [tokens[k] for k in range(source.first, end) if tokens[k].is_word]
    role = frozenset(
        t.low.removesuffix("'s")
        for t in words
        if t.low not in word_class("article", "possessive", "preposition", "conjunction")
    )
    head = tokens[source.head].low.removesuffix("'s")
    gender = gender_of_word(head)
    describes = tokens[source.first].low == "the" and (head in word_class("describing") or head.endswith("-year-old"))
    wanted = Wanted(kinds, gender, role, head, describes)
    speaker, party = _resolved(attribution, wanted, discourse, choose, source.phrase().text)
    if party is not None:
        return speaker, party
    whole = source.phrase()
    fitting = [one for one in candidates(attribution, wanted, discourse) if one.has("role in part") and one.party.name]
    if fitting:
        names = tuple(one.party.name for one in fitting)[:_SHOWN]
        return _unresolved(f"“{whole.text}” may be several", kind, names), None
    made = Party("other" if kind == "document" else kind, "", [whole.text], gender=gender, roles=[whole])  # type: ignore[arg-type]
    return _unnamed(whole, kind), made


# Results ------------------------------------------------------------------------------------------------------------


def _unresolved(why: str, kind: PartyKind | None = None, candidates: tuple[str, ...] = ()) -> Speaker:
    return Speaker("unresolved", kind, because=(why,), candidates=candidates)


def _unnamed(whole: Phrase, kind: PartyKind) -> Speaker:
    return Speaker("unnamed", kind, mention=whole.span, confidence=0.8, because=(f"“{whole.text}” is no name",))


def _may_pass_on(attribution: Attribution, source: Source) -> bool:
    """ "..., reported the agency": after another's words a news agency or outlet may only pass them on."""
    behind = bool(attribution.content) and attribution.content[0][0] < attribution.cue[0]
    if attribution.verb.lemma != "report" or not behind:
        return False
    named = any(found.text.lower() in organisations() for found, _ in source.heads)
    return named or bool(word_class("passes_on").intersection(token.low for token in source.words))


def _people_before(attribution: Attribution, discourse: Discourse) -> tuple[str, ...]:
    assert attribution.source is not None
    before = discourse.before(discourse.cast.numbers[id(attribution.passage)], attribution.source[0])
    names = dict.fromkeys(p.party.name for p in reversed(before) if p.party.kind == "person" and p.party.name)
    return tuple(names)[:_SHOWN]
