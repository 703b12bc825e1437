"""What is new in a briefing against an earlier one."""

from typing import Literal

from .base import Frozen

ShiftKind = Literal["new", "changed", "withdrawn"]
"""new: the earlier briefing has no such position. changed: the same actor stands otherwise on the same issue, or on
other conditions. withdrawn: its articles are here, but nothing in them carries it any more."""


class Shift(Frozen):
    """One position that is not what it was."""

    key: str
    """Stable id: the same for one actor on one issue in every briefing, however either is numbered."""
    kind: ShiftKind
    text: str
    """One neutral sentence."""
    before: str | None = None
    """Position id in the earlier briefing."""
    now: str | None = None
    """Position id in this briefing."""


class Turn(Frozen):
    """A dispute or a proposal that is not what it was."""

    kind: Literal["dispute opened", "dispute gone", "proposal new", "proposal moved"]
    text: str
    """One neutral sentence."""
    now: str | None = None
    """Id in this briefing; null for what is gone."""


class Since(Frozen):
    """A briefing held against an earlier one of the same story."""

    title: str
    """Title of the earlier briefing."""
    as_of: str | None = None
    """ISO date it speaks of."""
    articles_new: tuple[str, ...] = ()
    """Source ids of articles it did not have."""
    articles_gone: tuple[str, ...] = ()
    """File names of articles only it has."""
    positions: tuple[Shift, ...] = ()
    """Changed ones first, then new, then withdrawn."""
    turns: tuple[Turn, ...] = ()
    unchanged: int = 0
    """Positions that both briefings hold."""
    not_repeated: int = 0
    """Positions of the earlier briefing whose articles are not here: nothing says that they no longer hold."""
