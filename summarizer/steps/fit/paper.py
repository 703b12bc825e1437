"""Whether the page is one sheet of paper, and in which size of type, reckoned without a typesetter."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...lexicon.letters import Run, heading_shares, names_share, rows
from ...lexicon.page import page_languages, page_words
from ...schemas import Block, Line, Matrix, Page
from .dates import UNDATED

SIZES = tuple(tenths / 10 for tenths in range(100, 85, -1))
"""Points of type to try, after page.md: 10 pt down to 8.6 pt, then trim; what lies between two is tried after them."""


@dataclass(frozen=True)
class Sheet:
    """What is inside the margins of 10 and 13 mm, in points, and how high a line is in ems."""

    width: float
    height: float
    line: float


A4 = Sheet((210 - 2 * 13) / 25.4 * 72, (297 - 2 * 10) / 25.4 * 72, 1.27)
LETTER = Sheet((8.5 - 2 * 13 / 25.4) * 72, (11 - 2 * 10 / 25.4) * 72, 1.2)
_SLACK = 0.99
"""Share of the height that the reckoning may fill; other faces of the same width round their lines up."""

# The sheet as HTML is printed with it, in ems unless it says points; the other forms are set at least as close.
_HEADING, _ABOVE, _BETWEEN = 0.82 * (1.2 + 0.25), 0.85, 0.18
_REFS, _MORE, _SMALL = 0.86, 0.9, 0.82
_NUMBER = 1.25
_CELL = 0.35
_HAIR = 0.75
"""Points of a thin rule."""
_GAP = 7 / 25.4 * 72
"""Points between columns."""
_MAP = 187.5
"""Points that the map of sources is wide."""
_UNITS, _NODE = 340, 17
"""Units across a drawing, and from one line of the map to the next."""
_FEWEST_NODES = 4
_MOST_LANES = 3
_MAPPED = re.compile(
    "|".join(
        re.escape(page_words(language)(key).partition("{")[0].strip())
        for language in page_languages()
        for key in ("source.relays", "source.rewrites")
    )
)
"""What a source says that has a place on the map, in any language."""


def points(page: Page, sheet: Sheet = A4) -> float | None:
    """Choose the largest size of type at which the page is one sheet.

    Args:
        page: laid out: blocks in the order and columns of page.md, matrix above, sources below.
        sheet: the paper.

    Returns:
        In hundredths of a point, from 10 to the smallest of ``SIZES``; None if not even that is enough.
    """
    room = _SLACK * sheet.height
    coarse = next((size for size in SIZES if height(page, size, sheet) <= room), None)
    if coarse is None or coarse == SIZES[0]:
        return coarse
    # A tenth of a point is a line and a half of a full page.
    finer = (round(coarse + step / 100, 2) for step in range(9, 0, -1))
    return next((size for size in finer if height(page, size, sheet) <= room), coarse)


def fits(page: Page) -> bool:
    """Whether the page is one sheet of either paper at the smallest size of type."""
    return all(height(page, SIZES[-1], sheet) <= _SLACK * sheet.height for sheet in (A4, LETTER))


def height(page: Page, size: float, sheet: Sheet = A4) -> float:
    """Reckon the height of the page.

    Args:
        page: laid out.
        size: points of type.
        sheet: the paper, whose width decides where lines end.

    Returns:
        Its height in points.
    """
    across = sheet.width / size
    blocks = {block.key: block for block in page.blocks}
    ems = 1.75 * 1.15 * rows([Run(page.title, bold=True)], across / 1.75)
    ems += 0.3 + sheet.line * rows([Run(page.coverage)], across) + 0.55
    if "bottom line" in blocks:
        runs = [run for line in blocks.pop("bottom line").lines for run in _runs(line)]
        ems += _ABOVE + _HEADING + 1.15 * 1.36 * rows(runs, across / 1.15)
    if "key judgments" in blocks:
        ems += _ABOVE + _HEADING + _list(blocks.pop("key judgments"), across - _NUMBER, sheet)
    total = ems * size + 2 * _HAIR
    if page.matrix.rows:
        total += (_ABOVE + _HEADING) * size + _matrix(page.matrix, size, sheet)
    sources = blocks.pop("sources", None)
    total += _columns(blocks.values(), size, sheet)
    total += _sources(sources, size, sheet) if sources else 0.0
    return total + size * _SMALL * (0.7 + 0.4 + sheet.line * rows([Run(page.footer)], across / _SMALL)) + _HAIR


def _runs(line: Line) -> list[Run]:
    """What a line prints, in the order of printing."""
    strong = line.strong if line.text.startswith(line.strong) else ""
    parts = [Run(strong, bold=True), Run(line.text.removeprefix(strong))]
    parts += [Run(f" ({line.note})")] if line.note else []
    parts += [Run(f" [{' '.join(line.refs)}]", scale=_REFS, whole=True)] if line.refs else []
    return [part for part in parts if part.text]


def _list(block: Block, across: float, sheet: Sheet) -> float:
    """Height of a block's lines in ems."""
    lines = sum(sheet.line * rows(_runs(line), across) + _BETWEEN for line in block.lines)
    return lines + (_MORE * sheet.line if block.left_out else 0.0)


def _matrix(matrix: Matrix, size: float, sheet: Sheet) -> float:
    """Heads, rows and the key below them, in points."""
    across = sheet.width / size
    shares = heading_shares(matrix.labels, A4.width / size)
    heads = [
        rows([Run(label)], across * share / 0.88 - 0.2) for label, share in zip(matrix.labels, shares, strict=True)
    ]
    first = names_share((row.label for row in matrix.rows), shares, A4.width / size)
    demands, names = across * (1 - first - sum(shares)) - _CELL, across * first - _CELL
    ems = 0.88 * (0.36 + 1.2 * max(heads, default=1))
    for row in matrix.rows:
        wants = rows(_runs(row.demand), demands) if row.demand else 1
        ems += 0.36 + sheet.line * max(wants, rows([Run(row.label, bold=True)], names))
    key = 0.86 * (0.3 + sheet.line)
    return (ems + key) * size + _HAIR * (len(matrix.rows) + 1)


def _columns(blocks: Iterable[Block], size: float, sheet: Sheet) -> float:
    """Height of the blocks in two columns, in points; they part where the longer one is shortest."""
    width = (sheet.width - _GAP) / 2
    heights = [
        (_ABOVE + _HEADING + _list(block, width / size, sheet)) * size + _strip(block, size, width) for block in blocks
    ]
    return min(max(sum(heights[:at]), sum(heights[at:])) for at in range(len(heights) + 1))


def _strip(block: Block, size: float, width: float) -> float:
    """Height of the strip of time over a timeline that has dates to show, in points."""
    dated = sum(line.strong != UNDATED for line in block.lines) if block.key == "timeline" else 0
    if not dated:
        return 0.0
    return (26 + 9 * min(dated, _MOST_LANES)) * min(width, 255) / _UNITS + 0.4 * size


def _sources(block: Block, size: float, sheet: Sheet) -> float:
    """Height of the sources and of the map beside them, in points."""
    drawn = any(_MAPPED.search(line.text) for line in block.lines)
    width = sheet.width - (_GAP + _MAP if drawn else 0)
    small = 0.9 * size
    listed = small * (0.6 + _HEADING + _list(block, width / small, sheet))
    nodes = max(_FEWEST_NODES, len(block.lines))
    drawing = (_NODE * nodes + 4) * _MAP / _UNITS + 0.6 * small if drawn else 0.0
    return max(listed, drawing) + _ABOVE * small + _HAIR
