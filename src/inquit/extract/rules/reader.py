"""The rule reader: attributions from quotation marks, reporting verbs and sentence frames, without weights.

Each paragraph is read by itself: cues are found, and for each cue the frame it stands in tells which words are its
source and which its content. A quotation that goes on in the next sentence or paragraph joins its statement.
"""

from __future__ import annotations

from inquit.extract.attribution import Attribution, Range, nest
from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.ahead import content_ahead, content_end
from inquit.extract.rules.attribution import Maker, quotation_end, zone
from inquit.extract.rules.before import (
    after_clause,
    after_quotation,
    clause_before,
    inverted,
    inverted_clause,
    subject_before,
)
from inquit.extract.rules.continuation import (
    continue_quotation,
    continue_within,
    is_open_quotation,
    last_outer,
    opening_owner,
)
from inquit.extract.rules.cues import Cue, find_cues
from inquit.extract.rules.sources import closes_clause, left_source
from inquit.extract.rules.subjects import coordinated, participle, passive, quoted_as
from inquit.extract.rules.verbless import according, headline, label, left_over, nouns
from inquit.model import Span

__all__ = ["read_passages"]


def read_passages(passages: list[Passage], *, turns: bool = False) -> list[Attribution]:
    """All attributions of a report's passages, in the order of their cues.

    With `turns`, a paragraph that opens "NAME:" is that speaker's turn even without quotation marks.
    """
    found: list[Attribution] = []
    read = [_read_passage(passage, turns) for passage in passages]
    owners = [opening_owner(passage, here) for passage, here in zip(passages, read, strict=True)]
    open_end: Attribution | None = None
    for passage, here, following in zip(passages, read, [*owners[1:], None], strict=False):
        if following is not None and is_open_quotation(passage):
            following.later.append(Span(passage.tokens[0].start, passage.tokens[-1].end))
            open_end = None
        elif open_end is not None:
            open_end = continue_quotation(open_end, passage, here)
        found.extend(a for a in here if a.content or a is last_outer(here))
        open_end = last_outer(here) or open_end
    return [a for a in found if a.content or a.later]


def _read_passage(passage: Passage, turns: bool) -> list[Attribution]:
    found: list[Attribution] = []
    for first, last in passage.sentences:
        if passage.kind in ("headline", "deck", "subheading"):
            found.extend(headline(passage, first, last))
        found.extend(label(passage, first, last, turns))
        found.extend(according(passage, first, last))
        for cue in find_cues(passage, first, last):
            attribution = _frame(passage, first, last, cue, found)
            if attribution is not None:
                found.append(attribution)
        found.extend(nouns(passage, first, last))
    found.sort(key=lambda a: a.cue)
    found = _one_a_cue(found)
    continue_within(passage, found)
    found.extend(left_over(passage, found))
    found.sort(key=lambda a: a.cue)
    nest([passage], found)
    return found


def _frame(passage: Passage, first: int, last: int, cue: Cue, before: list[Attribution]) -> Attribution | None:
    """Read one reporting verb in its sentence: which side its content stands on, and who its subject is."""
    outside = passage.tokens[cue.head].quote < 0
    left, right = zone(passage, first, last, cue.head)
    made = Maker(passage, cue)
    quotation = quotation_end(passage, left, cue.first - 1) if outside and cue.form != "ing" else None
    if quotation is not None:
        return inverted(passage, left, last, cue, quotation, made)
    if cue.form == "ing" and not _progressive(passage, cue):
        return participle(passage, left, right, cue, before, made)
    if cue.infinitive:
        return None
    source = left_source(passage, left, cue.first)
    if cue.passive:
        return passive(passage, left, right, cue, source, made)
    if source is None:
        shared = coordinated(passage, left, right, cue, before, made)
        return shared or (inverted_clause(passage, left, right, cue, made) if outside else None)
    relayed = quoted_as(passage, left, right, cue, source, made)
    if relayed is not None:
        return relayed
    quotation = quotation_end(passage, left, source[0] - 1) if outside else None
    if quotation is None and outside and source[0] == left and _follows_exclamation(passage, left):
        ahead = content_ahead(passage, cue, right)
        quotation = left - 1 if ahead is None or ahead.weak else None
    if quotation is not None:
        return after_quotation(passage, left, last, cue, source, quotation, made)
    return _clause(passage, left, right, cue, source, made)


def _clause(passage: Passage, left: int, right: int, cue: Cue, source: Range, made: Maker) -> Attribution | None:
    """ "X said ..." and "..., X said": content without a quotation right before the subject."""
    ahead = content_ahead(passage, cue, right)
    comma = source[0] - 1
    if (ahead is None or ahead.weak) and comma > left and passage.tokens[comma].text == ",":
        clause = clause_before(passage, left, comma) or subject_before(passage, left, comma, cue, right)
        if clause is not None and cue.verb.frames & {"c", "q"}:
            return after_clause(passage, clause, right, cue, source, made)
    if ahead is None:
        return None
    content = (ahead.start, content_end(passage, ahead.start, right, cue))
    return made(f"ahead:{ahead.kind}", source, [content], ahead.cue_end)


def _follows_exclamation(passage: Passage, first: int) -> bool:
    """ "We are ready!" X said: what ends the quotation also seems to end the sentence."""
    return first > 1 and closes_clause(passage, first - 1) and passage.tokens[first - 2].text in "?!"


def _progressive(passage: Passage, cue: Cue) -> bool:
    return any(token.low in word_class("be") for token in passage.tokens[cue.first : cue.head])


def _one_a_cue(found: list[Attribution]) -> list[Attribution]:
    """Drop second readings of one cue; `found` is sorted by cue."""
    kept: list[Attribution] = []
    for attribution in found:
        if not kept or attribution.cue[0] >= kept[-1].cue[1]:
            kept.append(attribution)
    return kept
