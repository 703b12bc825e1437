"""Fit: lay out the one page, keep its budget, and account for everything that is not on it."""

from functools import partial

from ...lexicon.tongues import is_english
from ...schemas import Briefing, Matrix, Page, Provenance
from .abroad import put
from .account import count_claims, omitted, shown_items
from .index import Index
from .layout import FULL, Layout, Limits
from .matrix import choose_issues, make_matrix
from .names import Names
from .phrases import composed
from .recheck import recheck
from .sources import footer
from .trim import trim
from .words import page_words

__all__ = ["composed", "fit", "recheck"]


def fit(briefing: Briefing, provenance: Provenance, near: Briefing | None = None) -> Briefing:
    """Bring a briefing onto one page, since a page that grows with its sources is not read.

    Args:
        briefing: merged and worded.
        provenance: who made it; counts and wording are filled in here.
        near: the part of it the page may show; by default all of it.

    Returns:
        The same briefing with ``page`` of at most ``trim.BUDGET`` words, ``omissions`` naming each item that is not
        on the page with the rule that took it off, and ``provenance`` whose counts of noted claims add up:
        extracted = shown + below + quarantined.
    """
    near = near or briefing
    page, limits = _in_english(briefing, near, provenance)
    foreign = any(source.translations for source in briefing.sources)
    foot = partial(footer, translated=foreign or bool(briefing.phrases), language=briefing.language)
    index = Index(near)
    if not is_english(briefing.language):
        page, limits = put(page, limits, index, foot(count_claims(briefing, frozenset(), provenance)))
    counted = count_claims(briefing, shown_items(page), provenance)
    page = page.model_copy(update={"footer": foot(counted)})
    page = page.model_copy(update={"words": page_words(page)})
    return briefing.model_copy(
        update={"page": page, "omissions": omitted(briefing, page, limits, index), "provenance": counted}
    )


def _in_english(briefing: Briefing, near: Briefing, provenance: Provenance) -> tuple[Page, Limits]:
    """Fit the page as it is composed, whatever language it is wanted in: its lines are known by their English."""
    index = Index(near.model_copy(update={"language": "en"}))
    names = Names(briefing.actors)
    # The footer says how many claims stand below the page; while none stands on it, it has its greatest length.
    foreign = any(source.translations for source in briefing.sources)
    widest = footer(count_claims(briefing, frozenset(), provenance), translated=foreign)
    matrix = make_matrix(index, names, choose_issues(index), FULL)
    page, limits = trim(Layout(index, names, widest, _seated(matrix), briefing))
    if _seated(page.matrix) != _seated(matrix):
        # Who lost the row that gives the whole name gets it where else they are named.
        page, limits = trim(Layout(index, names, widest, _seated(page.matrix), briefing))
    return page, limits


def _seated(matrix: Matrix) -> frozenset[str]:
    """Ids of the actors that have a row."""
    return frozenset(row.actor for row in matrix.rows)
