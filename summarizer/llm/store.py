"""Where answers are kept: text under keys in one database file, which may be damaged or tampered with.

diskcache unpickles whatever a row claims to be pickled (CVE-2025-69872), and so does its JSON variant, so every row is
read through a disk of our own that takes text and nothing else: no pickles, no files beside the database.
"""

import os
import sqlite3
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn

import diskcache

from ..errors import UsageError
from .model import Warn

VERSION = 1
"""Version of the layout; another one is another folder, so old and new programs share a machine in peace."""

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

    def __init__(self, folder: Path, warn: Warn) -> None:
        """Open the database, set a damaged one aside, or do without.

        Args:
            folder: holds one folder for each version of the layout; made if need be, readable by its owner alone.
            warn: hears what was wrong.

        Raises:
            UsageError: the folder can't be used because something else stands in its place or it is another user's.
        """
        self._home, self._warn = folder / f"answers-v{VERSION}", warn
        self._lock = Lock()
        self._told: set[str] = set()
        self._rows: Any = self._open(again=True)

    def get(self, key: str) -> str | None:
        """Return the text under a key, or None."""
        try:
            found = None if self._rows is None else self._rows.get(key, retry=True)
        except RowRefused as error:
            self._tell(f"a kept answer was left alone: {error}; it may have been tampered with")
            return None
        except sqlite3.Error as error:
            self._trouble(error)
            return None
        return found if isinstance(found, str) else None

    def put(self, key: str, text: str) -> None:
        """Keep text under a key; a failure to do so is told, not raised."""
        try:
            if self._rows is not None:
                self._rows.set(key, text, retry=True)
        except (sqlite3.Error, OSError) as error:
            self._trouble(error)

    def close(self) -> None:
        """Close this thread's connection."""
        if self._rows is not None:
            self._rows.close()

    def _open(self, *, again: bool) -> Any:
        _own(self._home)
        try:
            # Nothing is ever culled: each row was paid for.
            return diskcache.Cache(
                str(self._home), disk=TextDisk, size_limit=2**50, cull_limit=0, eviction_policy="none"
            )
        except sqlite3.OperationalError as error:
            self._tell(f"answers are not kept: {self._home} can't be opened ({error})")
            return None
        except (sqlite3.Error, diskcache.Timeout, KeyError, TypeError, ValueError, AttributeError) as error:
            if not again:
                self._tell(f"answers are not kept: {self._home} can't be made ({error})")
                return None
            self._set_aside(error)
            return self._open(again=False)

    def _trouble(self, error: Exception) -> None:
        """Tell damage from a passing fault: only damage sets the database aside."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with self._lock:
                if self._rows is not None:
                    self._rows.close()
                    self._set_aside(error)
                    self._rows = self._open(again=False)
        else:
            self._tell(f"an answer could not be kept or found again: {error}")

    def _set_aside(self, error: Exception) -> None:
        n = 1
        while (aside := self._home.with_name(f"{self._home.name}.damaged-{n}")).exists():
            n += 1
        self._home.rename(aside)
        self._tell(f"kept answers are damaged ({error}); they lie in {aside} and new ones are kept from here on")

    def _tell(self, message: str) -> None:
        """Say each thing once: a thousand articles would say it a thousand times."""
        if message not in self._told:
            self._told.add(message)
            self._warn(message)


def _text(value: object) -> str:
    if type(value) is not str:
        raise RowRefused("it is not text")
    return value


def _own(folder: Path) -> None:
    """Make the folder its owner's alone; answers hold what articles say and what somebody asked."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
            raise UsageError(str(folder), "belongs to another user", "Name another folder with --cache-dir")
        folder.chmod(0o700)
    except OSError as error:
        raise UsageError(
            str(folder),
            f"can't hold the kept answers ({error.strerror})",
            "Name another with --cache-dir, or --no-cache",
        ) from None
