"""Actions that somebody puts forward, and who is for and against them."""

from ...schemas import NotedProposal, ProposalStatus
from .actions import gerund_words
from .stand import Stand
from .tree import lemma

_FLOATED = frozenset(
    "propose float table suggest recommend offer plan urge advocate put_forward unveil outline proposal "
    "suggestion idea motion bid request recommendation call campaign push demand seek initiative appeal petition "
    "lobby consider mull".split()
)
_PLEDGED = frozenset(
    "pledge vow promise commit agree announce commitment agreement undertake decide approve adopt decision".split()
)
_APPOINTMENTS = frozenset({"meeting", "gathering", "convening", "visiting", "attending", "speaking", "talking"})
"""What representatives will do on a day is an event of the calendar."""
_WIDE = frozenset(
    "acting waiting going doing offer plan proposal idea bill deal text decision issue question request demand "
    "measure vote change step move agreement law".split()
)
_REJECTING = frozenset(
    "reject dismiss rule_out veto block rebuff turn_down spurn refuse throw_out scrap shoot_down vote_down "
    "refusal rejection".split()
)


def proposals(stands: list[Stand]) -> list[NotedProposal]:
    """Gather the proposals of an article from its stands, in order.

    Args:
        stands: all positions; those whose cue puts an action forward make a proposal, others are for or against it.
    """
    by_issue: dict[str, list[Stand]] = {}
    for stand in stands:
        by_issue.setdefault(stand.claim.issue, []).append(stand)
    out = []
    for issue, group in by_issue.items():
        if _no_plan(issue):
            continue
        makers = [s for s in group if _maker(s)]
        if makers or any(_rejecter(s) and s.claim.form == "normative" for s in group):
            out.append(_proposal(issue, group, makers))
    return out


def _no_plan(issue: str) -> bool:
    """Whether an issue is nothing one can put on a table: how things are, an appointment to meet, a word too wide."""
    words = issue.lower().rstrip(".").split()
    told = issue.endswith(".") and "should" not in words
    asked = words[words.index("should") + 1 :] if "should" in words else []
    if asked and " ".join(asked) in ("act", "respond", "move", "wait", "decide", "do more", "do so", "do it"):
        return True
    return told or words[0] in _APPOINTMENTS or (len(words) == 1 and words[0] in _WIDE)


def _cue(stand: Stand) -> str:
    return lemma(stand.attribution.cue)


def _maker(stand: Stand) -> bool:
    """Whether a stance puts an action forward; to call an offer a breakthrough calls for nothing."""
    return (
        stand.claim.sign > 0
        and stand.attribution.frame not in ("named", "order", "expected")
        and _cue(stand) in _FLOATED | _PLEDGED
        and stand.claim.head.pos_ in ("VERB", "AUX", "NOUN")
    )


def _rejecter(stand: Stand) -> bool:
    return stand.claim.sign < 0 and _cue(stand) in _REJECTING


def _proposal(issue: str, group: list[Stand], makers: list[Stand]) -> NotedProposal:
    names = _names(makers)
    supporters = [name for name in _names([s for s in group if s.claim.sign > 0]) if name not in names]
    opponents = _names([s for s in group if s.claim.sign < 0])
    first = makers[0] if makers else group[0]
    numbers = {n for stand in group for n in stand.numbers()}
    return NotedProposal(
        text=_text(first, issue),
        proposers=names[:8],
        supporters=supporters[:12],
        opponents=opponents[:12],
        conditions=[text[:300] for text in first.claim.conditions],
        status=_status(group, makers),
        issue=issue,
        sentences=sorted(numbers)[:6],
    )


def _names(stands: list[Stand]) -> list[str]:
    return list(dict.fromkeys(stand.holding.member.name for stand in stands))


def _text(stand: Stand, issue: str) -> str:
    head = stand.claim.head
    gerund = gerund_words(head) if head.pos_ == "VERB" and head.dep_ in ("xcomp", "acl", "pcomp") else ""
    return (gerund or issue).rstrip(".")[:300]


def _status(group: list[Stand], makers: list[Stand]) -> ProposalStatus:
    if any(_rejecter(stand) for stand in group):
        return ProposalStatus.REJECTED
    if any(_cue(stand) in _PLEDGED for stand in makers):
        return ProposalStatus.PLEDGED
    if any(stand.claim.sign > 0 and stand not in makers for stand in group):
        return ProposalStatus.BACKED
    return ProposalStatus.FLOATED
