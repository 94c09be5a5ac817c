"""How common words are in news: `python -m training.rarity --data DIR` writes vocabulary/across/word_reports.tsv.

Counted are reports that hold a word: in attribution/polnear_train.jsonl and attribution/gum_news_dev.jsonl, the reports
of names/meantime_mentions.jsonl, the stories of stories/ecbplus_reports.jsonl (reports of one story count as one), and
the passages of training/examples. Only counts are kept.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from inquit.resolve.rarity import stem
from inquit.resolve.words import words

_LEAST = 6
"""Reports a word must stand in to be listed: the rest are rare."""
_OUT = Path(__file__).parents[1] / "src/inquit/vocabulary/across/word_reports.tsv"
_HEADER = """\
# How many of {total} news reports hold a word. Columns: stem (as in resolve/rarity.py), reports.
# Stems in fewer than {least} are left out; the first row holds the number of reports.
# Counted by training/rarity.py over public news: PolNeAR, GUM news, MEANTIME, ECB+ and the passages of this project.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    texts = _texts(parser.parse_args().data)
    counts = Counter(word for text in texts for word in {stem(w.text) for w in words(text)} if not word[:1].isdigit())
    kept = sorted((w for w, n in counts.items() if n >= _LEAST), key=lambda w: (-counts[w], w))
    header = _HEADER.format(total=len(texts), least=_LEAST)
    lines = [header, f"*\t{len(texts)}\n", *(f"{word}\t{counts[word]}\n" for word in kept)]
    _OUT.write_text("".join(lines), encoding="utf-8")
    print(f"{len(kept)} words of {len(texts)} reports")


def _texts(data: Path) -> list[str]:
    piles: dict[str, list[str]] = defaultdict(list)
    files = ("attribution/polnear_train.jsonl", "attribution/gum_news_dev.jsonl", "names/meantime_mentions.jsonl")
    for file in (*files, "stories/ecbplus_reports.jsonl"):
        for line in _lines(data / file):
            piles[line.get("story") or f"{file} {line['doc_id']}"].append(line["text"])
    for path in sorted((Path(__file__).parent / "examples").rglob("*.jsonl")):
        for number, line in enumerate(_lines(path)):
            piles[f"{path} {number}"].append(line["text"])
    return ["\n".join(pile) for pile in piles.values()]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open("rb") as file:
        yield from map(msgspec.json.decode, file)


if __name__ == "__main__":
    main()
