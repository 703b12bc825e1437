"""Where actors of different camps stand alike and nobody is reported otherwise."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from ...schemas import Agreement, Position, Stance
from .unite import numbered
from .view import View

_LOOKED_AT = 40
"""Actors of one issue that are compared in pairs; where so many are of one camp, the others add no second one."""


def agreements(view: View, positions: Sequence[Position]) -> tuple[Agreement, ...]:
    """Find issues on which at least two actors of different camps support, or oppose, and nobody does otherwise.

    A person and the person's own state or body are one camp; an unnamed speaker is no party to an agreement; a
    condition, a mixed or an opposite stance of anybody, unnamed or not, is enough to say nothing.
    """
    on: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        on[position.issue].append(position)
    found = [agreement for issue, held in on.items() if (agreement := _agreement(view, issue, held))]
    return numbered("g", found)


def _agreement(view: View, issue: str, held: Sequence[Position]) -> Agreement | None:
    stances = {position.stance for position in held} - {Stance.NONCOMMITTAL}
    if stances not in ({Stance.SUPPORT}, {Stance.OPPOSE}):
        return None
    parties = [p for p in held if p.stance is not Stance.NONCOMMITTAL and not view.unnamed(p.speaker)]
    actors = tuple(sorted(dict.fromkeys(position.speaker for position in parties), key=view.vague))
    pairs = combinations(actors[:_LOOKED_AT], 2)
    if not any(not view.of_one_camp(one, other) for one, other in pairs):
        return None
    return Agreement(
        id="",
        issue=issue,
        stance=stances.pop(),
        actors=actors,
        positions=tuple(position.id for position in parties),
    )
