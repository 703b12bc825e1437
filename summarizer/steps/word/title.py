"""The title: the leading issue, and where it stands."""

from collections.abc import Iterator

from ...lexicon.prose import capitalised, unended
from ...lexicon.questions import heading
from ...schemas import Briefing, Dispute, Issue, RelationKind
from .index import Index

MOST_WORDS = 12


def title(index: Index) -> str:
    """Return the fullest title of at most ``MOST_WORDS`` words that the briefing yields."""
    return next(text for text in _variants(index) if len(text.split()) <= MOST_WORDS)


def leading_dispute(briefing: Briefing) -> Dispute | None:
    """Return the dispute the page is about: the first one computed from positions."""
    return next((dispute for dispute in briefing.disputes if dispute.kind != "criticism"), None)


def leading_issue(briefing: Briefing) -> str | None:
    """Return the issue the page is about: that of the leading dispute, else of the first position."""
    dispute = leading_dispute(briefing)
    if dispute is not None and dispute.issue:
        return dispute.issue
    return briefing.positions[0].issue if briefing.positions else None


def _variants(index: Index) -> Iterator[str]:
    issue = leading_issue(index.briefing)
    dispute = leading_dispute(index.briefing)
    if issue is not None:
        state = _state(index, issue, dispute)
        for name in _headings(index, index.issues[issue]):
            yield f"{name}: {state}"
    if dispute is not None:
        first, second = dispute.sides[0].actors, dispute.sides[1].actors
        yield capitalised(f"{index.named(first[:1], 1)} and {index.named(second[:1], 1)} at odds")
    if index.briefing.proposals:
        yield capitalised(unended(index.briefing.proposals[0].text)) + ": on the table"
    if index.briefing.timeline:
        yield capitalised(unended(index.briefing.timeline[0].text))
    yield "Who wants what" if index.briefing.positions else "No positions reported"


def _headings(index: Index, issue: Issue) -> Iterator[str]:
    phrase = heading(issue)
    if phrase:
        yield capitalised(phrase)
    else:
        yield capitalised(index.about(issue.id))
    yield capitalised(unended(issue.label))


def _state(index: Index, issue: str, dispute: Dispute | None) -> str:
    brief = index.briefing
    if dispute is not None and dispute.issue == issue:
        if dispute.kind == "sequencing":
            return "order of steps disputed"
        return "terms disputed" if dispute.sides[0].stance is dispute.sides[1].stance else "disputed"
    if any(agreement.issue == issue for agreement in brief.agreements):
        return "no dissent reported"
    contrary = {
        index.positions[name].issue
        for relation in brief.source_conflicts
        if relation.kind is RelationKind.SOURCE_CONFLICT
        for name in relation.between
    }
    return "reports conflict" if issue in contrary else "where it stands"
