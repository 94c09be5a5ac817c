"""Where the noun phrase of a source begins and ends, by closed-class words and punctuation alone."""

from __future__ import annotations

from inquit.extract.names.words import is_title
from inquit.extract.passage import Passage, Token, word_class
from inquit.vocabulary import entries

__all__ = ["clause_subject", "closes_clause", "left_source", "right_source"]

_MARKS = ("’", "'", "”", '"', "''", "»", "‘", "“")
_SUBJECTS = ("i", "he", "she", "we", "they")
_HARD = frozenset({".", ";", ":", "—", "–", "(", ")", "[", "]", "--", "…", "?", "!"})


def closes_clause(passage: Passage, i: int) -> bool:
    """Whether token `i` is the last mark of a quotation that ends like a clause: `...,"` or `..."` before a comma."""
    token = passage.tokens[i]
    if token.quote < 0 or (i + 1 < len(passage.tokens) and passage.tokens[i + 1].quote == token.quote):
        return False
    k = i - 1
    while k > 0 and passage.tokens[k].quote == token.quote and passage.tokens[k].text in _MARKS:
        k -= 1
    if k >= 0 and passage.tokens[k].text in ",.?!…—–-":
        return True
    return i + 1 < len(passage.tokens) and passage.tokens[i + 1].text == ","


def left_source(passage: Passage, first: int, end: int) -> tuple[int, int] | None:
    """The subject that ends before token `end`, as `[start, end)` token indices; None when there is none.

    An apposition between commas ("X, the minister, said") and a restrictive relative clause belong to it.
    """
    tokens = passage.tokens
    before_time = _strip_time(tokens, first, end)
    if before_time < end and before_time > first and tokens[before_time - 1].text == ",":
        before_time -= 1
    end = before_time
    if end <= first or tokens[end - 1].low in ("and", "but", "or", "then"):
        return None
    if tokens[end - 1].text == ",":
        return _with_apposition(passage, first, end)
    if tokens[end - 1].text == ")":
        opening = next((k for k in range(end - 2, max(first, end - 8) - 1, -1) if tokens[k].text == "("), None)
        if opening is None or opening == first:
            return None
        inner = left_source(passage, first, opening)
        return (inner[0], end) if inner else None
    start = _region_start(passage, first, end)
    start = _strip_opening(passage, start, end)
    if start < end and tokens[end - 1].low in _SUBJECTS:
        start = end - 1
    if start >= end or (end - start > 2 and tokens[start].low in _SUBJECTS and tokens[start + 1].low != "and"):
        return None
    if not any(token.is_word for token in tokens[start:end]):
        return None
    return _with_role_before(tokens, first, start), end


def _strip_time(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Leave out words of time between subject and verb: "Haddad on Monday", "the ministry late Friday"."""
    k = end
    while k > first + 1 and (
        tokens[k - 1].low in word_class("weekday", "month", "period") or tokens[k - 1].low.isdigit()
    ):
        k -= 1
    if all(tokens[n].low.isdigit() for n in range(k, end)):
        return end
    opened = k
    while opened > first + 1 and tokens[opened - 1].low in word_class("opens_time"):
        opened -= 1
    # "Prime Minister May" is no time: a month needs a word before it that opens one.
    return end if opened == k and tokens[k].low in word_class("month") else opened


def _in_relative_clause(tokens: tuple[Token, ...], first: int, k: int) -> bool:
    """Whether the finite verb at `k` belongs to a relative clause of the noun phrase ("people who know him")."""
    for j in range(k - 1, max(first, k - 6) - 1, -1):
        if tokens[j].low in word_class("relative") | {"whose"}:
            return True
        if not tokens[j].is_word:
            return False
    return False


def _with_role_before(tokens: tuple[Token, ...], first: int, start: int) -> int:
    """ "Russian Defense Minister, General X": a role in capitals before the comma belongs to the name behind it."""
    if (
        start - 2 < first
        or tokens[start - 1].text != ","
        or not is_title(tokens[start - 2])
        or not tokens[start].is_capital
    ):
        return start
    k = start - 2
    while k > first and tokens[k - 1].is_word and tokens[k - 1].is_capital:
        k -= 1
    return k


def _region_start(passage: Passage, first: int, end: int) -> int:
    """Walk left from `end` to the boundary of the noun phrase."""
    tokens = passage.tokens
    start = end
    while start > first:
        token = tokens[start - 1]
        if token.text in _HARD or token.text == "," or closes_clause(passage, start - 1):
            break
        if token.low in word_class("relative") and start == end:
            return start - 1
        if token.low == "-" or token.low in word_class("subordinator") - {"whose", "which"}:
            break
        if token.low in ("but", "yet", "so", "or", "nor") and token.quote < 0:
            break
        named = token.is_capital and start - 1 > first
        if (
            token.low in word_class("finite")
            and start < end
            and not named
            and not _in_relative_clause(tokens, first, start - 1)
        ):
            break
        if token.low == "and" and not _joins_nouns(tokens, first, start - 1, end):
            break
        start -= 1
    return start


def _joins_nouns(tokens: tuple[Token, ...], first: int, conjunction: int, end: int) -> bool:
    """Whether "and" joins two noun phrases: nothing before it in the clause looks like a finite verb."""
    for k in range(conjunction - 1, first - 1, -1):
        token = tokens[k]
        if token.text in _HARD or token.text == ",":
            return True
        if token.low in word_class("finite") or (token.low.endswith("ed") and not token.is_capital):
            return False
        if token.low in word_class("object_pronoun") or token.low in word_class("pronoun"):
            return tokens[conjunction + 1].is_word and conjunction - k == 1 and token.low in ("he", "she", "they")
    return True


def _strip_opening(passage: Passage, start: int, end: int) -> int:
    """Drop what opens a clause before its subject: conjunctions, adverbs, a short leading phrase of time or place."""
    tokens = passage.tokens
    while start < end - 1:
        low = tokens[start].low
        half_quoted = (
            not tokens[start].is_word
            and tokens[start].quote >= 0
            and passage.quote_tokens[tokens[start].quote][1] > end
        )
        if (
            low in word_class("conjunction")
            or (low in word_class("adverb") and low != "all")
            or half_quoted
            or (low.endswith("ly") and len(low) > 5 and not tokens[start].is_capital)
            or low in word_class("weekday")
            or low in ("yesterday", "today", "tonight")
        ):
            start += 1
        elif low in word_class("preposition") and low not in ("of",):
            inner = _last_phrase(tokens, start + 1, end)
            if inner is None:
                break
            start = inner
        else:
            break
    return start


def _last_phrase(tokens: tuple[Token, ...], start: int, end: int) -> int | None:
    """The start of the last noun phrase in a region that a preposition opens ("On Tuesday the minister")."""
    for k in range(end - 1, start - 1, -1):
        low = tokens[k].low
        if low in word_class("determiner") or low in word_class("pronoun"):
            return k if k > start else None
        if low in word_class("weekday") or low in word_class("month") or low.isdigit():
            return k + 1 if k + 1 < end else None
    return None


def _with_apposition(passage: Passage, first: int, end: int) -> tuple[int, int] | None:
    """ "X, the minister of Y, said": the name before the commas, and all up to the verb."""
    tokens = passage.tokens
    k = end - 2
    depth = 0
    while k > first:
        if tokens[k].text in _HARD - {"(", ")"} or closes_clause(passage, k):
            return None
        depth += tokens[k].text == ","
        if tokens[k].text == "," and _opens_apposition(tokens, k + 1, end - 1):
            head = left_source(passage, first, k)
            if head is None or head[0] >= k or tokens[head[0]].low in word_class("preposition"):
                return None
            return head[0], end
        if depth > 3 or end - k > 45:
            return None
        k -= 1
    return None


def _opens_apposition(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    if start >= end:
        return False
    token, before = tokens[start], tokens[start - 2]
    if token.low in word_class("opens_apposition") or token.low.isdigit():
        return before.is_word
    names = before.is_capital and before.is_word
    if before.is_word and all(_in_a_name(tokens[k]) for k in range(start, end)) and end - start < 5:
        return True
    if names and (token.low.endswith(("man", "woman", "er", "or", "ist", "ant", "ent", "person", "chief", "head"))):
        return True
    return (
        names
        and not any(tokens[k].low in word_class("finite") for k in range(start, end))
        and (
            "of" in {tokens[k].low for k in range(start, end)}
            or "for" in {tokens[k].low for k in range(start, end)}
            or token.is_capital
        )
    )


def _in_a_name(token: Token) -> bool:
    return token.is_word and (token.is_capital or token.low in entries("name_particles.txt"))


def right_source(passage: Passage, start: int, last: int) -> tuple[int, int] | None:
    """The subject after an inverted verb ("said X, the minister of Y"), as `[start, end)`; None when there is none."""
    tokens = passage.tokens
    if start >= last or not tokens[start].is_word or tokens[start].quote >= 0:
        return None
    if tokens[start].low in word_class("weekday", "month", "opens_time") or tokens[start].low[0].isdigit():
        return None
    k = _phrase_end(passage, start, last)
    if k == start:
        return None
    while k + 1 < last and tokens[k].text == "," and tokens[k].quote < 0 and tokens[k + 1].quote < 0:
        if not _opens_apposition(tokens, k + 1, last) and not tokens[k + 1].low.isdigit():
            break
        if tokens[k + 1].low in ("who", "whose", "which"):
            break
        closing = k + 1
        while closing < last and not (tokens[closing].text in _HARD | {",", "."} or tokens[closing].quote >= 0):
            closing += 1
        k = closing
    return start, k


def _phrase_end(passage: Passage, start: int, last: int) -> int:
    tokens = passage.tokens
    k = start
    while k < last:
        token = tokens[k]
        if token.text in _HARD - {"(", ")"} or token.text in (",", ".") or token.quote >= 0:
            break
        if token.low in word_class("weekday") or token.low in word_class("month"):
            break
        if token.low in word_class("ends_source") and k > start:
            joined = token.low in ("and", "at", "with", "to", "on", "in") and _still_role(tokens, start, k, last)
            if not joined:
                break
        if token.low in word_class("pronoun") and k == start:
            return k + 1
        k += 1
    return k


def _still_role(tokens: tuple[Token, ...], start: int, k: int, last: int) -> bool:
    """Whether "and" before a capital joins two names, or "at" follows a role ("a professor at X")."""
    after = tokens[k + 1] if k + 1 < last else None
    if after is None:
        return False
    if tokens[k].low == "and":
        return after.is_capital and tokens[k - 1].is_capital
    return (
        tokens[k].low == "at"
        and tokens[start].low in ("a", "an", "the")
        and not any(tokens[j].is_capital for j in range(start, k))
        and after.is_capital
    )


def clause_subject(passage: Passage, first: int, end: int) -> tuple[int, int] | None:
    """The subject of the main clause that begins the sentence: what stands before its first finite verb."""
    tokens = passage.tokens
    start = first
    while start < end and (tokens[start].low in word_class("conjunction") or not tokens[start].is_word):
        start += 1
    if start < end and tokens[start].low in word_class("preposition", "subordinator"):
        comma = next((k for k in range(start, end) if tokens[k].text == ","), None)
        if comma is None:
            return None
        start = comma + 1
    for k in range(start + 1, end):
        low = tokens[k].low
        if tokens[k].quote >= 0 or tokens[k].text in _HARD:
            return None
        if low in word_class("finite") or (low.endswith("ed") and not tokens[k].is_capital):
            stop = k
            while stop > start + 1 and (
                tokens[stop - 1].low in word_class("adverb") or tokens[stop - 1].low.endswith("ly")
            ):
                stop -= 1
            return (start, stop)
    return None
