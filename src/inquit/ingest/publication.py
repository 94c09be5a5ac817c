"""Publication lines: "Daily Example, January 03, 2015", "Published: 3 March 2020, 10:15 GMT"."""

from __future__ import annotations

import re

from inquit.ingest import byline, outlets
from inquit.ingest.dates import DATE, from_match

_LABEL = (
    r"(?:(?:article |story |originally |first )?(?:date )?(?:published|posted)|publication date|issued|released?"
    r"|created|(?:last |date )?(?:updated|modified)|date|on)\b"
)
_TIME = r"\d{1,2}[:.h]\s?\d\d"
_NUMERIC = r"(?P<numeric>\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d\d)"
_DATED = (
    rf"(?:(?P<label>{_LABEL})\s*(?:on|at)?\s*:?\s*(?:{_TIME}[^,|]{{0,12}}[,|]\s*)?)?(?:{DATE}|(?<=\s){_NUMERIC})"
    rf"(?P<rest>\s*(?:[,|•·(@–—T-]|\bat\b)?\s*{_TIME}.{{0,60}}|\s*[|•·(–—-].{{0,80}})?\s*\)?\.?"
)
_LINES = (
    re.compile(_DATED, re.IGNORECASE),
    re.compile(rf"(?P<name>[^|•·\d]{{2,60}}?)\s*(?:[,|•·–—:-]|\bon\b)\s*{_DATED}", re.IGNORECASE),
)
_HAS_DATE = re.compile(r"\d")
_LONGEST = 160


def read(text: str) -> dict[str, str] | None:
    """The outlet and date of publication (and byline) that a line tells; None for a line of another sort.

    A date of updating is a credit too, but no date of publication.
    """
    if len(text) > _LONGEST or not _HAS_DATE.search(text):
        return None
    match = next((match for line in _LINES if (match := line.fullmatch(text))), None)
    if match is None:
        return None
    name = match.groupdict().get("name")
    facts = _named(name) if name else {}
    # A date in figures may read two ways, and is not taken.
    date = None if match["numeric"] else from_match(match)
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
