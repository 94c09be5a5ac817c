"""Time expressions against labelled news, beside other readers: `python -m evaluation.dates` prints the table.

Spans are strict (equal) or relaxed (a shared character, one to one); a value counts where its span is matched and it
is the labelled string. MEANTIME labels only first sentences, so there it is the share of labels with the right value.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from evaluation.corpora import outside
from evaluation.score import Scores, one_to_one, shared
from inquit import ingest
from inquit.extract.dates import dates_of
from inquit.model import Given, Report

__all__ = ["READERS", "Timex", "collections", "main", "score"]

FILES = {"TimeBank dev": "dates/timebank_dev.jsonl", "MEANTIME": "dates/meantime.jsonl"}


class Timex(NamedTuple):
    """A time expression at `[start, end)` with its TIMEX3 value."""

    start: int
    end: int
    value: str


Reads = Callable[[Report], Sequence[Timex]]
Labelled = tuple[Report, tuple[Timex, ...]]


def collections() -> dict[str, list[Labelled]]:
    """Every collection that is at hand: `{"id", "dct", "text", "timex": [{"s", "e", "value"}]}` a line."""
    return {name: [_labelled(row) for row in many] for name, many in outside("collections of dates", FILES).items()}


def _labelled(row: dict[str, Any]) -> Labelled:
    report = ingest.receive_text(row["text"], given=Given(doc_id=row["id"], published=row["dct"]))
    return report, tuple(Timex(one["s"], one["e"], one["value"]) for one in row["timex"])


def score(labelled: Iterable[Labelled], read: Reads) -> Scores:
    """Rows "strict", "relaxed" and "value"; shares of right values among matched weekdays and days without a year."""
    scores = Scores()
    for report, gold in labelled:
        found = read(report)
        pairs = matched(gold, found)
        strict = sum(one[:2] == other[:2] for one, other in pairs)
        valued = sum(one.value == other.value for one, other in pairs)
        for name, met in (("strict", strict), ("relaxed", len(pairs)), ("value", valued)):
            scores.row(name).add(len(gold), len(found), met)
        for one, other in pairs:
            if kind := _kind(report.text[one.start : one.end]):
                scores.share(kind, one.value == other.value)
    return scores


def matched(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs that share a character, each expression once; equal spans are paired first."""
    pairs = one_to_one(
        (one[:2] != other[:2], 0, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if shared(one[:2], other[:2])
    )
    return [(gold[i], found[j]) for i, j in pairs]


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
            scores = score(labelled, read)
            pace = len(labelled) / (time.perf_counter() - started)
            print(f"| {name} | " + " | ".join(_figures(scores)) + f" | {pace:,.1f} |", flush=True)


def _figures(scores: Scores) -> list[str]:
    relaxed, value, told = scores.row("relaxed"), scores.row("value"), scores.figures()
    shares = [relaxed.f1, scores.row("strict").f1, value.f1, value.met / max(1, relaxed.met), value.recall]
    shares += [told.get(kind, 0.0) for kind in ("weekday", "month and day")]
    return [f"{100 * share:.1f}" for share in shares]


if __name__ == "__main__":
    main()
