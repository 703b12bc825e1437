"""A briefing looked up by id, with what laying out the page asks of it again and again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...lexicon.content import content
from ...schemas import (
    Dispute,
    Event,
    Evidence,
    Issue,
    Lookup,
    Position,
    Proposal,
    RelationKind,
    Source,
    Stance,
    Unknown,
)
from .copies import copies

Claim = Position | Proposal | Dispute | Event | Unknown
"""What unites noted claims and carries its own evidence."""

_STEPS_AT = 2
"""Place of the first dispute on an order of steps, from zero, where it would stand lower."""
MOST_APART = 2
"""Words behind a label that others share."""
_WORD = re.compile(r"[^\W_][\w'’-]*")

MAX_REFS = 4
"""References printed after one line; the others are one step away, behind the line's items."""


def number(name: str) -> tuple[str, int, str]:
    """Sort key of an id such as s10: by its letters, then by its number."""
    digits = "".join(letter for letter in name if letter.isdecimal())
    return (name.rstrip("0123456789"), int(digits) if digits else 0, name)


@dataclass(frozen=True)
class Index(Lookup):
    """Everything of one briefing by id; looked-up views are made once."""

    @cached_property
    def held_by(self) -> dict[str, tuple[Position, ...]]:
        """Positions by the actor who holds them."""
        held: dict[str, list[Position]] = {}
        for position in self.briefing.positions:
            held.setdefault(position.speaker, []).append(position)
        return {actor: tuple(positions) for actor, positions in held.items()}

    @cached_property
    def on_issue(self) -> dict[str, tuple[Position, ...]]:
        """Positions by the issue they are on."""
        on: dict[str, list[Position]] = {issue.id: [] for issue in self.briefing.issues}
        for position in self.briefing.positions:
            on.setdefault(position.issue, []).append(position)
        return {issue: tuple(positions) for issue, positions in on.items()}

    @cached_property
    def evidence(self) -> dict[str, tuple[Evidence, ...]]:
        """Evidence of every item that has an id and can be cited."""
        brief = self.briefing
        cited: tuple[Claim, ...] = (
            *brief.positions,
            *brief.proposals,
            *brief.disputes,
            *brief.timeline,
            *brief.not_known,
        )
        found = {item.id: item.evidence for item in cited}
        for dispute in brief.disputes:
            sides = self._of_positions(place for side in dispute.sides for place in side.positions)
            found[dispute.id] = (*dispute.evidence, *sides)
        for agreement in brief.agreements:
            found[agreement.id] = self._of_positions(agreement.positions)
        for actor in brief.actors:
            found[actor.id] = actor.evidence
        for relation in (*brief.changes, *brief.source_conflicts):
            found[relation.id] = relation.evidence or self._of_positions(relation.between)
        for issue, positions in self.on_issue.items():
            found[issue] = tuple(e for position in positions for e in position.evidence)
        return found

    def _of_positions(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        return tuple(e for name in ids if name in self.positions for e in self.positions[name].evidence)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Disputes with at least two sides: those near the focus first, else in their order in the briefing.

        What is to come first is often what keeps parties from agreeing at all, and few take part in it, so the first
        dispute on an order of steps stands among the first three.
        """
        sided = [d for d in self.briefing.disputes if sum(bool(side.actors) for side in d.sides) >= 2]
        sided.sort(key=lambda dispute: (-self.near(dispute.id), number(dispute.id)))
        step = next((d for d in sided if d.kind == "sequencing"), None)
        if step is not None and sided.index(step) > _STEPS_AT and not self.near(sided[0].id):
            sided.remove(step)
            sided.insert(_STEPS_AT, step)
        return tuple(sided)

    @cached_property
    def conflicting(self) -> frozenset[str]:
        """Ids of the positions that a source conflict stands between."""
        conflicts = (r for r in self.briefing.source_conflicts if r.kind is RelationKind.SOURCE_CONFLICT)
        return frozenset(name for relation in conflicts for name in relation.between)

    @cached_property
    def replaced(self) -> frozenset[str]:
        """Ids of positions that their holder has since changed, the earlier of each pair; the newer one is marked."""
        moved = (RelationKind.CHANGED_POSITION, RelationKind.REPORTED_SHIFT)
        pairs = (relation.between for relation in self.briefing.changes if relation.kind in moved)
        return frozenset(self._earlier(pair) for pair in pairs)

    def _earlier(self, pair: Sequence[str]) -> str:
        """The position said first; merging puts it first where it has no date of its own."""
        starts = {name: self.positions[name].said_on.start or "" for name in pair if name in self.positions}
        return min(pair, key=starts.__getitem__) if all(map(starts.get, pair)) else pair[0]

    def topic(self, issue: str) -> str:
        """Name an issue in a few words, and apart from every other one."""
        return self._topics.get(issue, issue)

    @cached_property
    def _topics(self) -> dict[str, str]:
        return told_apart(self.briefing.issues)

    def refs(self, items: Iterable[str]) -> tuple[str, ...]:
        """Name the sources a line rests on.

        Args:
            items: ids of what the line shows.

        Returns:
            At most ``MAX_REFS`` source ids in order of number: each item gets one before any gets two, and a new
            origin goes before another article of the same one.
        """
        queues = [sorted(self._sources_of(name), key=number) for name in items]
        chosen: list[str] = []
        while len(chosen) < MAX_REFS and any(queues):
            for queue in queues:
                fresh = [source for source in queue if source not in chosen]
                origins = {self._origin(source) for source in chosen}
                fresh.sort(key=lambda source: self._origin(source) in origins)
                if fresh and len(chosen) < MAX_REFS:
                    chosen.append(fresh[0])
                queue[:] = [source for source in fresh[1:] if source not in chosen]
        return tuple(sorted(chosen, key=number))

    def _sources_of(self, name: str) -> set[str]:
        """Sources an item rests on, copies under what they copy; a source rests on itself."""
        if name in self.sources:
            return {name}
        return {self.copies.get(piece.source, piece.source) for piece in self.evidence.get(name, ())}

    @cached_property
    def copies(self) -> dict[str, str]:
        """Sources the page neither cites nor lists, each with the one that has all its words."""
        # An actor's evidence is every place that names it, an issue's that of its positions.
        told = [pieces for name, pieces in self.evidence.items() if name not in self.actors]
        return copies(self.briefing.sources, told)

    @cached_property
    def listed(self) -> tuple[Source, ...]:
        """Sources that the page may list."""
        return tuple(source for source in self.briefing.sources if source.id not in self.copies)

    def rewritten(self, source: Source) -> str | None:
        """The source that this one rewrites, as the page calls it; None where that is a copy of itself."""
        original = self.copies.get(source.rewrite_of or "", source.rewrite_of)
        return None if original == source.id else original

    def _origin(self, source: str) -> str:
        return self.sources[source].lineage if source in self.sources else source

    def known(self, items: Iterable[str]) -> tuple[str, ...]:
        """Keep the ids that stand in the briefing, once each, in order."""
        return tuple(name for name in dict.fromkeys(items) if name in self.evidence or name in self.sources)


def told_apart(issues: Sequence[Issue]) -> dict[str, str]:
    """Name issues so that no two are called alike: "Exception (hospitals)", "Exception (schools)".

    Args:
        issues: with labels that may repeat.

    Returns:
        By id the label; where others share it, with up to ``MOST_APART`` words of the statement that theirs lack, else
        with a number.
    """
    alike: dict[str, list[Issue]] = {}
    for issue in issues:
        alike.setdefault((issue.label or issue.statement).casefold(), []).append(issue)
    names: dict[str, str] = {}
    for group in alike.values():
        taken: set[str] = set()
        for at, issue in enumerate(group, start=1):
            label = issue.label or issue.statement
            others = frozenset(stem for other in group if other is not issue for stem in content(other.statement))
            own = [word for word in _WORD.findall(issue.statement) if content(word) - others - content(label)]
            name = f"{label} ({' '.join(own[:MOST_APART])})" if own and len(group) > 1 else label
            name = f"{label} ({at})" if name in taken else name
            taken.add(name)
            names[issue.id] = name
    return names


def stances(positions: Sequence[Position]) -> frozenset[Stance]:
    """The set of stances of some positions."""
    return frozenset(position.stance for position in positions)
