"""Whose voice: `python -m evaluation.voice` measures the voice of sentences against labels, by class and on average."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation.score import Tally
from evaluation.speakers import LABELS, read_lines, texts
from inquit import __version__, extract, ingest
from inquit.extract.voice import voice_of
from inquit.model import Given, Span, VoiceSpan

__all__ = ["judged", "macro", "voice_figures"]

CLASSES = ("own", "attributed", "mixed", "unclear")
Pair = tuple[str, str]
"""The voice as labelled and as read; "" where no sentence was read."""


def judged(file: Path = LABELS / "voice.jsonl") -> Iterator[tuple[int, Pair]]:
    """(number of the line, from 1; voices) for each label whose text is at hand."""
    labels = read_lines(file)
    known = texts(label["corpus"] for label in labels)
    reports: dict[tuple[str, str], list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for number, label in enumerate(labels, 1):
        reports[label["corpus"], label["doc_id"]].append((number, label))
    for key, many in reports.items():
        if key in known:
            voices = read(known[key])
            yield from ((number, (label["voice"], _nearest(voices, Span(*label["span"])))) for number, label in many)


def read(text: str) -> tuple[VoiceSpan, ...]:
    """The voice of every sentence, with the statements that are written by default."""
    report = ingest.receive_text(text, given=Given(language="en"))
    statements = extract.read(report, extract.reader(__version__)).statements
    return voice_of(report, extract.passages_of(report), statements)


def _nearest(voices: Iterable[VoiceSpan], span: Span) -> str:
    """The voice of the sentence that shares most with `span`."""
    shared = ((min(v.span.end, span.end) - max(v.span.start, span.start), v.voice) for v in voices)
    size, voice = max(shared, default=(0, ""))
    return voice if size > 0 else ""


def voice_figures(pairs: Iterable[Pair]) -> dict[str, Tally]:
    """A tally for each class."""
    seen = Counter(pairs)
    return {
        name: Tally(
            met=seen[name, name],
            right=seen[name, name],
            found=sum(n for (_, read), n in seen.items() if read == name),
            expected=sum(n for (label, _), n in seen.items() if label == name),
        )
        for name in CLASSES
    }


def macro(figures: dict[str, Tally], classes: Iterable[str] = CLASSES) -> float:
    """The mean F1 of the classes that were labelled at all."""
    scores = [figures[name].f1 for name in classes if figures[name].expected]
    return sum(scores) / len(scores) if scores else 0.0


def main() -> int:
    pairs = list(judged())
    odd, even = ([pair for pair in pairs if pair[0] % 2 == rest] for rest in (1, 0))
    for title, half in (("all", pairs), ("odd lines", odd), ("even lines", even)):
        figures = voice_figures(pair for _, pair in half)
        print(f"{title}, {len(half)} sentences: macro F1 {macro(figures):.3f}, without unclear", end=" ")
        print(f"{macro(figures, CLASSES[:3]):.3f}")
        for name, t in figures.items():
            print(f"  {name:10s} P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}  (of {t.expected})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
