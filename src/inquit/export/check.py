"""Before a row is written: whatever it quotes is the stored text at the place it names.

An object with the key `report` quotes that report, and so does all that lies in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from inquit.errors import StoreError

_QUOTED = {  # a key that holds words, and the key with their place
    "source_text": "source",
    "cue_text": "cue",
    "content_text": "content",
    "sentence": "sentence_span",
    "before": "before_span",
    "qualifier_text": "qualifier",
    "words": "span",
    "text": "span",
}
_PLACES = frozenset({"span", "spans", "mention", "qualifier", "counted_span", "inserted", *_QUOTED.values()})


def check(row: Mapping[str, Any], text_of: Callable[[str], str]) -> None:
    """Raises `StoreError` when a span of `row` lies outside its text, or words of it are not the slice at their place.

    `text_of` gives the stored text of a report by the report's id.
    """
    for found, text in _objects(row, "", text_of):
        for key in _PLACES & found.keys():
            for start, end in _spans(found[key]):
                if not 0 <= start < end <= len(text):
                    raise StoreError(f"{_name(row)}: {key} [{start}, {end}] lies outside the stored text")
        for key, place in _QUOTED.items():
            if found.get(key) is None or place not in found:
                continue
            words = [found[key]] if isinstance(found[key], str) else list(found[key])
            if words != [text[start:end] for start, end in _spans(found[place])]:
                raise StoreError(f"{_name(row)}: {key} is not the stored text at {found[place]}")


def _name(row: Mapping[str, Any]) -> str:
    return " ".join(str(row[key]) for key in ("doc_id", "id") if row.get(key)) + ", nothing was written"


def _objects(value: Any, text: str, text_of: Callable[[str], str]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """`value` and every object within it, each with the text it quotes.

    A reader's settings are named by whoever made it, and quote nothing.
    """
    if isinstance(value, Mapping):
        text = text_of(value["report"]) if "report" in value else text
        yield value, text
        value = [within for key, within in value.items() if key != "settings"]
    if isinstance(value, list | tuple):
        for each in value:
            yield from _objects(each, text, text_of)


def _spans(value: Any) -> list[tuple[int, int]]:
    """One span, several, or none, as a list of spans."""
    if not value:
        return []
    return [tuple(value)] if isinstance(value[0], int) else [tuple(each) for each in value]
