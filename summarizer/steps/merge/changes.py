"""How one actor's stance moved, and who took over an office; a change is only said where the order is known."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from ...lexicon.prose import called, span
from ...lexicon.questions import whether
from ...schemas import ActorKind, Certainty, Modality, Position, Relation, RelationKind, Stance
from .times import known
from .view import View

_WAYS = {Stance.SUPPORT: "in favour", Stance.OPPOSE: "against", Stance.CONDITIONAL: "on conditions"}
_POLES = (Stance.SUPPORT, Stance.OPPOSE)
ONE_OCCASION = 2
"""Days within which two articles may report one occasion, so that their dates alone put no two statements in order."""
NEAR = 31
"""Days between two articles within which what nobody is quoted on is rather told differently than changed."""
_LOOKING_BACK = re.compile(
    r"\b(?:had|was|were|previously|formerly|originally|initially|at first|used to|once|earlier|since|ago"
    r"|long|always|still)\b",
    re.IGNORECASE,
)
"""Words of a report that may tell what an actor said long before, or says since long before."""


def contrary(positions: Sequence[Position]) -> Iterator[tuple[Position, Position]]:
    """Yield each pair of positions in which one actor is reported both for and against one issue, earlier id first."""
    return _differing(positions, _POLES)


def _differing(positions: Sequence[Position], among: Collection[Stance]) -> Iterator[tuple[Position, Position]]:
    """Yield each pair in which one actor takes two of these stances on one issue, earlier id first."""
    held: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in positions:
        if position.stance in among:
            held[position.speaker, position.issue].append(position)
    for group in held.values():
        yield from (pair for pair in combinations(group, 2) if pair[0].stance is not pair[1].stance)


def in_order(view: View, one: Position, other: Position) -> tuple[Position, Position] | None:
    """Return two positions earlier first, or None when nothing tells their order.

    A statement is no later than the article that reports it, so an undated one is bounded by its articles' dates. What
    articles tell as an actor's stance, without looking back, is its stance when the first of them appeared: it is later
    than what was said more than ``ONE_OCCASION`` days before.
    """
    for earlier, later in ((one, other), (other, one)):
        latest = latest_said(view, earlier)
        if latest and later.said_on.start and latest < later.said_on.start:
            return earlier, later
    for earlier, later in ((one, other), (other, one)):
        latest, held = latest_said(view, earlier), _held_on(view, later)
        if latest and held and (date.fromisoformat(held) - date.fromisoformat(latest)).days > ONE_OCCASION:
            return earlier, later
    return None


def _held_on(view: View, position: Position) -> str | None:
    """Return the day of the first article that tells an undated stance, if each is dated and none looks back."""
    if known(position.said_on) or any(_LOOKING_BACK.search(piece.words) for piece in position.evidence):
        return None
    published = [view.articles[piece.source].published for piece in position.evidence]
    if any(when.precision != "day" or when.value is None for when in published):
        return None
    return min(when.value for when in published if when.value)


def latest_said(view: View, position: Position) -> str | None:
    """Return the last day a position can have been said on; None when nothing bounds it."""
    if position.said_on.end:
        return position.said_on.end
    bounds = [day for piece in position.evidence if (day := view.latest[piece.source])]
    return min(bounds, default=None)


def changes(view: View, positions: Sequence[Position]) -> list[Relation]:
    """Compute what changed between the reports, without ids.

    Returns:
        Changed positions (a person, in order, verified on both sides), reported shifts (a body's stance, or one only
        the article asserts), and contrary reports of one origin whose order is unknown. Contrary reports of several
        origins in no order are source conflicts and not here. A no that becomes "only if" is a change once its order is
        known; without order the two stand together, since a condition is how a no is often put.
    """
    found: list[Relation] = []
    for one, other in _differing(positions, _WAYS):
        if not comparable(view, one, other):
            continue
        ordered = in_order(view, one, other)
        if ordered and not unexplained(view, one, other):
            found.append(_moved(view, *ordered))
        elif not ordered and {one.stance, other.stance} <= set(_POLES) and not _independent_or_retold(view, one, other):
            found.append(_unordered(view, one, other))
    return found


def unexplained(view: View, one: Position, other: Position) -> bool:
    """Whether two contrary reports in order are rather two accounts than a change.

    So they are when they come from different origins, neither stance is dated itself, one of them rests on an article's
    own voice or a hint, and their articles are at most ``NEAR`` days apart.
    """
    if known(one.said_on) or known(other.said_on) or not independent(one, other):
        return False
    if {one.stance, other.stance} != set(_POLES) or not (_vague(one) or _vague(other)):
        return False
    days = sorted(day for position in (one, other) if (day := latest_said(view, position)))
    return len(days) > 1 and (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days <= NEAR


def _vague(position: Position) -> bool:
    return position.narrator_only or position.certainty.rank <= Certainty.SUGGESTED.rank


def _independent_or_retold(view: View, one: Position, other: Position) -> bool:
    """Whether two contrary stances without order are no riddle of one origin: sources differ, or it is one sentence.

    A rewrite that words its original's sentence anew tells the same; that it can be read the other way is no report.
    """
    mine, theirs = ({(p.source, n) for p in held.evidence for n in p.sentences} for held in (one, other))
    return independent(one, other) or any((a, b) in view.retold or (b, a) in view.retold for a in mine for b in theirs)


def independent(one: Position, other: Position) -> bool:
    """Whether each of two positions has an origin the other lacks, so that sources can be said to differ."""
    return bool(set(one.origins) - set(other.origins)) and bool(set(other.origins) - set(one.origins))


def superseded(relations: Iterable[Relation]) -> frozenset[str]:
    """Ids of positions that a later one of the same actor replaced."""
    moved = (RelationKind.CHANGED_POSITION, RelationKind.REPORTED_SHIFT)
    return frozenset(relation.between[0] for relation in relations if relation.kind in moved)


def comparable(view: View, one: Position, other: Position) -> bool:
    """Whether two stances on one issue weigh the same thing.

    On a topic, who says that a thing is so need not be at odds with who is against it: one asserts an attack, one
    condemns it. Who is against a thing has a stance however it is told.
    """
    if view.issues[one.issue].form == "normative":
        return True
    asserting = [position.modality is Modality.DESCRIPTION for position in (one, other)]
    sayer = one if asserting[0] else other
    return asserting[0] is asserting[1] or sayer.stance is not Stance.SUPPORT


def _moved(view: View, earlier: Position, later: Position) -> Relation:
    actor = view.actors[later.speaker]
    personal = actor.kind is ActorKind.PERSON and not (earlier.narrator_only or later.narrator_only)
    kind = RelationKind.CHANGED_POSITION if personal else RelationKind.REPORTED_SHIFT
    about = whether(view.issues[later.issue], view.casing)
    verb = "changed position" if personal else "is reported to have shifted"
    way = f"{_when(view, earlier)}, {_WAYS[later.stance]} {_when(view, later)}"
    text = f"{called(actor, view.casing)} {verb} on {about}: {_WAYS[earlier.stance]} {way}."
    return _relation(view, kind, text, (earlier, later))


def _when(view: View, position: Position) -> str:
    if known(position.said_on):
        return span(position.said_on)
    return span(position.said_on.model_copy(update={"end": latest_said(view, position)}))


def _unordered(view: View, one: Position, other: Position) -> Relation:
    about = whether(view.issues[one.issue], view.casing)
    name = called(view.actors[one.speaker], view.casing)
    text = f"Inconsistent reports, order unknown: {name} both in favour and against on {about}."
    return _relation(view, RelationKind.UNCLEAR, text, (one, other))


def _relation(view: View, kind: RelationKind, text: str, held: Sequence[Position]) -> Relation:
    return Relation(
        id="",
        kind=kind,
        text=text[:1].upper() + text[1:],
        between=tuple(position.id for position in held),
        evidence=tuple(dict.fromkeys(view.naming(position) for position in held)),
    )
