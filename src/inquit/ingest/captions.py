"""Captions of pictures: lines that describe a picture, by their words or by the credit beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from inquit.ingest import outlets
from inquit.ingest.lines import Line
from inquit.vocabulary import table

_LONGEST = 400
_NAMED_LONGEST = 200
_SENTENCE_IN = re.compile(r"\A[-–—•*]|[.!?][\"'”’]?\s+[A-Z\[(]")
_REPEATED_WORDS = 5
_NEAR = 2
_CREDIT_END = re.compile(
    r"[(\[](?:(?:AP|Reuters|AFP|EPA|Getty|File) )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?\b[^()\[\]]{0,80}[)\]]\s*\Z"
    r"|(?:[.\s](?:Photo(?:graph)?|Image|Picture|Credit)s?(?: credit)?\s*(?:[:©/]|by)\s*[^.]{2,80})\Z"
    r"|©[^.]{2,100}\Z"
)
_BRACKET_END = re.compile(r"\s[(\[](?P<name>[^()\[\]]{2,60})[)\]]\Z")
_CREDIT = re.compile(r"[^/|\s][^/|]{1,60}(?:/[^/|\s][^/|]{1,80})+|.{0,10}©.{2,100}|[(\[][^()\[\]]{2,60}[)\]]")
_SLASH_END = re.compile(r"\S\s+[^/.]{2,60}(?:/[^/]{2,80})*/\s?(?P<name>[^/]{2,40})\Z")


def repeated(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands twice nearby, once with a credit after it: the text and its picture's description."""
    near = [lines[other] for other in range(max(0, at - _NEAR), min(len(lines), at + _NEAR + 1)) if other != at]
    return lines[at].words >= _REPEATED_WORDS and any(_repeats(lines[at], other) for other in near)


def credited(line: Line) -> bool:
    """Whether a line of several words ends in a picture credit."""
    if len(line.text) > _LONGEST or line.words < 4:
        return False
    if (match := _CREDIT_END.search(line.text)) and match.start() > 0:
        return True
    if line.stops or len(line.text) > _NAMED_LONGEST or _SENTENCE_IN.search(line.text):
        return False
    named = _BRACKET_END.search(line.text) or _SLASH_END.search(line.text)
    return bool(named and outlets.known(re.split(r"[/,]|\bvia\b", named["name"])[-1]))


def worded(line: Line) -> bool:
    """Whether the words may be those of a caption: no sentence, no headline verb, and a turn that captions have."""
    return not line.is_prose and bool(_words("for").search(line.text)) and not _words("against").search(line.text)


def shown(line: Line) -> bool:
    """Whether the words say that a picture is shown, even in a full sentence."""
    return len(line.text) <= _LONGEST and bool(_words("shown").search(line.text))


def _repeats(line: Line, other: Line) -> bool:
    short, long = sorted((line.text, other.text), key=len)
    if len(long) > _LONGEST or not long.startswith(short):
        return False
    return bool(_CREDIT.fullmatch(long[len(short) :].strip()))


@cache
def _words(side: str) -> re.Pattern[str]:
    return re.compile("|".join(row[1] for row in table("captions.tsv") if row[0] == side))
