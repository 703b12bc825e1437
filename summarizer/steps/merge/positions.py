"""Unite what articles say of one actor's stance on one issue, and number the positions in the order of the page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...schemas import CheckedPosition, Evidence, Interval, Position, Stance
from .confidence import of_position
from .ordering import contradict
from .relays import independent_origins
from .times import common, first_day, known, last_day, overlapping
from .unite import conditions, numbered, slices
from .view import View, flipped, natural

FITTING_WORDS = range(4, 21)
"""Words of a statement that says enough and still fits the page."""


@dataclass(frozen=True)
class Claim:
    """One noted position, resolved: who, on what, which way, when, out of which source."""

    noted: CheckedPosition
    source: str
    speaker: str
    on_behalf_of: str | None
    issue: str
    stance: Stance
    said_on: Interval
    evidence: tuple[Evidence, ...]


@dataclass
class _Bin:
    """Claims that are one position; filled while they are sorted in."""

    said_on: Interval
    claims: list[Claim] = field(default_factory=list)
    conditions: set[str] = field(default_factory=set)

    def takes(self, claim: Claim) -> bool:
        """Whether the claim can be the same position: no other time, no condition that runs against another."""
        fresh = set(claim.noted.conditions) - self.conditions
        return overlapping(self.said_on, claim.said_on) and not any(
            contradict(mine, other) for mine in fresh for other in self.conditions
        )

    def add(self, claim: Claim) -> None:
        """Take a claim in; the time narrows to what all can be."""
        self.said_on = common(self.said_on, claim.said_on)
        self.claims.append(claim)
        self.conditions.update(claim.noted.conditions)


def positions(view: View) -> tuple[Position, ...]:
    """Merge all noted positions.

    Returns:
        Positions p1, p2, ... in page-worthy order: issues with most actors, then most origins first; within an issue
        actors who speak to most issues first. The order depends on what is said, never on the order of articles.
    """
    groups: dict[tuple[str, str, Stance], list[Claim]] = defaultdict(list)
    for claim in _claims(view):
        groups[claim.speaker, claim.issue, claim.stance].append(claim)
    drafts = [
        _united(view, bin_)
        for group in groups.values()
        for side in _by_behalf(group)
        for bin_ in _by_occasion(view, side)
    ]
    return numbered("p", _ranked(view, drafts))


def _claims(view: View) -> Iterable[Claim]:
    dossier = view.dossier
    for source, _, notes in view.read():
        for noted in notes.positions:
            mention = dossier.issue_of[noted.issue]
            yield Claim(
                noted=noted,
                source=source,
                speaker=dossier.actor_of[noted.actor],
                on_behalf_of=dossier.actor_of[noted.on_behalf_of] if noted.on_behalf_of else None,
                issue=mention.target,
                stance=flipped(noted.stance) if mention.inverse else noted.stance,
                said_on=dossier.dates.get(noted.id, Interval()),
                evidence=slices(source, noted.evidence),
            )


def _by_behalf(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Part claims by whom they are made for; one that says nothing of it joins the only party named, if it is one."""
    parts: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        parts[claim.on_behalf_of if claim.on_behalf_of != claim.speaker else None].append(claim)
    if None in parts and len(parts) == 2:
        return [[claim for part in parts.values() for claim in part]]
    return list(parts.values())


def _by_occasion(view: View, claims: Sequence[Claim]) -> list[_Bin]:
    """Part claims into positions: dated ones by days that meet, undated ones to the best attested of those."""
    bins: list[_Bin] = []
    dated = sorted((claim for claim in claims if known(claim.said_on)), key=_by_day)
    for claim in dated:
        _place(claim, bins)
    bins.sort(key=lambda bin_: (-len(view.origins(claim.source for claim in bin_.claims)), first_day(bin_.said_on)))
    for claim in sorted((claim for claim in claims if not known(claim.said_on)), key=_by_day):
        _place(claim, bins)
    return bins


def _place(claim: Claim, bins: list[_Bin]) -> None:
    fitting = next((bin_ for bin_ in bins if bin_.takes(claim)), None)
    if fitting is None:
        fitting = _Bin(claim.said_on)
        bins.append(fitting)
    fitting.add(claim)


def _by_day(claim: Claim) -> tuple[str, str, str, tuple[str, ...]]:
    return (first_day(claim.said_on), last_day(claim.said_on), claim.noted.statement, claim.noted.conditions)


def _united(view: View, bin_: _Bin) -> Position:
    """Make one position of its claims: everything it stands on is kept, the words are those of the best evidence."""
    claims = sorted(bin_.claims, key=lambda claim: (natural(claim.source), natural(claim.noted.id)))
    present = {claim.source for claim in claims}
    # A rewrite that drops the hedge of its own original is not independent evidence that the claim is firmer.
    independent = [claim for claim in claims if view.originals.get(claim.source, frozenset()).isdisjoint(present)]
    ranked = sorted(independent or claims, key=_weight)
    others = sorted(claims, key=_weight)
    best = ranked[0]
    draft = Position(
        id="",
        speaker=best.speaker,
        on_behalf_of=next((c.on_behalf_of for c in claims if c.on_behalf_of not in (None, c.speaker)), None),
        issue=best.issue,
        stance=best.stance,
        statement=best.noted.statement,
        modality=best.noted.modality,
        conditions=conditions(claim.noted.conditions for claim in (*ranked, *others)),
        certainty=best.noted.certainty,
        said_on=bin_.said_on,
        chain=best.noted.chain,
        narrator_only=all(claim.noted.narrator_only for claim in claims),
        origins=independent_origins(view, ((claim.source, claim.noted.chain) for claim in claims)),
        confidence="low",
        evidence=view.united(piece for claim in claims for piece in claim.evidence),
        checks=tuple(dict.fromkeys(check for claim in claims for check in claim.noted.checks)),
        items=tuple(claim.noted.id for claim in claims),
    )
    return draft.model_copy(update={"confidence": of_position(view, draft, contradicted=False)})


def _weight(claim: Claim) -> tuple[object, ...]:
    """Somebody's word before the narrator's, firmest, then quoted, then the shortest statement that says enough."""
    words = len(claim.noted.statement.split())
    return (
        claim.noted.narrator_only,
        -claim.noted.certainty.rank,
        not any(piece.direct for piece in claim.evidence),
        words not in FITTING_WORDS,
        words,
        claim.noted.statement,
        claim.noted.conditions,
        claim.noted.modality,
        tuple((hop.who, hop.cue) for hop in claim.noted.chain),
    )


def _ranked(view: View, drafts: Sequence[Position]) -> list[Position]:
    """Sort by what is said of issue and actor; ties fall to wording, so that no order of input shows."""
    on: dict[str, list[Position]] = defaultdict(list)
    by: dict[str, list[Position]] = defaultdict(list)
    for draft in drafts:
        on[draft.issue].append(draft)
        by[draft.speaker].append(draft)
    issue_key = {issue: _issue_key(view, issue, held) for issue, held in on.items()}
    actor_key = {actor: _actor_key(view, actor, held) for actor, held in by.items()}

    def key(draft: Position) -> tuple[object, ...]:
        return (
            issue_key[draft.issue],
            actor_key[draft.speaker],
            draft.stance,
            draft.said_on.start or "",
            draft.said_on.end or "",
            draft.statement,
            view.actors[draft.on_behalf_of].name if draft.on_behalf_of else "",
            draft.conditions,
        )

    return sorted(drafts, key=key)


def _issue_key(view: View, issue: str, held: Sequence[Position]) -> tuple[int, int, str, str]:
    actors = {draft.speaker for draft in held if not view.unnamed(draft.speaker)}
    origins = {origin for draft in held for origin in draft.origins}
    return (-len(actors), -len(origins), view.issues[issue].statement, issue)


def _actor_key(view: View, actor: str, held: Sequence[Position]) -> tuple[bool, int, int, str, str]:
    origins = {origin for draft in held for origin in draft.origins}
    issues = {draft.issue for draft in held}
    return (view.unnamed(actor), -len(issues), -len(origins), view.actors[actor].name, actor)
