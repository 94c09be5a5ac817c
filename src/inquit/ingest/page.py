"""An HTML page to its visible text in reading order: our own walk over the tree, one piece a block element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from inquit.model import Span
from inquit.vocabulary import table

_CELLS = frozenset(("td", "th"))
_WIDE = frozenset(("html", "body", "main", "article"))
_SPACE = re.compile(r"[ \t\n\r\f]+")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_TOKEN = re.compile(r"\S+")


@dataclass
class Piece:
    """The text of one block element: its place in the page's text, the element's tag and what contains it.

    `kind` is what the element says it is ("furniture", "caption", "headline", ...); `certain` says that its tag or
    role tells so and not only a class name. `linked` counts the characters inside links; `parent` tells apart the
    elements that pieces stand in.
    """

    span: Span
    tag: str
    parent: int
    kind: str | None
    certain: bool
    linked: int


@dataclass
class _Frame:
    tag: str
    number: int
    kind: str | None = None
    certain: bool = False
    link: bool = False
    pre: bool = False


@dataclass
class _Writer:
    """Collects characters into lines as a browser shows them, and pieces with the frame each began in."""

    out: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    linked: int = 0
    began: tuple[_Frame, int] | None = None
    breaks: int = 0

    def write(self, text: str, frames: list[_Frame]) -> None:
        """Add characters to the current line; preformatted text keeps its white space and is parted at empty lines."""
        if frames[-1].pre:
            first, *others = _EMPTY_LINES.split(text)
            self._add(first, frames)
            for other in others:
                self.end()
                self._add(other, frames)
            return
        text = _SPACE.sub(" ", text)
        if not self.line or self.line[-1][-1:] in (" ", "\n", "\t"):
            text = text.lstrip(" ")
        self._add(text, frames)

    def _add(self, text: str, frames: list[_Frame]) -> None:
        if not text:
            return
        if not text.isspace():
            self.breaks = 0
            self.began = self.began or _began(frames)
            self.linked += len(text) if frames[-1].link else 0
        self.line.append(text)

    def wrap(self) -> None:
        """A `<br>`: a new line in the same piece; the second in a row ends the piece."""
        self.breaks += 1
        if self.breaks > 1:
            self.end()
        elif self.line:
            self.line.append(self.line.pop().rstrip(" ") + "\n")

    def end(self) -> None:
        """End the current piece, if it holds anything."""
        text = "".join(self.line).strip()
        if text and self.began is not None:
            if self.out:
                self.out.append("\n")
                self.length += 1
            frame, parent = self.began
            span = Span(self.length, self.length + len(text))
            self.pieces.append(Piece(span, frame.tag, parent, frame.kind, frame.certain, self.linked))
            self.out.append(text)
            self.length += len(text)
        self.line, self.linked, self.began, self.breaks = [], 0, None, 0


def _began(frames: list[_Frame]) -> tuple[_Frame, int]:
    """The frame of the block element that text in `frames` begins, and the number of the element around it."""
    at = next((at for at in range(len(frames) - 1, 0, -1) if frames[at].tag in _line_tags()), 0)
    inner = frames[-1]
    return replace(frames[at], kind=inner.kind, certain=inner.certain), frames[max(0, at - 1)].number


def read(root: Any) -> tuple[str, list[Piece]]:
    """The visible text of a parsed page (an lxml element) and its pieces, in order and not overlapping."""
    writer = _Writer()
    frames = [_Frame("html", 0)]
    skipped: Any = None
    for number, (event, element) in enumerate(_events(root), 1):
        if event == "start":
            if skipped is None and _is_hidden(element):
                skipped = element
            if skipped is None:
                _enter(element, number, frames, writer)
            continue
        # A comment or processing instruction is one event, not two, and has only the text after it.
        if skipped is None and event == "end":
            _leave(frames, writer)
        elif skipped is element:
            skipped = None
        if skipped is None and element is not root and element.tail:
            writer.write(_kept(element.tail), frames)
    writer.end()
    return "".join(writer.out), writer.pieces


def _events(root: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    return iter(etree.iterwalk(root, events=("start", "end", "comment", "pi")))


def _enter(element: Any, number: int, frames: list[_Frame], writer: _Writer) -> None:
    tag, above = element.tag, frames[-1]
    frame = _Frame(tag, number, above.kind, above.certain, above.link or tag == "a", above.pre or tag == "pre")
    if not (above.kind == "furniture" and above.certain):
        kind, certain = kind_of(element)
        # A page's own heading is no heading of the report when it stands in furniture.
        if kind is not None and not (above.kind == "furniture" and not certain):
            frame.kind, frame.certain = kind, certain
    if tag in _line_tags() or (above.kind != frame.kind and frame.kind in ("credit", "caption", "byline")):
        writer.end()
    elif tag in _CELLS and writer.line:
        writer.line.append("\t")
    elif tag == "br":
        writer.wrap()
    frames.append(frame)
    if tag == "q":
        writer.write("“", frames)
    if element.text:
        writer.write(_kept(element.text), frames)


def _leave(frames: list[_Frame], writer: _Writer) -> None:
    frame = frames[-1]
    if frame.tag == "q":
        writer.write("”", frames)
    frames.pop()
    if frame.tag in _line_tags() or (
        frames and frames[-1].kind != frame.kind and frame.kind in ("credit", "caption", "byline")
    ):
        writer.end()


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True
    hidden = kind_of(element)[0] == "none" or element.get("hidden") is not None
    return hidden or bool(_HIDDEN.search(element.get("style") or ""))


def kind_of(element: Any) -> tuple[str | None, bool]:
    """What an element says its text is, and whether its tag or role says so rather than a class name."""
    known = _elements()
    for where, value in (("tag", element.tag), ("role", element.get("role")), ("itemprop", element.get("itemprop"))):
        if value and (kind := known.get((where, value))):
            return kind, True
    if element.tag not in _WIDE:
        names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("data-testid"))))
        for name in _TOKEN.findall(names):
            if kind := _by_class(name.lower()):
                return kind, False
    return None, False


@cache
def _elements() -> dict[tuple[str, str], str]:
    return {(where, value): kind for where, value, kind in table("elements.tsv") if where not in ("class", "layout")}


@cache
def _line_tags() -> frozenset[str]:
    return frozenset(value for where, value, _ in table("elements.tsv") if where == "layout")


@cache
def _classes() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(value), kind) for where, value, kind in table("elements.tsv") if where == "class")


@cache
def _by_class(name: str) -> str | None:
    return next((kind for pattern, kind in _classes() if pattern.fullmatch(name)), None)


def _kept(text: str) -> str:
    return _UNKEPT.sub("", text)
