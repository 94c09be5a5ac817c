"""The example story with what several of its reports tell together, found by their words.

The readings are the example's own answers; links between reports are written here by hand, a few of each kind.
"""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from inquit.model import Links, content_id, from_json, from_record, to_json

ANSWERS = Path(__file__).parents[2] / "examples" / "answers.jsonl"

BLAST, FIRST_TOLL, SPEECH, WIRE = "01-kartag", "02-meridian", "03-kartag", "04-meridian"
POST, COURIER, COUNTERLINE = "05-avalland", "06-lorne", "07-counterline"
TRANSCRIPT, NAMES, OBSERVER = "kartag-transcript", "tolmar-observer-names", "tolmar-observer-wire"

Record = dict[str, Any]
Told = tuple[str, str, str]

SHELLS: list[Told] = [
    (TRANSCRIPT, "Those who give bandits", "transcript"),
    (SPEECH, "Those who give bandits", "direct"),
    (WIRE, "Whoever hands shells", "direct"),
    (OBSERVER, "Whoever hands shells", "direct"),
    (POST, "Whoever hands shells", "direct"),
    (COURIER, "that those who armed the rebels", "indirect"),
    (COUNTERLINE, "that those who armed the rebels", "indirect"),
]
TALKS: list[Told] = [
    (SPEECH, "sit down at the table", "direct"),
    (WIRE, "even tomorrow", "mixed"),
    (OBSERVER, "even tomorrow", "mixed"),
]
NOBODY: list[Told] = [
    (SPEECH, "names no one today", "mixed"),
    (WIRE, "naming nobody", "indirect"),
    (OBSERVER, "naming nobody", "indirect"),
    (POST, "would name nobody", "indirect"),
    (COURIER, "would accuse no one", "indirect"),
    (COUNTERLINE, "would accuse no one", "indirect"),
]
STORES: list[Told] = [(WIRE, "Not one shell", "direct"), (OBSERVER, "Not one shell", "direct")]
TOLL: list[Told] = [(BLAST, "has risen to 47", "indirect"), (BLAST, "rises to 47", "headline")]


def payload() -> Record:
    """The story as `inquit.export.page.page` takes it, with its links."""
    whole = without_links()
    whole["links"] = links(whole["reports"])
    return whole


def without_links() -> Record:
    reports = [_report(json.loads(line)) for line in ANSWERS.read_text(encoding="utf-8").splitlines()]
    return {
        "format": 1,
        "title": "The Halmet market bombing",
        "made": {"version": "0.0"},
        "reports": reports,
        "refused": [],
    }


# Reports ----------------------------------------------------------------------------------------------------------


def _report(answer: Record) -> Record:
    """An answer with what only a reader adds: ids, entities of named speakers, voices where they are needed."""
    doc = answer["doc_id"]
    names = {s["speaker"]["name"]: s["speaker"]["kind"] for s in answer["statements"] if s["speaker"]["name"]}
    entity = {name: content_id("e", doc, name) for name in names}
    statement = {s["id"]: content_id("s", doc, s["id"]) for s in answer["statements"]}
    raw = {
        "format": 1,
        **answer,
        "published_candidates": [],
        "origin": f"examples/story/{doc}",
        "sha256": content_id("", doc) * 4,
        "found": {"republished_from": "credit"} if answer["republished_from"] else {},
        "reader": {"version": "0.0", "weights": None, "vocabulary": "0", "settings": {}},
        "entities": [
            {"id": entity[name], "name": name, "kind": _mentioned(kind), "names": [name], "roles": []}
            for name, kind in names.items()
        ],
        "mentions": [
            {
                "id": content_id("m", doc, name),
                "span": [s, s + len(name)],
                "kind": _mentioned(kind),
                "entity": entity[name],
            }
            for name, kind in names.items()
            if (s := answer["text"].find(name)) >= 0
        ],
        "voice": _sentences(answer) if doc.startswith(POST) else [],
    }
    raw["statements"] = [
        {
            **s,
            "id": statement[s["id"]],
            "parent": statement.get(s["parent"]),
            "confidence": 0.9,
            "joint": [],
            "speaker": {
                **s["speaker"],
                "entity": entity.get(s["speaker"]["name"]),
                "confidence": 0.9,
                "because": [],
                "candidates": [],
            },
        }
        for s in answer["statements"]
    ]
    raw["figures"] = [
        {"event": None, **f, "id": content_id("f", doc, f["id"]), "statement": statement.get(f["statement"])}
        for f in answer["figures"]
    ]
    for date in raw["dates"]:
        date.setdefault("candidates", [])
    report, _ = from_record(raw)  # the contract itself checks the fixture
    return {"id": report.id, **raw}


def _mentioned(kind: str | None) -> str:
    return kind if kind in ("person", "organisation", "place", "group") else "other"


def _sentences(answer: Record) -> list[Record]:
    found = []
    for block in answer["blocks"]:
        start, end = block["span"]
        for match in re.finditer(r"\S.*?(?:[.!?][’”]?(?=\s|$)|$)", answer["text"][start:end]):
            span = [start + match.start(), start + match.end()]
            found.append({"id": content_id("v", answer["doc_id"], *span), "span": span, "voice": "own", "charged": []})
    return found


# Finding things by their words ------------------------------------------------------------------------------------


def report_of(reports: list[Record], doc: str) -> Record:
    return next(report for report in reports if report["doc_id"].startswith(doc))


def statement_of(reports: list[Record], doc: str, words: str) -> Record:
    """The statement of a report whose content holds the words, the one with the shortest content."""
    report = report_of(reports, doc)
    size = lambda s: sum(e - b for b, e in s["content"])  # noqa: E731
    holding = [s for s in report["statements"] if any(words in report["text"][b:e] for b, e in s["content"])]
    return min(holding, key=size)


def _ref(reports: list[Record], doc: str, words: str) -> list[str]:
    return [report_of(reports, doc)["id"], statement_of(reports, doc, words)["id"]]


def _passage(report: Record, first: str, last: str) -> list[Any]:
    start = report["text"].index(first)
    return [report["id"], [start, report["text"].index(last, start) + len(last)]]


def _link(a: list[str], b: list[str], verdict: str, *because: str) -> Record:
    return {"a": min(a, b), "b": max(a, b), "verdict": verdict, "score": 0.9, "because": list(because)}


# Links ------------------------------------------------------------------------------------------------------------


def links(reports: list[Record]) -> Record:
    """`Links` of the model as plain data; the model itself checks them."""
    found = {
        "identities": _identities(reports),
        "copies": _copies(reports),
        "utterances": _utterances(reports),
        "comparisons": [_tolls(reports)],
    }
    from_json(to_json(found), Links)
    return found


def _utterances(reports: list[Record]) -> list[Record]:
    denial = _ref(reports, WIRE, "any part in the attack")
    stores = _ref(reports, *STORES[0][:2])
    shells = _ref(reports, *SHELLS[0][:2])
    possible = _ref(reports, COURIER, "it was possible that the bomb")
    post = report_of(reports, POST)
    butchered = next(v for v in post["voice"] if "nearly 50" in post["text"][slice(*v["span"])])
    origins = [
        {"name": name, "reports": [report_of(reports, doc)["id"] for doc in docs], "because": [why]}
        for name, docs, why in (
            ("KARTAG", [TRANSCRIPT, SPEECH], "the outlet of the transcript"),
            ("Meridian", [WIRE, OBSERVER, POST], "a copy, and named as the agency that quoted her"),
            ("The Lorne Courier", [COURIER, COUNTERLINE], "republished, by its credit"),
        )
    ]
    near = _link(shells, possible, "possibly", "same speaker and day", "few words shared")
    apart = _link(stores, denial, "similar", "another speaker: Sedrian government")
    return [
        _utterance(reports, SHELLS, origins=origins, similar=[near]),
        _utterance(reports, TALKS, origins=origins[:2]),
        _utterance(reports, NOBODY),
        _utterance(reports, STORES, similar=[apart]),
        _utterance(reports, TOLL, unattributed=[[post["id"], butchered["id"]]]),
    ]


def _utterance(reports: list[Record], told: list[Told], **keys: Any) -> Record:
    first, *others = [_ref(reports, doc, words) for doc, words, _ in told]
    variants = [
        {
            "statement": ref,
            "closeness": closeness,
            "stretches": [] if ref == first else _stretches(reports, told[0], one),
        }
        for ref, one in zip([first, *others], told, strict=True)
        for closeness in [one[2]]
    ]
    joined = [
        _link(first, ref, "same", "same speaker", "said on the same day", "the words are close") for ref in others
    ]
    empty = {"similar": [], "unattributed": [], "origins": None}
    return {"id": content_id("u", *first), "variants": variants, "links": joined, **empty, **keys}


def _stretches(reports: list[Record], first: Told, told: Told) -> list[Record]:
    ours, theirs = (_tokens(reports, *one[:2]) for one in (told, first))
    same = SequenceMatcher(a=[w.lower() for w, _ in ours], b=[w.lower() for w, _ in theirs], autojunk=False)
    relation = {"equal": "same", "replace": "changed", "delete": "added", "insert": "missing"}
    hull = lambda words: [words[0][1][0], words[-1][1][1]] if words else None  # noqa: E731
    return [
        {"relation": relation[tag], "span": hull(ours[a:b]), "to": hull(theirs[c:d])}
        for tag, a, b, c, d in same.get_opcodes()
    ]


def _tokens(reports: list[Record], doc: str, words: str) -> list[tuple[str, tuple[int, int]]]:
    text = report_of(reports, doc)["text"]
    return [
        (match[0], (start + match.start(), start + match.end()))
        for start, end in statement_of(reports, doc, words)["content"]
        for match in re.finditer(r"[\w’']+", text[start:end])
    ]


def _identities(reports: list[Record]) -> list[Record]:
    marrek = _identity(reports, "Orlan Marrek")
    lida = _identity(reports, "Lida Marrek")
    [short] = _members(reports, "Marrek")
    marrek["possibly"] = [_link(short, marrek["members"][0], "possibly", "one surname", "the first name is not told")]
    return [_identity(reports, "Irada Sevkhan", "Irada Sevhan", "Iradeh Sevkan"), marrek, lida]


def _identity(reports: list[Record], *names: str) -> Record:
    members = [member for name in names for member in _members(reports, name)]
    return {
        "id": content_id("i", names[0]),
        "name": names[0],
        "kind": "person",
        "names": list(names),
        "members": members,
        "links": [
            _link(members[0], other, "same", "spellings of one name", "foreign minister of Karvenia")
            for other in members[1:]
        ],
        "possibly": [],
    }


def _members(reports: list[Record], name: str) -> list[list[str]]:
    return [[r["id"], e["id"]] for r in reports for e in r["entities"] if e["name"] == name]


def _copies(reports: list[Record]) -> list[Record]:
    courier, republished = report_of(reports, COURIER), report_of(reports, COUNTERLINE)
    wire, observer = report_of(reports, WIRE), report_of(reports, OBSERVER)
    speech, transcript = report_of(reports, SPEECH), report_of(reports, TRANSCRIPT)
    first = ("Iradeh Sevkan chose her words", "until the investigators had reported.")
    second = ("Nobody agrees even on the dead", "looking for two more people.")
    agency = ("Sevhan, who spoke in Karvenian", "have gone" if "have gone" in wire["text"] else "No date has been set.")
    quoted = ("Three weeks ago we handed", "known to us.")
    copies = [
        (courier, republished, first, 78, False, courier, "the credit of the other names its outlet"),
        (courier, republished, second, 31, False, courier, "the credit of the other names its outlet"),
        (wire, observer, agency, 240, False, wire, "the dateline of the other names its agency"),
        (speech, transcript, quoted, 25, True, None, "both quote the same speaker"),
    ]
    return [
        {
            "id": content_id("c", a["id"], b["id"], ends),
            "a": _passage(a, *ends),
            "b": _passage(b, *ends),
            "words": words,
            "quoted": quoted,
            "source": source and source["id"],
            "because": [why],
        }
        for a, b, ends, words, quoted, source, why in copies
    ]


def _tolls(reports: list[Record]) -> Record:
    told = [
        (SPEECH, 47, "people"),
        (WIRE, 34, "people"),
        (FIRST_TOLL, 31, "people"),
        (NAMES, 36, "people"),
        (OBSERVER, 34, "people"),
    ]
    figures = {doc: _figure(reports, doc, low, counted) for doc, low, counted in told}
    differs = [
        _link(figures[SPEECH], figures[WIRE], "different", "47 and 34 cannot both be the number"),
        _link(figures[SPEECH], figures[NAMES], "different", "47 and 36 cannot both be the number"),
        _link(figures[SPEECH], figures[OBSERVER], "different", "47 and 34 cannot both be the number"),
    ]
    return {
        "id": "k1",
        "counted": "people",
        "unit": None,
        "event": "killed",
        "figures": list(figures.values()),
        "differs": differs,
    }


def _figure(reports: list[Record], doc: str, low: float, counted: str) -> list[str]:
    report = report_of(reports, doc)
    return [report["id"], next(f["id"] for f in report["figures"] if f["low"] == low and f["counted"] == counted)]
