"""What two reports have in common, as `Copy` items: depends on the two reports and shipped tables alone."""

from __future__ import annotations

from inquit.model import Copy, Passage, content_id
from inquit.resolve.copies.direction import UNKNOWN, Direction, cited_direction, direction
from inquit.resolve.copies.passages import Shared, shared_passages
from inquit.resolve.copies.wording import Wording, words_of

__all__ = ["decide"]

_LEAST = 8
"""Words beside names that a passage shares at least. Shorter ones are common turns ("in connection with the death of"),
and without this a name with its title ("director of the National Museum of Natural History") would be a passage."""
_TOGETHER = 12
"""Such words outside quotations that two reports share at least for any of them to count as copied: two that share one
passage of 8 may both have had no other way to say it ("life in prison without the possibility of parole")."""


def decide(a: Wording, b: Wording) -> list[Copy]:
    """The passages that two different reports share, in their order in the lesser report; none overlaps another.

    `decide(a, b) == decide(b, a)`. A passage that is partly quoted is judged by its running text: it is `quoted` where
    that is less than `_LEAST` words beside names, and less than what is quoted.
    """
    if a.report == b.report:
        return []
    if b.report < a.report:
        a, b = b, a
    passages = [passage for passage in shared_passages(a, b) if passage.running + passage.quoted >= _LEAST]
    if sum(passage.running for passage in passages) < _TOGETHER:
        passages = [passage for passage in passages if _quoted(passage)]
    if not passages:
        return []
    shared = sum(passage.words for passage in passages)
    shorter = min(len(words_of(a).texts), len(words_of(b).texts))
    copied = sum(passage.words for passage in passages if not _quoted(passage))
    whole = direction(a, b, copied / shorter)
    told = f"{shared} of the {shorter} words of the shorter report stand in both"
    return [_copy(a, b, passage, whole, told) for passage in passages]


def _quoted(shared: Shared) -> bool:
    return shared.running < min(_LEAST, shared.quoted)


def _copy(a: Wording, b: Wording, shared: Shared, whole: Direction, told: str) -> Copy:
    in_a, in_b = words_of(a).span(*shared.a), words_of(b).span(*shared.b)
    found = (cited_direction(a, b, in_a, in_b) if whole is UNKNOWN else None) or whole
    return Copy(
        id=content_id("c", a.report, *in_a, b.report, *in_b),
        a=Passage(a.report, in_a),
        b=Passage(b.report, in_b),
        words=shared.words,
        quoted=_quoted(shared),
        source=found.source,
        because=(f"{shared.words} words in the same order", told, *found.because),
    )
