"""Fit a page in another language: the page as it was fitted in English, put into its language and cut back if need be.

Laying it out anew would change the wording of lines, and what a model said was said of the lines as they were.
"""

from collections.abc import Iterator

from ...schemas import Page
from .index import Index
from .layout import Limits
from .paper import A4, LETTER, SIZES, points
from .phrases import Tongue
from .sources import coverage_line, source_line
from .trim import ORDER, fits_page

_WHOLE = ("rows", "demand")
"""What is not cut back: a row that goes would change the columns, and the names that lines use."""


def put(page: Page, limits: Limits, index: Index, footer: str) -> tuple[Page, Limits]:
    """Put a fitted page into the language of its briefing.

    Args:
        page: fitted in English.
        limits: what it was filled for.
        index: the briefing, which names the language.
        footer: in the language, at its greatest length.

    Returns:
        The page within the budget of words and one sheet, and the limits it was cut back to.
    """
    language = index.briefing.language
    tongue, limits = Tongue.of(index.briefing), dict(limits)
    page = page.model_copy(update={"language": language, "coverage": coverage_line(index), "footer": footer})
    said = tongue.page(_with_sources(page, index))
    for key, floor in (step for step in ORDER if step[0] not in _WHOLE):
        while not fits_page(said) and _held(page, key) > floor:
            page = _without_last(page, key)
            limits[key] = _held(page, key)
            said = tongue.page(_with_sources(page, index))
    sizes = [points(said, sheet) or SIZES[-1] for sheet in (A4, LETTER)]
    return said.model_copy(update={"points": sizes[0], "points_letter": sizes[1]}), limits


def _with_sources(page: Page, index: Index) -> Page:
    """Write the source lines in the language of the page."""
    named = {source.id: source for source in index.briefing.sources}
    blocks = [
        block.model_copy(update={"lines": tuple(source_line(named[line.items[0]], index) for line in block.lines)})
        if block.key == "sources"
        else block
        for block in page.blocks
    ]
    return page.model_copy(update={"blocks": tuple(blocks)})


def _held(page: Page, key: str) -> int:
    return next((len(block.lines) for block in page.blocks if block.key == key), 0)


def _without_last(page: Page, key: str) -> Page:
    """Drop the last line of a block, or the block with its last line."""

    def kept() -> Iterator[object]:
        for block in page.blocks:
            if block.key != key:
                yield block
            elif len(block.lines) > 1:
                yield block.model_copy(update={"lines": block.lines[:-1], "left_out": block.left_out + 1})

    return page.model_copy(update={"blocks": tuple(kept())})
