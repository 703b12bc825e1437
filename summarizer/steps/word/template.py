"""Choose, out of everything merging computed, what bottom line and key judgments say, and word it by template."""

from collections.abc import Iterable, Iterator

from ...schemas import Briefing, Position, Proposal, RelationKind, Stance
from .index import Index, Sentence
from .offers import on_proposal, supported
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
from .title import leading_dispute, leading_issue

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
    more = index.briefing.proposals or index.briefing.not_known
    lead = fitting(_lead(index), LEAD_WORDS if more else BOTTOM_LINE_WORDS)
    left = BOTTOM_LINE_WORDS - _words(lead)
    shortest = fitting(_open(index), OPEN_WORDS)
    # A shorter wording of the proposal goes before losing what is open.
    offer = fitting(_offer(index), left - _words(shortest)) or fitting(_offer(index), left)
    left -= _words(offer)
    chosen = [sentence for sentence in (lead, offer, fitting(_open(index), left)) if sentence is not None]
    if chosen:
        return tuple(chosen)
    return (_nothing(index.briefing),)


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
    return next(on_it, next(iter(briefing.proposals), None))


def _lead(index: Index) -> Variants:
    brief = index.briefing
    dispute = leading_dispute(brief)
    if dispute is not None:
        yield from on_dispute(index, dispute)
    elif brief.positions:
        issue = brief.positions[0].issue
        agreed = next((agreement for agreement in brief.agreements if agreement.issue == issue), None)
        if agreed is not None:
            yield from on_agreement(index, agreed)
        held = index.on_issue(issue)
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
    """Everything a judgment could say, most telling kinds first, one of each kind before a second of any."""
    brief = index.briefing
    lead = leading_dispute(brief)
    tally = [on_tally(index, lead)] if lead is not None else []
    untold = [dispute for dispute in brief.disputes if dispute.id not in said]
    disputes = [on_dispute(index, dispute) for dispute in untold if dispute.kind != "criticism"]
    criticism = [on_dispute(index, dispute) for dispute in untold if dispute.kind == "criticism"]
    moved = [on_relation(index, relation) for relation in brief.changes]
    contrary = [
        on_relation(index, relation)
        for relation in brief.source_conflicts
        if relation.kind is RelationKind.SOURCE_CONFLICT
    ]
    offered = {proposal.issue for proposal in brief.proposals if proposal.id in said and proposal.issue}
    offers = [
        on_proposal(index, proposal)
        for proposal in brief.proposals
        if proposal.id not in said and proposal.issue not in offered and supported(index, proposal)
    ]
    agreed = [on_agreement(index, agreement) for agreement in brief.agreements if agreement.id not in said]
    ordered = {name for d in brief.disputes if d.kind == "sequencing" for side in d.sides for name in side.positions}
    terms = [on_condition(index, p) for p in _conditional(brief, None) if p.id not in said | ordered]
    kinds = [disputes, contrary, moved, offers, tally, agreed, criticism, terms]
    for rank in range(max(map(len, kinds))):
        yield from (kind[rank] for kind in kinds if rank < len(kind))
    if not brief.disputes:
        agreed_on = {name for agreement in brief.agreements for name in agreement.positions}
        yield from (on_stance(index, held) for held in _stances(index, said | agreed_on))


def _stances(index: Index, said: set[str]) -> Iterator[tuple[Position, ...]]:
    """Positions by issue and stance, in page order: what is left to say where nothing is disputed."""
    for issue in dict.fromkeys(position.issue for position in index.briefing.positions):
        for stance in Stance:
            held = tuple(p for p in index.on_issue(issue) if p.stance is stance)
            if held and not {position.id for position in held} & said:
                yield held


def _nothing(briefing: Briefing) -> Sentence:
    count = briefing.coverage.articles
    if not count:
        return Sentence("No article could be read, so there is nothing to brief on.", ())
    happened = briefing.timeline[:1]
    text = "The articles report no position or proposal that passed the checks."
    return Sentence(text, tuple(event.id for event in happened))
