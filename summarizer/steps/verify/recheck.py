"""Check a finished briefing again from nothing but itself: its sources' texts are inside it."""

from collections.abc import Iterable, Sequence
from typing import Literal

from ...lexicon.content import content
from ...lexicon.prose import Casing, unended
from ...lexicon.questions import heading, question
from ...schemas import (
    Actor,
    Article,
    Briefing,
    Check,
    Dispute,
    Evidence,
    Issue,
    Judgment,
    NotedActor,
    NotedPosition,
    Position,
    Quarantined,
    Source,
    WordedSentence,
)
from . import place, wordings
from .claims import Desk
from .foreign import original_in
from .hedge import hedge
from .mentions import Cast
from .polarity import polarity
from .scene import Stage
from .speaker import standing
from .wording import wording_faults

Kind = Literal["actor", "position", "proposal", "dispute", "event", "unknown", "wording"]

_OWN_WORDS = 0.5
"""Share of a reported dispute's content words that its evidence must hold."""


def recheck(briefing: Briefing) -> tuple[Quarantined, ...]:
    """Re-cut every evidence and run every check again.

    A merged position has evidence of several sources: each source must show its speaker and must not contradict its
    stance; the firmest of them sets how certain it may be; its numbers, names and quotations must stand in one of them.

    Args:
        briefing: as made, or as loaded from a file that may have been changed.

    Returns:
        Everything that fails, with the reasons; empty when the briefing still stands.
    """
    desks = {source.id: _desk(source, briefing.actors) for source in briefing.sources}
    failed: list[Quarantined] = []
    for position in briefing.positions:
        failed += _report(
            "position", position.id, position.statement, position.evidence, _position(position, briefing, desks)
        )
    plain: tuple[tuple[Kind, Iterable[tuple[str, str, Sequence[Evidence]]]], ...] = (
        ("actor", ((a.id, "", a.evidence) for a in briefing.actors)),
        ("proposal", ((r.id, r.text, r.evidence) for r in briefing.proposals)),
        ("event", ((e.id, e.text, e.evidence) for e in briefing.timeline)),
        ("unknown", ((u.id, u.text, u.evidence) for u in briefing.not_known)),
    )
    for kind, rows in plain:
        for key, text, evidence in rows:
            failed += _report(kind, key, text or key, evidence, _worded((text,) if text else (), evidence, desks))
    for dispute in briefing.disputes:
        failed += _report("dispute", dispute.id, dispute.question, dispute.evidence, _dispute(dispute, briefing, desks))
    failed += _report("wording", "coverage", "coverage", (), _coverage(briefing))
    for relation in (*briefing.changes, *briefing.source_conflicts):
        failed += _report("wording", relation.id, relation.text, relation.evidence, _slices(relation.evidence, desks))
    for n, judgment in enumerate((*briefing.bottom_line, *briefing.key_judgments), start=1):
        failed += _report("wording", f"w{n}", judgment.text, (), _judgment(judgment, briefing))
    return tuple(failed)


def _desk(source: Source, actors: Sequence[Actor]) -> Desk:
    """Set a source up as the article it was, with the actors that stand in it."""
    article = Article(
        id=source.id,
        file=source.file,
        text=source.text,
        title=source.title,
        removed=source.removed,
        sentences=source.sentences,
    )
    here = [_noted(actor, source.id) for actor in actors if any(e.source == source.id for e in actor.evidence)]
    original = original_in(source, article)
    stage = Stage(original.in_english if original else article, Cast(tuple(here)), original)
    return Desk(stage, {actor.name: actor.name for actor in here})


def _noted(actor: Actor, source: str) -> NotedActor:
    role = next((role for role in actor.roles if role.source == source), None)
    return NotedActor.model_construct(
        name=actor.name,
        kind=actor.kind,
        aliases=list(actor.aliases),
        office=role.office if role else None,
        organisation=role.organisation if role else None,
        sentences=[n for e in actor.evidence if e.source == source for n in e.sentences],
    )


def _report(
    kind: Kind, key: str, claim: str, evidence: Sequence[Evidence], failed: Iterable[Check]
) -> list[Quarantined]:
    checks = tuple(check for check in failed if check.verdict == "failed")
    if not checks:
        return []
    numbers = tuple(n for slice_ in evidence for n in slice_.sentences)
    source = evidence[0].source if evidence else None
    return [Quarantined(id=key, kind=kind, source=source, claim=claim, sentences=numbers, failed=checks)]


def _slices(evidence: Sequence[Evidence], desks: dict[str, Desk]) -> list[Check]:
    """Check that each slice is what its source says between its offsets, and spans the sentences it names."""
    faults = []
    for slice_ in evidence:
        desk = desks.get(slice_.source)
        if desk is None:
            faults.append(f"source {slice_.source} is not in the briefing")
            continue
        article, original = desk.stage.printed, desk.stage.original
        known = place.valid(article, slice_.sentences)
        if slice_.translation != (original.translated(slice_.sentences) if original else None):
            faults.append(f"the translation of the slice of {slice_.source} is not that of its sentences")
        if article.text[slice_.start : slice_.end] != slice_.quote:
            faults.append(f'{slice_.source} does not say "{slice_.quote[:80]}" at {slice_.start}')
        elif len(known) != len(slice_.sentences) or not known:
            faults.append(f"{slice_.source} has no sentences {', '.join(map(str, slice_.sentences))}")
        elif not _spans(article, known, slice_):
            faults.append(f"the slice of {slice_.source} is not the sentences {', '.join(map(str, known))}")
    return [Check(name="place", verdict="failed" if faults else "passed", detail="; ".join(faults))]


def _spans(article: Article, numbers: Sequence[int], slice_: Evidence) -> bool:
    return (article.sentences[numbers[0] - 1].start, article.sentences[numbers[-1] - 1].end) == (
        slice_.start,
        slice_.end,
    )


def _position(position: Position, briefing: Briefing, desks: dict[str, Desk]) -> list[Check]:
    checks = _slices(position.evidence, desks)
    if not position.evidence:
        checks.append(Check(name="place", verdict="failed", detail="has no evidence"))
    names = {actor.id: actor.name for actor in briefing.actors}
    issues = {issue.id: issue.statement for issue in briefing.issues}
    if position.speaker not in names or position.issue not in issues:
        detail = f"{position.speaker} or {position.issue} is nothing in the briefing"
        return [*checks, Check(name="speaker", verdict="failed", detail=detail)]
    noted = NotedPosition.model_construct(
        actor=names[position.speaker],
        on_behalf_of=names.get(position.on_behalf_of or ""),
        issue=issues[position.issue],
        stance=position.stance,
        statement=position.statement,
        conditions=list(position.conditions),
        certainty=position.certainty,
        modality=position.modality,
        chain=[],
        said_on=None,
        narrator_only=position.narrator_only,
        sentences=[],
    )
    hedges = []
    for key, cited in _by_source(position.evidence, desks).items():
        desk = desks[key]
        actor = desk.stage.cast.find(noted.actor)
        if actor is None:
            checks.append(Check(name="speaker", verdict="failed", detail=f"{noted.actor} does not stand in {key}"))
            continue
        fault = standing(actor, desk.stage, cited)
        checks.append(Check(name="speaker", verdict="failed" if fault else "passed", detail=fault))
        checks.append(polarity(noted, actor, desk.stage, cited))
        checks += [desk.stage.original.faithful(cited)] if desk.stage.original else []
        hedges.append(hedge(noted, actor, desk.stage, cited))
    checks += hedges if all(check.verdict == "failed" for check in hedges) else []
    people = [name for key in (position.speaker, position.on_behalf_of) if key and (name := names.get(key))]
    return [*checks, *_worded((position.statement, *position.conditions), position.evidence, desks, people)[1:]]


def _by_source(evidence: Sequence[Evidence], desks: dict[str, Desk]) -> dict[str, list[int]]:
    """Return the existing sentences that a claim cites, by source."""
    found: dict[str, set[int]] = {}
    for slice_ in evidence:
        if slice_.source in desks:
            known = place.valid(desks[slice_.source].stage.article, slice_.sentences)
            found.setdefault(slice_.source, set()).update(known)
    return {key: sorted(numbers) for key, numbers in found.items() if numbers}


def _worded(
    texts: Sequence[str], evidence: Sequence[Evidence], desks: dict[str, Desk], people: Sequence[str] = ()
) -> list[Check]:
    """Check slices, and the numbers, names and quotations of the texts against all cited sentences together."""
    checks = _slices(evidence, desks)
    cited = _by_source(evidence, desks)
    if not texts or not cited:
        return checks
    said = "\n".join("\n".join(place.readings(desks[k].stage.article, numbers)) for k, numbers in cited.items())
    near = "\n".join(desks[key].near(numbers) for key, numbers in cited.items())
    own = [name for key, numbers in cited.items() for name in desks[key].own(people, numbers)]
    whole = "\n".join(desks[key].stage.text for key in cited)
    return [
        *checks,
        wordings.numbers(texts, said),
        wordings.names(texts, near, own, whole),
        wordings.quote(texts, said),
    ]


def _dispute(dispute: Dispute, briefing: Briefing, desks: dict[str, Desk]) -> list[Check]:
    """Check what a dispute is said to be about, and that its sides hold what they are said to hold."""
    checks = _slices(dispute.evidence, desks)
    faults = [*_unsided(dispute, briefing)]
    issue = next((one for one in briefing.issues if one.id == dispute.issue), None)
    if dispute.issue and issue is None:
        faults.append(f"{dispute.issue} is nothing in the briefing")
    if faults:
        checks.append(Check(name="place", verdict="failed", detail="; ".join(faults)))
    if issue is not None and dispute.question in _questions(issue, briefing, dispute):
        return checks
    if issue is not None and dispute.kind != "criticism":
        detail = f"is not the question of {issue.id}: {issue.statement}"
        return [*checks, Check(name="place", verdict="failed", detail=detail)]
    names = {actor.id: actor.name for actor in briefing.actors}
    people = [names[actor] for side in dispute.sides for actor in side.actors if actor in names]
    checks += _worded((dispute.question,), dispute.evidence, desks, people)[1:]
    said = content(
        " ".join([*people, *(slice_.words for slice_ in dispute.evidence), issue.statement if issue else ""])
    )
    asked = content(dispute.question)
    if asked and len(asked & said) < _OWN_WORDS * len(asked):
        strange = ", ".join(sorted(asked - said))
        checks.append(Check(name="place", verdict="failed", detail=f"the evidence does not speak of {strange}"))
    return checks


def _questions(issue: Issue, briefing: Briefing, dispute: Dispute) -> list[str]:
    """What code calls a dispute on an issue."""
    casing = Casing(tuple(source.text for source in briefing.sources))
    found = [question(issue, casing)]
    if dispute.kind == "sequencing":
        found.append(f"The order of steps on {casing.inner(heading(issue) or unended(issue.label))}")
    return found


def _unsided(dispute: Dispute, briefing: Briefing) -> list[str]:
    """Say which positions do not hold what their side is said to hold, and who has no position on it."""
    held = {position.id: position for position in briefing.positions}
    faults = []
    for side in dispute.sides:
        faults += [f"{name} is nothing in the briefing" for name in side.positions if name not in held]
        mine = [held[name] for name in side.positions if name in held]
        faults += [f"{p.id} is held by {p.speaker}" for p in mine if p.speaker not in side.actors]
        if dispute.kind == "opposed":
            faults += [f"{p.id} is {p.stance}, not {side.stance}" for p in mine if p.stance is not side.stance]
            speakers = {p.speaker for p in mine}
            faults += [f"{actor} has no position on this side" for actor in side.actors if actor not in speakers]
    return faults


def _coverage(briefing: Briefing) -> list[Check]:
    """Check the counts on top of the page against the sources."""
    covered, sources = briefing.coverage, briefing.sources
    counts = (
        ("articles", covered.articles, len(sources)),
        ("origins", covered.origins, len({source.lineage for source in sources})),
        ("undated", covered.undated, sum(source.published.value is None for source in sources)),
    )
    wrong = [f"{said} {name}, its sources give {ought}" for name, said, ought in counts if said != ought]
    return [Check(name="numbers", verdict="failed", detail="; ".join(wrong))] if wrong else []


def _judgment(judgment: Judgment, briefing: Briefing) -> tuple[Check, ...]:
    sentence = WordedSentence.model_construct(text=judgment.text, refs=list(judgment.refs))
    return wording_faults(sentence, briefing)
