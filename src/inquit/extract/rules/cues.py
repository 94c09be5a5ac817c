"""Reporting verbs in running text: their forms, and which words of a sentence are cues."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from inquit.extract.attribution import Verb
from inquit.extract.passage import Passage, Token, title_case, word_class
from inquit.model import Act, Stance
from inquit.vocabulary import table

__all__ = [
    "Cue",
    "find_cues",
    "inflections",
    "irregular_verbs",
    "noun_cues",
    "prefix_cues",
    "speaks",
    "verb_forms",
    "verb_of",
]

Form = Literal["base", "s", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: `[first, last)` token indices of the verb group, and how it stands in the sentence.

    `head` is the index of the reporting verb. `passive` is true for "was told", `participle` for ", saying".
    """

    first: int
    last: int
    head: int
    verb: Verb
    form: Form
    passive: bool = False
    infinitive: bool = False
    negated: bool = False
    hypothetical: bool = False


@cache
def verb_forms() -> dict[str, tuple[tuple[Verb, Form], ...]]:
    """Every inflected form of every reporting verb."""
    forms: dict[str, list[tuple[Verb, Form]]] = {}
    for lemma, irregular, frames, act, stance in table("reporting_verbs.tsv"):
        verb = _verb(lemma, frames, act, stance)
        for word, form in inflections(lemma, irregular):
            forms.setdefault(word, []).append((verb, form))
    return {word: tuple(found) for word, found in forms.items()}


def inflections(lemma: str, irregular: str = "-") -> list[tuple[str, Form]]:
    """The forms of a verb; `irregular` is "past,participle" or "-". A participle like its past is not told again."""
    past, participle = _past(lemma, irregular)
    forms: list[tuple[str, Form]] = [
        (lemma, "base"),
        (_third_person(lemma), "s"),
        (past, "past"),
        (participle, "participle"),
        (_gerund(lemma, past), "ing"),
    ]
    return [(word, form) for word, form in forms if word != past or form != "participle"]


@cache
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Verbs that report nothing by themselves: "past,participle" or "-", and further forms or "-", by lemma."""
    return {lemma: (past, further) for lemma, past, further in table("irregular_verbs.tsv")}


def _verb(lemma: str, frames: str, act: str, stance: str) -> Verb:
    split = frames.split()
    return Verb(
        lemma,
        frozenset(frame for frame in split if not frame.startswith("p:")),
        frozenset(frame[2:] for frame in split if frame.startswith("p:")),
        act,  # type: ignore[arg-type]
        stance,  # type: ignore[arg-type]
    )


def _past(lemma: str, irregular: str) -> tuple[str, str]:
    if irregular != "-":
        past, participle = irregular.split(",")
        return past, participle
    if lemma.endswith("e"):
        return lemma + "d", lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied", lemma[:-1] + "ied"
    return lemma + "ed", lemma + "ed"


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _gerund(lemma: str, past: str) -> str:
    if past.endswith("ed") and len(past) == len(lemma) + 3 and past[-3] == lemma[-1] and past[-4] == lemma[-1]:
        return past[:-2] + "ing"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return lemma + "ing"


def find_cues(passage: Passage, first: int, last: int) -> list[Cue]:
    """The reporting verbs among tokens `[first, last)` that stand as verbs, in order."""
    forms = verb_forms()
    cues = []
    for i in range(first, last):
        for verb, form in forms.get(passage.tokens[i].low, ()):
            cue = _as_verb(passage, i, first, last, verb, form)
            if cue is not None:
                cues.append(cue)
                break
    return cues


_NEGATIONS = ("not", "n't", "never", "cannot")
_ADJECTIVAL = ("al", "ic", "ive", "ous", "ful", "ish", "able", "ible", "ese", "est", "less")


def _as_verb(passage: Passage, i: int, first: int, last: int, verb: Verb, form: Form) -> Cue | None:
    tokens = passage.tokens
    start = _group_start(tokens, i, first)
    group = [token.low for token in tokens[start:i]]
    before = tokens[start - 1] if start > first else None
    after = tokens[i + 1] if i + 1 < last else None
    auxiliaries = [word for word in group if word in word_class("auxiliary")]
    if tokens[i].is_capital and i > first and not title_case(tokens[first:last]):
        return None
    if not _verbal(before, after, form, auxiliaries, bool(group)):
        return None
    if (
        not auxiliaries
        and form in ("s", "base")
        and verb.lemma in word_class("often_noun")
        and _reads_as_noun(before, after, verb)
    ):
        return None
    if any(all(t.low == w for t, w in zip(tokens[i + 1 : last], words, strict=False)) for words in _idioms(verb.lemma)):
        return None
    passive = form in ("past", "participle") and _is_passive(auxiliaries)
    if form in ("past", "participle") and not auxiliaries and _reduced_relative(before, after, verb):
        return None
    end = i + 1
    if after is not None and after.low in verb.particles and after.low in word_class("particle"):
        end = i + 2
    both = (
        i + 2 < last and "neither" in group and tokens[i + 1].low in ("nor", "or") and tokens[i + 2].low in verb_forms()
    )
    if both:
        end = i + 3
    negated = any(word.endswith(_NEGATIONS) or word in word_class("negating_adverb") or word == "no" for word in group)
    hypothetical = any(word in word_class("modal") for word in group)
    infinitive = form == "base" and "to" in auxiliaries
    return Cue(start, end, i, verb, form, passive, infinitive, negated, hypothetical)


def _reads_as_noun(before: Token | None, after: Token | None, verb: Verb) -> bool:
    """ "member states are", "expressed doubts about": a word that may be a noun, where its neighbours read so."""
    if before is None or before.low in word_class("pronoun", "relative"):
        return False
    if before.low in verb_forms():
        return True
    if verb.lemma in word_class("mostly_noun") and not before.is_capital:
        return after is None or not (after.low in ("that", ":") or after.quote > before.quote)
    if after is not None and (after.low in ("that", "to", ":") or after.quote > before.quote):
        return False
    if before.is_capital or verb.frames & {"o"} == frozenset():
        return after is not None and (after.low in ("of", "by", "from") or after.low in word_class("finite"))
    return after is None or not after.is_word or after.low in word_class("preposition", "finite")


@cache
def _idioms(lemma: str) -> tuple[tuple[str, ...], ...]:
    """Words after a verb that make it no report: "claimed the lives of"."""
    return tuple(tuple(words.split()) for verb, words in table("idioms.tsv") if verb == lemma)


def _group_start(tokens: tuple[Token, ...], i: int, first: int) -> int:
    """Where the verb group begins: auxiliaries, negation and adverbs directly before the verb."""
    start = i
    while start > first and tokens[start - 1].quote == tokens[i].quote:
        token = tokens[start - 1]
        no_longer = token.low == "no" and tokens[start].low == "longer"
        inside = token.is_capital and start - 1 > first and not tokens[i].is_capital
        if inside or not (token.low in word_class("auxiliary") or _is_adverb(token) or no_longer):
            break
        start -= 1
    return start


def _is_adverb(token: Token) -> bool:
    if token.low in word_class("adverb", "negating_adverb") or token.low == "longer":
        return not token.is_capital
    return token.low.endswith("ly") and len(token.low) > 4 and not token.is_capital


def _is_passive(auxiliaries: list[str]) -> bool:
    verbs = [word for word in auxiliaries if word not in ("not", "never")]
    return bool(verbs) and verbs[-1] in word_class("be")


def _verbal(before: Token | None, after: Token | None, form: Form, auxiliaries: list[str], adverbs: bool) -> bool:
    """Whether the word stands as a verb here: many forms are nouns or adjectives elsewhere."""
    previous = before.low if before else ""
    if auxiliaries:
        return form != "s" and not (form == "base" and auxiliaries[-1] in word_class("be"))
    if previous in word_class("article", "possessive") | {"of", "no", "any"}:
        return False
    if previous in word_class("determiner") - {"all"} and not adverbs:
        return form == "past" and previous in word_class("subject_determiner")
    if form == "ing":
        return _participial(before, previous)
    if previous in word_class("preposition"):
        return False
    if form == "s":
        adjective = before is not None and not before.is_capital and previous.endswith(_ADJECTIVAL)
        return not adjective and not _possessive(previous)
    return form == "past" or (form == "base" and before is not None and _plural_subject(before, after))


def _participial(before: Token | None, previous: str) -> bool:
    if before is None or not before.is_word or previous in word_class("before_participle"):
        return before is None or previous in word_class("before_participle") or before.text in (",", "—", "–", "-")
    if not before.is_capital and previous.endswith(("ing", "'s", *_ADJECTIVAL)):
        return False
    return previous not in word_class("preposition")


def _possessive(word: str) -> bool:
    return word.endswith(("'s", "s'")) or word == "'"


def _plural_subject(before: Token, after: Token | None) -> bool:
    """A base form without an auxiliary needs a subject in the plural, and something said behind it."""
    low = before.low
    if low in word_class("plural_subject"):
        return True
    if not before.is_word or _possessive(low) or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return False
    return after is not None and (
        after.low in word_class("pronoun", "article") | {"that", "there", "this", "for", "on"}
        or after.is_capital
        or after.quote > before.quote
    )


def _reduced_relative(before: Token | None, after: Token | None, verb: Verb) -> bool:
    """ "the man accused of ...": a participle after its noun, without a subject of its own."""
    if before is None or after is None:
        return False
    if "o" in verb.frames and "c" not in verb.frames and after.low in ("of", "by", "as", "for") and before.is_word:
        return after.low in ("by", "as") or (verb.lemma in ("accuse", "criticize", "criticise", "blame", "praise"))
    return after.low == "by" and before.is_word


@cache
def _phrases(pattern: str) -> dict[str, Verb]:
    return {
        words: Verb(words, frozenset(), frozenset(), act, stance)  # type: ignore[arg-type]
        for words, kind, act, stance in table("reporting_phrases.tsv")
        if kind == pattern
    }


def prefix_cues(passage: Passage, first: int, last: int) -> list[tuple[int, int, Verb]]:
    """`[first, last)` token ranges of phrases whose source follows: "according to X"."""
    tokens = passage.tokens
    phrases = {tuple(words.split()): verb for words, verb in _phrases("before").items()}
    openings = {words[0] for words in phrases}
    return [
        (i, i + len(words), verb)
        for i in range(first, last)
        if tokens[i].low in openings
        for words, verb in phrases.items()
        if tuple(token.low for token in tokens[i : i + len(words)]) == words and i + len(words) < last
    ]


def noun_cues(passage: Passage, first: int, last: int) -> list[tuple[int, Verb]]:
    """Nouns that carry a claim and are followed by "that": "X's claim that ..."."""
    nouns = _phrases("noun")
    return [
        (i, nouns[passage.tokens[i].low])
        for i in range(first + 1, last - 2)
        if passage.tokens[i].low in nouns and passage.tokens[i + 1].low == "that"
    ]


def speaks(passage: Passage, first: int, last: int) -> bool:
    """Whether a word that may report stands among tokens `[first, last)`."""
    return any(token.low in verb_forms() or token.low in _reporting_words() for token in passage.tokens[first:last])


@cache
def _reporting_words() -> frozenset[str]:
    return frozenset(words.split()[0] for pattern in ("noun", "before") for words in _phrases(pattern)) | {":"}


def verb_of(passage: Passage, first: int, last: int, act: Act, stance: Stance) -> tuple[Verb, bool, bool]:
    """What a cue that was found without its verb means: (verb, negated, hypothetical).

    `act` and `stance` are those of a cue whose words the vocabularies do not hold.
    """
    tokens = passage.tokens[first:last]
    words = [token.low for token in tokens]
    phrase = " ".join(words)
    negated = any(word.endswith(_NEGATIONS) or word in word_class("negating_adverb") for word in words)
    hypothetical = any(word in word_class("modal") for word in words)
    if phrase in _phrases("before"):
        return _phrases("before")[phrase], negated, hypothetical
    for word in _after_as(words) + words:
        if word in verb_forms():
            return verb_forms()[word][0][0], negated, hypothetical
    for word in words:
        if word in _phrases("noun"):
            return _phrases("noun")[word], negated, hypothetical
    return Verb(phrase, frozenset(), frozenset(), act, stance), negated, hypothetical


def _after_as(words: list[str]) -> list[str]:
    """ "was quoted as ordering": what the party itself does stands behind "as"."""
    return words[words.index("as") + 1 :] if "as" in words else []
