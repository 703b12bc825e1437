"""Where output goes: data to stdout or to files, everything else to stderr; nothing hostile to a terminal."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..errors import UsageError

if TYPE_CHECKING:
    from ..steps.render import Form

SUFFIXES: "dict[str, Form]" = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "terminal",
    ".csv": "csv",
    ".graphml": "graphml",
    ".pdf": "pdf",
    ".docx": "docx",
}
"""Form for each suffix of an output file."""


class ReaderLeft(Exception):
    """Whoever read our output has had enough, as "head" has: no error. Not an OSError, which typer makes exit 1 of."""


class LiveLine:
    """A line on stderr that is written over. It uses no escape codes, so there is nothing a terminal could not do."""

    def __init__(self) -> None:
        """Begin with no line."""
        self._shown = 0

    def show(self, message: str) -> None:
        """Write over the last line; an empty message only takes it away."""
        columns = max(20, shutil.get_terminal_size().columns) - 1
        text = _printable(message)[:columns]
        if text or self._shown:
            sys.stderr.write("\r" + text.ljust(min(self._shown, columns)) + ("" if text else "\r"))
            sys.stderr.flush()
        self._shown = len(text)


_LINE = LiveLine()


def live() -> Callable[[str], None] | None:
    """Return what shows a live line, or None where stderr is no terminal that can write over one."""
    able = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return _LINE.show if able else None


def say(message: str) -> None:
    """Print a line to stderr, with control characters made harmless: names and reasons may quote article text."""
    _LINE.show("")
    sys.stderr.write(_printable(message).rstrip() + "\n")
    sys.stderr.flush()


def _printable(message: str) -> str:
    return "".join(c if c.isprintable() else " " for c in message)


def write_stdout(text: str | bytes) -> None:
    """Print text as UTF-8 where the stream can, else with the characters it can't show replaced; bytes as they are.

    Raises:
        ReaderLeft: nobody reads any more.
    """
    encoding = sys.stdout.encoding or "utf-8"
    try:
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
            return
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        if not text.endswith("\n"):
            sys.stdout.write("\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderLeft from None


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: a reader sees the old one or the new one.

    Raises:
        UsageError: the folder is missing or can't be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError(str(path), f"can't be written ({error.strerror})", "Make the folder or name another") from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(str(path), f"can't be written ({error.strerror})", "Free some space or name another") from None


def refuse_unwritable(path: Path) -> None:
    """Say before any work that a file can't be written.

    Raises:
        UsageError: its folder is missing or can't be written to, or a folder is in its place.
    """
    fault = ""
    if not path.parent.is_dir():
        fault = "its folder does not exist"
    elif path.is_dir():
        fault = "a folder is in its place"
    elif not os.access(path.parent, os.W_OK):
        fault = "its folder can't be written to"
    if fault:
        raise UsageError(str(path), f"can't be written ({fault})", "Make the folder or name another")


def refuse_unmade(form: "Form", *, printed: bool) -> None:
    """Say before any work that a form of bytes can't be made here, or would be poured onto a terminal.

    Args:
        form: the form of one output.
        printed: whether it goes to stdout.

    Raises:
        UsageError: the form's library is not installed, or stdout is a terminal.
    """
    from ..steps.render import EXTRAS  # noqa: PLC0415 - not needed for --help

    if form not in EXTRAS:
        return
    module, extra = EXTRAS[form]
    if find_spec(module) is None:
        advice = f"pip install 'structured-summarizer[{extra}]'"
        raise UsageError(f"form {form}", f"needs {module}, which is not installed", advice)
    if printed and sys.stdout.isatty():
        raise UsageError(f"form {form}", "is no text and can't be printed", f"Name a file: -o briefing.{form}")


def form_for(path: Path | None, named: str | None, *, terminal: bool) -> "Form":
    """Choose a form: the one that was named, else by the file's suffix, else by where stdout leads.

    Raises:
        UsageError: there is no such form, or the suffix says nothing.
    """
    from ..steps.render import forms  # noqa: PLC0415 - not needed for --help

    if named:
        form = SUFFIXES.get(f".{named}", named)  # "-f md" as well as "-o page.md"
        if form not in forms():
            raise UsageError(f"form {named}", "is not known", f"Known forms: {', '.join(forms())}")
        return cast("Form", form)
    if path is None:
        return "terminal" if terminal else "markdown"
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(str(path), "has no suffix that names a form", f"Use one of {', '.join(SUFFIXES)}, or -f")
    return SUFFIXES[path.suffix.lower()]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
