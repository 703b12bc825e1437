"""A story's labels as if a system had merged them: the page that must score 1."""

from collections.abc import Iterable, Sequence

from ..schemas import (
    Actor,
    Block,
    Briefing,
    Cell,
    Coverage,
    Dispute,
    Event,
    Interval,
    Line,
    Matrix,
    Page,
    Position,
    Relation,
    RelationKind,
    Row,
    Side,
    Source,
)
from .case import Story
from .gold import actor_of, evidence, issue_of, position_of, source_of
from .labels import Status


def as_page(story: Story) -> Briefing:
    """Word a story's labels as the merged briefing of all its articles."""
    names = {case.id: f"s{at}" for at, case in enumerate(story.cases, start=1)}
    issues = {story.issue(label): "" for case in story.cases for label in case.gold.positions}
    issues |= {issue.statement: "" for issue in story.labels.issues}
    ids = {statement: f"i{at}" for at, statement in enumerate(issues, start=1)}
    named = {issue.id: ids[issue.statement] for issue in story.labels.issues}
    positions = tuple(
        position_of(label, ids[story.issue(label)], case, names[case.id])
        for case in story.cases
        for label in case.gold.positions
        if label.status is not Status.FORBIDDEN
    )
    disputes = tuple(_disputes(story, named))
    return Briefing(
        coverage=Coverage(articles=len(names), origins=len(story.labels.lineages)),
        actors=tuple(_merged(story, names)),
        issues=tuple(issue_of(name, statement) for statement, name in ids.items()),
        positions=positions,
        disputes=disputes,
        timeline=tuple(_events(story, names)),
        changes=tuple(_relations(story, names)),
        source_conflicts=tuple(_conflicts(story, names)),
        sources=tuple(_sources(story, names)),
        page=_page(positions, disputes, tuple(named[issue] for issue in story.labels.key_issues)),
    )


def _sources(story: Story, names: dict[str, str]) -> Iterable[Source]:
    home = {article: lineage.id for lineage in story.labels.lineages for article in lineage.articles}
    original = dict(pair for lineage in story.labels.lineages for pair in lineage.rewrites)
    for case in story.cases:
        yield source_of(case, names[case.id], home[case.id], names.get(original.get(case.id, "")))


def _merged(story: Story, names: dict[str, str]) -> Iterable[Actor]:
    for actor in story.clusters:
        parts = [actor_of(a, case, names[case.id]) for case in story.cases for a in case.gold.actors if a.id == actor]
        yield parts[0].model_copy(
            update={
                "aliases": tuple(sorted({alias for part in parts for alias in part.aliases})),
                "roles": tuple(role for part in parts for role in part.roles),
                "evidence": tuple(piece for part in parts for piece in part.evidence),
            }
        )


def _disputes(story: Story, named: dict[str, str]) -> Iterable[Dispute]:
    statements = {issue.id: issue.statement for issue in story.labels.issues}
    for label in story.labels.disputes:
        yield Dispute(
            id=label.id,
            issue=named[label.issue],
            question=statements[label.issue],
            sides=tuple(Side(stance=side.stance, actors=side.actors) for side in label.sides),
            explicit=True,
            kind=label.kind,
            origins=(),
            evidence=(),
        )


def _events(story: Story, names: dict[str, str]) -> Iterable[Event]:
    for at, label in enumerate(story.labels.dates, start=1):
        cut = evidence(story.case(label.at.article), [label.at.snippet], names[label.at.article])
        when = Interval(start=label.start, end=label.end)
        yield Event(
            id=f"e{at}",
            text=label.text,
            when=when,
            words="",
            planned=label.planned,
            evidence=cut,
            origins=("l1",),
            items=(),
        )


def _relations(story: Story, names: dict[str, str]) -> Iterable[Relation]:
    for at, label in enumerate(story.labels.successions):
        between = (label.earlier, label.later)
        yield Relation(id=f"u{at}", kind=RelationKind.SUCCESSION, text=label.office, between=between)
    for at, change in enumerate(story.labels.changes):
        parts = [ref.partition(":") for ref in (change.earlier, change.later)]
        held = tuple(name if names[article] == "s1" else f"{names[article]}-{name}" for article, _, name in parts)
        yield Relation(id=f"c{at}", kind=RelationKind(change.kind), text=change.issue, between=held)
    for at, drift in enumerate(story.labels.drift):
        pieces = [
            piece
            for passage in (drift.rewrite, drift.original)
            for piece in evidence(story.case(passage.article), [passage.snippet], names[passage.article])
        ]
        between = (names[drift.rewrite.article], names[drift.original.article])
        yield Relation(id=f"d{at}", kind=RelationKind.DRIFT, text=drift.what, between=between, evidence=tuple(pieces))


def _conflicts(story: Story, names: dict[str, str]) -> Iterable[Relation]:
    for at, label in enumerate(story.labels.conflicts):
        pieces = [
            piece
            for passage in label.between
            for piece in evidence(story.case(passage.article), [passage.snippet], names[passage.article])
        ]
        between = tuple(names[passage.article] for passage in label.between)
        yield Relation(
            id=f"x{at}", kind=RelationKind(label.kind), text=label.about, between=between, evidence=tuple(pieces)
        )


def _page(positions: Sequence[Position], disputes: Sequence[Dispute], issues: tuple[str, ...]) -> Page:
    """A page that shows each key issue, each holder and each dispute."""
    cells: dict[str, list[Cell]] = {}
    for position in positions:
        mark = position.stance.value
        cells.setdefault(position.speaker, []).append(Cell(issue=position.issue, mark=mark, items=(position.id,)))
    rows = tuple(Row(actor=actor, label=actor, cells=tuple(held)) for actor, held in cells.items())
    lines = tuple(Line(text=dispute.question, refs=("s1",), items=(dispute.id,)) for dispute in disputes)
    return Page(
        matrix=Matrix(issues=issues, labels=issues, rows=rows), blocks=(Block(key="disputed", lines=lines),), words=400
    )
