"""Writes docs/openapi.json, the schema of the API as `inquit serve` gives it: `python docs/openapi.py`."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from inquit.pipeline import Tally
from inquit.serve import Access, Desk, Work, app
from inquit.store import Store

SCHEMA = Path(__file__).with_name("openapi.json")


def schema() -> str:
    """The schema, as the file holds it."""
    nothing = Work(add=lambda *_: None, resolve=lambda _: None, counts=Tally)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "empty.inquit", write=True) as store:
        told = app(Desk(store, nothing, title="", by=""), Access()).openapi()
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema(), encoding="utf-8", newline="\n")
