"""The genre of a text that says clearly that it is no report: a press release, a transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import cast

from inquit.ingest import outlets
from inquit.ingest.blocks import Layout
from inquit.ingest.lines import Line
from inquit.model import Genre
from inquit.vocabulary import table

_FIRST = 6
_TURNS = 4


def detect(lines: Sequence[Line], layout: Layout) -> tuple[Genre, str | None]:
    """The genre and what told it: the first lines, a release wire in the dateline, or turns with their speakers."""
    for line in lines[:_FIRST]:
        for genre, pattern in _headers():
            if pattern.fullmatch(line.text):
                return genre, "header"
    if layout.dateline and layout.dateline.agency in outlets.release_wires():
        return "release", "dateline"
    turns = [line.text.split(":")[0] for line in lines if line.is_turn]
    prose = sum(line.is_prose for line in lines)
    # Speakers come back; labels of a list ("Where:", "When:") do not.
    if len(turns) >= _TURNS and len(turns) * 2 > prose and len(set(turns)) <= len(turns) // 2:
        return "transcript", "speaker labels"
    return "report", None


@cache
def _headers() -> tuple[tuple[Genre, re.Pattern[str]], ...]:
    return tuple((cast(Genre, genre), re.compile(pattern, re.IGNORECASE)) for genre, pattern in table("genres.tsv"))
