"""The marks of the matrix: what each is called and how it is drawn with characters."""

from ...lexicon.page import PageWords, page_words
from ...schemas import Matrix
from ...schemas.page import Mark

ENGLISH = page_words("en")
MARKS: tuple[Mark, ...] = ("support", "oppose", "conditional", "mixed", "noncommittal", "conflict")
"""In the order of the key."""

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


def meaning(mark: Mark, words: PageWords = ENGLISH) -> str:
    """Say what a mark says, for keys and screen readers."""
    return words(f"mark.{mark}")


def heading(block: str, words: PageWords = ENGLISH) -> str:
    """Head a block by its key, or the matrix."""
    return words(f"heading.{block}")


def used(matrix: Matrix) -> list[Mark]:
    """The marks that stand in a matrix, in the order of the key."""
    drawn = {cell.mark for row in matrix.rows for cell in row.cells}
    return [mark for mark in MARKS if mark in drawn]


def more(left_out: int, words: PageWords = ENGLISH) -> str:
    """Say that a block has more than the page shows; nothing when it has not."""
    return words("label.more", n=left_out) if left_out else ""
