"""In whose voice each sentence of a report is: the outlet's own, attributed to others, both, or not to be told."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.extract.passage import Passage
from inquit.extract.voice.charged import charged_words
from inquit.extract.voice.cover import cover_of
from inquit.extract.voice.free import may_go_on
from inquit.extract.voice.sentence import voice_of_sentence
from inquit.model import Report, Span, Statement, Voice, VoiceSpan, span_id

__all__ = ["voice_of"]


def voice_of(report: Report, passages: Sequence[Passage], statements: Sequence[Statement]) -> tuple[VoiceSpan, ...]:
    """One VoiceSpan for every sentence of every passage, in the order of the text.

    `charged` are the charged words outside of quotation marks and of any statement's content: those the outlet
    uses in its own voice.
    """
    found: list[VoiceSpan] = []
    before: Voice = "own"
    for passage, cover in zip(passages, cover_of(passages, statements), strict=True):
        for first, last in passage.sentences:
            voice = voice_of_sentence(passage, cover, first, last)
            if voice == "own" and may_go_on(passage, first, last, before):
                voice = "unclear"
            before = voice
            span = Span(passage.tokens[first].start, passage.tokens[last - 1].end)
            charged = charged_words(passage, cover, first, last)
            found.append(VoiceSpan(span_id("v", report.id, (span,)), span, voice, charged))
    return tuple(found)
