"""Ways to spoil a right output, each touching one thing: what the scorer must notice, and where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from ..schemas import Actor, Briefing, Certainty, Evidence, Hop, Interval, Position, ProposalStatus, Role, Stance
from .case import Case, Story
from .labels import GoldPosition
from .match import Key, overlaps
from .names import fold

Spoil = Callable[["Ground", Briefing, frozenset[str]], Briefing]
"""Spoils the positions whose ids are given."""


@dataclass(frozen=True)
class Ground:
    """The article a mutation works on."""

    story: Story
    case: Case

    def label(self, name: str) -> GoldPosition:
        """The label a position of the right output was made of."""
        return next(label for label in self.case.gold.positions if label.id == name)


@dataclass(frozen=True)
class Mutation:
    """One way to spoil an output."""

    name: str
    spoil: Spoil
    lowers: frozenset[str]
    """Measures that must fall by at least the touched share."""
    may_lower: frozenset[str] = field(default=frozenset())
    """Measures that may follow; all others must not move."""
    touches: Callable[[Ground, Position], bool] = lambda _ground, _position: True
    """Whether the mutation can change this position at all."""


def wrong_stance(label: GoldPosition) -> Stance:
    """The other pole, or whatever the label does not accept."""
    accepted = {label.stance, *label.also}
    first = Stance.SUPPORT if label.stance is Stance.OPPOSE else Stance.OPPOSE
    candidates: tuple[Stance, ...] = (first, Stance.SUPPORT, *Stance)
    return next(stance for stance in candidates if stance not in accepted)


def weaker_stance(label: GoldPosition) -> Stance | None:
    """A stance between the poles that the label does not accept; None when it accepts them all."""
    accepted = {label.stance, *label.also}
    return next((s for s in (Stance.NONCOMMITTAL, Stance.MIXED, Stance.CONDITIONAL) if s not in accepted), None)


def each(change: Callable[[Ground, Position], Position]) -> Spoil:
    """Spoil positions one by one."""

    def spoil(ground: Ground, briefing: Briefing, ids: frozenset[str]) -> Briefing:
        positions = (change(ground, p) if p.id in ids else p for p in briefing.positions)
        return briefing.model_copy(update={"positions": tuple(positions)})

    return spoil


def _with(**values: object) -> Callable[[Ground, Position], Position]:
    return lambda _ground, position: position.model_copy(update=values)


def _stranger(ground: Ground, position: Position) -> Position:
    """Give a position to an actor who holds nothing on those sentences."""
    key, label = Key(ground.story, ground.case), ground.label(position.id)
    near = [other for other in key.labels if overlaps(key.spans[other.id], key.spans[label.id])]
    here = {actor for other in (label, *near) for actor in (other.actor, *other.also_actors)}
    free = [actor.id for actor in ground.case.gold.actors if actor.id not in here]
    return position.model_copy(update={"speaker": free[len(label.id) % len(free)]})


def _misplaced(ground: Ground, position: Position) -> Position:
    """Put a position on words of the article that no label stands on."""
    key, text = Key(ground.story, ground.case), ground.case.text
    taken = [span for spans in key.spans.values() for span in spans]
    start = next(at for at in range(len(text)) if not overlaps(taken, [(at, at + 3)]))
    piece = Evidence(source="s1", sentences=(1,), start=start, end=start + 3, quote=text[start : start + 3])
    return position.model_copy(update={"evidence": (piece,)})


def _fabricated(_ground: Ground, position: Position) -> Position:
    pieces = (piece.model_copy(update={"quote": f"{piece.quote[:-1]}#"}) for piece in position.evidence)
    return position.model_copy(update={"evidence": tuple(pieces)})


def _dropped(_ground: Ground, briefing: Briefing, ids: frozenset[str]) -> Briefing:
    return briefing.model_copy(update={"positions": tuple(p for p in briefing.positions if p.id not in ids)})


def _doubled(_ground: Ground, briefing: Briefing, ids: frozenset[str]) -> Briefing:
    again = (p.model_copy(update={"id": f"{p.id}-again"}) for p in briefing.positions if p.id in ids)
    return briefing.model_copy(update={"positions": (*briefing.positions, *again)})


def _spurious(ground: Ground, briefing: Briefing, ids: frozenset[str]) -> Briefing:
    """Add claims by somebody the article does not know."""
    nobody = Actor(id="nobody", name="Zebulon Quarrington", kind=ground.case.gold.actors[0].kind)
    added = (
        p.model_copy(update={"id": f"{p.id}-spurious", "speaker": "nobody"}) for p in briefing.positions if p.id in ids
    )
    return briefing.model_copy(
        update={"actors": (*briefing.actors, nobody), "positions": (*briefing.positions, *added)}
    )


def _anachronistic(ground: Ground, briefing: Briefing, ids: frozenset[str]) -> Briefing:
    """Give each holder the office of somebody else in the article."""
    holders = {p.speaker for p in briefing.positions if p.id in ids}
    offices = [(actor.id, actor.office) for actor in ground.case.gold.actors if actor.office]

    def crowned(actor: Actor) -> Actor:
        others = tuple(Role(office=office, source="s1") for owner, office in offices if owner != actor.id)
        return actor.model_copy(update={"roles": others}) if actor.id in holders else actor

    return briefing.model_copy(update={"actors": tuple(map(crowned, briefing.actors))})


def _proposals(_ground: Ground, briefing: Briefing, _ids: frozenset[str]) -> Briefing:
    odd = tuple(p.model_copy(update={"status": _other_standing(_ground, p.id)}) for p in briefing.proposals)
    return briefing.model_copy(update={"proposals": odd})


def _other_standing(ground: Ground, name: str) -> ProposalStatus:
    label = next(label for label in ground.case.gold.proposals if label.id == name)
    return next(standing for standing in ProposalStatus if standing not in (label.stands, *label.also))


def _one_side(_ground: Ground, briefing: Briefing, _ids: frozenset[str]) -> Briefing:
    """Put both camps of every dispute on one side, and nobody on the other."""
    disputes = (
        d.model_copy(
            update={
                "sides": (
                    d.sides[0].model_copy(update={"actors": tuple(a for side in d.sides for a in side.actors)}),
                    d.sides[1].model_copy(update={"actors": ()}),
                )
            }
        )
        for d in briefing.disputes
    )
    return briefing.model_copy(update={"disputes": tuple(disputes)})


def _other_office(ground: Ground, position: Position) -> bool:
    """Whether the article has an office that the holder never has in this story."""
    label = ground.label(position.id)
    holders = {label.actor, *label.also_actors}
    own = {fold(a.office) for c in ground.story.cases for a in c.gold.actors if a.id in holders and a.office}
    others = {fold(a.office) for a in ground.case.gold.actors if a.id not in holders and a.office}
    return bool(others - own)


_STRICT = frozenset({"positions", "precision", "recall"})
_FOUND = _STRICT | {"found"}
_PARTS = frozenset({"stance", "certainty", "conditions", "dates", "chains"})

MUTATIONS: Sequence[Mutation] = (
    Mutation(
        "flip every stance",
        each(lambda g, p: p.model_copy(update={"stance": wrong_stance(g.label(p.id))})),
        _STRICT | {"stance"},
    ),
    Mutation(
        "soften stances",
        each(lambda g, p: p.model_copy(update={"stance": weaker_stance(g.label(p.id)) or p.stance})),
        _STRICT | {"stance"},
        touches=lambda g, p: weaker_stance(g.label(p.id)) is not None,
    ),
    Mutation("swap actors", each(_stranger), _FOUND, _PARTS),
    Mutation("swap evidence", each(_misplaced), _FOUND, _PARTS),
    Mutation("fabricate quotes", each(_fabricated), _STRICT | {"verbatim"}),
    Mutation("drop", _dropped, frozenset({"recall", "found"}), _STRICT | _PARTS | {"verbatim"}),
    Mutation("add spurious", _spurious, frozenset({"precision"}), frozenset({"positions"})),
    Mutation("duplicate", _doubled, frozenset({"precision"}), frozenset({"positions"})),
    Mutation(
        "raise certainty",
        each(_with(certainty=Certainty.STATED)),
        frozenset({"certainty"}),
        touches=lambda _g, p: p.certainty is not Certainty.STATED,
    ),
    Mutation(
        "drop conditions",
        each(_with(conditions=())),
        frozenset({"conditions"}),
        touches=lambda _g, p: bool(p.conditions),
    ),
    Mutation("drop chains", each(_with(chain=())), frozenset({"chains"}), touches=lambda _g, p: bool(p.chain)),
    Mutation(
        "invent a relay",
        each(lambda _g, p: p.model_copy(update={"chain": (*p.chain, Hop(who="a rival paper", cue="reported"))})),
        frozenset({"chains"}),
        touches=lambda _g, p: bool(p.chain),
    ),
    Mutation(
        "shift dates",
        each(_with(said_on=Interval(start="1999-01-01", end="1999-01-01"))),
        frozenset({"dates"}),
        touches=lambda _g, p: p.said_on.start is not None,
    ),
    Mutation("anachronistic roles", _anachronistic, _STRICT, touches=_other_office),
    Mutation("wrong standing of proposals", _proposals, frozenset({"proposals"})),
    Mutation("one-sided disputes", _one_side, frozenset({"disputes"})),
)


def shares(positions: Sequence[Position], share: float, seed: int) -> frozenset[str]:
    """Choose a share of positions, always the same for a seed; a larger share holds every smaller one."""
    order = [position.id for position in positions]
    Random(seed).shuffle(order)  # noqa: S311 - a sample, not a secret
    return frozenset(order[: round(share * len(order))])
