"""What speaks for and against two parties of two reports being one, beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import sqrt

from inquit.resolve.entities.aliases import compared
from inquit.resolve.entities.facts import Facts
from inquit.resolve.entities.roles import Role
from inquit.resolve.entities.spelling import folded, words_of
from inquit.resolve.rarity import stem, weight

__all__ = ["Evidence", "days_apart", "evidence"]


@dataclass(slots=True)
class Evidence:
    """Points for one party with their reasons; what is contrary, and how many points more that asks for.

    `near` are points for the reports' dates, which alone prove nothing. `certain` says that something contrary settles
    it. `office` names an office with one holder that both are told to hold at one place, `here` one that both are told
    to hold, wherever, `role` any office or trade that both are called by. `story` are points for the reports' rare
    words, `apart_story` for those that name no place, `company` for the persons and bodies that both name.
    `roles_apart` says that only other roles are told of them, `age` are points for ages that fit.
    """

    points: float = 0.0
    near: float = 0.0
    because: list[str] = field(default_factory=list)
    against: float = 0.0
    contrary: list[str] = field(default_factory=list)
    certain: bool = False
    office: str | None = None
    here: str | None = None
    role: str | None = None
    story: float = 0.0
    apart_story: float = 0.0
    company: float = 0.0
    roles_apart: bool = False
    age: float = 0.0

    @property
    def total(self) -> float:
        return self.points + (self.near if self.points > 0 else 0.0)

    def add(self, points: float, reason: str) -> None:
        self.points += points
        self.because.append(reason)

    def oppose(self, points: float, reason: str, certain: bool = False) -> None:
        self.against += points
        self.contrary.append(reason)
        self.certain = self.certain or certain


def evidence(a: Facts, b: Facts) -> Evidence:
    """Everything but the names: roles, homes, company, story, dates, age and gender."""
    found = Evidence()
    _roles(a, b, found)
    _homes(a, b, found)
    _company(a, b, found)
    _story(a, b, found)
    _dates(a, b, found)
    _persons(a, b, found)
    return found


# Roles ---------------------------------------------------------------------------------------------------------------


def _roles(a: Facts, b: Facts, found: Evidence) -> None:
    pairs = [(_like_roles(x, y, a, b), x, y) for x in _told(a) for y in _told(b)]
    if max((points for points, _, _ in pairs), default=0.0) <= 0 and (of := _of_other(a, b) or _of_other(b, a)):
        found.add(_OF_OTHER, f"the other report names {of}, of which one is told to be {_office_of(of, a, b)}")
    if not pairs:
        return
    points, x, y = max(pairs, key=lambda pair: pair[0])
    if points > 0:
        found.add(points, f"both reports call them {x.office}" + _of(x, y, a, b))
        if points >= _SPECIFIC and x.single and not (x.past or y.past) and set(x.homes) & set(y.homes):
            found.office = x.office
        if x.office == y.office and x.single and not (x.past or y.past):
            found.here = x.office
        if x.office == y.office:
            found.role = x.office
    elif points < 0:
        told = sorted((f"“{x.text}”", f"“{y.text}”"))
        found.roles_apart = True
        found.oppose(_OTHER_ROLE, f"other roles: {told[0]} and {told[1]}")


def _of_other(a: Facts, b: Facts) -> str | None:
    """The body or place that a role is of, by a name that the other report has among its rare words."""
    there = _by_word(b.story) if a.roles else {}
    return next((there[word] for role in a.roles for word in _proper(role) if word in there), None)


def _proper(role: Role) -> list[str]:
    """The names, folded, that its words hold."""
    ways = re.findall(r"[\w'’-]+", role.text)
    return [word for word in map(folded, (way for way in ways if way[0].isupper())) if word in role.words]


def _office_of(word: str, a: Facts, b: Facts) -> str:
    return next(role.office for facts in (a, b) for role in facts.roles if folded(word) in role.words)


def _told(facts: Facts) -> Iterable[Role]:
    return (role for role in facts.roles if role.field not in _VAGUE)


_OTHER_ROLE, _OTHER_PLACE, _OTHER_TIME = 0.8, 0.7, 1.0
"""Points that contrary facts ask for."""
_OF_OTHER = 0.6
"""Points for a role of what the other report names."""
_VAGUE = frozenset(("private", "kin"))
"""Fields of words that anybody may be called by at times."""
_SPECIFIC = 1.0
_LOOSE = frozenset(("lead", "business", "government", "spokesman", "service", "campaign", "crime"))
"""Fields between which people move, or that say little."""
_TRAINED = frozenset(("medicine",))
"""Fields whose trades take years to learn: who has the one has not the other."""
_DOCTORS = frozenset(("doctor", "physician", "medic"))
"""Words for those of several such trades."""
_BEFORE_POLITICS = frozenset(("law", "medicine", "study", "school", "military", "press"))
"""Fields from which people come into government, so that one report may name the one, one the other."""


def _like_roles(x: Role, y: Role, a: Facts, b: Facts) -> float:
    """Points for two roles being those of one person; below zero where they are contrary."""
    same_words, same_homes = bool(set(x.words) & set(y.words)), bool(set(x.homes) & set(y.homes))
    away = x.homes and y.homes and not same_homes and _far(x.homes, y.homes, a, b)
    if x.office == y.office:
        if away:
            return -1.0
        if same_words or same_homes:
            return _SPECIFIC
        return 0.1 if x.words and y.words else 0.8 if x.single else 0.5
    if {*x.office.split()} <= {*words_of(y.text)} or {*y.office.split()} <= {*words_of(x.text)}:
        return 0.5
    if x.field == y.field and x.field in _TRAINED and not same_words and not {x.office, y.office} & _DOCTORS:
        return -1.0
    if x.field == y.field or (x.field in _LOOSE and y.field in _LOOSE):
        return 0.6 if same_words and not away else -0.5 if away else 0.0
    if "lead" in (x.field, y.field):
        return 0.4 if same_words else -0.5 if away else 0.0
    if "government" in (x.field, y.field) and {x.field, y.field} & _BEFORE_POLITICS:
        return 0.0
    return 0.4 if same_words and x.field in _LOOSE else -1.0


def _of(x: Role, y: Role, a: Facts, b: Facts) -> str:
    """Of what and where, as far as both tell it: words as written in the role, places by name."""
    ways = {compared(folded(word)): word for role in (y, x) for word in re.findall(r"[\w'’]+", role.text)}
    told = [ways.get(word, word) for word in x.words if word in y.words]
    told += [_written(home, a, b) for home in x.homes if home in y.homes]
    return f" ({' '.join(told)})" if told else ""


# Homes ---------------------------------------------------------------------------------------------------------------


def _homes(a: Facts, b: Facts, found: Evidence) -> None:
    if shared := [home for home in a.homes if home in b.homes]:
        found.add(0.5, f"both are of {_written(shared[0], a, b)}")
    elif a.homes and b.homes:
        if _far(a.homes, b.homes, a, b):
            told = sorted(_written(facts.homes[0], a, b) for facts in (a, b))
            found.oppose(_OTHER_PLACE, f"other places: {told[0]} and {told[1]}")
    elif at := [home for home in a.homes if home in b.around[:3]] + [home for home in b.homes if home in a.around[:3]]:
        found.add(0.3, f"the other report is about {_written(at[0], a, b)}")
    if shared := [place for place in a.around[:3] if place in b.around[:3]]:
        found.add(0.2, f"both reports name {_written(shared[0], a, b)} often")


def _far(one: Iterable[str], other: Iterable[str], a: Facts, b: Facts) -> bool:
    """Whether neither report speaks of where the other party is at home."""
    there, here = {*b.around, *b.homes}, {*a.around, *a.homes}
    return not any(home in there for home in one) and not any(home in here for home in other)


# Company, words, dates -----------------------------------------------------------------------------------------------

_WORTH = {
    "w": (0.5, 0.8),
    "p": (0.5, 1.0),
    "o": (0.3, 0.6),
    "g": (0.3, 0.6),
    "n": (0.25, 0.5),
    "l": (0.2, 0.4),
    "s": (0.1, 0.2),
}
"""Points for each name of a kind that both reports have, and the most that a kind gives."""


def _company(a: Facts, b: Facts, found: Evidence) -> None:
    shared = sorted(set(a.company) & set(b.company))
    for kind, (worth, most) in _WORTH.items():
        names = [_written(key, a, b) for key in shared if key[0] == kind]
        if names:
            found.company += worth * len(names) * (kind in "wpog")
            found.add(min(most, worth * len(names)), f"both reports also name {', '.join(names[:3])}")


def _written(key: str, a: Facts, b: Facts) -> str:
    """A place or name as the reports write it; of two spellings the same one in either order."""
    ways = [facts.written[key] for facts in (a, b) if key in facts.written]
    return min(ways, key=_plainest, default=key.title())


def _plainest(way: str) -> tuple[bool, int, str]:
    return way.isupper(), len(way), way


_STORY, _MOST_STORY = 5.0, 1.0
"""Points for equal rare words of two reports, and the most given: reports of one event share a fifth and more."""
_LEAST_LIKE = 0.05
_REPORTS = 1 << 12
"""Reports of which the words are kept at hand."""
_ALONE, _RAREST = 0.2, 5.0
"""The most that one rare word alone gives, and the weight from which it gives any."""


def _story(a: Facts, b: Facts, found: Evidence) -> None:
    """Rare words that both reports have, weighted by how rare they are (the cosine of their weights)."""
    own = {stem(word) for name in (a.name, b.name) for word in re.split(r"[\W_]+", name) if word}
    one, other = _by_stem(a.story), _by_stem(b.story)
    shared = sorted((one.keys() & other.keys()) - own, key=lambda word: (-weight(word), word))
    if not shared or (len(shared) == 1 and weight(shared[0]) < _RAREST):
        return
    lengths = sqrt(_square(a.story, own) * _square(b.story, own))
    likeness = sum(weight(word) ** 2 for word in shared) / lengths
    if likeness >= _LEAST_LIKE:
        found.story = min(_MOST_STORY if len(shared) > 1 else _ALONE, _STORY * likeness)
        places = {stem(word) for key in (*a.around, *a.homes) for word in a.written.get(key, "").split()}
        found.apart_story = found.story if len(set(shared) - places) > 1 else 0.0
        found.add(
            found.story,
            f"the reports share rare words: {', '.join(min(one[w], other[w], key=_plainest) for w in shared[:3])}",
        )


@lru_cache(maxsize=_REPORTS)
def _by_stem(story: tuple[str, ...]) -> dict[str, str]:
    """A report's rare words, as written, by their stems."""
    return {stem(word): word for word in story}


@lru_cache(maxsize=_REPORTS)
def _by_word(story: tuple[str, ...]) -> dict[str, str]:
    """A report's rare words, as written, by what they are folded."""
    return {folded(word): word for word in story}


@lru_cache(maxsize=_REPORTS)
def _whole_square(story: tuple[str, ...]) -> float:
    return float(sum(weight(word) ** 2 for word in _by_stem(story)))


def _square(story: tuple[str, ...], without: Iterable[str]) -> float:
    """The sum of the squared weights of a report's rare words, but for some."""
    told = _by_stem(story)
    return _whole_square(story) - sum(weight(word) ** 2 for word in sorted(without) if word in told)


def days_apart(a: Facts, b: Facts) -> int | None:
    """Days between the reports, where both are dated."""
    if a.date is None or b.date is None:
        return None
    try:
        return abs((date.fromisoformat(a.date) - date.fromisoformat(b.date)).days)
    except ValueError:
        return None


def _dates(a: Facts, b: Facts, found: Evidence) -> None:
    apart = days_apart(a, b)
    if apart is None:
        return
    for most, points, reason in _NEAR:
        if apart <= most:
            found.near = points
            found.because.append(reason)
            break
    if apart > _DECADES * 365:
        found.oppose(_OTHER_TIME, f"{apart // 365} years lie between the reports")


_NEAR = (
    (3, 0.3, "the reports are of the same days"),
    (31, 0.2, "the reports are of the same weeks"),
    (366, 0.1, "the reports are of the same year"),
)
_DECADES = 20


# Persons -------------------------------------------------------------------------------------------------------------


def _persons(a: Facts, b: Facts, found: Evidence) -> None:
    apart = days_apart(a, b)
    if a.gender and b.gender and a.gender != b.gender:
        found.oppose(1.2, "one is told of as a woman, one as a man")
    if a.age is not None and b.age is not None:
        _ages(a, b, apart, found)
    if a.dead != b.dead and apart is not None and apart > _MOURNING:
        dead, living = (a, b) if a.dead else (b, a)
        if (dead.date or "") < (living.date or ""):
            found.oppose(_DEAD, "one is told to be dead before the other report")


_MOURNING, _DEAD = 14, 1.6
"""Days after which a report that tells of no death speaks of another, and the points that ask for more."""


def _ages(a: Facts, b: Facts, apart: int | None, found: Evidence) -> None:
    earlier, later = sorted((a, b), key=lambda facts: (facts.date or "", facts.ref))
    grown = (later.age or 0) - (earlier.age or 0)
    if apart is None:
        if abs(grown) > _DECADES:
            found.oppose(1.0, f"the ages told do not fit: {earlier.age} and {later.age}")
    elif abs(grown - apart / 365.25) <= _BIRTHDAY:
        found.age = 0.6
        found.add(found.age, f"the ages told fit: {earlier.age} and {later.age}")
    else:
        found.oppose(2.0, f"the ages told do not fit: {earlier.age} and {later.age}", certain=True)


_BIRTHDAY = 1.2
