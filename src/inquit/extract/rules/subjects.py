"""Frames whose subject stands elsewhere: ", saying", "and added", "quoted X as saying", "was told by X"."""

from __future__ import annotations

from inquit.extract.attribution import Attribution, Range
from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.ahead import content_ahead, content_end
from inquit.extract.rules.attribution import Maker, opening_name, quotation_end
from inquit.extract.rules.before import quotation_before
from inquit.extract.rules.cues import Cue
from inquit.extract.rules.sources import clause_subject, left_source, right_source

__all__ = ["coordinated", "participle", "passive", "quoted_as"]


def participle(
    passage: Passage, left: int, right: int, cue: Cue, before: list[Attribution], made: Maker
) -> Attribution | None:
    """ "..., saying that ...": the subject is that of the clause before."""
    ahead = content_ahead(passage, cue, right)
    if ahead is None or (ahead.weak and "c" not in cue.verb.frames):
        return None
    previous = passage.tokens[cue.first - 1] if cue.first > left else None
    earlier = [a for a in before if a.passage is passage and a.source and left <= a.cue[0] < cue.first]
    if (
        previous is not None
        and previous.is_word
        and previous.low not in word_class("preposition") | {"and", "while", "after", "before"}
    ):
        source = left_source(passage, left, cue.first)
    elif earlier:
        source = earlier[-1].source
    else:
        source = clause_subject(passage, left, cue.first) or opening_name(passage, left, cue.first)
    if source is None:
        return None
    return made(
        "participle:" + ahead.kind,
        source,
        [(ahead.start, content_end(passage, ahead.start, right, cue))],
        ahead.cue_end,
    )


def coordinated(
    passage: Passage, left: int, right: int, cue: Cue, before: list[Attribution], made: Maker
) -> Attribution | None:
    """ "X said A and added B": the second verb shares the subject of the first."""
    preceding = passage.tokens[cue.first - 1] if cue.first > left else None
    if preceding is None or preceding.low not in ("and", "but", "then", ","):
        return None
    ahead = content_ahead(passage, cue, right)
    if ahead is None or ahead.weak:
        return None
    earlier = [a for a in before if a.passage is passage and left <= a.cue[0] < cue.first and a.source]
    source = earlier[-1].source if earlier else clause_subject(passage, left, cue.first)
    if source is None or (preceding.text == "," and not earlier):
        return None
    return made(
        "coordinated:" + ahead.kind,
        source,
        [(ahead.start, content_end(passage, ahead.start, right, cue))],
        ahead.cue_end,
    )


def quoted_as(passage: Passage, left: int, right: int, cue: Cue, relay: Range, made: Maker) -> Attribution | None:
    """ "The agency quoted X as saying ...": X speaks, and the agency (`relay`) passes it on."""
    tokens = passage.tokens
    if cue.verb.lemma not in ("quote", "cite"):
        return None
    k = next((k for k in range(cue.last + 1, min(right, cue.last + 16)) if tokens[k].low == "as"), None)
    if k is None or k + 1 >= right or not tokens[k + 1].low.endswith("ing"):
        return None
    end = quotation_end(passage, left, relay[0] - 1)
    if end is not None:
        content = quotation_before(passage, left, end)
    else:
        content = (k + 2, content_end(passage, k + 2, right, cue))
    found = made("quoted as", (cue.last, k), [content])
    if found is not None:
        found.cue_rest = (k, k + 2)
    return found


def passive(passage: Passage, left: int, right: int, cue: Cue, source: Range | None, made: Maker) -> Attribution | None:
    """ "It was reported that ..." has no source; "was told by X that ..." has one behind "by"."""
    tokens = passage.tokens
    k = cue.last
    agent = None
    if k < right and tokens[k].low == "by":
        agent = right_source(passage, k + 1, right)
        k = agent[1] if agent else k
    if (
        k < right
        and tokens[k].low == "that"
        and cue.verb.frames & {"c", "t"}
        and source
        and tokens[source[0]].low == "it"
    ):
        return made("passive", agent, [(k, content_end(passage, k, right, cue))])
    if cue.verb.lemma == "quote" and source and k + 1 < right and tokens[k].low == "as":
        return made("quoted as", source, [(k + 2, content_end(passage, k + 2, right, cue))], k + 2)
    if agent and source and "o" in cue.verb.frames:
        return made("passive by", agent, [source])
    return None
