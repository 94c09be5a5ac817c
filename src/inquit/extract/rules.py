"""The rule reader: attributions from quotation marks, reporting verbs and sentence frames, without weights.

Each paragraph is read by itself: cues are found, and for each cue the frame it stands in tells which words are its
source and which its content. A quotation that goes on in the next sentence or paragraph joins its statement.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from inquit.extract.cues import Cue, Verb, find_cues, noun_cues, prefix_cues
from inquit.extract.passage import Passage, word_class
from inquit.extract.sources import clause_subject, closes_clause, left_source, right_source
from inquit.model import Span
from inquit.vocabulary import entries

__all__ = ["Attribution", "read_passages"]

Range = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """An attribution as found: token ranges of one passage, before they become a Statement.

    `frame` names the rule that found it; `later` are content pieces in following passages, as spans.
    """

    passage: Passage
    verb: Verb
    frame: str
    cue: Range
    source: Range | None
    content: list[Range]
    negated: bool = False
    later: list[Span] = field(default_factory=list)
    parent: Attribution | None = None
    relay: Range | None = None
    cue_rest: Range | None = None
    """The second part of a divided cue: "as saying" in "quoted him as saying"."""
    is_open: bool = False
    """Whether its last quotation was still open at the end of its paragraph."""

    @property
    def cue_parts(self) -> list[Range]:
        return [self.cue, self.cue_rest] if self.cue_rest else [self.cue]

    def spans(self, ranges: list[Range]) -> list[Span]:
        tokens = self.passage.tokens
        return [Span(tokens[a].start, tokens[b - 1].end) for a, b in ranges if b > a]


def read_passages(passages: list[Passage], *, turns: bool = False) -> list[Attribution]:
    """All attributions of a report's passages, in the order of their cues.

    With `turns`, a paragraph that opens "NAME:" is that speaker's turn even without quotation marks.
    """
    found: list[Attribution] = []
    read = [_read_passage(passage, turns) for passage in passages]
    owners = [_opening_owner(passage, here) for passage, here in zip(passages, read, strict=True)]
    open_end: Attribution | None = None
    for passage, here, following in zip(passages, read, [*owners[1:], None], strict=True):
        if following is not None and _is_open_quotation(passage):
            following.later.append(Span(passage.tokens[0].start, passage.tokens[-1].end))
            open_end = None
        elif open_end is not None:
            open_end = _continue_quotation(open_end, passage, here)
        found.extend(a for a in here if a.content or a is _last_outer(here))
        open_end = _last_outer(here) or open_end
    return [a for a in found if a.content or a.later]


def _is_open_quotation(passage: Passage) -> bool:
    """Whether the passage is one quotation that is not closed: it goes on in the next paragraph."""
    return len(passage.quotes) == 1 and not passage.quotes[0].closed and passage.tokens[0].quote == 0


def _opening_owner(passage: Passage, here: list[Attribution]) -> Attribution | None:
    """The statement that the quotation opening this passage belongs to."""
    if not passage.tokens or passage.tokens[0].quote < 0:
        return None
    return next((a for a in here if a.content and a.content[0][0] == 0 and passage.tokens[a.cue[0]].quote < 0), None)


def _last_outer(here: list[Attribution]) -> Attribution | None:
    """The last statement of a passage that a quotation in the next one may go on with."""
    outer = [a for a in here if a.parent is None and a.passage.tokens[a.cue[0]].quote < 0]
    return outer[-1] if outer else None


# One passage ------------------------------------------------------------------------------------------------------


def _read_passage(passage: Passage, turns: bool) -> list[Attribution]:
    found: list[Attribution] = []
    for first, last in passage.sentences:
        if passage.kind in ("headline", "deck", "subheading"):
            found.extend(_headline(passage, first, last))
        label = _label(passage, first, last, turns)
        if label is not None:
            found.append(label)
        found.extend(_according(passage, first, last))
        cues = find_cues(passage, first, last)
        for cue in cues:
            attribution = _frame(passage, first, last, cue, found)
            if attribution is not None:
                found.append(attribution)
        found.extend(_nouns(passage, first, last))
    found.sort(key=lambda a: a.cue)
    found = _one_a_cue(found)
    _continue_within(passage, found)
    found.extend(_left_over(passage, found))
    found.sort(key=lambda a: a.cue)
    _nest(found)
    return found


def _frame(passage: Passage, first: int, last: int, cue: Cue, before: list[Attribution]) -> Attribution | None:
    """Read one reporting verb in its sentence: which side its content stands on, and who its subject is."""
    tokens = passage.tokens
    zone = tokens[cue.head].quote
    left, right = _zone(passage, first, last, cue.head)
    preceding = cue.first - 1
    made = _Maker(passage, cue)

    # "...," said X  and  "...," X said: a quotation that ends like a clause right before the cue or its subject.
    if zone < 0 and preceding >= left and closes_clause(passage, preceding) and cue.form in ("past", "s", "base"):
        return _inverted(passage, left, last, cue, preceding, made)
    if (
        preceding >= left
        and tokens[preceding].text == ","
        and preceding > left
        and closes_clause(passage, preceding - 1)
    ):
        if cue.form in ("past", "s") and zone < 0:
            return _inverted(passage, left, last, cue, preceding - 1, made)

    if cue.form == "ing" and not _progressive(passage, cue):
        return _participle(passage, left, right, cue, before, made)
    source = left_source(passage, left, cue.first)
    if cue.infinitive:
        return None
    if cue.passive:
        return _passive(passage, left, right, cue, source, made)
    if source is None:
        coordinated = _coordinated(passage, left, right, cue, before, made)
        if coordinated is not None:
            return coordinated
        if preceding >= left and tokens[preceding].text == "," and zone < 0:
            return _inverted_clause(passage, left, right, cue, made)
        if passage.kind == "headline" or preceding < left:
            return None
        return None
    relayed = _quoted_as(passage, left, right, cue, source, made)
    if relayed is not None:
        return relayed
    separator = source[0] - 1
    if zone < 0 and separator >= left and _ends_quotation(passage, separator):
        return _after_quotation(passage, left, last, cue, source, separator, made)
    ahead = _content_ahead(passage, cue, right)
    if separator > left and tokens[separator].text == "," and (ahead is None or ahead.weak):
        clause = _clause_before(passage, left, separator) or _subject_before(passage, left, separator, cue, right)
        if clause is not None and "c" in cue.verb.frames | ({"c"} if "q" in cue.verb.frames else set()):
            return _after_clause(passage, clause, right, cue, source, made)
    if ahead is None or (ahead.weak and "o" not in cue.verb.frames and "c" not in cue.verb.frames):
        return None
    return made(
        "ahead:" + ahead.kind, source, [(ahead.start, _content_end(passage, ahead.start, right, cue))], ahead.cue_end
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    passage: Passage
    cue: Cue

    def __call__(
        self, frame: str, source: Range | None, content: list[Range], cue_end: int | None = None
    ) -> Attribution | None:
        content = [r for r in (_trim(self.passage, *piece) for piece in content) if r[1] > r[0]]
        announces = frame == "ahead:announced"
        if not content and not announces:
            return None
        return Attribution(
            self.passage,
            self.cue.verb,
            frame,
            (self.cue.first, cue_end or self.cue.last),
            source,
            content,
            self.cue.negated,
        )


def _zone(passage: Passage, first: int, last: int, i: int) -> Range:
    """The stretch in which subject and complement of cue `i` lie: its quotation, or the sentence outside quotations."""
    quote = passage.tokens[i].quote
    if quote < 0:
        return first, last
    a, b = passage.quote_tokens[quote]
    return max(first, a + 1), min(last, b - 1 if passage.quotes[quote].closed else b)


def _ends_quotation(passage: Passage, i: int) -> bool:
    token = passage.tokens[i]
    if token.text == "," and i and token.quote < 0:
        return closes_clause(passage, i - 1)
    return closes_clause(passage, i)


def _progressive(passage: Passage, cue: Cue) -> bool:
    return any(
        token.low in ("is", "are", "was", "were", "been", "am", "be") for token in passage.tokens[cue.first : cue.head]
    )


# Content before the cue -------------------------------------------------------------------------------------------


def _quotation_before(passage: Passage, first: int, end: int) -> Range:
    """From the start of the sentence that opens the quotation ending at token `end` to that quotation's last mark."""
    tokens = passage.tokens
    start, stop = passage.quote_tokens[tokens[end].quote]
    while start > 0 and closes_clause(passage, start - 1) and tokens[start - 1].quote >= 0:
        start = passage.quote_tokens[tokens[start - 1].quote][0]
    sentence = max((a for a, b in passage.sentences if a <= start < b), default=start)
    opening = sentence
    for k in range(start - 1, sentence - 1, -1):
        if tokens[k].text in (";", ":") or tokens[k].quote >= 0 and closes_clause(passage, k):
            opening = k + 1
            break
    if opening < start and not _leads_into(passage, opening, start):
        opening = start
    return opening, stop


def _leads_into(passage: Passage, start: int, end: int) -> bool:
    """Whether words before a quotation belong to what was said ("The talks are 'over,' he said")."""
    words = [token for token in passage.tokens[start:end] if token.is_word]
    if not words or passage.tokens[end - 1].text == ",":
        return False
    return not find_cues(passage, start, end)


def _after_quotation(
    passage: Passage, left: int, last: int, cue: Cue, source: Range, separator: int, made: _Maker
) -> Attribution | None:
    """ "...," X said (in ...)."""
    end = separator if passage.tokens[separator].quote >= 0 else separator - 1
    pieces = [_quotation_before(passage, left, end)]
    pieces += _resumed(passage, cue.last, last)
    return made("quotation, X said", source, pieces, _cue_end(passage, cue.last, last))


def _inverted(passage: Passage, left: int, last: int, cue: Cue, end: int, made: _Maker) -> Attribution | None:
    """ "...," said X (in ...)."""
    pieces = [_quotation_before(passage, left, end)]
    source = right_source(passage, cue.last, last)
    after = source[1] if source else cue.last
    pieces += _resumed(passage, after, last)
    return made("quotation, said X", source, pieces)


def _resumed(passage: Passage, start: int, last: int) -> list[Range]:
    """The rest of a broken quotation: `..., he said, "..."` in the same sentence."""
    tokens = passage.tokens
    for k in range(start, last):
        if tokens[k].quote >= 0:
            a, b = passage.quote_tokens[tokens[k].quote]
            if k != a or tokens[k - 1].text not in (",", ":", "—", "–", "-", "--", ";"):
                return []
            if tokens[k - 1].text == "," and k - 1 > start and find_cues(passage, start, k):
                return []
            end = _sentence_end(passage, max(b, last) - 1) if b <= last else b
            return [(k, _trim(passage, k, max(b, end))[1])]
        if tokens[k].text in (".", ";"):
            return []
    return []


def _clause_before(passage: Passage, left: int, comma: int) -> Range | None:
    """The clause that ends at `comma`, when it can be what was said and is no mere adverbial."""
    tokens = passage.tokens
    start = left
    if comma - start < 2:
        return None
    words = tokens[start:comma]
    if not any(_finite(token.low) for token in words) and len(words) < 4:
        return None
    if not any(_finite(token.low) for token in words) and (
        words[0].low in word_class("adverb") or words[0].low.endswith(("ing", "ed", "ly"))
    ):
        return None
    adverbial = word_class("preposition") | {
        "after",
        "before",
        "when",
        "while",
        "as",
        "if",
        "although",
        "though",
        "because",
        "since",
        "despite",
    }
    if words[0].low in adverbial and not any(
        token.text == "," and any(_finite(t.low) for t in words[n:]) for n, token in enumerate(words)
    ):
        return None
    return start, comma


def _subject_before(passage: Passage, left: int, comma: int, cue: Cue, right: int) -> Range | None:
    """ "The bridge, X said, was safe": a subject whose verb stands behind the attribution."""
    tokens = passage.tokens
    if cue.last + 1 >= right or tokens[cue.last].text != "," or not _finite(tokens[cue.last + 1].low):
        return None
    return (left, comma) if comma - left > 1 and tokens[left].low not in word_class("preposition") else None


def _finite(low: str) -> bool:
    return (
        low in word_class("finite")
        or low == "cannot"
        or (low.endswith("ed") and len(low) > 4)
        or low.endswith(("n't", "'ll", "'ve"))
    )


def _after_clause(
    passage: Passage, clause: Range, right: int, cue: Cue, source: Range, made: _Maker
) -> Attribution | None:
    """A clause without marks, X said (, and its rest)."""
    tokens = passage.tokens
    pieces = [clause]
    k = cue.last
    if k < right and tokens[k].text == "," and k + 1 < right:
        participle = find_cues(passage, k + 1, min(k + 3, right))
        if not participle and tokens[k + 1].low not in ("who", "which", "according"):
            pieces.append((k + 1, right))
    return made("clause, X said", source, pieces, _cue_end(passage, cue.last, right))


def _inverted_clause(passage: Passage, left: int, right: int, cue: Cue, made: _Maker) -> Attribution | None:
    """A clause without marks, said X."""
    if cue.form not in ("past", "s") or not cue.verb.frames & {"c", "q"} or "r" in cue.verb.frames:
        return None
    clause = _clause_before(passage, left, cue.first - 1)
    source = right_source(passage, cue.last, right)
    if clause is None or source is None:
        return None
    tail = passage.tokens[source[1]] if source[1] < right else None
    if tail is not None and tail.is_word and tail.low not in word_class("adjunct") | word_class("weekday"):
        return None
    if any(_finite(passage.tokens[k].low) for k in range(*source)):
        return None
    return made("clause, said X", source, [clause])


# Content after the cue --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What follows a cue: where its content starts; `weak` when only an adjunct or loose words follow."""

    start: int
    kind: str
    weak: bool = False
    cue_end: int | None = None


def _content_ahead(passage: Passage, cue: Cue, right: int) -> _Ahead | None:
    tokens = passage.tokens
    frames = cue.verb.frames
    k = cue.last
    if k < right and tokens[k].low in cue.verb.particles and cue.last == cue.head + 1:
        return _Ahead(k + 1, "particle", cue_end=k + 1) if k + 1 < right else None
    if cue.last > cue.head + 1 and "q" not in frames:
        return _Ahead(k, "particle") if k < right else None
    k = _skip_adverbs(passage, k, right)
    if "r" in frames:
        k = _skip_recipient(passage, k, right)
    if k >= right or tokens[k].text in (".", ";", "?", "!"):
        return None
    direct = _direct_complement(passage, k, right, frames)
    if direct is not None:
        return direct
    beyond = _skip_adjuncts(passage, k, right)
    if beyond != k and beyond < right:
        strong = _direct_complement(passage, beyond, right, frames)
        if strong is not None and (strong.kind in ("that", "quotation", "colon")):
            return _Ahead(strong.start, strong.kind, cue_end=_cue_end(passage, cue.last, right, strong.cue_end))
        if strong is not None and "c" in frames and passage.tokens[beyond].text != ",":
            return _Ahead(beyond, "clause", cue_end=_cue_end(passage, cue.last, right))
    if "o" in frames and tokens[k].is_word and tokens[k].low not in ("to",):
        if "n" in frames and not _holds_a_name_for_it(passage, k, right):
            return None
        return _Ahead(k, "object")
    if "c" in frames and tokens[k].text != ",":
        return _Ahead(k, "clause", weak=True)
    return None


def _holds_a_name_for_it(passage: Passage, k: int, right: int) -> bool:
    """ "called it a disgrace": an object and what it is called, in marks or with an article."""
    return any(
        passage.tokens[j].quote >= 0 or passage.tokens[j].low in ("a", "an") for j in range(k + 1, min(right, k + 9))
    )


def _direct_complement(passage: Passage, k: int, right: int, frames: frozenset[str]) -> _Ahead | None:
    tokens = passage.tokens
    token = tokens[k]
    if token.text == ":":
        return _Ahead(k + 1, "colon" if k + 1 < right else "announced", cue_end=k + 1)
    if (
        token.text == ","
        and k + 1 < right
        and tokens[k + 1].quote >= 0
        and passage.quote_tokens[tokens[k + 1].quote][0] == k + 1
    ):
        return _Ahead(k + 1, "quotation")
    if token.quote >= 0 and passage.tokens[k - 1].quote != token.quote:
        return _Ahead(k, "quotation") if frames & {"q", "c", "o", "t"} else None
    if token.low == "that" and frames & {"c", "t", "q"}:
        return _Ahead(k, "that")
    if token.low in ("how", "why", "whether", "what", "if", "who", "where") and frames & {"c", "t"}:
        return _Ahead(k, "wh")
    if token.low == "to" and "i" in frames:
        return _Ahead(k, "infinitive")
    if token.low.endswith("ing") and "g" in frames:
        return _Ahead(k, "gerund")
    if "c" in frames and token.is_word and token.low not in word_class("adjunct"):
        strong = token.low in word_class("pronoun") | word_class("determiner") or token.is_capital or "o" not in frames
        strong = strong or any(_finite(t.low) for t in tokens[k : min(right, k + 8)])
        return _Ahead(k, "clause") if strong else None
    return None


def _skip_adverbs(passage: Passage, k: int, right: int) -> int:
    while k < right and (
        passage.tokens[k].low in word_class("adverb") - {"all", "not", "even", "just", "only", "both"}
        or (passage.tokens[k].low.endswith("ly") and passage.tokens[k].quote < 0 and not passage.tokens[k].is_capital)
    ):
        k += 1
    return k


def _skip_recipient(passage: Passage, k: int, right: int) -> int:
    """Past the one who was told: a pronoun, a name, or a noun phrase before the clause."""
    tokens = passage.tokens
    if k < right and tokens[k].low in word_class("object_pronoun") | {
        "reporters",
        "journalists",
        "lawmakers",
        "voters",
    }:
        return k + 1
    j = k
    while j < right and j - k < 12:
        token = tokens[j]
        if token.text in (",", ":", ".", ";") or token.quote >= 0:
            break
        if token.low in word_class("subordinator") | {"to"} or token.low in word_class("adjunct") - {
            "by",
            "as",
            "last",
            "this",
        }:
            break
        if j > k and (
            token.low in word_class("pronoun")
            or token.low in ("the", "a", "an", "there", "this", "his", "her", "their", "its")
        ):
            if tokens[j - 1].low not in ("of", "and", "to", "for", "with"):
                break
        j += 1
    return j if j > k and j < right else k


def _skip_adjuncts(passage: Passage, k: int, right: int) -> int:
    """Past words of time and place between verb and content ("said in a statement on Friday that")."""
    tokens = passage.tokens
    while k < right:
        token = tokens[k]
        if token.low in word_class("weekday") | {"yesterday", "today", "tonight", "earlier", "later", "again", "here"}:
            k += 1
            continue
        if token.quote >= 0 or token.low not in word_class("preposition") | {"last", "this"}:
            return k
        j = k + 1
        while j < right and j - k < 14:
            low = tokens[j].low
            if (
                tokens[j].text in (",", ":", ".", ";")
                or tokens[j].quote >= 0
                or low in ("that", "how", "whether", "why")
            ):
                break
            if low in word_class("preposition") or low in word_class("pronoun") | {"there"}:
                break
            if low in word_class("weekday") or (
                low in ("the", "a", "his", "her", "its", "their")
                and tokens[j - 1].low in _occasions() | word_class("weekday")
            ):
                break
            if tokens[j].is_capital and tokens[j - 1].low in _occasions() | word_class("weekday"):
                break
            j += 1
        k = j
    return k


def _occasions() -> frozenset[str]:
    return frozenset(entries("occasions.tsv"))


def _cue_end(passage: Passage, k: int, right: int, known: int | None = None) -> int:
    """The cue takes in "in a statement" and the like, and a colon."""
    tokens = passage.tokens
    if known is not None and known - k <= 1:
        return known
    if (
        k + 2 < right
        and tokens[k].low in ("in", "at", "on", "during")
        and tokens[k + 1].low in ("a", "an", "the", "his", "her", "its", "their")
    ):
        for j in range(k + 2, min(k + 5, right)):
            if tokens[j].low in _occasions():
                return j + 1
            if not tokens[j].is_word:
                break
    return k


def _content_end(passage: Passage, start: int, right: int, cue: Cue) -> int:
    """Where content that follows its cue ends: the sentence's end, or before the next attribution of the same level."""
    tokens = passage.tokens
    zone = tokens[cue.head].quote
    k = start
    while k < right:
        token = tokens[k]
        if token.quote >= 0 and token.quote != zone:
            a, b = passage.quote_tokens[token.quote]
            if b >= right and zone < 0:
                return b
            k = max(b, k + 1)
            continue
        if k > start + 1 and _starts_next(passage, k, right, zone):
            return k
        k += 1
    return right


def _starts_next(passage: Passage, k: int, right: int, zone: int) -> bool:
    """Whether token `k` begins another attribution of the same level: "and added", ", according to", ", she said"."""
    tokens = passage.tokens
    low = tokens[k].low
    if tokens[k].text == ";":
        return k + 1 < right and tokens[k + 1].low != "that"
    if tokens[k].text == "," and k + 2 < right:
        following = tokens[k + 1]
        if following.low == "according" or (following.low.endswith("ing") and _verb_at(passage, k + 1, right, "ing")):
            return True
        if following.low in ("and", "but") and _verb_at(passage, k + 2, right):
            return True
        return _verb_at(passage, k + 1, right) or _ends_with_attribution(passage, k + 1, right)
    if low == "and" and tokens[k - 1].text != ",":
        return _verb_at(passage, k + 1, right)
    return False


def _ends_with_attribution(passage: Passage, k: int, right: int) -> bool:
    """Whether a short "X said" stands at `k`, closed by a comma or the end: it attributes all that came before."""
    tokens = passage.tokens
    for cue in find_cues(passage, k, min(k + 6, right)):
        if (
            cue.form in ("past", "s")
            and cue.verb.frames & {"q", "c"}
            and (cue.last >= right or tokens[cue.last].text in (",", "."))
        ):
            return all(token.is_word for token in tokens[k : cue.first])
    return False


def _verb_at(passage: Passage, k: int, right: int, *forms: str) -> bool:
    """Whether a reporting verb without a subject of its own stands at token `k` (adverbs before it allowed)."""
    return any(
        cue.first <= k <= cue.head
        and cue.form in (forms or ("past", "s"))
        and not cue.passive
        and {"q", "c"} & cue.verb.frames
        for cue in find_cues(passage, k, min(k + 3, right))
    )


# Subjects elsewhere -----------------------------------------------------------------------------------------------


def _participle(
    passage: Passage, left: int, right: int, cue: Cue, before: list[Attribution], made: _Maker
) -> Attribution | None:
    """ "..., saying that ...": the subject is that of the clause before."""
    ahead = _content_ahead(passage, cue, right)
    if ahead is None or (ahead.weak and "c" not in cue.verb.frames):
        return None
    previous = passage.tokens[cue.first - 1] if cue.first > left else None
    earlier = [a for a in before if a.passage is passage and a.source and left <= a.cue[0] < cue.first]
    if (
        previous is not None
        and previous.is_word
        and previous.low not in word_class("preposition") | {"and", "while", "after", "before"}
    ):
        source = left_source(passage, left, cue.first)
    elif earlier:
        source = earlier[-1].source
    else:
        source = clause_subject(passage, left, cue.first) or _opening_name(passage, left, cue.first)
    if source is None:
        return None
    return made(
        "participle:" + ahead.kind,
        source,
        [(ahead.start, _content_end(passage, ahead.start, right, cue))],
        ahead.cue_end,
    )


def _coordinated(
    passage: Passage, left: int, right: int, cue: Cue, before: list[Attribution], made: _Maker
) -> Attribution | None:
    """ "X said A and added B": the second verb shares the subject of the first."""
    preceding = passage.tokens[cue.first - 1] if cue.first > left else None
    if preceding is None or preceding.low not in ("and", "but", "then", ","):
        return None
    ahead = _content_ahead(passage, cue, right)
    if ahead is None or ahead.weak:
        return None
    earlier = [a for a in before if a.passage is passage and left <= a.cue[0] < cue.first and a.source]
    source = earlier[-1].source if earlier else clause_subject(passage, left, cue.first)
    if source is None or (preceding.text == "," and not earlier):
        return None
    return made(
        "coordinated:" + ahead.kind,
        source,
        [(ahead.start, _content_end(passage, ahead.start, right, cue))],
        ahead.cue_end,
    )


def _quoted_as(passage: Passage, left: int, right: int, cue: Cue, relay: Range, made: _Maker) -> Attribution | None:
    """ "The agency quoted X as saying ...": X speaks, the agency passes it on."""
    tokens = passage.tokens
    if cue.verb.lemma not in ("quote", "cite"):
        return None
    k = next((k for k in range(cue.last + 1, min(right, cue.last + 16)) if tokens[k].low == "as"), None)
    if k is None or k + 1 >= right or not tokens[k + 1].low.endswith("ing"):
        return None
    separator = relay[0] - 1
    if separator >= left and _ends_quotation(passage, separator):
        end = separator if tokens[separator].quote >= 0 else separator - 1
        content = _quotation_before(passage, left, end)
    else:
        content = (k + 2, _content_end(passage, k + 2, right, cue))
    found = made("quoted as", (cue.last, k), [content])
    if found is not None:
        found.relay, found.cue_rest = relay, (k, k + 2)
    return found


def _passive(
    passage: Passage, left: int, right: int, cue: Cue, source: Range | None, made: _Maker
) -> Attribution | None:
    """ "It was reported that ..." has no source; "was told by X that ..." has one behind "by"."""
    tokens = passage.tokens
    k = cue.last
    agent = None
    if k < right and tokens[k].low == "by":
        agent = right_source(passage, k + 1, right)
        k = agent[1] if agent else k
    if (
        k < right
        and tokens[k].low == "that"
        and cue.verb.frames & {"c", "t"}
        and source
        and tokens[source[0]].low == "it"
    ):
        return made("passive", agent, [(k, _content_end(passage, k, right, cue))])
    if cue.verb.lemma == "quote" and source and k + 1 < right and tokens[k].low == "as":
        return made("quoted as", source, [(k + 2, _content_end(passage, k + 2, right, cue))], k + 2)
    if agent and source and "o" in cue.verb.frames:
        return made("passive by", agent, [source])
    return None


# Frames without a verb --------------------------------------------------------------------------------------------


def _according(passage: Passage, first: int, last: int) -> list[Attribution]:
    """ "According to X, ..." and "..., according to X"."""
    tokens = passage.tokens
    found = []
    for start, end, verb in prefix_cues(passage, first, last):
        if tokens[start].quote >= 0:
            continue
        source = right_source(passage, end, last)
        if source is None:
            continue
        made = _Maker(passage, Cue(start, end, start, verb, "base"))
        lead = start == first or (start == first + 1 and tokens[first].low in word_class("conjunction"))
        if lead:
            stop = next((k for k in range(source[0], last) if tokens[k].text == "," and tokens[k].quote < 0), None)
            if stop is None:
                continue
            closing = next((k for k in range(stop + 1, last) if tokens[k].text == "," and tokens[k].quote < 0), None)
            inside = range(stop + 1, closing) if closing else range(0)
            if (
                closing
                and not any(_finite(tokens[k].low) for k in inside)
                and tokens[stop + 1].low in ("a", "an", "the", "who", "which")
            ):
                stop = closing
            attribution = made("according", (source[0], min(source[1], stop)), [(stop + 1, last)])
        else:
            pieces = [(_according_start(passage, first, start), start)]
            if source[1] + 1 < last and tokens[source[1]].text == "," and tokens[start - 1].text == ",":
                pieces.append((source[1] + 1, last))
            attribution = made("according", source, pieces)
        if attribution is not None:
            found.append(attribution)
    return found


def _according_start(passage: Passage, first: int, cue: int) -> int:
    if passage.tokens[first].quote >= 0:
        return passage.quote_tokens[passage.tokens[first].quote][0]
    return first


def _nouns(passage: Passage, first: int, last: int) -> list[Attribution]:
    """ "X's claim that ..." and "the claim that ..."."""
    tokens = passage.tokens
    found = []
    for i, verb in noun_cues(passage, first, last):
        left, right = _zone(passage, first, last, i)
        start = i
        while (
            start - 1 >= left
            and tokens[start - 1].is_word
            and not tokens[start - 1].low.endswith(("'s", "s'"))
            and i - start < 3
        ):
            if tokens[start - 1].low in word_class("determiner"):
                break
            start -= 1
        before = tokens[start - 1] if start - 1 >= left else None
        if before is None:
            continue
        source = None
        if before.low.endswith("'s"):
            source = left_source(passage, left, start)
        elif before.low in ("his", "her", "their"):
            source = (start - 1, start)
        elif before.low not in ("the", "a", "an", "any", "by"):
            continue
        cue = Cue(i, i + 1, i, verb, "base")
        attribution = _Maker(passage, cue)("noun", source, [(i + 1, _content_end(passage, i + 1, right, cue))])
        if attribution is not None:
            found.append(attribution)
    return found


_PLAIN = Verb(":", frozenset("qc"), frozenset(), "statement", "asserts")


def _label(passage: Passage, first: int, last: int, turns: bool) -> Attribution | None:
    """ "NAME: words" at the start of a paragraph: transcripts, lists of quotations."""
    tokens = passage.tokens
    if first != 0:
        return None
    colon = next(
        (k for k in range(first, min(first + 14, last)) if tokens[k].text == ":" and tokens[k].quote < 0), None
    )
    if colon is None or colon == first or colon + 1 >= len(tokens):
        return None
    words = [token for token in tokens[first:colon] if token.is_word]
    quoted = tokens[colon + 1].quote >= 0
    name_like = words and all(
        token.is_capital or token.low in ("of", "the", "for", "and", "de", "al", "bin", "van", "von") for token in words
    )
    shouted = name_like and all(token.text.isupper() for token in words)
    if any(_finite(token.low) for token in words) or not name_like or not (quoted or shouted or turns):
        return None
    end = passage.quote_tokens[tokens[colon + 1].quote][1] if quoted else len(tokens)
    return Attribution(passage, _PLAIN, "label", (colon, colon + 1), (first, colon), [(colon + 1, end)])


def _headline(passage: Passage, first: int, last: int) -> list[Attribution]:
    """ "Dam will hold — minister", "Minister: dam will hold", "Dam will hold, says minister"."""
    tokens = passage.tokens
    dash = next(
        (k for k in range(last - 1, first, -1) if tokens[k].text in ("—", "–", "-", "--") and tokens[k].quote < 0), None
    )
    if dash is not None and 1 <= last - dash - 1 <= 6 and dash - first >= 3:
        if not any(_finite(token.low) for token in tokens[dash + 1 : last]):
            return [
                Attribution(
                    passage, _PLAIN, "headline dash", (dash, dash + 1), (dash + 1, last), [_trim(passage, first, dash)]
                )
            ]
    colon = next((k for k in range(first, last) if tokens[k].text == ":" and tokens[k].quote < 0), None)
    if colon is not None and 1 <= colon - first <= 4 and last - colon > 3 and first == 0:
        words = tokens[first:colon]
        if all(token.is_word for token in words) and not any(_finite(token.low) for token in words):
            return [
                Attribution(
                    passage,
                    _PLAIN,
                    "headline colon",
                    (colon, colon + 1),
                    (first, colon),
                    [_trim(passage, colon + 1, last)],
                )
            ]
    return []


# Across sentences and paragraphs ------------------------------------------------------------------------------------


def _sentence_end(passage: Passage, i: int) -> int:
    return next((b for a, b in passage.sentences if a <= i < b), len(passage.tokens))


_SPEECH = Verb("", frozenset("q"), frozenset(), "statement", "asserts")


def _left_over(passage: Passage, found: list[Attribution]) -> list[Attribution]:
    """A quoted sentence that no known cue claims, behind a comma or colon: its cue is whatever verb stands there."""
    tokens = passage.tokens
    claimed = {k for a in found for r in a.content if tokens[a.cue[0]].quote < 0 for k in range(*r)}
    made = []
    for a, b in passage.quote_tokens:
        if b - a < 6 or a in claimed or a < 2 or tokens[a - 1].text not in (",", ":") or not tokens[a + 1].is_capital:
            continue
        first = next((s for s, e in passage.sentences if s <= a < e), a)
        subject = clause_subject(passage, first, a - 1) or _opening_name(passage, first, a - 1)
        if subject is None or a - 1 - subject[1] < 1:
            continue
        cue = (subject[1], a if tokens[a - 1].text == ":" else a - 1)
        if any(token.quote >= 0 for token in tokens[cue[0] : cue[1]]):
            continue
        made.append(Attribution(passage, _SPEECH, "left over", cue, subject, [(a, b)]))
    return made


def _opening_name(passage: Passage, first: int, end: int) -> Range | None:
    """A pronoun or a run of capitals that opens the sentence."""
    tokens = passage.tokens
    if first < end and tokens[first].low in word_class("pronoun"):
        return first, first + 1
    k = first
    while k < end and tokens[k].is_word and tokens[k].is_capital:
        k += 1
    return (first, k) if k > first and tokens[first].low not in word_class("preposition") else None


def _continue_within(passage: Passage, found: list[Attribution]) -> None:
    """A quotation that stands alone right after a quoted statement goes on with it."""
    tokens = passage.tokens
    outer = [a for a in found if tokens[a.cue[0]].quote < 0]
    claimed = {k for a in outer for r in (*a.content, a.cue) for k in range(*r)}
    for attribution in outer:
        if not any(tokens[r[0]].quote >= 0 or tokens[r[1] - 1].quote >= 0 for r in attribution.content):
            continue
        attribution.is_open = bool(passage.quotes) and not passage.quotes[-1].closed
        end = max(attribution.content[-1][1], attribution.cue[1], attribution.source[1] if attribution.source else 0)
        k = _sentence_end(passage, end - 1)
        starts = {start for start, _ in passage.sentences}
        while k < len(tokens) and tokens[k].quote >= 0 and k not in claimed:
            a, b = passage.quote_tokens[tokens[k].quote]
            if a != k or (b < len(tokens) and b not in starts):
                break
            attribution.content.append((a, b))
            claimed.update(range(a, b))
            k = b


def _continue_quotation(before: Attribution, passage: Passage, here: list[Attribution]) -> Attribution | None:
    """A paragraph that is all quotation goes on with the statement before it, as does a quotation re-opened in it.

    Returns the statement that may go on further, or None when this paragraph ends it.
    """
    tokens = passage.tokens
    announced = not before.content and not before.later
    if not tokens or tokens[0].quote < 0 or passage.kind != before.passage.kind:
        return None
    start, end = passage.quote_tokens[tokens[0].quote]
    owned = any(r[0] <= start < r[1] for a in here if tokens[a.cue[0]].quote < 0 for r in a.content)
    alone = all(token.quote >= 0 or not token.is_word for token in tokens)
    if owned or not (alone or announced or before.is_open):
        return None
    stop = len(tokens) if alone else end
    before.later.append(Span(tokens[start].start, tokens[stop - 1].end))
    before.is_open = not passage.quotes[-1].closed
    for inner in here:
        if start <= inner.cue[0] < stop and inner.parent is None:
            inner.parent = before
    return before if alone else None


# Settling ---------------------------------------------------------------------------------------------------------


def _one_a_cue(found: list[Attribution]) -> list[Attribution]:
    """Drop second readings of one cue."""
    kept: list[Attribution] = []
    for attribution in found:
        if not any(a.cue[0] <= attribution.cue[0] < a.cue[1] for a in kept):
            kept.append(attribution)
    return kept


def _nest(found: list[Attribution]) -> None:
    """Hang each attribution that lies inside another's content under it."""
    for inner in found:
        outer = [
            a for a in found if a is not inner and any(r[0] <= inner.cue[0] and inner.cue[1] <= r[1] for r in a.content)
        ]
        if outer:
            smallest = min(outer, key=lambda a: sum(b - s for s, b in a.content))
            if not any(r[0] <= smallest.cue[0] < r[1] for r in inner.content):
                inner.parent = smallest


def _trim(passage: Passage, start: int, end: int) -> Range:
    """Leave out marks at the edges of a content: commas, dashes and the final stop, but not its quotation marks."""
    tokens = passage.tokens
    while start < end and tokens[start].text in (",", ";", ":", "—", "–", "--", "-", "."):
        start += 1
    while (
        end > start and tokens[end - 1].text in (",", ";", ":", "—", "–", "--", "-", ".") and tokens[end - 1].quote < 0
    ):
        end -= 1
    return start, end
