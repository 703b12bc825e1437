"""The title: the leading issue and where it stands, or the issues of two stories that nothing links."""

from collections.abc import Iterator, Sequence

from ...lexicon.prose import capitalised, unended
from ...lexicon.questions import acting, heading
from ...schemas import Dispute, Issue, RelationKind
from .index import Index
from .ranking import Story, dispute_on, leading_dispute, leading_issue, replaced, subjects

MOST_WORDS = 12


def title(index: Index) -> str:
    """Return the fullest title of at most ``MOST_WORDS`` words that the briefing yields."""
    return next(text for text in _variants(index) if len(text.split()) <= MOST_WORDS)


def _variants(index: Index) -> Iterator[str]:
    told = subjects(index.briefing)
    if len(told) > 1:
        yield from _joint(index, told)
    issue = leading_issue(index.briefing)
    dispute = leading_dispute(index.briefing)
    if issue is not None:
        state = state_of(index, issue)
        for name in _headings(index, index.issues[issue]):
            if len(name.split()) > 1 or dispute is None:
                yield f"{name}: {state}"
            else:  # a word such as "Meeting" says nothing by itself
                yield f"{name}: {_at_odds(index, dispute)}"
                yield f"{name}: {state}"
    if dispute is not None:
        yield capitalised(_at_odds(index, dispute))
    if index.briefing.proposals:
        yield capitalised(unended(index.briefing.proposals[0].text)) + ": on the table"
    if index.briefing.timeline:
        yield capitalised(unended(index.briefing.timeline[0].text))
    yield "Who wants what" if index.briefing.positions else "No positions reported"


def _at_odds(index: Index, dispute: Dispute) -> str:
    first, second = dispute.sides[0].actors, dispute.sides[1].actors
    return f"{index.named(first[:1], 1)} and {index.named(second[:1], 1)} at odds"


def _joint(index: Index, told: Sequence[Story]) -> Iterator[str]:
    """Name the issues of two stories that nothing links, in full or by their short headings."""
    one, other = (index.issues[story.issues[0]] for story in told[:2])
    states = state_of(index, one.id), state_of(index, other.id)
    more = "; other stories" if len(told) > 2 else ""
    seconds = [index.casing.inner(second) for second in _headings(index, other)]
    pairs = [(first, second) for first in _headings(index, one) for second in seconds]
    for first, second in pairs:
        if states[0] == states[1]:
            yield f"{first} and {second}: {states[0]}{more}"
        else:
            yield f"{first}: {states[0]}; {second}: {states[1]}{more}"
        yield f"{first}: {states[0]}; {second}{more}"
        yield f"{first}; {second}{more}"
    for first, second in pairs:
        yield f"{first}; {second}"


def _headings(index: Index, issue: Issue) -> Iterator[str]:
    phrase = acting(issue, index.casing) or heading(issue)
    if phrase:
        yield capitalised(phrase)
    else:
        yield capitalised(index.about(issue.id))
    yield capitalised(unended(issue.label))


def state_of(index: Index, issue: str) -> str:
    """Say in a word or two where an issue stands."""
    brief = index.briefing
    dispute = dispute_on(brief, issue)
    if dispute is not None:
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
        if name in index.positions
    }
    if issue in contrary:
        return "reports conflict"
    changed = {index.positions[name].issue for name in replaced(brief) if name in index.positions}
    return "position changed" if issue in changed else "where it stands"
