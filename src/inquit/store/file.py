"""The file of a store: telling it from other files, making it whole or not at all, locking it, connecting to it."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from inquit.errors import NotAStore, StoreBusy, StoreError
from inquit.store import schema

_MAGIC = b"SQLite format 3\x00"
_WAIT = 30.0
"""Seconds to wait for SQLite's own short locks (a reader that tidies up after itself) before giving up."""


def check(path: Path) -> None:
    """Refuse what is not a store, by the first hundred bytes of the file. Raises `StoreError`, `NotAStore`."""
    if not path.exists():
        raise StoreError(f"{path}: there is no such store; make it with `inquit add {path} PATH...`")
    if path.is_dir():
        raise NotAStore(f"{path}: is a folder, not an Inquit store; name a file")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    if len(head) < 100 or not head.startswith(_MAGIC) or struct.unpack(">I", head[68:72])[0] != schema.APPLICATION_ID:
        raise NotAStore(f"{path}: is not an Inquit store; name another file (this one is left as it is)")


def lock(path: Path) -> FileLock:
    """The right to write, until released or until the process ends in whatever way. Raises `StoreBusy`."""
    held = FileLock(f"{path.resolve()}.lock", timeout=0, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        raise StoreBusy(
            f"{path}: another process is writing to this store; wait for it to end, then run the same command again"
        ) from None
    except OSError as error:
        raise StoreError(f"{path}: cannot be written to ({error.strerror}); check its folder") from error
    return held


def create(path: Path) -> None:
    """Make an empty store. It is built beside its place and moved there, so that no half of one is ever seen."""
    place = path.resolve()
    new = place.with_name(f"{place.name}.new")
    with errors(path):
        new.unlink(missing_ok=True)
        for left in (new, place):  # what a killed run or a deleted store left there would be read into this one
            for part in ("-journal", "-wal", "-shm"):
                left.with_name(f"{left.name}{part}").unlink(missing_ok=True)
        engine = connect(new, writing=True, create=True)
        try:
            with engine.connect() as connection:
                schema.create_record(connection)
                schema.create_derived(connection)
                connection.commit()
        finally:
            engine.dispose()
        with closing(sqlite3.connect(new)) as plain:  # no transaction can switch to WAL
            plain.execute("PRAGMA journal_mode = WAL")
        new.replace(place)


def connect(path: Path, *, writing: bool, create: bool = False) -> Engine:
    """An engine on the file. A transaction sees one state of the store; one that writes takes SQLite's lock at once.

    A store in a folder that cannot be written to is read as it stands on disk.
    """
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if create else 'rw'}"

    def opened() -> sqlite3.Connection:
        try:
            connection = _opened(uri, writing)
        except sqlite3.OperationalError:
            if writing or Path(f"{path.resolve()}-wal").exists():
                raise
            connection = _opened(f"{path.resolve().as_uri()}?mode=ro&immutable=1", writing)
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=opened, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _opened(uri: str, writing: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # fails here if it cannot be read at all
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    # The driver is told to leave transactions to us: by itself it would begin them only at the first write.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def errors(path: Path) -> Iterator[None]:
    """Say what the database says as one line that names the store. Raises `StoreBusy`, `StoreError`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        if "locked" in said or "busy" in said:
            raise StoreBusy(f"{path}: another program holds this store; close it, then try again") from error
        raise StoreError(f"{path}: the store cannot be used ({said})") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be written to ({error.strerror}); check its folder") from error
