"""How much a position can be relied on, by rule and never by feeling.

high: at least two independent origins agree, verified, uncontradicted. moderate: one origin with a named speaker. low:
an unnamed speaker, the article's own voice alone, or contradicted. An origin whose words were checked in a model's
translation alone counts for none of the two: a translation is one model's word.
"""

from collections.abc import Iterable
from typing import Literal

from ...schemas import Position, Relation, RelationKind
from .view import View

_CONTRADICTING = (RelationKind.SOURCE_CONFLICT, RelationKind.UNCLEAR)


def of_position(view: View, position: Position, *, contradicted: bool) -> Literal["high", "moderate", "low"]:
    """Apply the rule.

    Args:
        view: the dossier.
        position: united; all its evidence is verified, since nothing else leaves the checks.
        contradicted: whether another report has the same speaker say the opposite.
    """
    if contradicted or position.narrator_only or view.unnamed(position.speaker):
        return "low"
    return "high" if len(view.firm(position)) > 1 else "moderate"


def settled(view: View, positions: Iterable[Position], relations: Iterable[Relation]) -> tuple[Position, ...]:
    """Return the positions with the confidence that remains once contradictions between reports are known."""
    against = {name for relation in relations if relation.kind in _CONTRADICTING for name in relation.between}
    return tuple(
        position.model_copy(update={"confidence": of_position(view, position, contradicted=True)})
        if position.id in against
        else position
        for position in positions
    )
