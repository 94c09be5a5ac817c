"""A first step from source words to speakers: names as given, short names to full ones, everything else unresolved.

A pronoun is never a name. A short name becomes the full one only when the report holds exactly one that fits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache

from inquit.extract.attribution import Attribution
from inquit.extract.names import (
    Cast,
    Name,
    is_organisation,
    is_title,
    names_in,
    organisations,
    place_words,
    source_nouns,
)
from inquit.extract.passage import Token, word_class
from inquit.model import PartyKind, Phrase, Span, Speaker
from inquit.vocabulary import table

__all__ = ["speaker_of"]

Tokens = tuple[Token, ...]


def speaker_of(attribution: Attribution, cast: Cast) -> Speaker:
    """Who is said to have said it, as far as the words of the source and full names in the report tell."""
    if attribution.source is None:
        return _unresolved("no source is told")
    tokens = attribution.passage.tokens
    first, last = attribution.source
    words = [token for token in tokens[first:last] if token.is_word]
    if not words:
        return _unresolved("the source holds no words")
    if len(words) == 1 and words[0].low in word_class("relative"):
        return _antecedent(attribution, cast)
    if len(words) == 1 and words[0].low in word_class("pronoun", "object_pronoun", "subject_determiner", "relative"):
        return _pronoun(words[0], cast)
    if _may_pass_on(attribution, cast):
        whole = _whole(cast.text, tokens, first, last)
        candidates = (whole.text, *cast.people_before(tokens[first].start))
        return _unresolved(f"“{whole.text}” may have said it or passed it on", candidates=candidates)
    return _named_person(cast, tokens, first, last) or _party(cast, tokens, first, last)


def _unresolved(why: str, kind: PartyKind | None = None, candidates: tuple[str, ...] = ()) -> Speaker:
    return Speaker("unresolved", kind, because=(why,), candidates=candidates)


def _unnamed(whole: Phrase, kind: PartyKind | None, confidence: float) -> Speaker:
    return Speaker("unnamed", kind, mention=whole.span, confidence=confidence, because=(f"“{whole.text}” is no name",))


def _named(kind: PartyKind | None, name: Phrase, confidence: float, why: str) -> Speaker:
    return Speaker("named", kind, name.text, name.span, confidence=confidence, because=(why,))


def _pronoun(token: Token, cast: Cast) -> Speaker:
    one_person = token.low in ("he", "she", "him", "her")
    candidates = cast.people_before(token.start) if one_person else ()
    return _unresolved(f"“{token.text}” is a pronoun", candidates=candidates)


def _antecedent(attribution: Attribution, cast: Cast) -> Speaker:
    """ "X, who said": the name that stands right before the relative pronoun."""
    tokens = attribution.passage.tokens
    start = attribution.source[0] if attribution.source else 0
    end = start - 1 if start and tokens[start - 1].text == "," else start
    names = names_in(cast.text, tokens, max(0, end - 6), end)
    if not names or names[-1].span.end != tokens[end - 1].end or tokens[start].low != "who":
        return _unresolved(f"“{tokens[start].text}” stands for words before it")
    known = _person(names[-1], cast)
    because = (*known.because, f"stands right before “{tokens[start].text}”")
    return replace(known, confidence=round(known.confidence * 0.9, 2), because=because)


def _may_pass_on(attribution: Attribution, cast: Cast) -> bool:
    """ "..., reported the agency": after another's words a news agency or outlet may only pass them on."""
    first, last = attribution.source or (0, 0)
    behind = bool(attribution.content) and attribution.content[0][0] < attribution.cue[0]
    if attribution.verb.lemma != "report" or not behind:
        return False
    tokens = attribution.passage.tokens[first:last]
    name = Span(tokens[0].start, tokens[-1].end).of(cast.text)
    return bool(word_class("passes_on").intersection(t.low for t in tokens)) or name.lower() in organisations()


# People -----------------------------------------------------------------------------------------------------------


def _named_person(cast: Cast, tokens: Tokens, first: int, last: int) -> Speaker | None:
    """The person whom the source names: by a full name, a title and a last name, or a last name known in the report."""
    names = [name for name in _own_names(cast, tokens, first, last) if not _modifies(tokens, name, last)]
    full = [name for name in names if len(name.words) > 1 and not is_organisation(name)]
    if len({name.text for name in full}) > 1 and any(token.low == "and" for token in tokens[first:last]):
        return _unresolved("several names stand together", candidates=tuple(name.text for name in full))
    short = [n for n in names if not is_organisation(n) and (n.titled or n.words[-1].lower() in cast.full)]
    if not full and not short:
        return None
    name = _before_comma(full, tokens, first, last) if full else short[0]
    return replace(_person(name, cast), role=_role(cast.text, tokens, first, last, name))


def _own_names(cast: Cast, tokens: Tokens, first: int, last: int) -> list[Name]:
    """The names of a source, without those that only say whose or of what it is, or stand in a relative clause."""
    last = next((k for k in range(first + 1, last) if tokens[k].low in word_class("relative", "wh")), last)
    return [
        name
        for name in names_in(cast.text, tokens, first, last)
        if not _possessor(tokens, name, first, last) and (len(name.words) > 1 or cast.is_name(name, tokens, first))
    ]


def _before_comma(names: list[Name], tokens: Tokens, first: int, last: int) -> Name:
    """The last name before the first comma ("“Dawn” presenter X, of Y"), else the first name of all."""
    comma = next((tokens[k].start for k in range(first, last) if tokens[k].text == ","), tokens[last - 1].end)
    before = [name for name in names if name.span.start < comma]
    return before[-1] if before else names[0]


def _possessor(tokens: Tokens, name: Name, first: int, last: int) -> bool:
    """Whether the name only says whose ("Shoigu's aide", "an aide to Shoigu")."""
    at = next(k for k in range(first, last) if tokens[k].start <= name.span.start < tokens[k].end)
    end = next(k for k in range(at, last) if tokens[k].end >= name.span.end)
    if tokens[end].low.endswith("'s"):
        return True
    return at > first and tokens[at - 1].low in word_class("preposition")


def _modifies(tokens: Tokens, name: Name, last: int) -> bool:
    """Whether the name stands before the noun that it describes: "a Shoigu aide", "the Shoigu campaign"."""
    behind = next((token for token in tokens[:last] if token.start >= name.span.end), None)
    return behind is not None and behind.low in source_nouns()


def _person(name: Name, cast: Cast) -> Speaker:
    """A name as given, or the one full name in the report that ends with it."""
    given = Phrase(name.text, name.span)
    if len(name.words) > 1:
        return _named("person", given, 0.95, "full name in the source")
    full = cast.full.get(name.words[-1].lower(), {})
    if not full:
        return _named("person", given, 0.75, "named with a title; no fuller form in the report")
    text, span = min(full.items(), key=lambda item: item[1])
    if len(full) == 1:
        return _named("person", Phrase(text, span), 0.95, f"“{text}” is the only full name with “{name.text}”")
    if len({_spelling(other) for other in full}) == 1:
        return _named("person", Phrase(text, span), 0.85, f"spellings of one name end with “{name.text}”")
    return _unresolved(f"several people are called “{name.text}”", "person", tuple(full))


def _spelling(name: str) -> str:
    """A name without accents, doubled letters and the choice between i, y and j: "Sergey" and "Sergei" are one."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"(.)\1+", r"\1", re.sub("[yj]", "i", plain))


@cache
def _courtesy() -> frozenset[str]:
    return frozenset(word for word, kind in table("titles.tsv") if kind == "courtesy")


def _role(text: str, tokens: Tokens, first: int, last: int, name: Name) -> Phrase | None:
    """The words of the source before the name, else the apposition behind it."""
    before = [k for k in range(first, last) if tokens[k].end <= name.span.start and tokens[k].is_word]
    if any(tokens[k].low.rstrip(".") not in _courtesy() | word_class("article") for k in before):
        start = before[0] + (tokens[before[0]].low in word_class("article"))
        start -= start > first and tokens[start - 1].quote >= 0 and not tokens[start - 1].is_word
        span = Span(tokens[start].start, tokens[before[-1]].end)
        return Phrase(span.of(text), span)
    after = [k for k in range(first, last) if tokens[k].start >= name.span.end]
    if len(after) < 2 or tokens[after[0]].text != "," or tokens[after[1]].low in ("who", "whose", "which"):
        return None
    stop = after[-1] if tokens[after[-1]].text == "," else after[-1] + 1
    span = Span(tokens[after[1]].start, tokens[stop - 1].end)
    return Phrase(span.of(text), span) if stop > after[1] else None


# Other parties ------------------------------------------------------------------------------------------------------


def _party(cast: Cast, tokens: Tokens, first: int, last: int) -> Speaker:
    """An organisation, place, document or group, named or not; what only stands for one is unresolved."""
    names = _own_names(cast, tokens, first, last)
    whole = _whole(cast.text, tokens, first, last)
    head = _head(tokens, first, last)
    noun, plural = source_nouns().get(head.low, (None, head.low.endswith("s") and not head.low.endswith(("ss", "'s"))))
    indefinite = tokens[first].low in word_class("indefinite")
    candidates = cast.people_before(tokens[first].start)
    houses = [name for name in names if is_organisation(name)]
    if any(name.span.start <= head.start < name.span.end for name in houses):
        noun = None
    if houses and noun in (None, "organisation"):
        place = houses[0].text.lower() in place_words()
        name = Phrase(houses[0].text, houses[0].span) if place else whole
        return _named("place" if place else "organisation", name, 0.85, "named in the source")
    if noun in ("organisation", "document"):
        if names and tokens[first].low not in ("a", "an"):
            return _named(noun, whole, 0.7, "its name or issuer is told")
        if indefinite or plural:
            return _unnamed(whole, noun, 0.8)
        return _unresolved(f"“{whole.text}” stands for a name told elsewhere", noun)
    if noun is not None and not (indefinite or plural) and tokens[first].low in word_class("determiner"):
        return _unresolved(f"“{whole.text}” stands for a name told elsewhere", "person", candidates)
    if noun is not None:
        return _unnamed(whole, noun if plural else "person", 0.8)
    if names and names[0].span.start <= tokens[first].start + 4:
        return _lone_name(names[0])
    if indefinite or plural:
        return _unnamed(whole, None, 0.6)
    return _unresolved(f"“{whole.text}” is no name", candidates=candidates if is_title(head) else ())


def _lone_name(name: Name) -> Speaker:
    """A single capitalised name that no title, role or fuller form explains."""
    given = Phrase(name.text, name.span)
    known = place_words().get(name.text.lower())
    if known == "place":
        return _named("place", given, 0.85, "named in the source")
    if known is not None:
        return _unnamed(given, "group", 0.8)
    return _named(None, given, 0.6, "a name in the source; no fuller form in the report")


def _head(tokens: Tokens, first: int, last: int) -> Token:
    """The head noun of a source: its last word before "of", a comma or another post-modifier."""
    head = tokens[first]
    for k in range(first, last):
        token = tokens[k]
        if k > first and (token.low in word_class("preposition", "relative") or token.text == ","):
            break
        if token.is_word:
            head = token
    return head


def _whole(text: str, tokens: Tokens, first: int, last: int) -> Phrase:
    """The source as words, without a leading article, up to its first comma."""
    start = first + (tokens[first].low == "the" and last - first > 1)
    span = Span(tokens[start].start, tokens[last - 1].end)
    kept = span.of(text).split(",")[0].rstrip()
    return Phrase(kept, Span(span.start, span.start + len(kept)))
