"""Datelines at the head of a paragraph: "MOSCOW, October 21. /TASS/.", "NAIROBI, Kenya (AP) -", "(Beirut) –"."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from inquit.ingest import outlets
from inquit.ingest.dates import DATE, from_match, weekday_of
from inquit.vocabulary import entries

_CAPS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.]+(?:-[A-ZÀ-ÖØ-Þ]+)*"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
_PLACE = rf"(?P<caps>{_CAPS}(?:(?: |/){_CAPS}){{0,3}})|(?P<mixed>{_WORD}(?:[ /](?:{_WORD}|de|al|el|of|the)){{0,3}})"
_REGION = rf"(?P<region>(?:,\s*(?!(?i:{DATE.replace('?P<', '?P<_')})){_WORD}(?: {_WORD}){{0,2}}){{1,2}})"
_AGENCY = r"(?:/(?P<slashed>[^/\n]{2,30})/|[(\[](?P<bracketed>[^()\[\]\n]{2,40})[)\]])"
_END = r"(?P<end>(?:\s+(?:[-–—―‒]+|_)|\s*(?:--+|—)|(?<=[)/\]])[-–])(?=\s|[\"“‘A-Z]|$))"

_LINE = re.compile(
    rf"(?:{_PLACE})\.?"
    rf"{_REGION}?"
    rf"(?:\s*[.,]?\s*(?i:{DATE}))?"
    rf"(?:\s*[.,]?\s*(?:--?\s*)?{_AGENCY}|,?\s+(?P<bare>[A-Z][\w'’ .-]{{1,30}}?)(?=\s*[-–—]))?"
    rf"(?:{_END}|(?P<stop>\s*[.:,])(?=\s|$)|(?=\s*$)|(?=\s))"
)
_BRACKETED = re.compile(
    rf"\(\s*(?:{_PLACE}){_REGION}?(?:,\s*(?i:{DATE}))?"
    r"(?:[,/]\s*(?P<bare>[A-Z][\w'’ .-]{1,30}?))?\s*\)\s*(?:[-–—:]+)(?=\s)"
)
_AGENCY_SHAPE = re.compile(r"[A-Z][A-Z.&-]{1,9}|.*\b(?i:news|press|agency|wire|newswire|media|agencies|staff)\b.*")
_WHEN = re.compile(
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]*(?:uary|ember|tober)|march|april|may|june|july|august)"
)
_LONGEST = 120


class Found(NamedTuple):
    """A dateline in a cleaned text: its end, and what it tells. `weekday` counts from Monday, 0."""

    end: int
    place: str
    date: str | None
    agency: str | None
    weekday: int | None


def match(text: str) -> Found | None:
    """The dateline that `text` begins with, taken with its closing stop or dash; None where there is none.

    A place in small letters needs a date or an agency beside it, and capitals alone need a dash: a sentence may
    begin with a name.
    """
    if not text or not (text[0].isupper() or text[0] == "("):
        return None
    head = text[:_LONGEST]
    found = _BRACKETED.match(head) or _LINE.match(head)
    return _accepted(found) if found else None


def _accepted(found: re.Match[str]) -> Found | None:
    groups = found.groupdict()
    dated = any(groups.get(name) for name in ("iso", "month", "month2"))
    agency, detail = _agency(groups)
    bare = groups.get("bare") is not None
    region = groups["region"] or ""
    if agency is None and outlets.is_agency(last := region.rpartition(",")[2].strip()):
        agency, region = outlets.known(last), region.rpartition(",")[0]
    name = groups["caps"] or groups["mixed"]
    if (bare and agency is None) or _WHEN.fullmatch(name) or name in entries("kickers.txt"):
        return None
    if found.re is _LINE and not _is_strong(found, dated, agency is not None and not bare):
        return None
    place = name.rstrip(".") + region + detail
    date, weekday = (from_match(found), weekday_of(found)) if dated else (None, None)
    return Found(found.end(), place, date, agency, weekday)


def _is_strong(found: re.Match[str], dated: bool, agency: bool) -> bool:
    if found["slashed"]:
        return True
    closed = found["end"] is not None or (dated and (found["stop"] or "").strip() in (".", ":"))
    closed = closed or (dated and found.end() == len(found.string))
    if found["caps"]:
        # "SMITH--" is a speaker as likely as a place, so without more the dash stands apart.
        apart = found["end"] is None or not found["end"].startswith("-")
        return agency or (closed and (apart or dated)) or (dated and found["stop"] is not None)
    # "On March 3 - a Tuesday - ..." begins no dateline: a place in small letters has a comma or stop after it.
    parted = found.string[found.end("mixed") : found.end("mixed") + 1] in (",", ".")
    return closed and (agency or (dated and parted) or found["bare"] is not None)


def _agency(groups: dict[str, str | Any]) -> tuple[str | None, str]:
    """The agency named, and what belongs to the place instead ("(Kenya)")."""
    if name := groups.get("slashed"):
        return outlets.known(name) or name.strip(), ""
    if name := groups.get("bracketed"):
        name = name.strip()
        if known := outlets.known(name):
            return known, ""
        return (name, "") if _AGENCY_SHAPE.fullmatch(name) else (None, f" ({name})")
    return outlets.known(groups.get("bare") or ""), ""
