"""Choose, out of everything merging computed, what bottom line and key judgments say, and word it by template."""

from collections.abc import Iterable, Iterator

from ...schemas import Briefing, Position, Proposal, ProposalStatus, RelationKind, Stance
from .confidence import unordered
from .index import Index, Sentence
from .offers import on_proposal, supported
from .ranking import (
    Story,
    dispute_on,
    leading_dispute,
    leading_issue,
    ranked_disputes,
    ranked_issues,
    ranked_proposals,
    replaced,
    subjects,
)
from .sentences import (
    Variants,
    fitting,
    on_agreement,
    on_condition,
    on_dispute,
    on_relation,
    on_stance,
    on_tally,
    on_unknown,
)

BOTTOM_LINE_WORDS = 45
"""Words of the whole bottom line."""
JUDGMENT_WORDS = 24
"""Words of one key judgment."""
JUDGMENTS = 4
LEAD_WORDS = 30
"""Words of the bottom line's first sentence when something is to follow it."""
OPEN_WORDS = 14
"""Words kept for what is open."""


def bottom_line(index: Index) -> tuple[Sentence, ...]:
    """Word what a reader must know: the leading dispute, the leading proposal, what is open or depends on what.

    Returns:
        One to three sentences of at most ``BOTTOM_LINE_WORDS`` words in all; none names a side of a dispute without
        the other.
    """
    told = subjects(index.briefing)
    if len(told) > 1:
        return _of_two(index, told)
    more = index.briefing.proposals or index.briefing.not_known
    lead = fitting(_leading(index), LEAD_WORDS if more else BOTTOM_LINE_WORDS)
    left = BOTTOM_LINE_WORDS - _words(lead)
    shortest = fitting(_open(index), OPEN_WORDS)
    # A shorter wording of the proposal goes before losing what is open.
    offer = fitting(_offer(index), left - _words(shortest)) or fitting(_offer(index), left)
    left -= _words(offer)
    chosen = [sentence for sentence in (lead, offer, fitting(_open(index), left)) if sentence is not None]
    if chosen:
        return tuple(chosen)
    return (_nothing(index.briefing),)


def _of_two(index: Index, told: tuple[Story, ...]) -> tuple[Sentence, ...]:
    """Word what leads each of the first stories, while there is room: none of them is a side matter of another."""
    chosen: list[Sentence] = []
    left = BOTTOM_LINE_WORDS
    for story in told:
        lead = fitting(_lead(index, story.issues[0]), min(left, LEAD_WORDS))
        if lead is not None:
            chosen.append(lead)
            left -= lead.words
    return tuple(chosen) or (_nothing(index.briefing),)


def key_judgments(index: Index, said: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Word at most four judgments, each on something the bottom line has not said.

    Args:
        index: the briefing.
        said: the bottom line.
    """
    told = tuple(said)
    refs = {ref for sentence in told for ref in sentence.refs}
    texts = {sentence.text for sentence in told}
    chosen: list[Sentence] = []
    for variants in _candidates(index, refs):
        sentence = fitting(variants, JUDGMENT_WORDS)
        if sentence is not None and sentence.text not in texts:
            texts.add(sentence.text)
            chosen.append(sentence)
        if len(chosen) == JUDGMENTS:
            break
    return tuple(chosen)


def leading_proposal(briefing: Briefing) -> Proposal | None:
    """Return the first proposal on the leading issue, else the first of all."""
    issue = leading_issue(briefing)
    on_it = (proposal for proposal in briefing.proposals if issue and proposal.issue == issue)
    return next(on_it, next(iter(ranked_proposals(briefing)), None))


def _leading(index: Index) -> Variants:
    """Say where the leading issue stands; a dispute over the order of steps may have none."""
    dispute = leading_dispute(index.briefing)
    return on_dispute(index, dispute) if dispute else _lead(index, leading_issue(index.briefing))


def _lead(index: Index, issue: str | None) -> Variants:
    """Say where an issue stands: who disputes it, who changed position on it, who agrees, who else speaks to it."""
    brief = index.briefing
    dispute = dispute_on(brief, issue)
    if dispute is not None:
        yield from on_dispute(index, dispute)
    if dispute is not None or issue is None:
        return
    past = replaced(brief)
    for relation in brief.changes:
        if not past.isdisjoint(relation.between) and index.positions[relation.between[0]].issue == issue:
            yield from (told for told in on_relation(index, relation) if told.words <= LEAD_WORDS)
    for agreement in brief.agreements:
        if agreement.issue == issue:
            yield from on_agreement(index, agreement)
    held = tuple(position for position in index.on_issue(issue) if position.id not in past)
    if held:
        yield from on_stance(index, _of_one_stance(held))


def _words(sentence: Sentence | None) -> int:
    return sentence.words if sentence else 0


def _of_one_stance(held: tuple[Position, ...]) -> tuple[Position, ...]:
    return tuple(position for position in held if position.stance is held[0].stance)


def _offer(index: Index) -> Variants:
    proposal = leading_proposal(index.briefing)
    if proposal is not None:
        dispute = leading_dispute(index.briefing)
        told = dispute is not None and dispute.issue == proposal.issue is not None
        if told and not proposal.proposers and proposal.status is ProposalStatus.FLOATED:
            return  # that it has been put forward is what the sentence before says
        yield from on_proposal(index, proposal, leading=True, sides_told=told)


def _open(index: Index) -> Variants:
    """What the reports leave open, else the condition most depends on."""
    for unknown in index.briefing.not_known[:3]:
        yield from on_unknown(index, unknown)
    issue = leading_issue(index.briefing)
    for position in _conditional(index.briefing, issue):
        yield from on_condition(index, position)


def _conditional(briefing: Briefing, issue: str | None) -> Iterator[Position]:
    """Positions with conditions: those on the leading issue first, in page order."""
    held = [position for position in briefing.positions if position.conditions]
    yield from sorted(held, key=lambda position: position.issue != issue)


def _candidates(index: Index, said: set[str]) -> Iterator[Variants]:
    """Everything a judgment could say, most telling kinds first, one of each kind before a second of any.

    Within a kind what most origins and actors speak to goes first; who held an office when nobody dates it, and what
    reports leave in no order, stand last.
    """
    brief = index.briefing
    lead = leading_dispute(brief)
    tally = [on_tally(index, lead)] if lead is not None else []
    disputes = [on_dispute(index, dispute) for dispute in ranked_disputes(brief) if dispute.id not in said]
    criticism = [on_dispute(index, d) for d in brief.disputes if d.id not in said and d.kind == "criticism"]
    changes = [relation for relation in brief.changes if relation.id not in said]
    moved = [on_relation(index, relation) for relation in changes if not unordered(relation)]
    undated = [on_relation(index, relation) for relation in changes if unordered(relation)]
    contrary = [
        on_relation(index, relation)
        for relation in brief.source_conflicts
        if relation.kind is RelationKind.SOURCE_CONFLICT
    ]
    offered = {proposal.issue for proposal in brief.proposals if proposal.id in said and proposal.issue}
    offers = [
        on_proposal(index, proposal)
        for proposal in ranked_proposals(brief)
        if proposal.id not in said and proposal.issue not in offered and supported(index, proposal)
    ]
    agreed = [on_agreement(index, agreement) for agreement in brief.agreements if agreement.id not in said]
    ordered = {name for d in brief.disputes if d.kind == "sequencing" for side in d.sides for name in side.positions}
    terms = [on_condition(index, p) for p in _conditional(brief, None) if p.id not in said | ordered]
    kinds = [disputes, contrary, moved, tally, offers, agreed, criticism, terms]
    for rank in range(max(map(len, kinds))):
        yield from (kind[rank] for kind in kinds if rank < len(kind))
    if not brief.disputes:
        agreed_on = {name for agreement in brief.agreements for name in agreement.positions}
        moved_on = {name for relation in brief.changes for name in relation.between}
        yield from (on_stance(index, held) for held in _stances(index, said | agreed_on | moved_on))
    yield from undated


def _stances(index: Index, said: set[str]) -> Iterator[tuple[Position, ...]]:
    """Positions by issue and stance: what is left to say where nothing is disputed."""
    for issue in ranked_issues(index.briefing):
        for stance in Stance:
            held = tuple(p for p in index.on_issue(issue) if p.stance is stance)
            if held and not {position.id for position in held} & said:
                yield held


def _nothing(briefing: Briefing) -> Sentence:
    count = briefing.coverage.articles
    if not count:
        return Sentence("No article could be read, so there is nothing to brief on.", ())
    happened = briefing.timeline[:1]
    asked = bool(briefing.focus and briefing.focus.near)
    text = "The articles report no position or proposal that passed the checks."
    text = "The articles report no position or proposal on the question of the focus." if asked else text
    return Sentence(text, tuple(event.id for event in happened))
