"""The books: which items stand on the page, why the others do not, and counts that add up."""

from collections.abc import Iterable, Iterator

from ...schemas import Briefing, Judgment, Omission, Page, Provenance
from .index import Claim, Index
from .layout import FULL, Limits

_CLAIMS = ("position", "proposal", "dispute", "event", "unknown")
"""Kinds of quarantined claims that count; an actor is no claim, and wording was never noted in an article."""

OUTSIDE = "outside the focus"
"""Rule that keeps off the page what does not speak to the question it is built for."""

_BLOCKS = (
    ("proposals", "proposals"),
    ("agreements", "agreed"),
    ("disputes", "disputed"),
    ("timeline", "timeline"),
    ("changes", "changed"),
    ("not_known", "not known"),
    ("source_conflicts", "conflicts"),
    ("sources", "sources"),
)


def shown_items(page: Page) -> frozenset[str]:
    """Collect the ids of everything a line, a demand or a mark of the page stands for."""
    rows = page.matrix.rows
    lines = [line for block in page.blocks for line in block.lines] + [row.demand for row in rows if row.demand]
    items = [name for line in lines for name in line.items]
    items += [name for row in rows for cell in row.cells for name in cell.items]
    return frozenset((*items, *page.matrix.issues, *(row.actor for row in rows)))


def count_claims(briefing: Briefing, shown: frozenset[str], provenance: Provenance) -> Provenance:
    """Count the claims noted in the articles by where they ended: on the page, below it, or in quarantine.

    Args:
        briefing: items carry the ids of the noted claims they unite.
        shown: ids of the items on the page.
        provenance: what is known of the run so far.

    Returns:
        The provenance with its four counts and with who worded the page, which wording has set on the briefing; a
        claim counts once, where it is best visible.
    """
    carriers: tuple[Claim, ...] = (
        *briefing.positions,
        *briefing.proposals,
        *briefing.disputes,
        *briefing.timeline,
        *briefing.not_known,
    )
    noted = {claim for item in carriers for claim in item.items}
    on_page = {claim for item in carriers if item.id in shown for claim in item.items}
    failed = {claim.id for claim in briefing.quarantine if claim.kind in _CLAIMS} - noted
    return provenance.model_copy(
        update={
            "wording": briefing.provenance.wording,
            "extracted": len(noted) + len(failed),
            "shown": len(on_page),
            "below": len(noted) - len(on_page),
            "quarantined": len(failed),
        }
    )


def omitted(briefing: Briefing, page: Page, limits: Limits, near: Index) -> tuple[Omission, ...]:
    """List every item that is not on the page with the rule that took it off.

    Args:
        briefing: whole.
        page: fitted.
        limits: what it was fitted to.
        near: the part of the briefing that the page may show.
    """
    shown = shown_items(page)
    may = _ids(near.briefing)
    copies = {name: f"sources: repeats {near.copies[name]}" for name in near.copies}
    return tuple(
        Omission(item=name, rule=copies.get(name, rule) if name in may else OUTSIDE)
        for name, rule in _all_items(briefing, page, limits)
        if name not in shown
    )


def _ids(near: Briefing) -> frozenset[str]:
    """Ids of all the page may show, with the actors and issues of its positions and the numbered sentences."""
    items = [item.id for field, _ in _BLOCKS for item in getattr(near, field)]
    items += [name for p in near.positions for name in (p.id, p.speaker, p.issue)]
    items += [f"{key} {at + 1}" for key, worded in _worded(near) for at in range(len(worded))]
    return frozenset(items)


def _all_items(briefing: Briefing, page: Page, limits: Limits) -> Iterator[tuple[str, str]]:
    """Every item with the rule that would have kept it off the page."""
    holders = {position.speaker for position in briefing.positions}
    debated = {position.issue for position in briefing.positions}
    yield from ((actor.id, _rule("rows", limits)) for actor in briefing.actors if actor.id in holders)
    yield from ((issue.id, "matrix: no column") for issue in briefing.issues if issue.id in debated)
    seated = {row.actor for row in page.matrix.rows}
    for position in briefing.positions:
        yield position.id, "matrix: no column" if position.speaker in seated else _rule("rows", limits)
    for field, key in _BLOCKS:
        yield from ((item.id, _rule(key, limits)) for item in getattr(briefing, field))
    yield from _judgments(briefing, page)


def _judgments(briefing: Briefing, page: Page) -> Iterable[tuple[str, str]]:
    """Worded sentences that are missing; they have no ids and go by their number."""
    for key, worded in _worded(briefing):
        kept = next((len(block.lines) for block in page.blocks if block.key == key), 0)
        for at in range(kept, len(worded)):
            yield f"{key} {at + 1}", f"{key}: no room"


def _worded(briefing: Briefing) -> tuple[tuple[str, tuple[Judgment, ...]], ...]:
    return (("bottom line", briefing.bottom_line), ("key judgments", briefing.key_judgments))


def _rule(key: str, limits: Limits) -> str:
    """Name the limit: the block's own, or the smaller one the total of the page left it."""
    block = "matrix" if key == "rows" else key
    unit = "actors" if key == "rows" else "lines"
    if limits[key] < FULL[key]:
        return f"{block}: {limits[key]} {unit} left by the page total"
    return f"{block}: at most {FULL[key]} {unit}"
