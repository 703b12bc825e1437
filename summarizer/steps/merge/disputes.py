"""Who disagrees with whom: computed from positions, joined by what the articles themselves report as a disagreement."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...lexicon.questions import question
from ...schemas import Dispute, Interval, Position, Side, Stance
from .criticisms import attached
from .ordering import contradict
from .sequencing import sequences
from .times import contemporary
from .unite import numbered
from .view import View

_KINDS = {"opposed": 0, "sequencing": 0, "criticism": 1}


def disputes(view: View, positions: Sequence[Position], superseded: frozenset[str]) -> tuple[Dispute, ...]:
    """Compute all disputes.

    Args:
        view: the dossier.
        positions: merged.
        superseded: ids of positions that a later one of the same actor replaced; they oppose nobody any more.

    Returns:
        Disputes d1, d2, ...: opposed and sequencing ones with most parties and origins, then most positions, first;
        criticism last.
    """
    standing = [position for position in positions if position.id not in superseded]
    computed = [dispute for issue, held in _on_issues(standing) if (dispute := _opposed(view, issue, held))]
    computed = _with_sequences(computed, sequences(view, standing))
    return numbered("d", sorted(attached(view, computed, positions), key=lambda dispute: _rank(view, dispute)))


def _on_issues(positions: Iterable[Position]) -> Iterable[tuple[str, list[Position]]]:
    on: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        on[position.issue].append(position)
    return on.items()


def _opposed(view: View, issue: str, held: Sequence[Position]) -> Dispute | None:
    """Set the actors on an issue against one another, if they are.

    An actor reported on both sides is on none: that is a conflict of reports, not a dispute of actors. Where nobody
    supports outright, those who support on conditions stand against those who oppose outright; where nobody opposes,
    conditions that can't both be met stand against one another.
    """
    by_stance: dict[Stance, list[Position]] = defaultdict(list)
    for position in held:
        by_stance[position.stance].append(position)
    against = by_stance[Stance.OPPOSE]
    for stance in (Stance.SUPPORT, Stance.CONDITIONAL):
        both = {p.speaker for p in by_stance[stance]} & {p.speaker for p in against}
        left = [position for position in by_stance[stance] if position.speaker not in both]
        right = [position for position in against if position.speaker not in both]
        left, right = _facing(view, left, right), _facing(view, right, left)
        if left and right:
            return _dispute(view, issue, (left, right))
    return _on_terms(view, issue, by_stance[Stance.CONDITIONAL])


def _facing(view: View, mine: Sequence[Position], others: Sequence[Position]) -> list[Position]:
    """Keep the positions that somebody else's runs against at the same time; a person doesn't face the own state."""
    facing: list[Position] = []
    times: dict[str, set[Interval]] = defaultdict(set)
    for other in others:
        times[other.speaker].add(other.said_on)
    asked: dict[tuple[str, Interval], bool] = {}
    for position in mine:
        key = (position.speaker, position.said_on)
        if key not in asked:
            asked[key] = any(
                not view.part_of(position.speaker, speaker)
                and any(contemporary(position.said_on, when) for when in sorted(spans, key=str))
                for speaker, spans in times.items()
            )
        if asked[key]:
            facing.append(position)
    return facing


def _on_terms(view: View, issue: str, conditional: Sequence[Position]) -> Dispute | None:
    """Find two parties whose conditions exclude one another: the first such pair in page-worthy order."""
    with_terms = [position for position in conditional if position.conditions]
    for i, one in enumerate(with_terms):
        for other in with_terms[i + 1 :]:
            if view.part_of(one.speaker, other.speaker) or not contemporary(one.said_on, other.said_on):
                continue
            if any(contradict(mine, theirs) for mine in one.conditions for theirs in other.conditions):
                return _dispute(view, issue, ([one], [other]))
    return None


def _dispute(view: View, issue: str, sides: Iterable[Sequence[Position]]) -> Dispute:
    sides = tuple(sides)
    held = [position for side in sides for position in side]
    return Dispute(
        id="",
        issue=issue,
        question=question(view.issues[issue], view.casing),
        sides=tuple(_side(view, side) for side in sides),
        explicit=False,
        kind="opposed",
        origins=view.origins(piece.source for position in held for piece in position.evidence),
        evidence=view.united(view.naming(position) for position in held),
    )


def _side(view: View, held: Sequence[Position]) -> Side:
    """One side, in the order its actors are named in: persons, states and bodies before groups and the unnamed, best
    attested first, and each camp once before any camp a second time."""
    weight: dict[str, set[str]] = defaultdict(set)
    for position in held:
        weight[position.speaker].update(position.origins)
    ranked = sorted(weight, key=lambda actor: (view.vague(actor), -len(weight[actor])))
    first = _camps(view, ranked)
    order = {actor: (view.vague(actor), actor not in first) for actor in ranked}
    actors = sorted(ranked, key=lambda actor: order[actor])
    return Side(stance=held[0].stance, actors=tuple(actors), positions=tuple(position.id for position in held))


def _camps(view: View, actors: Iterable[str]) -> list[str]:
    """The first actor of each camp: a union and its president are one party."""
    first: list[str] = []
    seen: set[str] = set()
    for actor in actors:
        if seen.isdisjoint(view.camps[actor]):
            first.append(actor)
        seen |= view.camps[actor]
    return first


def _with_sequences(computed: Sequence[Dispute], ordered: Sequence[Dispute]) -> list[Dispute]:
    """Add disputes on the order of steps; one between exactly the actors of an opposed one tells what that is about."""
    kept = list(computed)
    for sequence in ordered:
        actors = _parties(sequence)
        twin = next((i for i, d in enumerate(kept) if d.issue == sequence.issue and _parties(d) == actors), None)
        if twin is None:
            kept.append(sequence)
        else:
            kept[twin] = kept[twin].model_copy(update={"kind": "sequencing"})
    return kept


def _parties(dispute: Dispute) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(side.actors) for side in dispute.sides)


@dataclass(frozen=True, order=True)
class _Rank:
    """Place of a dispute among all; smaller is nearer the top."""

    kind: int
    fewer_behind: int
    """Parties that take part and origins that tell of it, together: each makes it weightier."""
    fewer_origins: int
    computed: bool
    fewer_positions: int
    question: str
    sides: tuple[tuple[str, ...], ...]


def _rank(view: View, dispute: Dispute) -> _Rank:
    return _Rank(
        kind=_KINDS[dispute.kind],
        fewer_behind=-sum(len(_camps(view, side.actors)) for side in dispute.sides) - len(dispute.origins),
        fewer_origins=-len(dispute.origins),
        computed=not dispute.explicit,
        fewer_positions=-sum(len(side.positions) for side in dispute.sides),
        question=dispute.question,
        sides=tuple(side.actors for side in dispute.sides),
    )
