"""Check a printed page again: the rest of the briefing gives every line of it, so it is laid out anew and compared."""

from collections.abc import Iterator
from itertools import zip_longest

from ...schemas import Block, Briefing, Check, Line, Matrix, Page, Quarantined, Row

_COUNTS = ("extracted", "shown", "below", "quarantined")


def recheck(briefing: Briefing, anew: Briefing) -> tuple[Quarantined, ...]:
    """Report each part of a page that the rest of the briefing does not give.

    Args:
        briefing: as made, or as loaded from a file that may have been changed.
        anew: the same, fitted again.

    Returns:
        One entry for each line, mark or heading that differs, with what ought to stand there; and for the counts of
        claims in the footer, and for the list of what was left off the page.
    """
    found = list(_page(briefing.page, anew.page))
    for name in _COUNTS:
        printed, ought = getattr(briefing.provenance, name), getattr(anew.provenance, name)
        if printed != ought:
            found.append((f"provenance, {name}", str(printed), str(ought)))
    if briefing.omissions != anew.omissions:
        printed, ought = ({f"{o.item}: {o.rule}" for o in one.omissions} for one in (briefing, anew))
        differing = sorted(printed ^ ought)
        found.append(("omissions", ", ".join(differing) or "another order", "what the page leaves off"))
    return tuple(_refused(*entry) for entry in found)


def _page(printed: Page, ought: Page) -> Iterator[tuple[str, str, str]]:
    """Yield (place, what stands there, what ought to) for all that differs."""
    for name in ("language", "title", "coverage", "footer", "words", "points", "points_letter"):
        mine, other = str(getattr(printed, name)), str(getattr(ought, name))
        if mine != other:
            yield f"page, {name}", mine, other
    yield from _matrix(printed.matrix, ought.matrix)
    blocks: dict[str, tuple[list[Block], list[Block]]] = {}
    for side, page in enumerate((printed, ought)):
        for block in page.blocks:
            blocks.setdefault(block.key, ([], []))[side].append(block)
    for key, (mine_, other_) in blocks.items():
        lines = ([line for block in side for line in block.lines] for side in (mine_, other_))
        for n, (line, right) in enumerate(zip_longest(*lines), 1):
            if line != right:
                yield f"page, {key} {n}", _line(line), _line(right)
        left = [sum(block.left_out for block in side) for side in (mine_, other_)]
        if left[0] != left[1] or len(mine_) != len(other_):
            yield f"page, {key}", f"{left[0]} more below", f"{left[1]} more below"
    mine, other = (", ".join(block.key for block in page.blocks) for page in (printed, ought))
    if mine != other:
        yield "page, blocks", mine, other


def _matrix(printed: Matrix, ought: Matrix) -> Iterator[tuple[str, str, str]]:
    if (printed.issues, printed.labels) != (ought.issues, ought.labels):
        yield "page, who wants what", ", ".join(printed.labels), ", ".join(ought.labels)
    for n, (row, right) in enumerate(zip_longest(printed.rows, ought.rows), 1):
        if row != right:
            yield f"page, who wants what {n}", _row(row), _row(right)


def _row(row: Row | None) -> str:
    if row is None:
        return "nothing"
    marks = ", ".join(f"{cell.issue} {cell.mark} ({' '.join(cell.items)})" for cell in row.cells)
    return f"{row.label} [{row.actor}]: {marks}; {_line(row.demand)}"


def _line(line: Line | None) -> str:
    if line is None:
        return "nothing"
    return " ".join(part for part in (line.text, line.note, f"[{' '.join((*line.refs, *line.items))}]") if part)


def _refused(place: str, printed: str, ought: str) -> Quarantined:
    check = Check(name="place", verdict="failed", detail=f"the rest of the briefing gives: {ought}")
    return Quarantined(id=place, kind="wording", claim=printed or "nothing", failed=(check,))
