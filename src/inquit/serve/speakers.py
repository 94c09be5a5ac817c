"""Who speaks: one row for each speaker, across reports where links tell, else within one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from inquit.model import Ref, Speaker, Statement, content_id
from inquit.serve.snapshot import Snapshot, Told

__all__ = ["speakers"]


def speakers(now: Snapshot) -> Iterator[dict[str, Any]]:
    """The rows, in no order. Speakers that are not told (unresolved) have none; unnamed ones stay in their report."""
    spoken: dict[str, list[tuple[Told, Statement, Speaker]]] = {}
    names: dict[str, tuple[str, str | None]] = {}
    for told in now.reports.values():
        for statement in told.entry.reading.statements:
            for speaker in (statement.speaker, *statement.joint):
                if who := _who(now, told, statement, speaker):
                    id, name, entity = who
                    names.setdefault(id, (name, entity))
                    spoken.setdefault(id, []).append((told, statement, speaker))
    for id, (name, entity) in names.items():
        yield _row(id, name, entity, spoken[id])


def _who(now: Snapshot, told: Told, statement: Statement, speaker: Speaker) -> tuple[str, str, str | None] | None:
    """The id and name of a speaker's row, and the identity it stands for."""
    report = told.report
    if speaker.status == "named" and speaker.name:
        identity = now.identity_of.get(Ref(report.id, speaker.entity or ""))
        if identity:
            return identity.id, identity.name, identity.id
        return content_id("w", report.id, speaker.entity or speaker.name), speaker.name, None
    if speaker.status == "unnamed":
        words = " ".join(" ".join(span.of(report.text) for span in statement.source).split())
        return (content_id("w", report.id, "unnamed", words.casefold()), words, None) if words else None
    return None


def _row(id: str, name: str, entity: str | None, spoken: list[tuple[Told, Statement, Speaker]]) -> dict[str, Any]:
    _, _, first = spoken[0]
    said = {statement.id: statement for _, statement, _ in spoken}
    roles = Counter(" ".join(speaker.role.text.split()) for _, _, speaker in spoken if speaker.role)
    kinds = Counter(speaker.kind for _, _, speaker in spoken if speaker.kind)
    return {
        "id": id,
        "status": first.status,
        "kind": kinds.most_common(1)[0][0] if kinds else None,
        "name": name,
        "entity": entity,
        "roles": [role for role, _ in roles.most_common()],
        "statements": len(said),
        "stances": dict(Counter(statement.stance for statement in said.values())),
        "reports": list(dict.fromkeys(told.report.id for told, _, _ in spoken)),
        "outlets": list(dict.fromkeys(told.report.outlet for told, _, _ in spoken if told.report.outlet)),
    }
