"""Templates for proposals: who put it forward, where it stands, who backs and who opposes it, and what it is."""

from ...lexicon.prose import sentence
from ...schemas import Proposal, ProposalStatus
from .index import Index, Sentence
from .sentences import Variants

_STANDING = {
    ProposalStatus.PLEDGED: "has been pledged",
    ProposalStatus.REJECTED: "has been rejected",
    ProposalStatus.OVERTAKEN: "has been overtaken by events",
    ProposalStatus.UNCLEAR: "is of unclear status",
}


def on_proposal(index: Index, proposal: Proposal, *, leading: bool = False, sides_told: bool = False) -> Variants:
    """Say where a proposal stands.

    Args:
        index: the briefing.
        proposal: any.
        leading: whether it is the one the bottom line names; another is called another.
        sides_told: whether the sentence before has named who is for and against it.
    """
    subject = "The leading proposal" if leading else "Another proposal"
    what = index.casing.inner(proposal.text)
    for most in (2, 1, 0):
        for voiced in (False,) if sides_told or not most else (True, False):
            stands = _stands(index, proposal, most, voiced)
            yield Sentence(sentence(f"{subject}{stands}: {what}"), (proposal.id,))


def supported(index: Index, proposal: Proposal) -> bool:
    """Whether somebody beside its proposers is reported for a proposal, or its status says so."""
    stands = proposal.status in (ProposalStatus.BACKED, ProposalStatus.PLEDGED)
    return stands or bool(_backers(index, proposal))


def _stands(index: Index, proposal: Proposal, most: int, voiced: bool) -> str:
    """Phrase who and where: at most so many names a list; backers and opponents only if voiced."""
    backers = _backers(index, proposal) if voiced else ()
    opponents = _opponents(index, proposal) if voiced else ()
    proposers = proposal.proposers if most else ()
    parts = [f"opposed by {index.named(opponents, most)}"] if opponents else []
    if proposal.status in _STANDING:
        verb = _STANDING[proposal.status]
        if proposal.status is ProposalStatus.REJECTED:
            tail = f" by {index.named(opponents, most)}" if opponents else ""
        else:
            tail = f" and is {parts[0]}" if parts else ""
    elif backers:
        verb, tail = f"is backed by {index.named(backers, most)}", f" and {parts[0]}" if parts else ""
    elif proposal.status is ProposalStatus.BACKED:
        verb, tail = "has backing", f" and is {parts[0]}" if parts else ""
    else:
        verb = f"comes from {index.named(proposers, most)}" if proposers else "has been put forward"
        tail, proposers = f" and is {parts[0]}" if parts else "", ()
    put = f", put forward by {index.named(proposers, most)}," if proposers else ""
    return f"{put} {verb}{tail}"


def _backers(index: Index, proposal: Proposal) -> tuple[str, ...]:
    return tuple(actor for actor in index.speakers(proposal.supporters) if actor not in proposal.proposers)


def _opponents(index: Index, proposal: Proposal) -> tuple[str, ...]:
    """Opponents, without those also reported in favour: a conflict of reports opposes nothing."""
    favour = {*index.speakers(proposal.supporters), *proposal.proposers}
    return tuple(actor for actor in index.speakers(proposal.opponents) if actor not in favour)
