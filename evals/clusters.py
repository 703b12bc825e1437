"""How well names were joined into actors: LEA and B-cubed, and false merges of people as a hard count.

LEA (Moosavi and Strube, ACL 2016) weighs each cluster by its links, so that neither one big cluster nor all singletons
score well; B-cubed (Bagga and Baldwin, 1998) is printed beside it because it is widely known. MUC is left out: it gives
"everything is one actor" close to full marks.
"""

from collections.abc import Collection, Hashable, Sequence

from ..schemas import Frozen

Cluster = Collection[Hashable]


class Agreement(Frozen):
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 when both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def lea(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Agreement:
    """Link-based entity-aware score: how many of each cluster's links the other side has, weighed by its size.

    A singleton has one link, to itself. Empty against empty agrees fully.
    """
    return Agreement(precision=_lea_recall(found, gold), recall=_lea_recall(gold, found))


def b_cubed(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Agreement:
    """Score each mention by how much of its cluster is right; mentions that only one side has count as wrong."""
    return Agreement(precision=_b_cubed_recall(found, gold), recall=_b_cubed_recall(gold, found))


def false_merges(found: Sequence[Cluster], never: Collection[frozenset[Hashable]]) -> int:
    """Count pairs that must never share a cluster and do."""
    return sum(any(pair <= set(cluster) for cluster in found) for pair in never)


def _lea_recall(one: Sequence[Cluster], other: Sequence[Cluster]) -> float:
    total = sum(len(cluster) for cluster in one)
    if not total:
        return 0.0 if any(other) else 1.0
    sets = [set(cluster) for cluster in other]
    kept = 0.0
    for cluster in map(set, one):
        if len(cluster) == 1:
            kept += any(other_set == cluster for other_set in sets)
            continue
        shared = sum(_links(len(cluster & other_set)) for other_set in sets)
        kept += len(cluster) * shared / _links(len(cluster))
    return kept / total


def _links(size: int) -> float:
    return size * (size - 1) / 2


def _b_cubed_recall(one: Sequence[Cluster], other: Sequence[Cluster]) -> float:
    home = {mention: set(cluster) for cluster in other for mention in cluster}
    mentions = [(mention, set(cluster)) for cluster in one for mention in cluster]
    if not mentions:
        return 0.0 if home else 1.0
    return sum(len(cluster & home.get(mention, set())) / len(cluster) for mention, cluster in mentions) / len(mentions)
