"""HTML: the frozen text is the visible text in reading order, furniture included; body and furniture are told apart."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from inquit.errors import RefusedInput
from inquit.ingest import head, page
from inquit.ingest.decode import decode
from inquit.ingest.lines import Line, view_of
from inquit.ingest.page import Piece
from inquit.ingest.report import Place, build
from inquit.ingest.signs import sign
from inquit.model import BlockKind, Given, Report

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_DECLARED_IN = 4096
_NOT_WORD = re.compile(r"[\W_]+")
_SENTENCE_WORDS = 8
_HINTS = ("furniture", "headline", "subheading", "caption", "credit", "byline", "deck")


def read(raw: bytes, place: Place, given: Given) -> Report:
    """The report of an HTML file's bytes, whole or cut off. Raises `RefusedInput`."""
    declared = _CHARSET.search(raw[:_DECLARED_IN])
    source = decode(raw, place.origin, declared[1].decode("ascii") if declared else None)
    if not source.strip() or "\0" in source:
        return build(source, raw, [], place, given)
    root = _parsed(source)
    if root is None:
        raise RefusedInput(place.origin, "holds no HTML that can be read")
    text, pieces = page.read(root)
    facts = head.read(root)
    return build(text, raw, _lines(text, pieces, _voted(source)), place, given, facts)


def _parsed(source: str) -> Any:
    # Loaded late: only HTML needs it.
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, recover=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _voted(source: str) -> str:
    """The main text as trafilatura sees it, letters and digits only; empty where it sees none.

    It only votes: a page it cannot take, for whatever reason, is read without its vote.
    """
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        main = extract(source, favor_recall=True, include_comments=False, with_metadata=False)
    except Exception:
        return ""
    return _key(main or "")


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text).casefold()


def _lines(text: str, pieces: Sequence[Piece], voted: str) -> list[Line]:
    body = _body(text, pieces, voted)
    lines = []
    for at, piece in enumerate(pieces):
        links = piece.linked * 10 > 9 * (piece.span.end - piece.span.start)
        line = Line(piece.span, view_of(text, *piece.span), links=links)
        lines.append(replace(line, hint=cast(BlockKind | None, _hint(piece, at in body or _tells(piece, line)))))
    return lines


def _body(text: str, pieces: Sequence[Piece], voted: str) -> set[int]:
    """The pieces of the running text: those voted for, and the sentences that stand beside them.

    The extractor is known to drop a lead set apart from the rest; whatever reads as a sentence in the same element
    as the body, or between the headline and the body, is news. Without votes all sentences are.
    """
    candidates = {at for at, piece in enumerate(pieces) if _may_be_body(text, piece)}
    chosen = {at for at in candidates if _key(pieces[at].span.of(text)) in voted}
    if not any(_is_sentence(text, pieces[at]) for at in chosen):
        return {at for at in candidates if _is_sentence(text, pieces[at])} or candidates
    beside = {pieces[at].parent for at in chosen if _is_sentence(text, pieces[at])}
    first = min(at for at in chosen if _is_sentence(text, pieces[at]))
    top = max((at for at, piece in enumerate(pieces[:first]) if piece.kind == "headline"), default=first)
    return chosen | {
        at for at in candidates if _is_sentence(text, pieces[at]) and (pieces[at].parent in beside or top < at < first)
    }


def _may_be_body(text: str, piece: Piece) -> bool:
    if piece.kind == "furniture":
        return not piece.certain and _is_sentence(text, piece)
    return True


def _is_sentence(text: str, piece: Piece) -> bool:
    words = piece.span.of(text)
    full = len(words.split()) >= _SENTENCE_WORDS and Line(piece.span, view_of(text, *piece.span)).stops
    return full and piece.linked * 2 < len(words)


def _tells(piece: Piece, line: Line) -> bool:
    """Whether a line outside the body, but not in furniture either, is the report's byline or publication line."""
    mark = sign(line) if piece.kind is None else None
    return mark is not None and mark.kind in ("byline", "credit")


def _hint(piece: Piece, body: bool) -> str | None:
    if piece.kind == "furniture" and piece.certain:
        return "furniture"
    if piece.kind in _HINTS and piece.kind not in ("furniture", "subheading"):
        return piece.kind
    if not body:
        return "furniture"
    return "subheading" if piece.kind == "subheading" else None
