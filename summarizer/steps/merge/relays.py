"""How many independent origins a position has when several outlets have it from one."""

from collections.abc import Iterable

from ...lexicon.spelling import fold
from ...schemas import Hop
from .view import View, natural

Told = tuple[str, tuple[Hop, ...]]
"""A source that has a claim, and the chain it came through."""


def independent_origins(view: View, told: Iterable[Told]) -> tuple[str, ...]:
    """Return the lineages a position rests on, outlets that relay one outlet for it counted once.

    Args:
        view: the dossier.
        told: each claim of the position; who is outermost in its chain relays it, unless that is one of its actors.

    Returns:
        Ids of lineages in order: those that have the claim of their own, and the first of those that have it from one
        and the same outlet, unless that outlet's own article or the same lineage's own claim is among them.
    """
    own: set[str] = set()
    through: dict[str, set[str]] = {}
    for source, chain in told:
        outlet = fold(chain[0].who) if chain else ""
        if outlet and outlet not in view.speakers:
            through.setdefault(outlet, set()).add(view.lineage[source])
        else:
            own.add(view.lineage[source])
    counted = set(own)
    for outlet, lineages in sorted(through.items()):
        if view.published_by.get(outlet) not in counted and lineages.isdisjoint(counted):
            counted.add(min(lineages, key=natural))
    return tuple(sorted(counted, key=natural))
