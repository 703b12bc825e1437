"""How sure a difference is: paired, with the article as the unit, never the claim.

Claims of one article share its voice, its length and its traps, so they are not independent; a test over claims would
be sure of anything. Repeats of one article are averaged inside it before anything else happens.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import comb, sqrt
from random import Random
from statistics import fmean, stdev
from typing import Literal

from ..schemas import Frozen

EXACT_UNITS = 16
"""Up to this many units the sign-flip test visits all 2^n flips (65,536); beyond it, a fixed sample of them."""

SAMPLED_FLIPS = 50_000
"""Flips visited beyond that; the p-value's standard error at 0.05 is then 0.001."""


class Paired(Frozen):
    """The difference between a candidate and a baseline on the same units."""

    n: int
    """Units scored by both."""
    baseline: float
    """Mean score of the baseline."""
    candidate: float
    """Mean score of the candidate."""
    delta: float
    """Mean of candidate minus baseline."""
    low: float
    """Lower end of the t interval of delta."""
    high: float
    """Upper end of the t interval of delta."""
    p: float
    """Two-sided p of the sign-flip test that delta is zero."""
    smallest_p: float
    """The least p so many units can give; above the level, no difference could ever show."""
    wins: int
    ties: int
    losses: int
    detectable: float
    """Difference that this sample would find four times in five at the level given."""
    level: float
    """Level of the interval and of the detectable difference, such as 0.05."""


def paired(
    baseline: Mapping[str, Sequence[float]], candidate: Mapping[str, Sequence[float]], level: float = 0.05
) -> Paired:
    """Compare two sets of scores unit by unit.

    Args:
        baseline: unit to its scores, one for each repeat.
        candidate: the same units.
        level: two-sided level, between 0 and 1.

    Raises:
        ValueError: the units differ, or there are none: half a comparison is no comparison.
    """
    if baseline.keys() != candidate.keys() or not baseline:
        missing = sorted(baseline.keys() ^ candidate.keys())
        raise ValueError(f"the two runs do not score the same units: {missing or 'none at all'}")
    units = sorted(baseline)
    before, after = ([fmean(scores[unit]) for unit in units] for scores in (baseline, candidate))
    deltas = [b - a for a, b in zip(before, after, strict=True)]
    low, high, detectable = _interval(deltas, level)
    return Paired(
        n=len(units),
        baseline=fmean(before),
        candidate=fmean(after),
        delta=fmean(deltas),
        low=low,
        high=high,
        p=sign_flip_p(deltas),
        smallest_p=min(1.0, 2 / 2 ** len(units)),
        wins=sum(d > 0 for d in deltas),
        ties=sum(d == 0 for d in deltas),
        losses=sum(d < 0 for d in deltas),
        detectable=detectable,
        level=level,
    )


def sign_flip_p(deltas: Sequence[float]) -> float:
    """Return the two-sided p that differences so large arise when each could as well have had the other sign.

    Exact for up to ``EXACT_UNITS`` units that differ at all; units without a difference flip to themselves and are
    left out. Beyond that a fixed pseudo-random sample of flips is visited, the observed one counted among them, so
    that equal inputs give equal answers.
    """
    moved = [d for d in deltas if d != 0]
    if not moved:
        return 1.0
    observed = abs(sum(moved)) - 1e-12
    if len(moved) <= EXACT_UNITS:
        reached = sum(abs(sum(s * d for s, d in zip(signs, moved, strict=True))) >= observed for signs in _signs(moved))
        return reached / (1 << len(moved))
    dice = Random(len(moved))  # noqa: S311 - a sample, not a secret
    reached = 1
    for _ in range(SAMPLED_FLIPS):
        reached += abs(sum(d if dice.random() < 0.5 else -d for d in moved)) >= observed
    return reached / (SAMPLED_FLIPS + 1)


def noise(scores: Mapping[str, Sequence[float]]) -> float | None:
    """Return the spread between repeats of one prompt: the pooled standard deviation inside units.

    None when no unit was repeated: then the noise is not zero, it is unknown.
    """
    inside = [(len(repeats) - 1, stdev(repeats) ** 2) for repeats in scores.values() if len(repeats) > 1]
    freedom = sum(weight for weight, _ in inside)
    return sqrt(sum(weight * variance for weight, variance in inside) / freedom) if freedom else None


def _interval(deltas: Sequence[float], level: float) -> tuple[float, float, float]:
    """Lower and upper end of the t interval, and the difference found with power 0.8."""
    from scipy.stats import t  # noqa: PLC0415 - scipy takes a second to load and only evals need it

    if len(deltas) < 2:
        return float("-inf"), float("inf"), float("inf")
    freedom = len(deltas) - 1
    error = stdev(deltas) / sqrt(len(deltas))
    edge, power = float(t.ppf(1 - level / 2, freedom)), float(t.ppf(0.8, freedom))
    mean = fmean(deltas)
    return mean - edge * error, mean + edge * error, (edge + power) * error


def _signs(moved: Sequence[float]) -> Iterator[tuple[int, ...]]:
    return product((1, -1), repeat=len(moved))


Outcome = Literal["not worse", "worse", "underpowered", "incomparable"]


class Decision(Frozen):
    """What a comparison allows one to say."""

    outcome: Outcome
    reason: str

    @property
    def exit_code(self) -> int:
        """0 not worse, 10 worse, 11 where nothing can be said; never a silent pass."""
        return {"not worse": 0, "worse": 10}.get(self.outcome, 11)


def decide(difference: Paired, margin: float) -> Decision:
    """Say whether the candidate is worse by more than a margin, not worse, or whether the sample can't tell.

    Non-inferiority: "not worse" when the whole interval lies above minus the margin; "worse" when the difference is
    significant and the candidate loses; otherwise the sample is too small to tell, and says so.

    Args:
        difference: the paired comparison of the headline score.
        margin: loss that would not matter, in points of the score, at least 0.
    """
    d = difference
    numbers = f"delta {d.delta:+.3f}, {1 - d.level:.0%} interval {d.low:+.3f} to {d.high:+.3f}, p {d.p:.3f}, n {d.n}"
    if d.smallest_p > d.level:
        return Decision(
            outcome="underpowered", reason=f"{d.n} articles can't reach p < {d.level} whatever they score ({numbers})"
        )
    if d.delta < 0 and d.p <= d.level:
        return Decision(outcome="worse", reason=f"the loss is significant ({numbers})")
    if d.low >= -margin:
        return Decision(outcome="not worse", reason=f"any loss is below the margin of {margin} ({numbers})")
    if d.high < -margin:
        return Decision(outcome="worse", reason=f"the loss exceeds the margin of {margin} ({numbers})")
    unsure = f"a loss above the margin of {margin} can't be excluded; this sample finds {d.detectable:.3f}"
    return Decision(outcome="underpowered", reason=f"{unsure} ({numbers})")


def probability_of_wins(wins: int, losses: int) -> float:
    """Return the two-sided sign-test p of so many wins and losses; ties say nothing."""
    n, k = wins + losses, min(wins, losses)
    return min(1.0, 2 * sum(comb(n, i) for i in range(k + 1)) / 2**n) if n else 1.0
