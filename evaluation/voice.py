"""Whose voice: `python -m evaluation.voice` measures the voice of sentences against labels, by class and on average."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from evaluation.corpora import LABELS, lines, texts_of
from evaluation.readers import reading_of, report_of
from evaluation.score import Tally, shared
from inquit import extract
from inquit.extract.voice import voice_of
from inquit.model import Span, VoiceSpan

__all__ = ["judged", "macro", "voice_figures"]

CLASSES = ("own", "attributed", "mixed", "unclear")
Pair = tuple[str, str]
"""The voice as labelled and as read; "" where no sentence was read."""


def judged(file: Path = LABELS / "voice.jsonl") -> Iterator[tuple[int, Pair]]:
    """(number of the line, from 1; voices) for each label whose text is at hand."""
    labels = [label | {"line": number} for number, label in enumerate(lines(file), 1)]
    for text, many in texts_of(labels):
        voices = read(text)
        yield from ((label["line"], (label["voice"], _nearest(voices, Span(*label["span"])))) for label in many)


def read(text: str) -> tuple[VoiceSpan, ...]:
    """The voice of every sentence, with the statements that are written by default."""
    report = report_of(text)
    return voice_of(report, extract.passages_of(report), reading_of(report).statements)


def _nearest(voices: Iterable[VoiceSpan], span: Span) -> str:
    """The voice of the sentence that shares most with `span`."""
    size, voice = max(((shared(v.span, span), v.voice) for v in voices), default=(0, ""))
    return voice if size else ""


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
        for name, tally in figures.items():
            print(f"  {name:10s} {tally}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
