"""What is measured on: the labels of the project, and outside data where they are at hand.

`INQUIT_DATA` names the folder of the outside data, whose texts never enter the project. What is not there is told in
one line, and left out.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.readers import Labelled, labelled

__all__ = ["LABELS", "TEXTS", "Line", "corpora", "data_folder", "lines", "outside", "texts_of"]

LABELS = Path(__file__).with_name("labels")
CORPORA = {"PolNeAR dev": "attribution/polnear_dev.jsonl", "GUM news dev": "attribution/gum_news_dev.jsonl"}
TEXTS = {
    "polnear_dev": CORPORA["PolNeAR dev"],
    "polnear_train": "attribution/polnear_train.jsonl",
    "gum_news_dev": CORPORA["GUM news dev"],
    "ecbplus": "stories/ecbplus_reports.jsonl",
}
"""The corpora that labels point into, as labels name them."""

Line = dict[str, Any]
"""One object of a file of JSON lines."""


def corpora() -> dict[str, list[Labelled]]:
    """Every corpus of attributions that is at hand: `{"doc_id", "text", "attributions"}` a line."""
    return {name: [labelled(known) for known in many] for name, many in outside("corpora", CORPORA).items()}


def texts_of(labels: Sequence[Line], folder: Path | None = None) -> Iterator[tuple[str, list[Line]]]:
    """Each text that is at hand with its labels, which hold it themselves or point to it by `corpus` and `doc_id`."""
    if all("text" in label for label in labels):
        return ((label["text"], [label]) for label in labels)
    reports: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for label in labels:
        reports[label["corpus"], label["doc_id"]].append(label)
    files = {corpus: TEXTS[corpus] for corpus in sorted({corpus for corpus, _ in reports})}
    found = outside("labelled texts", files, folder)
    known = {(corpus, line["doc_id"]): line["text"] for corpus, many in found.items() for line in many}
    return ((known[key], many) for key, many in reports.items() if key in known)


def outside(what: str, files: Mapping[str, str], folder: Path | None = None) -> dict[str, list[Line]]:
    """The lines of each of these files of the data folder, by name, as far as they are there."""
    folder = folder or data_folder()
    if folder is None:
        print(f"INQUIT_DATA is not set: outside {what} are not measured", file=sys.stderr)
        return {}
    found = {}
    for name, file in files.items():
        if (folder / file).exists():
            found[name] = lines(folder / file)
        else:
            print(f"{name}: {folder / file} is not there", file=sys.stderr)
    return found


def data_folder() -> Path | None:
    """The folder of the outside data, where one is named."""
    named = os.environ.get("INQUIT_DATA")
    return Path(named) if named else None


def lines(path: Path) -> list[Line]:
    """A file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
