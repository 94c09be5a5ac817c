"""How many sentences of the original passages share a frame: `python -m training.frames`.

A frame is a sentence with every name and number masked. Sentences of fewer than five words are left out.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

from inquit.extract.passage import make_passage
from inquit.model import Span

__all__ = ["frames", "shared"]

EXAMPLES = Path(__file__).with_name("examples")
_FEWEST = 5


def frames(text: str) -> list[str]:
    """The frames of one passage: lower case, `NAME` for a run of capitalised words, `NUMBER` for one of digits."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        passage = make_passage(text, "paragraph", Span(*line.span()))
        for first, last in passage.sentences:
            words = [token for token in passage.tokens[first:last] if token.is_word]
            if len(words) < _FEWEST:
                continue
            masked = [_mask(token.text, token.low, at == 0) for at, token in enumerate(words)]
            found.append(
                " ".join(w for at, w in enumerate(masked) if w != "NAME" or masked[at - 1] != "NAME" or not at)
            )
    return found


def _mask(word: str, low: str, opens: bool) -> str:
    if any(c.isdigit() for c in word):
        return "NUMBER"
    return "NAME" if word[0].isupper() and not opens and word != "I" else low


def shared(files: list[Path]) -> tuple[dict[str, list[str]], int]:
    """Frames that stand more than once, with the passages they stand in, and the number of sentences."""
    where, sentences = defaultdict(list), 0
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            known = json.loads(line)
            for frame in frames(known["text"]):
                where[frame].append(known["id"])
                sentences += 1
    return {frame: ids for frame, ids in where.items() if len(ids) > 1}, sentences


def main() -> None:
    found, sentences = shared(sorted(EXAMPLES.rglob("*.jsonl")))
    for frame, ids in found.items():
        print(f"{', '.join(ids)}: {frame}")
    again = sum(len(ids) - 1 for ids in found.values())
    print(f"{again} of {sentences} sentences repeat a frame ({again / sentences:.2%})")


if __name__ == "__main__":
    main()
