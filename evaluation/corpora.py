"""Outside corpora of attributions, where they are at hand. Their texts never enter the project."""

from __future__ import annotations

import json
import os
from pathlib import Path

from evaluation.readers import Labelled, labelled

__all__ = ["CORPORA", "corpora"]

CORPORA = {
    "PolNeAR dev": "attribution/polnear_dev.jsonl",
    "GUM news dev": "attribution/gum_news_dev.jsonl",
}


def corpora() -> dict[str, list[Labelled]]:
    """Every corpus that `INQUIT_DATA` holds: `{"doc_id", "text", "attributions"}` a line."""
    data = os.environ.get("INQUIT_DATA")
    if not data:
        print("INQUIT_DATA is not set: outside corpora are not measured")
        return {}
    found = {}
    for name, file in CORPORA.items():
        path = Path(data) / file
        if path.exists():
            found[name] = [labelled(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
        else:
            print(f"{name}: {path} is not there")
    return found
