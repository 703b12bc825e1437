"""One article beside its labels, so that a second reader can check them by reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..case import Case, Story
from ..labels import Gold, GoldPosition, Status
from ..match import Key
from .html import Piece, page, pieces

_KINDS = {Status.REQUIRED: "right", Status.OPTIONAL: "spare", Status.FORBIDDEN: "wrong"}


@dataclass(frozen=True)
class Item:
    """One label in words."""

    kind: str
    head: str
    facts: tuple[str, ...]
    quotes: tuple[str, ...]


def as_html(story: Story, case: Case) -> str:
    """Typeset a case: the article with every labelled sentence lit, and the labels in the order of the text."""
    return page(
        "labelled.html.j2",
        story=story,
        case=case,
        pieces=_pieces(story, case),
        actors=[f"{actor.name} ({actor.kind.value}): {', '.join(actor.aliases)}" for actor in case.gold.actors],
        items=[*_positions(story, case.gold), *_others(case.gold)],
        second=[*_positions(story, case.second)] if case.second else [],
    )


def _pieces(story: Story, case: Case) -> list[Piece]:
    key = Key(story, case)
    labelled = [
        (a, b, (_KINDS[label.status], label.id)) for label in case.gold.positions for a, b in key.spans[label.id]
    ]
    return pieces(case.text, [*labelled, *((a, b, ("gone", "set aside")) for a, b in key.set_aside)])


def _positions(story: Story, gold: Gold) -> Iterator[Item]:
    names = {actor.id: actor.name for actor in gold.actors}
    for label in gold.positions:
        who = " or ".join(names[actor] for actor in (label.actor, *label.also_actors))
        stance = " or ".join(stance.value for stance in (label.stance, *label.also))
        yield Item(
            kind=_KINDS[label.status],
            head=f"{label.id}: {who}: {stance}: {story.issue(label)}",
            facts=tuple(_facts(label)),
            quotes=label.evidence,
        )


def _facts(label: GoldPosition) -> Iterator[str]:
    yield f"{label.status.value}, {label.certainty.value}"
    yield from (f"condition: {condition}" for condition in label.conditions)
    yield from (f"via {hop.who} ({hop.cue}{', ' + hop.hedge if hop.hedge else ''})" for hop in label.chain)
    if label.said_on:
        yield f"said {label.said_on}{f' ({label.date})' if label.date else ''}"
    if label.trap:
        yield f"trap: {label.trap}"


def _others(gold: Gold) -> Iterator[Item]:
    names = {actor.id: actor.name for actor in gold.actors}
    for proposal in gold.proposals:
        who = ", ".join(names[actor] for actor in proposal.proposers)
        head = f"{proposal.id}: proposal: {proposal.text} ({proposal.stands.value}) {who}"
        yield Item(_KINDS[proposal.status], head, proposal.conditions, proposal.evidence)
    for dispute in gold.disputes:
        sides = (", ".join(names[actor] for actor in side) for side in (dispute.side_a, dispute.side_b))
        head = f"{dispute.id}: {dispute.kind}: {dispute.question} {' v. '.join(sides)}"
        yield Item(_KINDS[dispute.status], head, (), dispute.evidence)
