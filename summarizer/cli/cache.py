"""What is kept on this machine: look at it, clear it, keep it small."""

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from . import output

if TYPE_CHECKING:
    from ..llm.journal import Journal, Tally
    from ..llm.store import Store

cache_app = typer.Typer(
    help="Answers that were paid for, and what was made of them.", no_args_is_help=True, rich_markup_mode=None
)

Folder = Annotated[
    Path | None, typer.Option("--cache-dir", metavar="DIR", help="Folder of kept answers; by default the settings'.")
]
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


@cache_app.command("info")
def info(cache_dir: Folder = None) -> None:
    """Print where kept answers are, how many of which kind, how old, and what they cost."""
    root = _root(cache_dir)
    output.write_stdout(f"folder: {root}")
    if not _kept(root):
        output.write_stdout("nothing is kept")
        return
    journal, store = _opened(root)
    tallies = journal.tallies()
    for tally in tallies:
        output.write_stdout(_line(tally))
    given, taken = sum(t.input_tokens for t in tallies), sum(t.output_tokens for t in tallies)
    output.write_stdout(f"tokens not to be paid again: {given:,} in, {taken:,} out")
    output.write_stdout(f"notes of articles, made of them: {len(store):,}")
    output.write_stdout(f"on disk: {_bytes(root):,} bytes")
    for aside in sorted(root.glob("*.damaged-*")):
        output.write_stdout(f"set aside as damaged: {aside} ({_bytes(aside):,} bytes)")


@cache_app.command("clear")
def clear(
    failed: Annotated[
        bool, typer.Option("--failed", help="Only refusals, cut-off answers and those that fitted no schema.")
    ] = False,
    results: Annotated[
        bool, typer.Option("--results", help="Only notes made of answers; making them again is free.")
    ] = False,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask.")] = False,
    cache_dir: Folder = None,
) -> None:
    """Remove kept answers for good: everything, or a part."""
    root = _root(cache_dir)
    if not _kept(root):
        output.say(f"nothing is kept in {root}")
        return
    from ..llm.journal import FAILED  # noqa: PLC0415 - models take a while to load

    journal, store = _opened(root)
    what = "failed answers" if failed else "notes made of answers" if results else "all kept answers"
    if not results:
        what += ", which will be paid for again when they are needed,"
    if not yes:
        _agreed(f"Remove {what} from {root}?")
    answers = 0 if results and not failed else journal.forget(kinds=FAILED if failed else None)
    notes = store.forget() if results or not failed else 0
    if not (failed or results):
        _remove_damaged(root)
    output.say(f"removed {answers:,} answers and notes of {notes:,} articles; {_bytes(root):,} bytes are left")


@cache_app.command("prune")
def prune(
    older_than: Annotated[
        float | None, typer.Option("--older-than", metavar="DAYS", min=0, help="Remove what is older than this.")
    ] = None,
    max_size: Annotated[
        str | None,
        typer.Option("--max-size", metavar="SIZE", help="Remove notes, then the oldest answers, as in 500MB."),
    ] = None,
    cache_dir: Folder = None,
) -> None:
    """Remove what is old, or what exceeds a size."""
    if older_than is None and max_size is None:
        raise UsageError("cache prune", "is not told what to remove", "Say --older-than DAYS or --max-size SIZE")
    limit = None if max_size is None else _size(max_size)
    root = _root(cache_dir)
    if not _kept(root):
        output.say(f"nothing is kept in {root}")
        return
    journal, store = _opened(root)
    answers = notes = 0
    if older_than is not None:
        before = int(datetime.now(UTC).timestamp() - older_than * 86_400)
        answers, notes = journal.forget(before=before), store.forget(before=before)
    if limit is not None and _bytes(root) > limit:
        notes += store.forget()
        if (rest := _bytes(root)) > limit:
            answers += journal.shrink(max(0, limit - (rest - journal.size())))
    journal.claims.sweep()
    output.say(f"removed {answers:,} answers and notes of {notes:,} articles; {_bytes(root):,} bytes are left")


def _root(cache_dir: Path | None) -> Path:
    from .. import config  # noqa: PLC0415 - only a command that runs needs it

    return config.cache_folder(config.load({"cache_dir": cache_dir}).settings)


def _kept(root: Path) -> bool:
    """Whether anything of ours is there; looking must not make a folder."""
    from ..llm.folder import JOURNAL, RESULTS  # noqa: PLC0415 - models take a while to load

    return any((root / name).exists() for name in (JOURNAL, RESULTS)) or any(root.glob("*.damaged-*"))


def _opened(root: Path) -> "tuple[Journal, Store]":
    from ..llm.journal import Journal  # noqa: PLC0415 - models take a while to load
    from ..llm.store import Store  # noqa: PLC0415

    return Journal(root, output.say), Store(root, output.say)


def _agreed(question: str) -> None:
    """Ask on the terminal.

    Raises:
        UsageError: nobody is there to answer.
        Exit: the answer is no.
    """
    if not sys.stdin or not sys.stdin.isatty():
        raise UsageError("cache clear", "can't ask, for there is no terminal", "Say --yes")
    if not typer.confirm(question, err=True):
        output.say("nothing was removed")
        raise typer.Exit(1)


def _line(tally: "Tally") -> str:
    first, last = (datetime.fromtimestamp(at, UTC).date().isoformat() for at in (tally.oldest, tally.newest))
    when = first if first == last else f"{first} to {last}"
    return (
        f"{tally.kind} answers: {tally.answers:,}, {tally.characters:,} characters, "
        f"{tally.input_tokens:,} tokens in, {tally.output_tokens:,} out, {when}"
    )


def _size(text: str) -> int:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", text.strip().lower())
    if found is None:
        raise UsageError(f"--max-size {text}", "is not a size", "Write it as 500MB or 2GB")
    return int(float(found[1]) * _UNITS[found[2]])


def _bytes(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            found = path.lstat()
        except OSError:  # another run may be writing at this moment
            continue
        total += found.st_size if path.is_file() else 0
    return total


def _remove_damaged(root: Path) -> None:
    import shutil  # noqa: PLC0415 - rarely needed

    for aside in root.glob("*.damaged-*"):
        if aside.is_dir() and not aside.is_symlink():
            shutil.rmtree(aside, ignore_errors=True)
