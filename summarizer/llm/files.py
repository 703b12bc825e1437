"""Write small files so that a reader, or a run after a crash, sees the old one or the new one."""

import os
import tempfile
from pathlib import Path

from ..errors import UsageError


def write_whole(path: Path, text: str, *, durable: bool = True) -> None:
    """Write a file whole or not at all; its folder is made if need be.

    Args:
        path: of the file.
        text: all of it.
        durable: whether it is on the disk before this returns.

    Raises:
        UsageError: it can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}.", suffix=".tmp")
    except OSError as error:
        raise UsageError(str(path), f"can't be written ({error.strerror})", "Name another folder") from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_UMASK)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        fault = f"can't be written ({error.strerror})"
        raise UsageError(str(path), fault, "Free some space, or name another folder") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()
"""Read once, while there is one thread: reading it means setting it."""
