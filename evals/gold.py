"""Labels as if a system had said them: the output that must score 1, and the ground that mutations start from."""

from collections.abc import Iterable

from ..schemas import (
    Actor,
    Briefing,
    Coverage,
    Dispute,
    Evidence,
    Hop,
    Interval,
    Issue,
    Modality,
    Position,
    Proposal,
    Role,
    Side,
    Source,
    Stance,
)
from .case import Case, Story
from .labels import Gold, GoldActor, GoldPosition, Status
from .match import find


def as_briefing(story: Story, case: Case, gold: Gold | None = None) -> Briefing:
    """Word one article's labels as the briefing of that article.

    Args:
        story: whose issues the labels point at.
        case: the article.
        gold: other labels of the same article, such as a second hand's.
    """
    gold = gold or case.gold
    kept = [label for label in gold.positions if label.status is not Status.FORBIDDEN]
    issues = {story.issue(label): f"i{at}" for at, label in enumerate(kept, start=1)}
    return Briefing(
        coverage=Coverage(articles=1, origins=1),
        actors=tuple(actor_of(actor, case) for actor in gold.actors),
        issues=tuple(issue_of(name, statement) for statement, name in issues.items()),
        positions=tuple(position_of(label, issues[story.issue(label)], case) for label in kept),
        proposals=tuple(
            Proposal(
                id=label.id,
                text=label.text,
                proposers=label.proposers,
                conditions=label.conditions,
                status=label.stands,
                evidence=evidence(case, label.evidence),
                origins=("l1",),
                items=(),
            )
            for label in gold.proposals
            if label.status is not Status.FORBIDDEN
        ),
        disputes=tuple(
            Dispute(
                id=label.id,
                question=label.question,
                sides=(
                    Side(stance=Stance.SUPPORT, actors=label.side_a),
                    Side(stance=Stance.OPPOSE, actors=label.side_b),
                ),
                explicit=True,
                kind=label.kind,
                origins=("l1",),
                evidence=evidence(case, label.evidence),
            )
            for label in gold.disputes
            if label.status is not Status.FORBIDDEN
        ),
        sources=(source_of(case, "s1", "l1"),),
    )


def evidence(case: Case, snippets: Iterable[str], source: str = "s1") -> tuple[Evidence, ...]:
    """Cut labels' snippets out of their article."""
    return tuple(
        Evidence(source=source, sentences=(1,), start=a, end=b, quote=case.text[a:b])
        for snippet in snippets
        for a, b in find(case.text, snippet)[:1]
    )


def actor_of(actor: GoldActor, case: Case, source: str = "s1") -> Actor:
    """Word a labelled actor as an article's source names it."""
    roles = (Role(office=actor.office, organisation=actor.organisation, source=source),) if actor.office else ()
    return Actor(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aliases=tuple(sorted({actor.name, *actor.aliases})),
        roles=roles,
        evidence=evidence(case, [actor.name], source),
    )


def issue_of(name: str, statement: str) -> Issue:
    """Word an issue."""
    return Issue(id=name, statement=statement, form="normative", label=statement, wordings=(statement,))


def position_of(label: GoldPosition, issue: str, case: Case, source: str = "s1") -> Position:
    """Word a labelled position; its id is the label's, with the source before it on a merged page."""
    return Position(
        id=label.id if source == "s1" else f"{source}-{label.id}",
        speaker=label.actor,
        on_behalf_of=label.on_behalf_of,
        issue=issue,
        stance=label.stance,
        statement="",
        modality=Modality.DESCRIPTION,
        conditions=label.conditions,
        certainty=label.certainty,
        said_on=_said_on(label),
        chain=tuple(Hop(who=hop.who, cue=hop.cue, hedge=hop.hedge) for hop in label.chain),
        narrator_only=label.narrator_only,
        confidence="moderate",
        evidence=evidence(case, label.evidence, source),
        origins=(source,),
        items=(),
    )


def _said_on(label: GoldPosition) -> Interval:
    start, end = label.span or (label.date, label.date)
    return Interval(start=start, end=end)


def source_of(case: Case, name: str, lineage: str, rewrite_of: str | None = None) -> Source:
    """Word an article as a source."""
    return Source(id=name, article=name, file=case.file.name, lineage=lineage, rewrite_of=rewrite_of, text=case.text)
