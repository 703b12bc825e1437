"""Labels as if a system had said them: the output that must score 1, and the ground that mutations start from."""

from collections.abc import Iterable, Sequence

from ..schemas import (
    Actor,
    Block,
    Briefing,
    Cell,
    Coverage,
    Dispute,
    Event,
    Evidence,
    Hop,
    Interval,
    Issue,
    Line,
    Matrix,
    Modality,
    Page,
    Position,
    Proposal,
    Relation,
    RelationKind,
    Role,
    Row,
    Side,
    Source,
    Stance,
)
from .case import Case, Story
from .labels import Gold, GoldActor, GoldPosition, Status
from .match import find


def as_briefing(story: Story, case: Case, gold: Gold | None = None) -> Briefing:
    """Word one article's labels as the briefing of that article.

    Args:
        story: whose issues the labels point at.
        case: the article.
        gold: other labels of the same article, such as a second hand's.
    """
    gold = gold or case.gold
    kept = [label for label in gold.positions if label.status is not Status.FORBIDDEN]
    issues = {story.issue(label): f"i{at}" for at, label in enumerate(kept, start=1)}
    return Briefing(
        coverage=Coverage(articles=1, origins=1),
        actors=tuple(_actor(actor, case) for actor in gold.actors),
        issues=tuple(_issue(name, statement) for statement, name in issues.items()),
        positions=tuple(_position(label, issues[story.issue(label)], case) for label in kept),
        proposals=tuple(
            Proposal(
                id=label.id,
                text=label.text,
                proposers=label.proposers,
                conditions=label.conditions,
                status=label.stands,
                evidence=evidence(case, label.evidence),
                origins=("l1",),
                items=(),
            )
            for label in gold.proposals
            if label.status is not Status.FORBIDDEN
        ),
        disputes=tuple(
            Dispute(
                id=label.id,
                question=label.question,
                sides=(
                    Side(stance=Stance.SUPPORT, actors=label.side_a),
                    Side(stance=Stance.OPPOSE, actors=label.side_b),
                ),
                explicit=True,
                kind=label.kind,
                origins=("l1",),
                evidence=evidence(case, label.evidence),
            )
            for label in gold.disputes
            if label.status is not Status.FORBIDDEN
        ),
        sources=(_source(case, "s1", "l1"),),
    )


def evidence(case: Case, snippets: Iterable[str], source: str = "s1") -> tuple[Evidence, ...]:
    """Cut labels' snippets out of their article."""
    return tuple(
        Evidence(source=source, sentences=(1,), start=a, end=b, quote=case.text[a:b])
        for snippet in snippets
        for a, b in find(case.text, snippet)[:1]
    )


def _actor(actor: GoldActor, case: Case, source: str = "s1") -> Actor:
    roles = (Role(office=actor.office, organisation=actor.organisation, source=source),) if actor.office else ()
    return Actor(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aliases=tuple(sorted({actor.name, *actor.aliases})),
        roles=roles,
        evidence=evidence(case, [actor.name], source),
    )


def _issue(name: str, statement: str) -> Issue:
    return Issue(id=name, statement=statement, form="normative", label=statement, wordings=(statement,))


def _position(label: GoldPosition, issue: str, case: Case, source: str = "s1") -> Position:
    return Position(
        id=label.id if source == "s1" else f"{source}-{label.id}",
        speaker=label.actor,
        on_behalf_of=label.on_behalf_of,
        issue=issue,
        stance=label.stance,
        statement="",
        modality=Modality.DESCRIPTION,
        conditions=label.conditions,
        certainty=label.certainty,
        said_on=Interval(start=label.date, end=label.date),
        chain=tuple(Hop(who=hop.who, cue=hop.cue, hedge=hop.hedge) for hop in label.chain),
        narrator_only=label.narrator_only,
        confidence="moderate",
        evidence=evidence(case, label.evidence, source),
        origins=(source,),
        items=(),
    )


def _source(case: Case, name: str, lineage: str, rewrite_of: str | None = None) -> Source:
    return Source(id=name, article=name, file=case.file.name, lineage=lineage, rewrite_of=rewrite_of, text=case.text)


def as_page(story: Story) -> Briefing:
    """Word a story's labels as the merged briefing of all its articles."""
    names = {case.id: f"s{at}" for at, case in enumerate(story.cases, start=1)}
    issues = {story.issue(label): "" for case in story.cases for label in case.gold.positions}
    issues |= {issue.statement: "" for issue in story.labels.issues}
    ids = {statement: f"i{at}" for at, statement in enumerate(issues, start=1)}
    named = {issue.id: ids[issue.statement] for issue in story.labels.issues}
    positions = tuple(
        _position(label, ids[story.issue(label)], case, names[case.id])
        for case in story.cases
        for label in case.gold.positions
        if label.status is not Status.FORBIDDEN
    )
    disputes = tuple(_disputes(story, named))
    return Briefing(
        coverage=Coverage(articles=len(names), origins=len(story.labels.lineages)),
        actors=tuple(_merged(story, names)),
        issues=tuple(_issue(name, statement) for statement, name in ids.items()),
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
        yield _source(case, names[case.id], home[case.id], names.get(original.get(case.id, "")))


def _merged(story: Story, names: dict[str, str]) -> Iterable[Actor]:
    for actor in story.clusters:
        parts = [_actor(a, case, names[case.id]) for case in story.cases for a in case.gold.actors if a.id == actor]
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
