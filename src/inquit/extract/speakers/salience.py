"""The witness by rules: whom the grammar of news makes a pronoun or role phrase mean, or nobody where it is open."""

from __future__ import annotations

import math
from collections.abc import Sequence

from inquit.extract.speakers.candidates import Candidate, Wanted

__all__ = ["by_role", "by_salience", "is_open"]


def by_salience(many: Sequence[Candidate]) -> tuple[Candidate, str] | None:
    """Whom a personal pronoun means, with the reason in words.

    In news a pronoun that speaks goes on with the party that spoke last, or with the subject of the sentence before.
    What stands only in the reported words is not meant.
    """
    near = [one for one in many if not one.has("in these words")]
    if not near:
        return None
    told = [one for one in near if one.has("same sentence") or one.has("sentence before")]
    if len(told) == 1 and not told[0].has("another beside it"):
        return told[0], "the only one spoken of in this sentence and the one before"
    going_on = [one for one in told if one.has("spoke last")]
    if len(going_on) == 1 and not _rival(going_on[0], told):
        return going_on[0], "spoke last, and goes on"
    if told:
        subjects = [one for one in told if one.has("opens its sentence") and not one.has("reported there")]
        return (subjects[0], "subject of the sentence before") if len(subjects) == 1 else None
    last = [one for one in near if one.has("spoke last")]
    if len(last) == 1 and len([one for one in near if one.place.sentence >= last[0].place.sentence]) == 1:
        return last[0], "spoke last; nobody else was spoken of since"
    paragraph = [one for one in near if one.numbers[4] < 0.7]
    return (paragraph[0], "the only one spoken of nearby") if len(paragraph) == 1 else None


def _rival(chosen: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether another stands between as the subject of an own sentence."""
    return any(
        one is not chosen
        and one.place.start > chosen.place.start
        and one.has("opens its sentence")
        and not one.has("reported there")
        for one in told
    )


def is_open(pick: Candidate, many: Sequence[Candidate], *, ruled: bool = True, untold: bool = False) -> bool:
    """Whether another whom the paragraph is about may be meant as well: the one who spoke last, or the subject of a
    sentence near by. `ruled`: the rules choose the same; `untold`: nothing tells the gender of the one chosen."""
    rivals = [one for one in many if one is not pick and one.numbers[0] < _NEARBY and not one.has("in these words")]
    if untold and any(_acts(one) or (one.has("gender told") and one.numbers[0] < _BESIDE) for one in rivals):
        return True
    going_on = ruled and pick.has("spoke last")
    return any(one.has("spoke last") or (_acts(one) and not going_on) for one in rivals if one.has("same paragraph"))


def _acts(one: Candidate) -> bool:
    return one.has("opens its sentence") and not one.has("reported there")


_NEARBY, _BESIDE = math.log1p(3.5), math.log1p(1.5)
"""Beyond how many sentences nobody else is meant, and whom the gender tells to be meant, as candidates count them."""


def by_role(many: Sequence[Candidate], wanted: Wanted) -> tuple[Candidate, str] | None:
    """Whom a role phrase means: the only one with this role in the report, else whom the sentence before is about."""
    whole = [one for one in many if one.has("role") and one.party.name]
    if wanted.of_another and not (len(whole) == 1 and (whole[0].has("sentence before") or whole[0].has("spoke last"))):
        return None
    if whole:
        return (whole[0], "the only one with this role in the report") if len(whole) == 1 else None
    topic = _topic(many)
    if topic is None:
        return None
    in_part = [one for one in many if one.has("role in part") and one.party.name]
    if in_part:
        return (topic, "the only one with a role like this, and spoken of last") if in_part == [topic] else None
    return (topic, "whom the sentences before are about") if wanted.describes else None


def _topic(many: Sequence[Candidate]) -> Candidate | None:
    """Whom the sentences before are about, if nobody without a name may be meant: who spoke last in the sentence
    before, the only one named there, or the only one named in the last sentences."""
    near = [one for one in many if one.numbers[0] < _NEARBY and not one.has("in these words")]
    if any(_acts(one) and not one.party.name for one in near):
        return None
    named = [one for one in near if one.party.name]
    before = [one for one in named if one.has("sentence before") and not one.has("reported there")]
    going_on = [one for one in before if one.has("spoke last")]
    if going_on and not any(_acts(one) for one in before if one is not going_on[0]):
        return going_on[0]
    for some in (before, named):
        if len(some) == 1 and (_acts(some[0]) or (some[0].has("was speaking") and some is named)):
            return some[0]
    return None
