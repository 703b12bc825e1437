"""A briefing looked up by id, and its actors named the way sentences name them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...lexicon.prose import Casing, called, described, listed, number_word, plural
from ...lexicon.questions import acting, asserted, heading, whether
from ...schemas import Agreement, Dispute, Event, Lookup, Position, Proposal, Relation, Unknown

Item = Position | Proposal | Agreement | Dispute | Event | Relation | Unknown
"""Whatever a sentence can phrase and refer to."""


@dataclass(frozen=True)
class Sentence:
    """One composed sentence and the items it phrases."""

    text: str
    refs: tuple[str, ...]

    @property
    def words(self) -> int:
        """Its length as the page's limits count."""
        return len(self.text.split())


@dataclass(frozen=True)
class Index(Lookup):
    """Everything of one briefing that sentences are made of."""

    @cached_property
    def lineage(self) -> dict[str, str]:
        """Source id to lineage id."""
        return {source.id: source.lineage for source in self.briefing.sources}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Everything a sentence may refer to, by id."""
        brief = self.briefing
        lists: Iterable[Iterable[Item]] = (
            brief.positions, brief.proposals, brief.agreements, brief.disputes,
            brief.timeline, brief.changes, brief.source_conflicts, brief.not_known,
        )  # fmt: skip
        return {item.id: item for items in lists for item in items}

    @cached_property
    def casing(self) -> Casing:
        """Which words are names in this story."""
        return Casing(tuple(source.text for source in self.briefing.sources))

    def named(self, actors: Iterable[str], most: int) -> str:
        """List actors in a sentence: "A, B and three others"; names that read alike stand once."""
        return listed(list(dict.fromkeys(called(self.actors[actor], self.casing) for actor in actors)), most)

    def many(self, actors: Sequence[str]) -> bool:
        """Whether a verb after these actors stands in the plural."""
        return len({self.actors[actor].name for actor in actors}) > 1 or plural(self.actors[actors[0]])

    def about(self, issue: str) -> str:
        """Phrase an issue after "on" or "over"."""
        return whether(self.issues[issue], self.casing)

    def nominal(self, issue: str) -> str | None:
        """Phrase an issue as a noun phrase after "in favour of" or "against"; None if it has none."""
        if self.issues[issue].form == "topic":
            return None if asserted(self.issues[issue]) else self.about(issue)
        phrase = acting(self.issues[issue], self.casing) or heading(self.issues[issue])
        return self.casing.inner(phrase) if phrase else None

    def topic(self, issue: str) -> str:
        """The issue's short heading, as it stands inside a sentence."""
        label = self.issues[issue].label
        return self.about(issue) if not label or label.endswith("…") else self.casing.inner(label)

    def on_issue(self, issue: str) -> tuple[Position, ...]:
        """Positions on one issue, in order."""
        return tuple(position for position in self.briefing.positions if position.issue == issue)

    def speakers(self, positions: Iterable[str]) -> tuple[str, ...]:
        """Who holds some positions, once each, named actors before those that are only described."""
        held = dict.fromkeys(self.positions[name].speaker for name in positions)
        return tuple(sorted(held, key=lambda actor: described(self.actors[actor])))

    def quotes(self, refs: Iterable[str]) -> str:
        """All evidence behind some items as one text."""
        pieces: list[str] = []
        for ref in refs:
            item = self.items[ref]
            pieces.extend(piece.words for piece in getattr(item, "evidence", ()))
            sides = getattr(item, "sides", ())
            held = [*getattr(item, "positions", ()), *(name for side in sides for name in side.positions)]
            pieces.extend(piece.words for name in held for piece in self.positions[name].evidence)
        return "\n".join(pieces)


def counted(count: int, noun: str) -> str:
    """Write a count with its noun: "one origin", "three origins"."""
    return f"{number_word(count)} {noun}{'' if count == 1 else 's'}"
