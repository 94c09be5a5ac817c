"""What two tellings are to each other by themselves: how alike, and whether facts speak against one utterance."""

from __future__ import annotations

from dataclasses import fields

from inquit.model import Link
from inquit.resolve.utterances.likeness import Likeness, likeness, share
from inquit.resolve.utterances.model import model
from inquit.resolve.utterances.tellings import Telling

__all__ = ["contrary", "decide", "features", "nested"]

_LEAST = 0.1
"""Score below which two tellings have nothing to do with each other."""
_NEAR = 0.8
"""Share of the sense of one that lies in the other from which contrary tellings are worth showing side by side."""
_OWN = 0.6
"""Share of the words of one that stand in the other from which an outlet says the same in its own voice."""


def decide(a: Telling, b: Telling) -> Link | None:
    """The link between two tellings, or None where they have little in common. Symmetric.

    "different" where facts speak against one utterance, else "possibly": what else the two reports tell settles it
    (`settle`). Two statements one of which lies inside the other are never linked: a report of a report is one telling.
    A sentence in an outlet's own voice is at most "similar" to a statement: it says the same without attribution.
    """
    a, b = sorted((a, b), key=lambda telling: telling.ref)
    if (a.voice is None and b.voice is None) or nested(a, b):
        return None
    if a.voice is None or b.voice is None:
        return _unattributed(a, b)
    alike = likeness(a, b)
    score = round(model().alike.of(features(alike)), 4)
    if score < _LEAST or (contrary(alike) and alike.greater_sense < _NEAR):
        return None
    return Link(a.ref, b.ref, "different" if contrary(alike) else "possibly", score, tuple(_reasons(a, b, alike)))


def nested(a: Telling, b: Telling) -> bool:
    """Whether the contents of two tellings of one report overlap."""
    return a.ref.report == b.ref.report and not set(a.places).isdisjoint(b.places)


def contrary(alike: Likeness) -> bool:
    """Whether facts speak against one utterance, however alike the words: two speakers with names, or an allegation
    and its denial."""
    return bool(alike.other_speaker or (alike.opposed and not alike.same_speaker))


def features(alike: Likeness) -> dict[str, float]:
    """The numbers of a likeness, and those products of two that tell more than both apart."""
    told = {name: getattr(alike, name) for name in _NUMBERS}
    told["speaker and sense"] = alike.same_speaker * alike.greater_sense
    told["both senses"] = alike.lesser_sense * alike.greater_sense
    told["own headline"] = alike.headline * alike.within
    told["opposed and alike"] = alike.opposed * alike.lesser
    told["other speaker, alike"] = alike.other_speaker * alike.greater
    return told


_NUMBERS = tuple(field.name for field in fields(Likeness))


def _unattributed(a: Telling, b: Telling) -> Link | None:
    if max(share(a.words, b.words), share(b.words, a.words)) < _OWN:
        return None
    alike = likeness(a, b)
    if alike.opposed or alike.other_names or alike.other_numbers or alike.lesser_sense < _NEAR:
        return None
    return Link(a.ref, b.ref, "similar", round(alike.lesser_sense, 4), tuple(_reasons(a, b, alike)))


def _in_common(alike: Likeness) -> str:
    if alike.lesser > _ALL:
        return "nearly all words of each stand in the other"
    if alike.greater > _ALL:
        return f"nearly all words of one stand in the other, which says more ({alike.lesser:.0%} of its words)"
    shares = f"{alike.greater:.0%} of the words of one stand in the other, {alike.lesser:.0%} the other way"
    return f"{shares}, rare ones counting more"


_ALL = 0.95
"""Share of the words, by weight, from which it is nearly all."""


def _reasons(a: Telling, b: Telling, alike: Likeness) -> list[str]:
    told = [_in_common(alike)]
    names = ", ".join(sorted(set(a.names) & set(b.names)))
    days = round(alike.apart * 7)
    numbers = ", ".join(f"{number:g}" for number in sorted(set(a.numbers) & set(b.numbers)))
    for holds, reason in (
        (alike.greater_sense > alike.greater, f"{alike.greater_sense:.0%} by sense"),
        (alike.same_speaker, "the names of the speakers agree"),
        (alike.candidate, "the speaker of one may be that of the other"),
        (alike.other_speaker, "the speakers have other names"),
        (alike.source and not alike.same_speaker, "the speakers are described alike"),
        (names, f"both name {names}"),
        (alike.other_names, "the names told differ"),
        (numbers, f"both say {numbers}"),
        (alike.other_numbers, "the numbers told differ"),
        (alike.quoted >= 0.5, "quoted words of one stand in the quotation of the other"),
        (alike.opposed, "one says that it is so, the other that it is not"),
        (0 < alike.apart < 1, f"told {days} day{'' if days == 1 else 's'} apart"),
        (alike.apart == 1, "told a week or more apart"),
    ):
        if holds:
            told.append(reason)
    return told
