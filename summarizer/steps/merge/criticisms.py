"""Disagreements the articles report themselves: they confirm a computed dispute, or stand alone as criticism."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from ...lexicon.content import content, likeness, overlap
from ...lexicon.prose import capitalised
from ...schemas import Check, CheckedDispute, Dispute, Evidence, Position, Quarantined, Side, Stance
from .unite import clustered, most_tied, slices
from .view import View, natural

ALIKE = 0.5
"""Share of content words above which two questions between the same actors are one."""


@dataclass(frozen=True)
class _Report:
    """One reported disagreement, resolved; its sides share no actor and neither is empty."""

    noted: CheckedDispute
    source: str
    critics: tuple[str, ...]
    criticised: tuple[str, ...]
    issue: str | None
    evidence: tuple[Evidence, ...]


def attached(view: View, computed: Sequence[Dispute], positions: Sequence[Position]) -> list[Dispute]:
    """Join reported disagreements to the computed disputes they confirm; the others are added as criticism.

    A report confirms a dispute if the two parties it names stand on different sides of it, themselves or as part of a
    state or body that does, and it is on the dispute's issue or tells of nothing but what they are cited with there.
    """
    joined: dict[int, list[_Report]] = {}
    alone: list[_Report] = []
    on = _by_issue(computed)
    by_id = {position.id: position for position in positions}
    told = [
        tuple(piece for side in dispute.sides for one in side.positions for piece in by_id[one].evidence)
        for dispute in computed
    ]
    for report in _reports(view):
        home = next((i for i in on.get(report.issue or "", ()) if _confirms(view, report, computed[i])), None)
        if home is None:
            home = next(
                (i for i, cited in enumerate(told) if _cited(report, cited) and _confirms(view, report, computed[i])),
                None,
            )
        if home is None:
            alone.append(report)
        else:
            joined.setdefault(home, []).append(report)
    alone.sort(key=lambda report: _canonical(view, report))
    return [
        *(_confirmed(view, dispute, joined[i]) if i in joined else dispute for i, dispute in enumerate(computed)),
        *(_criticism(view, cluster, positions) for cluster in clustered(alone, _same, _keys)),
    ]


def unsided(view: View) -> tuple[Quarantined, ...]:
    """Return the reported disagreements that name nobody on one side once names are resolved: they can't be shown."""
    found = []
    for source, _, notes in view.read():
        for noted in notes.disputes:
            critics, criticised = _sides(view, noted)
            if critics and criticised:
                continue
            detail = "once names are resolved, one side names nobody who is not on the other side too"
            found.append(
                Quarantined(
                    id=noted.id,
                    kind="dispute",
                    source=source,
                    claim=noted.question,
                    sentences=tuple(dict.fromkeys(n for piece in noted.evidence for n in piece.sentences)),
                    failed=(Check(name="speaker", verdict="failed", detail=detail),),
                )
            )
    return tuple(found)


def _reports(view: View) -> Iterable[_Report]:
    for source, _, notes in view.read():
        for noted in notes.disputes:
            critics, criticised = _sides(view, noted)
            mention = view.dossier.issue_of.get(noted.issue) if noted.issue else None
            if critics and criticised:
                yield _Report(
                    noted=noted,
                    source=source,
                    critics=critics,
                    criticised=criticised,
                    issue=mention.target if mention else None,
                    evidence=slices(source, noted.evidence),
                )


def _sides(view: View, noted: CheckedDispute) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Resolve both sides; an actor who turns out to be on both is on neither."""
    critics = {view.dossier.actor_of[name] for name in noted.side_a}
    criticised = {view.dossier.actor_of[name] for name in noted.side_b}
    both = critics & criticised
    return _sorted(view, critics - both), _sorted(view, criticised - both)


def _sorted(view: View, actors: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(actors, key=lambda actor: (view.unnamed(actor), view.actors[actor].name, actor)))


def _by_issue(computed: Sequence[Dispute]) -> dict[str, list[int]]:
    on: dict[str, list[int]] = {}
    for i, dispute in enumerate(computed):
        on.setdefault(dispute.issue or "", []).append(i)
    return on


def _confirms(view: View, report: _Report, dispute: Dispute) -> bool:
    def stands(actors: Sequence[str], side: Side) -> bool:
        return any(view.part_of(actor, other) for actor in actors for other in side.actors)

    left, right = dispute.sides[0], dispute.sides[1]
    ways = ((report.critics, report.criticised), (report.criticised, report.critics))
    return any(stands(first, left) and stands(second, right) for first, second in ways)


def _cited(report: _Report, evidence: Sequence[Evidence]) -> bool:
    """Whether all that a report cites is cited already."""
    return all(
        any(piece.source == one.source and piece.start < one.end and one.start < piece.end for one in evidence)
        for piece in report.evidence
    )


def _confirmed(view: View, dispute: Dispute, reports: Sequence[_Report]) -> Dispute:
    return dispute.model_copy(
        update={
            "explicit": True,
            "origins": tuple(
                sorted({*dispute.origins, *view.origins(report.source for report in reports)}, key=natural)
            ),
            "evidence": view.united((*dispute.evidence, *(piece for report in reports for piece in report.evidence))),
            "items": tuple(sorted((report.noted.id for report in reports), key=natural)),
        }
    )


def _canonical(view: View, report: _Report) -> tuple[object, ...]:
    """Sort key out of words alone, so that neither ids nor the order of articles show."""
    parties = tuple(tuple(view.actors[actor].name for actor in side) for side in (report.critics, report.criticised))
    return (view.issues[report.issue].statement if report.issue else "", parties, report.noted.question)


def _keys(report: _Report) -> Iterable[Hashable]:
    return ((critic, other) for critic in report.critics for other in report.criticised)


def _same(leader: _Report, report: _Report) -> bool:
    """Whether two reports that share a critic and a criticised tell of one disagreement."""
    if leader.issue and leader.issue == report.issue:
        return True
    mine, other = content(leader.noted.question), content(report.noted.question)
    return (
        overlap(mine, other) >= ALIKE
        or likeness(mine, other) >= ALIKE
        or leader.noted.question == report.noted.question
    )


def _criticism(view: View, cluster: Sequence[_Report], positions: Sequence[Position]) -> Dispute:
    """Make a dispute of reports alone; the critic opposes what the criticised stands for unless positions say more."""
    reports = sorted(cluster, key=lambda report: (natural(report.source), natural(report.noted.id)))
    issue = most_tied(view, ((report.issue, report.source) for report in reports))
    critics = {actor for report in reports for actor in report.critics}
    criticised = {actor for report in reports for actor in report.criticised} - critics
    question = min((report.noted.question for report in reports), key=lambda text: (len(text.split()), text))
    held = [position for position in positions if issue and position.issue == issue]
    return Dispute(
        id="",
        issue=issue,
        question=capitalised(question),
        sides=(
            _side(_sorted(view, critics), held, Stance.OPPOSE),
            _side(_sorted(view, criticised), held, Stance.SUPPORT),
        ),
        explicit=True,
        kind="criticism",
        origins=view.origins(report.source for report in reports),
        evidence=view.united(piece for report in reports for piece in report.evidence),
        items=tuple(report.noted.id for report in reports),
    )


def _side(actors: tuple[str, ...], held: Sequence[Position], otherwise: Stance) -> Side:
    mine = [position for position in held if position.speaker in actors]
    stances = {position.stance for position in mine}
    stance = stances.pop() if len(stances) == 1 else otherwise
    return Side(stance=stance, actors=actors, positions=tuple(position.id for position in mine))
