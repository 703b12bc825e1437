"""What a system got right in one article: every claim and every required label gets exactly one verdict."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from ..schemas import Briefing, Frozen, Stance
from .case import Case, Story
from .labels import GoldDispute, GoldPosition, GoldProposal, Status
from .match import (
    Claim,
    Span,
    alike,
    assign,
    claims_of,
    fold,
    inverse_of,
    names_of,
    overlaps,
    pair_positions,
    spans_of,
    stance_right,
    stance_towards,
)

SAME_ISSUE = 0.3
"""Likeness from which two issue wordings count as one question when an unmatched claim is explained. It moves a claim
between kinds of error only, never between right and wrong."""


class Verdict(StrEnum):
    """The closed list: what a claim turned out to be, or that a label was not answered."""

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


class Tally(Frozen):
    """Right, wrong and missing, and what follows from them."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        """Share of scored claims that are right; 0 when nothing is claimed but something was to be found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else float(not self.missing)

    @property
    def recall(self) -> float:
        """Share of required labels that are answered."""
        return self.right / (self.right + self.missing) if self.right + self.missing else float(not self.wrong)

    @property
    def f1(self) -> float:
        """Harmonic mean; 1 when there was nothing to find and nothing is claimed."""
        total = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / total if total else 1.0


class Share(Frozen):
    """So many of so many."""

    hits: int = 0
    of: int = 0

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None where nothing was at stake."""
        return self.hits / self.of if self.of else None


class ArticleScore(Frozen):
    """Everything measured on one article."""

    story: str
    article: str
    failed: str | None = None
    """Why there is no output; a failed article scores 0 and stays in the denominator."""
    positions: Tally
    """Strict: holder, evidence and stance right."""
    found: Share
    """Required labels whose holder and evidence some claim has, whatever its stance."""
    stance: Share
    """Matched pairs with the right stance."""
    certainty: Share
    conditions: Share
    dates: Share
    chains: Share
    proposals: Tally
    disputes: Tally
    verbatim: Share
    boilerplate: int = 0
    """Claims that stand on what is not the article's reporting."""
    forbidden: int = 0
    """Claims the labels forbid."""
    judged: tuple[Judged, ...] = ()


def score_article(story: Story, case: Case, briefing: Briefing | None, failed: str | None = None) -> ArticleScore:
    """Score one article's briefing against its labels.

    Args:
        story: whose issues the labels point at.
        case: the labelled article.
        briefing: what the system made of this article alone; None when it failed.
        failed: why it failed.
    """
    required = [label for label in case.gold.positions if label.status is Status.REQUIRED]
    if briefing is None:
        missing = tuple(_omitted(story, case, label) for label in required)
        needed = [sum(x.status is Status.REQUIRED for x in kind) for kind in (case.gold.proposals, case.gold.disputes)]
        return ArticleScore(
            story=story.id, article=case.id, failed=failed or "no output", judged=missing,
            positions=Tally(missing=len(required)), found=Share(of=len(required)), stance=Share(), certainty=Share(),
            conditions=Share(), dates=Share(), chains=Share(), verbatim=Share(),
            proposals=Tally(missing=needed[0]), disputes=Tally(missing=needed[1]),
        )  # fmt: skip
    claims = claims_of(briefing, case)
    pairs = pair_positions(story, case, claims)
    judged = _judge(story, case, claims, pairs)
    count = Counter(entry.verdict for entry in judged)
    right = count[Verdict.CORRECT]
    matched = {label.id for label, _ in pairs}
    return ArticleScore(
        story=story.id,
        article=case.id,
        positions=Tally(
            right=right, wrong=len(claims) - right - count[Verdict.OPTIONAL], missing=len(required) - right
        ),
        found=Share(hits=sum(label.id in matched for label in required), of=len(required)),
        stance=Share(hits=sum(stance_right(story, g, c) for g, c in pairs), of=len(pairs)),
        certainty=Share(hits=sum(g.certainty == c.certainty for g, c in pairs), of=len(pairs)),
        conditions=_share([(bool(g.conditions), bool(c.conditions)) for g, c in pairs]),
        dates=_share([(g.date, c.day) for g, c in pairs]),
        chains=_share([(_relays(g.chain), _relays(c.chain)) for g, c in pairs]),
        proposals=_proposals(case, briefing),
        disputes=_disputes(case, briefing),
        verbatim=Share(hits=sum(claim.verbatim for claim in claims), of=len(claims)),
        boilerplate=sum(overlaps(spans_of(case, case.gold.boilerplate), claim.spans) for claim in claims),
        forbidden=sum(_forbidden(story, case, claim) for claim in claims),
        judged=tuple(judged),
    )


def _judge(
    story: Story, case: Case, claims: Sequence[Claim], pairs: Sequence[tuple[GoldPosition, Claim]]
) -> list[Judged]:
    """Give every claim one verdict, then every required label that no claim answers."""
    by_claim = {claim.id: label for label, claim in pairs}
    judged = []
    for claim in claims:
        label = by_claim.get(claim.id)
        verdict, about = _verdict(story, case, claim, label)
        text = f"{sorted(claim.names, key=len)[-1]}: {claim.stance}: {claim.issue}"
        judged.append(Judged(verdict=verdict, claim=claim.id, label=about, text=text, spans=claim.spans))
    right = {entry.label for entry in judged if entry.verdict in (Verdict.CORRECT, Verdict.OPTIONAL)}
    answered = right | {label.id for label in by_claim.values()}
    judged += [
        _omitted(story, case, label)
        for label in case.gold.positions
        if label.status is Status.REQUIRED and label.id not in answered
    ]
    return judged


def _verdict(story: Story, case: Case, claim: Claim, label: GoldPosition | None) -> tuple[Verdict, str | None]:
    """Say what a claim is, and the label it was held against."""
    if not claim.verbatim:
        return Verdict.FABRICATED, label.id if label else None
    if label is None:
        return _explain(story, case, claim)
    if not stance_right(story, label, claim):
        towards = stance_towards(claim, story.issue(label), inverse_of(story, label))
        poles = {Stance.SUPPORT, Stance.OPPOSE}
        reversed_ = {towards, label.stance} == poles
        return (Verdict.REVERSED if reversed_ else Verdict.SOFTENED), label.id
    if _anachronistic(story, case, claim, label):
        return Verdict.ANACHRONISTIC, label.id
    return (Verdict.CORRECT if label.status is Status.REQUIRED else Verdict.OPTIONAL), label.id


def _explain(story: Story, case: Case, claim: Claim) -> tuple[Verdict, str | None]:
    """Say what is wrong with a claim that answers no label."""
    labels = [label for label in case.gold.positions if label.status is not Status.FORBIDDEN]
    same_place = [g for g in labels if overlaps(spans_of(case, g.evidence), claim.spans)]
    same_holder = [g for g in labels if names_of(case, (g.actor, *g.also_actors)) & claim.names]
    for label in same_holder:
        if label in same_place and stance_right(story, label, claim):
            return Verdict.DUPLICATE, label.id
    for label in same_place:
        if label not in same_holder and stance_right(story, label, claim):
            return Verdict.MISATTRIBUTED, label.id
    for label in same_holder:
        if label not in same_place and alike(claim.issue, story.issue(label)) >= SAME_ISSUE:
            return Verdict.WRONG_EVIDENCE, label.id
    return Verdict.HALLUCINATED, None


def _anachronistic(story: Story, case: Case, claim: Claim, label: GoldPosition) -> bool:
    """Whether the claim gives the holder an office that another actor of the story holds in this article."""
    own = {
        fold(actor.office)
        for other in story.cases
        for actor in other.gold.actors
        if actor.id == label.actor and actor.office
    }
    others = {fold(actor.office) for actor in case.gold.actors if actor.id != label.actor and actor.office}
    return bool((claim.offices & others) - own)


def _omitted(story: Story, case: Case, label: GoldPosition) -> Judged:
    text = f"{label.actor}: {label.stance}: {story.issue(label)}"
    return Judged(verdict=Verdict.OMITTED, label=label.id, text=text, spans=tuple(spans_of(case, label.evidence)))


def _forbidden(story: Story, case: Case, claim: Claim) -> bool:
    """Whether a claim says what a label forbids: that holder, that place, that stance."""
    return any(
        label.status is Status.FORBIDDEN
        and names_of(case, (label.actor,)) & claim.names
        and overlaps(spans_of(case, label.evidence), claim.spans)
        and stance_right(story, label, claim)
        for label in case.gold.positions
    )


def _share(values: Sequence[tuple[object, object]]) -> Share:
    """Count agreement where either side has something to say."""
    told = [(a, b) for a, b in values if a or b]
    return Share(hits=sum(a == b for a, b in told), of=len(told))


def _relays(chain: Sequence[object]) -> tuple[str, ...]:
    return tuple(fold(hop.who) for hop in chain)  # type: ignore[attr-defined]


def _proposals(case: Case, briefing: Briefing) -> Tally:
    """Strict: evidence overlaps, a proposer agrees where both name one, and the standing is right."""
    people = {actor.id: frozenset(map(fold, (actor.name, *actor.aliases))) for actor in briefing.actors}
    labels = [label for label in case.gold.proposals if label.status is not Status.FORBIDDEN]

    def weigh(label: GoldProposal, proposal: object) -> float:
        spans = [(e.start, e.end) for e in proposal.evidence]  # type: ignore[attr-defined]
        named = frozenset().union(*(people[actor] for actor in proposal.proposers))  # type: ignore[attr-defined]
        gold = names_of(case, label.proposers)
        if not overlaps(spans_of(case, label.evidence), spans) or (named and gold and not named & gold):
            return 0.0
        standing = proposal.status in (label.stands, *label.also)  # type: ignore[attr-defined]
        return 1e3 + (100.0 if standing else 0.0) + alike(label.text, proposal.text)  # type: ignore[attr-defined]

    pairs = assign(labels, briefing.proposals, weigh)
    right = {i for i, j in pairs if briefing.proposals[j].status in (labels[i].stands, *labels[i].also)}
    return _tally(labels, right, len(briefing.proposals))


def _disputes(case: Case, briefing: Briefing) -> Tally:
    """Strict: both sides of the label have an actor on different sides of the claim, and the evidence overlaps."""
    people = {actor.id: frozenset(map(fold, (actor.name, *actor.aliases))) for actor in briefing.actors}
    labels = [label for label in case.gold.disputes if label.status is not Status.FORBIDDEN]

    def weigh(label: GoldDispute, dispute: object) -> float:
        sides = [
            frozenset().union(*(people[a] for a in side.actors))
            for side in dispute.sides  # type: ignore[attr-defined]
        ]
        a, b = names_of(case, label.side_a), names_of(case, label.side_b)
        opposed = any(x & a and y & b for i, x in enumerate(sides) for j, y in enumerate(sides) if i != j)
        spans = [(e.start, e.end) for e in dispute.evidence]  # type: ignore[attr-defined]
        return 1.0 if opposed and overlaps(spans_of(case, label.evidence), spans) else 0.0

    pairs = assign(labels, briefing.disputes, weigh)
    return _tally(labels, {i for i, _ in pairs}, len(briefing.disputes))


def _tally(labels: Sequence[GoldProposal | GoldDispute], right: set[int], claimed: int) -> Tally:
    """Count right ones among the required; an optional one that is right is neither gain nor loss."""
    required = {i for i, label in enumerate(labels) if label.status is Status.REQUIRED}
    return Tally(
        right=len(right & required),
        wrong=claimed - len(right),
        missing=len(required - right),
    )
