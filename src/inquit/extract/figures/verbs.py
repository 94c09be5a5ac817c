"""Forms of the verbs that tell what happens to the counted and how much something changes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from inquit.extract.figures.words import figure_words
from inquit.extract.rules.cues import irregular_verbs
from inquit.vocabulary import table

__all__ = ["Form", "Forms", "forms_of", "is_casualty", "is_event_gerund", "is_finite", "is_past", "verb_row"]


class Form(NamedTuple):
    """A verb in one form: base, s, past, participle or ing; `particle` is the word that goes with it, or ""."""

    participle: str
    form: str
    particle: str


Forms = dict[str, tuple[Form, ...]]
_VOWELS = "aeiou"


def forms_of(told: Iterable[str]) -> Forms:
    """Word → the verbs it may be a form of; each told as "lemma", "lemma_particle" or "lemma:past,participle"."""
    found: dict[str, list[Form]] = {}
    for row in told:
        for word, form in _forms(row):
            found.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def verb_row(file: str, *key: str) -> list[str]:
    """The words of the rows of a vocabulary file that open with `key`."""
    return [word for row in table(file) if row[: len(key)] == key for word in row[-1].split()]


def _forms(told: str) -> list[tuple[str, Form]]:
    lemma, _, uneven = told.partition(":")
    lemma, _, particle = lemma.partition("_")
    past, participle = (part.split("_")[0] for part in uneven.split(",")) if uneven else (_past(lemma), _past(lemma))
    name = f"{participle} {particle}".strip()
    forms = {lemma: "base", _third(lemma): "s", _gerund(lemma, past): "ing", past: "past"}
    forms[participle] = "participle"
    return [(word, Form(name, form, particle)) for word, form in forms.items()]


def _doubles(lemma: str) -> bool:
    """Whether the last letter is doubled: "stab", "rob", "rebel"; words of two and more syllables mostly are not."""
    if len(lemma) < 3 or (lemma[-1] in "aeiouwxyr" and lemma[-1] != "r") or lemma[-2] not in _VOWELS:
        return False
    syllables = sum(a in _VOWELS and b not in _VOWELS for a, b in pairwise(lemma))
    return lemma[-3] not in _VOWELS and (syllables == 1 or lemma.endswith(("pel", "rap", "nap")))


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _gerund(lemma: str, past: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


@cache
def _casualties() -> frozenset[str]:
    return frozenset(word.partition("=")[0] for word in verb_row("events.tsv", "is"))


@cache
def _event_forms() -> Forms:
    return forms_of(verb_row("events.tsv", "does"))


def is_event_gerund(low: str) -> bool:
    """Whether a word is the -ing form of what is done to the counted: "killing"."""
    return any(form.form == "ing" for form in _event_forms().get(low, ()))


def is_casualty(low: str) -> bool:
    """Whether a word only tells what happened to the counted: "three killed", "ten dead"."""
    return low in _casualties()


@cache
def _irregular_pasts() -> frozenset[str]:
    """Past forms without -ed, of the verbs of every vocabulary that tells them."""
    told = (past.split(",")[0] for past, _ in irregular_verbs().values())
    more = (
        word.partition(":")[2].split(",")[0].split("_")[0]
        for file in ("events.tsv", "changes.tsv")
        for row in table(file)
        for word in row[-1].split()
    )
    past = {word for word in (*told, *more) if word and not word.endswith("ed")}
    return frozenset(past - {"cut", "hit", "set", "put", "shed", "cast", "bet", "let", "lay", "found"})


def is_past(low: str) -> bool:
    """Whether a word has the form of a past or a participle."""
    return (
        (len(low) > 4 and low.endswith("ed") and not low.endswith("eed"))
        or low in _irregular_pasts()
        or low in _OTHER_PARTICIPLES
    )


_OTHER_PARTICIPLES = figure_words("participle")


@cache
def _finite() -> frozenset[str]:
    return _irregular_pasts() | frozenset(verb_row("finite_verbs.tsv"))


def is_finite(low: str) -> bool:
    """Whether a word behind a noun is most likely its verb."""
    return low in _finite() or (len(low) > 4 and low.endswith("ed") and not low.endswith("eed"))
