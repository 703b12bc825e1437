"""What a system got right in one article, and the numbers that two systems are compared by."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from ..schemas import Briefing, Frozen
from .case import Case, Story
from .labels import GoldPosition, Status
from .match import Claim, Key, claims_of, overlaps, pair_positions
from .names import same_relay
from .polarity import stems
from .tally import Share, Tally, agreeing, disputes, proposals
from .verdicts import RIGHT, Judged, Verdict, breaks_a_ban, judge, omitted

HEADLINE = "positions"
"""The measure a comparison decides by: strict F1 of positions."""

MEASURES = (
    "positions", "found", "stance", "certainty", "conditions", "dates", "chains", "proposals", "disputes", "verbatim"
)  # fmt: skip
"""Every measure of one article, the headline first."""


class ArticleScore(Frozen):
    """Everything measured on one article."""

    story: str
    article: str
    failed: str | None = None
    """Why there is no output; a failed article scores 0 and stays in the denominator."""
    positions: Tally = Tally()
    """Strict: holder, evidence and stance right."""
    found: Share = Share()
    """Required labels whose holder and evidence some claim has, whatever its stance."""
    stance: Share = Share()
    """Matched pairs with the right stance."""
    certainty: Share = Share()
    """Matched pairs attributed as firmly as the article does."""
    conditions: Share = Share()
    """Of pairs where either side has a condition, those where both name one that shares a word."""
    dates: Share = Share()
    """Of pairs where either side has a day, those with the same."""
    chains: Share = Share()
    """Of pairs where either side has a relay, those with the same relays in the same order."""
    proposals: Tally = Tally()
    disputes: Tally = Tally()
    verbatim: Share = Share()
    """Claims whose every quotation stands in the article where it says."""
    boilerplate: int = 0
    """Claims that stand on what is not the article's reporting."""
    forbidden: int = 0
    """Claims the labels forbid."""
    judged: tuple[Judged, ...] = ()

    @property
    def unit(self) -> str:
        """Name of the article among all stories."""
        return f"{self.story}/{self.article}"

    def measures(self) -> dict[str, float]:
        """Each measure from 0 to 1; one where nothing was at stake is left out, all are 0 for a failed article."""
        if self.failed:
            return dict.fromkeys(MEASURES, 0.0)
        values = ((name, getattr(self, name)) for name in MEASURES)
        told = ((name, value.f1 if isinstance(value, Tally) else value.rate) for name, value in values)
        return {name: value for name, value in told if value is not None}


def score_article(story: Story, case: Case, briefing: Briefing | None, failed: str | None = None) -> ArticleScore:
    """Score one article's briefing against its labels.

    Args:
        story: whose issues the labels point at.
        case: the labelled article.
        briefing: what the system made of this article alone; None when it failed.
        failed: why it failed.
    """
    key = Key(story, case)
    if briefing is None:
        return _nothing(key, failed or "no output")
    claims = claims_of(briefing, case)
    pairs = pair_positions(key, claims)
    judged = judge(key, claims, pairs)
    return ArticleScore(
        story=story.id,
        article=case.id,
        positions=_strict(key, judged),
        proposals=proposals(key, briefing),
        disputes=disputes(key, briefing),
        verbatim=Share(hits=sum(claim.verbatim for claim in claims), of=len(claims)),
        boilerplate=sum(overlaps(key.set_aside, claim.spans) for claim in claims),
        forbidden=sum(breaks_a_ban(key, claim) for claim in claims),
        judged=tuple(judged),
        **_accuracies(key, pairs),
    )


def _nothing(key: Key, failed: str) -> ArticleScore:
    """The score of an article that failed: everything is missing, nothing is claimed."""
    needed = [
        sum(label.status is Status.REQUIRED for label in kind)
        for kind in (key.case.gold.proposals, key.case.gold.disputes)
    ]
    return ArticleScore(
        story=key.story.id,
        article=key.case.id,
        failed=failed,
        positions=Tally(missing=len(key.required)),
        found=Share(of=len(key.required)),
        proposals=Tally(missing=needed[0]),
        disputes=Tally(missing=needed[1]),
        judged=tuple(omitted(key, label) for label in key.required),
    )


def _strict(key: Key, judged: Sequence[Judged]) -> Tally:
    """Claims right and wrong, and unanswered labels; an optional one that is right counts nowhere."""
    count = Counter(entry.verdict for entry in judged)
    right, claimed = count[Verdict.CORRECT], sum(entry.claim is not None for entry in judged)
    return Tally(
        right=right, wrong=claimed - sum(count[verdict] for verdict in RIGHT), missing=len(key.required) - right
    )


def _accuracies(key: Key, pairs: Sequence[tuple[GoldPosition, Claim]]) -> dict[str, Share]:
    """What is right about claims that answer a label, part by part."""
    matched = {label.id for label, _ in pairs}
    return {
        "found": Share(hits=sum(label.id in matched for label in key.required), of=len(key.required)),
        "stance": Share(hits=sum(key.stance_right(label, claim) for label, claim in pairs), of=len(pairs)),
        "certainty": Share(hits=sum(label.certainty == claim.certainty for label, claim in pairs), of=len(pairs)),
        "conditions": _conditions([(label.conditions, claim.conditions) for label, claim in pairs]),
        "dates": agreeing([(label.date, claim.day) for label, claim in pairs]),
        "chains": _chains(key, pairs),
    }


def _conditions(values: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Share:
    """Conditions are worded freely, so a shared content word is enough; none against one is a miss."""
    told = [(stems(" ".join(a)), stems(" ".join(b))) for a, b in values if a or b]
    return Share(hits=sum(bool(a & b) for a, b in told), of=len(told))


def _chains(key: Key, pairs: Sequence[tuple[GoldPosition, Claim]]) -> Share:
    """Chains agree relay by relay, outermost first."""
    told = [([hop.who for hop in a.chain], [hop.who for hop in b.chain]) for a, b in pairs if a.chain or b.chain]
    actors = key.case.gold.actors
    right = [len(a) == len(b) and all(map(partial(same_relay, actors=actors), a, b)) for a, b in told]
    return Share(hits=sum(right), of=len(told))
