"""Unite names into actors, and refuse any union that a never-same rule forbids, however indirectly."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

Trait = TypeVar("Trait", bound=Hashable)


class Clusters(Generic[Trait]):
    """A union-find over numbered members, each with a trait; traits that conflict never meet in one cluster.

    Keeping the distinct traits of a whole cluster, and not only those of the two members at hand, makes the refusal
    transitive: what can't be one with any member can't be one with the cluster.
    """

    def __init__(self, traits: Sequence[Trait], conflict: Callable[[Trait, Trait], bool]) -> None:
        """Start with every member alone.

        Args:
            traits: the trait of each member.
            conflict: whether two traits can't belong to one actor; symmetric.
        """
        self._conflict = conflict
        self._parent = list(range(len(traits)))
        self._traits: dict[int, frozenset[Trait]] = {i: frozenset({trait}) for i, trait in enumerate(traits)}

    def find(self, member: int) -> int:
        """Give the cluster of a member: the least of its members, whatever the order of unions."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def traits(self, member: int) -> frozenset[Trait]:
        """Give the distinct traits in a member's cluster."""
        return self._traits[self.find(member)]

    def allowed(self, members: Iterable[int]) -> bool:
        """Whether the clusters of all these members can be one."""
        roots = sorted({self.find(member) for member in members})
        return not any(
            self._conflict(a, b)
            for i, one in enumerate(roots)
            for other in roots[i + 1 :]
            for a in self._traits[one]
            for b in self._traits[other]
        )

    def unite(self, members: Iterable[int]) -> bool:
        """Make the clusters of all these members one, or none of them when a pair of traits conflicts.

        Returns:
            Whether they are one now.
        """
        roots = sorted({self.find(member) for member in members})
        if not self.allowed(roots):
            return False
        for root in roots[1:]:
            self._parent[root] = roots[0]
            self._traits[roots[0]] |= self._traits.pop(root)
        return True

    def groups(self) -> dict[int, list[int]]:
        """List every cluster by its least member, members ascending."""
        found: dict[int, list[int]] = {}
        for member in range(len(self._parent)):
            found.setdefault(self.find(member), []).append(member)
        return found
