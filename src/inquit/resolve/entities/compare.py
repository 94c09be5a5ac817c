"""Whether two parties of two reports are one: names first, then a second fact, and nothing contrary."""

from __future__ import annotations

from inquit.model import Link, Verdict
from inquit.resolve.entities.aliases import body_nouns, country_name, party
from inquit.resolve.entities.bodies import BodyLikeness, BodyName, body_name, has_legal_form, like_bodies
from inquit.resolve.entities.evidence import Evidence, days_apart, evidence
from inquit.resolve.entities.facts import Facts, called
from inquit.resolve.entities.kinds import looks_human
from inquit.resolve.entities.names import Likeness, PersonName, are_given_names, like_persons, person_name
from inquit.resolve.entities.spelling import folded, words_of

__all__ = ["decide"]

Decision = tuple[Verdict, float, tuple[str, ...]] | None


def decide(a: Facts, b: Facts) -> Link | None:
    """The link of two parties, from these two alone and in either order; None where nothing suggests one party.

    "same" and "possibly" come with what the names share and the facts beside them, "different" with what is contrary.
    """
    a, b = sorted((a, b), key=lambda facts: facts.ref)
    if a.ref == b.ref:
        return None
    decision = _decision(a, b)
    if (a.called or b.called) and (decision is None or decision[0] == "possibly"):
        ways = [(one, other) for one in called(a) for other in called(b)]
        decision = next((told for told in (_decision(*way) for way in ways) if told and told[0] == "same"), decision)
    return None if decision is None else Link(a.ref, b.ref, *decision)


def _decision(a: Facts, b: Facts) -> Decision:
    if (a.human and b.human) or _one_may_be_misread(a, b):
        return _persons(a, b)
    if a.kind != "person" and b.kind != "person":
        return _bodies(a, b)
    return None


# Persons -------------------------------------------------------------------------------------------------------------


def _one_may_be_misread(a: Facts, b: Facts) -> bool:
    """Whether one is a person and the other bears the same full name, though it was read as something else."""
    person, other = (a, b) if a.kind == "person" else (b, a)
    if person.kind != "person" or other.human or not looks_human(other.name):
        return False
    one, two = person_name(person.name), person_name(other.name)
    return one.is_full and like_persons(one, two)[0] in ("same", "spelling", "order")


_NEEDED: dict[Likeness, float] = {
    "same": 0.9,
    "spelling": 1.3,
    "short": 1.2,
    "initial": 1.2,
    "rough": 1.5,
    "longer": 1.3,
    "order": 0.8,
}
"""Points beside the name that join two full names."""
_MOST_NAMED = 0.99
_NAMESAKE = 0.6
"""Points more that are needed where a report tells of a parent, child or namesake."""
_MISREAD = 0.4
"""Points more that are needed where one report's name was not read as a person's."""
_MISREAD_PLACE = 0.3
"""As many again where it was read as a place's."""
_ROLES_APART = 0.4
"""Points more that are needed where only other roles are told."""
_COMMON = 0.2
"""Points more that are needed where many bear the name."""
_DOUBTFUL = 0.8
"""Points more that are needed where a report speaks of the name as of a thing."""
_STORY, _SURE_STORY, _COMPOUND_STORY, _STORY_DAYS = 0.7, 0.9, 0.5, 31
_YEAR = 366
_OFFICE_DAYS = 180
"""Days within which an office with one holder is taken to have had the same one."""


def _persons(a: Facts, b: Facts) -> Decision:
    one, other = person_name(a.name), person_name(b.name)
    likeness, against = like_persons(one, other)
    if likeness is None:
        return None
    if a.suffix and b.suffix and a.suffix != b.suffix:
        against = " and ".join(sorted((a.suffix, b.suffix)))
    if against is not None:
        return "different", 1.0, (f"{_two(a, b)}: {against}",)
    if a.ref.report == b.ref.report:
        return None
    found = evidence(a, b)
    named = _NAMED[likeness].format(*sorted((f"“{a.name}”", f"“{b.name}”")))
    if likeness == "surname":
        return _by_surname(a, b, found, named, one, other)
    if likeness == "order" and are_given_names(one) and are_given_names(other):
        return "possibly", 0.3, (named, *found.because, *found.contrary, "either of the two may be the surname")
    if found.certain or (len(found.contrary) > 1 and found.total < found.against + _NEEDED[likeness]):
        return "different", 0.8, (named, *found.contrary)
    if "place" in (a.kind, b.kind) and likeness == "order":
        return "possibly", 0.2, (named, *found.because, *found.contrary, "one is read as a place")
    if found.roles_apart and found.age <= 0 and one.is_common and other.is_common:
        # One story may have two of a common name: what it tells of both is no fact about either.
        return "possibly", 0.3, (named, *found.because, *found.contrary)
    if likeness == "rough" and a.outlet == b.outlet and not found.role and not _long(a, b):
        # An outlet writes the name of one person in one way.
        return "possibly", 0.3, (named, *found.because, *found.contrary, "two names may sound alike")
    needed = _NEEDED[likeness] - (_less(a, b, likeness, one, other) if found.story > 0 or found.role else 0.0)
    if (a.namesake or b.namesake) and not (a.suffix and b.suffix):
        needed += _NAMESAKE
    if a.kind != b.kind and not (one.has_initial and other.has_initial):
        needed += _MISREAD
    if "place" in (a.kind, b.kind):
        needed += _MISREAD_PLACE
    if found.roles_apart:
        needed += _ROLES_APART
    if a.doubtful or b.doubtful:
        needed += _DOUBTFUL
    if one.is_common and other.is_common:
        needed += _COMMON
    return _by_points(found, needed, named)


def _less(a: Facts, b: Facts, likeness: Likeness, one: PersonName, other: PersonName) -> float:
    """Points fewer that are needed where a name has many parts, all of which fit."""
    if one.is_common and other.is_common:
        return 0.0
    told = len(one.given) > 1 and len(other.given) > 1 if likeness == "initial" else _long(a, b)
    return _LONG_LESS if told and likeness in ("same", "rough", "initial") else 0.0


def _long(a: Facts, b: Facts) -> bool:
    return len(_parts(a)) >= _LONG_NAME and len(_parts(b)) >= _LONG_NAME


def _parts(facts: Facts) -> list[str]:
    return [part for part in facts.name.replace("-", " ").split() if len(part) > _INITIAL]


_LONG_NAME, _LONG_LESS, _INITIAL = 3, 0.4, 2
"""From how many words on a full name needs fewer points beside it, and how many fewer; shorter words are initials."""


def _two(a: Facts, b: Facts) -> str:
    return " and ".join(sorted((f"“{a.name}”", f"“{b.name}”")))


_NAMED: dict[Likeness, str] = {
    "same": "the same full name: {0}",
    "spelling": "spellings of one name: {0} and {1}",
    "short": "a given name and its short form: {0} and {1}",
    "initial": "an initial fits: {0} and {1}",
    "rough": "names that sound alike: {0} and {1}",
    "longer": "one name goes on: {0} and {1}",
    "order": "the same names in another order: {0} and {1}",
    "surname": "the same surname: {0} and {1}",
}


def _by_points(found: Evidence, needed: float, named: str) -> Decision:
    reasons = (named, *found.because, *found.contrary)
    needed += found.against
    if found.total >= needed - 1e-9:
        return "same", round(min(_MOST_NAMED, 0.8 + 0.1 * (found.total - needed)), 3), reasons
    return "possibly", round(0.3 + 0.4 * found.total / max(1.0, needed), 3), reasons


def _by_surname(a: Facts, b: Facts, found: Evidence, named: str, one: PersonName, other: PersonName) -> Decision:
    """A surname alone joins nobody, save the holder of an office that only one has at that time and place."""
    apart = days_apart(a, b)
    if found.contrary or a.relatives or b.relatives or a.namesake or b.namesake or apart is None:
        return None
    if found.here and found.story >= _STORY and apart <= _STORY_DAYS:
        return "same", 0.72, (named, *found.because, f"one story has only one {found.here}")
    if found.role and found.story >= _SURE_STORY and apart <= _STORY_DAYS and (one.is_full or other.is_full):
        return "same", 0.7, (named, *found.because, f"one story, and both are called {found.role}")
    if one.is_compound and found.story >= _COMPOUND_STORY and apart <= _STORY_DAYS and (one.is_full or other.is_full):
        return "same", 0.7, (named, *found.because, "a surname of several parts")
    if found.office and apart <= _OFFICE_DAYS:
        return "same", 0.75, (named, *found.because, f"only one person at a time is {found.office} there")
    if apart > _YEAR or found.total < 1.0:
        # The same role at another time may be another person of the same family.
        return None
    return "possibly", 0.3, (named, *found.because)


# Organisations, groups, places ---------------------------------------------------------------------------------------


def _bodies(a: Facts, b: Facts) -> Decision:
    if a.known is not None and b.known is not None:
        return _known(a, b)
    if a.ref.report == b.ref.report:
        return None
    shared = ({a.known} | set(a.maybe)) & ({b.known} | set(b.maybe)) - {None}
    one, other = body_name(a.name), body_name(b.name)
    if not shared and (other_known := _named_as_other(a, b)):
        return "different", 0.9, (other_known,)
    likeness, against = like_bodies(one, other)
    likeness = likeness or _by_acronym(a, b)
    home = _home_in_name(a, b, one, other)
    if likeness is None and not shared and home is None:
        return None
    if (a.known or b.known) and not shared and likeness != "acronym" and home is None:
        # The vocabulary knows one of them and all its names: the other is called otherwise.
        return ("different", 0.7, (f"{_two(a, b)}: {against}",)) if against else None
    if against is not None:
        return "different", 0.7, (f"{_two(a, b)}: {against}",)
    found = evidence(a, b)
    if home is not None:
        found.add(_NAMED_HOME, f"one is named with its place, the other is of {home}")
        likeness = "same"
    told = sorted((f"“{a.name}”", f"“{b.name}”"))
    named = f"names of one party: {told[0]} and {told[1]}" if a.name != b.name else f"the same name: {told[0]}"
    if likeness == "shorter":
        return "possibly", 0.3, (named, *found.because, "one name is longer")
    if _countries_differ(one, other):
        return "different", 0.9, (named, f"of {one.countries[0].title()} and of {other.countries[0].title()}")
    if found.contrary and (one.is_generic or one.is_local):
        return "different", 0.8, (named, *found.contrary)
    if one.form and other.form and one.form != other.form:
        return "possibly", 0.3, (named, *found.because, "their legal forms differ")
    if bool(one.countries or a.branch) != bool(other.countries or b.branch) and not one.is_generic:
        return "possibly", 0.3, (named, *found.because, "only one is named with a country")
    if a.governs != b.governs:
        return "possibly", 0.3, (named, *found.because, "only one is spoken of as a government")
    needed = _needed(one, other, likeness, bool(shared))
    if len(a.maybe) > 1 or len(b.maybe) > 1:
        needed = max(needed, _AMBIGUOUS)
    common = (one.is_generic or one.is_local) and likeness != "acronym"
    if common and home is None and not _placed(a, b, bool(one.own and other.own)):
        return "possibly", 0.4, (named, *found.because, "no place in common tells which one is meant")
    if likeness == "level" and max(found.company, found.apart_story) <= 0:
        return "possibly", 0.4, (named, *found.because, "the names differ in how they tell the place or the rank")
    if one.acronym and other.acronym and not shared and max(found.apart_story, found.company) <= 0:
        return "possibly", 0.4, (named, *found.because, "several may share the letters")
    if a.edges != b.edges:
        return "possibly", 0.3, (named, *found.because, "a longer name stands in one report")
    if (a.kind == "place") != (b.kind == "place"):
        if len(one.words) == 1 and not (has_legal_form(a.name) or has_legal_form(b.name)):
            return None
        needed = max(needed, _NAMED_HOME if has_legal_form(a.name) or has_legal_form(b.name) else _OTHER_KIND)
    elif a.kind == "place" and likeness in ("same", None):
        if found.company <= 0 and not {*a.around, *a.homes} & {*b.around, *b.homes}:
            return "possibly", 0.4, (named, *found.because, "nothing but words in common tells which one is meant")
        needed = _PLACE
    return _by_points(found, needed, named)


def _known(a: Facts, b: Facts) -> Decision:
    one, other = party(a.known or ""), party(b.known or "")
    if one.id == other.id and bool(a.branch) != bool(b.branch) and one.country is None and one.kind != "place":
        return "possibly", 0.4, (f"both are names of {one.name}: {_two(a, b)}", "only one is named with a country")
    if one.id == other.id and a.governs != b.governs:
        return "possibly", 0.5, (f"both are names of {one.name}: {_two(a, b)}", "only one is spoken of as a government")
    if one.id == other.id:
        return "same", 0.97, (f"both are names of {one.name}: {_two(a, b)}",)
    if one.id in other.others or other.id in one.others:
        told = sorted((one.name, other.name))
        return "different", 1.0, (f"{told[0]} and {told[1]} are two",)
    return None


def _named_as_other(a: Facts, b: Facts) -> str | None:
    """Whether one bears a name that the vocabulary keeps apart from the other."""
    for known, name in ((a.known, b.name), (b.known, a.name)):
        if known is not None and folded(name) in party(known).others:
            return f"{party(known).name} and “{name}” are two"
    return None


def _by_acronym(a: Facts, b: Facts) -> BodyLikeness | None:
    """An acronym that one report gives to a full name, and the other report uses alone or for the like."""
    shared = _acronyms(a) & _acronyms(b)
    if not shared or (len(a.names) > 1 and len(b.names) > 1):
        return None
    return None if any(_is_anothers(letters, facts) for letters in shared for facts in (a, b)) else "acronym"


def _is_anothers(letters: str, facts: Facts) -> bool:
    """Whether the report names another body with these initials, and the party by them alone."""
    if len(facts.names) > 1:
        return False
    named = (facts.written[key] for key in facts.company if key[0] in "ogn" and key in facts.written)
    return any(other.acronym is None and letters.lower() in other.initials for other in map(body_name, named))


def _home_in_name(a: Facts, b: Facts, one: BodyName, other: BodyName) -> str | None:
    """The place that one name has in it and the other beside it: "Oss Police", "the Police in Oss"."""
    for short, long, facts in ((one, other, a), (other, one, b)):
        more = set(long.words) - set(short.words) - body_nouns("place")
        if more and set(short.words) <= set(long.words) and short.words and set(short.words) & body_nouns("body"):
            for home in facts.homes:
                if more <= set(words_of(facts.written.get(home, home))):
                    return facts.written.get(home, home)
    return None


def _acronyms(facts: Facts) -> set[str]:
    return {acronym for name in facts.names if (acronym := body_name(name).acronym)}


def _countries_differ(one: BodyName, other: BodyName) -> bool:
    return bool(one.countries and other.countries) and not set(one.countries) & set(other.countries)


def _placed(a: Facts, b: Facts, own: bool) -> bool:
    """Whether what both reports tell of where they are goes together; a name with words of its `own` may be placed by
    any town or region that both reports name."""
    if a.homes and b.homes:
        return bool(set(a.homes) & set(b.homes))
    if a.homes or b.homes:
        homes, around = (a.homes, b.around) if a.homes else (b.homes, a.around)
        return around[:1] != () and around[0] in homes and not (around[1:2] and country_name(around[1]))
    if own and any(place in b.around and country_name(place) is None for place in a.around):
        return True
    return bool(a.around and b.around and a.around[0] == b.around[0])


_NAMED_HOME = 0.5
"""Points for a place that one name has in it and the other beside it; as many join a company's name, however read."""
_AMBIGUOUS = 1.0
"""Points that join names which several known parties bear."""
_PLACE = 0.5
"""Points that join two places of one name: towns share names."""
_OTHER_KIND = 1.2
"""Points that join names of several words which were read as a place in one report and as a body in the other."""


def _needed(one: BodyName, other: BodyName, likeness: BodyLikeness | None, shared: bool) -> float:
    """Points beside the name that join two bodies or places."""
    if likeness in ("rough", "level"):
        return 0.9
    if likeness == "acronym":
        return 0.8
    if one.is_generic or other.is_generic:
        return 0.8
    if one.is_local or one.acronym or len(one.words) == 1:
        return 0.4 if shared else 0.6
    if likeness == "same":
        return 0.0
    return 0.5
