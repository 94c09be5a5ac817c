"""Whom a pronoun or role phrase means.

A name is committed where both witnesses agree or one is very sure; else the speaker stays unresolved, with candidates.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inquit.extract.attribution import Attribution
from inquit.extract.names.party import Party
from inquit.extract.speakers.candidates import Candidate, Wanted
from inquit.extract.speakers.clues import by_own_words
from inquit.extract.speakers.ranker import shares
from inquit.extract.speakers.results import SHOWN, standing_for, unresolved
from inquit.extract.speakers.salience import by_role, by_salience, is_open
from inquit.model import PartyKind, Speaker

__all__ = ["Choice", "Choose", "agreed", "likeliest", "resolved"]

_AGREED, _ALONE, _UNTOLD = 0.45, 0.9, 0.7
"""Least share of a candidate by the ranker where the rules choose it too, where they choose another or nobody, and
where both choose it but nothing tells its gender."""
_LIKELY = 0.5
"""Least share of a candidate that later pronouns may go on from, though it is not named here."""
_BY_WORDS = 0.8
"""How sure it is which of several bearers of a role the pronoun of the own words tells."""
_BY_ROLE = 0.85
"""How sure it is that the only bearer of a role is meant."""

Choice = tuple[Candidate, float, str]
"""A candidate, how sure it is, and why in words."""
Choose = Callable[[Attribution, Wanted, Sequence[Candidate]], Choice | None]


def resolved(
    attribution: Attribution, wanted: Wanted, many: Sequence[Candidate], choose: Choose, words: str
) -> tuple[Speaker, Party | None]:
    """The party that is chosen among the candidates; unresolved where none is."""
    chosen = choose(attribution, wanted, many)
    if chosen is None:
        names = tuple(one.party.name for one in many if one.party.name)[:SHOWN]
        kind: PartyKind | None = "person" if wanted.kinds == {"person"} else None
        return unresolved(f"“{words}” may be several, or nobody named", kind, names), None
    pick, share, why = chosen
    return standing_for(words, pick.party, share, why), pick.party


def agreed(attribution: Attribution, wanted: Wanted, many: Sequence[Candidate]) -> Choice | None:
    """The candidate that both witnesses choose, or that the ranker is very sure of."""
    ruled = by_role(many, wanted) if wanted.role else by_salience(many)
    if wanted.role and ruled is not None and ruled[0].has("role"):
        return ruled[0], _BY_ROLE, ruled[1]
    bearers = [one for one in many if one.has("role") and one.party.name]
    if wanted.role and len(bearers) > 1 and (meant := by_own_words(attribution, [one.party for one in bearers])):
        pick = next(one for one in bearers if one.party is meant)
        return pick, _BY_WORDS, "the only one with this role whom the pronoun in the sentence fits"
    share = shares(many, "role" if wanted.role else "pronoun")
    best = max(range(len(share)), key=lambda n: share[n])
    if not best:
        return None
    pick = many[best - 1]
    agreed = ruled is not None and ruled[0] is pick
    untold = wanted.gender is not None and not pick.has("gender told")
    if (untold and not agreed) or (not wanted.role and is_open(pick, many, ruled=agreed, untold=untold)):
        return None
    if share[best] < (_ALONE if not agreed else _UNTOLD if untold else _AGREED):
        return None
    return pick, share[best], ruled[1] if ruled and agreed else "fits best by place and part in the text"


def likeliest(many: Sequence[Candidate]) -> Party | None:
    """The party that a pronoun likely means, too unsure to be named: what follows may make it surer."""
    share = shares(many, "pronoun")
    best = max(range(len(share)), key=lambda n: share[n])
    return many[best - 1].party if best and share[best] >= _LIKELY else None
