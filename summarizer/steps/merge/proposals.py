"""Unite what articles say of one proposal, with who is for and against it and where it stands."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from ...lexicon.content import content, likeness, other_numbers, overlap
from ...schemas import CheckedProposal, Evidence, Position, Proposal, ProposalStatus, Stance
from .ledgers import ledger
from .unite import clustered, conditions, most_tied, numbered, slices
from .view import View, flipped, natural

ALIKE = 0.6
"""Share of content words above which two texts can be one proposal when issue or proposer is the same."""
ALIKE_ALONE = 0.75
"""Jaccard index above which they are one proposal with nothing else in common."""
WHOLE = 0.7
"""Jaccard index above which a proposal's text is its issue's question and no part of it."""
_ENDED = (ProposalStatus.REJECTED, ProposalStatus.OVERTAKEN)
FITTING_WORDS = range(3, 17)
"""Words of a text that says enough and still fits the page."""


@dataclass(frozen=True)
class Offer:
    """One noted proposal, resolved."""

    noted: CheckedProposal
    source: str
    proposers: frozenset[str]
    issue: str | None
    inverse: bool
    evidence: tuple[Evidence, ...]

    @property
    def whole(self) -> bool:
        """Whether it proposes just what its article's issue asks, so that two on one issue are one in other words."""
        return self.issue is not None and likeness(content(self.noted.text), content(self.noted.issue or "")) >= WHOLE

    def against_issue(self, view: View, on_issue: Sequence[Position]) -> bool:
        """Whether the action runs against its issue as stated: who puts it forward opposes that, and nobody of them is
        for it ("the secretariat should be independent" under "the fund should be run by the bank")."""
        mine = self.proposers | self.actors(view, Stance.SUPPORT)
        theirs = self.actors(view, Stance.OPPOSE)
        held = {position.stance for position in on_issue if position.speaker in mine}
        other = {position.stance for position in on_issue if position.speaker in theirs}
        return Stance.OPPOSE in held and held <= {Stance.OPPOSE, Stance.NONCOMMITTAL} and Stance.OPPOSE not in other

    def actors(self, view: View, stance: Stance) -> frozenset[str]:
        """Actors the article reports for or against it."""
        named = self.noted.supporters if stance is Stance.SUPPORT else self.noted.opponents
        return frozenset(view.dossier.actor_of[name] for name in named)


def proposals(view: View, positions: Sequence[Position]) -> tuple[Proposal, ...]:
    """Merge all noted proposals.

    Args:
        view: the dossier.
        positions: merged, without those that a later one replaced; supporters and opponents are ids of these.

    Returns:
        Proposals r1, r2, ...: those with most origins first, then with most positions for or against.
    """
    standing = _Standing.of(positions)
    clusters = clustered(sorted(_offers(view), key=lambda offer: _canonical(view, offer)), _same, _keys)
    return numbered("r", sorted((_united(view, cluster, standing) for cluster in clusters), key=_rank))


def _offers(view: View) -> Iterable[Offer]:
    for source, _, notes in view.read():
        for noted in notes.proposals:
            mention = view.dossier.issue_of.get(noted.issue) if noted.issue else None
            yield Offer(
                noted=noted,
                source=source,
                proposers=frozenset(view.dossier.actor_of[name] for name in noted.proposers),
                issue=mention.target if mention else None,
                inverse=bool(mention and mention.inverse),
                evidence=slices(source, noted.evidence),
            )


def _canonical(view: View, offer: Offer) -> tuple[int, str, str, tuple[str, ...]]:
    """Sort key out of words alone, so that neither ids nor the order of articles show."""
    issue = view.issues[offer.issue].statement if offer.issue else ""
    proposers = tuple(sorted(view.actors[actor].name for actor in offer.proposers))
    return (-len(content(offer.noted.text)), offer.noted.text, issue, proposers)


def _keys(offer: Offer) -> Iterable[Hashable]:
    """Two offers are compared if they share a content word and issue or proposer, or all they can be alike in."""
    words = _words(offer.noted.text)
    for tie in (offer.issue, *sorted(offer.proposers)):
        if tie:
            yield from ((tie, word) for word in words)
    if offer.whole:
        yield (offer.issue, "whole", offer.inverse)
    # Sets with a Jaccard index of t share one of the first (1 - t) * size + 1 words in any fixed order.
    ordered = sorted(words)
    yield from ordered[: int((1 - ALIKE_ALONE) * len(ordered)) + 1]
    yield offer.noted.text


def _words(text: str) -> frozenset[str]:
    return content(text.replace("per cent", "percent"))


def _same(leader: Offer, offer: Offer) -> bool:
    mine, other = _words(leader.noted.text), _words(offer.noted.text)
    if leader.noted.text == offer.noted.text:
        return True
    if other_numbers(leader.noted.text, offer.noted.text):
        return False
    if leader.whole and offer.whole and (leader.issue, leader.inverse) == (offer.issue, offer.inverse):
        return True
    tied = (leader.issue is not None and leader.issue == offer.issue) or leader.proposers & offer.proposers
    if tied and len(mine & other) > 1 and overlap(mine, other) >= ALIKE:
        return True
    return likeness(mine, other) >= ALIKE_ALONE


@dataclass(frozen=True)
class _Standing:
    """Positions by what a proposal is looked up by."""

    speaker: dict[str, str]
    on_issue: dict[str, list[Position]]
    of_actor: dict[str, list[Position]]

    @classmethod
    def of(cls, positions: Sequence[Position]) -> "_Standing":
        on_issue: dict[str, list[Position]] = defaultdict(list)
        of_actor: dict[str, list[Position]] = defaultdict(list)
        for position in positions:
            on_issue[position.issue].append(position)
            of_actor[position.speaker].append(position)
        return cls({position.id: position.speaker for position in positions}, on_issue, of_actor)

    def towards(self, view: View, cluster: Sequence[Offer], stance: Stance) -> tuple[str, ...]:
        """Ids of positions for or against a proposal: those on the issue it would settle, and those of actors reported
        for or against it in the very sentences that state it."""
        found: set[str] = set()
        for offer in cluster:
            on_issue = self.on_issue.get(offer.issue or "", [])
            turned = offer.inverse or offer.against_issue(view, on_issue)
            wanted = flipped(stance) if turned else stance
            found |= {p.id for p in on_issue if p.stance is wanted}
            cited = {(piece.source, n) for piece in offer.evidence for n in piece.sentences}
            for actor in offer.actors(view, stance):
                found |= {
                    p.id
                    for p in self.of_actor.get(actor, ())
                    if p.stance is not flipped(stance)
                    and any((piece.source, n) in cited for piece in p.evidence for n in piece.sentences)
                }
        return tuple(sorted(found, key=natural))


def _united(view: View, cluster: Sequence[Offer], standing: _Standing) -> Proposal:
    offers = sorted(cluster, key=lambda offer: (natural(offer.source), natural(offer.noted.id)))
    present = {offer.source for offer in offers}
    independent = [offer for offer in offers if view.originals.get(offer.source, frozenset()).isdisjoint(present)]
    best = min(independent or offers, key=_weight)
    supporters = standing.towards(view, offers, Stance.SUPPORT)
    opponents = standing.towards(view, offers, Stance.OPPOSE)
    proposers = {actor for offer in offers for actor in offer.proposers}
    return Proposal(
        id="",
        text=best.noted.text,
        proposers=tuple(sorted(proposers, key=lambda actor: (view.unnamed(actor), view.actors[actor].name, actor))),
        supporters=supporters,
        opponents=tuple(name for name in opponents if name not in supporters),
        conditions=conditions(offer.noted.conditions for offer in sorted(offers, key=_weight)),
        status=_status(
            view, offers, proposers, [{standing.speaker[name] for name in names} for names in (supporters, opponents)]
        ),
        ledger=ledger(view, [(offer.source, offer.noted.status, offer.evidence) for offer in offers]),
        issue=most_tied(view, ((offer.issue, offer.source) for offer in offers)),
        origins=view.origins(present),
        evidence=view.united(piece for offer in offers for piece in offer.evidence),
        items=tuple(offer.noted.id for offer in offers),
    )


def _weight(offer: Offer) -> tuple[bool, bool, int, str, tuple[str, ...]]:
    words = len(offer.noted.text.split())
    return (not offer.proposers, words not in FITTING_WORDS, -words, offer.noted.text, offer.noted.conditions)


def _status(view: View, offers: Sequence[Offer], proposers: set[str], sides: Sequence[set[str]]) -> ProposalStatus:
    """Where it stands over all reports: a pledge counts most, and one no is no rejection while others are for it.

    What some back and others fight is no further than on the table, unless a report says that it is backed.
    """
    supporters, opponents = sides
    noted = {offer.noted.status for offer in offers} - _outdated(view, offers)
    named, against = (
        {actor for offer in offers for actor in offer.actors(view, stance)}
        for stance in (Stance.SUPPORT, Stance.OPPOSE)
    )
    said = ProposalStatus.BACKED in noted
    contested = not said and _others(view, opponents | against, proposers)
    helped = _others(view, named | supporters, proposers)
    backed = said or (helped and not contested)
    rules = (
        (ProposalStatus.PLEDGED, ProposalStatus.PLEDGED in noted),
        (ProposalStatus.REJECTED, ProposalStatus.REJECTED in noted and not said and not helped),
        (ProposalStatus.OVERTAKEN, ProposalStatus.OVERTAKEN in noted and not backed),
        (ProposalStatus.BACKED, backed),
        (ProposalStatus.FLOATED, bool(proposers) or noted != {ProposalStatus.UNCLEAR}),
    )
    return next((status for status, holds in rules if holds), ProposalStatus.UNCLEAR)


def _outdated(view: View, offers: Sequence[Offer]) -> set[ProposalStatus]:
    """Return the pledge if it failed since: every article that tells of it is older than one that tells of its end."""
    days: dict[bool, list[str | None]] = {
        ended: [view.latest[offer.source] for offer in offers if offer.noted.status in statuses]
        for ended, statuses in ((True, _ENDED), (False, (ProposalStatus.PLEDGED,)))
    }
    pledged, ended = [day or "9999" for day in days[False]], [day for day in days[True] if day]
    return {ProposalStatus.PLEDGED} if pledged and ended and max(pledged) < max(ended) else set()


def _others(view: View, actors: set[str], proposers: set[str]) -> bool:
    """Whether somebody among some actors is neither a proposer nor of a proposer's own state or body."""
    return any(not any(view.part_of(actor, proposer) for proposer in proposers) for actor in actors)


def _rank(proposal: Proposal) -> tuple[int, int, bool, str, str]:
    voices = len(proposal.supporters) + len(proposal.opponents)
    return (-len(proposal.origins), -voices, not proposal.proposers, proposal.text, proposal.issue or "")
