"""Frames whose content stands before the cue: `"...," X said` and `..., said X`."""

from __future__ import annotations

from inquit.extract.attribution import Attribution, Range
from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.ahead import cue_end
from inquit.extract.rules.attribution import Maker, finite, sentence_end, trim
from inquit.extract.rules.cues import Cue, find_cues
from inquit.extract.rules.sources import closes_clause, right_source

__all__ = [
    "after_clause",
    "after_quotation",
    "clause_before",
    "inverted",
    "inverted_clause",
    "quotation_before",
    "subject_before",
]


def quotation_before(passage: Passage, first: int, end: int) -> Range:
    """From the start of the sentence that opens the quotation ending at token `end` to that quotation's last mark."""
    tokens = passage.tokens
    start, stop = passage.quote_tokens[tokens[end].quote]
    while start > 0 and closes_clause(passage, start - 1) and tokens[start - 1].quote >= 0:
        start = passage.quote_tokens[tokens[start - 1].quote][0]
    sentence, _ = passage.sentences[passage.sentence_at(start)]
    opening = sentence
    for k in range(start - 1, sentence - 1, -1):
        if tokens[k].text in (";", ":") or (tokens[k].quote >= 0 and closes_clause(passage, k)):
            opening = k + 1
            break
    if opening < start and not _leads_into(passage, opening, start):
        opening = start
    return opening, stop


def _leads_into(passage: Passage, start: int, end: int) -> bool:
    """Whether words before a quotation belong to what was said ("The talks are 'over,' he said")."""
    words = [token for token in passage.tokens[start:end] if token.is_word]
    if not words or passage.tokens[end - 1].text == ",":
        return False
    return not find_cues(passage, start, end)


def after_quotation(
    passage: Passage, left: int, last: int, cue: Cue, source: Range, end: int, made: Maker
) -> Attribution | None:
    """ "...," X said (in ...)."""
    pieces = [quotation_before(passage, left, end)]
    pieces += _resumed(passage, cue.last, last)
    return made("quotation, X said", source, pieces, cue_end(passage, cue.last, last))


def inverted(passage: Passage, left: int, last: int, cue: Cue, end: int, made: Maker) -> Attribution | None:
    """ "...," said X (in ...)."""
    pieces = [quotation_before(passage, left, end)]
    source = right_source(passage, cue.last, last)
    after = source[1] if source else cue.last
    pieces += _resumed(passage, after, last)
    return made("quotation, said X", source, pieces)


def _resumed(passage: Passage, start: int, last: int) -> list[Range]:
    """The rest of a broken quotation: `..., he said, "..."` in the same sentence."""
    tokens = passage.tokens
    for k in range(start, last):
        if tokens[k].quote >= 0:
            a, b = passage.quote_tokens[tokens[k].quote]
            if k != a or tokens[k - 1].text not in (",", ":", "—", "–", "-", "--", ";"):
                return []
            if tokens[k - 1].text == "," and k - 1 > start and find_cues(passage, start, k):
                return []
            end = sentence_end(passage, max(b, last) - 1) if b <= last else b
            return [(k, trim(passage, k, max(b, end))[1])]
        if tokens[k].text in (".", ";"):
            return []
    return []


def clause_before(passage: Passage, left: int, comma: int) -> Range | None:
    """The clause that ends at `comma`, when it can be what was said and is no mere adverbial."""
    tokens = passage.tokens
    start = left
    if comma - start < 2:
        return None
    words = tokens[start:comma]
    told = any(finite(token.low) for token in words)
    if not told and (
        len(words) < 4
        or words[0].low in word_class("adverb", "preposition")
        or words[0].low.endswith(("ing", "ed", "ly"))
    ):
        return None
    if words[0].low in word_class("opens_adverbial") and not any(
        token.text == "," and any(finite(t.low) for t in words[n:]) for n, token in enumerate(words)
    ):
        return None
    return start, comma


def subject_before(passage: Passage, left: int, comma: int, cue: Cue, right: int) -> Range | None:
    """ "The bridge, X said, was safe": a subject whose verb stands behind the attribution."""
    tokens = passage.tokens
    if cue.last + 1 >= right or tokens[cue.last].text != "," or not finite(tokens[cue.last + 1].low):
        return None
    return (left, comma) if comma - left > 1 and tokens[left].low not in word_class("preposition") else None


def after_clause(
    passage: Passage, clause: Range, right: int, cue: Cue, source: Range, made: Maker
) -> Attribution | None:
    """A clause without marks, X said (, and its rest)."""
    tokens = passage.tokens
    pieces = [clause]
    k = cue.last
    if k < right and tokens[k].text == "," and k + 1 < right:
        participle = find_cues(passage, k + 1, min(k + 3, right))
        if not participle and tokens[k + 1].low not in ("who", "which", "according"):
            pieces.append((k + 1, right))
    return made("clause, X said", source, pieces, cue_end(passage, cue.last, right))


def inverted_clause(passage: Passage, left: int, right: int, cue: Cue, made: Maker) -> Attribution | None:
    """A clause without marks, said X."""
    if cue.first - 1 < left or passage.tokens[cue.first - 1].text != ",":
        return None
    if cue.form not in ("past", "s") or not cue.verb.frames & {"c", "q"} or "r" in cue.verb.frames:
        return None
    clause = clause_before(passage, left, cue.first - 1)
    source = right_source(passage, cue.last, right)
    if clause is None or source is None:
        return None
    tail = passage.tokens[source[1]] if source[1] < right else None
    if tail is not None and tail.is_word and tail.low not in word_class("adjunct") | word_class("weekday"):
        return None
    if any(finite(passage.tokens[k].low) for k in range(*source)):
        return None
    return made("clause, said X", source, [clause])
