"""Bringing a store of an earlier version up to this one, in one transaction.

A step moves the tables of the record from one version to the next and never changes once released; it is written in
plain SQL, for `schema` tells only the present. What is derived is dropped before the first step and built again after
the last, so no step has to care for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection

from inquit.errors import NotAStore, StoreTooNew
from inquit.store import schema

_STEPS: Mapping[int, tuple[str, ...]] = {
    # 1 → 2: what was received is kept with each reading (a report may be described anew, and its blocks labelled
    # anew); the members of judgements are a table, so that those on a report are found at once.
    1: (
        """CREATE TABLE reading_2 (
             n INTEGER NOT NULL PRIMARY KEY, report INTEGER NOT NULL REFERENCES report (n), received TEXT NOT NULL,
             blocks TEXT, reader TEXT NOT NULL, body TEXT NOT NULL, made_at TEXT NOT NULL)""",
        """INSERT INTO reading_2 (n, report, received, reader, body, made_at)
           SELECT reading.n, report, report.received, reader, body, made_at
           FROM reading JOIN report ON report.n = reading.report""",
        "DROP TABLE reading",
        "ALTER TABLE reading_2 RENAME TO reading",
        "CREATE INDEX reading_report ON reading (report)",
        "ALTER TABLE report DROP COLUMN received",
        """CREATE TABLE judgement_member (
             judgement INTEGER NOT NULL REFERENCES judgement (n), position INTEGER NOT NULL, report TEXT NOT NULL,
             item TEXT, PRIMARY KEY (judgement, position))""",
        """INSERT INTO judgement_member (judgement, position, report, item)
           SELECT judgement.n, key, json_extract(value, '$.report'), json_extract(value, '$.item')
           FROM judgement, json_each(judgement.body, '$.members')""",
        "CREATE INDEX judgement_member_report ON judgement_member (report)",
        *(
            f"CREATE TRIGGER judgement_member_no_{verb} BEFORE {verb} ON judgement_member BEGIN "
            "SELECT RAISE(ABORT, 'judgements are only ever appended: undo one instead'); END"
            for verb in ("UPDATE", "DELETE")
        ),
    ),
    # 2 → 3: what only reports together tell is kept, all of it derived; the record is as it was.
    2: (),
    # 3 → 4: a judgement may confirm what stands, which earlier versions do not know; reports tell whether one did.
    3: (),
}


def version(connection: Connection, path: Path) -> int:
    """The version of the store. Raises `StoreTooNew`, `NotAStore`."""
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if found > schema.VERSION:
        raise StoreTooNew(
            f"{path}: was written by a later Inquit (store version {found}; this one knows {schema.VERSION}); "
            "install a later Inquit"
        )
    if found < min(_STEPS):
        raise NotAStore(f"{path}: is marked as a store of the unknown version {found}; it is left as it is")
    return found


def migrate(connection: Connection, found: int) -> None:
    """Take the steps from version `found` to the present; the caller fills what is derived, and commits."""
    schema.drop_derived(connection)
    for step in range(found, schema.VERSION):
        for statement in _STEPS[step]:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")
    schema.create_derived(connection)
