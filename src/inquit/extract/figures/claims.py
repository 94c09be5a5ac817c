"""A sentence → the figures claimed in it, as words: value, bound, unit and what is counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from inquit.extract.figures.bounds import Qualifier, qualifier_after, qualifier_before
from inquit.extract.figures.counted import counted_by
from inquit.extract.figures.measures import age_unit, shared_unit, unit_of, with_inches, with_old
from inquit.extract.figures.none import is_bare_none, is_part_of_name, is_score
from inquit.extract.figures.nouns import Noun, subject_before
from inquit.extract.figures.ranges import range_of
from inquit.extract.figures.sentence import Claim, Sentence
from inquit.extract.figures.units import kind_of_unit, sign_before, unit_after
from inquit.extract.figures.values import Amount, amount_at
from inquit.extract.figures.verbs import is_casualty
from inquit.extract.figures.words import figure_words
from inquit.extract.passage import word_class
from inquit.model import Bound

__all__ = ["claims_in"]


def claims_in(sentence: Sentence, triggers: Sequence[int]) -> list[Claim]:
    """The figures of a sentence from left to right; `triggers` are where number words begin in the text."""
    starts = [word.start for word in sentence.words]
    at = 0
    found: list[Claim] = []
    named = -1
    for trigger in triggers:
        hit = max(bisect_left(starts, trigger + 1) - 1, 0)
        for first in range(max(at, hit - 2), hit + 1):
            if first < hit and sentence.lows[first] not in _OPENERS:
                continue
            end, claims = _at(sentence, first, found[-1] if found else None)
            if end > first:
                at = max(at, end)
                if claims and _is_listed(sentence, claims[0], named):
                    claims = _NOTHING
                if not claims and not sentence.dated[first] and len(sentence.lows[first]) < 4:
                    named = end
                for claim in claims:
                    _add(found, claim)
                break
    return found


def _add(found: list[Claim], claim: Claim) -> None:
    """Add a figure that overlaps none; one that reaches back over the last ("one minute | or two") takes its place."""
    if found and claim.first <= found[-1].first:
        found.pop()
    if not found or found[-1].last <= claim.first:
        found.append(claim)


def _half_more(sentence: Sentence, at: int) -> Amount | None:
    """ "a year | and a half" as one and a half; the words of the amount are the last."""
    lows = sentence.lows
    if at < 3 or tuple(lows[at - 1 : at + 2]) != ("and", "a", "half") or lows[at - 3] not in ("a", "an", "one"):
        return None
    unit = unit_after(sentence.words, at - 2, single=True, pounds_are_money=False)
    return Amount(1.5, at - 3, at + 2, "half more") if unit and unit.last == at - 1 else None


_ONE_LEADS = frozenset(["a", "an", "one", "next", "last", "past", "coming", "first"])


def _one_or_two(sentence: Sentence, amount: Amount) -> list[Claim] | None:
    """ "a round or two" and "a year and a half", where the number stands behind what it counts."""
    words, lows, at = sentence.words, sentence.lows, amount.first
    if amount.kind == "half more":
        unit = unit_after(words, at + 1, single=True, pounds_are_money=False)
        name = unit.name if unit else None
        return [
            Claim(at, amount.last, amount._replace(kind="number"), 1.5, 1.5, "exact", None, name, None, amount.last)
        ]
    if at < 3 or lows[at - 1] != "or" or lows[at - 3] not in _ONE_LEADS or amount.value not in (2, 3):
        return None
    if not words[at - 2].is_word or (
        amount.last < len(words) and words[amount.last].is_word and words[amount.last].low != "before"
    ):
        return None
    unit = unit_after(words, at - 2, single=True, pounds_are_money=False)
    noun = None if unit else Noun(at - 2, at - 1)
    named = unit.name if unit else None
    return [Claim(at - 3, amount.last, amount, 1.0, amount.value, "between", None, named, noun, amount.last)]


def _is_listed(sentence: Sentence, claim: Claim, named: int) -> bool:
    """Whether a number goes on a list of numbers that are names: "versions 6, | 7 and | 8"."""
    lows = sentence.lows
    between = lows[named : claim.first]
    if named < 0 or not 0 < len(between) <= 2 or any(low not in (",", "and", "or", "to") for low in between):
        return False
    return claim.kind == "" and (claim.noun is None or lows[claim.last] == "of")


_OPENERS = frozenset(["a", "an", "few", "several", "many", "some"])
"""Words that an amount may begin with before its number: "a couple of", "several hundred"."""
_Found = tuple[int, list[Claim]]
_NOTHING: list[Claim] = []


def _at(sentence: Sentence, at: int, before: Claim | None) -> _Found:
    """The figures that begin at word `at` and where they end; the end is `at` where no number begins there."""
    words, lows = sentence.words, sentence.lows
    sign = sign_before(words, at)
    amount = _half_more(sentence, at) or amount_at(words, lows, at, money=sign is not None or sentence.m_is_million)
    if amount is None:
        return at, _NOTHING
    if (
        words[at].is_word
        and lows[at - 1 : at] == ["and"]
        and lows[amount.last : amount.last + 1] == [","]
        and before is None
    ):
        return amount.last, _NOTHING
    found = _one_or_two(sentence, amount) or range_of(sentence, amount, sign) or _single(sentence, amount, sign)
    if found is None:
        return (is_score(words, amount.first, amount.last) if words[at].is_number else 0) or amount.last, _NOTHING
    claims = [_behind(sentence, claim, before) for claim in found]
    return max(claim.last for claim in claims), claims


# Single figures -----------------------------------------------------------------------------------------------------


def _single(sentence: Sentence, amount: Amount, sign: str | None) -> list[Claim] | None:
    words, lows = sentence.words, sentence.lows
    if words[amount.first].is_number and is_score(words, amount.first, amount.last):
        return None
    first = amount.first - (sign is not None)
    unit = unit_of(sentence, amount, amount.last, sign) or shared_unit(sentence, amount)
    if any(sentence.dated[amount.first : amount.last]) and not (unit and kind_of_unit()[unit.name] == "time"):
        return None
    covered = amount._replace(last=max(amount.last, unit.last)) if unit else amount
    if is_part_of_name(words, covered, titled=sentence.titled, spaced=sentence.spaced):
        return None
    amount, last, name = with_inches(words, lows, amount, unit)
    if _is_negative(sentence, first, name):
        amount, first = amount._replace(value=-amount.value), first - 1
    first = min(first, unit.first) if unit and unit.name == "magnitude" else first
    name = name or age_unit(sentence, amount)
    last = with_old(words, lows, last, name)
    kind = kind_of_unit()[name] if name else "" if amount.kind != "share" else "share"
    large = amount.value >= 10 or words[amount.first].is_number or bool(name)
    qualifier = qualifier_before(lows, first, unit=name, kind=kind, large=large)
    if name is None and sign is None:
        if is_bare_none(words, lows, amount, titled=sentence.titled, has_qualifier=qualifier is not None):
            return None
    elif name == "day" and lows[amount.first] == "one" and _is_some_day(lows, amount.first, last, qualifier):
        return None
    noun, end = counted_by(sentence, amount, first, last, name)
    if name is None and noun is None and qualifier and _of_age(lows, qualifier):
        name = "year"
    if qualifier is None:
        qualifier = qualifier_after(words, lows, amount.last, last, end)
        end = max(end, qualifier.last) if qualifier else end
    low, high, bound = _bounded(amount, qualifier, lows)
    return [Claim(first, last, amount, low, high, bound, qualifier, name, noun, end)]


def _is_negative(sentence: Sentence, first: int, unit: str | None) -> bool:
    """Whether a sign or word before the number makes it negative: "-12C", "minus 5 degrees"."""
    words, lows = sentence.words, sentence.lows
    if not first or sentence.spaced:
        return False
    before = lows[first - 1]
    if before in ("minus", "negative"):
        return first < 2 or not words[first - 2].is_number
    return before in ("-", "−", "–") and words[first].glued and not words[first - 1].glued and bool(unit)


def _of_age(lows: Sequence[str], qualifier: Qualifier) -> bool:
    """ "girls as young as | 12", "children under | five"."""
    if any(low in ("young", "old", "younger", "older") for low in lows[qualifier.first : qualifier.last]):
        return True
    return lows[qualifier.first] == "under" and lows[max(0, qualifier.first - 1)] in figure_words("young")


def _is_some_day(lows: Sequence[str], first: int, last: int, qualifier: Qualifier | None) -> bool:
    """ "one day he will" tells no length; "in one day", "one day of" and "one-day" do."""
    before = lows[first - 1] if first else ""
    after = lows[last] if last < len(lows) else ""
    return (
        qualifier is None
        and before not in ("in", "for", "within", "only", "just", "a")
        and after not in ("of", "before", "after", "later")
        and "-" not in lows[first:last]
    )


def _bounded(
    amount: Amount, qualifier: Qualifier | None, lows: Sequence[str]
) -> tuple[float | None, float | None, Bound]:
    value = amount.value
    bound: Bound = qualifier.bound if qualifier else "exact"
    if amount.kind == "vague" and bound in ("exact", "about"):
        return value, None, "about"
    if bound == "exact" and lows[amount.first] == "a" and lows[amount.first + 1] == "couple":
        bound = "about"
    if bound in ("more_than", "at_least"):
        return value, None, bound
    if bound in ("less_than", "at_most"):
        return None, value, bound
    return value, value, bound


_BARE_ENDS = frozenset(""", . ; ) : and or but ! ? " ” '' more fewer less straight others""".split())  # noqa: SIM905


def _behind(sentence: Sentence, claim: Claim, before: Claim | None) -> Claim:
    """A figure in the light of the one before: conversions in brackets, numbers that leave out what they count."""
    if before is None:
        return _with_subject(sentence, claim)
    lows = sentence.lows
    if (
        claim.first == before.last + 1
        and lows[before.last] == "("
        and claim.unit
        and claim.kind == before.kind
        and claim.bound == "exact"
    ):
        low = claim.amount.value if before.low is not None else None
        high = claim.amount.value if before.high is not None else None
        return (
            replace(
                claim,
                low=low,
                high=high,
                bound=before.bound,
                qualifier=before.qualifier,
                noun=before.noun or claim.noun,
            )
            if before.bound != "between"
            else claim
        )
    if claim.noun is None and claim.unit is None and claim.amount.kind != "times":
        after = lows[claim.last] if claim.last < len(lows) else "."
        if (
            before.unit == "year"
            and claim.first == before.last + 1
            and lows[before.last] in ("and", "or", ",")
            and claim.amount.value < 115
        ):
            return replace(claim, unit="year") if sentence.words[before.last - 1].is_number else claim
        bare = (
            after.endswith("ly")
            or is_casualty(after)
            or after in _BARE_ENDS
            or after in word_class("preposition", "conjunction", "auxiliary", "relative", "time", "subordinator")
        )
        if before.noun and before.unit is None and bare:
            return replace(claim, noun=before.noun)
    return _with_subject(sentence, claim)


def _with_subject(sentence: Sentence, claim: Claim) -> Claim:
    """ "the death toll rose to | 12": what is counted stands before."""
    if claim.noun is None and claim.unit is None and claim.amount.kind in ("number", "vague"):
        return replace(claim, noun=subject_before(sentence.words, claim.start))
    return claim
