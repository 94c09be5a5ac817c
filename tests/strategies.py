"""Hypothesis strategies for the types of the model: reports with any text, readings whose spans lie in that text."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import strategies as st

from inquit.model import (
    Block,
    Date,
    Dateline,
    Entity,
    Figure,
    Mention,
    Occasion,
    Phrase,
    Reader,
    Reading,
    Received,
    Relay,
    Report,
    Span,
    Speaker,
    Statement,
    StatementWhen,
    VoiceSpan,
    content_id,
    span_id,
)

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=120),
    st.lists(
        st.sampled_from(
            ["“No,” he said. ", "🙂", "\r\n\r\n", "Dr. Ilse Varn ", "denied it", "</script>", " — ", "=1+1"]
        ),
        min_size=1,
        max_size=12,
    ).map("".join),
)
words = st.text(CHARACTERS, min_size=1, max_size=12)
maybe_words = st.none() | words
scores = st.floats(0, 1)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """One span in `text`, which must not be empty."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, min(len(text), start + 40))))


@st.composite
def pieces(draw: st.DrawFn, text: str, least: int = 0) -> tuple[Span, ...]:
    """Up to three spans in order that do not overlap."""
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    found = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))
    return found if len(found) >= least else (draw(spans(text)),)


@st.composite
def phrases(draw: st.DrawFn, text: str) -> Phrase:
    """Words of `text` with their place."""
    span = draw(spans(text))
    return Phrase(span.of(text), span)


@st.composite
def occasions(draw: st.DrawFn, text: str) -> Occasion:
    phrase = draw(phrases(text))
    return Occasion(phrase.text, phrase.span, draw(maybe_words), draw(st.none() | st.just("2031-05-06")))


@st.composite
def speakers(draw: st.DrawFn, text: str) -> Speaker:
    return Speaker(
        status=draw(st.sampled_from(["named", "unnamed", "unresolved"])),
        kind=draw(st.none() | st.sampled_from(["person", "organisation", "document"])),
        name=draw(maybe_words),
        mention=draw(st.none() | spans(text)),
        entity=draw(maybe_words),
        role=draw(st.none() | phrases(text)),
        confidence=draw(scores),
        because=tuple(draw(st.lists(words, max_size=2))),
        candidates=tuple(draw(st.lists(words, max_size=2))),
    )


@st.composite
def statements(draw: st.DrawFn, report: Report) -> Statement:
    text = report.text
    source, cue, content = draw(pieces(text)), draw(pieces(text)), draw(pieces(text, 1))
    return Statement(
        id=span_id("s", report.id, source, cue, content),
        kind=draw(st.sampled_from(["direct", "mixed", "indirect"])),
        act=draw(st.sampled_from(["statement", "belief", "feeling"])),
        stance=draw(st.sampled_from(["asserts", "denies", "doubts", "unclear"])),
        source=source,
        cue=cue,
        content=content,
        inserted=draw(pieces(text)),
        parent=draw(maybe_words),
        confidence=draw(scores),
        speaker=draw(speakers(text)),
        relays=tuple(draw(st.lists(st.builds(Relay, words, spans(text)), max_size=2))),
        target=draw(st.none() | phrases(text)),
        occasion=draw(st.none() | occasions(text)),
        audience=draw(st.none() | phrases(text)),
        when=draw(st.none() | st.builds(StatementWhen, words, words)),
        joint=tuple(draw(st.lists(speakers(text), max_size=1))),
    )


@st.composite
def figures(draw: st.DrawFn, report: Report) -> Figure:
    span = draw(spans(report.text))
    amounts = st.none() | st.floats(allow_nan=False, allow_infinity=False)
    return Figure(
        id=span_id("f", report.id, (span,)),
        span=span,
        low=draw(amounts),
        high=draw(amounts),
        bound=draw(st.sampled_from(["exact", "more_than", "about"])),
        qualifier=draw(st.none() | spans(report.text)),
        unit=draw(maybe_words),
        counted=draw(maybe_words),
        counted_span=draw(st.none() | spans(report.text)),
        event=draw(maybe_words),
        change=draw(st.none() | st.sampled_from(["up", "down"])),
        as_of=draw(maybe_words),
        statement=draw(maybe_words),
    )


@st.composite
def blocks(draw: st.DrawFn, text: str) -> tuple[Block, ...]:
    """Blocks in order that do not overlap."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from(["headline", "deck", "byline", "dateline", "paragraph", "caption", "credit", "furniture"])
    return tuple(Block(draw(kinds), Span(a, b)) for a, b in zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with any text; its metadata need not fit the text."""
    text = draw(texts)
    given_id = draw(st.booleans())
    names = st.sampled_from(["outlet", "title", "published"])
    found = draw(st.dictionaries(names, st.sampled_from(["given", "dateline", "html meta"]), max_size=3))
    dateline = st.builds(Dateline, maybe_words, maybe_words, maybe_words, spans(text))
    return Report(
        doc_id=draw(words),
        text=text,
        title=draw(maybe_words),
        outlet=draw(maybe_words),
        byline=draw(maybe_words),
        published=draw(st.none() | st.dates().map(str)),
        published_candidates=tuple(draw(st.lists(st.dates().map(str), max_size=2))),
        dateline=draw(st.none() | dateline),
        language=draw(st.sampled_from([None, "en", "en-GB", "ru"])),
        genre=draw(st.sampled_from(["report", "transcript", "release", "post"])),
        origin=draw(words),
        sha256=sha256(text.encode()).hexdigest(),
        republished_from=draw(maybe_words),
        found=found | ({"doc_id": "given"} if given_id else {}),
        blocks=draw(blocks(text)),
    )


readers = st.builds(
    Reader,
    version=st.sampled_from(["1.0", "1.1"]),
    weights=maybe_words,
    vocabulary=words,
    settings=st.dictionaries(words, words, max_size=2),
)


def _distinct(items: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(items, max_size=most, unique_by=lambda item: item.id).map(tuple)


@st.composite
def readings(draw: st.DrawFn, report: Report) -> Reading:
    """A reading of `report`: ids are distinct and made as readers make them, spans lie in the text."""
    within = spans(report.text)

    def with_id(kind: type, prefix: str, *rest: st.SearchStrategy) -> st.SearchStrategy:
        return within.flatmap(
            lambda span: st.builds(kind, st.just(span_id(prefix, report.id, (span,))), st.just(span), *rest)
        )

    charged = st.lists(spans(report.text), max_size=2).map(tuple)
    entity = st.builds(
        Entity,
        words.map(lambda name: content_id("e", report.id, name)),
        words,
        st.sampled_from(["person", "group", "other"]),
        st.lists(words, max_size=2).map(tuple),
        st.lists(phrases(report.text), max_size=2).map(tuple),
    )
    return Reading(
        reader=draw(readers),
        statements=draw(_distinct(statements(report))),
        figures=draw(_distinct(figures(report))),
        dates=draw(
            _distinct(
                with_id(Date, "d", st.sampled_from(["DATE", "TIME"]), words, st.sampled_from([None, "published"]))
            )
        ),
        mentions=draw(_distinct(with_id(Mention, "m", st.sampled_from(["person", "place"]), words))),
        entities=draw(_distinct(entity)),
        voice=draw(_distinct(with_id(VoiceSpan, "v", st.sampled_from(["own", "attributed"]), charged))),
    )


@st.composite
def records(draw: st.DrawFn) -> tuple[Received, Reading]:
    """A report with its raw bytes and a reading of it."""
    report = draw(reports())
    return Received(report, draw(st.binary(max_size=60)) + report.text.encode()), draw(readings(report))
