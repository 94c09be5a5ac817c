"""The lists of the API: the address and shape of each, and what it can be chosen by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from msgspec import Meta

from inquit.model import Act, Bound, DateType, Genre, JudgementKind, Kind, MentionKind, PartyKind, SpeakerStatus, Stance
from inquit.serve import shapes

__all__ = ["LISTS", "SEARCH", "List"]

Word = Annotated[str, Meta(min_length=1, max_length=300)]
Words = Annotated[str, Meta(min_length=1, max_length=300, description="All of these words, in any order.")]
Day = Annotated[
    str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", description="A year, month or day, itself included.")
]
Flag = bool

_REPORT = {"report": Word, "outlet": Word}
_DAYS = {"from": Day, "to": Day}


@dataclass(frozen=True, slots=True)
class List:
    """One list: its name in the address, the table it shows, the shape of its rows, what they can be chosen by."""

    name: str
    shape: Any
    about: str
    filters: Mapping[str, Any]
    table: str = ""
    needs: str = ""
    single: bool = False


LISTS = (
    List(
        "reports",
        shapes.ReportRow,
        "Reports, in their newest versions.",
        {"outlet": Word, "language": Word, "genre": Genre, "read": Flag, "reviewed": Flag, "q": Words, **_DAYS},
    ),
    List(
        "statements",
        shapes.StatementRow,
        "Statements, in the order of their reports; from and to go by the day of publication.",
        {
            **_REPORT,
            "speaker": Word,
            "status": SpeakerStatus,
            "kind": Kind,
            "act": Act,
            "stance": Stance,
            "reviewed": Flag,
            "added": Flag,
            "q": Words,
            **_DAYS,
        },
        single=True,
    ),
    List(
        "speakers",
        shapes.SpeakerRow,
        "Who is said to have said something, the one with the most statements first.",
        {**_REPORT, "name": Word, "status": SpeakerStatus, "kind": PartyKind, "entity": Word, "q": Words},
        single=True,
    ),
    List(
        "entities",
        shapes.EntityRow,
        "People, organisations, places and groups across reports, by name.",
        {**_REPORT, "name": Word, "kind": MentionKind, "q": Words},
        single=True,
    ),
    List(
        "utterances",
        shapes.UtteranceRow,
        "Things said once and told several times, or that others come near.",
        {**_REPORT, "speaker": Word, "statement": Word, "q": Words, **_DAYS},
        single=True,
    ),
    List(
        "copies",
        shapes.CopyRow,
        "Passages that two reports share.",
        {**_REPORT, "quoted": Flag, "q": Words},
        single=True,
    ),
    List(
        "figures",
        shapes.FigureRow,
        "Numbers as claimed, in the order of their reports.",
        {
            **_REPORT,
            "counted": Word,
            "unit": Word,
            "bound": Bound,
            "statement": Word,
            "reviewed": Flag,
            "q": Words,
            **_DAYS,
        },
        single=True,
    ),
    List(
        "comparisons",
        shapes.ComparisonRow,
        "Figures that count the same thing, side by side.",
        {**_REPORT, "counted": Word, "differs": Flag, "q": Words},
        single=True,
    ),
    List(
        "dates",
        shapes.DateRow,
        "Time expressions; from and to go by what they were resolved to.",
        {**_REPORT, "type": DateType, "reviewed": Flag, "q": Words, **_DAYS},
        single=True,
    ),
    List(
        "timeline",
        shapes.MomentRow,
        "What has a date, the earliest first: reports published, statements said, times told of.",
        {**_REPORT, "kind": shapes.MomentKind, "q": Words, **_DAYS},
        table="moments",
    ),
    List(
        "judgements",
        shapes.JudgementRow,
        "Decisions of people, the first first. As JSON Lines it is what /judgements/import takes.",
        {"report": Word, "item": Word, "by": Word, "kind": JudgementKind, "standing": Flag, "q": Words, **_DAYS},
        single=True,
    ),
    List(
        "queue",
        shapes.QueueRow,
        "What is uncertain, most useful first.",
        {"report": Word, "kind": shapes.QueueKind, "q": Words},
    ),
)
SEARCH = List(
    "search",
    shapes.HitRow,
    'What holds all words asked for, best first, statements before reports; "several words" stand together.',
    {"q": Annotated[str, Meta(min_length=1, max_length=1000)], "kind": Literal["statement", "report"]},
    needs="q",
)
