"""Names in a part of a word: those that a stroke joins in a credit, and one with a participle on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from inquit.extract.attribution import Range
from inquit.extract.names.edges import is_adjective
from inquit.extract.names.found import Found
from inquit.extract.names.words import is_full_name, known_kind
from inquit.extract.passage import Passage
from inquit.model import MentionKind, Span

__all__ = ["parts_of_words"]

_STROKE = re.compile(r"(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})")
_PARTICIPLE = re.compile(r"-(?:[a-z]+(?:ed|ing)|born|led|run|held|style|class|era|wide)$")


def parts_of_words(passage: Passage, name: Found, kinds: dict[str, MentionKind]) -> Iterator[Found]:
    """The two names of "OSSNEWS/Ida Rem", the one of "Oss-based", none of "Sedrian-born", else the name as it is.
    `kinds` has the kind of each name of the report, and is given those of new ones."""
    start = name.span.start
    for text in _STROKE.split(name.text):
        part, at = _PARTICIPLE.sub("", text), passage.text.find(text, start, name.span.end)
        if part == name.text:
            yield name
        elif at >= 0 and part[:1].isupper() and _is_named(part, text, kinds):
            span = Span(at, at + len(part))
            kind = kinds.setdefault(part, _kind(part, name))
            yield replace(name, text=part, span=span, where=_tokens(passage, name.where, span), kind=kind)
        start = at + len(text) if at >= 0 else start


def _is_named(part: str, text: str, kinds: Mapping[str, MentionKind]) -> bool:
    """Whether a part is a name: no word for what comes from a place, and known where a participle was cut from it."""
    return not is_adjective(part.lower()) and (part == text or part in kinds or known_kind(part) is not None)


def _kind(text: str, name: Found) -> MentionKind:
    if is_full_name(text):
        return "person"
    return known_kind(text) or ("organisation" if "/" in name.text and text.isupper() else name.kind)


def _tokens(passage: Passage, where: Range, span: Span) -> Range:
    """The tokens of a name that a part of it lies in."""
    tokens = passage.tokens
    inside = [k for k in range(*where) if tokens[k].start < span.end and span.start < tokens[k].end]
    return inside[0], inside[-1] + 1
