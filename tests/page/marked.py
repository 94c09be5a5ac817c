"""Reports written with their marks in the text, so that spans are read off and never counted by hand.

`{role|words}` gives words a role and is left out of the text; marks nest. Roles are block kinds (`{headline|...}`),
parts of a statement (`{a.content|...}` is content of statement a), and mentions (`{@e1|...}` names entity e1).
"""

from __future__ import annotations

import re
from collections import defaultdict
from hashlib import sha256
from typing import Any, get_args

from inquit.model import BlockKind, from_record, span_id

_MARK = re.compile(r"\{([@\w.]+)\|")
_PARTS = ("source", "cue", "content", "inserted", "mention", "role", "relay", "target", "occasion", "audience")

Spans = dict[str, list[list[int]]]
Told = dict[str, dict[str, Any]]


def read_marks(marked: str) -> tuple[str, Spans]:
    """The plain text and the spans of every role, in code points."""
    text: list[str] = []
    spans: Spans = defaultdict(list)
    open_marks: list[tuple[str, int]] = []
    at = 0
    while at < len(marked):
        mark = _MARK.match(marked, at)
        if mark:
            open_marks.append((mark[1], len(text)))
            at = mark.end()
        elif marked[at] == "}":
            role, start = open_marks.pop()
            spans[role].append([start, len(text)])
            at += 1
        else:
            text.append(marked[at])
            at += 1
    return "".join(text), {role: sorted(found) for role, found in spans.items()}


def record(marked: str, statements: Told, entities: dict[str, list[str]], **keys: Any) -> dict[str, Any]:
    """One interchange object with the report's `id`.

    `statements` tells of each statement what marks cannot; `entities` are the names of each entity, the first its own.
    """
    text, spans = read_marks(marked)
    raw = {
        "format": 1,
        "doc_id": keys["origin"],
        "text": text,
        "title": None,
        "outlet": None,
        "byline": None,
        "published": None,
        "published_candidates": [],
        "dateline": None,
        "language": "en",
        "genre": "report",
        "sha256": sha256(text.encode()).hexdigest(),
        "republished_from": None,
        "found": {},
        "reader": {"version": "0.0", "weights": None, "vocabulary": "0", "settings": {}},
        "figures": [],
        "dates": [],
        "voice": [],
        **keys,
    }
    raw["blocks"] = sorted(
        ({"kind": kind, "span": span} for kind in get_args(BlockKind) for span in spans.get(kind, [])),
        key=lambda block: block["span"],
    )
    if "dateline" in spans and raw["dateline"]:
        raw["dateline"]["span"] = spans["dateline"][0]
    key = raw["origin"]
    raw["statements"] = [_statement(name, told, text, spans, key) for name, told in statements.items()]
    raw["entities"] = [
        {"id": f"{key}-{name}", "name": names[0], "kind": "place", "names": names, "roles": []}
        for name, names in entities.items()
    ]
    raw["mentions"] = [
        {"id": f"{key}-{name}-{start}", "span": [start, end], "kind": "place", "entity": f"{key}-{name}"}
        for name in entities
        for start, end in spans.get(f"@{name}", [])
    ]
    report, _ = from_record(raw)  # the contract itself checks every fixture
    return {"id": report.id, **raw}


def _statement(name: str, told: dict[str, Any], text: str, spans: Spans, key: str) -> dict[str, Any]:
    part = {role: spans.get(f"{name}.{role}", []) for role in _PARTS}
    phrase = {role: _phrase(text, part[role]) for role in _PARTS}
    status, speaker_name = told.get("status", "named"), told.get("name")
    parent = told.get("parent")
    occasion = phrase["occasion"]
    return {
        "id": _id(key, spans, name),
        "kind": told["kind"],
        "act": told.get("act", "statement"),
        "stance": told.get("stance", "asserts"),
        **{role: part[role] for role in ("source", "cue", "content", "inserted")},
        "parent": _id(key, spans, parent) if parent else None,
        "confidence": 0.9,
        "speaker": {
            "status": status,
            "kind": "person",
            "name": speaker_name,
            "mention": next(iter(part["mention"]), None),
            "entity": None,
            "role": phrase["role"],
            "confidence": 0.9 if status == "named" else 0.2,
            "because": told.get("because", []),
            "candidates": told.get("candidates", []),
        },
        "relays": [{"name": text[s:e], "span": [s, e]} for s, e in part["relay"]],
        "target": phrase["target"],
        "occasion": occasion and {**occasion, "place": None, "date": told.get("said")},
        "audience": phrase["audience"],
        "when": {"value": told["said"], "date": "d1"} if "said" in told else None,
        **({"reviewed": told["reviewed"]} if "reviewed" in told else {}),
    }


def _phrase(text: str, spans: list[list[int]]) -> dict[str, Any] | None:
    return {"text": text[spans[0][0] : spans[0][1]], "span": spans[0]} if spans else None


def _id(key: str, spans: Spans, name: str) -> str:
    parts = (spans.get(f"{name}.{role}", []) for role in ("source", "cue", "content"))
    return span_id("s", key, *([(s, e) for s, e in found] for found in parts))  # type: ignore[arg-type]
