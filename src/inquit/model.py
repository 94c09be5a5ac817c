"""The words of Inquit as types, with their one JSON codec and their ids.

Every type is a frozen, slotted dataclass of plain data. A `Span` counts Unicode code points of `Report.text`,
start included and end excluded. Nothing here imports another module of the project.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

import msgspec

FORMAT = 1
"""Version of the interchange format; a reader of the format refuses a number it does not know."""

BlockKind = Literal[
    "headline", "deck", "subheading", "byline", "dateline", "paragraph", "caption", "credit", "furniture"
]
Genre = Literal["report", "transcript", "release", "post"]
Kind = Literal["direct", "mixed", "indirect"]
Act = Literal["statement", "belief", "intention", "order", "feeling", "perception", "evidence"]
Stance = Literal["asserts", "denies", "doubts", "unclear"]
SpeakerStatus = Literal["named", "unnamed", "unresolved"]
PartyKind = Literal["person", "organisation", "place", "group", "document", "crowd"]
MentionKind = Literal["person", "organisation", "place", "group", "other"]
Bound = Literal["exact", "more_than", "at_least", "less_than", "at_most", "about", "between"]
Change = Literal["up", "down"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["published", "dateline", "text"]
Voice = Literal["own", "attributed", "mixed", "unclear"]

READ_BLOCKS: frozenset[str] = frozenset({"headline", "deck", "subheading", "paragraph", "caption"})
"""Blocks that carry news; the others are kept and shown but never read as news."""


class Span(NamedTuple):
    """`[start, end)` in Unicode code points into `Report.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a report's layout. Blocks do not overlap and stand in the order of the text."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report says it was filed. `date` is ISO 8601, with `XXXX` where no year is told."""

    place: str | None
    date: str | None
    agency: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """One news item as received.

    `published` is an ISO 8601 date or date-time; `published_candidates` are the dates that would fit when the text
    gives a weekday, day and month but no year. `found` says for each metadata field how it is known: "given" by the
    user, or where in the report it was found (for instance "dateline", "html meta", "credit").
    """

    doc_id: str
    text: str
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    published_candidates: tuple[str, ...]
    dateline: Dateline | None
    language: str | None
    genre: Genre
    origin: str
    sha256: str
    republished_from: str | None
    found: Mapping[str, str]
    blocks: tuple[Block, ...]

    @property
    def key(self) -> str:
        """What versions of one report share: the doc_id where it was given, else the origin."""
        return self.doc_id if self.found.get("doc_id") == "given" else self.origin

    @property
    def id(self) -> str:
        """Identity of these bytes at this place, from (given doc_id or origin, sha256)."""
        return content_id("r", self.found.get("doc_id", "origin"), self.key, self.sha256)

    @property
    def is_read(self) -> bool:
        """English is read; a report in another language is stored and marked "not read"."""
        return self.language is None or self.language.split("-")[0].lower() == "en"


@dataclass(frozen=True, slots=True)
class Given:
    """What the user states about a report, by flags, a sidecar CSV or the keys of a JSONL line."""

    doc_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    genre: Genre | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A report together with the raw bytes it came from (for JSONL and CSV, those of its line or row)."""

    report: Report
    raw: bytes


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a report with the place they were read from."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said it; `mention` is the span that proves the name, `because` the reasons in words."""

    status: SpeakerStatus
    kind: PartyKind | None = None
    name: str | None = None
    mention: Span | None = None
    entity: str | None = None
    role: Phrase | None = None
    confidence: float = 0.0
    because: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relay:
    """A party between speaker and outlet, for one statement only."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when it was said, as the report tells it."""

    text: str
    span: Span
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class StatementWhen:
    """When a statement was made; `date` is the id of the date expression that tells."""

    value: str
    date: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: source, cue and content, each as spans; content may be in pieces.

    `kind` goes by content words inside quotation marks: all direct, some mixed, none indirect. Content takes in its
    marks and "that", leaves out the final stop and the recipient. `inserted` are square brackets inside a quotation.
    `joint` are further speakers, where the source joins several ("A and B said").
    """

    id: str
    kind: Kind
    act: Act
    stance: Stance
    source: Spans
    cue: Spans
    content: Spans
    inserted: Spans
    parent: str | None
    confidence: float
    speaker: Speaker
    relays: tuple[Relay, ...] = ()
    target: Phrase | None = None
    occasion: Occasion | None = None
    audience: Phrase | None = None
    when: StatementWhen | None = None
    joint: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as claimed, between `low` and `high`; `statement` null means the outlet's own voice.

    `event` is what happened to the counted, as a participle ("killed"), where the report tells it.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    bound: Bound
    qualifier: Span | None
    unit: str | None
    counted: str | None
    counted_span: Span | None
    event: str | None
    change: Change | None
    as_of: str | None
    statement: str | None


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression with its TIMEX3 type and value, and what it was resolved from.

    `candidates` are the dates that would fit where a weekday, day and month are told but no year.
    """

    id: str
    span: Span
    type: DateType
    value: str
    anchor: Anchor | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or noun phrase in one report; `entity` is local to the report."""

    id: str
    span: Span
    kind: MentionKind
    entity: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or group within one report."""

    id: str
    name: str
    kind: MentionKind
    names: tuple[str, ...]
    roles: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """A sentence and whose voice it is in; `charged` are the charged words that the outlet itself uses in it."""

    id: str
    span: Span
    voice: Voice
    charged: Spans = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """What made a Reading: the version of the program, hashes of weights and vocabulary, and settings."""

    version: str
    weights: str | None
    vocabulary: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one Report by one version of the reader."""

    reader: Reader
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    voice: tuple[VoiceSpan, ...] = ()


Verdict = Literal["same", "possibly", "similar", "different"]
Closeness = Literal["transcript", "direct", "mixed", "indirect", "headline"]


class Ref(NamedTuple):
    """An item of a report: the report's id, and the item's id (unique in the whole record)."""

    report: str
    item: str


@dataclass(frozen=True, slots=True)
class Link:
    """What two items are to each other, how sure that is, and why; `a` is the lesser of the two."""

    a: Ref
    b: Ref
    verdict: Verdict
    score: float
    because: tuple[str, ...]


class Passage(NamedTuple):
    """A stretch of a report's text."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage that two reports share. `source` is the report it was taken from, where credits or dates tell.

    `words` counts those that stand in both, in order; `quoted` says that they are somebody's quoted words, which two
    reports may share without either having copied.
    """

    id: str
    a: Passage
    b: Passage
    words: int
    quoted: bool
    source: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """One person, organisation, place or group across reports.

    `members` are entities of reports, `names` their spellings, the most frequent first; `links` tell why they were
    joined, and `possibly` which others may be the same.
    """

    id: str
    name: str
    kind: MentionKind
    names: tuple[str, ...]
    members: tuple[Ref, ...]
    links: tuple[Link, ...] = ()
    possibly: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a variant that stand (`same`), or stand otherwise (`changed`), in the variant closest to the words.

    `span` lies in the variant's own report, `to` in the report of the closest one. Without `to`, the words were
    `added`; a `missing` stretch has only `to`.
    """

    relation: Literal["same", "changed", "added", "missing"]
    span: Span | None
    to: Span | None


@dataclass(frozen=True, slots=True)
class Variant:
    """One telling of an utterance, aligned with the telling closest to the words spoken."""

    statement: Ref
    closeness: Closeness
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where tellings of an utterance come from: a relay, agency or outlet, and the reports that go back to it."""

    name: str
    reports: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said once, told one or more times: its variants, the closest to the words first.

    `links` tell why they were joined, `similar` which other statements come near without being the same, `unattributed`
    are sentences in an outlet's own voice (ids of `VoiceSpan`) that say the same. `origins` is None where nothing
    tells whether tellings share a source.
    """

    id: str
    variants: tuple[Variant, ...]
    links: tuple[Link, ...] = ()
    similar: tuple[Link, ...] = ()
    unattributed: tuple[Ref, ...] = ()
    origins: tuple[Origin, ...] | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures that count the same thing; `differs` are pairs that cannot both hold, all others are compatible."""

    id: str
    counted: str
    unit: str | None
    event: str | None
    figures: tuple[Ref, ...]
    differs: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """All that only several reports together tell; each kind in the order of its ids."""

    identities: tuple[Identity, ...] = ()
    copies: tuple[Copy, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


JudgementKind = Literal[
    "same",
    "different",
    "unsure",
    "add_statement",
    "reject_statement",
    "correct_speaker",
    "correct_span",
    "correct_kind",
    "correct_stance",
    "correct_figure",
    "correct_date",
    "correct_report",
    "confirm",
    "undo",
]


@dataclass(frozen=True, slots=True)
class Member:
    """What a judgement hangs on: a place in a report told so that it can be found again after re-reading.

    `report` is the report's id; `spans` are those of the item at the time, `exact` the text they covered (pieces
    joined by a newline), `before` and `after` up to 32 code points of context. An item-less member (a whole report)
    has no spans.
    """

    report: str
    item: str | None = None
    spans: Spans = ()
    exact: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's or rule's decision; rows are only ever appended, and `undo` names the row it takes back."""

    id: str
    kind: JudgementKind
    members: tuple[Member, ...]
    value: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    at: str = ""
    because: str = ""
    undoes: str | None = None


Item = TypeVar("Item")
Result = TypeVar("Result")


Row = tuple[Any, ...]
Columns = Mapping[str, Literal["text", "int", "float"]]
"""The columns of a table, in order."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was found out on the way to `Links`, by kind of link. It saves work the next time and changes nothing.

    Rows of `facts` are (report, made_from, item, stamp, body), the last three null for a report that tells nothing;
    rows of `decisions` are (a, b, stamps, body). All are strings; `resolve` says what they mean.
    """

    facts: dict[str, list[Row]] = field(default_factory=dict)
    decisions: dict[str, list[Row]] = field(default_factory=dict)


class Table(NamedTuple):
    """Rows that an engine keeps, as a Parquet file or a folder of them. Rows of a table have no order."""

    path: str
    columns: Columns


class Engine(Protocol):
    """Where bulk work runs. An engine knows nothing about what it runs.

    A table has a name; a table of that name that was finished by an earlier run of the same work is taken as it is.
    """

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Yield `work(item)` for each item, in the order of the items."""
        ...

    def table(self, name: str, columns: Columns, rows: Iterable[Row]) -> Table:
        """Keep rows as a table."""
        ...

    def query(self, name: str, plan: str, columns: Columns, **tables: Table) -> Table:
        """Run an SQL plan over tables, called by their keywords in the plan, and keep its result."""
        ...

    def apply(self, name: str, work: Callable[[Iterable[Row]], Iterable[Row]], columns: Columns, table: Table) -> Table:
        """Run `work` over batches of a table's rows, and keep the rows it gives. `work` must be picklable."""
        ...

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table."""
        ...


# Ids --------------------------------------------------------------------------------------------------------------


def content_id(prefix: str, *parts: object) -> str:
    """A short id from content alone: `prefix` and 16 hexadecimal digits of BLAKE2b over the parts."""
    told = "".join(f"{len(part)}:{part}" for part in map(str, parts))
    return prefix + blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def span_id(prefix: str, report_id: str, *spans: Iterable[Span]) -> str:
    """The id of an item read from a report: from the report's id and the item's spans, role by role."""
    return content_id(prefix, report_id, *(";".join(f"{s},{e}" for s, e in group) for group in spans))


# The interchange line -----------------------------------------------------------------------------------------------

# msgspec learns a type when it first meets it, which is not safe in two threads at once: it meets these here.
for _type in (Report, Reading, Links, Link, Copy):
    msgspec.json.Decoder(_type)

_REPORT_KEYS = tuple(f.name for f in fields(Report))
_READING_KEYS = tuple(f.name for f in fields(Reading))


def to_record(report: Report, reading: Reading) -> dict[str, Any]:
    """One interchange object: the report's keys and the reading's, all always present."""
    keys: dict[str, Any] = msgspec.to_builtins(report)
    return {"format": FORMAT, **keys, **msgspec.to_builtins(reading)}


def from_record(record: Mapping[str, Any]) -> tuple[Report, Reading]:
    """The inverse of `to_record`.

    Raises `ValueError` when the object is not of this format: `msgspec.ValidationError` says which key is wrong.
    """
    if record.get("format") != FORMAT:
        raise ValueError(f"format {record.get('format')!r} is not format {FORMAT}")
    missing = [key for key in (*_REPORT_KEYS, *_READING_KEYS) if key not in record]
    if missing:
        raise ValueError(f"the keys {', '.join(missing)} are missing")
    report = msgspec.convert({key: record[key] for key in _REPORT_KEYS}, Report)
    reading = msgspec.convert({key: record[key] for key in _READING_KEYS}, Reading)
    spans = [s for statement in reading.statements for s in (*statement.source, *statement.cue, *statement.content)]
    if any(not 0 <= s.start <= s.end <= len(report.text) for s in (*spans, *(block.span for block in report.blocks))):
        raise ValueError("a span lies outside the text")
    return report, reading


def to_json(value: Any) -> bytes:
    """Any type of this module, or plain data, as one line of UTF-8 JSON without a line end."""
    return msgspec.json.encode(value)


Type = TypeVar("Type")


def from_json(line: bytes | str, kind: type[Type]) -> Type:
    """The inverse of `to_json` for a type of this module. Raises `msgspec.DecodeError` (a `ValueError`)."""
    return msgspec.json.decode(line, type=kind)
