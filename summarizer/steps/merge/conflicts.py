"""Where independent sources can't both be right about one actor."""

from collections.abc import Sequence

from ...lexicon.prose import called
from ...lexicon.questions import whether
from ...schemas import Position, Relation, RelationKind, Stance
from .changes import contrary, in_order, independent
from .view import View


def conflicts(view: View, positions: Sequence[Position]) -> list[Relation]:
    """Find actors whom different origins report on opposite sides of one issue in no order of time, without ids.

    Contrary reports inside one lineage are no conflict of sources: a copy can't contradict its original independently.
    """
    return [
        _conflict(view, one, other)
        for one, other in contrary(positions)
        if independent(one, other) and in_order(view, one, other) is None
    ]


def _conflict(view: View, one: Position, other: Position) -> Relation:
    favour, against = (one, other) if one.stance is Stance.SUPPORT else (other, one)
    about = whether(view.issues[one.issue], view.casing)
    name = called(view.actors[one.speaker], view.casing)
    return Relation(
        id="",
        kind=RelationKind.SOURCE_CONFLICT,
        text=f"Sources differ on where {name} stands on {about}: in favour or against.",
        between=(favour.id, against.id),
        evidence=(favour.evidence[0], against.evidence[0]),
    )
