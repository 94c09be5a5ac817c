"""The reader on original passages in many styles: statements, stance, parents, relays and targets."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.labelled import find

from evaluation.corpora import lines
from evaluation.readers import READERS, Labelled, Reads, Statement
from evaluation.score import Scores, as_words, match_statements, score_statements
from inquit import ingest
from inquit.extract.quotes import find_quotes
from inquit.extract.statements import kind_of
from inquit.model import Given, Span

__all__ = ["DENIALS", "FRESH_DENIALS", "HELD_OUT", "passages", "score_passages", "style_figures"]

DENIALS = Path(__file__).with_name("denials.jsonl")
"""Sixty passages with denials of every manner and forty that only look like it. The vocabulary was mended by them."""
FRESH_DENIALS = Path(__file__).with_name("denials_fresh.jsonl")
"""Sixty and thirty more, by another hand; nothing was learnt from them or mended by them."""
HELD_OUT = Path(__file__).parents[1] / "training" / "examples" / "held_out"


def passages(files: Iterable[Path]) -> list[Labelled]:
    """Original passages as reports with their statements as spans; `parent` is a number in the list, or None."""
    return [_labelled(known) for file in sorted(files) for known in lines(file)]


def _labelled(known: dict[str, Any]) -> Labelled:
    text = known["text"]
    report = ingest.receive_text(text, given=Given(doc_id=known["id"], language="en"))
    quotes = [quote.span for block in report.blocks for quote in find_quotes(text, block.span)]
    statements = []
    for told in known["statements"]:
        content = sorted(Span(*find(text, words)) for words in told["content"])
        statements.append(
            {
                "source": [find(text, told["source"])] if told["source"] is not None else [],
                "cue": [find(text, words) for words in told["cue"]],
                "content": content,
                "kind": kind_of(text, content, quotes),
                "act": told["act"],
                "stance": told["stance"],
                "parent": told["parent"],
                "relays": [find(text, words) for words in told["relays"]],
                "target": find(text, told["target"]) if told["target"] is not None else None,
            }
        )
    return report, statements


def score_passages(labelled: Iterable[Labelled], read: Reads) -> Scores:
    """Score what `read` finds in each passage; nested statements count like any other.

    `act` and `stance` are shares of matched statements. A parent, relay or target is right when its statement is
    matched and the parents match as well, or the phrases share a word; "among matched" leaves out statements that
    were not found or are none.
    """
    scores = Scores()
    for report, gold in labelled:
        found = read(report)
        score_statements(scores, report.text, gold, found)
        numbers = {statement["id"]: n for n, statement in enumerate(found)}
        pairs = dict(match_statements(report.text, gold, found))
        for i, j in pairs.items():
            scores.share("stance", gold[i]["stance"] == found[j]["stance"])
            scores.share("act", gold[i]["act"] == found[j]["act"])
            if gold[i]["stance"] != "denies":
                scores.share("no other stance read as a denial", found[j]["stance"] != "denies")
        for i, statement in enumerate(gold):
            if statement["stance"] == "denies":
                scores.share("denials kept as denials", i in pairs and found[pairs[i]]["stance"] == "denies")
                scores.share("no denial read as an assertion", i not in pairs or found[pairs[i]]["stance"] != "asserts")
        parents = {j: numbers.get(found[j]["parent"]) for j in range(len(found))}
        _score_parents(scores, gold, parents, pairs)
        for name, phrases in (("relays", _relays), ("targets", _target)):
            _score_phrases(scores, name, report.text, [phrases(s) for s in gold], [phrases(s) for s in found], pairs)
    return scores


def style_figures() -> dict[str, float]:
    """The measures that floors are kept for: those of the held-out styles, and denials kept of both lists."""
    read = READERS["both"]
    held_out = score_passages(passages(HELD_OUT.glob("*.jsonl")), read).figures()
    lists = {"denials": DENIALS, "fresh denials": FRESH_DENIALS}
    kept = {name: score_passages(passages([file]), read).figures() for name, file in lists.items()}
    return {f"held-out styles: {name}": held_out[name] for name in _GUARDED} | {
        f"list of {name}: kept": figures["denials kept as denials"] for name, figures in kept.items()
    }


_GUARDED = ("rel_soft all", "stance", "act", "parents among matched", "relays among matched", "targets among matched")


def _relays(statement: Statement) -> list[Any]:
    return [relay["span"] if isinstance(relay, dict) else relay for relay in statement["relays"]]


def _target(statement: Statement) -> list[Any]:
    target = statement["target"]
    return [] if target is None else [target["span"] if isinstance(target, dict) else target]


def _score_parents(
    scores: Scores, gold: list[Statement], parents: dict[int, int | None], pairs: dict[int, int]
) -> None:
    right = [
        i
        for i, j in pairs.items()
        if gold[i]["parent"] is not None and parents[j] is not None and pairs.get(gold[i]["parent"]) == parents[j]
    ]
    for name, expected, found in (
        ("parents", range(len(gold)), list(parents)),
        ("parents among matched", list(pairs), list(pairs.values())),
    ):
        told = sum(gold[i]["parent"] is not None for i in expected)
        scores.row(name).add(told, sum(parents[j] is not None for j in found), len(right))


def _score_phrases(
    scores: Scores,
    name: str,
    text: str,
    expected: list[list[Any]],
    found: list[list[Any]],
    pairs: dict[int, int],
) -> None:
    met = right = 0
    for i, j in pairs.items():
        there, read = _words(text, expected[i]), _words(text, found[j])
        met += sum(any(a & b for b in read) for a in there)
        right += sum(any(a & b for a in there) for b in read)
    for row, some, others in (
        (name, range(len(expected)), range(len(found))),
        (f"{name} among matched", list(pairs), list(pairs.values())),
    ):
        told = sum(len(expected[i]) for i in some)
        scores.row(row).add(told, sum(len(found[j]) for j in others), met, right)


def _words(text: str, spans: list[Any]) -> list[frozenset[int]]:
    return [words.source for words in as_words(text, [{"source": [span], "content": []} for span in spans])]
