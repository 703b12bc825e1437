"""Check a finished briefing again from nothing but itself: its sources' texts are inside it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from ...lexicon import places
from ...lexicon.content import content
from ...lexicon.prose import Casing, unended
from ...lexicon.questions import heading, question
from ...schemas import (
    Actor,
    Briefing,
    Check,
    CheckedNotes,
    Dispute,
    Dossier,
    Event,
    Evidence,
    Issue,
    Proposal,
    Quarantined,
    Unknown,
)
from .held import held
from .sources import Shelf
from .wordings import contains
from .words import words_of

Kind = Literal["actor", "position", "proposal", "dispute", "event", "unknown", "wording"]
Entry = tuple[Kind, str, str, Sequence[Evidence], Sequence[str], list[tuple[str | None, Check]]]
"""Kind, id, what it says, evidence, noted items, and every check with the source it was made on."""

_OWN_WORDS = 0.5
"""Share of a reported dispute's content words that its evidence must hold."""


def recheck(briefing: Briefing) -> tuple[Quarantined, ...]:
    """Re-cut every evidence and run every check again; sentences and page are checked by those who make them.

    Args:
        briefing: as made, or as loaded from a file that may have been changed.

    Returns:
        Everything that fails, with the reasons; empty when the briefing still stands.
    """
    shelf = Shelf(briefing)
    failed: list[Quarantined] = []
    for kind, key, text, evidence, _, checks in _entries(shelf):
        failed += _report(kind, key, text, evidence, (check for _, check in checks))
    for actor in briefing.actors:
        failed += _report(
            "actor", actor.id, actor.name, actor.evidence, (*shelf.slices(actor.evidence), _named(actor, shelf))
        )
    failed += _report("wording", "coverage", "coverage", (), _coverage(briefing))
    for relation in (*briefing.changes, *briefing.source_conflicts):
        failed += _report("wording", relation.id, relation.text, relation.evidence, shelf.slices(relation.evidence))
    return tuple(failed)


def withdraw(dossier: Dossier, briefing: Briefing) -> Dossier:
    """Take back what a merged briefing does not show to stand, so that a re-check can find nothing the run let pass.

    An article's notes are checked with what that article alone tells of its actors; merged, an actor has further
    names, and an issue another wording. The same function decides here and in every later check of the saved briefing.

    Args:
        dossier: resolved notes of all articles.
        briefing: merged of them.

    Returns:
        The dossier with each noted item in quarantine whose entry fails, of several sources only that of the source it
        fails on; the very same dossier when all stand.
    """
    shelf = Shelf(briefing)
    articles = {source.id: source.article for source in briefing.sources}
    failing: dict[str, Quarantined] = {}
    for kind, _, text, _, items, found in _entries(shelf):
        faults = [(source, check) for source, check in found if check.verdict == "failed"]
        whole = any(source is None for source, _ in faults)
        blamed = {articles[source] for source, _ in faults if source is not None}
        for item in items if faults else ():
            if whole or item.rsplit("-", 1)[0] in blamed:
                checks = tuple(dict.fromkeys(check for _, check in faults))
                failing[item] = Quarantined(id=item, kind=kind, claim=text, failed=checks)
    notes = tuple(_without(noted, failing) for noted in dossier.notes)
    same = all(left is noted for left, noted in zip(notes, dossier.notes, strict=True))
    return dossier if same else dossier.model_copy(update={"notes": notes})


def _without(notes: CheckedNotes, failing: dict[str, Quarantined]) -> CheckedNotes:
    """Move an article's failing items to its quarantine."""
    lists = {name: getattr(notes, name) for name in ("positions", "proposals", "disputes", "events", "unknowns")}
    gone = [item for items in lists.values() for item in items if item.id in failing]
    left = {name: tuple(item for item in items if item.id not in failing) for name, items in lists.items()}
    held_back = [
        failing[item.id].model_copy(
            update={"source": notes.article, "sentences": tuple(n for e in item.evidence for n in e.sentences)}
        )
        for item in gone
    ]
    return notes.model_copy(update={**left, "quarantine": (*notes.quarantine, *held_back)}) if gone else notes


def _entries(shelf: Shelf) -> Iterator[Entry]:
    """Yield every entry that unites noted items, checked."""
    briefing = shelf.briefing
    for p in briefing.positions:
        yield "position", p.id, p.statement, p.evidence, p.items, held(p, shelf)
    plain: tuple[tuple[Kind, Iterable[Proposal | Event | Unknown]], ...] = (
        ("proposal", briefing.proposals),
        ("event", briefing.timeline),
        ("unknown", briefing.not_known),
    )
    for kind, entries in plain:
        for entry in entries:
            found = shelf.worded((entry.text,), entry.evidence)
            yield kind, entry.id, entry.text, entry.evidence, entry.items, [(None, check) for check in found]
    for dispute in briefing.disputes:
        found = _dispute(dispute, shelf)
        yield "dispute", dispute.id, dispute.question, dispute.evidence, dispute.items, [(None, c) for c in found]


def _named(actor: Actor, shelf: Shelf) -> Check:
    """Check that an actor's name, or what it is put together of, stands in a source; a user's name need not."""
    stages = [desk.stage for key in {e.source for e in actor.evidence} if (desk := shelf.desks.get(key))]
    texts = [text for stage in stages for text in (stage.article.text, stage.printed.text)]
    names = (actor.name, *actor.aliases) if actor.named_by == "user" else (actor.name,)
    parts = [[word.text for word in words_of(name) if word.capital or word.text.isalnum()] for name in names]
    place = places.place_meant(actor.name)
    known = place is not None or any(all(contains(text, part) for part in one) for one in parts for text in texts)
    known = known or any(
        noted.name == actor.name and stage.describes(noted) for stage in stages for noted in stage.cast.actors
    )
    detail = "" if known else f'"{actor.name}" stands in none of its sources'
    return Check(name="names", verdict="passed" if known else "failed", detail=detail)


def _report(
    kind: Kind, key: str, claim: str, evidence: Sequence[Evidence], failed: Iterable[Check]
) -> list[Quarantined]:
    checks = tuple(check for check in failed if check.verdict == "failed")
    if not checks:
        return []
    numbers = tuple(n for slice_ in evidence for n in slice_.sentences)
    source = evidence[0].source if evidence else None
    return [Quarantined(id=key, kind=kind, source=source, claim=claim, sentences=numbers, failed=checks)]


def _dispute(dispute: Dispute, shelf: Shelf) -> list[Check]:
    """Check what a dispute is said to be about, and that its sides hold what they are said to hold."""
    briefing = shelf.briefing
    checks = shelf.slices(dispute.evidence)
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
    people = [shelf.names[actor] for side in dispute.sides for actor in side.actors if actor in shelf.names]
    checks += shelf.worded((dispute.question,), dispute.evidence, people)[1:]
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
