"""What is known of names: parties under all their names, countries and what comes from there, words of names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from inquit.model import MentionKind
from inquit.resolve.entities.spelling import folded
from inquit.vocabulary import entries, table

__all__ = [
    "Known",
    "body_nouns",
    "compared",
    "country_name",
    "country_of",
    "is_capital",
    "known_as",
    "legal_forms",
    "party",
    "small_words",
]

_FILES: dict[str, MentionKind] = {
    "across/alias_bodies.tsv": "organisation",
    "across/alias_groups.tsv": "group",
    "across/alias_companies.tsv": "organisation",
    "across/alias_places.tsv": "place",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the vocabulary; `id` is its folded name, `others` are folded names that are not its own."""

    id: str
    name: str
    kind: MentionKind
    country: str | None
    others: frozenset[str]


@cache
def _parties() -> tuple[dict[str, Known], dict[str, tuple[tuple[str, bool], ...]]]:
    parties: dict[str, Known] = {}
    names: dict[str, dict[str, bool]] = defaultdict(dict)
    for file, kind in _FILES.items():
        for first, more, country, others in table(file):
            ways = [first, *(more.split("|") if more != "-" else ())]
            name = first.rstrip("?")
            known = Known(folded(name), name, kind, country if country != "-" else None, _folded(others))
            parties[known.id] = known
            for way in ways:
                names[folded(way.rstrip("?"))][known.id] = not way.endswith("?")
    for countries, _, _ in table("places.tsv"):
        known = Known(folded(countries.split("|")[0]), countries.split("|")[0], "place", None, frozenset())
        if known.id not in names:
            parties[known.id] = known
            names[known.id][known.id] = True
    return parties, {name: tuple(told.items()) for name, told in names.items()}


def _folded(names: str) -> frozenset[str]:
    return frozenset(folded(name) for name in names.split("|") if name != "-")


def known_as(name: str) -> tuple[tuple[Known, bool], ...]:
    """The parties that bear a name, and for each whether the name is its own: nobody else is called so."""
    parties, names = _parties()
    told = names.get(folded(name), ())
    return tuple((parties[party], own and len(told) == 1) for party, own in told)


def party(id: str) -> Known:
    """The party of the vocabulary with an id."""
    return _parties()[0][id]


@cache
def _countries() -> dict[str, str]:
    countries: dict[str, str] = {}
    for names, adjectives, capitals in table("places.tsv"):
        first = folded(names.split("|")[0])
        for word in (*names.split("|"), *adjectives.split("|")):
            countries.setdefault(folded(word), first)
            countries.setdefault(folded(word) + "s", first)
        for capital in capitals.split("|"):
            countries.setdefault(folded(capital), first)
    for name, more, country, _ in table("across/alias_places.tsv"):
        home = countries.get(folded(country if country != "-" else name.rstrip("?")))
        for word in (name, *(more.split("|") if more != "-" else ())):
            if home is not None and not word.endswith("?"):
                countries.setdefault(folded(word), home)
    return {word: _PARTS.get(home, home) for word, home in countries.items()}


_PARTS = {"england": "united kingdom", "scotland": "united kingdom", "wales": "united kingdom"}


def country_of(word: str) -> str | None:
    """The country, folded, of a folded name of a country, a large city or the people of a country."""
    return _countries().get(word)


@cache
def _country_names() -> dict[str, str]:
    names = (names.split("|")[0] for names, _, _ in table("places.tsv"))
    return {folded(name): name for name in names}


def country_name(country: str) -> str | None:
    """The name of a country that is told by its folded name."""
    return _country_names().get(country)


@cache
def _capitals() -> frozenset[str]:
    named: set[str] = {folded(capital) for _, _, capitals in table("places.tsv") for capital in capitals.split("|")}
    return frozenset(named | {known.id for name in named for known, _ in known_as(name)})


def is_capital(name: str) -> bool:
    """Whether a name is that of a capital, which news uses for the government too."""
    return bool({folded(name), *(known.id for known, _ in known_as(name))} & _capitals())


@cache
def body_nouns(kind: str) -> frozenset[str]:
    """Words of organisations' and places' names by what they do there: see body_nouns.tsv."""
    return frozenset(
        compared(word) for name, words in table("across/body_nouns.tsv") if name == kind for word in words.split()
    )


@cache
def legal_forms() -> frozenset[str]:
    return frozenset(entries("across/legal_forms.txt"))


@cache
def _compared() -> dict[str, str]:
    return dict(table("across/british_spellings.tsv"))  # type: ignore[arg-type]


def compared(word: str) -> str:
    """A folded word in the spelling in which words of offices and bodies are compared."""
    return _compared().get(word, word)


@cache
def small_words() -> frozenset[str]:
    """Words of grammar, which tell nothing of whom they stand beside."""
    return frozenset(word for _, words in table("function_words.tsv") for word in words.lower().split())
