"""Other names that a report itself gives to a party: its acronym, "also known as", "or Sword of the Mountain"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from inquit.model import Span
from inquit.resolve.entities.aliases import body_nouns, compared
from inquit.resolve.entities.page import Page
from inquit.resolve.entities.spelling import folded

__all__ = ["PHRASE", "acronyms_of", "also_called", "is_body_phrase", "parts_of"]

# Never from within a word and never given back: a word of 50,000 letters is gone through once.
_WORD = r"(?<!\w)[A-Z][\w-]*+(?:['’](?!s\b)\w++)?"
PHRASE = re.compile(rf"{_WORD}(?: (?:(?:of|for|de|du|des|di|del) (?:the |la |les )?)?{_WORD})+")
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")


def acronyms_of(phrases: Iterable[Span], text: str) -> dict[str, str]:
    """The acronyms of a report to the whole names that it has for them; one that fits two names is nobody's."""
    told = set(_ACRONYM.findall(text))
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for phrase in phrases if told else ():
        for part in parts_of(phrase, text):
            for initials in _initials(part.of(text)) & told:
                names[initials].setdefault(folded(part.of(text)), part.of(text))
    return {short: next(iter(whole.values())) for short, whole in names.items() if len(whole) == 1}


def parts_of(phrase: Span, text: str) -> list[Span]:
    """The phrase and those parts of it that may be a name of at least two words by themselves."""
    starts = [phrase.start + found.start() for found in re.finditer(r"(?<![\w'’-])[A-Z]", phrase.of(text))]
    ends = [found.end() + phrase.start for found in re.finditer(r"[A-Z][\w'’-]*(?= |$)", phrase.of(text))]
    spans = [Span(a, b) for a in starts for b in ends if a < b and " " in text[a:b]]
    return sorted(spans, key=lambda span: span.start - span.end)


def _initials(name: str) -> set[str]:
    """The first letters of its words, with and without those of small ones."""
    words = [word for word in re.split(r"[ -]", name) if word]
    great = [word for word in words if word[0].isupper()]
    return {"".join(word[0] for word in kept).upper() for kept in (words, great) if len(kept) > 1}


def is_body_phrase(name: str) -> bool:
    """Whether a name begins or ends with a word for a body: "National Standards Authority", "Front for Clean Wells"."""
    words = [compared(word) for word in folded(name).split()]
    heads = [words[-1], words[0]] if " of " in name or " for " in name else words[-1:]
    return len(words) > 1 and any(word in body_nouns("body") for word in heads)


_NAME = (
    r"(?:the )?[\"“‘']?"
    r"(?P<name>[A-Z][\w-]*(?:['’](?!s\b)\w+)?(?: (?:(?:of|for|de|du|des|di|and|the|al|el) )*[A-Z][\w-]*)*)"
    r"[\"”’']?(?=[,.;)—–]|$)"
)
_KNOWN = (
    r"[,(]? ?\(?(?:(?:also|better|widely|commonly|locally|popularly|formerly|previously) )?known"
    r"(?: (?:abroad|locally|simply|internationally|worldwide|in English))?"
    r"(?: as|(?: as)? by (?:its|the) (?:initials|acronym))"
    r"|[,(] ?\(?(?:also called|nicknamed|abbreviated(?: as| to)?|a\.?k\.?a\.?|alias|real name)"
)
_ALSO = re.compile(rf"^[\"”’']?(?:{_KNOWN}) {_NAME}")
_ALSO_BODY = re.compile(rf"^[\"”’']?(?:{_KNOWN}|, (?:or|short for)|,? \(?(?:formerly|in English)) {_NAME}")


def also_called(spans: Iterable[Span], is_person: bool, page: Page) -> tuple[str, ...]:
    """Names that stand behind a name's mentions as others for the same party."""
    pattern = _ALSO if is_person else _ALSO_BODY
    found = (pattern.match(page.behind(span)) for span in spans)
    return tuple(dict.fromkeys(match["name"] for match in found if match))
