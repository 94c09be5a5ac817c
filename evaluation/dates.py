"""Time expressions against labelled news, beside other readers: `python -m evaluation.dates` prints the table.

Spans are strict (equal) or relaxed (a shared character, one to one); a value counts where its span is matched and it
is the labelled string. MEANTIME labels only first sentences, so there it is the share of labels with the right value.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from inquit import ingest
from inquit.extract.dates import dates_of
from inquit.model import Given, Report

__all__ = ["READERS", "Tally", "collections", "main", "score"]

FILES = {"TimeBank dev": "dates/timebank_dev.jsonl", "MEANTIME": "dates/meantime.jsonl"}


class Timex(NamedTuple):
    """A time expression at `[start, end)` with its TIMEX3 value."""

    start: int
    end: int
    value: str


Reads = Callable[[Report], Sequence[Timex]]
Labelled = tuple[Report, tuple[Timex, ...]]


@dataclass
class Tally:
    """Counts over some reports; `kinds` are (right values, matched) of weekdays and of days without a year."""

    labelled: int = 0
    read: int = 0
    strict: int = 0
    relaxed: int = 0
    valued: int = 0
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)

    def f1(self, met: int) -> float:
        return 2 * met / (self.labelled + self.read) if self.labelled + self.read else 0.0


def collections() -> dict[str, list[Labelled]]:
    """Every collection that `INQUIT_DATA` holds: `{"id", "dct", "text", "timex": [{"s", "e", "value"}]}` a line."""
    data = os.environ.get("INQUIT_DATA")
    if not data:
        print("INQUIT_DATA is not set: outside collections of dates are not measured")
        return {}
    found = {}
    for name, file in FILES.items():
        path = Path(data) / file
        if path.exists():
            found[name] = [_labelled(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
        else:
            print(f"{name}: {path} is not there")
    return found


def _labelled(row: dict[str, Any]) -> Labelled:
    report = ingest.receive_text(row["text"], given=Given(doc_id=row["id"], published=row["dct"]))
    return report, tuple(Timex(one["s"], one["e"], one["value"]) for one in row["timex"])


def score(labelled: Iterable[Labelled], read: Reads) -> Tally:
    """Compare a reader with the labels."""
    tally = Tally()
    for report, gold in labelled:
        found = read(report)
        tally.labelled += len(gold)
        tally.read += len(found)
        spans = {(one.start, one.end) for one in found}
        tally.strict += sum((one.start, one.end) in spans for one in gold)
        for one, other in matched(gold, found):
            tally.relaxed += 1
            tally.valued += one.value == other.value
            if kind := _kind(report.text[one.start : one.end]):
                right, told = tally.kinds.get(kind, (0, 0))
                tally.kinds[kind] = (right + (one.value == other.value), told + 1)
    return tally


def matched(gold: Sequence[Timex], found: Sequence[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Pairs that share a character, each expression once; equal spans are paired first."""
    taken: set[int] = set()
    exact = {(one.start, one.end): i for i, one in enumerate(found)}
    rest = []
    for one in gold:
        if (i := exact.get((one.start, one.end))) is not None and i not in taken:
            taken.add(i)
            yield one, found[i]
        else:
            rest.append(one)
    for one in rest:
        for i, other in enumerate(found):
            if i not in taken and one.start < other.end and other.start < one.end:
                taken.add(i)
                yield one, other
                break


_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}", re.IGNORECASE)


def _kind(words: str) -> str | None:
    """The kinds of expression that a reader of news must get right."""
    if _WEEKDAY.fullmatch(words):
        return "weekday"
    return "month and day" if _MONTH_DAY.fullmatch(words) else None


def by_inquit(report: Report) -> list[Timex]:
    return [Timex(*date.span, date.value) for date in dates_of(report)]


READERS: dict[str, Reads] = {"inquit": by_inquit}


def peers() -> dict[str, Reads]:
    """Peers that are installed (`pip install --group peers`)."""
    found: dict[str, Reads] = {}
    for name, make in (
        ("dateparser", _dateparser),
        ("recognizers-text", _recognizers),
        ("parsedatetime", _parsedatetime),
    ):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name} is not installed")
    return found


def _base(report: Report) -> datetime:
    return datetime.fromisoformat((report.published or "2000-01-01")[:10])


_AS_FINE = {"year": 4, "month": 7}


def _dateparser() -> Reads:
    """Its finds carry no place and no grain: they are looked up in turn, and the grain is asked for again."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(report: Report) -> list[Timex]:
        settings = {"RELATIVE_BASE": _base(report), "PREFER_DATES_FROM": "past"}
        parser = DateDataParser(languages=["en"], settings=settings)
        found, at = [], 0
        for words, moment in search_dates(report.text, languages=["en"], settings=settings) or []:
            start = report.text.find(words, at)
            if start >= 0:
                at = start + len(words)
                period = parser.get_date_data(words).period
                found.append(Timex(start, at, moment.date().isoformat()[: _AS_FINE.get(period, 10)]))
        return found

    return read


def _recognizers() -> Reads:
    """It offers a past and a future day for what is not told: news looks back, so the past one counts."""
    from recognizers_date_time import Culture, recognize_datetime

    def value(one: dict[str, str]) -> str:
        timex = one["timex"]
        return one.get("value", timex) if timex.startswith("XXXX") and one["type"] in ("date", "datetime") else timex

    def read(report: Report) -> list[Timex]:
        found = recognize_datetime(report.text, Culture.English, reference=_base(report))
        told = [one for one in found if one.resolution and one.resolution["values"]]
        return [Timex(one.start, one.end + 1, value(one.resolution["values"][0])) for one in told]

    return read


def _parsedatetime() -> Reads:
    """It reads points in time only, each as a day."""
    from parsedatetime import Calendar

    calendar = Calendar()

    def read(report: Report) -> list[Timex]:
        found = calendar.nlp(report.text, sourceTime=_base(report).timetuple()) or ()
        return [Timex(start, end, moment.date().isoformat()) for moment, _, start, end, _ in found]

    return read


def main() -> None:
    readers = READERS | peers()
    for title, labelled in collections().items():
        print(f"\n### {title}: {len(labelled)} reports, {sum(len(gold) for _, gold in labelled)} expressions\n")
        print("| reader | relaxed F1 | strict F1 | value F1 | right value, of matched | right value, of all "
              "| weekdays | month and day | reports a second |\n|---|---|---|---|---|---|---|---|---|")  # fmt: skip
        for name, read in readers.items():
            started = time.perf_counter()
            tally = score(labelled, read)
            pace = len(labelled) / (time.perf_counter() - started)
            print(f"| {name} | " + " | ".join(_figures(tally)) + f" | {pace:,.1f} |", flush=True)


def _figures(tally: Tally) -> list[str]:
    shares = [tally.f1(tally.relaxed), tally.f1(tally.strict), tally.f1(tally.valued)]
    shares += [tally.valued / max(1, tally.relaxed), tally.valued / max(1, tally.labelled)]
    shares += [
        right / max(1, told) for right, told in (tally.kinds.get(k, (0, 0)) for k in ("weekday", "month and day"))
    ]
    return [f"{100 * share:.1f}" for share in shares]


if __name__ == "__main__":
    main()
