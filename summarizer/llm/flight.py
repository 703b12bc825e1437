"""Claims: of all processes on one machine that want the same answer, one asks and the others wait.

A claim is a lock on a file of its own, held by the operating system, which lets go of it when its process ends in any
way, kill -9 included. diskcache's own lock is a row: it polls every millisecond with a write, and a killed holder
leaves it locked for ever.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from . import drain

if sys.platform != "win32":
    import fcntl

FIRST_PAUSE, LONGEST_PAUSE = 0.002, 0.1
"""Seconds between looks at a claim that somebody else holds, doubled each time: an answer takes a second or more, so
a tenth of one is not felt, and ten looks a second cost nothing."""


class Claims:
    """Locks under keys, in one folder. On Windows there are none, and only threads of one process share an answer."""

    def __init__(self, folder: Path) -> None:
        """Name the folder of locks, which is there and its owner's alone."""
        self._folder = folder

    @contextmanager
    def held(self, key: str, patience: float) -> Iterator[None]:
        """Hold a claim while the block lasts.

        Args:
            key: what is claimed, a file name.
            patience: seconds to wait for somebody else's at most; after that the block runs without a claim.

        Raises:
            Interrupted: the run ends while it waits.
        """
        handle = self._take(key, time.monotonic() + patience)
        try:
            yield
        finally:
            if handle is not None:
                self._release(key, handle)

    def sweep(self) -> None:
        """Remove what processes left that were killed; a claim somebody holds stays."""
        for path in self._folder.glob("*.lock"):
            handle = self._take(path.stem, 0.0)
            if handle is not None:
                self._release(path.stem, handle)

    def _take(self, key: str, until: float) -> int | None:
        if sys.platform == "win32":
            return None
        pause, path = FIRST_PAUSE, self._folder / f"{key}.lock"
        try:
            while True:
                handle = _open(path)
                while not _locked(handle):
                    if (left := until - time.monotonic()) <= 0:
                        os.close(handle)
                        return None
                    try:
                        drain.pause(min(pause, left))
                    except BaseException:
                        os.close(handle)
                        raise
                    pause = min(2 * pause, LONGEST_PAUSE)
                if _is_at(path, handle):
                    return handle
                # Its last holder removed the file between our opening and our locking it.
                os.close(handle)
        except OSError:
            # A folder that takes no lock, as on a full disk, must not keep anybody from asking.
            return None

    def _release(self, key: str, handle: int) -> None:
        # Removed while it is still held: whoever has it open already finds that it is no longer the file at its path.
        with suppress(OSError):
            (self._folder / f"{key}.lock").unlink(missing_ok=True)
        os.close(handle)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0), 0o600)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(path: Path, handle: int) -> bool:
    mine = os.fstat(handle)
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    return (mine.st_dev, mine.st_ino) == (found.st_dev, found.st_ino)
