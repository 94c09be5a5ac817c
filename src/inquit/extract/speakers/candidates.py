"""Whom a pronoun or role phrase may mean: the parties spoken of near it, with what speaks for and against each."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from inquit.extract.attribution import Attribution
from inquit.extract.names.entities import Cast
from inquit.extract.names.gender import Gender
from inquit.extract.names.party import Party
from inquit.extract.passage import word_class
from inquit.extract.speakers.discourse import Discourse, Place
from inquit.model import MentionKind

__all__ = ["FEATURES", "Candidate", "Wanted", "candidates"]

FEATURES = (
    "sentences away",
    "same sentence",
    "sentence before",
    "same paragraph",
    "paragraphs away",
    "was speaking",
    "spoke last",
    "opens its sentence",
    "possessive",
    "behind a preposition",
    "reported there",
    "in these words",
    "another beside it",
    "gender told",
    "times spoken of",
    "share of all",
    "in the headline",
    "others nearer",
    "only one",
    "no name",
    "role",
    "role in part",
)
"""What the ranker looks at, in the order of its weights."""

_FARTHEST = 12
"""Sentences back to a party that a pronoun may still mean."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words of a source ask for: kinds of party, a gender, and words of a role where they name one."""

    kinds: frozenset[MentionKind]
    gender: Gender | None = None
    role: frozenset[str] = frozenset()
    head: str = ""
    describes: bool = False
    """Whether the phrase may only vary a name told before ("the billionaire"), and is no role of its own."""
    of_another: bool = False
    """Whether the phrase tells whose: "his lawyer" is not the lawyer of somebody else."""


@dataclass(slots=True)
class Candidate:
    """A party with its latest place, and the numbers of `FEATURES`."""

    party: Party
    place: Place
    numbers: list[float]
    spoke: bool = False
    """Whether the party is the source of a statement anywhere before."""

    def has(self, name: str) -> bool:
        return self.numbers[FEATURES.index(name)] > 0


def candidates(attribution: Attribution, wanted: Wanted, discourse: Discourse) -> list[Candidate]:
    """The parties that fit, the one spoken of last first. None of them is ruled out by gender or kind."""
    assert attribution.source is not None
    at = discourse.cast.numbers[id(attribution.passage)]
    here = attribution.source[0]
    now = discourse.sentence(at, here)
    named = _named_in(attribution, discourse.cast)
    near = [place for place in _near(discourse, at, here, wanted) if id(place.party) not in named]
    last = discourse.last_speaking(at, here)
    total = sum(discourse.kinds[kind] for kind in wanted.kinds) or 1
    known = [place for place in near if place.party.name]
    made = []
    for rank, place in enumerate(near):
        own = any(a <= place.where[0] < b for a, b in attribution.content) and place.passage == at
        roles = _role_share(discourse.roles(place.party), wanted)
        away = now - place.sentence
        times = discourse.times(place.party, at, here)
        tokens = discourse.cast.passages[place.passage].tokens
        made.append(
            Candidate(
                place.party,
                place,
                [
                    math.log1p(away),
                    float(away == 0),
                    float(away == 1),
                    float(place.passage == at),
                    math.log1p(min(8, at - place.passage)),
                    float(place.speaks),
                    float(last is not None and place.party is last.party),
                    float(_opens(discourse, place)),
                    float(tokens[place.where[1] - 1].low.endswith("'s")),
                    float(place.where[0] > 0 and tokens[place.where[0] - 1].low in word_class("preposition")),
                    float(discourse.is_reported(place)),
                    float(own),
                    float(_beside(discourse, place, wanted)),
                    float(wanted.gender is not None and place.party.gender == wanted.gender),
                    math.log1p(times),
                    times / total,
                    float(discourse.in_headline(place.party)),
                    math.log1p(rank),
                    float(len(known) == 1 and bool(place.party.name)),
                    float(not place.party.name),
                    float(roles == 1),
                    roles,
                ],
                discourse.spoke(place.party, at, here),
            )
        )
    return made


def _named_in(attribution: Attribution, cast: Cast) -> set[int]:
    """The parties, by identity, that the reported words name: "he said Rem had left" was not said by Rem."""
    inside = (known for part in attribution.content for known in cast.within(attribution.passage, *part))
    return {id(party) for _, party in inside}


def _near(discourse: Discourse, passage: int, token: int, wanted: Wanted) -> list[Place]:
    """The latest place of each party that fits, the nearest first; the bearer of a role may stand far back."""
    now = discourse.sentence(passage, token)
    latest: dict[int, Place] = {}
    for place in discourse.before(passage, token):
        if not wanted.role and now - place.sentence > _FARTHEST:
            break
        if _fits(place.party, wanted):
            latest.setdefault(id(place.party), place)
    return list(latest.values())


def _fits(party: Party, wanted: Wanted) -> bool:
    if party.kind not in wanted.kinds or party.namesakes:
        return False
    return wanted.gender is None or party.gender in (wanted.gender, None)


def _opens(discourse: Discourse, place: Place) -> bool:
    """Whether a place is the first of its sentence and not behind a preposition: mostly the subject."""
    tokens = discourse.cast.passages[place.passage].tokens
    sentences = discourse.cast.passages[place.passage].sentences
    first = sentences[place.sentence - discourse.first_sentence[place.passage]][0]
    lead = tokens[first : place.where[0]]
    if tokens[place.where[1] - 1].low.endswith("'s"):
        return False
    return not any(
        token.low in word_class("preposition", "subordinator", "finite") or token.text == "," for token in lead
    )


_PRONOUNS = {"woman": ("she", "her"), "man": ("he", "his", "him")}


def _beside(discourse: Discourse, place: Place, wanted: Wanted) -> bool:
    """Whether a pronoun of the gender stands before the name in its sentence: then two of that gender are spoken of
    ("Her sister Cora")."""
    if wanted.gender is None:
        return False
    passage = discourse.cast.passages[place.passage]
    first = passage.sentences[place.sentence - discourse.first_sentence[place.passage]][0]
    return any(token.low in _PRONOUNS[wanted.gender] for token in passage.tokens[first : place.where[0]])


def _role_share(roles: Collection[frozenset[str]], wanted: Wanted) -> float:
    """How much of the role phrase one of the roles holds: 1 is all of its words. The head must be among them, and
    nothing that makes another role of it ("vice", "former")."""
    if not wanted.role:
        return 0.0
    shares = (
        len(wanted.role & words) / len(wanted.role)
        for words in roles
        if wanted.head in words and not (words - wanted.role) & word_class("other_role")
    )
    return max(shares, default=0.0)
