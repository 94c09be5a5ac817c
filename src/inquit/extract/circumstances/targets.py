"""Whom an attribution accuses, blames, thanks, urges, asks, orders or warns, by the grammar of its cue.

Which verbs take which pattern stands in `vocabulary/target_verbs.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from inquit.extract.attribution import Attribution, Range
from inquit.extract.parties import is_party, noun_phrase, with_name
from inquit.extract.passage import Passage, Token, word_class
from inquit.extract.rules.cues import verb_forms
from inquit.extract.rules.sources import left_source
from inquit.vocabulary import entries, table

__all__ = ["target_of"]

_LONGEST = 20
"""Tokens of the longest noun phrase that is walked through."""
_FAR = 8
"""Tokens that may stand between a verb and what belongs to it: an apposition, an object, words of time."""
_MARKS = frozenset("“”\"„«»‘’'")
_CLAUSE_MARKS = frozenset(";:—–")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One row of `target_verbs.tsv`."""

    kind: str
    prepositions: frozenset[str]
    closers: frozenset[str]


def target_of(attribution: Attribution) -> Range | None:
    """The party that the cue is aimed at, as a token range of the passage without article; None where there is none.

    Where no pattern tells it, what the model tagged counts if it is a party and the cue tells no thought or promise.
    """
    tokens = attribution.passage.tokens
    first, last = attribution.cue_parts[-1]
    for verb in range(last - 1, first - 1, -1):
        for pattern in _patterns().get(tokens[verb].low, ()):
            found = _by_pattern(attribution, verb, pattern)
            if found is not None and not _same(found, attribution.source):
                return found
    tagged = attribution.target
    is_aimed = attribution.verb.act not in ("belief", "perception", "evidence", "intention")
    return tagged if tagged is not None and is_aimed and is_party(tokens, tagged) else None


@cache
def _patterns() -> dict[str, tuple[_Pattern, ...]]:
    known: dict[str, tuple[_Pattern, ...]] = {}
    for forms, kind, prepositions, closers in table("target_verbs.tsv"):
        pattern = _Pattern(kind, _words(prepositions), _words(closers))
        for form in forms.split():
            known[form] = (*known.get(form, ()), pattern)
    return known


@cache
def _participles() -> frozenset[str]:
    return frozenset(row[0].split()[-1] for row in table("target_verbs.tsv") if row[1] != "noun")


def _words(column: str) -> frozenset[str]:
    return frozenset() if column == "-" else frozenset(column.split())


def _same(found: Range, source: Range | None) -> bool:
    return source is not None and found[0] < source[1] and source[0] < found[1]


def _by_pattern(attribution: Attribution, verb: int, pattern: _Pattern) -> Range | None:
    tokens = attribution.passage.tokens
    if pattern.prepositions:
        return _behind_preposition(attribution, verb, pattern)
    if tokens[verb].low in _participles() and _is_passive(attribution, verb):
        return _passive_subject(attribution, pattern)
    if attribution.source is not None and verb < attribution.source[0]:
        return None
    return _object(attribution, _skip_adverbs(tokens, verb + 1, _sentence(attribution)[1]), pattern)


def _sentence(attribution: Attribution) -> Range:
    head = attribution.cue_parts[-1][0]
    return attribution.passage.sentences[attribution.passage.sentence_at(head)]


def _behind_preposition(attribution: Attribution, verb: int, pattern: _Pattern) -> Range | None:
    """ "called on X", "demanded of X", "demanded a million from X", "criticism of X by"."""
    tokens = attribution.passage.tokens
    end = _sentence(attribution)[1]
    first = _skip_adverbs(tokens, verb + 1, end)
    for k in range(first, min(end, first + (_FAR if pattern.kind == "far" else 1))):
        if tokens[k].low in pattern.prepositions:
            return _object(attribution, k + 1, pattern)
        if not tokens[k].is_word or tokens[k].low in word_class("subordinator"):
            return None
    return None


def _object(attribution: Attribution, start: int, pattern: _Pattern) -> Range | None:
    """The noun phrase at `start`, where the pattern takes it for a target."""
    tokens = attribution.passage.tokens
    end = _sentence(attribution)[1]
    phrase = noun_phrase(tokens, start, end, pattern.closers)
    if phrase is None:
        return None
    told_to = _to_follows(attribution, phrase[1], end)
    if pattern.kind in ("to", "wish"):
        return phrase if told_to and (pattern.kind == "to" or is_party(tokens, phrase)) else None
    charged = pattern.kind == "charged" and phrase[1] < end and tokens[phrase[1]].low in pattern.closers
    if pattern.kind == "object" or told_to or charged or is_party(tokens, phrase):
        return phrase
    return None


def _to_follows(attribution: Attribution, k: int, end: int) -> bool:
    """Whether an infinitive follows: at `k`, behind an apposition, or where the content starts."""
    tokens = attribution.passage.tokens
    at = [k] + [first for first, _ in attribution.content if k < first <= k + _FAR]
    if k < end and tokens[k].text == ",":
        at += [j + 1 for j in range(k + 1, min(end, k + _FAR)) if tokens[j].text == ","][:1]
    return any(_is_infinitive(tokens, j) for j in at)


def _is_infinitive(tokens: tuple[Token, ...], j: int) -> bool:
    """Whether "to" with an act of the party stands at `j`: "to be paid" tells of another's act."""
    while j < len(tokens) and (tokens[j].text in _MARKS or tokens[j].low == "not"):
        j += 1
    if j + 2 >= len(tokens) or tokens[j].low != "to":
        return j + 1 < len(tokens) and tokens[j].low == "to"
    return not (tokens[j + 1].low == "be" and tokens[j + 2].low.endswith(("ed", "en", "ut", "ft", "lt", "de", "id")))


def _skip_adverbs(tokens: tuple[Token, ...], k: int, last: int) -> int:
    while k < last and (
        tokens[k].low in word_class("adverb") - {"all", "both"}
        or (tokens[k].low.endswith("ly") and not tokens[k].is_capital)
    ):
        k += 1
    return k


def _is_passive(attribution: Attribution, verb: int) -> bool:
    """ "X was urged", "X, asked whether", "Asked by X": the verb's object is not behind it."""
    tokens = attribution.passage.tokens
    group = [token.low for token in tokens[attribution.cue[0] : verb] if token.low in word_class("auxiliary")]
    group = [word for word in group if word not in ("not", "never", "to")]
    if group:
        return group[-1] in word_class("be")
    source = attribution.source
    return source is None or any(token.low == "by" for token in tokens[verb + 1 : source[0]])


def _passive_subject(attribution: Attribution, pattern: _Pattern) -> Range | None:
    passage = attribution.passage
    told_to = any(_is_infinitive(passage.tokens, first) for first, _ in attribution.content[:1])
    if pattern.kind in ("to", "wish") and not told_to:
        return None
    subject = _subject_inside(attribution) or _subject_before(attribution)
    if subject is None:
        return _subject_behind(attribution)
    sure = told_to or pattern.kind in ("object", "charged")
    return subject if sure or is_party(passage.tokens, subject) else None


def _subject_inside(attribution: Attribution) -> Range | None:
    """ "Was he warned": the subject parts the verb group."""
    if attribution.cue_rest is None:
        return None
    tokens = attribution.passage.tokens
    first, last = attribution.cue[1], attribution.cue_rest[0]
    return noun_phrase(tokens, first, last, frozenset())


def _subject_before(attribution: Attribution) -> Range | None:
    """The subject that ends where the passive verb group begins; what stands between two commas is passed over."""
    passage = attribution.passage
    tokens = passage.tokens
    end = attribution.cue[0]
    start = _clause_start(passage, _sentence(attribution)[0], end)
    if end > start and tokens[end - 1].text == ",":
        end -= 1
        comma = next((k for k in range(end - 1, max(start, end - _FAR), -1) if tokens[k].text == ","), None)
        end = comma if comma is not None else end
    found = left_source(passage, start, end) if end > start else None
    if found is None:
        return None
    a, b = found
    if tokens[a].low == "by":
        return None  # "she was told by an agent, are urged"
    while a < b and (not tokens[a].is_word or tokens[a].low in word_class("article")):
        a += 1
    return (a, b) if a < b else None


def _clause_start(passage: Passage, first: int, end: int) -> int:
    """Behind the last verb of speaking, mark or quotation before `end`; commas do not part clauses."""
    tokens = passage.tokens
    for k in range(end - 1, first - 1, -1):
        spoken = tokens[k].low in verb_forms() and not tokens[k].is_capital and tokens[k + 1].text != ","
        if tokens[k].text in _CLAUSE_MARKS or spoken or tokens[k].quote != tokens[end].quote:
            return k + 1
    return first


def _subject_behind(attribution: Attribution) -> Range | None:
    """ "Asked whether it would close, the mayor said": the subject of the main clause, behind the comma."""
    tokens = attribution.passage.tokens
    last = _sentence(attribution)[1]
    if tokens[attribution.cue[0]].low in word_class("be", "auxiliary"):
        return None
    k = max([attribution.cue_parts[-1][1], *(b for _, b in attribution.content if b <= last)])
    for comma in range(k, min(last - 1, k + _LONGEST)):
        if tokens[comma].text in _CLAUSE_MARKS:
            return None
        if tokens[comma].text == ",":
            return _main_subject(tokens, comma + 1, last)
    return None


def _main_subject(tokens: tuple[Token, ...], start: int, last: int) -> Range | None:
    if tokens[start].low in word_class("article"):
        start += 1
    if start < last and tokens[start].low in word_class("pronoun"):
        return start, start + 1
    k = start
    while k < min(last, start + _LONGEST) and tokens[k].is_word and tokens[k].quote < 0:
        if k > start and _opens_predicate(tokens, k):
            break
        k += 1
    return with_name(tokens, (start, k), last) if k > start else None


def _opens_predicate(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether the verb of a clause, or what leads up to it, stands at `k` behind its subject."""
    token = tokens[k]
    if token.is_capital:
        return False
    low = token.low
    told = any(form != "base" for _, form in verb_forms().get(low, ()))
    name_ends = (
        k > 1
        and tokens[k - 1].is_capital
        and tokens[k - 2].is_capital
        and low not in entries("name_particles.txt")
        and low not in ("of", "and")
    )
    return told or name_ends or low in word_class("finite", "adverb") or low.endswith("ed")
