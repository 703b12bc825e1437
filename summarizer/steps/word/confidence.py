"""How far a sentence can be relied on, computed from the items it refers to and never from its words.

A sentence is no firmer than the weakest item it phrases; the rule for an item is the briefing's own: high with at least
two independent origins that agree, moderate with one origin and a named speaker, low with neither, or contradicted, or
where it is the order of two things that matters and nothing dates it.
"""

from collections.abc import Sequence
from functools import singledispatch

from ...lexicon.prose import UNORDERED
from ...schemas import (
    ActorKind,
    Agreement,
    Dispute,
    Event,
    Judgment,
    Position,
    Proposal,
    ProposalStatus,
    Relation,
    RelationKind,
    Side,
    Unknown,
)
from ...schemas.briefing import Confidence
from .index import Index, Item, Sentence, counted

ONE = "one origin"

_RANK: dict[Confidence, int] = {"low": 0, "moderate": 1, "high": 2}

_SETTLED = (ProposalStatus.PLEDGED, ProposalStatus.REJECTED, ProposalStatus.OVERTAKEN)

Grade = tuple[Confidence, str]
"""A confidence and its reason."""

_CONTRARY = (RelationKind.SOURCE_CONFLICT, RelationKind.UNCLEAR)


def judged(index: Index, sentence: Sentence) -> Judgment:
    """Give a sentence the confidence of the weakest item it phrases, with the reason."""
    grades = [grade(index.items[ref], index) for ref in sentence.refs]
    confidence, reason = weakest(grades) if grades else ("low", "no report to rest on")
    return Judgment(text=sentence.text, refs=sentence.refs, confidence=confidence, reason=reason)


def weakest(grades: Sequence[Grade]) -> Grade:
    """Return the least confident grade; the first of equals."""
    return min(grades, key=lambda graded: _RANK[graded[0]])


@singledispatch
def grade(item: Item, index: Index) -> Grade:  # noqa: ARG001 - one signature for all kinds
    """Grade one item.

    Args:
        item: anything a sentence may refer to.
        index: the briefing it belongs to.
    """
    raise TypeError(f"{type(item).__name__} is nothing a sentence phrases")


@grade.register
def _(item: Position, index: Index) -> Grade:
    if item.confidence == "low":
        if item.narrator_only:
            return "low", "the article's own voice only"
        unnamed = index.actors[item.speaker].kind is ActorKind.UNNAMED
        return "low", "an unnamed speaker only" if unnamed else "contradicted"
    return _attested(item, index)


@grade.register
def _(item: Dispute, index: Index) -> Grade:
    sides = [_side(side, item, index) for side in item.sides]
    confidence, reason = weakest(sides)
    if confidence == "high":
        return "high", "each side in at least two origins"
    if confidence == "moderate":
        several = reason == ONE and len(item.origins) > 1
        return "moderate", "one origin for a side" if several else reason
    return "low", reason if all(graded[1] == reason for graded in sides) else f"for one side, {reason}"


def _side(side: Side, dispute: Dispute, index: Index) -> Grade:
    """A side is as firm as its firmest position; one without positions stands on the reports of the dispute."""
    held = [grade(index.positions[name], index) for name in side.positions]
    return max(held, key=lambda graded: _RANK[graded[0]]) if held else _attested(dispute, index)


@grade.register
def _(item: Proposal, index: Index) -> Grade:
    voices = (*item.proposers, *index.speakers((*item.supporters, *item.opponents)))
    if all(index.actors[actor].kind is ActorKind.UNNAMED for actor in voices):
        return "low", "nobody named behind it"
    if item.status in _SETTLED and len(item.origins) > 1:
        # Several origins tell of the proposal; that it went so far may stand in one of them only.
        return "moderate", "where it stands may rest on one origin"
    return _attested(item, index)


@grade.register
def _(item: Agreement, index: Index) -> Grade:
    best: dict[str, Grade] = {}
    for name in item.positions:
        position = index.positions[name]
        mine = grade(position, index)
        best[position.speaker] = max(best.get(position.speaker, mine), mine, key=lambda graded: _RANK[graded[0]])
    return weakest(list(best.values()))


@grade.register
def _(item: Relation, index: Index) -> Grade:
    if item.kind in _CONTRARY:
        return "low", "contradicted"
    if unordered(item):
        return "low", "order not dated"
    held = [grade(index.positions[name], index) for name in item.between if name in index.positions]
    if held and item.kind is not RelationKind.DRIFT:
        return weakest(held)
    return _attested(item, index)


def unordered(relation: Relation) -> bool:
    """Whether it names two holders of an office and leaves open who came first."""
    return relation.kind is RelationKind.SUCCESSION and relation.text.rstrip(".").endswith(UNORDERED)


@grade.register
def _(item: Event, index: Index) -> Grade:
    return _attested(item, index)


@grade.register
def _(item: Unknown, index: Index) -> Grade:
    return _attested(item, index)


def _attested(item: Position | Proposal | Dispute | Relation | Event | Unknown, index: Index) -> Grade:
    """Count the origins of an item; those that only a translation shows to hold it count for none of the two."""
    translated = {index.lineage[piece.source] for piece in item.evidence if piece.translation}
    read = {index.lineage[piece.source] for piece in item.evidence if not piece.translation}
    origins = read if isinstance(item, Relation) else set(item.origins) - (translated - read)
    if len(origins) > 1:
        return "high", f"{counted(len(origins), 'independent origin')} agree"
    if not translated - read:
        return "moderate", ONE
    return "moderate", "one origin and translations" if origins else "read in translation"
