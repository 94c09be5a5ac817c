"""When a figure holds or its event took place: the date expression of its own clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from inquit.extract.figures.answers import Answers
from inquit.extract.figures.verbs import is_finite, is_past
from inquit.extract.figures.words import figure_words
from inquit.extract.passage import word_class
from inquit.model import Date, Span, Statement

__all__ = ["as_of", "told_in"]

_VAGUE = ("PAST_REF", "FUTURE_REF")
_UNDATED = frozenset(("time", "earthquake", "bore", "length", "speed"))
"""What is measured once and for all, or tells time itself."""
_AT_AGE = re.compile(r"\bat (?:the )?age (?:of )?$", re.IGNORECASE)


def told_in(dates: Sequence[Date], sentence: Span) -> list[Date]:
    """The days and times told in a sentence; `dates` stand in order."""
    first = bisect_left(dates, sentence.start, key=lambda date: date.span.start)
    last = bisect_left(dates, sentence.end, key=lambda date: date.span.start)
    return [date for date in dates[first:last] if date.type in ("DATE", "TIME")]


def as_of(
    text: str,
    figure: Span,
    kind: str,
    event: str | None,
    told: Sequence[Date],
    statement: Statement | None,
    answers: Answers,
) -> str | None:
    """The value of the date that says when the figure holds, the nearest where several do."""
    if not told or text[figure.end : figure.end + 2].lstrip().startswith("-") or _is_timeless(text, figure, kind):
        return None
    others = answers.near(figure)
    fitting = [d for d in told if not d.value.startswith(_VAGUE) and _is_for(text, d, figure, statement, others)]
    return min(fitting, key=lambda date: _distance(figure, date.span)).value if fitting else None


def _is_timeless(text: str, figure: Span, kind: str) -> bool:
    """Whether no day is asked for: but of an age at which something befell, and of a length of something made."""
    if kind == "time":
        return not _AT_AGE.search(text, max(0, figure.start - 20), figure.start)
    return kind in _UNDATED and not (kind == "length" and text.startswith(" of ", figure.end))


def _distance(a: Span, b: Span) -> int:
    return max(b.start - a.end, a.start - b.end)


def _is_for(text: str, date: Date, figure: Span, statement: Statement | None, statements: Sequence[Statement]) -> bool:
    """Whether a date and a figure are told in one breath: in the same content, with no clause begun between them."""
    if date.span.start < figure.end and figure.start < date.span.end:
        return False
    if statement is not None and not _inside(date.span, statement):
        return False
    if statement is None and any(_tells(text, date.span, one) for one in statements):
        return False
    if date.value == "PRESENT_REF":
        if _distance(date.span, figure) > _NEAR:
            return False
    elif _describes(text, date.span):
        return False
    if figure.end <= date.span.start:
        between = text[figure.end : date.span.start]
        if _leaves_aside(text, figure, between):
            return False
        return not _parts(between, behind=True) and not _goes_on(between) and not _of_another(text, figure, date.span)
    between = text[date.span.end : figure.start]
    return not _parts(between, behind=False) and not _closes_aside(between) and not _compared(between)


_ABOUT = "(?:the |about |some |nearly |almost |around |just )*[$£€¥]?$"
_STANDARD = re.compile(r"\bthan\b|(?<=\S )of (?:them|whom|which)\b|\bfrom \S*\d[^,]*$", re.IGNORECASE)
_RISE = re.compile(rf"\bfrom {_ABOUT}", re.IGNORECASE)


def _of_another(text: str, figure: Span, date: Span) -> bool:
    """Whether a date behind a figure tells of what it is held against, of a part of it, or of what comes next.

    "up 2% from 10 a year earlier", "12 dead, a third of them in May", "rose to 47, from 31, in June", "won three
    times and last month was named"
    """
    between = text[figure.end : date.start]
    if _STANDARD.search(between):
        return True
    if "," in between and _RISE.search(text, max(0, figure.start - 20), figure.start):
        return True
    return any(
        is_finite(verb[1]) or verb[1] in word_class("auxiliary")
        for verb in _NEXT_CLAUSE.finditer(text, figure.end, date.end + _VERB)
    )


_VERB = 20
"""Characters behind a date within which its verb stands."""
_NEXT_CLAUSE = re.compile(r"\b(?:and|but) (?:last|this|next|on|in) (?:\w+ )?\w+ (\w+)")


def _compared(between: str) -> bool:
    """Whether a figure behind a date is what another is held against, or what somebody was told of on that day.

    "fell in May to 12 from | 14", "accused on Monday of | nine thefts"
    """
    return between.startswith(" of ") or bool(_BEFORE_FIGURE.search(between))


_BEFORE_FIGURE = re.compile(rf"\b(?:(?<!more )(?<!less )(?<!fewer )than|from|short of|shy of) {_ABOUT}", re.IGNORECASE)


def _leaves_aside(text: str, figure: Span, between: str) -> bool:
    """Whether the figure stands inside brackets that hold more than a conversion of the figure before."""
    closed = _CLOSED.match(between) is not None
    return closed and not text[max(0, figure.start - 2) : figure.start].rstrip().endswith("(")


_CLOSED = re.compile(r"[^()]*\)")


def _goes_on(between: str) -> bool:
    """Whether the subject goes on to do something else by then: "played 15 seasons and retired in | 1993"."""
    words = between.lower().replace(",", " ,").split()
    return any(word in (",", "and", "but") and is_finite(after) for word, after in pairwise(words))


def _closes_aside(between: str) -> bool:
    """Whether the date stood in an aside: "the coach, dismissed on June 8, | is seeking $6"."""
    words = between.split()
    return between.startswith(",") and len(words) > 1 and words[1].lower() in word_class("auxiliary", "finite")


_RELATIVE = figure_words("relative")


def _describes(text: str, date: Span) -> bool:
    """Whether a date only describes the noun behind it: "the May 6 killing", "Sunday congregations"."""
    if date.of(text).split()[0].lower() in _RELATIVE:
        return False
    after = text[date.end : date.end + 30].split(" ")
    if len(after) < 2 or after[0] or not after[1][:1].islower():
        return False
    low = after[1].strip(",.;")
    closed = word_class(
        "preposition", "auxiliary", "conjunction", "pronoun", "adverb", "determiner", "subordinator", "adjunct"
    )
    if low in closed or is_past(low) or is_finite(low) or (low.endswith("ing") and after[2:3] != ["of"]):
        return False
    before = text[max(0, date.start - 30) : date.start].lower().split()
    return (
        not before
        or before[-1] in ("the", "a", "an", "its", "their", "his", "her")
        or before[-1] not in word_class("preposition")
    )


def _inside(span: Span, statement: Statement) -> bool:
    return any(piece.start <= span.start < piece.end for piece in statement.content)


_NEAR = 40


def _tells(text: str, span: Span, statement: Statement) -> bool:
    """Whether the date lies in what another says, or tells when it was said."""
    if _inside(span, statement):
        return True
    return any(
        -1 <= span.start - cue.end < _NEAR and not _SENTENCE_END.search(text, cue.end, span.start)
        for cue in statement.cue
    )


_SENTENCE_END = re.compile(r"\n|[.!?]\s|, (?:who|which|whose)\b")


def _is_verb(word: str) -> bool:
    return word in word_class("auxiliary") or is_past(word) or is_finite(word)


def _parts(between: str, *, behind: bool) -> bool:
    """Whether a new clause begins between date and figure; `behind` tells that the date stands after the figure."""
    between = _BRACKETS.sub("", between)
    words = between.lower().split()
    if any(mark in between for mark in _MARKS) or len(words) > _LONGEST:
        return True
    if behind:
        # "the 500 | who ran last year": the clause tells of them. "have fled since | May": no clause begins.
        words = words[words[:1] in (["who"], ["that"]) : len(words) - (words[-1:] == ["since"])]
    opens = word_class("relative", "opens_adverbial") - {"that"} | {"but", "where", "whom"}
    following = (*words[1:], "")
    if behind and any(word == "that" and _is_verb(after) for word, after in zip(words, following, strict=False)):
        # "killed by the storm that hit Tarn on | Monday": the date is that of the storm.
        return True
    return any(
        word.strip(",") in opens and not after.endswith("ing") for word, after in zip(words, following, strict=False)
    )


_BRACKETS = re.compile(r"\([$£€¥]? ?\d[^()]*\)")
"""A conversion or another number in brackets."""
_MARKS = (";", "(", ":", " - ", "--", "—")
_LONGEST = 30
"""Words between a date and a figure that are told together."""
