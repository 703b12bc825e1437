"""The journal's table in SQLite: how it is opened, and what SQLite's errors mean for what is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .received import COLUMNS

BUSY = 30.0
"""Seconds SQLite waits for another writer, sleeping between looks; one row takes well under a millisecond."""
_NO_SPACE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
  key TEXT PRIMARY KEY, request TEXT NOT NULL, kind TEXT NOT NULL, answer TEXT NOT NULL, max_tokens INTEGER NOT NULL,
  input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, at INTEGER NOT NULL, checksum TEXT NOT NULL)
"""


@contextmanager
def opening(file: Path) -> Iterator[sqlite3.Connection]:
    """Open a database, and leave it open only if it is sound enough to work with."""
    rows = sqlite3.connect(file, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        rows.execute("PRAGMA trusted_schema = OFF")
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("PRAGMA synchronous = NORMAL")
        rows.execute(_TABLE)
        try:
            rows.execute(f"SELECT {COLUMNS} FROM answers LIMIT 1").fetchall()  # noqa: S608 - our own columns
        except sqlite3.OperationalError as error:
            raise sqlite3.DatabaseError(f"not a journal: {error}") from None
        yield rows
    except BaseException:
        rows.close()
        raise


def takes_no_more(error: sqlite3.Error) -> bool:
    """Tell a disk that is full, over quota or over the limit of a file's size."""
    return getattr(error, "sqlite_errorcode", None) in _NO_SPACE


def damages(error: sqlite3.Error) -> bool:
    """Tell a file that is no longer a database, or ends before it should, from a fault that passes."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or code == sqlite3.SQLITE_IOERR_SHORT_READ
