"""The lines of a report to its blocks, by what each line says of itself and by where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from inquit.ingest import byline, captions, outlets
from inquit.ingest.dates import weekday_named
from inquit.ingest.lines import Line
from inquit.ingest.signs import FURNITURE, Sign, last_word, outlet_line, sign
from inquit.model import Block, Dateline, Span

_DECKS = 3
_DECK_LENGTH = 300
_HEADLINE_WORDS = 34
_SUBHEADING_WORDS = 18
_EARLY = 4
"""A place in capitals with a dash is taken as a dateline only in this many first paragraphs."""

_BULLET = re.compile(r"(?:[-–—•*·‣▪]|\(?\d{1,2}[.)])\s")
_SENTENCES = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z]")

Signs = list[Sign | None]
"""One for each line; None for a line that is open: nothing is known of it yet."""


@dataclass(frozen=True)
class Layout:
    """Blocks in the order of the text, the signs that hold metadata, the cleaned headline, and the first dateline.

    `weekday` (Monday is 0) is the one that the dateline or, without one there, the lead sentence names.
    """

    blocks: tuple[Block, ...]
    signs: tuple[Sign, ...]
    headline: str | None
    dateline: Dateline | None
    weekday: int | None


def arrange(text: str, lines: Sequence[Line], title: str | None = None) -> Layout:
    """Lay out the `lines` of the frozen `text`; `title` is the report's title where it is known from elsewhere."""
    signs = [_hinted(line) or sign(line) for line in lines]
    for step in (_mark_masthead, _mark_links, _mark_captions, _mark_lists, _mark_after_end, _mark_edges):
        step(lines, signs)
    _mark_head(lines, signs, title)
    _mark_subheadings(lines, signs)
    return _layout(text, lines, [mark or Sign("paragraph") for mark in signs])


def _hinted(line: Line) -> Sign | None:
    if line.hint == "furniture":
        # A footer may name the house or the source; dates and names in it belong to other reports.
        mark = sign(line)
        return mark if mark and ("republished_from" in mark.facts or mark.found == "copyright line") else FURNITURE
    if line.hint in ("caption", "deck"):
        return Sign(line.hint)
    if line.hint in ("byline", "credit"):
        return sign(line) or Sign(line.hint)
    return None


def _open(signs: Signs) -> list[int]:
    return [at for at, mark in enumerate(signs) if mark is None]


def _prose(lines: Sequence[Line], signs: Signs) -> list[int]:
    """Where the running text is: open lines that read as paragraphs or begin with a full dateline."""
    opened = _open(signs)
    if opened and lines[opened[0]].may_stop:
        opened = opened[1:]
    return [at for at in opened if lines[at].hint != "headline" and (lines[at].is_prose or _filed(lines[at]))]


def _filed(line: Line) -> bool:
    found = line.dateline
    return found is not None and bool(found.date or found.agency or found.end == len(line.text))


def _mark_links(lines: Sequence[Line], signs: Signs) -> None:
    """A line of nothing but links names the source or leads away, but it may be the headline of a saved page."""
    prose = _prose(lines, signs)
    for at in _open(signs):
        line = lines[at]
        if line.links and not line.stops and not line.heading:
            mark = outlet_line(line)
            if mark or line.words < 4 or (prose and at > prose[0]):
                signs[at] = mark or FURNITURE


def _mark_captions(lines: Sequence[Line], signs: Signs) -> None:
    first = next(iter(_open(signs)), None)
    for at in _open(signs):
        certain = captions.repeated(lines, at) or captions.credited(lines[at])
        if certain or (at != first and _captioned(lines, signs, at)):
            signs[at] = Sign("caption")


def _captioned(lines: Sequence[Line], signs: Signs, at: int) -> bool:
    """Whether a line tells of a picture, or may do so and stands above the credit of one."""
    line = lines[at]
    if line.heading:
        return False
    if captions.shown(line) and not line.is_prose:
        return True
    credited = [mark is not None and mark.is_photo_credit for mark in signs[at + 1 : at + 3]]
    if credited[:1] == [True]:
        return captions.shown(line) or not line.is_prose
    return any(credited) and captions.worded(line)


def _mark_lists(lines: Sequence[Line], signs: Signs) -> None:
    """Under "Related articles:" stand headlines, and a line of tags may run on: furniture like the line above."""
    start = next(iter(_prose(lines, signs)), len(lines))
    for at, line in enumerate(lines[1:], 1):
        above = signs[at - 1]
        if signs[at] is None and above is not None and above.kind == "furniture" and not line.is_prose:
            runs_on = not line.gap and line.text[:1].islower()
            if runs_on or (above.then == "list" and at > start):
                signs[at] = Sign("furniture", then=above.then)


def _mark_after_end(lines: Sequence[Line], signs: Signs) -> None:
    """After a copyright line or the like there is no more news, if most of the text stands before it."""
    after = sum(len(lines[at].text) for at in _open(signs))
    before = 0
    for end, mark in enumerate(signs):
        if mark is None:
            before, after = before + len(lines[end].text), after - len(lines[end].text)
        elif mark.then == "end" and before > after:
            for at in _open(signs):
                signs[at] = FURNITURE if at > end else None
            return


def _mark_masthead(lines: Sequence[Line], signs: Signs) -> None:
    """The first line of all is the name of the outlet when the date of the issue stands right under it."""
    if len(lines) < 3 or signs[0] is not None or signs[1] is None or signs[1].found != "publication line":
        return
    if (name := outlets.outlet(lines[0].text)) and "outlet" not in signs[1].facts:
        signs[0] = Sign("furniture", "masthead", {"outlet": name})


def _mark_edges(lines: Sequence[Line], signs: Signs) -> None:
    """Before the first paragraph and after the last, a line may be no more than an outlet's name or initials."""
    prose = _prose(lines, signs)
    if prose:
        for at in _open(signs):
            if at < prose[0]:
                signs[at] = outlet_line(lines[at])
            elif at > prose[-1]:
                signs[at] = last_word(lines[at])


def _mark_head(lines: Sequence[Line], signs: Signs, title: str | None) -> None:
    opened, prose = _open(signs), _prose(lines, signs)
    lead = prose[0] if prose else len(lines)
    told = [at for at in opened if lines[at].hint == "headline" or (title and _same(lines[at].text, title))]
    shaped = [
        at for at in opened if at < lead and lines[at].words <= _HEADLINE_WORDS and not _BULLET.match(lines[at].text)
    ]
    headline = next(iter(told or shaped), None)
    if headline is None or len(opened) < 2:
        return
    signs[headline] = Sign("headline")
    for at in opened:
        if at < headline and told and not lines[at].is_prose:
            signs[at] = FURNITURE
    _mark_decks(lines, signs, headline)


def _same(text: str, title: str) -> bool:
    return " ".join(text.split()).rstrip(" .").casefold() == " ".join(title.split()).rstrip(" .").casefold()


def _mark_decks(lines: Sequence[Line], signs: Signs, headline: int) -> None:
    below = [at for at in _open(signs) if at > headline]
    prose = [at for at in _prose(lines, signs) if at > headline]
    if not prose:
        return
    lead = prose[0]
    if len(prose) > 1 and _is_deck_sentence(lines, signs, lead):
        signs[lead] = Sign("deck")
    for at in [at for at in below if at < lead][:_DECKS]:
        if lines[at].is_turn and lines[at + 1].is_turn:
            return
        signs[at] = Sign("byline" if byline.is_name(lines[at].text) else "deck")


def _is_deck_sentence(lines: Sequence[Line], signs: Signs, lead: int) -> bool:
    """Whether the first sentence below the headline is set off from the text by a byline, credit or dateline."""
    line = lines[lead]
    if len(line.text) > _DECK_LENGTH or _SENTENCES.search(line.text) or line.dateline:
        return False
    for at in range(lead + 1, len(lines)):
        mark = signs[at]
        if mark is None:
            return _filed(lines[at])
        if mark.kind == "byline" or mark.facts:
            return True
    return False


def _mark_subheadings(lines: Sequence[Line], signs: Signs) -> None:
    opened, running = _open(signs), _prose(lines, signs)
    prose = set(running)
    for place, at in enumerate(opened):
        line = lines[at]
        if line.hint in ("subheading", "headline") or line.heading:
            signs[at] = Sign("subheading")
        elif at not in prose and running and running[0] < at < running[-1] and _is_subheading(line):
            alone = opened[place - 1] in prose and opened[place + 1] in prose
            signs[at] = Sign("subheading") if alone else None


def _is_subheading(line: Line) -> bool:
    spoken = line.is_turn and line.asks
    return line.words <= _SUBHEADING_WORDS and not _BULLET.match(line.text) and not line.dateline and not spoken


def _layout(text: str, lines: Sequence[Line], signs: Sequence[Sign]) -> Layout:
    blocks: list[Block] = []
    first: Dateline | None = None
    weekday: int | None = None
    paragraphs = 0
    for line, mark in zip(lines, signs, strict=True):
        found = line.dateline if mark.kind == "paragraph" and paragraphs < _EARLY else None
        paragraphs += mark.kind == "paragraph"
        if found is None or (first is not None and found.agency is None):
            blocks.append(Block(mark.kind, line.span))
            continue
        cut = line.view.span(0, found.end).end
        head, rest = _trimmed(text, line.span.start, cut), _trimmed(text, cut, line.span.end)
        blocks.append(Block("dateline", head))
        if rest.start < rest.end:
            blocks.append(Block("paragraph", rest))
        if first is None:
            first = Dateline(found.place, found.date, found.agency, head)
            weekday = found.weekday if found.weekday is not None else weekday_named(_lead(line.text[found.end :]))
    headline = next((line.text for line, mark in zip(lines, signs, strict=True) if mark.kind == "headline"), None)
    return Layout(tuple(blocks), tuple(mark for mark in signs if mark.facts), headline, first, weekday)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, max(start, end - len(piece) + len(piece.rstrip())))


def _lead(text: str) -> str:
    parted = _SENTENCES.search(text)
    return text[: parted.start() + 1] if parted else text
