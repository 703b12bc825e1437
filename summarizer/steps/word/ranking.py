"""What the page is about: what most origins and actors speak to goes first, and stories without a link stay apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...lexicon.questions import asserted
from ...schemas import Briefing, Dispute, Position, Proposal, RelationKind, nearness

_MOVED = (RelationKind.CHANGED_POSITION, RelationKind.REPORTED_SHIFT)
SECOND = 0.5
"""Share of the first story's origins that makes another one as much a subject of the page."""


@dataclass(frozen=True)
class Story:
    """Sources that share an actor or an issue, directly or through others."""

    sources: frozenset[str]
    origins: int
    issues: tuple[str, ...]
    """Issues with a position, those that most origins and actors speak to first."""


def stories(briefing: Briefing) -> tuple[Story, ...]:
    """Part a pile of articles into stories.

    Returns:
        Those with positions, those with most origins first; of a story told by far fewer origins than the first one,
        nothing more is said than that.
    """
    groups: list[tuple[set[str], set[str], set[str]]] = []
    for position in briefing.positions:
        issues, actors = {position.issue}, {position.speaker}
        sources = {piece.source for piece in position.evidence}
        for group in [one for one in groups if one[0] & issues or one[1] & actors or one[2] & sources]:
            groups.remove(group)
            issues, actors, sources = issues | group[0], actors | group[1], sources | group[2]
        groups.append((issues, actors, sources))
    lineage = {source.id: source.lineage for source in briefing.sources}
    ranked = ranked_issues(briefing)
    found = [
        Story(frozenset(sources), len({lineage[s] for s in sources}), tuple(i for i in ranked if i in issues))
        for issues, _, sources in groups
    ]
    return tuple(sorted(found, key=lambda story: (-story.origins, ranked.index(story.issues[0]))))


def subjects(briefing: Briefing) -> tuple[Story, ...]:
    """The stories the page is about: the first, and those with at least ``SECOND`` of its origins."""
    found = stories(briefing)
    return tuple(story for story in found if story.origins >= SECOND * found[0].origins)


def ranked_issues(briefing: Briefing) -> tuple[str, ...]:
    """Issues with a position: those near the focus, disputed ones, then what most origins and actors speak to."""
    held: dict[str, list[Position]] = {}
    for position in briefing.positions:
        held.setdefault(position.issue, []).append(position)
    disputed = [dispute.issue for dispute in ranked_disputes(briefing) if dispute.issue in held]
    told = {issue.id for issue in briefing.issues if asserted(issue)}
    others = sorted(held, key=lambda issue: (*_weight(held[issue]), issue not in told), reverse=True)
    near = nearness(briefing)
    ranked = dict.fromkeys(issue for issue in (*disputed, *others) if issue)
    return tuple(sorted(ranked, key=lambda issue: -max(near.get(held_.id, 0.0) for held_ in held[issue])))


def _weight(held: Iterable[Position]) -> tuple[int, int]:
    held = tuple(held)
    return len({origin for position in held for origin in position.origins}), len({p.speaker for p in held})


def ranked_disputes(briefing: Briefing) -> tuple[Dispute, ...]:
    """Disputes computed from positions: near the focus, then those that most origins and actors speak to, first.

    Of two that as many origins report, what should be done goes before how things are; of two that as many actors
    speak to as well, what is worded as something to be done goes before a mere topic.
    """
    computed = [dispute for dispute in briefing.disputes if dispute.kind != "criticism"]
    near = nearness(briefing)
    told = {issue.id for issue in briefing.issues if asserted(issue)}
    topics = {issue.id for issue in briefing.issues if issue.form == "topic"}

    def weight(dispute: Dispute) -> tuple[float, int, bool, int, bool]:
        spoken = sum(len(side.actors) for side in dispute.sides)
        facts, topic = dispute.issue in told, dispute.issue in topics
        return -near.get(dispute.id, 0.0), -len(dispute.origins), facts, -spoken, topic

    return tuple(sorted(computed, key=weight))


def ranked_proposals(briefing: Briefing) -> list[Proposal]:
    """Proposals near the focus, then those that most origins and actors speak to first."""
    near = nearness(briefing)

    def weight(proposal: Proposal) -> tuple[float, int, int]:
        spoken = len(proposal.proposers) + len(proposal.supporters) + len(proposal.opponents)
        return -near.get(proposal.id, 0.0), -len(proposal.origins), -spoken

    return sorted(briefing.proposals, key=weight)


def leading_dispute(briefing: Briefing) -> Dispute | None:
    """Return the dispute the page is about: of those computed from positions the one most speak to."""
    return next(iter(ranked_disputes(briefing)), None)


def leading_issue(briefing: Briefing) -> str | None:
    """Return the issue the page is about: that of the leading dispute, else the one most speak to."""
    dispute = leading_dispute(briefing)
    if dispute is not None and dispute.issue:
        return dispute.issue
    return next(iter(ranked_issues(briefing)), None)


def dispute_on(briefing: Briefing, issue: str | None) -> Dispute | None:
    """Return the first dispute on an issue."""
    return next((dispute for dispute in ranked_disputes(briefing) if issue and dispute.issue == issue), None)


def replaced(briefing: Briefing) -> frozenset[str]:
    """Ids of positions that their holder has since changed."""
    return frozenset(relation.between[0] for relation in briefing.changes if relation.kind in _MOVED)
