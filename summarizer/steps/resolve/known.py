"""Who is who as the user says it, before any rule: the user's word wins over what names look like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...lexicon.spelling import fold
from ...lexicon.titles import parted
from ...schemas import ActorKind, CheckedActor, CheckedNotes, Known
from .names import contradict, person_name


@dataclass(frozen=True)
class KnownActors:
    """The user's actors, by every name they were given."""

    table: tuple[Known, ...] = ()
    kinds: Mapping[str, ActorKind] | None = None
    """What sort of actor each printed name is, as the articles have it."""

    @classmethod
    def of(cls, table: Sequence[Known], notes: Sequence[CheckedNotes]) -> "KnownActors":
        """Take a table, with the sort of each actor from the articles: from one that uses its printed name, if any."""
        bare = cls(tuple(table))
        kinds: dict[str, ActorKind] = {}
        exact: set[str] = set()
        for actor in (actor for noted in notes for actor in noted.actors) if table else ():
            name = bare.meant(actor)
            if name and (fold(actor.name) == fold(name)) > (name in exact):
                exact.add(name)
                kinds[name] = actor.kind
            elif name:
                kinds.setdefault(name, actor.kind)
        return cls(tuple(table), kinds)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {fold(label): one.name for one in self.table for label in (one.name, *one.same)}

    @cached_property
    def _rivals(self) -> dict[str, frozenset[str]]:
        """For each name the user parts from others, those others; both ways."""
        found: dict[str, set[str]] = {}
        for one in self.table:
            for label in one.never:
                other = self._names.get(fold(label), label)
                found.setdefault(fold(one.name), set()).add(fold(other))
                found.setdefault(fold(other), set()).add(fold(one.name))
        return {name: frozenset(others) for name, others in found.items()}

    def meant(self, actor: CheckedActor) -> str | None:
        """Say which of the user's actors a noted one is: by its name, else by an alias that its name allows."""
        for label in (actor.name, *actor.aliases):
            found = self._names.get(fold(label)) or self._names.get(fold(parted(label).name))
            if found and (label == actor.name or self._may_be(actor.name, label)):
                return found
        return None

    def _may_be(self, name: str, alias: str) -> bool:
        """Whether an article's alias may go before its name: a surname that two share is the alias of both."""
        one, other = person_name(name), person_name(alias)
        return not (one and other) or (len(one.given) <= len(other.given) and not contradict(one, other))

    def called(self, actor: CheckedActor) -> tuple[CheckedActor, str]:
        """Call an actor what the user calls it.

        Returns:
            The actor, under the user's name if it has one, with its own among the aliases; and that name, or "".
        """
        name = self.meant(actor)
        if name is None:
            return actor, ""
        others = tuple(label for label in dict.fromkeys((actor.name, *actor.aliases)) if label != name)
        kind = (self.kinds or {}).get(name, actor.kind)
        return actor.model_copy(update={"name": name, "aliases": others, "kind": kind}), name

    def keys(self, actor: CheckedActor) -> tuple[str, frozenset[str]]:
        """Return the name by which the user parts an actor from others, and those others; empty for most."""
        rivals = self._rivals.get(fold(actor.name), frozenset())
        return (fold(actor.name) if rivals else ""), rivals
