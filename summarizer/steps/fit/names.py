"""How actors are called on the page: in full in the matrix, by the short form the articles use elsewhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...lexicon.places import place_of_people
from ...schemas import Actor, ActorKind, Role
from .dates import order


@dataclass(frozen=True)
class Names:
    """Labels of all actors of one briefing."""

    actors: tuple[Actor, ...]

    @cached_property
    def _last_words(self) -> Counter[str]:
        """How many actors bear each last word of a name; a shared one can't stand for anybody."""
        return Counter(word for actor in self.actors for word in {actor.name.split()[-1].casefold()} if actor.name)

    @cached_property
    def _short(self) -> dict[str, str]:
        return {actor.id: self._shortest(actor) for actor in self.actors}

    @cached_property
    def _full(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.actors}

    def _shortest(self, actor: Actor) -> str:
        """The longest alias that is the end of a person's name and of nobody else's; else the name itself."""
        words = actor.name.split()
        if actor.kind is not ActorKind.PERSON or len(words) < 2 or self._last_words[words[-1].casefold()] > 1:
            return actor.name
        seen = set(actor.aliases)
        tails = (" ".join(words[at:]) for at in range(1, len(words)))
        return next((tail for tail in tails if tail in seen and len(tail) > 2), actor.name)

    def full(self, actor: str) -> str:
        """The whole name; the id of an actor that isn't listed."""
        return self._full.get(actor, actor)

    def short(self, actor: str) -> str:
        """The name as articles shorten it, where that is safe."""
        return self._short.get(actor, actor)

    def label(self, actor: Actor) -> str:
        """Name for the matrix: with the state or body of the office if that is short and not said already."""
        if actor.kind is ActorKind.UNNAMED:
            return f"{actor.name} (unnamed)"
        role = _latest(actor.roles)
        if role is None:
            return actor.name
        place = role.organisation if role.organisation and len(role.organisation.split()) <= 3 else None
        people = place_of_people(place) if place else None
        place = people.name if people else place
        place = place or (role.office if len(role.office.split()) <= 2 else None)
        if not place or place.casefold() in actor.name.casefold():
            return actor.name
        return f"{actor.name} ({place})"


def _latest(roles: Sequence[Role]) -> Role | None:
    """The role held last, as far as the articles' dates go; the first given among undated ones."""
    dated = [role for role in roles if order(role.as_of)[0] == 0]
    if dated:
        return max(dated, key=lambda role: order(role.as_of))
    return roles[0] if roles else None
