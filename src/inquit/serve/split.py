"""The story in lines, as the page takes it: what its first view shows is one small line; all else waits in others.

The first line is the story (see `snapshot.Snapshot.story`) without what `LATER` names. What is missing in each report,
each identity and each utterance follows, a line for each in their order; then, where links are told, a line with what
is missing in them. A browser reads each of these lines when it first needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import msgspec

from inquit.model import Links, to_json

__all__ = ["LATER", "Split", "in_lines", "split", "split_links"]

LATER: Mapping[str, Sequence[str]] = {
    "report": ("figures", "dates", "mentions", "entities", "voice"),
    "identity": ("links", "possibly"),
    "utterance": ("links", "similar", "unattributed"),
    "links": ("copies", "comparisons"),
}
"""The keys that wait, of each thing that has any."""


@dataclass(frozen=True)
class Split:
    """Something told in two parts: what is needed at once, and the lines of what waits."""

    first: msgspec.Raw
    later: tuple[bytes, ...]


def split(what: str, record: Mapping[str, Any]) -> Split:
    """A record of `what` without the keys that wait, and these."""
    first, later = _parted(what, record)
    return Split(msgspec.Raw(to_json(first)), (to_json(later),))


def split_links(links: Links) -> Split:
    """Links with a line for what waits of each identity and utterance, and one for the rest."""
    record, rest = _parted("links", _record(links))
    lines: list[bytes] = []
    for name, what in (("identities", "identity"), ("utterances", "utterance")):
        parted = [_parted(what, _record(one)) for one in record[name]]
        record[name] = [first for first, _ in parted]
        lines += (to_json(later) for _, later in parted)
    return Split(msgspec.Raw(to_json(record)), (*lines, to_json(rest)))


def in_lines(story: Mapping[str, Any], reports: Iterable[Split], links: Split | None) -> bytes:
    """The lines of a story; its keys `reports` and `links` come from what was split."""
    reports = list(reports)
    first = {**story, "reports": [one.first for one in reports], "links": links and links.first}

    def lines() -> Iterator[bytes]:
        yield to_json(first)
        for one in (*reports, *([links] if links else [])):
            yield from one.later

    return b"\n".join(lines())


def _record(one: Any) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _parted(what: str, record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    later = LATER[what]
    first = {key: value for key, value in record.items() if key not in later}
    return first, {key: record[key] for key in later}
