"""Whether two tellings name one speaker, as far as the two reports tell."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from inquit.resolve.entities.names import like_persons, person_name
from inquit.resolve.entities.spelling import folded, spelled, words_of
from inquit.resolve.rarity import weight
from inquit.resolve.utterances.tellings import Voice

__all__ = ["Relation", "relation", "shared_source"]

Relation = Literal["same", "candidate", "other", "unknown"]
Names = tuple[str, ...]


def relation(a: Voice | None, b: Voice | None) -> Relation:
    """`same`: a name of one agrees with a name of the other. `other`: both are named and no names agree.
    `candidate`: one of them is not resolved, and a name of the other is among those it may be.

    A person and the body they may speak for are neither same nor other, nor are names that are nearly spelled alike.
    """
    if a is None or b is None:
        return "unknown"
    if _any_agree(a.names, b.names):
        return "same"
    if a.names and b.names:
        spokesman = a.kind != b.kind and shared_source(a, b)
        return "unknown" if spokesman or _any_near(a.names, b.names) else "other"
    if _any_agree(a.candidates, b.names) or _any_agree(b.candidates, a.names):
        return "candidate"
    return "unknown"


def shared_source(a: Voice | None, b: Voice | None) -> float:
    """How much the descriptions of two speakers share: the weight of shared stems by the weight of the lesser one."""
    if a is None or b is None:
        return 0.0
    one, other = ({w for w in (*v.source, *v.roles) if weight(w) >= _TELLING} for v in (a, b))
    least = min(sum(map(weight, one)), sum(map(weight, other)))
    return sum(map(weight, one & other)) / least if least else 0.0


_TELLING = 1.5
"""Weight from which a word describes somebody: "the", "said" and "mr" do not."""


def _any_agree(some: Names, others: Names) -> bool:
    return any(_agree(one, other) for one in some for other in others)


@lru_cache(maxsize=1 << 16)
def _agree(one: str, other: str) -> bool:
    """Spellings of one name, initials for first names, a surname alone, or an acronym of the other."""
    a, b = person_name(one), person_name(other)
    likeness, against = like_persons(a, b)
    if likeness:
        return against is None
    short, long = sorted((words_of(one), words_of(other)), key=len)
    if tuple(map(spelled, short)) == tuple(map(spelled, long)):
        return True
    return len(short) == 1 and len(short[0]) > 1 and short[0] == "".join(word[0] for word in long)


def _any_near(some: Names, others: Names) -> bool:
    """Whether two names may be spellings of one, though not so sure that they agree."""
    return any(fuzz.ratio(folded(one), folded(other)) >= _NEAR for one in some for other in others)


_NEAR = 75.0
