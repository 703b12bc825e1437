"""What every kind of merged item shares: slices under source ids, conditions without repeats, running ids."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from ...lexicon.content import content, other_numbers, overlap
from ...schemas import Evidence, Frozen
from .view import View

Item = TypeVar("Item", bound=Frozen)
Noted = TypeVar("Noted")

SAME_CONDITION = 0.8
"""Share of content words above which one condition repeats another."""


def slices(source: str, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence of one article's notes under its source id.

    Args:
        source: id of the source the notes are of.
        evidence: slices that cite the article by its content hash.
    """
    return tuple(piece.model_copy(update={"source": source}) for piece in evidence)


def conditions(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Unite lists of conditions, best first; one that repeats another in its own words is left out."""
    kept: list[str] = []
    for condition in (one for many in lists for one in many):
        words = content(condition)
        if not any(
            condition == other
            or (overlap(words, content(other)) >= SAME_CONDITION and not other_numbers(condition, other))
            for other in kept
        ):
            kept.append(condition)
    return tuple(kept)


def most_tied(view: View, ties: Iterable[tuple[str | None, str]]) -> str | None:
    """Return the issue that most origins tie something to; of equals the first by its wording.

    Args:
        view: the dossier.
        ties: issue id, or None, and the source that makes the tie.
    """
    origins: dict[str, set[str]] = defaultdict(set)
    for issue, source in ties:
        if issue:
            origins[issue].add(view.lineage[source])
    return min(origins, key=lambda issue: (-len(origins[issue]), view.issues[issue].statement), default=None)


def numbered(letter: str, items: Iterable[Item]) -> tuple[Item, ...]:
    """Give items their ids, r1, r2, ..., in the order given."""
    return tuple(item.model_copy(update={"id": f"{letter}{i}"}) for i, item in enumerate(items, 1))


def clustered(
    items: Sequence[Noted],
    same: Callable[[Noted, Noted], bool],
    keys: Callable[[Noted], Iterable[Hashable]],
) -> list[list[Noted]]:
    """Gather items around the first one each is the same as.

    Args:
        items: in an order that depends on their content only, so that the clusters do too; equal items adjacent.
        same: whether an item is the same as the one that leads a cluster.
        keys: items that share none are never compared, which keeps a thousand articles cheap.
    """
    clusters: list[list[Noted]] = []
    led: dict[Hashable, list[int]] = defaultdict(list)
    for item in items:
        mine = tuple(dict.fromkeys(keys(item)))
        candidates = sorted({i for key in mine for i in led.get(key, ())})
        home = next((i for i in candidates if same(clusters[i][0], item)), None)
        if home is not None:
            clusters[home].append(item)
            continue
        for key in mine:
            led[key].append(len(clusters))
        clusters.append([item])
    return clusters
