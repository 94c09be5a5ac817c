"""Attributions written out by hand, as a reader hands them over: source, cue and content by their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from inquit.extract.attribution import Attribution, Range, nest
from inquit.extract.passage import Passage, make_passage
from inquit.extract.rules.cues import verb_of
from inquit.model import Span


def attribution_of(case: dict[str, Any]) -> Attribution:
    """The attribution of one case; `cue` has a second entry where it is divided."""
    text = case["text"]
    passage = make_passage(text, "paragraph", Span(0, len(text)))
    cue, *rest = [tokens_of(passage, words) for words in case["cue"]]
    verb, negated, hypothetical = verb_of(passage, *cue, "statement", "asserts")
    found = Attribution(
        passage=passage,
        verb=verb,
        frame="case",
        cue=cue,
        source=tokens_of(passage, case["source"]) if case["source"] else None,
        content=[tokens_of(passage, words) for words in case["content"]],
        negated=negated,
        hypothetical=hypothetical,
    )
    found.cue_rest = rest[0] if rest else None
    if tagged := case.get("tagged_target"):
        found.target = tokens_of(passage, tagged)
    return found


def attributions_of(case: dict[str, Any]) -> list[Attribution]:
    """The attributions of a case that holds several, one passage for all, each nested in whose content it lies."""
    found = [attribution_of(case | told) for told in case["statements"]]
    for attribution in found:
        attribution.passage = found[0].passage
    nest([found[0].passage], found)
    return found


def tokens_of(passage: Passage, words: str) -> Range:
    """The token range of `words`, which stand in the passage at their first place as whole words."""
    start = passage.text.index(words)
    end = start + len(words)
    tokens = passage.tokens
    return bisect_right(tokens, start, key=lambda token: token.end), bisect_left(tokens, end, key=lambda t: t.start)


def words_at(passage: Passage, found: Range) -> str:
    return passage.text[passage.tokens[found[0]].start : passage.tokens[found[1] - 1].end]
