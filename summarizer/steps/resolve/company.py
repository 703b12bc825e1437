"""Whether two articles speak of the same affair, going by the actors they share."""

from collections.abc import Sequence

from .mentions import Named, Trait
from .merging import Clusters


class Company:
    """The actors each article names in full, as a ground for trusting half a name.

    A surname alone in an article on another affair may be anybody's; in one that shares a named person or body, or two
    states, it is far likelier the person those articles are about.
    """

    def __init__(self, named: Sequence[Named], clusters: Clusters[Trait]) -> None:
        """Take stock once the names that are certain have been united."""
        self._of: dict[int, dict[int, bool]] = {}
        for member, name in enumerate(named):
            whole = name.family in ("body", "state") or (name.person is not None and name.person.full)
            if whole:
                self._of.setdefault(name.source, {})[clusters.find(member)] = name.family == "state"

    def shared(self, one: int, other: int, but: frozenset[int] = frozenset()) -> bool:
        """Whether two articles share a person or body, or two states.

        Args:
            one: number of an article.
            other: number of the other.
            but: clusters that don't count, since they are the ones in question.
        """
        if one == other:
            return True
        mine, theirs = self._of.get(one, {}), self._of.get(other, {})
        both = [mine[cluster] for cluster in mine.keys() & theirs.keys() - but]
        return not all(both) or len(both) > 1
