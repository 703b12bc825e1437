"""What can be made again for nothing, kept because reading it is faster: text under keys, oldest out first.

This is what diskcache is good at: many small reads from several threads and processes, a limit of size, an age. It is
not where answers are kept (``journal.py``): it drops a row rather than wait for a busy database, and it may cull.

diskcache unpickles whatever a row claims to be pickled (CVE-2025-69872), and so does its JSON variant, so every row is
read through a disk of our own that takes text and nothing else: no pickles, no files beside the database.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn

import diskcache

from .flight import Claims
from .folder import CLAIMS, RESULTS, inode, own, set_aside
from .model import Warn, sha256

SIZE = 1_000_000_000
"""Bytes before the oldest rows give way: some 150,000 articles."""
_AGE = 365 * 86_400.0
"""Seconds a row is kept; ``expire`` counts back from it."""
_PATIENCE = 2.0
"""Seconds to wait for another writer. What could not be kept is made again from the journal."""
_RAW = 1
"""diskcache's mode of a value that stands in the row as it is."""


class RowRefused(Exception):
    """A row holds something other than text."""


class TextDisk(diskcache.Disk):  # type: ignore[misc]
    """Takes text keys and text values; anything else in the database is somebody else's doing."""

    def put(self, key: object) -> tuple[str, bool]:
        """Turn a key into a column."""
        return _text(key), True

    def get(self, key: object, raw: object) -> str:
        """Turn a column back into a key; diskcache would unpickle one that says so."""
        if not raw:
            raise RowRefused("its key is not text")
        return _text(key)

    def store(self, value: object, read: object, key: object = None) -> tuple[int, int, None, str]:  # noqa: ARG002
        """Turn a value into columns: always in the row, never in a file."""
        return 0, _RAW, None, _text(value)

    def fetch(self, mode: object, filename: object, value: object, read: object) -> str:
        """Turn columns back into a value."""
        if mode != _RAW or filename is not None or read:
            raise RowRefused("it is not text")
        return _text(value)

    def remove(self, file_path: object) -> None:
        """Remove nothing: no row of ours has a file, and a tampered one may name any."""

    def filename(self, key: object = None, value: object = None) -> NoReturn:  # noqa: ARG002
        """Refuse to lay anything beside the database."""
        raise RowRefused("values are kept in the database alone")


class Store:
    """Text under keys, shared by threads and processes. Whatever happens to it, the run goes on without it."""

    def __init__(self, root: Path, warn: Warn, *, anew: bool = False) -> None:
        """Open the database, set a damaged one aside, or do without.

        Args:
            root: folder that holds all that is kept.
            warn: hears what was wrong.
            anew: whether what is kept from before counts as nothing; what is put now takes its place.

        Raises:
            UsageError: the folder can't be trusted or made.
        """
        self._root, self._warn = root, warn
        self._home = own(root, RESULTS)
        self._claims = Claims(own(root, CLAIMS))
        self._lock, self._told = Lock(), set[str]()
        self._anew = set[str]() if anew else None
        self._opened: tuple[int, int] | None = None
        self._rows: Any = self._open(again=True)

    def get(self, key: str) -> str | None:
        """Return the text under a key, or None."""
        if self._anew is not None and key not in self._anew:
            return None
        found = self._do(lambda rows: rows.get(key))
        if not isinstance(found, str):
            return None
        checksum, _, text = found.partition("\n")
        if checksum != _checksum(key, text):
            self._tell("a kept result was left alone: it is not as it was written, and may have been tampered with")
            return None
        return text

    def put(self, key: str, text: str) -> None:
        """Keep text under a key; a failure to do so is told, not raised."""
        if self._anew is not None:
            self._anew.add(key)
        row = f"{_checksum(key, text)}\n{text}"
        self._do(lambda rows: rows.set(key, row, expire=_AGE))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return int(self._do(len) or 0)

    def forget(self, *, before: float | None = None) -> int:
        """Remove all rows, or those older than a Unix time; return how many went."""
        if before is None:
            return int(self._do(lambda rows: rows.clear()) or 0)
        return int(self._do(lambda rows: rows.expire(now=before + _AGE)) or 0)

    def close(self) -> None:
        """Close this thread's connection."""
        self._do(lambda rows: rows.close())

    def _do(self, what: Callable[[Any], Any]) -> Any:
        """Use the database; what befalls it is told and yields None."""
        rows = self._rows
        try:
            return None if rows is None else what(rows)
        except RowRefused as error:
            self._tell(f"a kept result was left alone: {error}; it may have been tampered with")
        except (sqlite3.OperationalError, diskcache.Timeout, OSError, UnicodeError) as error:
            self._tell(f"a result could not be kept or found again, and is made again: {error or 'database is busy'}")
        except sqlite3.DatabaseError as error:
            with self._lock:
                if self._rows is rows:
                    self._damaged(error)
        return None

    def _open(self, *, again: bool) -> Any:
        try:
            rows = diskcache.Cache(
                str(self._home),
                timeout=_PATIENCE,
                disk=TextDisk,
                size_limit=SIZE,
                eviction_policy="least-recently-stored",
            )
        except sqlite3.OperationalError as error:
            self._tell(f"results are not kept: {self._home} can't be opened ({error})")
            return None
        except (sqlite3.Error, diskcache.Timeout, KeyError, TypeError, ValueError, AttributeError) as error:
            self._opened = inode(self._home / "cache.db")
            if again:
                self._damaged(error)
                return self._rows
            self._tell(f"results are not kept: {self._home} can't be made ({error})")
            return None
        self._opened = inode(self._home / "cache.db")
        return rows

    def _damaged(self, error: Exception) -> None:
        """Set the damaged database aside, unless another process has done so already, and open a new one."""
        with suppress(AttributeError, sqlite3.Error):
            self._rows.close()
        self._rows = None
        with self._claims.held("results", _PATIENCE):
            if inode(self._home / "cache.db") == self._opened and self._home.exists():
                try:
                    aside = set_aside(self._home)
                except OSError as fault:
                    self._tell(f"results are not kept: {self._home} is damaged ({error}), and stays ({fault.strerror})")
                    return
                self._tell(f"kept results are damaged ({error}); they lie in {aside} and are made again")
            own(self._root, self._home.name)
        self._rows = self._open(again=False)

    def _tell(self, message: str) -> None:
        """Say each thing once: a thousand articles would say it a thousand times."""
        if message not in self._told:
            self._told.add(message)
            self._warn(message)


def _text(value: object) -> str:
    if type(value) is not str:
        raise RowRefused("it is not text")
    return value


def _checksum(key: str, text: str) -> str:
    return sha256(f"{key}\n{text}")
