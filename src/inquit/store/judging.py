"""Appending judgements within a transaction, and telling which found no place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, select

from inquit.errors import JudgementError, StoreError
from inquit.model import Judgement, from_json
from inquit.store import judgements, rows, together
from inquit.store.judgements import Short
from inquit.store.schema import judgement, judgement_member
from inquit.store.schema import report as report_table
from inquit.store.state import Orphan

__all__ = ["Judging", "each", "orphans"]

One = TypeVar("One")


class Judging:
    """Judgements being appended within one transaction; `finish` brings all that they are on up to date, once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._on: set[int] = set()

    def judge(self, said: Short, *, by: str, at: str | None = None) -> Judgement:
        """Append a judgement on items as they stand. Raises `JudgementError`, `StoreError` for an unknown report."""
        connection = self._connection
        places = [(rows.entry_of(connection, rows.known_row(connection, report)), item) for report, item in said.on]
        at = at or judgements.now_after(rows.latest_time(connection))
        made = judgements.make(said.kind, places, said.value, by=by, because=said.because, at=at)
        self._append(made)
        return made

    def undo(self, judgement_id: str, *, by: str, because: str, at: str | None = None) -> Judgement:
        """Append a judgement that takes another back. Raises `JudgementError`."""
        connection = self._connection
        body = connection.scalar(select(judgement.c.body).where(judgement.c.id == judgement_id))
        if body is None:
            raise JudgementError(f"holds no judgement {judgement_id}")
        if judgement_id in rows.undone_ids(connection):
            raise JudgementError(f"{judgement_id}: is taken back already; undo the undo to restore it")
        at = at or judgements.now_after(rows.latest_time(connection))
        made = judgements.undoing(from_json(body, Judgement), by=by, because=because, at=at)
        self._append(made)
        return made

    def take_in(self, lines: Iterable[str | bytes], *, by: str) -> int:
        """Append the judgements of JSON lines that are not here yet (see `Store.import_judgements`)."""
        new = 0
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                said = judgements.said(line)
                if isinstance(said, Judgement):
                    new += self._append(said)
                elif not together.is_said(said, together.pairs(rows.judged(self._connection))):
                    self.judge(said, by=by)
                    new += 1
            except (ValueError, StoreError) as error:
                raise JudgementError(f"line {number}: {error}") from error
        return new

    def finish(self) -> None:
        for report in sorted(self._on):
            rows.refresh(self._connection, report)

    def _append(self, made: Judgement) -> bool:
        if not rows.append(self._connection, made):
            return False
        self._on.update(rows.judged_on(self._connection, made))
        return True


def each(said: Iterable[One], append: Callable[[One], Judgement]) -> list[Judgement]:
    """Append one after the other. Raises `JudgementError` that numbers the one that fails, from 1."""
    made = []
    for number, one in enumerate(said, 1):
        try:
            made.append(append(one))
        except StoreError as error:
            raise JudgementError(f"judgement {number}: {error}") from error
    return made


def orphans(connection: Connection) -> Iterator[Orphan]:
    """The standing judgements that found no place (see `Store.orphans`)."""
    for entry in rows.judged(connection):
        yield from entry.orphans
    here = select(report_table.c.id)
    away = (
        select(judgement.c.body, judgement_member.c.report)
        .join(judgement_member, judgement_member.c.judgement == judgement.c.n)
        .where(judgement_member.c.report.not_in(here))
        .order_by(judgement.c.at, judgement.c.id, judgement_member.c.position)
    )
    taken = rows.undone_ids(connection)
    for body, missing in connection.execute(away):
        made = from_json(body, Judgement)
        if made.id not in taken and made.kind != "undo":
            yield Orphan(made, missing, "its report is not in this store")
