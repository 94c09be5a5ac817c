"""One report, one reading of it, and short words for judging it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders import LATER_READER, a_reading, a_report, date, figure, person, received, said
from inquit.model import Judgement, Reading
from inquit.store import Store

TEXT = (
    "🙂 Harbour sale off, says Varn\n"
    '"We will not sell the harbour," said Ilse Varn, the mayor, on Monday.\n'
    "Two of her aides denied that 40 berths had been promised.\n"
)
AT = "2031-05-06T10:00:00.000000Z"
REPORT = a_report(TEXT)
QUOTE = said(REPORT, "Ilse Varn", "said", '"We will not sell the harbour,"', "Ilse Varn")
DENIAL = said(REPORT, "Two of her aides", "denied", "that 40 berths had been promised", stance="denies")
FIGURE = figure(REPORT, "40", 40, DENIAL.id)
MONDAY = date(REPORT, "on Monday", "2031-05-05")
MENTION, ENTITY = person(REPORT, "Ilse Varn")
READING = a_reading(
    QUOTE, DENIAL, figures=(FIGURE,), dates=(MONDAY,), mentions=(MENTION,), entities=(ENTITY,)
)  # fmt: skip


def judge(store: Store, kind: Any, item: str | None, value: dict[str, Any] | None = None, **more: Any) -> Judgement:
    return store.judge(kind, [(REPORT.id, item)], value, by="ana", **more)


def read_again(store: Store, reading: Reading) -> None:
    assert store.add(received(REPORT), replace(reading, reader=LATER_READER))


def plain(spans: Any) -> list[list[int]]:
    return [list(span) for span in spans]
