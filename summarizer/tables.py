"""The user's own tables, which settings name: actors and outlets, as CSV with a header, for any spreadsheet.

A fault is named with its line: who edits two hundred lines by hand must not have to search them.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import UsageError
from .lexicon.spelling import fold
from .schemas import Known, OutletNote

_SIZE = 4_000_000
"""Bytes of a table; some 50,000 lines."""
_LONGEST = 200
"""Characters of a cell."""
_LIST = "|"
"""Parts several names in one cell."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line by the names of its columns, and where it stands."""

    cells: Mapping[str, str]
    where: str

    def named(self, column: str) -> str:
        """Return a cell that must not be empty.

        Raises:
            UsageError: it is.
        """
        if not self.cells[column]:
            raise UsageError(self.where, f"its {column} is empty", "Fill it in, or take the line out")
        return self.cells[column]

    def names(self, column: str) -> tuple[str, ...]:
        """Return the names of a cell."""
        parts = (part.strip() for part in self.cells.get(column, "").split(_LIST))
        return tuple(dict.fromkeys(part for part in parts if part))


def aliases(path: Path) -> tuple[Known, ...]:
    """Read a table of actors: columns name, same, never.

    Args:
        path: CSV in UTF-8; several names in a cell are parted by ``|``.

    Raises:
        UsageError: it can't be read, a line is malformed, a name means two actors, or two names are said to be one
            actor's and never one actor's.
    """
    rows = list(_rows(path, needed=("name",), allowed=("same", "never")))
    known = [Known(name=row.named("name"), same=row.names("same"), never=row.names("never")) for row in rows]
    owner: dict[str, int] = {}
    for at, (row, one) in enumerate(zip(rows, known, strict=True)):
        for label in (one.name, *one.same):
            first = owner.setdefault(fold(label), at)
            if first != at:
                fault = f"{label!r} is a name of {known[first].name!r} already"
                raise UsageError(row.where, fault, f"Leave it in one of the two; the other is {rows[first].where}")
    for at, (row, one) in enumerate(zip(rows, known, strict=True)):
        for label in one.never:
            if owner.get(fold(label)) == at:
                fault = f"{label!r} is said to be {one.name!r} and never to be"
                raise UsageError(row.where, fault, "Take it out of same or out of never")
    return tuple(known)


def outlets(path: Path) -> tuple[OutletNote, ...]:
    """Read a table of outlets: columns outlet, name, rating, country.

    Args:
        path: CSV in UTF-8; an outlet is a domain such as ft.com, or a name as metadata have it.

    Raises:
        UsageError: it can't be read, a line is malformed, or an outlet stands in two.
    """
    found: dict[str, str] = {}
    notes = []
    for row in _rows(path, needed=("outlet", "name"), allowed=("rating", "country")):
        note = OutletNote(
            outlet=row.named("outlet"),
            name=row.named("name"),
            rating=row.cells.get("rating") or None,
            country=row.cells.get("country") or None,
        )
        first = found.setdefault(fold(note.outlet), row.where)
        if first != row.where:
            raise UsageError(row.where, f"{note.outlet!r} has a line already", f"Leave one; the other is {first}")
        notes.append(note)
    return tuple(notes)


def _rows(path: Path, *, needed: tuple[str, ...], allowed: tuple[str, ...]) -> Iterator[_Row]:
    text = _text(path)
    header = text.partition("\n")[0]
    # Spreadsheets write semicolons where the comma is the decimal mark.
    comma = ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    columns: list[str] = []
    try:
        for cells in reader:
            where = f"{path} line {reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _header(cells, where, needed, allowed)
                continue
            yield _Row(dict(zip(columns, _checked(cells, columns, where), strict=True)), where)
    except csv.Error as error:
        raise UsageError(f"{path} line {reader.line_num}", f"is not CSV ({error})", "Mend the line") from None
    if not columns:
        raise UsageError(str(path), "is empty", f"Begin with the line {','.join((*needed, *allowed))}")


def _header(cells: list[str], where: str, needed: tuple[str, ...], allowed: tuple[str, ...]) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    unknown = [column for column in columns if column not in (*needed, *allowed)]
    missing = [column for column in needed if column not in columns]
    if unknown or missing or len(set(columns)) < len(columns):
        fault = f"has no column {missing[0]!r}" if missing else f"the column {(unknown or columns)[0]!r} is not known"
        fault = fault if unknown or missing else "names a column twice"
        raise UsageError(where, fault, f"Begin with the line {','.join((*needed, *allowed))}")
    return columns


def _checked(cells: list[str], columns: list[str], where: str) -> list[str]:
    if len(cells) > len(columns):
        fault = f"has {len(cells)} cells under {len(columns)} columns"
        raise UsageError(where, fault, 'Put a cell that holds a comma in "quotation marks"')
    stripped = [" ".join(cell.split()) for cell in cells]
    if any(len(cell) > _LONGEST and _LIST not in cell for cell in stripped):
        raise UsageError(where, f"has a cell of more than {_LONGEST} characters", "A name is shorter")
    return [*stripped, *[""] * (len(columns) - len(cells))]


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
        if len(raw) > _SIZE:
            raise UsageError(str(path), f"is larger than {_SIZE // 1_000_000} MB", "Name a table of names")
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(str(path), f"can't be read ({error.strerror})", "Check the name") from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UsageError(f"{path} line {line}", "is not UTF-8", "Save it as CSV UTF-8") from None
