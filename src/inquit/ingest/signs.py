"""Lines that tell by themselves what they are: furniture, credits, bylines, publication lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple, cast

from inquit.ingest import byline, outlets, publication
from inquit.ingest.lines import Line
from inquit.model import BlockKind
from inquit.vocabulary import table

Then = Literal["-", "list", "end"]
_LONGEST = 240
_FIELD = re.compile(r"\(\?P<(\w+)>")
_WORDY = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Sign:
    """What a line is, where its metadata was found, and the metadata: field name to value.

    `then` "list": short lines after it are furniture too; "end": after it there is no more news.
    """

    kind: BlockKind
    found: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    then: Then = "-"

    @property
    def is_photo_credit(self) -> bool:
        """Whether it is a credit of a picture: one that tells nothing about the report."""
        return self.kind == "credit" and not self.facts and self.found != "publication line"


FURNITURE = Sign("furniture")


def sign(line: Line) -> Sign | None:
    """What `line` is by its own words, None for one that may be news."""
    if not _WORDY.search(line.text):
        return FURNITURE
    for recognise in (_publication, _byline, _worded):
        if found := recognise(line):
            return found
    return None


def last_word(line: Line) -> Sign | None:
    """What a line after the last paragraph or before the first is: initials of the staff, the name of an outlet."""
    if byline.INITIALS.fullmatch(line.text):
        return Sign("byline", "sign-off", {"byline": line.text.strip("()[] ")})
    return outlet_line(line)


def outlet_line(line: Line) -> Sign | None:
    """A line that is nothing but the name of a known outlet; where it is a link, it names the source."""
    name = outlets.known(line.text.strip(" -–—()[]")) if line.words <= 6 else None
    if name is None:
        return None
    return Sign("credit", "credit", {"republished_from": name} if line.links else {"source": name})


def _publication(line: Line) -> Sign | None:
    facts = publication.read(line.text)
    return None if facts is None else Sign("credit", "publication line", facts)


def _byline(line: Line) -> Sign | None:
    facts = byline.read(line.text)
    return None if facts is None else Sign("byline", "byline line", facts)


def _worded(line: Line) -> Sign | None:
    text = line.text
    match = _patterns("line").fullmatch(text) if len(text) <= _LONGEST else None
    match = match or _patterns("start").match(text)
    if match is None:
        return None
    row = _rows()[int(cast(str, match.lastgroup)[1:])]
    facts = {name.split("_", 1)[1]: value.strip() for name, value in match.groupdict().items() if value and "_" in name}
    return _checked(row, facts)


def _checked(row: _Row, facts: dict[str, str]) -> Sign | None:
    """A sign with only those facts that hold: an outlet must be one by name or by its words."""
    if "cited" in facts:
        facts["republished_from"] = outlets.outlet(facts.pop("cited")) or ""
        if not facts["republished_from"]:
            return None
    if "outlet" in facts:
        facts["outlet"] = outlets.outlet(facts["outlet"]) or ""
    if "republished_from" in facts:
        facts["republished_from"] = outlets.outlet(facts["republished_from"]) or facts["republished_from"]
    found = "copyright line" if "outlet" in facts else "byline line" if "byline" in facts else "credit"
    return Sign(row.kind, found, {name: value for name, value in facts.items() if value}, row.then)


class _Row(NamedTuple):
    kind: BlockKind
    where: str
    then: Then
    pattern: str


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_Row(*cast(tuple[BlockKind, str, Then, str], row)) for row in table("furniture.tsv"))


@cache
def _patterns(where: str) -> re.Pattern[str]:
    """All patterns of one place as one: row 7 is the group `r7`, its field `outlet` the group `r7_outlet`."""
    rows = [(at, row.pattern) for at, row in enumerate(_rows()) if row.where == where]
    grouped = (f"(?P<r{at}>" + _FIELD.sub(rf"(?P<r{at}_\1>", pattern) + ")" for at, pattern in rows)
    return re.compile("|".join(grouped), re.IGNORECASE)
