"""How wide letters are, so that a page can be reckoned and its columns set without a typesetter."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from . import table

SPACE = 0.278
_WIDE = 1.0
"""An ideograph, a kana, a full-width form."""
_OTHER = 0.62
"""A letter of a script whose widths depend on the font that happens to be there; rather wide than narrow."""
_SCRIPTS = {"ARABIC": 0.5, "HEBREW": 0.58, "GEORGIAN": 0.68, "ARMENIAN": 0.65}
"""The same for scripts that were measured, in ems a letter of running text: DejaVu Sans, which browsers fall back to on
Linux and which is wide. Arabic letters that are joined, 0.474; Georgian 0.675, Armenian 0.642."""

_ROUNDING = 0.004
"""Share of a line that a browser's rounding of letters and columns may take: three lines of a dispute that were full to
half a percent broke into four."""

_BREAKABLE = re.compile(r"[^\s\-/–—]*[\-/–—]+|[^\s\-/–—]+")
_HEADING, _AIR = 0.88, 0.8
_LEAST, _MOST = 0.08, 0.13
_NAMES, _NAMES_LEAST, _NAMES_MOST, _DEMANDS = 0.26, 0.16, 0.34, 0.25
_NAME_AIR = 0.55
"""Ems beside a name: the padding of its cell, and what a browser's rounding may take."""


@dataclass(frozen=True)
class Run:
    """Text set in one way."""

    text: str
    scale: float = 1.0
    """Its size as a share of the line's."""
    bold: bool = False
    whole: bool = False
    """Whether it may not be broken."""


def width(text: str, *, bold: bool = False) -> float:
    """Return the width of a text in ems."""
    return sum(_letter(letter, bold) for letter in text)


def rows(runs: Iterable[Run], across: float) -> int:
    """Count the lines that runs take one after the other, broken as a browser breaks them.

    Args:
        runs: what stands on the line; white space between words is one space.
        across: width of the column in ems of the line's own size.

    Returns:
        At least one.
    """
    count, filled, across = 1, 0.0, across * (1 - _ROUNDING)
    for run in runs:
        for gap, piece in _pieces(run):
            step = gap * run.scale * SPACE
            if filled and filled + step + piece > across:
                count, filled, step = count + 1, 0.0, 0.0
            filled += step + piece
            if filled > across:
                # A word that no line holds is broken at whichever letter the line ends.
                count += int(filled / across)
                filled %= across
    return count


@lru_cache(maxsize=16384)
def _pieces(run: Run) -> tuple[tuple[bool, float], ...]:
    """What can't be parted: whether a space stands before it, and its width."""
    if run.whole:
        return ((run.text[:1].isspace(), run.scale * width(run.text.strip(), bold=run.bold)),)
    pieces: list[tuple[bool, float]] = []
    gap = run.text[:1].isspace()
    for word in run.text.split():
        for part in _BREAKABLE.findall(word) or [word]:
            for piece in _ideographs(part):
                pieces.append((gap, run.scale * width(piece, bold=run.bold)))
                gap = False
        gap = True
    return tuple(pieces)


def _ideographs(part: str) -> Sequence[str]:
    """Each ideograph may end a line; other letters hold together."""
    if part.isascii() or not any(_letter(letter, False) == _WIDE for letter in part):
        return (part,)
    return [piece for piece in re.split(r"(.)", part) if piece]


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool) -> float:
    known = _widths("bold" if bold else "regular")
    if letter in known:
        return known[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0.0
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in known:
        return known[plain]
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], _OTHER)


@cache
def _widths(face: str) -> dict[str, float]:
    widths = {letter: int(width) / 1000 for of, width, letters in table("letters") if of == face for letter in letters}
    return {" ": SPACE, **widths}


def heading_shares(labels: Iterable[str], across: float) -> tuple[float, ...]:
    """Divide a table's width: a column of marks is as wide as the longest word over it, within reason.

    Args:
        labels: headings of the columns, set a little smaller than the table.
        across: width of the table in ems.

    Returns:
        For each column its share of the width, rounded to thousandths.
    """
    longest = (max((_HEADING * width(word) for word in label.split()), default=0.0) for label in labels)
    return tuple(round(min(max((wide + _AIR) / across, _LEAST), _MOST), 3) for wide in longest)


def names_share(names: Iterable[str], marks: Sequence[float], across: float) -> float:
    """Say how much of a table's width its names take: as much as the longest needs to stand on one line.

    Args:
        names: as they stand in bold in the first column.
        marks: shares of the columns of marks.
        across: width of the table in ems.

    Returns:
        Its share of the width, rounded to thousandths: not so much that the demands behind the marks get less than
        ``_DEMANDS``; where the longest name needs more than that, the usual share, and it takes two lines.
    """
    longest = max((width(name, bold=True) for name in names), default=0.0)
    needed = round((longest + _NAME_AIR) / across, 3)
    return max(needed, _NAMES_LEAST) if needed <= min(_NAMES_MOST, 1 - sum(marks) - _DEMANDS) else _NAMES
