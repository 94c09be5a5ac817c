"""The day of an event that the text told before: "the May 3 attack", "the attack on Friday"."""

from __future__ import annotations

import re

from inquit.extract.dates.grammar import Phrase
from inquit.extract.dates.setting import Setting, Told

__all__ = ["told_event"]

_REACH = 60
"""Characters between an event and the day that is told of it, within one sentence."""


def told_event(phrase: Phrase, setting: Setting) -> Told | None:
    """The one told time that stands beside an earlier mention of the phrase's last word; None where several do."""
    event = phrase.items[phrase.last - 1].low
    if len(event) < 4 or not event.isalpha():
        return None
    found = {told.day: told for told in setting.told[-40:] if _beside(event, told, setting.text, phrase.start)}
    return found.popitem()[1] if len(found) == 1 else None


def _beside(event: str, told: Told, text: str, limit: int) -> bool:
    """Whether the event is named in the sentence of a told time, close to it and before the phrase that asks."""
    start, end = told.span
    before = re.split(r"[.!?;]\s|\n", text[max(0, start - _REACH) : start])[-1]
    after = re.split(r"[.!?;]\s|\n", text[end : min(limit, end + _REACH)])[0]
    return any(re.search(rf"\b{re.escape(event)}\b", side, re.IGNORECASE) for side in (before, after))
