"""The folder that holds what was paid for: its owner's alone, or not used at all."""

import os
import stat
from pathlib import Path

from ..errors import UsageError

JOURNAL, RESULTS, CLAIMS = "journal-v1", "results-v1", "claims"
"""Folders in the one the user names. Another layout is another number, so old and new programs share a machine."""

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_MOVE = "Name another folder with --cache-dir, or run with --no-cache"


def own(root: Path, name: str) -> Path:
    """Make or accept a folder that nobody else can write to, since whoever can plants answers in our name.

    Args:
        root: folder the user named. It may be shared, as /tmp is, when its sticky bit keeps others off what is ours.
        name: of the folder inside it, which is made if need be, readable by its owner alone.

    Returns:
        The folder inside.

    Raises:
        UsageError: either can't be made, is no folder, is another user's, or others can write to it.
    """
    folder = root / name
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        _shared(root)
        folder.mkdir(exist_ok=True, mode=0o700)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode):
            raise UsageError(str(folder), "is not a folder, so it can't hold the kept answers", _MOVE)
        if hasattr(os, "getuid"):
            if found.st_uid != os.getuid():
                raise UsageError(str(folder), "belongs to another user", _MOVE)
            if found.st_mode & _OTHERS_WRITE:
                raise UsageError(
                    str(folder),
                    "can be written to by others, who may have planted answers in it",
                    f"Remove it, or trust it and say: chmod 700 {folder}",
                )
            folder.chmod(0o700)
    except OSError as error:
        raise UsageError(str(folder), f"can't hold the kept answers ({error.strerror})", _MOVE) from None
    return folder


def _shared(root: Path) -> None:
    """Refuse a root in which others could put a folder of theirs in the place of ours."""
    if not hasattr(os, "getuid"):
        return
    found = root.stat()
    if found.st_uid not in (os.getuid(), 0):
        raise UsageError(str(root), "belongs to another user", _MOVE)
    if found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX:
        raise UsageError(
            str(root), "can be written to by everybody", f"Name another folder with --cache-dir, or chmod o-w {root}"
        )


def set_aside(folder: Path) -> Path:
    """Rename a damaged folder, so that nothing in it is lost and a new one can take its place.

    Raises:
        OSError: it can't be renamed.
    """
    n = 1
    while (aside := folder.with_name(f"{folder.name}.damaged-{n}")).exists():
        n += 1
    folder.rename(aside)
    return aside


def inode(path: Path) -> tuple[int, int] | None:
    """Say which file lies at a path, or None: another process may have set aside what we opened."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
