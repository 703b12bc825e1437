"""Who wants what: which actors and issues stand in the matrix, the mark of each cell and the demand of each row."""

from collections.abc import Sequence
from itertools import zip_longest

from ...lexicon.prose import described
from ...lexicon.questions import asserted
from ...schemas import Cell, Line, Matrix, Modality, Position, Row, Stance
from ...schemas.page import Mark
from .demand import demand
from .index import Index, number, stances
from .names import Names

MOST_ISSUES = 4
MOST_ACTORS = 8

_THOUGHT = frozenset({Modality.DESCRIPTION, Modality.PREDICTION})
"""What is asked of nobody and promised to nobody."""
_READING = {"support": 0, "conditional": 1, "mixed": 2, "noncommittal": 3, "conflict": 4, "oppose": 5}
"""Order of rows under a column: one side of the question first, the other last, so that a dispute is seen."""


def mark_of(positions: Sequence[Position], index: Index) -> Mark:
    """Say which mark stands for an actor's positions on one issue.

    Args:
        positions: at least one, all of one actor on one issue.
        index: the briefing they come from.

    Returns:
        "conflict" where reports of the actor can't both hold: opposite stances that no dated change explains, or a
        source conflict. Otherwise a condition outweighs plain support, and a stance outweighs its absence.
    """
    current = [position for position in positions if position.id not in index.replaced] or list(positions)
    found = set(stances(current))
    if any(position.id in index.conflicting for position in current) or {Stance.SUPPORT, Stance.OPPOSE} <= found:
        return "conflict"
    if len(found) > 1:
        found.discard(Stance.NONCOMMITTAL)
    if len(found) == 1:
        return found.pop().value
    return "conditional" if found == {Stance.SUPPORT, Stance.CONDITIONAL} else "mixed"


def choose_issues(index: Index) -> tuple[str, ...]:
    """Rank the issues that can be columns: those several actors and origins speak to, contested ones first.

    Returns:
        Twice as many ids as there are columns, since who is seated decides which of them fill. An issue on which one
        actor stands alone is among them only if that actor has no mark on a better one.
    """
    contested = {dispute.issue for dispute in index.disputes if dispute.issue}

    told = {issue.id for issue in index.briefing.issues if asserted(issue)}

    def weight(issue: str) -> tuple[float, int, int, bool, int]:
        positions = index.on_issue[issue]
        actors = len({position.speaker for position in positions})
        origins = len({origin for position in positions for origin in position.origins})
        near = max((index.near(position.id) for position in positions), default=0.0)
        return (-near, -actors - 2 * (issue in contested), -origins, issue in told, -len(positions))

    # Of equals the one the briefing has first: its order follows what is said, ids that of the articles.
    ranked = sorted((issue for issue, positions in index.on_issue.items() if positions), key=weight)
    chosen: list[str] = []
    marked: set[str] = set()
    for issue in ranked:
        holders = {position.speaker for position in index.on_issue[issue]}
        if len(chosen) < 2 * MOST_ISSUES and (len(holders) > 1 or not holders <= marked):
            chosen.append(issue)
            marked |= holders
    return tuple(chosen)


def rank_actors(index: Index, issues: Sequence[str], disputes: int) -> tuple[str, ...]:
    """Order the actors by their claim to a row.

    Args:
        index: the briefing.
        issues: the foremost issues.
        disputes: how many disputes the page shows; one actor of each opposed side is seated first, then a
            second one of the first dispute's sides, then the others in turn.

    Returns:
        Ids of all actors that hold a position, those to seat first in front.
    """

    def presence(actor: str) -> tuple[bool, float, int, int, int, int, tuple[str, int, str]]:
        held = index.held_by[actor]
        cells = {position.issue for position in held} & set(issues)
        origins = {origin for position in held for origin in position.origins}
        # What somebody only thinks or expects of a matter without a column earns no row before what others want.
        weighty = sum(position.issue in cells or position.modality not in _THOUGHT for position in held)
        nobody = actor in index.actors and described(index.actors[actor])
        near = max(index.near(position.id) for position in held)
        return (nobody, -near, -len(cells), -len(origins), -len(held), -weighty, number(held[0].id))

    shown = index.disputes[:disputes]
    sides = [
        (dispute, sorted((actor for actor in side.actors if actor in index.held_by), key=presence))
        for dispute in shown
        for side in dispute.sides
    ]
    opposed = [actor for dispute, side in sides if dispute.kind != "criticism" for actor in side[:1]]
    leading = [actor for dispute, side in sides if dispute is shown[0] for actor in side[1:2]]
    others = [actor for round_ in zip_longest(*(side for _, side in sides)) for actor in round_ if actor]
    return tuple(dict.fromkeys((*opposed, *leading, *others, *sorted(index.held_by, key=presence))))


def make_matrix(index: Index, names: Names, issues: Sequence[str], limits: dict[str, int]) -> Matrix:
    """Lay out the matrix.

    Args:
        index: the briefing.
        names: labels of its actors.
        issues: the columns to choose from, best first.
        limits: how many "rows" and "disputed" lines the page has, and the most words of a "demand".

    Returns:
        Empty if there is no position. Blank cells mean "not reported".
    """
    seated = [actor for actor in rank_actors(index, issues[:MOST_ISSUES], limits["disputed"]) if actor in index.actors]
    rows = [_row(index, names, actor, (issues, limits["demand"])) for actor in seated[: limits["rows"]]]
    columns = _columns(rows, issues)
    rows = [row.model_copy(update={"cells": tuple(c for c in row.cells if c.issue in columns)}) for row in rows]
    rows.sort(key=lambda row: _reading_order(row, columns))
    if not rows:
        return Matrix()
    return Matrix(issues=columns, labels=tuple(index.topic(issue) for issue in columns), rows=tuple(rows))


def _columns(rows: Sequence[Row], issues: Sequence[str]) -> tuple[str, ...]:
    """Pick the columns the seated rows fill: those with several marks, then any that is some row's only one."""
    marks = {issue: [row for row in rows if any(cell.issue == issue for cell in row.cells)] for issue in issues}
    chosen = [issue for issue in issues if len(marks[issue]) > 1][:MOST_ISSUES]
    for issue in issues:
        alone = len(marks[issue]) == 1 and not any(cell.issue in chosen for cell in marks[issue][0].cells)
        if alone and len(chosen) < MOST_ISSUES:
            chosen.append(issue)
    return tuple(issue for issue in issues if issue in chosen)


def _row(index: Index, names: Names, actor: str, shape: tuple[Sequence[str], int]) -> Row:
    """One actor: the marks under the columns and what they want."""
    issues, longest = shape
    held = index.held_by[actor]
    cells = []
    for issue in issues:
        here = [position for position in held if position.issue == issue]
        if here:
            cells.append(Cell(issue=issue, mark=mark_of(here, index), items=tuple(p.id for p in here)))
    return Row(
        actor=actor,
        label=names.label(index.actors[actor]),
        cells=tuple(cells),
        demand=_referred(index, demand(index, actor, issues, longest)),
    )


def _referred(index: Index, line: Line) -> Line:
    return line.model_copy(update={"refs": index.refs(line.items)})


def _reading_order(row: Row, issues: Sequence[str]) -> tuple[tuple[int, ...], int, str]:
    """Sort rows so that the first column reads from one side of the question to the other."""
    marks = {cell.issue: _READING[cell.mark] for cell in row.cells}
    return (tuple(marks.get(issue, 9) for issue in issues), -len(row.cells), row.label)
