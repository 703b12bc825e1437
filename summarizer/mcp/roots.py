"""Which files an assistant may have read: those below named folders, links followed to where they really lead."""

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ..errors import InputError, UsageError
from ..schemas import Gap
from ..steps.read.formats import SUFFIXES

FILES = 300
"""Files one call may name."""
BYTES = 100 * 1024 * 1024
"""Bytes of all files of one call."""
_LOOKED_AT = 20_000
"""Entries of folders one pattern may make us look at."""
_NAMED = re.compile(r"([A-Za-z0-9_-]{1,40})=(.+)", re.DOTALL)


@dataclass(frozen=True)
class Roots:
    """Folders by name, each as it really lies."""

    folders: dict[str, Path]

    @classmethod
    def named(cls, given: Sequence[str]) -> "Roots":
        """Take roots as they stand on the command line.

        Args:
            given: "DIR", which is named like the folder, or "NAME=DIR".

        Raises:
            UsageError: none is given, one is no folder, or two have one name.
        """
        folders: dict[str, Path] = {}
        for each in given:
            parts = _NAMED.fullmatch(each)
            folder = Path(parts[2] if parts and not Path(each).exists() else each).expanduser()
            if not folder.is_dir():
                raise UsageError(f"--root {each}", "is no folder", "Name a folder that exists, or NAME=FOLDER")
            real = folder.resolve()
            name = parts[1] if parts and not Path(each).exists() else real.name or "root"
            if folders.setdefault(name, real) != real:
                raise UsageError(f"--root {each}", f"is a second root named {name}", "Give it a name: NAME=FOLDER")
        if not folders:
            raise UsageError("--root", "is missing", "Name the folder an assistant may read")
        return cls(folders)

    def files(self, paths: Sequence[str]) -> tuple[list[Path], list[Gap]]:
        """Return the files that paths, folders and patterns name.

        Args:
            paths: "NAME/file", "NAME/folder", "NAME/**/*.txt"; with one root its name may be left out.

        Returns:
            Files as they really lie, each once, and a gap for each found one that leads outside.

        Raises:
            InputError: a path leads outside the roots, names nothing, or the call asks for too much.
        """
        found: dict[Path, None] = {}
        gaps: dict[str, Gap] = {}
        for given in paths:
            root, inner = self._split(given)
            below = list(_below(root, inner, given))
            for path in below:
                real = path.resolve()
                if real.is_relative_to(root):
                    found[real] = None
                else:
                    name = str(path.relative_to(root))
                    gaps[name] = Gap(file=name, reason="a link that leads outside the root; it is not followed")
            if not below:
                raise InputError(given, "names no article", f"Roots are {self._names}; patterns such as **/*.txt work")
        if not paths:
            raise InputError("paths", "is empty", f"Name files, folders or patterns below {self._names}")
        if len(found) > FILES or sum(path.stat().st_size for path in found) > BYTES:
            raise InputError(
                "paths", f"name more than {FILES} files or {BYTES // 1024**2} MB", "Ask for fewer at a time"
            )
        return list(found), list(gaps.values())

    @property
    def _names(self) -> str:
        return ", ".join(sorted(self.folders))

    def _split(self, given: str) -> tuple[Path, str]:
        """Return the root a path begins with and the rest of it.

        Raises:
            InputError: it is no path below a root.
        """
        outside = InputError(given[:200], "is not below a root", f"Paths begin with the name of a root: {self._names}")
        if "\0" in given or "://" in given or not given.strip() or ".." in Path(given).parts:
            raise outside
        if Path(given).is_absolute():
            for root in self.folders.values():
                if Path(given).is_relative_to(root):
                    return root, str(Path(given).relative_to(root))
            raise outside
        name, _, inner = given.partition("/")
        if name in self.folders and not (len(self.folders) == 1 and (self.folders[name] / given).exists()):
            return self.folders[name], inner or "."
        if len(self.folders) == 1:
            return next(iter(self.folders.values())), given
        raise outside


def _below(root: Path, inner: str, given: str) -> Iterator[Path]:
    """Yield the files that the rest of a path names; hidden ones are never read.

    Raises:
        InputError: the path itself leads outside the root, or is hidden.
    """
    named = root / inner
    if not named.resolve().is_relative_to(root):
        raise InputError(given, "leads outside the root", "Only files that really lie below a root are read")
    if _hidden(Path(inner)):
        raise InputError(given, "is hidden", "Files and folders whose names begin with a dot are not read")
    if named.is_file():
        yield named
    elif named.is_dir():
        yield from _articles(_walked(root, named))
    elif glob.has_magic(inner):
        yield from _articles(path for path in _bounded(root.glob(inner)) if not _hidden(path.relative_to(root)))


def _articles(paths: Iterable[Path]) -> Iterator[Path]:
    """Keep the files of kinds that are read."""
    for path in paths:
        if path.suffix.lower() in SUFFIXES and (path.is_file() or path.is_symlink()):
            yield path


def _walked(root: Path, folder: Path) -> Iterator[Path]:
    """Yield everything in a folder and below that is not hidden; links to folders are not followed."""
    seen = (Path(here, name) for here, _, names in os.walk(folder) for name in sorted(names))
    return (path for path in _bounded(seen) if not _hidden(path.relative_to(root)))


def _bounded(paths: Iterator[Path]) -> Iterator[Path]:
    """Pass on so many paths; a pattern must not make us walk a whole disk."""
    for number, path in enumerate(islice(paths, _LOOKED_AT + 1)):
        if number == _LOOKED_AT:
            raise InputError("paths", "name too large a tree", "Name a folder further down")
        yield path


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
