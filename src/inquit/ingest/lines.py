"""A text as lines: what may become a block, each with a cleaned view and a map back to the frozen text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from inquit.ingest import dateline
from inquit.model import BlockKind, Span

_LINK = r"!?\[(?P<label>[^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)"
_LINKS_ONLY = re.compile(rf"(?:[-*•]\s+)?(?:{_LINK.replace('?P<label>', '?:')}[\s,;|·•/>»-]*)+")
_ODD = re.compile(r"[\[*_#>]|[^\S ]|  |\A | \Z")
_CUT = re.compile(
    rf"{_LINK}|(?<![^\n])(?:#{{1,6}}|>)\s+|\*\*|__"
    r"|(?<!\w)\*(?=[^\s*])|(?<=[^\s*])\*(?!\w)|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|[^\S ]\s*| \s+"
)
"""Markup, which a reader does not see, and white space that is not one plain space."""

_HEADING = re.compile(r"\s*#{1,6}\s")
_FINAL = re.compile(r"[.!?…。！？।؟][\s\"'”’“»)\]]*(?:[\[(][^\[\]()]{1,40}[\])])?\Z")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}\Z")
_ASKING = 15
_TURN = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*(?:\s+[A-ZÀ-Þ(][\w'’.,()-]*){0,5}|Q|A)\s?:\s+\S")
_PAUSE = re.compile(r"[,;:]\Z")


class View(NamedTuple):
    """Cleaned text (no markup, single spaces) and for each of its characters the place in the frozen text."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The place in the frozen text of `text[start:end]`, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True)
class Line:
    """One line, or one paragraph of a hard-wrapped text; `span` is trimmed of white space.

    `gap` says that an empty line stands before it, `links` that it is nothing but links, `heading` that it is marked
    up as one, `hint` what its element makes of it.
    """

    span: Span
    view: View
    gap: bool = False
    links: bool = False
    heading: bool = False
    hint: BlockKind | None = None

    @property
    def text(self) -> str:
        """The cleaned text of the line."""
        return self.view.text

    @cached_property
    def words(self) -> int:
        """The number of white-space separated words."""
        return len(self.text.split())

    @cached_property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_FINAL.search(self.text))

    @cached_property
    def may_stop(self) -> bool:
        """Whether its final stop may be that of an abbreviation: "... in the U.S.", so that it may be a headline."""
        return bool(_ABBREVIATED.search(self.text)) and self.words <= _ASKING

    @cached_property
    def dateline(self) -> dateline.Found | None:
        """The dateline that it begins with."""
        return dateline.match(self.text)

    @cached_property
    def is_turn(self) -> bool:
        """Whether it begins with the label of a speaker, as turns of a conversation do."""
        return bool(_TURN.match(self.text))

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph by itself: it ends as a sentence does, or it is long, or it leads on."""
        return (self.stops and not self.asks) or len(self.text) > 220 or bool(_PAUSE.search(self.text))

    @cached_property
    def asks(self) -> bool:
        """Whether it is a short question or exclamation, as headlines may be too."""
        return self.text.endswith(("?", "!")) and self.words <= _ASKING and self.text[0] not in "\"“‘'«"


def split(text: str) -> list[Line]:
    """The lines of a plain text that hold anything, hard-wrapped paragraphs joined."""
    return [_line(text, rows) for rows in _joined(list(_rows(text)))]


def view_of(text: str, start: int, end: int) -> View:
    """The cleaned view of `text[start:end]`."""
    piece = text[start:end]
    if not _ODD.search(piece):
        return View(piece, range(start, end))
    parts: list[str] = []
    offsets: list[int] = []
    _clean(text, start, end, parts, offsets)
    shown = "".join(parts)
    first, last = len(shown) - len(shown.lstrip()), len(shown.rstrip())
    return View(shown[first:last], offsets[first:last])


def _clean(text: str, start: int, end: int, parts: list[str], offsets: list[int]) -> None:
    """Append what `text[start:end]` shows to `parts`, with its places: a link's label, one space."""
    done = start
    for match in _CUT.finditer(text, start, end):
        if done < match.start():
            parts.append(text[done : match.start()])
            offsets.extend(range(done, match.start()))
        done = match.end()
        if match["label"]:
            _clean(text, *match.span("label"), parts, offsets)
        elif match[0].isspace() and parts and not parts[-1].endswith(" "):
            parts.append(" ")
            offsets.append(match.start())
    if done < end:
        parts.append(text[done:end])
        offsets.extend(range(done, end))


class _Row(NamedTuple):
    start: int
    end: int
    text: str
    gap: bool
    indented: bool


def _rows(text: str) -> Iterator[_Row]:
    at, gap = 0, False
    for whole in text.splitlines(keepends=True):
        trimmed = whole.strip()
        if trimmed:
            start = at + len(whole) - len(whole.lstrip())
            yield _Row(start, start + len(trimmed), trimmed, gap, whole[0].isspace())
        gap = not trimmed
        at += len(whole)


def _line(text: str, rows: Sequence[_Row]) -> Line:
    span = Span(rows[0].start, rows[-1].end)
    piece = text[span.start : span.end]
    links = piece[:1] in "[!-*•" and bool(_LINKS_ONLY.fullmatch(piece))
    return Line(span, view_of(text, *span), rows[0].gap, links, bool(_HEADING.match(piece)))


# Hard-wrapped text: a line is wrapped when the first word of the next would not have fitted.

_NARROW, _WIDE = 45, 100


def _joined(rows: list[_Row]) -> list[list[_Row]]:
    width = max((len(row.text) for row in rows if " " in row.text), default=0)
    wrapped = _NARROW <= width <= _WIDE and _is_wrapped(rows, width)
    groups: list[list[_Row]] = []
    for row in rows:
        if wrapped and groups and _runs_on(groups[-1][-1], row, width):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _runs_on(row: _Row, following: _Row, width: int) -> bool:
    if following.gap or (following.indented and not row.indented):
        return False
    return len(row.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width - 2


def _is_wrapped(rows: list[_Row], width: int) -> bool:
    pairs = [(row, following) for row, following in pairwise(rows) if not following.gap]
    full = [row for row, following in pairs if _runs_on(row, following, width)]
    inside = sum(not _FINAL.search(row.text) for row in full)
    return len(full) >= 3 and len(full) * 2 > len(pairs) and inside * 2 > len(full)
