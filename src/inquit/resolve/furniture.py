"""Lines that an outlet repeats from report to report are its page furniture, not news.

The outcome depends on the set of reports alone, not on the order in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from inquit.model import READ_BLOCKS, Block, Report

__all__ = ["mark_repeated"]

_REPORTS = 3
"""How many different reports of one outlet must carry a line."""
_LONGEST = 100
"""Longer lines are text that an outlet uses again, such as background, and stay news."""


def mark_repeated(reports: Iterable[Report]) -> list[Report]:
    """The reports of one outlet, blocks as received, with the lines that the outlet repeats marked as furniture.

    Only lines of at most 100 code points without a final stop count: a repeated sentence is repeated news. Copies of
    one article count once, told by their longest paragraph.
    """
    group = list(reports)
    repeated = _repeated(group)
    return [replace(r, blocks=tuple(_marked(r, block, repeated) for block in r.blocks)) for r in group]


def _repeated(group: list[Report]) -> frozenset[str]:
    bodies: dict[str, set[str]] = defaultdict(set)
    for report in group:
        body = max((_line(report, block) for block in report.blocks if block.kind == "paragraph"), key=len, default="")
        for block in report.blocks:
            if _may_be_furniture(report, block):
                bodies[_line(report, block)].add(body)
    return frozenset(line for line, seen in bodies.items() if len(seen) >= _REPORTS)


def _may_be_furniture(report: Report, block: Block) -> bool:
    words = block.span.of(report.text)
    return (
        block.kind in READ_BLOCKS - {"headline"}
        and len(words) <= _LONGEST
        and not words.rstrip("\"'”’»)").endswith((".", "?", "!"))
    )


def _line(report: Report, block: Block) -> str:
    return " ".join(block.span.of(report.text).split()).casefold()


def _marked(report: Report, block: Block, repeated: frozenset[str]) -> Block:
    if _may_be_furniture(report, block) and _line(report, block) in repeated:
        return Block("furniture", block.span)
    return block
