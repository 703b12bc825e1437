"""A briefing looked up by id: items refer to one another by id, and every reader of a briefing follows those."""

from dataclasses import dataclass
from functools import cached_property

from .briefing import Actor, Briefing, Issue, Position, Source


@dataclass(frozen=True)
class Lookup:
    """The lists of one briefing by id; each view is made once."""

    briefing: Briefing

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.briefing.actors}

    @cached_property
    def issues(self) -> dict[str, Issue]:
        """Issues by id."""
        return {issue.id: issue for issue in self.briefing.issues}

    @cached_property
    def positions(self) -> dict[str, Position]:
        """Positions by id."""
        return {position.id: position for position in self.briefing.positions}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.briefing.sources}
