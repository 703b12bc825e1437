"""The marks of the matrix: what each is called and how it is drawn with characters."""

from ...schemas import Matrix
from ...schemas.page import Mark

MEANING: dict[Mark, str] = {
    "support": "for",
    "oppose": "against",
    "conditional": "conditional",
    "mixed": "mixed",
    "noncommittal": "uncommitted",
    "conflict": "reports conflict",
}
"""What a mark says, for keys and screen readers; in the order of the key."""

SHAPES: dict[Mark, str] = {
    "support": "●",
    "oppose": "○",
    "conditional": "◐",
    "mixed": "±",
    "noncommittal": "–",
    "conflict": "!",
}
ASCII_SHAPES: dict[Mark, str] = {
    "support": "+",
    "oppose": "-",
    "conditional": "~",
    "mixed": "+/-",
    "noncommittal": "?",
    "conflict": "!",
}
BLANK = "blank = not reported"

HEADINGS = {
    "bottom line": "Bottom line",
    "key judgments": "Key judgments",
    "proposals": "On the table",
    "agreed": "Agreed",
    "disputed": "Disputed",
    "timeline": "Timeline",
    "changed": "Changed",
    "not known": "Not known",
    "conflicts": "Reports differ",
    "sources": "Sources",
}
"""Headings of the blocks."""
MATRIX_HEADING = "Who wants what"


def used(matrix: Matrix) -> list[Mark]:
    """The marks that stand in a matrix, in the order of the key."""
    drawn = {cell.mark for row in matrix.rows for cell in row.cells}
    return [mark for mark in MEANING if mark in drawn]


def more(left_out: int) -> str:
    """Say that a block has more than the page shows."""
    return f"+{left_out} more below the page"
