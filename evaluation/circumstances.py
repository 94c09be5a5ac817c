"""Occasion and audience of statements on original passages, as labelled before the code: `labels/occasions.jsonl`.

Measured twice: with the labelled source, cue and content given, and through the whole reader.
`python -m evaluation.circumstances` tells both, for the held-out styles and for those that are kept out of training;
and with the relays for the passages of `labels/circumstances.jsonl`, which the rules were mended by, and of
`labels/circumstances_fresh.jsonl`, which they were not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from evaluation.corpora import LABELS, lines
from evaluation.readers import READERS, Labelled, Statement
from evaluation.score import Scores, match_statements, shared
from evaluation.styles import HELD_OUT, passages, score_passages
from inquit import extract
from inquit.extract.attribution import Attribution, Range, nest
from inquit.extract.circumstances import audiences_of, occasions_of
from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.cues import verb_of
from inquit.model import Report

__all__ = ["circumstance_figures", "score_circumstances"]

KEPT_OUT = [HELD_OUT.parent / f"{style}.jsonl" for style in ("company", "conflict")]
KINDS = ("occasion", "audience")
WRITTEN = [LABELS / "circumstances.jsonl", LABELS / "circumstances_fresh.jsonl"]
"""Passages written for relays and occasions, labels beside: those that the rules were mended by, and fresh ones."""


def circumstance_figures() -> dict[str, float]:
    """F1, precision and recall of both kinds on the held-out styles, through the whole reader."""
    return score_circumstances(passages(HELD_OUT.glob("*.jsonl")))["read"].figures()


def score_circumstances(labelled: Iterable[Labelled]) -> dict[str, Scores]:
    """Scores for statements "given" and "read"; one is right when it shares a content word with the label."""
    known = _labels()
    scores = {"given": Scores(), "read": Scores()}
    for report, statements in labelled:
        told = [known.get((report.doc_id, n), {}) for n in range(len(statements))]
        given = _of_given(report, statements)
        read = READERS["both"](report)
        pairs = dict(match_statements(report.text, statements, read))
        for kind in KINDS:
            expected = [_words(_told(labels.get(kind))) for labels in told]
            _count(scores["given"], kind, expected, [_words(found[kind]) for found in given])
            matched = [_words(_text(read[pairs[n]][kind]) if n in pairs else "") for n in range(len(statements))]
            _count(scores["read"], kind, expected, matched)
            both = sorted(pairs)
            _count(scores["read"], f"{kind} among matched", [expected[n] for n in both], [matched[n] for n in both])
    return scores


def _labels() -> dict[tuple[str, int], dict[str, Any]]:
    told = [{"id": known["id"], "statement": n, **s} for f in WRITTEN for known in lines(f) for n, s in _of(known)]
    return {(label["id"], label["statement"]): label for label in (*lines(LABELS / "occasions.jsonl"), *told)}


def _of(passage: dict[str, Any]) -> Iterable[tuple[int, dict[str, Any]]]:
    return enumerate({kind: statement[kind] for kind in KINDS} for statement in passage["statements"])


def _told(label: str | Sequence[Any] | None) -> str:
    """The words of a label, which may come with the number of their occurrence."""
    return label if isinstance(label, str) else str(label[0]) if label else ""


def _text(found: dict[str, Any] | None) -> str:
    return found["text"] if found else ""


def _words(text: str) -> frozenset[str]:
    small = word_class("article", "preposition", "possessive", "conjunction")
    return frozenset(re.findall(r"\w+", text.lower())) - small


def _count(scores: Scores, name: str, expected: list[frozenset[str]], found: list[frozenset[str]]) -> None:
    right = sum(bool(a & b) for a, b in zip(expected, found, strict=True))
    scores.row(name).add(sum(map(bool, expected)), sum(map(bool, found)), right)


def _of_given(report: Report, statements: list[Statement]) -> list[dict[str, str]]:
    """Occasion and audience of each labelled statement, read with its parts given."""
    parts = extract.passages_of(report)
    made = [_attribution(parts, statement) for statement in statements]
    found = sorted((a for a in made if a), key=lambda a: (a.passage.span.start, a.cue))
    nest(parts, found)
    occasions = dict(zip(map(id, found), occasions_of(found), strict=True))
    audiences = dict(zip(map(id, found), audiences_of(found), strict=True))
    told = [(occasions.get(id(a)), audiences.get(id(a))) for a in made]
    return [{"occasion": o.text if o else "", "audience": a.text if a else ""} for o, a in told]


def _attribution(parts: list[Passage], statement: Statement) -> Attribution | None:
    """A labelled statement as a reader would hand it over; None where its cue stands in no passage."""
    cues = [_tokens(parts, span) for span in statement["cue"]]
    if not cues or cues[0] is None:
        return None
    passage, cue = cues[0]
    source = _tokens(parts, statement["source"][0]) if statement["source"] else None
    content = [_tokens(parts, span) for span in statement["content"]]
    verb, negated, hypothetical = verb_of(passage, *cue, statement["act"], statement["stance"])
    made = Attribution(
        passage=passage,
        verb=verb,
        frame="given",
        cue=cue,
        source=source[1] if source and source[0] is passage else None,
        content=[where[1] for where in content if where and where[0] is passage],
        negated=negated,
        hypothetical=hypothetical,
    )
    made.cue_rest = cues[1][1] if len(cues) > 1 and cues[1] is not None else None
    return made


def _tokens(parts: list[Passage], span: Sequence[int]) -> tuple[Passage, Range] | None:
    """The passage and the tokens that a span covers."""
    for passage in parts:
        here = [k for k, token in enumerate(passage.tokens) if shared((token.start, token.end), span)]
        if here:
            return passage, (here[0], here[-1] + 1)
    return None


def _tell(name: str, scores: dict[str, Scores]) -> None:
    for how, each in scores.items():
        for kind, tally in each.rows.items():
            figures = f"P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f}"
            print(f"{name:20s} {how:6s} {kind:24s} {figures} of {tally.expected}, found {tally.found}")


if __name__ == "__main__":
    _tell("kept out", score_circumstances(passages(KEPT_OUT)))
    _tell("held out", score_circumstances(passages(HELD_OUT.glob("*.jsonl"))))
    for file in WRITTEN:
        scores = score_circumstances(passages([file]))
        relays = score_passages(passages([file]), READERS["both"])
        scores["read"].rows |= {name: relays.rows[name] for name in ("relays", "relays among matched")}
        _tell(file.stem, scores)
