"""What the frames share: making attributions, and the stretches of a passage that they look at."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from inquit.extract.attribution import Attribution, Range
from inquit.extract.passage import Passage, word_class
from inquit.extract.rules.cues import Cue
from inquit.extract.rules.sources import closes_clause

__all__ = ["Maker", "finite", "opening_name", "quotation_end", "sentence_end", "trim", "zone"]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the attribution of one cue from the ranges that a frame found; None when no content is left."""

    passage: Passage
    cue: Cue

    def __call__(
        self, frame: str, source: Range | None, content: list[Range], cue_end: int | None = None
    ) -> Attribution | None:
        content = [r for r in (trim(self.passage, *piece) for piece in content) if r[1] > r[0]]
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
            self.cue.hypothetical or self._conditional(source),
        )

    def _conditional(self, source: Range | None) -> bool:
        """Whether "if", "unless" or "whether" stands right before the subject."""
        if source is None or source[0] == 0:
            return False
        return self.passage.tokens[source[0] - 1].low in word_class("conditional")


def zone(passage: Passage, first: int, last: int, i: int) -> Range:
    """The stretch in which subject and complement of cue `i` lie: its quotation, or the sentence outside quotations."""
    quote = passage.tokens[i].quote
    if quote < 0:
        return first, last
    a, b = passage.quote_tokens[quote]
    return max(first, a + 1), min(last, b - 1 if passage.quotes[quote].closed else b)


def quotation_end(passage: Passage, left: int, i: int) -> int | None:
    """The last token of a quotation that ends like a clause at token `i`, or right before a comma at `i`."""
    if i < left:
        return None
    if closes_clause(passage, i):
        return i
    if passage.tokens[i].text == "," and passage.tokens[i].quote < 0 and i > left and closes_clause(passage, i - 1):
        return i - 1
    return None


def sentence_end(passage: Passage, i: int) -> int:
    """The end of the sentence in which token `i` stands."""
    at = bisect_right(passage.sentences, (i, len(passage.tokens) + 1)) - 1
    return passage.sentences[at][1] if at >= 0 else len(passage.tokens)


def finite(low: str) -> bool:
    return (
        low in word_class("finite")
        or low == "cannot"
        or (low.endswith("ed") and len(low) > 4)
        or low.endswith(("n't", "'ll", "'ve"))
    )


def opening_name(passage: Passage, first: int, end: int) -> Range | None:
    """A pronoun or a run of capitals that opens the sentence."""
    tokens = passage.tokens
    if first < end and tokens[first].low in word_class("pronoun"):
        return first, first + 1
    k = first
    while k < end and tokens[k].is_word and tokens[k].is_capital:
        k += 1
    return (first, k) if k > first and tokens[first].low not in word_class("preposition") else None


def trim(passage: Passage, start: int, end: int) -> Range:
    """Leave out marks at the edges of a content: commas, dashes and the final stop, but not its quotation marks."""
    tokens = passage.tokens
    while start < end and tokens[start].text in (",", ";", ":", "—", "–", "--", "-", "."):
        start += 1
    while (
        end > start and tokens[end - 1].text in (",", ";", ":", "—", "–", "--", "-", ".") and tokens[end - 1].quote < 0
    ):
        end -= 1
    return start, end
