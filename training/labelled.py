"""Labelled reports as the model learns from them: passages with token ranges for every role of every statement."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inquit import extract, ingest
from inquit.extract.passage import Passage, make_passage
from inquit.extract.tagger.labels import ROLES
from inquit.model import Given, MentionKind, Span

__all__ = ["Labelled", "Place", "Told", "corpus", "examples", "find", "find_places"]

Place = tuple[int, int, int]
"""(index of the passage, first token, token after the last)."""


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: for each role its places; `act` and `stance` where they are labelled."""

    places: dict[str, list[Place]]
    act: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text; `roles` are those that are labelled in it, `unsure` the words whose roles nobody knows, and
    `unsure_names` those of which nobody knows whether they belong to a name."""

    passages: list[Passage]
    told: list[Told]
    roles: frozenset[str]
    unsure: frozenset[tuple[int, int]] = frozenset()
    names: list[tuple[Place, MentionKind]] = field(default_factory=list)
    unsure_names: frozenset[tuple[int, int]] = frozenset()


def corpus(lines: Iterable[str]) -> Iterator[Labelled]:
    """Lines of `{"text", "attributions": [{"source", "cue", "content"}]}` with offsets."""
    roles = frozenset(("source", "cue", "content"))
    for line in lines:
        known = json.loads(line)
        report = ingest.receive_text(known["text"], given=Given(language="en"))
        passages = extract.passages_of(report)
        told = [
            Told({role: list(find_places(passages, [Span(*span) for span in a[role]])) for role in roles})
            for a in known["attributions"]
        ]
        yield Labelled(passages, [t for t in told if t.places["content"]], roles)


def examples(path: Path, inner_times: int = 1) -> Iterator[Labelled]:
    """A file of original passages (training/examples/README.md tells their form).

    Yields each passage with its outermost statements, then the content of each statement as a text of its own with
    the statements inside it: so is a report read. Contents that hold statements come `inner_times`.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        text, statements = known["text"], known["statements"]
        names = known.get("names")
        passages = list(_lines(text, path.stem))
        yield _labelled(passages, text, [s for s in statements if s["parent"] is None], names)
        for number, outer in enumerate(statements):
            pieces = [Span(*find(text, words)) for words in outer["content"]]
            inner = [s for s in statements if s["parent"] == number]
            bodies = [make_passage(text, "paragraph", inside(text, p)) for p in pieces]
            yield from [_labelled(bodies, text, inner, names)] * (inner_times if inner else 1)


def inside(text: str, span: Span) -> Span:
    """A content without the marks that stand around all of it."""
    words = span.of(text)
    if len(words) > 2 and words[0] in "“\"«‘'" and words[-1] in "”\"»’'":
        return Span(span.start + 1, span.end - 1)
    return span


def find(text: str, words: str | list[Any]) -> tuple[int, int]:
    """The offsets of `words`, or of `[words, n]` (their n-th occurrence, counted from 1).

    Raises `ValueError` when they are not there, or stand there more than once and no number says which are meant.
    """
    wanted, number = (words, None) if isinstance(words, str) else words
    starts = [i for i in range(len(text)) if text.startswith(wanted, i)]
    if not starts or (number is None and len(starts) > 1) or (number or 1) > len(starts):
        raise ValueError(f"{words!r} stands {len(starts)} times in {text[:60]!r}")
    start = starts[(number or 1) - 1]
    return start, start + len(wanted)


def _lines(text: str, style: str) -> Iterator[Passage]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            headline = style == "headlines" and line.rstrip()[-1] not in '.”"'
            kind = "paragraph" if not headline else "deck" if start else "headline"
            yield make_passage(text, kind, Span(start, start + len(line)))
        start += len(line) + 1


def _labelled(
    passages: list[Passage], text: str, statements: list[dict[str, Any]], names: list[list[Any]] | None
) -> Labelled:
    told = []
    for s in statements:
        words = {
            "source": [s["source"]] if s["source"] is not None else [],
            "cue": s["cue"],
            "content": s["content"],
            "relay": s["relays"],
            "target": [s["target"]] if s["target"] is not None else [],
        }
        places = {
            role: list(find_places(passages, [Span(*find(text, w)) for w in given])) for role, given in words.items()
        }
        told.append(Told(places, s["act"], s["stance"]))
    known = [
        (place, kind) for *words, kind in names or [] for place in find_places(passages, [Span(*find(text, words))])
    ]
    roles = frozenset(ROLES) if names is not None else frozenset(ROLES) - {"name"}
    return Labelled(passages, told, roles, names=known)


def find_places(passages: list[Passage], spans: list[Span]) -> Iterator[Place]:
    """The token ranges that spans cover; a span over several passages gives one for each."""
    for span in spans:
        for at, passage in enumerate(passages):
            if passage.span.end <= span.start or passage.span.start >= span.end:
                continue
            first = bisect_right(passage.tokens, span.start, key=lambda token: token.end)
            last = bisect_left(passage.tokens, span.end, key=lambda token: token.start)
            if last > first:
                yield at, first, last
