"""A source without a name of its own: an institution or document whose name is told, a role, or nobody named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inquit.extract.attribution import Attribution
from inquit.extract.names.gender import gender_of_word
from inquit.extract.names.mentions import Found
from inquit.extract.names.party import Party
from inquit.extract.passage import word_class
from inquit.extract.speakers.candidates import Candidate, Wanted, candidates
from inquit.extract.speakers.choice import Choose, resolved
from inquit.extract.speakers.discourse import Discourse
from inquit.extract.speakers.results import SHOWN, standing_for, unnamed, unresolved
from inquit.extract.speakers.sources import Source
from inquit.model import MentionKind, PartyKind, Span, Speaker

__all__ = ["BODIES", "PERSON", "of_description"]

PERSON: frozenset[MentionKind] = frozenset(("person",))
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
BODIES: frozenset[MentionKind] = frozenset(("organisation", "group", "place"))


def of_description(
    attribution: Attribution, source: Source, discourse: Discourse, choose: Choose
) -> tuple[Speaker, Party | None]:
    """A phrase without a name of its own: an institution or document whose name is told, a role, or nobody named."""
    noun, plural = source.noun
    whole = source.phrase()
    if noun is None and _may_be_name(source):
        return unresolved(f"“{whole.text}” may be a name", candidates=(whole.text,)), None
    issuer = _issuer(source)
    if noun == "document":
        party = _document(source, issuer)
        if issuer is not None:
            _, owner = issuer
            because = (f"“{whole.text}” names “{owner.name}”",)
            name = _document_name(source)
            where = Span(whole.span.end - len(name), whole.span.end)
            entity = None if owner.namesakes else owner.entity
            return Speaker("named", "document", name, where, entity, confidence=0.8, because=because), party
        if source.is_definite and not plural:
            return _by_role_or_unnamed(attribution, source, discourse, choose, frozenset(("other",)), "document")
        return unnamed(whole, "document"), party
    if noun == "organisation":
        if issuer is not None and not (plural or source.is_indefinite):
            because = (f"named by “{issuer[1].name}”",)
            party = Party("organisation", whole.text, [whole.text], roles=[whole])
            return Speaker("named", "organisation", whole.text, whole.span, confidence=0.75, because=because), party
        if source.is_definite and not plural:
            return _by_role_or_unnamed(attribution, source, discourse, choose, BODIES, "organisation")
        return unnamed(whole, "organisation"), Party("organisation", "", [whole.text])
    if plural or source.is_indefinite or not source.is_definite:
        later = discourse.named_later.get(source.passage.tokens[source.head].low)
        if later is not None and source.is_indefinite and not plural and _stands_before(source, later):
            return standing_for(whole.text, later, _LATER, "named further on in the report"), later
        kind: PartyKind = "crowd" if plural else noun if noun in ("crowd", "organisation") else "person"
        gender = gender_of_word(source.passage.tokens[source.head].low)
        party = Party("group" if plural else "person", "", [whole.text], gender=gender, roles=[whole])
        return unnamed(whole, kind), party
    return _by_role_or_unnamed(attribution, source, discourse, choose, PERSON, "person")


_LATER = 0.8
"""How sure it is that "the officer, Ida Rem," names the one officer told of before."""


def _stands_before(source: Source, party: Party) -> bool:
    return bool(party.mentions) and source.passage.tokens[source.first].start < party.mentions[0].span.start


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
        if party.kind == "group":
            continue
        first = found.where[0]
        if first <= source.head or (
            tokens[first - 1].low in ("by", "from", "of") or tokens[first - 2].low in ("by", "from", "of")
        ):
            return found, party
    return None


def _document(source: Source, issuer: tuple[Found, Party] | None) -> Party:
    name = _document_name(source) if issuer else ""
    made = Party("other", name, [name or source.phrase().text], roles=[source.phrase()])
    if issuer:
        made.full = issuer[0]
    return made


def _document_name(source: Source) -> str:
    """What a document is called by its issuer: "report by the Joint Mission"."""
    words = source.phrase().text
    return words[found.end() :] if (found := _ARTICLE.match(words)) else words


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
    of_another = any(t.low in word_class("possessive") or t.low.endswith("'s") for t in words[:-1])
    wanted = Wanted(kinds, gender, role, head, describes and not of_another, of_another)
    whole = source.phrase()
    inside = {id(other) for _, other in source.inside}
    many = [one for one in candidates(attribution, wanted, discourse) if id(one.party) not in inside]
    if kind == "person":
        many = [one for one in many if not of_another or one.has("role in part")]
        many = _of_age(head, many, discourse)
    speaker, party = resolved(attribution, wanted, many, choose, whole.text)
    if party is not None and party.name and kind == "person" and _has_peer(party, discourse):
        return unresolved(f"“{whole.text}” may be another of that role", kind, (party.name,)), None
    if party is not None:
        return speaker, party
    fitting = [one for one in many if one.has("role in part") and one.party.name]
    if fitting:
        names = tuple(one.party.name for one in fitting)[:SHOWN]
        return unresolved(f"“{whole.text}” may be several", kind, names), None
    made = Party("other" if kind == "document" else kind, "", [whole.text], gender=gender, roles=[whole])  # type: ignore[arg-type]
    return unnamed(whole, kind), made


_AGED = re.compile(r",? \(?(both |each )?(?:aged? )?(\d{1,3})(?=[,;.)]|$)")
"""An age right behind a name, or behind the last of several."""
_INTRODUCED = 3
"""Mentions of a party among which it is introduced, with its age and role."""


def _of_age(head: str, many: Sequence[Candidate], discourse: Discourse) -> list[Candidate]:
    """Those whom "the 43-year-old" fits: the one of that age where it is told, nobody of another, and none of two."""
    age, _, rest = head.partition("-")
    if rest != "year-old" or not age.isdigit():
        return list(many)
    told = {id(one.party): _ages(one.party, discourse) for one in many}
    if any(match[1] and match[2] == age for matches in told.values() for match in matches):
        return []
    fitting = [one for one in many if any(match[2] == age for match in told[id(one.party)])]
    return fitting or [one for one in many if not told[id(one.party)]]


def _ages(party: Party, discourse: Discourse) -> list[re.Match[str]]:
    text = discourse.cast.passages[0].text
    behind = (_AGED.match(text, found.span.end) for found in party.mentions[:_INTRODUCED])
    return [match for match in behind if match is not None]


def _has_peer(party: Party, discourse: Discourse) -> bool:
    """Whether a sentence that names the party tells of another who holds the like: "and the union sent theirs"."""
    for found in party.mentions[:_INTRODUCED]:
        passage = discourse.cast.passages[found.passage]
        sentence = passage.tokens[slice(*passage.sentences[passage.sentence_at(found.where[0])])]
        if any(token.low in word_class("peer") for token in sentence):
            return True
    return False
