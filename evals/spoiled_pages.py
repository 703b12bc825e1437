"""Ways to spoil a right page, each touching one thing across a story's articles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..schemas import Actor, Briefing, Dispute, RelationKind
from .case import Story
from .pages import PAGE_WORDS


@dataclass(frozen=True)
class PageMutation:
    """One way to spoil a page."""

    name: str
    spoil: Callable[[Story, Briefing], Briefing]
    lowers: str
    """Measure of the page that must fall."""
    may_lower: frozenset[str] = frozenset()
    """Measures that may follow; all others must not move."""


def merged(story: Story, page: Briefing) -> Briefing:
    """Make one actor of every pair that must not be one, under both names."""
    for one, other in story.labels.never_same:
        page = _joined(page, one, other)
    return page


def _joined(page: Briefing, one: str, other: str) -> Briefing:
    kept = {actor.id: actor for actor in page.actors}
    if one not in kept or other not in kept:
        return page
    names = {*kept[one].aliases, *kept[other].aliases, kept[other].name}
    pieces = (*kept[one].evidence, *kept[other].evidence)
    both = kept[one].model_copy(update={"aliases": tuple(sorted(names)), "evidence": pieces})
    actors = tuple(both if actor.id == one else actor for actor in page.actors if actor.id != other)
    positions = (p.model_copy(update={"speaker": one}) if p.speaker == other else p for p in page.positions)
    disputes = tuple(_renamed(dispute, other, one) for dispute in page.disputes)
    return page.model_copy(update={"actors": actors, "positions": tuple(positions), "disputes": disputes})


def _renamed(dispute: Dispute, old: str, new: str) -> Dispute:
    sides = (
        side.model_copy(update={"actors": tuple(new if actor == old else actor for actor in side.actors)})
        for side in dispute.sides
    )
    return dispute.model_copy(update={"sides": tuple(sides)})


def split(_story: Story, page: Briefing) -> Briefing:
    """Make two actors of each that has several names, one for the first and one for the rest."""
    return page.model_copy(update={"actors": tuple(half for actor in page.actors for half in _halves(actor))})


def _halves(actor: Actor) -> Iterable[Actor]:
    rest = tuple(alias for alias in actor.aliases if alias != actor.name)
    yield actor.model_copy(update={"aliases": ()})
    if rest:
        yield actor.model_copy(update={"id": f"{actor.id}-b", "name": rest[0], "aliases": rest})


def _apart(_story: Story, page: Briefing) -> Briefing:
    """Give every article a lineage of its own."""
    return page.model_copy(
        update={"sources": tuple(s.model_copy(update={"lineage": s.id, "rewrite_of": None}) for s in page.sources)}
    )


def _without(kind: RelationKind) -> Callable[[Story, Briefing], Briefing]:
    def spoil(_story: Story, page: Briefing) -> Briefing:
        return page.model_copy(update={"changes": tuple(r for r in page.changes if r.kind is not kind)})

    return spoil


def _backwards(_story: Story, page: Briefing) -> Briefing:
    """Turn every succession round."""
    turned = tuple(
        r.model_copy(update={"between": r.between[::-1]}) if r.kind is RelationKind.SUCCESSION else r
        for r in page.changes
    )
    return page.model_copy(update={"changes": turned})


def _one_side(_story: Story, page: Briefing) -> Briefing:
    """Put everybody of a dispute on its first side."""
    disputes = (
        d.model_copy(
            update={
                "sides": (
                    d.sides[0].model_copy(update={"actors": tuple(a for side in d.sides for a in side.actors)}),
                    d.sides[1].model_copy(update={"actors": ()}),
                )
            }
        )
        for d in page.disputes
    )
    return page.model_copy(update={"disputes": tuple(disputes)})


def _redated(_story: Story, page: Briefing) -> Briefing:
    """Put every event on one wrong day."""
    wrong = {"start": "1999-01-01", "end": "1999-01-01"}
    events = (event.model_copy(update={"when": event.when.model_copy(update=wrong)}) for event in page.timeline)
    return page.model_copy(update={"timeline": tuple(events)})


def _page_with(**values: object) -> Callable[[Story, Briefing], Briefing]:
    return lambda _story, page: page.model_copy(update={"page": page.page.model_copy(update=values)})


def _uncited(_story: Story, page: Briefing) -> Briefing:
    blocks = (
        block.model_copy(update={"lines": tuple(line.model_copy(update={"refs": ()}) for line in block.lines)})
        for block in page.page.blocks
    )
    return page.model_copy(update={"page": page.page.model_copy(update={"blocks": tuple(blocks)})})


def _no_conflicts(_story: Story, page: Briefing) -> Briefing:
    return page.model_copy(update={"source_conflicts": ()})


def _empty_page(_story: Story, page: Briefing) -> Briefing:
    empty = page.page.model_copy(update={"matrix": type(page.page.matrix)(), "blocks": ()})
    return page.model_copy(update={"page": empty})


MUTATIONS: Sequence[PageMutation] = (
    PageMutation("merge look-alikes", merged, "actors", frozenset({"disputes", "successions", "balance"})),
    PageMutation("split actors", split, "actors", frozenset({"disputes", "successions", "balance"})),
    PageMutation("lose lineages", _apart, "lineages"),
    PageMutation("one-sided page disputes", _one_side, "disputes"),
    PageMutation("lose successions", _without(RelationKind.SUCCESSION), "successions"),
    PageMutation("turn successions round", _backwards, "successions"),
    PageMutation("lose changes of position", _without(RelationKind.CHANGED_POSITION), "changes"),
    PageMutation("lose drift", _without(RelationKind.DRIFT), "drift"),
    PageMutation("lose source conflicts", _no_conflicts, "conflicts"),
    PageMutation("misdate events", _redated, "dates"),
    PageMutation("strip references", _uncited, "cited"),
    PageMutation("overrun the page", _page_with(words=PAGE_WORDS + 1), "within budget"),
    PageMutation("empty the page", _empty_page, "key issues", frozenset({"balance", "cited"})),
)
