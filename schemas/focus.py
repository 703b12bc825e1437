"""The question a page is built for, and what speaks to it."""

from .base import Frozen


class Near(Frozen):
    """One item that speaks to the question."""

    item: str
    """Id of the position, proposal, dispute, agreement, event, open question, change, conflict or issue."""
    share: float
    """How much of the question it speaks to, 0 to 1: words and meanings in common, rare ones counting for more."""


class Focus(Frozen):
    """What a page was asked to be about. The lists of the briefing are whole all the same."""

    question: str
    """As it was asked."""
    near: tuple[Near, ...] = ()
    """What speaks to it, nearest first; empty when nothing does, and then the page is of the whole story."""
    absent: tuple[str, ...] = ()
    """Words of the question that no item of the briefing has, in any form or meaning that is known."""
