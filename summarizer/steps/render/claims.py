"""What stands behind a line: each item of the briefing in words, with its evidence, checks and standing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ...schemas import (
    Briefing,
    Check,
    Dispute,
    Event,
    Evidence,
    Interval,
    Position,
    Proposal,
    Relation,
)
from .plain import plain


@dataclass(frozen=True)
class Claim:
    """One item of the briefing, told so that a reader can check it."""

    id: str
    kind: str
    head: str
    """Who, on what, with which stance."""
    text: str
    facts: tuple[str, ...]
    """Remarks such as certainty, conditions and date."""
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...] = ()
    rests_on: tuple[str, ...] = ()
    """Ids of other items it is computed from."""

    @property
    def verified(self) -> bool:
        """Whether no piece of its evidence was set aside."""
        return all(piece.status == "verified" for piece in self.evidence)


@dataclass(frozen=True)
class Claims:
    """All claims of a briefing, in the order of its lists."""

    briefing: Briefing

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Claims by the id of their item."""
        brief = self.briefing
        made: list[Claim] = [self._position(position) for position in brief.positions]
        made += [self._proposal(proposal) for proposal in brief.proposals]
        made += [
            Claim(a.id, "agreement", self._topic(a.issue), self.named(a.actors), (a.stance.value,), (), (), a.positions)
            for a in brief.agreements
        ]
        made += [self._dispute(dispute) for dispute in brief.disputes]
        made += [self._event(event) for event in brief.timeline]
        made += [Claim(u.id, "not known", "Not known", u.text, (), u.evidence) for u in brief.not_known]
        made += [self._relation(relation) for relation in (*brief.changes, *brief.source_conflicts)]
        return {claim.id: claim for claim in made}

    @cached_property
    def _names(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.briefing.actors}

    @cached_property
    def _topics(self) -> dict[str, str]:
        return {issue.id: issue.label or issue.statement for issue in self.briefing.issues}

    def named(self, actors: Iterable[str]) -> str:
        """Name actors in full."""
        return ", ".join(self._names.get(actor, actor) for actor in actors)

    def _topic(self, issue: str | None) -> str:
        return self._topics.get(issue or "", issue or "")

    def evidence_of(self, item: str) -> tuple[Evidence, ...]:
        """Evidence of an item, and of the items it is computed from."""
        claim = self.by_id.get(item)
        if claim is None:
            return next((actor.evidence for actor in self.briefing.actors if actor.id == item), ())
        below = (self.by_id[name].evidence for name in claim.rests_on if name in self.by_id)
        return (*claim.evidence, *(piece for pieces in below for piece in pieces))

    def _position(self, position: Position) -> Claim:
        facts = [position.modality.value, position.certainty.value, f"{position.confidence} confidence"]
        facts += [f"condition: {condition}" for condition in position.conditions]
        facts += [f"said {when}" for when in _dated(position.said_on)]
        facts += [f"via {hop.who} ({hop.hedge or hop.cue})" for hop in position.chain]
        if position.on_behalf_of:
            facts.append(f"for {self.named([position.on_behalf_of])}")
        if position.narrator_only:
            facts.append("asserted by the article alone")
        head = f"{self.named([position.speaker])} · {self._topic(position.issue)} · {position.stance.value}"
        return Claim(
            position.id, "position", head, position.statement, tuple(facts), position.evidence, position.checks
        )

    def _proposal(self, proposal: Proposal) -> Claim:
        facts = [proposal.status.value]
        facts += [f"{step.status.value} {when}" for step in proposal.ledger for when in _dated(step.as_of)]
        facts += [f"from {self.named(proposal.proposers)}"] if proposal.proposers else []
        facts += [f"condition: {condition}" for condition in proposal.conditions]
        others = (*proposal.supporters, *proposal.opponents)
        return Claim(proposal.id, "proposal", "Proposal", proposal.text, tuple(facts), proposal.evidence, (), others)

    def _dispute(self, dispute: Dispute) -> Claim:
        sides = " v. ".join(f"{self.named(side.actors)} ({side.stance.value})" for side in dispute.sides)
        facts = (dispute.kind, "an article says so" if dispute.explicit else "computed from positions")
        positions = tuple(name for side in dispute.sides for name in side.positions)
        return Claim(dispute.id, "dispute", dispute.question, sides, facts, dispute.evidence, (), positions)

    def _event(self, event: Event) -> Claim:
        head = " ".join(_dated(event.when)) or "undated"
        facts = (f"“{event.words}”", *(("planned",) if event.planned else ()))
        later = event.outcome
        facts += (" ".join((later.became, *_dated(later.as_of))),) if later else ()
        evidence = (*event.evidence, *(later.evidence if later else ()))
        return Claim(event.id, "event", head, event.text, facts, evidence)

    def _relation(self, relation: Relation) -> Claim:
        claims = tuple(name for name in relation.between if name[:1] == "p")
        head = relation.kind.value.capitalize()
        return Claim(relation.id, "relation", head, relation.text, (), relation.evidence, (), claims)


def translation_by(briefing: Briefing) -> str:
    """Mark a translation as what it is: not the article's word, but this model's."""
    return f"translation (by {plain(briefing.provenance.model)})"


def on_translation(checks: Iterable[Check]) -> str:
    """Name the checks that read a translation and not the original; empty where none did."""
    names = dict.fromkeys(check.name for check in checks if check.on == "translation" and check.verdict == "passed")
    return f"checked on the translation: {', '.join(names)}" if names else ""


def _dated(when: Interval) -> Iterator[str]:
    """The days of an interval and how they are known; nothing when they are not."""
    days = " to ".join(dict.fromkeys(day for day in (when.start, when.end) if day))
    if days:
        yield f"{days} ({when.basis.value}{': ' + when.rule if when.rule else ''})"
