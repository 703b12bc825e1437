"""Disputes on the order of two steps: one actor's condition is what another will do only afterwards."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from ...lexicon.prose import unended
from ...lexicon.questions import heading
from ...schemas import Dispute, Position, Side
from .content import content
from .ordering import Order, orders, reversed_orders
from .times import contemporary
from .view import View

_Ordering = tuple[Position, Order]


def sequences(view: View, positions: Sequence[Position]) -> list[Dispute]:
    """Find pairs of actors who put the same two things in opposite orders; at most one dispute for each pair."""
    names = frozenset(
        stem for actor in view.dossier.actors for name in (actor.name, *actor.aliases) for stem in content(name)
    )
    by_key: dict[str, list[_Ordering]] = defaultdict(list)
    for position in positions:
        for order in orders(position, view.issues[position.issue], names):
            for key in {*order.first, *order.then}:
                by_key[key].append((position, order))
    found: dict[frozenset[str], tuple[Position, Position]] = {}
    for key in sorted(by_key):
        for one, other in combinations(_distinct(by_key[key]), 2):
            pair = frozenset((one[0].speaker, other[0].speaker))
            if pair not in found and _run_against(view, one, other):
                found[pair] = (one[0], other[0])
    return [_dispute(view, one, other) for one, other in found.values()]


def _distinct(orderings: Sequence[_Ordering]) -> list[_Ordering]:
    """Keep one of each actor's equal orderings: a thousand repeats of a condition are compared once."""
    seen = {(position.speaker, position.issue, order): (position, order) for position, order in reversed(orderings)}
    return list(reversed(seen.values()))


def _run_against(view: View, one: _Ordering, other: _Ordering) -> bool:
    (mine, my_order), (theirs, their_order) = one, other
    return (
        not view.part_of(mine.speaker, theirs.speaker)
        and contemporary(mine.said_on, theirs.said_on)
        and reversed_orders(my_order, their_order, same_issue=mine.issue == theirs.issue)
    )


def _dispute(view: View, one: Position, other: Position) -> Dispute:
    issue = view.issues[one.issue]
    about = view.casing.inner(heading(issue) or unended(issue.label))
    return Dispute(
        id="",
        issue=one.issue,
        question=f"The order of steps on {about}",
        sides=tuple(Side(stance=p.stance, actors=(p.speaker,), positions=(p.id,)) for p in (one, other)),
        explicit=False,
        kind="sequencing",
        origins=view.origins(piece.source for position in (one, other) for piece in position.evidence),
        evidence=view.united((one.evidence[0], other.evidence[0])),
    )
