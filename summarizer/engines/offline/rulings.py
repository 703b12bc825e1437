"""What "the ruling" is about: the side that whoever decides took, and theirs who welcome or fight it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from .echoes import borrowed
from .members import DECIDERS, of_decider
from .stand import Stand
from .tree import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULINGS = frozenset({"ruling", "judgment", "judgement", "verdict", "decision"})
_DECIDING = frozenset(
    "quash uphold strike_down overturn reject dismiss throw_out block approve allow clear annul void halt order "
    "suspend ban fine prohibit reinstate refuse deny grant revoke lift cancel acquit convict set reverse affirm".split()
)
"""Verbs that tell a ruling, the "set" of "set aside" among them."""


def ruled(stands: list[Stand]) -> list[Stand]:
    """Lay each stance on a bare "ruling" to the matter that was ruled on.

    Who welcomes the ruling that struck a permit down is against the permit, and who appeals it is for the permit.

    Args:
        stands: every stance of an article, in order.
    """
    ruling = next((stand for stand in stands if _decides(stand)), None)
    if ruling is None:
        return stands
    return [_of_ruling(stand, ruling) if _about(stand, ruling) else stand for stand in stands]


def _decides(stand: Stand) -> bool:
    claim = stand.claim
    return (
        bool(claim.sign)
        and of_decider(stand.holding.member)
        and lemma(stand.attribution.cue) in _DECIDING
        and not _bare(claim.issue.split())
    )


def _about(stand: Stand, ruling: Stand) -> bool:
    """Whether a stance is on a ruling that nothing says more of, and not the ruling body's own."""
    own = stand.holding.member is ruling.holding.member
    return not own and (_bare(stand.claim.issue.split()) or _points(stand.attribution.head))


def _bare(words: Iterable[str]) -> bool:
    """Whether an issue is no more than "ruling" or "court decision"."""
    left = [word.lower().strip(".") for word in words]
    return bool(left) and left[-1] in _RULINGS and DECIDERS.issuperset(word.removesuffix("’s") for word in left[:-1])


def _points(head: "Token | None") -> bool:
    """Whether what a side is taken on is "the decision" and no more."""
    if head is None or head.lemma_.lower() not in _RULINGS:
        return False
    told = any(c.dep_ in ("acl", "relcl", "prep", "compound", "amod", "ccomp") for c in head.children)
    return not told and any(c.lower_ in ("the", "this", "that") for c in head.children)


def _of_ruling(stand: Stand, ruling: Stand) -> Stand:
    against = stand.attribution.attitude in ("oppose", "warn") or (
        stand.attribution.attitude == "assert" and stand.claim.sign < 0
    )
    side = -1 if against else 1
    if not stand.claim.sign:
        return stand
    side = -side if stand.attribution.negated else side
    return replace(stand, claim=borrowed(ruling, stand.attribution, side * ruling.claim.sign))
