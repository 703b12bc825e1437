"""Disputes on the order of two steps: one actor's condition is what another will do only afterwards."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from ...lexicon.content import content
from ...lexicon.prose import unended
from ...lexicon.questions import heading
from ...schemas import Dispute, Position, Side
from .ordering import Order, orders, reversed_orders
from .times import contemporary
from .view import View

_Wanted = tuple[str, Order]
"""An issue and an order of steps wanted on it."""


def sequences(view: View, positions: Sequence[Position]) -> list[Dispute]:
    """Find pairs of actors who put the same two things in opposite orders; at most one dispute for each pair."""
    wanting = _wanting(view, positions)
    found: dict[frozenset[str], tuple[Position, Position]] = {}
    for one, other in _reversed(list(wanting)):
        for mine, theirs in product(wanting[one], wanting[other]):
            pair = frozenset((mine.speaker, theirs.speaker))
            together = pair not in found and contemporary(mine.said_on, theirs.said_on)
            if together and not view.part_of(mine.speaker, theirs.speaker):
                found[pair] = (mine, theirs)
    return [_dispute(view, one, other) for one, other in found.values()]


def _wanting(view: View, positions: Sequence[Position]) -> dict[_Wanted, list[Position]]:
    """Gather positions by the order they want, so that a thousand repeats of a condition are compared once."""
    known = {name for actor in view.dossier.actors for name in (actor.name, *actor.aliases)}
    names = frozenset(stem for name in known for stem in content(name))
    wanting: dict[_Wanted, list[Position]] = defaultdict(list)
    for position in positions:
        for order in orders(position, view.issues[position.issue], names):
            wanting[position.issue, order].append(position)
    return wanting


def _reversed(wanted: Sequence[_Wanted]) -> Iterator[tuple[_Wanted, _Wanted]]:
    """Yield each pair of orders that run against one another; such a pair has a step that one wants first, one last."""
    later: dict[str, list[int]] = defaultdict(list)
    for i, (_, order) in enumerate(wanted):
        for step in order.then:
            later[step].append(i)
    seen: set[tuple[int, int]] = set()
    for i, (issue, order) in enumerate(wanted):
        for k in sorted({k for step in order.first for k in later[step]} - {i}):
            pair = (min(i, k), max(i, k))
            other_issue, other = wanted[k]
            if pair not in seen and reversed_orders(order, other, same_issue=issue == other_issue):
                seen.add(pair)
                yield wanted[pair[0]], wanted[pair[1]]


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
