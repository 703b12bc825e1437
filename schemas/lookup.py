"""A briefing looked up by id: items refer to one another by id, and every reader of a briefing follows those."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .base import Basis
from .briefing import Actor, Briefing, Issue, Position, Role, Source


def nearness(briefing: Briefing) -> Mapping[str, float]:
    """Say how near each item is to the briefing's focus, 0 to 1; empty when it has none or nothing is near."""
    return {near.item: near.share for near in briefing.focus.near} if briefing.focus else {}


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

    @cached_property
    def _nearness(self) -> Mapping[str, float]:
        return nearness(self.briefing)

    def near(self, item: str) -> float:
        """How near an item is to the focus; 0 for all where there is none, so that other ranks decide."""
        return self._nearness.get(item, 0.0)

    def role(self, actor: str) -> Role | None:
        """The role an actor held last, as far as the articles' dates go; the first given among undated ones."""
        roles = self.actors[actor].roles if actor in self.actors else ()
        dated = [(day, -at) for at, role in enumerate(roles) if (day := _day(role))]
        return roles[-max(dated)[1]] if dated else next(iter(roles), None)


def _day(role: Role) -> tuple[str, str] | None:
    """When a role is held, for sorting; None when nothing dates it."""
    when = role.as_of
    if when.basis is Basis.UNKNOWN or not (when.start or when.end):
        return None
    return (when.start or when.end or "", when.end or when.start or "")
