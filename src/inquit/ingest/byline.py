"""Bylines: "By Jane Doe", "By Jane Doe, The Example Courier", and the initials of the staff at the end."""

from __future__ import annotations

import re

from inquit.ingest import outlets

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĻŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩЀ-Я"
_WORD = rf"(?:[{_UPPER}][\w'’.-]*|de|del|della|da|di|van|von|der|den|bin|bint|ibn|al|el|la|le|dos|du|ter|ten|y|e)"
NAME = rf"(?=[{_UPPER}]){_WORD}(?: {_WORD}){{0,5}}"
"""A name by its shape: up to six capitalised words with their particles."""

_NAMES = rf"{NAME}(?:(?:, and |, & | and | & |, ){NAME}){{0,5}}"
_NAMED = re.compile(NAME)
_BYLINE = re.compile(
    r"(?:[Ww]ritten |[Rr]eported |[Ss]tory |[Tt]ext |[Aa]nalysis |[Oo]pinion |[Ww]ords )?(?:[Bb]y|BY):? "
    rf"(?P<names>{_NAMES})"
    rf"(?: in (?P<place>{_NAMES}))?"
    r"(?:\s*[,|/•·–—(-]\s*(?P<affiliation>[^.;:!?\"“”]{2,60}?)\)?)?"
)
_NO_NAME = re.compile(r"(?:The|This|That|A|An|All|Any|Land|Sea|Air|Night|Day|Now|Then|Law|Hand)\b")
INITIALS = re.compile(
    r"[(\[]?[A-Z]{2,4}(?:/[A-Z]{2,4}){1,5}[)\]]?|[(\[]?[a-z]{2,4}(?:/[a-z]{2,4}){1,4}(?: \([^()]{2,40}\))?[)\]]?"
)
"""The initials of the staff as they sign off: "ABC/DE/FG", "ks/mz (AFP, dpa)"."""


def is_name(text: str) -> bool:
    """Whether a text is nothing but the name of one person, by its shape."""
    words = text.split()
    return 2 <= len(words) <= 3 and bool(_NAMED.fullmatch(text)) and not text.isupper() and not outlets.outlet(text)


def read(text: str) -> dict[str, str] | None:
    """The byline, and the outlet it names, of a line that is one; None for other lines."""
    if text[:1].upper() not in "BWRSTAO" or len(text) > 160:
        return None
    match = _BYLINE.fullmatch(text)
    if match is None:
        return None
    names, affiliation = match["names"], match["affiliation"]
    if name := outlets.outlet(names):
        return {"outlet": name}
    if _NO_NAME.match(names):
        return None
    # A name written "Jane Doe, The Example Courier" takes the outlet in as one more name.
    people = re.split(r", and |, & |, ", names)
    if len(people) > 1 and affiliation is None and (house := outlets.outlet(people[-1])):
        return {"byline": names[: names.rindex(people[-1])].rstrip(" ,"), "affiliation": house}
    facts = {"byline": names}
    if house := outlets.outlet(affiliation):
        facts["affiliation"] = house
    return facts
