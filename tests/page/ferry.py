"""A ferry that ran aground, told by three invented outlets: figures that differ, times and what they rest on, whose voice."""

# ruff: noqa: E501  marked text is read line by line as it stands in the report
from __future__ import annotations

from typing import Any

from marked import record

GULL = """{headline|{attributed|{h.source|{@karo|{h.mention|Karo}}}: {h.content|{n0.figure|{n0.counted|divers}} must stop searching}}}
{paragraph|{own|The ferry {@gull|Grey Gull} ran aground off {@sund|Sund} {t1.date|on Monday} with {n1.figure|240 {n1.counted|passengers}} on board.} \
{attributed|{a.source|{@karo|{a.mention|Lena Karo}}, {a.role|the harbour master},} {a.cue|said} {t2.date|on Tuesday} {a.content|that {n2.figure|at least 12 {n2.counted|passengers}} had died and that the divers would stop searching {t3.date|in the spring of 2031}}.}}
{paragraph|{mixed|The {charged|reckless} owners of the {@gull|rust bucket} have sailed since {t4.date|the 1990s}, {b.source|she} {b.cue|added}{b.content|, with {n3.figure|between 200 and 300 {n3.counted|passengers}} a day}.} \
{unclear|They would have to answer for it.} {own|The {charged|doomed} ship lay {n4.figure|three miles} off {@sund|Sund}.}}
"""

TIDE = """{headline|Owners deny toll of the Grey Gull}
{dateline|SUND, May 7} {paragraph|{attributed|{a.source|{@line|Sund Line}} {a.cue|denied} {a.content|that {n1.figure|more than 30 {n1.counted|passengers}} had died {t1.date|on Monday}}.} \
{attributed|{b.source|{@ode|{b.mention|Piet Ode}} and {@karo|Lena Karo}} {b.cue|told} {b.relay|Coast Wire} {b.content|{n2.figure|about 15 {n2.counted|passengers}} were missing}.} \
{attributed|{c.source|He} {c.cue|said} {c.content|“up to {n3.figure|20 {n3.counted|passengers}} swam ashore”}.}}
{paragraph|{own|{n4.figure|Dozens of {n4.counted|passengers}} were brought to {@sund|Sund Town} {t2.date|on 8 May}, and {n5.figure|half the {n5.counted|cabins}} stood under water.}}
"""

LAMP = """{headline|The Grey Gull and its years}
{paragraph|{own|The {@gull|Gull} was built {t1.date|in 2001}, carried {n1.figure|nearly 250 {n1.counted|passengers}} and is inspected {t2.date|every spring}.}}
"""


def payload() -> dict[str, Any]:
    """The story as `inquit.export.page.page` takes it."""
    return {
        "format": 1,
        "title": "The Grey Gull",
        "made": {"version": "0.0"},
        "reports": [_gull(), _tide(), _lamp()],
        "refused": [],
    }


def _gull() -> dict[str, Any]:
    karo = {"name": "Lena Karo", "entity": "karo"}
    return record(
        GULL,
        {
            "h": {"kind": "indirect", **karo},
            "a": {"kind": "indirect", **karo, "said": "2031-05-06", "date": "t2"},
            "b": {"kind": "indirect", "status": "unresolved", "candidates": ["Lena Karo", "Piet Ode"]},
        },
        {"karo": ["Lena Karo", "Karo"], "gull": ["Grey Gull", "rust bucket"], "sund": ["Sund"]},
        kinds={"karo": "person", "gull": "other"},
        figures={
            "n0": {"low": 1, "high": None, "bound": "at_least", "statement": "h"},
            "n1": {"low": 240, "high": 240},
            "n2": {"low": 12, "high": None, "bound": "at_least", "event": "died", "statement": "a"},
            "n3": {"low": 200, "high": 300, "bound": "between", "statement": "b"},
            "n4": {"low": 3, "high": 3, "unit": "mile"},
        },
        dates={
            "t1": {"type": "DATE", "value": "2031-05-05", "anchor": "published"},
            "t2": {"type": "DATE", "value": "2031-05-06", "anchor": "published"},
            "t3": {"type": "DATE", "value": "2031-SP", "anchor": None},
            "t4": {"type": "DATE", "value": "199", "anchor": None},
        },
        origin="ferry/gull.txt",
        outlet="The Sund Gull",
        published="2031-05-06",
        found={"outlet": "given", "published": "given"},
    )


def _tide() -> dict[str, Any]:
    karo = {"status": "named", "kind": "person", "name": "Lena Karo", "mention": None, "role": None}
    return record(
        TIDE,
        {
            "a": {
                "kind": "indirect",
                "stance": "denies",
                "name": "Sund Line",
                "entity": "line",
                "party": "organisation",
            },
            "b": {
                "kind": "indirect",
                "name": "Piet Ode",
                "entity": "ode",
                "joint": [
                    {**karo, "entity": "ferry/tide.txt-karo", "confidence": 0.9, "because": [], "candidates": []}
                ],
            },
            "c": {"kind": "direct", "status": "unresolved", "candidates": ["Piet Ode"]},
        },
        {"line": ["Sund Line"], "ode": ["Piet Ode"], "karo": ["Lena Karo"], "sund": ["Sund", "Sund Town"]},
        kinds={"line": "organisation", "ode": "person", "karo": "person"},
        figures={
            "n1": {"low": 30, "high": None, "bound": "more_than", "event": "died", "statement": "a"},
            "n2": {"low": 15, "high": 15, "bound": "about", "statement": "b"},
            "n3": {"low": None, "high": 20, "bound": "at_most", "statement": "c"},
            "n4": {"low": 24, "high": None, "bound": "about"},
            "n5": {"low": 0.5, "high": 0.5},
        },
        dates={
            "t1": {"type": "DATE", "value": "2031-05-05", "anchor": "dateline"},
            "t2": {"type": "DATE", "value": "XXXX-05-08", "anchor": None, "candidates": ["2031-05-08", "2025-05-08"]},
        },
        origin="ferry/tide.txt",
        outlet="Tide",
        published="2031-05-07T09:30:00+00:00",
        dateline={"place": "SUND", "date": "2031-05-07", "agency": None},
        found={"outlet": "given", "published": "given"},
    )


def _lamp() -> dict[str, Any]:
    return record(
        LAMP,
        {},
        {"gull": ["Grey Gull", "Gull"]},
        kinds={"gull": "other"},
        figures={"n1": {"low": 250, "high": 250, "bound": "about"}},
        dates={
            "t1": {"type": "DATE", "value": "2001", "anchor": None},
            "t2": {"type": "SET", "value": "XXXX-SP", "anchor": None},
        },
        origin="ferry/lamp.txt",
        outlet="Lamplight",
    )
