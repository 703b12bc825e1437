"""Whether the page is one sheet of paper, and in which size of type, reckoned without a typesetter."""

import math
import unicodedata

from ...schemas import Block, Line, Matrix, Page

SIZES = (10.0, 9.3, 8.6)
"""Points of type to try, after page.md: 10 pt down to 8.6 pt, then trim."""

# A4 inside margins of 10 and 13 mm, in points; Letter is 51 points less high and 17 wider.
_HEIGHT = (297 - 2 * 10) / 25.4 * 72
_WIDTH = (210 - 2 * 13) / 25.4 * 72
_SLACK = 0.98
"""Share of the height that the reckoning may fill. Against Chromium with Liberation Sans it reckons up to 17% too
much, mostly 5%."""
# Width of a letter in ems of a plain sans serif, by script; height of a line.
_LATIN, _WIDE, _OTHER = 0.465, 1.0, 0.56
_LINE = 1.3
# Shares of the width that the columns of the sheet have.
_HALF, _NAMES, _ISSUE, _SOURCES = 0.475, 0.26, 0.086, 0.60
_HEADING = 2.1
"""Height of a heading with the space above it, in ems."""


def points(page: Page) -> float | None:
    """Choose the largest size of type at which the page is one A4 sheet.

    Args:
        page: laid out: blocks in the order and columns of page.md, matrix above, sources below.

    Returns:
        One of ``SIZES``, or None if not even the smallest one is enough.
    """
    return next((size for size in SIZES if height(page, _WIDTH / size) * size <= _SLACK * _HEIGHT), None)


def height(page: Page, width: float) -> float:
    """Reckon the height of the page.

    Args:
        page: laid out.
        width: width of the sheet in ems.

    Returns:
        Its height in ems.
    """
    blocks = {block.key: block for block in page.blocks}
    total = 1.75 * 1.15 * _rows(page.title, width / 1.85) + _LINE * _rows(page.coverage, width) + 0.9
    for key, scale in (("bottom line", 1.15), ("key judgments", 1.0)):
        if key in blocks:
            total += _HEADING + scale * _block(blocks.pop(key), width / scale, run_in=key == "bottom line")
    if page.matrix.rows:
        total += _HEADING + _matrix(page.matrix, width)
    sources = blocks.pop("sources", None)
    columns = [_HEADING + _block(block, width * _HALF) for block in blocks.values()]
    # Blocks are not broken: the columns part where the longer one is shortest.
    total += min(max(sum(columns[:at]), sum(columns[at:])) for at in range(len(columns) + 1))
    if sources:
        total += 0.9 * (_HEADING + _block(sources, width * _SOURCES / 0.9)) + 0.3
    return total + 1.1 + 0.82 * _LINE * _rows(page.footer, width / 0.82)


def _block(block: Block, width: float, *, run_in: bool = False) -> float:
    lines = [_text(line) for line in block.lines]
    rows = _rows(" ".join(lines), width) if run_in else sum(_rows(line, width) for line in lines)
    strip = 4.2 if block.key == "timeline" else 0
    return _LINE * (rows + bool(block.left_out)) + (0 if run_in else 0.18 * len(lines)) + strip


def _matrix(matrix: Matrix, width: float) -> float:
    """Heads, rows and the key below them."""
    # A head has a column for few letters; its longest word decides as often as its length.
    heads = [_rows(label, width * _ISSUE / 1.15) for label in matrix.labels]
    demands = width * (1 - _NAMES - 0.02 - _ISSUE * len(heads))
    rows = (
        max(_rows(row.label, width * _NAMES / 1.08), _rows(_text(row.demand), demands) if row.demand else 1)
        for row in matrix.rows
    )
    return 1.06 * max(heads, default=1) + 1.9 + sum(_LINE * row + 0.45 for row in rows)


def _text(line: Line) -> str:
    return f"{line.text} {line.note} {'n' * (3 * len(line.refs))}"


def _rows(text: str, width: float) -> int:
    """Lines a text takes in a column of a width in ems; a word that doesn't fit leaves some of its line empty."""
    return max(1, math.ceil(sum(map(_letter, text)) / (width * 0.96)))


def _letter(letter: str) -> float:
    if letter.isascii():
        return _LATIN
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
