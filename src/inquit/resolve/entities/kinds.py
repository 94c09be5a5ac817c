"""What a party of a report is, judged by its name and the words beside it: a person, a body, a place, nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from inquit.model import Entity, MentionKind, Span
from inquit.resolve.entities.aliases import body_nouns, compared, country_of, known_as
from inquit.resolve.entities.bodies import has_legal_form
from inquit.resolve.entities.east_asian import is_east_asian
from inquit.resolve.entities.names import person_name
from inquit.resolve.entities.page import Page
from inquit.resolve.entities.person import has_office_beside, is_first_name
from inquit.resolve.entities.roles import is_office, role_of
from inquit.resolve.entities.spelling import words_of

__all__ = ["is_name", "kind_of", "looks_human", "may_be_human"]


def kind_of(name: str, kind: MentionKind, spans: Iterable[Span], page: Page) -> MentionKind:
    """The reader's kind, save where the name itself, or the word before it, tells another."""
    spans = tuple(spans)
    own = [known for known, sure in known_as(name) if sure]
    low = _low(name)
    if own and (len(low) > 1 or kind != "person" or name.isupper()):
        return own[0].kind
    if has_legal_form(name) or any(_FORM_BEHIND.match(page.behind(span)) for span in spans):
        return "organisation"
    if kind == "person" and name.isupper() and 1 < len(name) <= _ACRONYM and not name.endswith("."):
        return "organisation"
    if kind == "person" and (_is_body(low) or any(_is_called(s, page) for s in spans)):
        return "organisation"
    if len(low) > 1 and kind != "person":
        if low[-1] in body_nouns("body") or low[0] in ("ministry", "department", "bank", "university"):
            return kind if kind == "group" else "organisation"
        if low[-1] in body_nouns("place"):
            return "place"
    return kind


_FORM_BEHIND = re.compile(
    r"^,? (?:Inc|Ltd|LLC|PLC|plc|GmbH|AG|"
    r"N\.?V|B\.?V|S\.?A\.?S?|S\.?p\.?A|a\.s|s\.r\.o|d\.o\.o|A/S|ASA|Oyj?|K\.K|Pty|Bhd|Tbk)"
    r"\b(?! \w+ said)"
)


_ACRONYM = 4


def _low(name: str) -> tuple[str, ...]:
    return tuple(map(compared, words_of(name)))


def _is_body(low: Sequence[str]) -> bool:
    """Whether a name that was read as a person's goes on to that of a body: "Ida Rem Center", "Rem White House"."""
    body = low[-1] in body_nouns("body") and (len(low) > 2 or not is_first_name(low[0]))
    return len(low) > 1 and (body or (len(low) > 2 and bool(known_as(" ".join(low[-2:])))))


def _is_called(span: Span, page: Page) -> bool:
    """Whether the word before it tells that a company or other body is named: "the Swabian firm"."""
    before = _WORD_BEFORE.search(page.before(span))
    return before is not None and before[1] in body_nouns("called")


_WORD_BEFORE = re.compile(r"([\w-]+) [\"“‘']?$")


def may_be_human(name: str, kind: MentionKind, spans: Iterable[Span], page: Page) -> bool:
    """Whether it was read as a person, or its name looks like a full name of one."""
    if kind == "person":
        return True
    if not looks_human(name):
        return False
    initials = re.search(r"(?:^| )[A-Z]\. ", name)
    known = is_first_name(_low(name)[0]) or is_east_asian(name) or bool(initials)
    return known or any(_has_office_before(span, page) or has_office_beside(span, page) for span in spans)


def looks_human(name: str) -> bool:
    """Whether a name might be a full name of a person by its form: a few great words, none of a body or country."""
    low = _low(name)
    if not 2 <= len(low) <= _LONGEST or not all(word[0].isupper() for word in name.split()) or known_as(name):
        return False
    return not any(country_of(word) or word in _OF_BODIES for word in low) and not has_legal_form(name)


_LONGEST = 4
_OF_BODIES = frozenset[str]().union(*(body_nouns(told) for told in ("body", "field", "place", "local", "part")))


def _has_office_before(span: Span, page: Page) -> bool:
    """Whether the word before it tells an office or trade of one person: "the tin magnate", "Guide"."""
    before = _WORD_BEFORE.search(page.before(span))
    return before is not None and is_office(before[1])


def is_name(entity: Entity) -> bool:
    """Whether there is a name at all: a role alone ("Foreign Minister", "Senior Official") names nobody."""
    low = words_of(entity.name)
    if not low or not any(c.isupper() for c in entity.name):
        return False
    if known_as(entity.name):
        return True
    if entity.kind == "person" and not person_name(entity.name).surname:
        return False
    if entity.kind != "place" and _is_role(entity.name, low):
        return False
    return len(low) > 1 or len(low[0]) > 1


def _is_role(name: str, low: Sequence[str]) -> bool:
    """Whether every word belongs to an office, what it deals with and where: none is a name."""
    role = role_of(name)
    if role is None or is_first_name(low[0]) or (not is_office(low[-1]) and len(low) == 1):
        return False
    return not set(role.words) - body_nouns("field") - body_nouns("body")
