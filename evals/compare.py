"""Put two scored runs side by side: how they differ, how sure that is, and which claims it comes from."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from ..schemas import Frozen
from .changes import Change, Standing, changes, standings
from .score import HEADLINE, MEASURES
from .scoring import Scores
from .stats import Decision, Paired, decide, paired

MARGIN = 0.02
"""Loss of strict F1 that would not matter: about half a claim an article."""

LEVEL = 0.05


class Side(Frozen):
    """One side of a comparison: the part of a scored run, or of the baseline file, that comparing needs."""

    name: str
    engine: str
    prompts: str = ""
    scorer: str
    labels: dict[str, str]
    values: dict[str, dict[str, tuple[float, ...]]]
    """Measure to article to its scores, one for each repeat."""
    standings: dict[str, dict[str, Standing]]
    """Article to what its labels and claims came to."""


class Comparison(Frozen):
    """A candidate against a baseline."""

    baseline: str
    candidate: str
    decision: Decision
    headline: Paired | None = None
    """None when the two can't be compared."""
    others: dict[str, Paired] = Field(default_factory=dict)
    """The other measures, for the reader; they decide nothing."""
    notes: tuple[str, ...] = ()
    """What else differs between the two."""
    changes: tuple[Change, ...] = ()


def side(scores: Scores) -> Side:
    """Reduce a scored run to what comparing needs."""
    return Side(
        name=scores.run.name,
        engine=scores.run.engine,
        prompts=scores.run.prompts,
        scorer=scores.scorer,
        labels=scores.labels,
        values={m: {unit: tuple(found) for unit, found in scores.values(m).items()} for m in MEASURES},
        standings={unit: standings(scores.first(unit).judged) for unit in scores.articles},
    )


def compare(baseline: Side, candidate: Side, *, margin: float = MARGIN, level: float = LEVEL) -> Comparison:
    """Compare two sides on the candidate's articles.

    Args:
        baseline: may hold more articles than the candidate, never fewer.
        candidate: the one that must not be worse.
        margin: loss of the headline that would not matter, at least 0.
        level: two-sided level, between 0 and 1.
    """
    if fault := _incomparable(baseline, candidate):
        return nothing(baseline.name, candidate.name, fault)
    units = sorted(candidate.labels)
    headline = _paired(baseline, candidate, HEADLINE, units, level)
    shared = {measure: _both(baseline, candidate, measure, units) for measure in MEASURES[1:]}
    told = [
        change
        for unit in units
        for change in changes(unit, baseline.standings.get(unit, {}), candidate.standings.get(unit, {}))
    ]
    return Comparison(
        baseline=baseline.name,
        candidate=candidate.name,
        headline=headline,
        decision=decide(headline, margin),
        others={m: _paired(baseline, candidate, m, both, level) for m, both in shared.items() if both},
        notes=tuple(_differences(baseline, candidate)),
        changes=tuple(told),
    )


def nothing(baseline: str, candidate: str, reason: str) -> Comparison:
    """A comparison that can't be made, which is never a pass."""
    return Comparison(baseline=baseline, candidate=candidate, decision=Decision(outcome="incomparable", reason=reason))


def _incomparable(baseline: Side, candidate: Side) -> str:
    """Why nothing can be said; empty when something can."""
    if not candidate.labels:
        return "the candidate has no article"
    if missing := sorted(candidate.labels.keys() - baseline.labels.keys()):
        return f"the baseline has no {', '.join(missing)}"
    if baseline.scorer != candidate.scorer:
        return "they were scored by different scorers; score the baseline's run again or bless a new one"
    moved = sorted(unit for unit, pin in candidate.labels.items() if baseline.labels[unit] != pin)
    return f"text or labels changed in {', '.join(moved)}; bless a new baseline" if moved else ""


def _paired(baseline: Side, candidate: Side, measure: str, units: Sequence[str], level: float) -> Paired:
    before, after = (_only(side.values[measure], units) for side in (baseline, candidate))
    return paired(before, after, level)


def _only(values: Mapping[str, Sequence[float]], units: Sequence[str]) -> dict[str, Sequence[float]]:
    return {unit: values[unit] for unit in units}


def _both(baseline: Side, candidate: Side, measure: str, units: Sequence[str]) -> list[str]:
    """Articles where both have a measure: a date can be right only where one was matched."""
    return [unit for unit in units if unit in baseline.values[measure] and unit in candidate.values[measure]]


def _differences(baseline: Side, candidate: Side) -> list[str]:
    told = []
    if baseline.engine != candidate.engine:
        told.append(f"engines differ: {baseline.engine}, then {candidate.engine}")
    if baseline.prompts != candidate.prompts:
        told.append(f"prompts differ: {baseline.prompts or 'none'}, then {candidate.prompts or 'none'}")
    if len(baseline.labels) > len(candidate.labels):
        told.append(f"{len(candidate.labels)} of the baseline's {len(baseline.labels)} articles are compared")
    return told
