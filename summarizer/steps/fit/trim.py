"""The total of the page: while it is over its words or its sheet, the next thing in the order of trimming goes."""

from ...schemas import Page
from .layout import FULL, Layout, Limits
from .paper import A4, LETTER, SIZES, fits, points
from .words import page_words

BUDGET = 560
"""Words of the whole page; page.md: the total binds and the trim order decides."""

ORDER: tuple[tuple[str, int], ...] = (
    # What the table of page.md puts out first in each block.
    ("sources", 6),
    ("timeline", 5),
    ("not known", 2),
    ("changed", 2),
    ("conflicts", 2),
    ("proposals", 3),
    ("timeline", 4),
    ("key judgments", 3),
    ("rows", 6),
    ("proposals", 2),
    ("demand", 12),
    ("agreed", 2),
    ("disputed", 3),
    # Then every block thins out; the bottom line, who wants what and the disputes stand longest.
    ("timeline", 3),
    ("sources", 4),
    ("conflicts", 1),
    ("changed", 1),
    ("not known", 1),
    ("agreed", 1),
    ("proposals", 1),
    ("key judgments", 2),
    ("disputed", 2),
    ("rows", 4),
    ("timeline", 0),
    ("agreed", 0),
    ("proposals", 0),
    ("changed", 0),
    ("not known", 0),
    ("conflicts", 0),
    ("bottom line", 2),
    ("key judgments", 0),
    ("sources", 2),
    ("disputed", 1),
    ("rows", 2),
    ("bottom line", 1),
    ("sources", 0),
    ("disputed", 0),
    ("rows", 0),
)


def trim(layout: Layout) -> tuple[Page, Limits]:
    """Shrink the page one line at a time until it is within the budget of words and one sheet of paper.

    Args:
        layout: fills a page for given limits.

    Returns:
        The page and the limits it was filled for.
    """
    limits = dict(FULL)
    page = layout.page(limits)
    for key, floor in ORDER:
        limits[key] = min(limits[key], _held(page, key, limits))
        while not fits_page(page) and limits[key] > floor:
            limits[key] = floor if key == "demand" else limits[key] - 1
            page = layout.page(limits)
    page = _refill(layout, page, limits)
    sizes = [points(page, sheet) or SIZES[-1] for sheet in (A4, LETTER)]
    return page.model_copy(update={"points": sizes[0], "points_letter": sizes[1]}), limits


def _refill(layout: Layout, page: Page, limits: Limits) -> Page:
    """Put back what has room after all, last trimmed first: a line that went later may have freed more than it needed.

    Args:
        layout: fills a page for given limits.
        page: trimmed.
        limits: what it was trimmed to; raised here.

    Returns:
        The page for the raised limits.
    """
    for key in dict.fromkeys(key for key, _ in reversed(ORDER)):
        while limits[key] < FULL[key]:
            raised = {**limits, key: FULL[key] if key == "demand" else limits[key] + 1}
            fuller = layout.page(raised)
            if _held(fuller, key, raised) <= _held(page, key, limits) or not fits_page(fuller):
                break
            limits[key], page = raised[key], fuller
    return page


def fits_page(page: Page) -> bool:
    """Within the words, and one sheet of either paper at the smallest size of type."""
    return page_words(page) <= BUDGET and fits(page)


def _held(page: Page, key: str, limits: Limits) -> int:
    """How much of a block the page really holds, so that no step is spent on lines that are not there."""
    if key == "demand":
        return limits[key]
    if key == "rows":
        return len(page.matrix.rows)
    return next((len(block.lines) for block in page.blocks if block.key == key), 0)
