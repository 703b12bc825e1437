"""Check a merged position from nothing but the briefing: the run and every later check of it ask the same here."""

from ...schemas import Check, NotedPosition, Position
from .hedge import hedge
from .polarity import polarity
from .sources import Shelf
from .speaker import standing
from .words import words_of

Found = tuple[str | None, Check]
"""A check, and the id of the source it was made on; None for what all sources together must show."""


def held(position: Position, shelf: Shelf) -> list[Found]:
    """Check a position on everything it stands on.

    Each of its sources must show its speaker and must not contradict its stance; the firmest of them sets how certain
    it may be; its numbers, names and quotations must stand in one of them.

    Returns:
        Every check with the source it was made on.
    """
    found: list[Found] = [(None, check) for check in shelf.slices(position.evidence)]
    if not position.evidence:
        found.append((None, Check(name="place", verdict="failed", detail="has no evidence")))
    if position.speaker not in shelf.names or position.issue not in shelf.issues:
        detail = f"{position.speaker} or {position.issue} is nothing in the briefing"
        return [*found, (None, Check(name="speaker", verdict="failed", detail=detail))]
    noted = _noted(position, shelf)
    hops = frozenset(word.low for hop in position.chain for word in words_of(hop.who) if word.capital)
    hedges: list[Found] = []
    for key, cited in shelf.cited(position.evidence).items():
        stage = shelf.desks[key].stage
        actor = stage.cast.find(noted.actor)
        if actor is None:
            absent = f"{noted.actor} does not stand in {key}"
            found.append((key, Check(name="speaker", verdict="failed", detail=absent)))
            continue
        fault = standing(actor, stage, cited, hops)
        found.append((key, Check(name="speaker", verdict="failed" if fault else "passed", detail=fault)))
        found.append((key, polarity(noted, actor, stage, cited)))
        found += [(key, stage.original.faithful(cited))] if stage.original else []
        hedges.append((key, hedge(noted, actor, stage, cited)))
    found += hedges if all(check.verdict == "failed" for _, check in hedges) else []
    people = [name for key in (position.speaker, position.on_behalf_of) if key and (name := shelf.names.get(key))]
    worded = shelf.worded((position.statement, *position.conditions), position.evidence, people)[1:]
    return [*found, *((None, check) for check in worded)]


def _noted(position: Position, shelf: Shelf) -> NotedPosition:
    """Return a merged position as an engine would have noted it."""
    return NotedPosition.model_construct(
        actor=shelf.names[position.speaker],
        on_behalf_of=shelf.names.get(position.on_behalf_of or ""),
        issue=shelf.issues[position.issue],
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
