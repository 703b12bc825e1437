"""Counts that scores are made of, and how proposals and disputes are counted."""

from collections.abc import Mapping, Sequence

from ..schemas import Actor, Briefing, Dispute, Evidence, Frozen, Proposal
from .labels import GoldDispute, GoldProposal, Status
from .match import Key, Span, assign, overlaps, spans_in, verbatim
from .names import all_forms
from .polarity import alike


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

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            right=self.right + other.right, wrong=self.wrong + other.wrong, missing=self.missing + other.missing
        )


class Share(Frozen):
    """So many of so many."""

    hits: int = 0
    of: int = 0

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None where nothing was at stake."""
        return self.hits / self.of if self.of else None

    def __add__(self, other: "Share") -> "Share":
        return Share(hits=self.hits + other.hits, of=self.of + other.of)


def agreeing(values: Sequence[tuple[object, object]]) -> Share:
    """Count agreement where either side has something to say."""
    told = [(a, b) for a, b in values if a or b]
    return Share(hits=sum(a == b for a, b in told), of=len(told))


def names_by_id(actors: Sequence[Actor]) -> dict[str, frozenset[str]]:
    """Folded forms of every actor's names."""
    return {actor.id: all_forms((actor.name, *actor.aliases)) for actor in actors}


def proposals(key: Key, briefing: Briefing) -> Tally:
    """Strict: evidence, a word of the action, a proposer where both name one, and the standing are right."""
    people, text = names_by_id(briefing.actors), key.case.text
    labels = [label for label in key.case.gold.proposals if label.status is not Status.FORBIDDEN]
    spans = {label.id: key.place(label.evidence) for label in labels}
    names = {label.id: key.who(label.proposers) for label in labels}

    def weigh(label: GoldProposal, proposal: Proposal) -> float:
        named, likeness = _united(proposal.proposers, people), alike(label.text, proposal.text)
        if not (likeness and _stands_on(text, spans[label.id], proposal.evidence)):
            return 0.0
        if named and names[label.id] and not named & names[label.id]:
            return 0.0
        standing = proposal.status in (label.stands, *label.also)
        return 1e3 + (100.0 if standing else 0.0) + likeness

    pairs = assign(labels, briefing.proposals, weigh)
    right = {i for i, j in pairs if briefing.proposals[j].status in (labels[i].stands, *labels[i].also)}
    return _tally(labels, right, len(briefing.proposals))


def disputes(key: Key, briefing: Briefing) -> Tally:
    """Strict: the evidence overlaps and the label's two sides have actors on different sides of the claim."""
    people, text = names_by_id(briefing.actors), key.case.text
    labels = [label for label in key.case.gold.disputes if label.status is not Status.FORBIDDEN]
    spans = {label.id: key.place(label.evidence) for label in labels}
    sides = {label.id: (key.who(label.side_a), key.who(label.side_b)) for label in labels}

    def weigh(label: GoldDispute, dispute: Dispute) -> float:
        if not _stands_on(text, spans[label.id], dispute.evidence):
            return 0.0
        opposed = opposite(*sides[label.id], [_united(side.actors, people) for side in dispute.sides])
        return 1.0 + alike(label.question, dispute.question) if opposed else 0.0

    pairs = assign(labels, briefing.disputes, weigh)
    return _tally(labels, {i for i, _ in pairs}, len(briefing.disputes))


def opposite(one: frozenset[str], other: frozenset[str], sides: Sequence[frozenset[str]]) -> bool:
    """Whether two groups of names stand on different sides."""
    return any(a & one and b & other for i, a in enumerate(sides) for j, b in enumerate(sides) if i != j)


def _stands_on(text: str, spans: Sequence[Span], evidence: Sequence[Evidence]) -> bool:
    """Whether evidence is the article's own words and touches a label's."""
    return overlaps(spans, spans_in(evidence)) and verbatim(text, evidence)


def _united(actors: Sequence[str], people: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(people[actor] for actor in actors))


def _tally(labels: Sequence[GoldProposal | GoldDispute], right: set[int], claimed: int) -> Tally:
    """Count right ones among the required; an optional one that is right is neither gain nor loss."""
    required = {i for i, label in enumerate(labels) if label.status is Status.REQUIRED}
    return Tally(right=len(right & required), wrong=claimed - len(right), missing=len(required - right))
