"""Reports written with their marks in the text, so that spans are read off and never counted by hand.

`{role|words}` gives words a role and is left out of the text; marks nest. Roles are block kinds (`{headline|...}`),
parts of a statement (`{a.content|...}` is content of statement a), mentions (`{@e1|...}` names entity e1), figures with
what they count (`{n.figure|...}`, `{n.counted|...}`), time expressions (`{t.date|...}`), sentences by their voice
(`{own|...}`) and charged words (`{charged|...}`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from hashlib import sha256
from typing import Any, get_args

from inquit.model import BlockKind, Voice, from_record, span_id

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


def record(
    marked: str,
    statements: Told,
    entities: dict[str, list[str]],
    *,
    figures: Told | None = None,
    dates: Told | None = None,
    kinds: dict[str, str] | None = None,
    **keys: Any,
) -> dict[str, Any]:
    """One interchange object with the report's `id`.

    `statements` tells of each statement what marks cannot, and so do `figures` and `dates` of theirs; `entities` are
    the names of each entity, the first its own, and `kinds` what they are where they are no places.
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
    kind_of = kinds or {}
    raw["entities"] = [
        {"id": f"{key}-{name}", "name": names[0], "kind": kind_of.get(name, "place"), "names": names, "roles": []}
        for name, names in entities.items()
    ]
    raw["mentions"] = [
        {"id": f"{key}-{name}-{s}", "span": [s, e], "kind": kind_of.get(name, "place"), "entity": f"{key}-{name}"}
        for name in entities
        for s, e in spans.get(f"@{name}", [])
    ]
    raw["figures"] = [_figure(name, told, text, spans, key) for name, told in (figures or {}).items()]
    raw["dates"] = [
        {"id": f"{key}-{name}", "span": spans[f"{name}.date"][0], "candidates": [], **told}
        for name, told in (dates or {}).items()
    ]
    raw["voice"] = [
        {"id": f"{key}-{s}", "span": [s, e], "voice": voice, "charged": _inside(spans.get("charged", []), s, e)}
        for s, e, voice in sorted((s, e, voice) for voice in get_args(Voice) for s, e in spans.get(voice, []))
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
            "kind": told.get("party", "person"),
            "name": speaker_name,
            "mention": next(iter(part["mention"]), None),
            "entity": f"{key}-{told['entity']}" if "entity" in told else None,
            "role": phrase["role"],
            "confidence": 0.9 if status == "named" else 0.2,
            "because": told.get("because", []),
            "candidates": told.get("candidates", []),
        },
        "relays": [{"name": text[s:e], "span": [s, e]} for s, e in part["relay"]],
        "target": phrase["target"],
        "occasion": occasion and {**occasion, "place": None, "date": told.get("said")},
        "audience": phrase["audience"],
        "when": {"value": told["said"], "date": f"{key}-{told.get('date', 'd1')}"} if "said" in told else None,
        "joint": told.get("joint", []),
        **({"reviewed": told["reviewed"]} if "reviewed" in told else {}),
    }


def _figure(name: str, told: dict[str, Any], text: str, spans: Spans, key: str) -> dict[str, Any]:
    counted = _phrase(text, spans.get(f"{name}.counted", []))
    return {
        "id": f"{key}-{name}",
        "span": spans[f"{name}.figure"][0],
        "bound": "exact",
        "qualifier": None,
        "unit": None,
        "counted": counted and counted["text"],
        "counted_span": counted and counted["span"],
        "event": None,
        "change": None,
        "as_of": None,
        **told,
        "statement": _id(key, spans, told["statement"]) if told.get("statement") else None,
    }


def _inside(found: list[list[int]], start: int, end: int) -> list[list[int]]:
    return [[s, e] for s, e in found if start <= s and e <= end]


def _phrase(text: str, spans: list[list[int]]) -> dict[str, Any] | None:
    return {"text": text[spans[0][0] : spans[0][1]], "span": spans[0]} if spans else None


def _id(key: str, spans: Spans, name: str) -> str:
    parts = (spans.get(f"{name}.{role}", []) for role in ("source", "cue", "content"))
    return span_id("s", key, *([(s, e) for s, e in found] for found in parts))  # type: ignore[arg-type]
