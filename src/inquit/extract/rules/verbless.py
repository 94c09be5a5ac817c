"""Frames without a reporting verb: "according to X", "X's claim that", "NAME: ...", headlines, quotations left over."""

from __future__ import annotations

from inquit.extract.attribution import Attribution, Verb
from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.ahead import content_end
from inquit.extract.rules.attribution import Maker, finite, opening_name, trim, zone
from inquit.extract.rules.cues import Cue, noun_cues, prefix_cues
from inquit.extract.rules.sources import clause_subject, left_source, right_source
from inquit.vocabulary import entries

__all__ = ["according", "headline", "label", "left_over", "nouns"]


def according(passage: Passage, first: int, last: int) -> list[Attribution]:
    """ "According to X, ..." and "..., according to X"."""
    tokens = passage.tokens
    found = []
    for start, end, verb in prefix_cues(passage, first, last):
        if tokens[start].quote >= 0:
            continue
        source = right_source(passage, end, last)
        if source is None:
            continue
        made = Maker(passage, Cue(start, end, start, verb, "base"))
        lead = start == first or (start == first + 1 and tokens[first].low in word_class("conjunction"))
        if lead:
            stop = next((k for k in range(source[0], last) if tokens[k].text == "," and tokens[k].quote < 0), None)
            if stop is None:
                continue
            closing = next((k for k in range(stop + 1, last) if tokens[k].text == "," and tokens[k].quote < 0), None)
            inside = range(stop + 1, closing) if closing else range(0)
            if (
                closing
                and not any(finite(tokens[k].low) for k in inside)
                and tokens[stop + 1].low in ("a", "an", "the", "who", "which")
            ):
                stop = closing
            attribution = made("according", (source[0], min(source[1], stop)), [(stop + 1, last)])
        else:
            pieces = [(_according_start(passage, first, start), start)]
            if source[1] + 1 < last and tokens[source[1]].text == "," and tokens[start - 1].text == ",":
                pieces.append((source[1] + 1, last))
            attribution = made("according", source, pieces)
        if attribution is not None:
            found.append(attribution)
    return found


def _according_start(passage: Passage, first: int, cue: int) -> int:
    if passage.tokens[first].quote >= 0:
        return passage.quote_tokens[passage.tokens[first].quote][0]
    return first


def nouns(passage: Passage, first: int, last: int) -> list[Attribution]:
    """ "X's claim that ..." and "the claim that ..."."""
    tokens = passage.tokens
    found = []
    for i, verb in noun_cues(passage, first, last):
        left, right = zone(passage, first, last, i)
        start = i
        while (
            start - 1 >= left
            and tokens[start - 1].is_word
            and not tokens[start - 1].low.endswith(("'s", "s'"))
            and i - start < 3
        ):
            if tokens[start - 1].low in word_class("determiner"):
                break
            start -= 1
        before = tokens[start - 1] if start - 1 >= left else None
        if before is None:
            continue
        source = None
        if before.low.endswith("'s"):
            source = left_source(passage, left, start)
        elif before.low in ("his", "her", "their"):
            source = (start - 1, start)
        elif before.low not in ("the", "a", "an", "any", "by"):
            continue
        cue = Cue(i, i + 1, i, verb, "base")
        attribution = Maker(passage, cue)("noun", source, [(i + 1, content_end(passage, i + 1, right, cue))])
        if attribution is not None:
            found.append(attribution)
    return found


_PLAIN = Verb(":", frozenset("qc"), frozenset(), "statement", "asserts")


def label(passage: Passage, first: int, last: int, turns: bool) -> list[Attribution]:
    """ "NAME: words" at the start of a paragraph: transcripts, lists of quotations."""
    tokens = passage.tokens
    if first != 0:
        return []
    colon = next(
        (k for k in range(first, min(first + 14, last)) if tokens[k].text == ":" and tokens[k].quote < 0), None
    )
    if colon is None or colon == first or colon + 1 >= len(tokens):
        return []
    words = [token for token in tokens[first:colon] if token.is_word]
    quoted = tokens[colon + 1].quote >= 0
    name_like = words and all(
        token.is_capital or token.low in ("of", "the", "for", "and", *entries("name_particles.txt")) for token in words
    )
    shouted = name_like and all(token.text.isupper() for token in words)
    if any(finite(token.low) for token in words) or not name_like or not (quoted or shouted or turns):
        return []
    end = passage.quote_tokens[tokens[colon + 1].quote][1] if quoted else len(tokens)
    return [Attribution(passage, _PLAIN, "label", (colon, colon + 1), (first, colon), [(colon + 1, end)])]


def headline(passage: Passage, first: int, last: int) -> list[Attribution]:
    """ "Dam will hold — minister" and "Minister: dam will hold"."""
    tokens = passage.tokens
    marks = [k for k in range(first + 1, last - 1) if tokens[k].quote < 0]
    dash = next((k for k in reversed(marks) if tokens[k].text in ("—", "–", "-", "--")), None)
    if dash is not None and dash - first >= 3 and _names_a_source(passage, dash + 1, last, longest=6):
        content = trim(passage, first, dash)
        return [Attribution(passage, _PLAIN, "headline dash", (dash, dash + 1), (dash + 1, last), [content])]
    colon = next((k for k in marks if tokens[k].text == ":"), None)
    if colon is not None and first == 0 and last - colon > 3 and _names_a_source(passage, first, colon, longest=4):
        content = trim(passage, colon + 1, last)
        return [Attribution(passage, _PLAIN, "headline colon", (colon, colon + 1), (first, colon), [content])]
    return []


def _names_a_source(passage: Passage, start: int, end: int, *, longest: int) -> bool:
    words = passage.tokens[start:end]
    return len(words) <= longest and all(token.is_word and not finite(token.low) for token in words)


_SPEECH = Verb("", frozenset("q"), frozenset(), "statement", "asserts")


def left_over(passage: Passage, found: list[Attribution]) -> list[Attribution]:
    """A quoted sentence that no known cue claims, behind a comma or colon: its cue is whatever verb stands there."""
    tokens = passage.tokens
    claimed = {k for a in found for r in a.content if tokens[a.cue[0]].quote < 0 for k in range(*r)}
    made = []
    for a, b in passage.quote_tokens:
        if b - a < 6 or a in claimed or a < 2 or tokens[a - 1].text not in (",", ":") or not tokens[a + 1].is_capital:
            continue
        first, _ = passage.sentences[passage.sentence_at(a)]
        subject = clause_subject(passage, first, a - 1) or opening_name(passage, first, a - 1)
        if subject is None or a - 1 - subject[1] < 1:
            continue
        cue = (subject[1], a if tokens[a - 1].text == ":" else a - 1)
        if any(token.quote >= 0 for token in tokens[cue[0] : cue[1]]):
            continue
        made.append(Attribution(passage, _SPEECH, "left over", cue, subject, [(a, b)]))
    return made
