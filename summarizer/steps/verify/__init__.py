"""Check every claim against the sentences it cites: the engine's word is never enough.

Each check is deterministic and says why it fails. What fails goes to quarantine whole and as it was: nothing is
rewritten, nothing is dropped. ``place`` cuts the evidence, ``speaker`` asks who holds it, ``polarity`` for or against,
``hedge`` how firmly, ``wordings`` whether numbers, names and quotations stand there. ``foreign`` holds an article in
another language beside its translation.
"""

from collections.abc import Sequence
from typing import TypeVar

from ...schemas import (
    Article,
    CheckedActor,
    CheckedDispute,
    CheckedEvent,
    CheckedNotes,
    CheckedPosition,
    CheckedProposal,
    CheckedUnknown,
    Notes,
    Quarantined,
)
from .actors import check_actor
from .claims import Desk, check_dispute, check_event, check_position, check_proposal, check_unknown
from .described import staged
from .foreign import kept, original_of
from .recheck import recheck, withdraw
from .wording import wording_faults

Kept = TypeVar("Kept", CheckedPosition, CheckedProposal, CheckedDispute, CheckedEvent, CheckedUnknown)


def verify(notes: Notes, article: Article) -> CheckedNotes:
    """Check one article's notes.

    Args:
        notes: as an engine gave them, by sentence number.
        article: cleaned, the one the notes are about.

    Returns:
        What passed, with its evidence cut from the article, and what failed, in quarantine. Every noted claim is in
        exactly one of the two, under the id ``<article>-<letter><place in the notes>``; an alias or office that does
        not stand in the article is quarantined beside its actor, under the actor's id with a suffix.
    """
    original = original_of(notes, article)
    stage = staged(notes.actors, original.in_english if original else article, original)
    actors: list[CheckedActor] = []
    quarantine: list[Quarantined] = []
    for n, noted in enumerate(notes.actors, start=1):
        actor, faults = check_actor(n, noted, stage)
        actors += [actor] if actor else []
        quarantine += faults
    ids = {actor.name: actor.id for actor in reversed(actors)}
    desk = Desk(stage, ids)
    key = article.id
    positions = [check_position(f"{key}-p{n}", noted, desk) for n, noted in enumerate(notes.positions, start=1)]
    proposals = [check_proposal(f"{key}-r{n}", noted, desk) for n, noted in enumerate(notes.proposals, start=1)]
    disputes = [check_dispute(f"{key}-d{n}", noted, desk) for n, noted in enumerate(notes.disputes, start=1)]
    events = [check_event(f"{key}-e{n}", noted, desk) for n, noted in enumerate(notes.events, start=1)]
    unknowns = [check_unknown(f"{key}-u{n}", noted, desk) for n, noted in enumerate(notes.unknowns, start=1)]
    return CheckedNotes(
        article=key,
        actors=tuple(actors),
        positions=_kept(positions, quarantine),
        proposals=_kept(proposals, quarantine),
        disputes=_kept(disputes, quarantine),
        events=_kept(events, quarantine),
        unknowns=_kept(unknowns, quarantine),
        translations=kept(original),
        quarantine=tuple(quarantine),
    )


def _kept(checked: Sequence[Kept | Quarantined], quarantine: list[Quarantined]) -> tuple[Kept, ...]:
    """Return what passed and move the rest to quarantine."""
    quarantine += [claim for claim in checked if isinstance(claim, Quarantined)]
    return tuple(claim for claim in checked if not isinstance(claim, Quarantined))


__all__ = ["recheck", "verify", "withdraw", "wording_faults"]
