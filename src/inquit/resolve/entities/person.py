"""What a report tells of a person beside the name: trade, age, gender, whether a relative or namesake, whether dead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from inquit.model import Span
from inquit.resolve.entities.aliases import body_nouns, country_of, known_as, small_words
from inquit.resolve.entities.east_asian import may_be_given
from inquit.resolve.entities.page import Page
from inquit.resolve.entities.roles import Role, is_office, role_of
from inquit.vocabulary import table

__all__ = ["Person", "has_office_beside", "is_first_name", "person_told", "whole_name"]

Gender = Literal["woman", "man"]


@dataclass(frozen=True, slots=True)
class Person:
    """What is told of one person in one report.

    `namesake` says that a parent, child or namesake is told of who may bear the same name, `relatives` that others of
    the same surname may be. `doubtful` says that the report speaks of the name as of a thing, `proved` that the words
    beside it can only be about a human being.
    """

    roles: tuple[Role, ...] = ()
    age: int | None = None
    gender: Gender | None = None
    suffix: str | None = None
    relatives: bool = False
    namesake: bool = False
    doubtful: bool = False
    proved: bool = False
    dead: bool = False


def person_told(name: str, spans: Sequence[Span], page: Page, roles: Iterable[str], places: Iterable[str]) -> Person:
    """Read what stands beside a person's mentions; `roles` are those that the reader gives."""
    sentences = list(page.about(spans))
    gender = _gender(name, spans, page, sentences)
    beside = _beside(spans, page, roles, frozenset(places))
    found = _with_trades(beside, sentences, frozenset(places))
    line = _LINE[gender] if gender else _LINES
    return Person(
        roles=found,
        age=_age(spans, page, sentences),
        gender=gender,
        suffix=_suffix(spans, page),
        relatives=any(_KIN.search(sentence) for sentence in sentences),
        namesake=any(line.search(sentence) for sentence in sentences) or bool(_NAMESAKE.search(page.report.text)),
        doubtful=not found and any(_is_spoken_of_as_thing(span, page) for span in spans),
        proved=any(role.field not in _OF_FIRMS for role in beside) or any(_is_proved(span, page) for span in spans),
        dead=any(_DEAD_BEHIND.match(page.behind(span)) or _DEAD_BEFORE.search(page.before(span)) for span in spans),
    )


# The whole name ------------------------------------------------------------------------------------------------------

_INITIALS = re.compile(r"(?:^|[\s(“\"])(?P<first>[A-Z][\w'’-]+ )?(?P<initials>(?:[A-Z]\. ?){1,4})$")
_PATRONYMIC = re.compile(r"\w+(?:[oe]vich|[oe]vych|[oe]vna|ivna|ichna) [A-Z]")
_GREAT_SURNAME = re.compile(r"(?:^|[\s(“\"])([^\W\d_a-z]{4,}) $")
"""Lists of results write "KORLANOVÁ Ilka"."""
_FIRST_NAME = re.compile(r"(?P<inside>[a-z,] )?(?:^|(?<=[\s(“\"]))(?P<first>[A-Z][\w-]+) $")


def whole_name(name: str, span: Span, page: Page) -> str:
    """The name with what stands before it, where the reader has left it out: "P. C. Orlan", "Ilka Orlan"."""
    before = page.before(span)
    if found := _INITIALS.search(before):
        first = found["first"] if found["first"] and _may_be_first_name(found["first"].strip()) else ""
        return f"{first}{found['initials'].strip()} {name}"
    if _PATRONYMIC.match(name) and (first := _FIRST_NAME.search(before)):
        return f"{first['first']} {name}"
    if " " not in name and is_first_name(name) and (found := _GREAT_SURNAME.search(before)):
        return f"{name} {found[1].title()}"
    found = _FIRST_NAME.search(before) if " " not in name else None
    if found and (
        is_first_name(found["first"])
        or ((found["inside"] or may_be_given(found["first"], name)) and _may_be_first_name(found["first"]))
    ):
        return f"{found['first']} {name}"
    return name


def _may_be_first_name(word: str) -> bool:
    """Whether a capitalised word within a sentence is no title, country, people, party or day."""
    low = word.lower()
    told = country_of(low) or known_as(word) or is_office(low) or low in _other_words()
    return not told and not re.search(r"(?:ian|ean|ese|ish|ican|crat|day)$", low)


@cache
def _other_words() -> frozenset[str]:
    titles = (row[0] for file in ("titles.tsv", "title_abbreviations.tsv") for row in table(file))
    return frozenset((*titles, *small_words(), *body_nouns("body"), *body_nouns("field"), *_MONTHS))


_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def is_first_name(word: str) -> bool:
    return word.lower() in _given_names()


_SUFFIX = re.compile(r"^,? \(?(Jr|Sr|[Jj]unior|[Ss]enior|II|III|IV)\b(?! \w)|^,? the (elder|younger)\b")
_SUFFIX_BEFORE = re.compile(r"\b([Ee]lder|[Yy]ounger) $")
_SUFFIXES = {"junior": "Jr", "younger": "Jr", "senior": "Sr", "elder": "Sr"}


def _suffix(spans: Iterable[Span], page: Page) -> str | None:
    for span in spans:
        if found := _SUFFIX.match(page.behind(span)) or _SUFFIX_BEFORE.search(page.before(span)):
            told: str = next(word for word in found.groups() if word)
            return _SUFFIXES.get(told.lower(), told)
    return None


# Roles ---------------------------------------------------------------------------------------------------------------

_APPOSITION = re.compile(
    r"^(?:,? (?:who |which )?(?:is|was|became|has been|serves as|served as|as)(?: named| appointed| elected)?"
    r"|(?:,? (?:junior|senior|Jr\.?|Sr\.?))?,(?: (?:aged )?\d\d,)?| \()\s?"
    r"(?:for (?:the (?:past|last) )?(?:\w+ )?(?:years|months)\s)?"
    r"(?:(?:a|an|the|its|their|his|her|now|also|currently)\s)*"
    r"(?P<role>(?:(?! (?:and|who|that|whose|said|says|will|has|had|was|is) )[^.;:,()\n“”\"]){3,90})"
)
_THE = re.compile(
    r"(?:^[\"“‘']?(?:The|[A-Z][\w-]+['’]s)|\b(?:[Aa]n?|[Ff]ormer|[Aa]s(?: the)?)) "
    r"(?P<role>(?:former )?(?:[a-z'’-]+ )?(?P<noun>[a-z'’-]+))(?! of| who|['’]s|-)\b"
)
_TURNED = {
    "chairs": "chairman",
    "heads": "head",
    "runs": "head",
    "founded": "founder",
    "owns": "owner",
    "leads": "leader",
}
_NAMED_BEHIND = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[A-Z]\w+['’]s) (?P<role>[^.;:,()\n“”\"]{3,60}), $")
_BEFORE = re.compile(r"(?:^|[,.;:“\"—–-] ?|\b(?:the|a|an|its|by|of|and|said|says|of) )(?P<role>(?:[\w'’-]+,? ){1,6})$")


def _beside(spans: Iterable[Span], page: Page, told: Iterable[str], places: frozenset[str]) -> list[Role]:
    """Roles by the reader and in words beside the name."""
    words = list(told)
    for span in spans:
        found = _APPOSITION.match(page.behind(span))
        if found and not page.names_person(Span(span.end, span.end + found.end())):
            words.append(found["role"])
        if (before := _BEFORE.search(page.before(span))) and not before["role"].strip().endswith(","):
            words.append(before["role"])
        if named := _NAMED_BEHIND.search(page.before(span)):
            words.append(named["role"])
        if (who := re.match(r",? who (\w+) (?:the |a )?([\w'’ ]{3,40})", page.behind(span))) and who[1] in _TURNED:
            words.append(f"{_TURNED[who[1]]} of {who[2]}")
    return [role for text in dict.fromkeys(words) if (role := role_of(text, places)) is not None]


def _with_trades(beside: Iterable[Role], sentences: Iterable[str], places: frozenset[str]) -> tuple[Role, ...]:
    """The same with the trades by which its sentences call somebody."""
    roles = list(beside)
    known = {role.office for role in roles}
    roles += [role for text in sentences for role in _trades(text, places) if role.office not in known]
    return tuple({(r.office, r.words, r.homes, r.past): r for r in roles}.values())


def has_office_beside(span: Span, page: Page) -> bool:
    """Whether an office of one person stands in apposition behind a name: ", for two years the fisheries minister"."""
    found = _APPOSITION.match(page.behind(span))
    role = role_of(found["role"]) if found and found[0].startswith(",") else None
    return role is not None and role.field not in _OF_FIRMS


_OF_FIRMS = frozenset(("trade", "business", "lead", "private", "kin"))
"""Fields of words by which companies are called too: "the builder", "the owner"."""


def _trades(text: str, places: frozenset[str]) -> Iterator[Role]:
    """Trades by which a sentence calls somebody: "the farmer", "a retired pilot"; not where it tells of relatives."""
    for found in () if _KIN.search(text) else _THE.finditer(text):
        if (
            is_office(found["noun"])
            and (role := role_of(found["role"], places)) is not None
            and role.field not in _OF_OTHERS
        ):
            yield role


_OF_OTHERS = frozenset(("private", "kin", "lead", "service"))
"""Fields of words by which a report rather calls others: "the police officer", "the head"."""


# Age -----------------------------------------------------------------------------------------------------------------

_AGE_BEHIND = re.compile(
    r"^(?:,? (?:junior|senior|Jr\.?|Sr\.?))?, (?:now |aged |a |an )?([1-9]\d)(?=[,.;)]| of\b|-year-old\b)"
    r"|^ \(([1-9]\d)\)|^,? who (?:is|was|turned|turns|will be|is now) ([1-9]\d)\b(?! per|,\d)"
)
_AGE_BEFORE = re.compile(r"\b([1-9]\d)-year-old (?:[\w’'-]+ ){0,3}$")
_AGE_NEAR = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er) (?:now )?([1-9]\d)[- ]year[- ]old\b"
    r"|\b(?:[Hh]e|[Ss]he) (?:is|was|turned|turns) ([1-9]\d)\b(?! per|,\d)"
    r"|\b[Tt]he \w+ is ([1-9]\d)\.|^[Aa]t ([1-9]\d),? (?:he|she|[A-Z])|\bat the age of ([1-9]\d)\b"
)


def _age(spans: Iterable[Span], page: Page, sentences: Iterable[str]) -> int | None:
    found = [match for span in spans if (match := _AGE_BEHIND.match(page.behind(span)))]
    found += [match for span in spans if (match := _AGE_BEFORE.search(page.before(span)))]
    found = found or [match for sentence in sentences for match in _AGE_NEAR.finditer(sentence)]
    ages = {int(age) for match in found for age in match.groups() if age}
    return ages.pop() if len(ages) == 1 else None


# Gender --------------------------------------------------------------------------------------------------------------


@cache
def _gender_words() -> dict[str, Gender]:
    return {word: gender for gender, words in table("gender_words.tsv") for word in words.split()}  # type: ignore[misc]


@cache
def _given_names() -> dict[str, str]:
    return dict(table("first_names.tsv"))  # type: ignore[arg-type]


_PRONOUNS: dict[str, Gender] = {"he": "man", "his": "man", "him": "man", "she": "woman", "her": "woman"}


def _gender(name: str, spans: Iterable[Span], page: Page, sentences: Iterable[str]) -> Gender | None:
    """By the title before the name; by the given name and the pronouns of its sentences, where they agree."""
    for span in spans:
        before = re.findall(r"[\w-]+", page.before(span))[-2:]
        titles = {_gender_words()[word.lower()] for word in before if word.lower() in _gender_words()}
        if "of" in before:  # "the widow of Odo Bransel"
            continue
        if len(titles) == 1:
            return titles.pop()
    told = Counter(_PRONOUNS[word] for s in sentences for word in re.findall(r"\w+", s.lower()) if word in _PRONOUNS)
    given = _given_names().get(name.split(" ")[0].lower())
    if given not in ("woman", "man"):
        return next(iter(told)) if len(told) == 1 else None
    # "Her" may be of somebody else there, whom the report does not name.
    return given if not told or given in told else None  # type: ignore[return-value]


# Relatives, the dead -------------------------------------------------------------------------------------------------

_KIN = re.compile(
    r"\b(?:son|daughter|father|mother|twin|twins|grandson|granddaughter|grandfather|grandmother|brother|brothers|sister|"
    r"sisters|uncle|aunt|nephew|niece|cousin|heir|heiress|wife|husband|widow|widower|spouse|couple|dynasty|younger|elder)\b"
)
_LINE = {
    "man": re.compile(r"\b(?:son|father|grandson|grandfather|heir|dynasty)\b"),
    "woman": re.compile(r"\b(?:heiress|dynasty)\b"),
}
_LINES = re.compile(
    r"\b(?:son|father|grandson|grandfather|daughter|mother|granddaughter|grandmother|heir|heiress|dynasty)\b"
)
_THING = re.compile(
    r"\bits (?:[\d,]+ )?(?:employees|staff|workers|workforce|customers|shops|stores|branches|shareholders|factory|"
    r"plants?|headquarters|parent|subsidiary|subsidiaries|products|members|fleet|passengers|board|shares|chief|chairman)\b"
)
_ONE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)


@cache
def _the_firm() -> re.Pattern[str]:
    return re.compile(
        rf"^[\"“‘']?The (?:[a-z-]+ )?(?:{'|'.join(sorted(body_nouns('called')))}),? (?!of\b|that\b|where\b)[a-z]"
    )


def _is_spoken_of_as_thing(span: Span, page: Page) -> bool:
    """Whether its sentence tells of "its shops", or the next goes on with "The company has"."""
    sentence, text = page.sentence(span), page.next_sentence(span)
    own = sentence.of(page.report.text)
    return (bool(_THING.search(own)) and not _ONE.search(own)) or (
        bool(_the_firm().match(text)) and not _ONE.search(own)
    )


_PROOF_BEHIND = re.compile(r"^,? who(?:se)?\b|^, (?:aged |now )?[1-9]\d,|^ \([1-9]\d\)|^[^.;]*\b(?:himself|herself)\b")
_PROOF_AFTER = re.compile(r"\b(?:he|she|his|her)\b")


def _is_proved(span: Span, page: Page) -> bool:
    """Whether an age, "who" or a pronoun behind it, with nobody else named between, tells of a human being."""
    behind = page.behind(span)
    if _PROOF_BEHIND.match(behind):
        return True
    found = _PROOF_AFTER.search(behind)
    return found is not None and not page.names_person(Span(span.end, span.end + found.end()))


_NAMESAKE = re.compile(
    r"\bnamesake|\bno relation\b|\bnot related to\b|\b(?:shares?|bears?|bearing|sharing|shared|has|same|similar) "
    r"(?:her |his |the |a )?(?:same |similar )?(?:sur)?name\b|\bof the same name\b|\banother [A-Z]\w+ [A-Z]\w+\b"
)
_DEAD_BEHIND = re.compile(
    r"^(?:,[^,.]{3,80},)? (?:who )?(?:has |had )?(?:died|passed away|is dead|was buried|drowned)\b"
)
_DEAD_BEFORE = re.compile(r"\b(?:the late|death of|funeral of|murder of|widow of|mourn\w*|buried) (?:\w+ ){0,2}$")
