"""The tables, views and search indexes of a store.

The tables of the record are only ever added to: `report`, `raw`, `reading`, `judgement` (with `judgement_member`).
All else is derived from them and can be dropped and built again at any time; that is what a migration does. What one
report tells (`current_report`, `current_statement`, the two search indexes, the views) it builds at once; what only
reports together tell (`current_link`, `known_fact`, `known_decision`, `resolved`) comes back with the next `add`.
`docs/store.md` tells the views to users.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x496E7174
"""`PRAGMA application_id` of a store: "Inqt" in ASCII."""

VERSION = 4
"""`PRAGMA user_version` of a store of this version; `migrate` brings older ones up to it."""

record = MetaData()
derived = MetaData()

report = Table(
    "report",
    record,
    Column("n", Integer, primary_key=True),  # order of arrival
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False),  # what versions share
    Column("version", Integer, nullable=False),  # from 1, in order of arrival
    Column("doc_id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    UniqueConstraint("key", "version"),
    Index("report_doc_id", "doc_id", "id"),
)

raw = Table(
    "raw",
    record,
    Column("report", ForeignKey("report.n"), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    Column("packed", Boolean, nullable=False),  # zlib, where that is smaller
)

reading = Table(
    "reading",
    record,
    Column("n", Integer, primary_key=True),  # the greatest of a report is its current reading
    Column("report", ForeignKey("report.n"), nullable=False),
    Column("received", Text, nullable=False),  # the Report as received, as JSON, less its text
    Column("blocks", Text),  # its blocks as read, as JSON; NULL: as received
    Column("reader", Text, nullable=False),
    Column("body", Text, nullable=False),  # the Reading as JSON
    Column("made_at", Text, nullable=False),
    Index("reading_report", "report"),
)

judgement = Table(
    "judgement",
    record,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undoes", Text),
    Column("body", Text, nullable=False),  # the Judgement as JSON
)

judgement_member = Table(
    "judgement_member",
    record,
    Column("judgement", ForeignKey("judgement.n"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("report", Text, nullable=False),  # report.id; a report of another store is allowed
    Column("item", Text),
    Index("judgement_member_report", "report"),
)

current_report = Table(
    "current_report",
    derived,
    Column("n", Integer, primary_key=True),  # report.n
    Column("reading", Integer, nullable=False),  # reading.n
    Column("newest", Boolean, nullable=False),  # no later version has arrived
    Column("title", Text),
    Column("outlet", Text),
    Column("byline", Text),
    Column("published", Text),
    Column("language", Text),
    Column("genre", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("republished_from", Text),
    Column("is_read", Boolean, nullable=False),
    Column("corrected", Boolean, nullable=False),
    Column("reviewed", Boolean, nullable=False),  # corrected, or confirmed as it is
    Index("current_report_outlet", "outlet"),
)

current_statement = Table(
    "current_statement",
    derived,
    Column("n", Integer, primary_key=True),
    Column("report", Integer, nullable=False),  # report.n
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),  # its place among the report's statements, from 0
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("speaker_status", Text, nullable=False),
    Column("speaker_kind", Text),
    Column("speaker", Text),
    Column("source", Text, nullable=False),  # the words of the report; pieces are joined by a newline
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("parent", Text),
    Column("confidence", Float, nullable=False),
    Column("reviewed", Boolean, nullable=False),
    Column("added", Boolean, nullable=False),
    Column("body", Text, nullable=False),  # the Statement as JSON
    Index("current_statement_report", "report"),
)

current_link = Table(
    "current_link",
    derived,
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # a field of Links
    Column("id", Text, nullable=False),
    Column("body", Text, nullable=False),  # as JSON
    Index("current_link_id", "kind", "id"),
)

known_fact = Table(
    "known_fact",
    derived,
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # as Memory calls it; the rest is a row of Memory.facts
    Column("report", Text, nullable=False),
    Column("made_from", Text, nullable=False),
    Column("item", Text),
    Column("stamp", Text),
    Column("body", Text),
)

known_decision = Table(
    "known_decision",
    derived,
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # as Memory calls it; the rest is a row of Memory.decisions
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("stamps", Text, nullable=False),
    Column("body", Text, nullable=False),
)

resolved = Table(
    "resolved",
    derived,
    # One row: the last reading and the last judgement there were when the links were found, 0 for none. All that is
    # ever written to the record adds one or the other. No row: the links were never found.
    Column("reading", Integer, nullable=False),
    Column("judgement", Integer, nullable=False),
)

APPEND_ONLY = tuple(
    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'judgements are only ever appended: undo one instead'); END"
    for table in ("judgement", "judgement_member")
    for verb in ("UPDATE", "DELETE")
)

_STATEMENT_WORDS = "speaker, source, cue, content"
_OLD_STATEMENT = "old.n, old.speaker, old.source, old.cue, old.content"
_NEW_STATEMENT = "new.n, new.speaker, new.source, new.cue, new.content"

SEARCH = (
    # Both indexes read their words from the tables, so that no text is stored twice.
    """CREATE VIEW report_words AS
       SELECT report.n AS n, title, outlet, text FROM report JOIN current_report USING (n)""",
    """CREATE VIRTUAL TABLE report_search USING fts5(title, outlet, text,
       content='report_words', content_rowid='n', tokenize='unicode61 remove_diacritics 2')""",
    f"""CREATE VIRTUAL TABLE statement_search USING fts5({_STATEMENT_WORDS},
       content='current_statement', content_rowid='n', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER report_indexed AFTER INSERT ON current_report BEGIN
       INSERT INTO report_search(rowid, title, outlet, text)
       SELECT n, new.title, new.outlet, text FROM report WHERE n = new.n; END""",
    """CREATE TRIGGER report_reindexed AFTER UPDATE OF title, outlet ON current_report
       WHEN old.title IS NOT new.title OR old.outlet IS NOT new.outlet BEGIN
       INSERT INTO report_search(report_search, rowid, title, outlet, text)
       SELECT 'delete', n, old.title, old.outlet, text FROM report WHERE n = old.n;
       INSERT INTO report_search(rowid, title, outlet, text)
       SELECT n, new.title, new.outlet, text FROM report WHERE n = new.n; END""",
    f"""CREATE TRIGGER statement_indexed AFTER INSERT ON current_statement BEGIN
       INSERT INTO statement_search(rowid, {_STATEMENT_WORDS}) VALUES ({_NEW_STATEMENT}); END""",
    f"""CREATE TRIGGER statement_unindexed AFTER DELETE ON current_statement BEGIN
       INSERT INTO statement_search(statement_search, rowid, {_STATEMENT_WORDS})
       VALUES ('delete', {_OLD_STATEMENT}); END""",
)

VIEWS = (
    """CREATE VIEW v_report AS
       SELECT report.id AS id, doc_id, version, newest AS current, title, outlet, byline, published, language, genre,
              origin, sha256, republished_from, is_read, corrected,
              reviewed,
              (SELECT count(*) FROM current_statement AS s WHERE s.report = report.n) AS statements,
              reading.reader AS reader, text, added_at
       FROM report JOIN current_report AS c USING (n) JOIN reading ON reading.n = c.reading""",
    """CREATE VIEW v_statement AS
       SELECT s.id AS id, report.id AS report, doc_id, outlet, published, s.speaker, s.speaker_status, s.speaker_kind,
              s.source, s.cue, s.content, s.kind, s.act, s.stance, s.parent, s.confidence, s.reviewed, s.added,
              s.position, s.body
       FROM current_statement AS s JOIN report ON report.n = s.report JOIN current_report AS c ON c.n = s.report
       WHERE c.newest""",
    """CREATE VIEW v_judgement AS
       SELECT j.id AS id, j.kind, j.by, j.at, j.undoes, m.position, m.report, report.doc_id AS doc_id, m.item,
              json_extract(j.body, '$.members[' || m.position || '].exact') AS exact,
              json_extract(j.body, '$.value') AS value, json_extract(j.body, '$.because') AS because
       FROM judgement AS j LEFT JOIN judgement_member AS m ON m.judgement = j.n
       LEFT JOIN report ON report.id = m.report""",
)


def create_record(connection: Connection) -> None:
    """Make the tables of the record in an empty file, and mark the file as ours."""
    record.create_all(connection)
    for statement in APPEND_ONLY:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def create_derived(connection: Connection) -> None:
    """Make what is derived from the record, empty."""
    derived.create_all(connection)
    for statement in (*SEARCH, *VIEWS):
        connection.exec_driver_sql(statement)


def drop_derived(connection: Connection) -> None:
    """Drop what is derived, as far as the file has it; triggers go with their tables. Other people's views stay."""
    for view in ("v_report", "v_statement", "v_judgement", "report_words"):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view}")
    together = ("current_link", "known_fact", "known_decision", "resolved")
    for table in ("report_search", "statement_search", "current_statement", "current_report", *together):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
