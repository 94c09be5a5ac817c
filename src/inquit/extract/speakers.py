"""A first step from source words to speakers: names as given, short names to full ones, everything else unresolved.

A pronoun is never a name. A short name becomes the full one only when the report holds exactly one that fits.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.rules import Attribution
from inquit.model import PartyKind, Phrase, Span, Speaker
from inquit.vocabulary import entries, table

__all__ = ["Cast", "speaker_of"]


@cache
def _titles() -> frozenset[str]:
    return frozenset(entries("titles.tsv"))


@cache
def _place_words() -> dict[str, str]:
    """Names of countries and capitals, and words for what comes from them, each to "place" or "adjective"."""
    words: dict[str, str] = {}
    for names, adjectives, capitals in table("places.tsv"):
        for name in (*names.split("|"), *capitals.split("|")):
            words[name.lower()] = "place"
        for adjective in adjectives.split("|"):
            words.setdefault(adjective.lower(), "adjective")
            words.setdefault(adjective.lower() + "s", "people")
    return words


@cache
def _nouns() -> dict[str, tuple[PartyKind, bool]]:
    """Head nouns of sources to their kind and whether they are plural."""
    nouns: dict[str, tuple[PartyKind, bool]] = {}
    for kind, words in table("source_nouns.tsv"):
        for word in words.split():
            nouns[word] = (kind, word in ("people", "police", "authorities", "data", "figures", "statistics"))  # type: ignore[assignment]
            nouns.setdefault(_plural(word), (kind, True))  # type: ignore[arg-type]
    return nouns


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def _organisations() -> dict[str, str]:
    """Agencies and outlets by every spelling, in lower case."""
    known = {}
    for row in table("agencies.tsv"):
        for name in (row[0], *row[1].split("|")):
            if len(name) > 2:
                known[name.lower()] = row[0]
    return known


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of capitalised words that may name somebody: title words and places before it are split off."""

    text: str
    span: Span
    words: tuple[str, ...]
    titled: bool


@dataclass(slots=True)
class Cast:
    """The people of one report: for each last name, the full names that carry it, with where each stands first."""

    text: str
    passages: list[Passage]
    full: dict[str, dict[str, Span]] = field(default_factory=dict)
    named: list[tuple[int, str]] = field(default_factory=list)
    proper: set[str] = field(default_factory=set)
    """Words with a capital inside a sentence: only they are names at its start, where every word has one."""

    def __post_init__(self) -> None:
        for passage in self.passages:
            if passage.kind == "paragraph":
                starts = {start for start, _ in passage.sentences}
                self.proper.update(
                    t.low.removesuffix("'s")
                    for k, t in enumerate(passage.tokens)
                    if t.is_capital and k not in starts and not (k and passage.tokens[k - 1].text in "“\"‘'«:")
                )
        for passage in self.passages:
            for name in names_in(self.text, passage.tokens, 0, len(passage.tokens)):
                if len(name.words) > 1 and not _is_organisation(name):
                    self.full.setdefault(name.words[-1].lower(), {}).setdefault(name.text, name.span)
                    self.named.append((name.span.start, name.text))

    def is_name(self, name: _Name, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether a single word is a name: capitals open every sentence and headline, so there it needs more."""
        low = name.text.lower()
        opens = first == 0 or tokens[first - 1].text in '.?!:—–"“'
        known = low in self.proper or low in self.full or low in _place_words() or low in _organisations()
        return known or not opens or name.text.isupper() or name.titled or name.span.start > tokens[first].start

    def people_before(self, position: int) -> tuple[str, ...]:
        """The last three people named before a place in the text, latest first."""
        seen: dict[str, None] = {}
        for k in range(bisect_left(self.named, (position, "")) - 1, -1, -1):
            seen.setdefault(self.named[k][1])
            if len(seen) == 3:
                break
        return tuple(seen)


def names_in(text: str, tokens: tuple[Token, ...], first: int, last: int) -> list[_Name]:
    """Runs of capitalised words in `[first, last)`, without leading titles, places and closed-class words."""
    found = []
    k = first
    while k < last:
        if not _starts_name(tokens[k]):
            k += 1
            continue
        start = k
        while k < last and _in_name(tokens, k, last):
            k += 1
            if tokens[k - 1].low.endswith("'s"):
                break
        k = max(k, start + 1)
        name = _name(text, tokens, start, k)
        if name is not None:
            found.append(name)
    return found


def _starts_name(token: Token) -> bool:
    return token.is_word and token.is_capital and not _common(token.low)


def _common(low: str) -> bool:
    return any(
        low in word_class(kind)
        for kind in (
            "determiner",
            "preposition",
            "subordinator",
            "conjunction",
            "pronoun",
            "adverb",
            "weekday",
            "month",
            "finite",
        )
    )


def _in_name(tokens: tuple[Token, ...], k: int, last: int) -> bool:
    token = tokens[k]
    if token.is_word and token.is_capital and token.low not in word_class("weekday") | word_class("month"):
        return True
    following = k + 1 < last and tokens[k + 1].is_word and tokens[k + 1].is_capital
    return token.low in entries("name_particles.txt") and following


def _name(text: str, tokens: tuple[Token, ...], start: int, end: int) -> _Name | None:
    titled = False
    while start < end - 1 and _leads(tokens, start, end):
        titled = titled or _is_title(tokens[start])
        start += 1
    only = tokens[start].low.removesuffix("'s")
    if end - start == 1 and (_is_title(tokens[start]) or _place_words().get(only) in ("adjective", "people")):
        return None
    stop = tokens[end - 1].end
    if tokens[end - 1].low.endswith("'s"):
        stop -= 2
    span = Span(tokens[start].start, stop)
    return _Name(" ".join(span.of(text).split()), span, tuple(" ".join(span.of(text).split()).split(" ")), titled)


def _leads(tokens: tuple[Token, ...], k: int, end: int) -> bool:
    """Whether a capitalised word only leads up to a name: a title, a place before one, a word of grammar."""
    low = tokens[k].low.removesuffix("'s")
    if _common(low) or _is_title(tokens[k]) or (end - k > 2 and _is_title(tokens[k + 1])):
        return True
    if low in word_class("role_modifier"):
        return _is_title(tokens[k + 1]) or tokens[k + 1].low in word_class("role_modifier")
    return low in _place_words() and (tokens[k].low.endswith("'s") or end - k > 2 or _is_title(tokens[k + 1]))


def _is_title(token: Token) -> bool:
    return token.low.rstrip(".") in _titles()


def _is_organisation(name: _Name) -> bool:
    low = name.text.lower()
    return (
        low in _organisations()
        or low in _place_words()
        or any(word.lower() in _nouns() for word in name.words)
        or any(word.isupper() and len(word) > 2 and "." not in word for word in name.words)
    )


# The speaker of a statement -----------------------------------------------------------------------------------------


def speaker_of(attribution: Attribution, cast: Cast) -> Speaker:
    """Who is said to have said it, as far as the words of the source and full names in the report tell."""
    if attribution.source is None:
        return Speaker("unresolved", because=("no source is told",))
    tokens = attribution.passage.tokens
    first, last = attribution.source
    words = [token for token in tokens[first:last] if token.is_word]
    if not words:
        return Speaker("unresolved", because=("the source holds no words",))
    if words[0].low in ("who", "which", "that") and len(words) == 1:
        return _antecedent(attribution, cast)
    if len(words) == 1 and _is_pronoun(words[0]):
        return _pronoun(words[0], cast)
    quoted = tokens[first].quote >= 0
    if quoted and words[0].low in ("i", "we"):
        return _pronoun(words[0], cast)
    speaker = _from_words(cast, tokens, first, last)
    return _may_pass_on(speaker, attribution, cast) or speaker


def _may_pass_on(speaker: Speaker, attribution: Attribution, cast: Cast) -> Speaker | None:
    """ "..., reported the agency": after another's words a news agency or outlet may only pass them on."""
    tokens = attribution.passage.tokens
    first, last = attribution.source or (0, 0)
    behind = bool(attribution.content) and attribution.content[0][0] < attribution.cue[0]
    if attribution.verb.lemma != "report" or not behind:
        return None
    words = [token.low for token in tokens[first:last] if token.is_word]
    name = Span(tokens[first].start, tokens[last - 1].end).of(cast.text)
    if not word_class("passes_on").intersection(words) and name.lower() not in _organisations():
        return None
    candidates = (speaker.name or name, *cast.people_before(tokens[first].start))
    return Speaker("unresolved", because=(f"“{name}” may have said it or passed it on",), candidates=candidates)


def _is_pronoun(token: Token) -> bool:
    return token.low in word_class("pronoun", "object_pronoun", "subject_determiner") | {"others"}


def _pronoun(token: Token, cast: Cast) -> Speaker:
    candidates = cast.people_before(token.start) if token.low in ("he", "she", "him", "her") else ()
    return Speaker("unresolved", because=(f"“{token.text}” is a pronoun",), candidates=candidates)


def _antecedent(attribution: Attribution, cast: Cast) -> Speaker:
    """ "X, who said": the name that stands right before the relative pronoun."""
    tokens = attribution.passage.tokens
    start = attribution.source[0] if attribution.source else 0
    end = start - 1 if start and tokens[start - 1].text == "," else start
    names = names_in(cast.text, tokens, max(0, end - 6), end)
    if names and names[-1].span.end == tokens[end - 1].end and tokens[start].low == "who":
        known = _named(names[-1], cast, None)
        because = (*known.because, f"stands right before “{tokens[start].text}”")
        return Speaker(
            known.status,
            known.kind,
            known.name,
            known.mention,
            None,
            None,
            round(known.confidence * 0.9, 2),
            because,
            known.candidates,
        )
    return Speaker("unresolved", because=(f"“{tokens[start].text}” stands for words before it",))


def _from_words(cast: Cast, tokens: tuple[Token, ...], first: int, last: int) -> Speaker:
    names = [
        name
        for name in names_in(cast.text, tokens, first, last)
        if not _possessor(tokens, name, first, last) and (len(name.words) > 1 or cast.is_name(name, tokens, first))
    ]
    people = [name for name in names if len(name.words) > 1 and not _is_organisation(name)]
    if len({name.text for name in people}) > 1 and any(token.low == "and" for token in tokens[first:last]):
        return Speaker(
            "unresolved", because=("several names stand together",), candidates=tuple(n.text for n in people)
        )
    if people:
        person = _before_comma(people, tokens, first, last)
        return _named(person, cast, _role(cast.text, tokens, first, last, person))
    head = _head(tokens, first, last)
    noun = _nouns().get(head.low)
    organisations = [name for name in names if _is_organisation(name)]
    surnames = [
        name for name in names if name not in organisations and (name.titled or name.words[-1].lower() in cast.full)
    ]
    if surnames:
        return _named(surnames[0], cast, _role(cast.text, tokens, first, last, surnames[0]))
    whole = _whole(cast.text, tokens, first, last)
    candidates = cast.people_before(tokens[first].start)
    if organisations and (noun is None or noun[0] == "organisation"):
        kind: PartyKind = "place" if organisations[0].text.lower() in _place_words() else "organisation"
        name = organisations[0] if kind == "place" else whole
        return Speaker("named", kind, name.text, name.span, confidence=0.85, because=("named in the source",))
    indefinite = tokens[first].low in word_class("indefinite") or (noun is not None and noun[1])
    if noun is not None:
        kind = "person" if noun[0] in ("group", "crowd") and not noun[1] else noun[0]
        if noun[0] in ("organisation", "document") and names and tokens[first].low not in ("a", "an"):
            return Speaker(
                "named", noun[0], whole.text, whole.span, confidence=0.7, because=("its name or issuer is told",)
            )
        if indefinite or (noun[0] in ("group", "crowd") and tokens[first].low not in ("the", "this", "that")):
            return Speaker(
                "unnamed",
                "group" if noun[1] and noun[0] == "group" else kind,
                mention=whole.span,
                confidence=0.8,
                because=(f"“{whole.text}” gives no name",),
            )
        return Speaker(
            "unresolved",
            kind,
            because=(f"“{whole.text}” stands for a name told elsewhere",),
            candidates=candidates if kind == "person" else (),
        )
    if names and names[0].span.start <= tokens[first].start + 4:
        guess = names[0]
        low = guess.text.lower()
        if low in _place_words():
            status_kind: PartyKind | None = "place" if _place_words()[low] == "place" else "group"
            return Speaker(
                "named" if status_kind == "place" else "unnamed",
                status_kind,
                guess.text if status_kind == "place" else None,
                guess.span,
                confidence=0.85,
                because=("named in the source",),
            )
        return Speaker(
            "named",
            None,
            guess.text,
            guess.span,
            confidence=0.6,
            because=("a name in the source; no fuller form in the report",),
        )
    if indefinite or _is_plural(head):
        return Speaker("unnamed", None, mention=whole.span, confidence=0.6, because=(f"“{whole.text}” gives no name",))
    return Speaker(
        "unresolved", because=(f"“{whole.text}” gives no name",), candidates=candidates if _is_title(head) else ()
    )


def _before_comma(names: list[_Name], tokens: tuple[Token, ...], first: int, last: int) -> _Name:
    """The last name before the first comma ("“Dawn” presenter X, of Y"), else the first name of all."""
    comma = next((tokens[k].start for k in range(first, last) if tokens[k].text == ","), tokens[last - 1].end)
    before = [name for name in names if name.span.start < comma]
    return before[-1] if before else names[0]


def _possessor(tokens: tuple[Token, ...], name: _Name, first: int, last: int) -> bool:
    """Whether the name only says whose ("Shoigu's aide"), or stands behind "of", "for" or "from" within the source."""
    at = next(k for k in range(first, last) if tokens[k].start <= name.span.start < tokens[k].end)
    end = next(k for k in range(at, last) if tokens[k].end >= name.span.end)
    if tokens[end].low.endswith("'s"):
        return True
    return at > first and tokens[at - 1].low in word_class("preposition") and (len(name.words) < 2 or end + 1 < last)


def _named(name: _Name, cast: Cast, role: Phrase | None) -> Speaker:
    """A name as given, or the one full name in the report that ends with it."""
    if len(name.words) > 1:
        return Speaker(
            "named", "person", name.text, name.span, role=role, confidence=0.95, because=("full name in the source",)
        )
    full = cast.full.get(name.words[-1].lower(), {})
    if len(full) == 1:
        ((text, span),) = full.items()
        return Speaker(
            "named",
            "person",
            text,
            span,
            role=role,
            confidence=0.95,
            because=(f"“{text}” is the only full name with “{name.text}”",),
        )
    if len(full) > 1:
        first_names = {text.split(" ")[0].lower()[:3] for text in full}
        if len(first_names) == 1:
            text, span = min(full.items(), key=lambda item: item[1])
            return Speaker(
                "named",
                "person",
                text,
                span,
                role=role,
                confidence=0.8,
                because=(f"spellings of one name end with “{name.text}”",),
            )
        return Speaker(
            "unresolved",
            "person",
            role=role,
            because=(f"several people are called “{name.text}”",),
            candidates=tuple(full),
        )
    return Speaker(
        "named",
        "person",
        name.text,
        name.span,
        role=role,
        confidence=0.75,
        because=("named with a title; no fuller form in the report",),
    )


def _role(text: str, tokens: tuple[Token, ...], first: int, last: int, name: _Name) -> Phrase | None:
    """The words of the source before the name, else the apposition behind it."""
    before = [k for k in range(first, last) if tokens[k].end <= name.span.start and tokens[k].is_word]
    courtesy = {row[0] for row in table("titles.tsv") if row[1] == "courtesy"}
    if before and not all(tokens[k].low.rstrip(".") in courtesy or tokens[k].low in ("the", "a", "an") for k in before):
        start = before[0] + (tokens[before[0]].low in ("the", "a", "an") and len(before) > 1)
        start -= start > first and tokens[start - 1].quote >= 0 and not tokens[start - 1].is_word
        span = Span(tokens[start].start, tokens[before[-1]].end)
        return Phrase(span.of(text), span)
    after = [k for k in range(first, last) if tokens[k].start >= name.span.end]
    if len(after) > 1 and tokens[after[0]].text == "," and tokens[after[1]].low not in ("who", "whose", "which"):
        stop = after[-1] if tokens[after[-1]].text == "," else after[-1] + 1
        span = Span(tokens[after[1]].start, tokens[stop - 1].end)
        return Phrase(span.of(text), span) if stop > after[1] else None
    return None


def _head(tokens: tuple[Token, ...], first: int, last: int) -> Token:
    """The head noun of a source: its last word before "of", a comma or another post-modifier."""
    head = tokens[first]
    for k in range(first, last):
        token = tokens[k]
        if k > first and (
            token.low in word_class("preposition") or token.text == "," or token.low in ("who", "which", "that")
        ):
            break
        if token.is_word:
            head = token
    return head


def _is_plural(token: Token) -> bool:
    return token.low.endswith("s") and not token.low.endswith(("ss", "us", "'s"))


def _whole(text: str, tokens: tuple[Token, ...], first: int, last: int) -> Phrase:
    """The source as words, without a leading article, up to its first comma."""
    start = first + (tokens[first].low == "the" and last - first > 1)
    span = Span(tokens[start].start, tokens[last - 1].end)
    kept = span.of(text).split(",")[0].rstrip()
    return Phrase(kept, Span(span.start, span.start + len(kept)))
