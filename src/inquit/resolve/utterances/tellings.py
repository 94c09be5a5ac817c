"""What one report tells of something said: the facts that two tellings are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from inquit.model import READ_BLOCKS, Reading, Ref, Report, Span, Spans, Statement
from inquit.resolve.copies.quoted import quotations
from inquit.resolve.entities.spelling import rough, words_of
from inquit.resolve.rarity import stem, weight
from inquit.resolve.words import words
from inquit.vocabulary import entries

__all__ = ["Telling", "Voice", "facts", "keys", "stems"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words they are said to be.

    `names` are the spellings of the speaker in the report, `candidates` those it may be where it is not resolved.
    `source` and `roles` are the stems of the source as it stands there, and of what the report calls the speaker.
    """

    status: str
    kind: str | None
    names: tuple[str, ...]
    candidates: tuple[str, ...]
    source: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement, or a sentence in the outlet's own voice, as comparing needs it; offsets count in its report's text.

    `forms` are the folded words of the content, `words` their stems and `places` where they stand; `quoted` says for
    each whether it stands in quotation marks. `names` (stems) and `numbers` are those told in the content. `negative`:
    what the words say is said not to be so, by them or by who tells them. `key` is what versions of the report share,
    `through` are the relays of the statement, and the agency or outlet that the report credits. `voice` is None for
    the outlet's own.
    """

    ref: Ref
    key: str
    outlet: str | None
    through: tuple[str, ...]
    forms: tuple[str, ...]
    words: tuple[str, ...]
    places: Spans
    quoted: tuple[bool, ...]
    names: tuple[str, ...]
    numbers: tuple[float, ...]
    negative: bool
    voice: Voice | None
    block: str
    genre: str
    kind: str
    published: str | None
    when: str | None


def facts(report: Report, reading: Reading) -> list[Telling]:
    """The statements of a report and the sentences in its outlet's own voice, in that order.

    What has no words is left out, and the shortest sentences, for they tell nothing by themselves.
    """
    told = _Told(report, reading)
    said = (told.telling(s.id, s.content, s) for s in reading.statements)
    own = (told.telling(s.id, (s.span,), None) for s in reading.voice if s.voice == "own")
    return [telling for telling in (*said, *own) if telling and (telling.voice or len(telling.words) >= _SHORTEST)]


_SHORTEST = 5
"""Words of the shortest sentence worth comparing."""


class _Told:
    """One report's places, looked up for each of its tellings."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self.report = report
        self.entities = {entity.id: entity for entity in reading.entities}
        self.names = [(m.span, stems(m.span.of(report.text))) for m in reading.mentions]
        self.numbers = [(f.span, n) for f in reading.figures for n in (f.low, f.high) if n is not None]
        self.quotes = quotations(report, reading, (b.span for b in report.blocks if b.kind in READ_BLOCKS))

    def telling(self, item: str, content: Spans, statement: Statement | None) -> Telling | None:
        found = [word for span in content for word in words(self.report.text, span.start, span.end)]
        if not found:
            return None
        report, s = self.report, statement
        return Telling(
            ref=Ref(report.id, item),
            key=report.key,
            outlet=report.outlet,
            through=self._through(s),
            forms=tuple(word.text for word in found),
            words=tuple(stem(word.text) for word in found),
            places=tuple(Span(word.start, word.end) for word in found),
            quoted=tuple(_is_in(Span(word.start, word.end), self.quotes) for word in found),
            names=tuple(sorted({name for span, names in self.names if _is_in(span, content) for name in names})),
            numbers=tuple(sorted({number for span, number in self.numbers if _is_in(span, content)})),
            negative=(s is not None and s.stance == "denies") != _turned(word.text for word in found),
            voice=self._voice(s) if s else None,
            block=next((b.kind for b in report.blocks if b.span.start <= found[0].start < b.span.end), "paragraph"),
            genre=report.genre,
            kind=s.kind if s else "own",
            published=report.published[:10] if report.published else None,
            when=s.when.value[:10] if s and s.when else None,
        )

    def _through(self, statement: Statement | None) -> tuple[str, ...]:
        report = self.report
        relays = [relay.name for relay in statement.relays] if statement else []
        credited = (report.dateline.agency if report.dateline else None, report.republished_from)
        return tuple(dict.fromkeys(name for name in (*relays, *credited) if name and name != report.outlet))

    def _voice(self, statement: Statement) -> Voice:
        speaker = statement.speaker
        entity = self.entities.get(speaker.entity or "")
        names = {speaker.name or "", *(entity.names if entity else ())} - {""}
        roles = [role.text for role in (speaker.role, *(entity.roles if entity else ())) if role]
        return Voice(
            status=speaker.status,
            kind=speaker.kind,
            names=tuple(sorted(names)),
            candidates=tuple(sorted(speaker.candidates)),
            source=stems(" ".join(span.of(self.report.text) for span in statement.source)),
            roles=stems(" ".join(roles)),
        )


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text, in order."""
    return tuple(stem(word.text) for word in words(text))


def _is_in(span: Span, spans: Sequence[Span]) -> bool:
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


@cache
def _negations() -> frozenset[str]:
    return frozenset(entries("across/negations.txt"))


def _turned(texts: Iterable[str]) -> bool:
    """Whether an odd number of words turn what is said into its opposite."""
    return sum(text in _negations() for text in texts) % 2 == 1


# Keys ---------------------------------------------------------------------------------------------------------------

_RARE = 1.5
"""Weight from which a word can lead to another telling: about one report in five holds it."""
_RAREST_WORDS = 12
_RAREST_OWN = 5
_UNLISTED = 6.4
"""Weight of a word so rare that it leads there by itself."""


def keys(telling: Telling) -> Iterator[str]:
    """What leads to tellings worth comparing: the same words, two rare ones or a very rare one, or anything that a
    speaker of that name said of it: a rare word, a number, or on that day whatever it was.

    A sentence in an outlet's own voice and a statement meet by two of their rarest words ("o").
    """
    rare = sorted({w for w in telling.words if weight(w) >= _RARE}, key=lambda w: (-weight(w), w))[:_RAREST_WORDS]
    for one, other in combinations(sorted(rare[:_RAREST_OWN]), 2):
        yield f"o {one} {other}"
    if telling.voice is None:
        return
    yield "c " + " ".join(telling.words)
    for one, other in combinations(sorted(rare), 2):
        yield f"w {one} {other}"
    for word in rare:
        if weight(word) >= _UNLISTED:
            yield f"w {word}"
    for last in _last_names(telling.voice):
        yield f"d {last} {telling.published or ''}"
        for told in (*rare, *(f"{number:g}" for number in telling.numbers)):
            yield f"s {last} {told}"


def _last_names(voice: Voice | None) -> set[str]:
    named = (*voice.names, *voice.candidates) if voice else ()
    return {rough(last[-1]) for name in named if (last := words_of(name))}
