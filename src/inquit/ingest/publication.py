"""Publication lines: "Daily Example, January 03, 2015", "Published: 3 March 2020, 10:15 GMT"."""

from __future__ import annotations

import re

from inquit.ingest import byline, outlets
from inquit.ingest.dates import DATE, from_match

_LABEL = (
    r"(?:(?:date )?published|publication date|posted|first published|issued|released|created"
    r"|(?:last |date )?(?:updated|modified)|date|on)\b"
)
_LINE = re.compile(
    rf"(?:(?!{_LABEL})(?P<name>[^|•·\d]{{2,60}}?)\s*(?:[,|•·–—:-]|\bon\b)\s*)?"
    rf"(?:(?P<label>{_LABEL})\s*(?:on|at)?\s*:?\s*)?"
    rf"{DATE}"
    r"(?P<rest>\s*(?:[,|•·(@–—T-]|\bat\b)?\s*\d{1,2}[:.h]\d\d.{0,60}|\s*[|•·(–—-].{0,80})?\s*\)?\.?",
    re.IGNORECASE,
)
_HAS_DATE = re.compile(r"\d")
_LONGEST = 160


def read(text: str) -> dict[str, str] | None:
    """The outlet and date of publication (and byline) that a line tells; None for a line of another sort.

    A date of updating is a credit too, but no date of publication.
    """
    if len(text) > _LONGEST or not _HAS_DATE.search(text):
        return None
    match = _LINE.fullmatch(text)
    if match is None:
        return None
    facts = _named(match["name"]) if match["name"] else {}
    date = from_match(match)
    label = (match["label"] or "").lower()
    whole = date is not None and not date.startswith("X")
    if facts is None or not (whole or label or match["weekday"] or facts):
        return None
    if date is not None and whole and "updated" not in label and "modified" not in label:
        facts["published"] = date
    return facts


def _named(name: str) -> dict[str, str] | None:
    if house := outlets.outlet(name):
        return {"outlet": house}
    return byline.read(name)
