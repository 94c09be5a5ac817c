"""What a report contributes to the comparison of figures: its claims, each with what makes it comparable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from inquit.model import Entity, Figure, Reading, Ref, Report, Span, Statement
from inquit.resolve.figures.classes import counted_as, event_class, words_of_class
from inquit.resolve.figures.places import place_words, placed, variants
from inquit.resolve.figures.times import background, time_of, weeks_of
from inquit.resolve.rarity import stem
from inquit.resolve.words import words

__all__ = ["TOLERANCE", "Claim", "facts", "keys"]

TOLERANCE = 0.1
"""How far off "about" may be: "about 40" is anything between 36 and 44."""
_FACTUAL = frozenset({"statement", "belief", "perception", "evidence"})
"""Acts that say how things are; what is ordered, intended or felt is no claim about it."""
_LEAD = 2
"""Paragraphs that tell what a report is about."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure as a claim about something that others may count too.

    `counted` and `event` are in classes, `low` and `high` the interval that it allows (open towards `low` where
    `above`, towards `high` where `below`). `here` are words of places in its sentence, `about` those that the report
    opens with (or is filed from, where it names none). `day` and `period` are ISO 8601. `party` is who answers for it,
    None where nobody can tell, and `claimed` is false where that party denies or doubts it. `around` are the stems of
    its sentence.
    """

    figure: Ref
    words: str
    counted: tuple[str, ...]
    told: str
    event: str | None
    unit: str | None
    low: float | None
    high: float | None
    above: bool
    below: bool
    here: tuple[str, ...]
    about: tuple[str, ...]
    day: str | None
    period: str | None
    party: str | None
    claimed: bool
    around: tuple[str, ...]


def facts(report: Report, reading: Reading) -> list[Claim]:
    """The figures of a report that can be compared.

    Left out are changes ("up by 12"), parts and additions ("another 12", "12 other boats"), figures about which the
    text does not tell what they count, and those told side by side of the same thing in one sentence, of which at most
    one can be the whole ("of 23 pirates arrested, 12 were ...").
    """
    told = _Told(report, reading)
    claims = [(told.place(figure), told.claim(figure)) for figure in reading.figures if told.is_whole(figure)]
    beside = Counter((place, claim.counted, claim.event, claim.unit) for place, claim in claims if claim)
    return [c for place, c in claims if c and beside[place, c.counted, c.event, c.unit] == 1]


def keys(claim: Claim) -> Iterator[str]:
    """What is counted, with each place in each spelling and each week that it may be compared in."""
    thing = f"{' '.join(claim.counted)}|{claim.event}|{claim.unit}"
    for place in {spelt for word in (*claim.here, *claim.about) for spelt in variants(word)}:
        for week in weeks_of(claim.day):
            yield f"{thing}|{place}|{week}"


class _Told:
    """A report and its reading, with what is looked up for each figure."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self.report = report
        self.reading = reading
        self.statements = {statement.id: statement for statement in reading.statements}
        self.entities = {entity.id: entity for entity in reading.entities}
        self.places = [mention.span for mention in reading.mentions if mention.kind == "place"]
        self.dates = [date for date in reading.dates if date.type == "DATE"]
        inside = [(voice.span, self.block(voice.span)) for voice in sorted(reading.voice, key=lambda voice: voice.span)]
        self.before = {span: earlier for (earlier, one), (span, other) in pairwise(inside) if one == other}
        blocks = [block for block in report.blocks if block.kind in ("headline", "deck", "paragraph")]
        paragraphs = [block.span for block in blocks if block.kind == "paragraph"][:_LEAD]
        lead = paragraphs + [block.span for block in blocks if block.kind != "paragraph"]
        filed = [report.dateline.place] if report.dateline and report.dateline.place else []
        self.about = place_words(name for span in lead for name in self.named(span)) or place_words(filed)

    def block(self, span: Span) -> Span | None:
        return next((b.span for b in self.report.blocks if b.span.start <= span.start < b.span.end), None)

    def is_whole(self, figure: Figure) -> bool:
        """Whether the words around a figure do not make it a part or a change of something."""
        end = max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
        begin = self.report.text.rfind(" ", 0, max(0, figure.span.start - 1)) + 1
        near = {word.text for word in words(self.report.text, begin, end)}
        one_of_them = figure.counted is None and figure.low == figure.high == 1
        return figure.change is None and not one_of_them and not near & words_of_class("part")

    def place(self, figure: Figure) -> Span:
        """The sentence of a figure."""
        holding = [voice.span for voice in self.reading.voice if voice.span.start <= figure.span.start < voice.span.end]
        return min(holding, key=lambda span: span.end - span.start, default=figure.span)

    def claim(self, figure: Figure) -> Claim | None:
        statement = self.statements.get(figure.statement or "")
        event = event_class(figure.event)
        counted = counted_as(figure.counted, event)
        if not counted or (statement and statement.act not in _FACTUAL):
            return None
        sentence = self.place(figure)
        day, period = time_of(self.report, figure, statement)
        period = period or background(day, self.dates_before(sentence))
        low, high = _interval(figure)
        return Claim(
            figure=Ref(self.report.id, figure.id),
            words=self.words(figure),
            counted=counted,
            told="people" if counted == counted_as("people", None) else " ".join((figure.counted or "").split()),
            event=event,
            unit=figure.unit,
            low=low,
            high=high,
            above=figure.bound == "more_than",
            below=figure.bound == "less_than",
            here=place_words(self.named(sentence)),
            about=self.about,
            day=day,
            period=period,
            party=self.party(statement),
            claimed=statement is None or statement.stance == "asserts",
            around=tuple(sorted({stem(word.text) for word in words(self.report.text, *sentence)})),
        )

    def words(self, figure: Figure) -> str:
        begin = min(figure.span.start, figure.qualifier.start if figure.qualifier else figure.span.start)
        return " ".join(self.report.text[begin : figure.span.end].split())

    def named(self, span: Span) -> list[str]:
        """The places that a stretch names."""
        text = self.report.text
        return [at.of(text) for at in self.places if span.start <= at.start < span.end] or placed(span.of(text))

    def dates_before(self, sentence: Span) -> list[str]:
        """The values of the dates in a sentence, or in the one before it in its paragraph where it has none."""
        for span in (sentence, self.before.get(sentence)):
            found = [date.value for date in self.dates if span and span.start <= date.span.start < span.end]
            if found:
                return found
        return []

    def party(self, statement: Statement | None) -> str | None:
        if statement is None:
            return "own voice"
        speaker = statement.speaker
        entity: Entity | None = self.entities.get(speaker.entity or "")
        if speaker.status == "unresolved":
            return None
        if speaker.name or entity:
            return speaker.name or (entity.name if entity else None)
        return " ".join(span.of(self.report.text) for span in statement.source).lower() or None


def _interval(figure: Figure) -> tuple[float | None, float | None]:
    low, high = figure.low, figure.high
    if figure.bound == "about" and low is not None and low == high:
        return low - abs(low) * TOLERANCE, low + abs(low) * TOLERANCE
    return low, high
