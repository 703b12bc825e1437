"""From what the user names to single sources: folders walked, globs and lists expanded, each file once."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...schemas import Article, Gap
from .decode import SIZE_CAP, Unreadable, decode
from .formats import SUFFIXES, refusal

Input = str | os.PathLike[str] | Article
"""A path, a pattern, a web address, "-", "@list", raw text, or an article."""

_TEXT_LENGTH = 400
"""Characters from which a string that names nothing is an article's text and no mistyped path."""
_ABOUT_FOLDER = frozenset({"readme", "license", "licence", "notice", "copying", "changelog"})
"""Files in a folder that tell about the folder; they are read when named."""


@dataclass(frozen=True)
class File:
    """A file to read."""

    path: Path


@dataclass(frozen=True)
class Raw:
    """An article's text passed as a string."""

    text: str


@dataclass(frozen=True)
class Link:
    """A page to fetch."""

    url: str


@dataclass(frozen=True)
class Pipe:
    """Standard input."""


Source = File | Raw | Link | Pipe | Article


def expand(inputs: Iterable[Input]) -> Iterator[Source | Gap]:
    """Yield every source the inputs name, and a gap for each input that names none.

    Args:
        inputs: in any order; an input named twice is yielded twice.
    """
    for given in inputs:
        if isinstance(given, Article):
            yield given
        elif isinstance(given, str) and _is_text(given):
            yield Raw(given)
        else:
            yield from _named(os.fspath(given), frozenset())


def shown(name: str | Path) -> str:
    """Write a file name so that it can be printed and stored: bytes that are no UTF-8 become question marks."""
    return os.fspath(name).encode("utf-8", errors="replace").decode("utf-8")


def shortest_names(paths: Iterable[Path]) -> dict[Path, str]:
    """Give each file the shortest name that no other has: its base name, with folders only where two share it."""
    names: dict[Path, str] = {}
    rivals: dict[str, list[Path]] = {}
    for path in sorted(set(paths)):
        rivals.setdefault(path.name, []).append(path)
    for group in rivals.values():
        for depth in range(1, max(len(path.parts) for path in group) + 1):
            tails = {path: "/".join(path.parts[-depth:]) for path in group}
            if len(set(tails.values())) == len(group):
                break
        names |= {path: shown(tail.replace("//", "/")) for path, tail in tails.items()}
    return names


def _is_text(given: str) -> bool:
    """Whether a string is an article's text: it has line breaks or great length, and there is no such path."""
    return ("\n" in given or (len(given) > _TEXT_LENGTH and "://" not in given[:10])) and not _exists(given)


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def _named(name: str, lists: frozenset[Path]) -> Iterator[Source | Gap]:
    """Yield the sources of one name; ``lists`` holds the list files it was found through."""
    if not name.strip():
        yield Gap(file="(empty name)", reason="an empty name was given; name a file, a folder or -")
    elif name == "-":
        yield Pipe()
    elif "://" in name and not _exists(name):
        yield _linked(name)
    elif name.startswith("@") and not _exists(name):
        yield from _listed(Path(name[1:]), lists)
    elif not _exists(name) and glob.has_magic(name):
        yield from _globbed(name)
    else:
        yield from _at_path(Path(name))


def _linked(name: str) -> Link | Gap:
    """Return the page a web address names."""
    from .web import address  # noqa: PLC0415 - the network's libraries are only for those who name an address

    try:
        return Link(address(name))
    except Unreadable as fault:
        return Gap(file=shown(name)[:200], reason=str(fault))


def _at_path(path: Path) -> Iterator[Source | Gap]:
    """Yield the file, or the articles of the folder, at a path."""
    try:
        if path.is_dir():
            yield from _in_folder(path)
            return
        if path.is_char_device() or path.is_block_device() or path.is_socket():
            yield Gap(file=shown(path), reason="a device, not a file; save the text as a file and pass that")
            return
        there = path.exists() or path.is_symlink()
    except (OSError, ValueError):
        there = False
    if not there:
        yield Gap(file=shown(path), reason="no such file or folder; check the spelling and the working folder")
    elif refused := refusal(path.suffix):
        yield Gap(file=shown(path), reason=refused)
    else:
        yield File(path)


def _in_folder(folder: Path) -> Iterator[Source | Gap]:
    """Yield the articles in a folder and below; hidden ones, other kinds and notes on the folder are left out."""
    found, barred = 0, list[OSError]()
    for here, below, files in os.walk(folder, onerror=barred.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            known = path.suffix.lower() in SUFFIXES and path.stem.lower() not in _ABOUT_FOLDER
            if known and not name.startswith(".") and (path.is_file() or path.is_symlink()):
                found += 1
                yield File(path)
    for error in barred:
        yield Gap(file=shown(error.filename), reason=f"{_why(error)}; check its permissions")
    if not found and not barred:
        kinds = ", ".join(sorted(SUFFIXES))
        yield Gap(
            file=shown(folder), reason=f"no articles in this folder; it reads {kinds}; name other files one by one"
        )


def _globbed(pattern: str) -> Iterator[Source | Gap]:
    """Yield what a pattern matches; it names files of other kinds only if its own ending does."""
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob knows no absolute patterns
    ending = Path(pattern).suffix
    spelled_out = bool(ending) and not glob.has_magic(ending)
    found = 0
    for match in matches:
        path = Path(match)
        if path.is_dir() and not spelled_out:
            continue
        if spelled_out or path.suffix.lower() in SUFFIXES:
            found += 1
            yield from _at_path(path)
    if not found:
        other = "; it matches only files of other kinds, which must be named one by one" if matches else ""
        yield Gap(file=shown(pattern), reason=f"no file matches this pattern{other or '; check the pattern'}")


def _listed(path: Path, lists: frozenset[Path]) -> Iterator[Source | Gap]:
    """Yield the sources a list file names, one a line; names count from the working folder, else from the list's."""
    name = f"@{shown(path)}"
    try:
        here = path.resolve()
        text = decode(contents(path))
    except Unreadable as fault:
        yield Gap(file=name, reason=str(fault))
        return
    if here in lists:
        yield Gap(file=name, reason="the list names itself; take that line out")
        return
    lines = [line.strip() for line in text.splitlines()]
    named = [line for line in lines if line and not line.startswith("#")]
    if not named:
        yield Gap(file=name, reason="empty: the list names no input; write one file, folder or pattern a line")
    for line in named:
        beside = here.parent / line
        yield from _named(str(beside) if not _exists(line) and _exists(str(beside)) else line, lists | {here})


def contents(path: Path, most: int = SIZE_CAP + 1) -> bytes:
    """Read a file's bytes, at most one more than an article may have.

    Raises:
        Unreadable: it is missing, barred, or no file.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(most)
    except FileNotFoundError as error:
        raise Unreadable("no such file; check the spelling and the working folder") from error
    except OSError as error:
        raise Unreadable(f"can't be read: {_why(error)}; check its permissions") from error


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
