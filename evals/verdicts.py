"""The closed list of what a claim can turn out to be, and which one each claim and each unanswered label gets."""

from collections.abc import Sequence
from enum import StrEnum

from ..schemas import Frozen, Stance
from .labels import GoldPosition, Status
from .match import Claim, Key, Span
from .names import fold
from .polarity import alike

SAME_ISSUE = 0.3
"""Likeness from which two issue wordings count as one question when an unmatched claim is explained. It moves a claim
between kinds of error only, never between right and wrong."""

_POLES = {Stance.SUPPORT, Stance.OPPOSE}


class Verdict(StrEnum):
    """What a claim turned out to be, or that a label was not answered."""

    CORRECT = "correct"
    OPTIONAL = "optional"
    OMITTED = "omitted"
    HALLUCINATED = "hallucinated"
    MISATTRIBUTED = "misattributed"
    REVERSED = "stance reversed"
    SOFTENED = "stance softened"
    WRONG_EVIDENCE = "wrong evidence"
    FABRICATED = "fabricated evidence"
    DUPLICATE = "duplicate"
    ANACHRONISTIC = "anachronistic role"


RIGHT = frozenset({Verdict.CORRECT, Verdict.OPTIONAL})


class Judged(Frozen):
    """One claim or one unanswered label, with its verdict."""

    verdict: Verdict
    claim: str | None = None
    """Id of the claim; null for an omitted label."""
    label: str | None = None
    """Id of the label it was held against; null where there is none."""
    text: str = ""
    """Holder, stance and issue, for a reader."""
    spans: tuple[Span, ...] = ()
    """Where it stands, as offsets into the article."""


def judge(key: Key, claims: Sequence[Claim], pairs: Sequence[tuple[GoldPosition, Claim]]) -> list[Judged]:
    """Give every claim one verdict, then every required label that no claim was held against as its own.

    Args:
        key: what is right.
        claims: everything claimed.
        pairs: which claim answers which label.
    """
    by_claim = {claim.id: label for label, claim in pairs}
    judged = []
    for claim in claims:
        verdict, about = _verdict(key, claim, by_claim.get(claim.id))
        text = f"{claim.holder}: {claim.stance}: {claim.issue}"
        judged.append(Judged(verdict=verdict, claim=claim.id, label=about, text=text, spans=claim.spans))
    answered = {label.id for label in by_claim.values()}
    return [*judged, *(omitted(key, label) for label in key.required if label.id not in answered)]


def omitted(key: Key, label: GoldPosition) -> Judged:
    """The verdict of a label that nothing answers."""
    name = next((actor.name for actor in key.case.gold.actors if actor.id == label.actor), label.actor)
    text = f"{name}: {label.stance}: {key.story.issue(label)}"
    return Judged(verdict=Verdict.OMITTED, label=label.id, text=text, spans=tuple(key.spans[label.id]))


def breaks_a_ban(key: Key, claim: Claim) -> bool:
    """Whether a claim says what a label forbids: that holder, that place, that stance, and nothing welcome there."""
    return any(
        key.same_holder(label, claim) and key.same_place(label, claim) and key.stance_right(label, claim)
        for label in key.forbidden
    ) and not any(
        key.same_holder(label, claim) and key.same_place(label, claim) and key.stance_right(label, claim)
        for label in key.labels
    )


def _verdict(key: Key, claim: Claim, label: GoldPosition | None) -> tuple[Verdict, str | None]:
    """Say what a claim is, and the label it was held against."""
    if not claim.verbatim:
        return Verdict.FABRICATED, label.id if label else None
    if label is None:
        return _explain(key, claim)
    if not key.stance_right(label, claim):
        reversed_ = {key.stance(label, claim), label.stance} == _POLES
        return (Verdict.REVERSED if reversed_ else Verdict.SOFTENED), label.id
    if _anachronistic(key, claim, label):
        return Verdict.ANACHRONISTIC, label.id
    return (Verdict.CORRECT if label.status is Status.REQUIRED else Verdict.OPTIONAL), label.id


def _explain(key: Key, claim: Claim) -> tuple[Verdict, str | None]:
    """Say what is wrong with a claim that answers no label."""
    place = {label.id for label in key.labels if key.same_place(label, claim)}
    holder = {label.id for label in key.labels if key.same_holder(label, claim)}
    for label in key.labels:
        if label.id in place & holder and key.stance_right(label, claim):
            return Verdict.DUPLICATE, label.id
    same = [label for label in key.labels if alike(claim.issue, key.story.issue(label)) >= SAME_ISSUE]
    for label in same:
        if label.id in place - holder and key.stance_right(label, claim):
            return Verdict.MISATTRIBUTED, label.id
    for label in same:
        if label.id in holder - place:
            return Verdict.WRONG_EVIDENCE, label.id
    return Verdict.HALLUCINATED, None


def _anachronistic(key: Key, claim: Claim, label: GoldPosition) -> bool:
    """Whether the claim gives the holder an office that only somebody else holds in this article."""
    holders = {label.actor, *label.also_actors}
    own = {
        fold(actor.office)
        for case in key.story.cases
        for actor in case.gold.actors
        if actor.id in holders and actor.office
    }
    own |= {fold(one.office) for one in key.story.labels.successions if {one.earlier, one.later} & holders}
    others = {fold(actor.office) for actor in key.case.gold.actors if actor.id not in holders and actor.office}
    return bool((claim.offices & others) - own)
