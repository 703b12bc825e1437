"""Notes after checking: each claim with the slices it stands on, or in quarantine with the reason."""

from typing import Literal

from .article import Translation
from .base import ActorKind, Certainty, Frozen, Modality, ProposalStatus, Stance
from .evidence import Check, Evidence, Hop


class CheckedActor(Frozen):
    """An actor whose name stands in the article."""

    id: str
    """Id within the run: content hash of the article, then a number."""
    name: str
    """Fullest neutral name in the article."""
    kind: ActorKind
    """What sort of actor."""
    aliases: tuple[str, ...] = ()
    """Other wordings that stand in the article, or in its translation."""
    printed: tuple[str, ...] = ()
    """Wordings of an article in another language, as it prints them."""
    office: str | None = None
    """Office the article gives them."""
    organisation: str | None = None
    """State or body the office belongs to."""
    evidence: tuple[Evidence, ...]
    """Where the article names them."""


class CheckedPosition(Frozen):
    """A position whose evidence passed every check."""

    id: str
    """Id within the run: content hash of the article, then a number."""
    actor: str
    """Id of the checked actor who holds it."""
    on_behalf_of: str | None = None
    """Id of the checked actor they speak for."""
    issue: str
    """Issue as the engine worded it."""
    form: Literal["normative", "topic"]
    """Whether that wording is a sentence one can agree with or only a noun phrase."""
    stance: Stance
    """Stance towards the issue as worded."""
    statement: str
    """One neutral sentence."""
    modality: Modality
    """What the actor does by it."""
    conditions: tuple[str, ...] = ()
    """Conditions attached."""
    certainty: Certainty
    """Never above the evidence's own hedge."""
    chain: tuple[Hop, ...] = ()
    """Relays, outermost first."""
    said_on: str | None = None
    """The article's words that date it."""
    narrator_only: bool = False
    """True when only the article asserts it."""
    evidence: tuple[Evidence, ...]
    """What it stands on."""
    checks: tuple[Check, ...] = ()
    """Result of each check."""


class CheckedProposal(Frozen):
    """A proposal that stands in the article."""

    id: str
    """Id within the run."""
    text: str
    """The action."""
    proposers: tuple[str, ...] = ()
    """Ids of checked actors who put it forward."""
    supporters: tuple[str, ...] = ()
    """Ids of checked actors in favour."""
    opponents: tuple[str, ...] = ()
    """Ids of checked actors against."""
    conditions: tuple[str, ...] = ()
    """What it depends on."""
    status: ProposalStatus
    """Where it stands."""
    issue: str | None = None
    """Wording of the issue it would settle."""
    evidence: tuple[Evidence, ...]
    """What it stands on."""
    checks: tuple[Check, ...] = ()
    """Result of each check."""


class CheckedDispute(Frozen):
    """A disagreement that the article itself reports."""

    id: str
    """Id within the run."""
    question: str
    """What it is about."""
    issue: str | None = None
    """Wording of the issue it is about."""
    side_a: tuple[str, ...]
    """Ids of checked actors on one side."""
    side_b: tuple[str, ...]
    """Ids of checked actors on the other."""
    evidence: tuple[Evidence, ...]
    """What it stands on."""
    checks: tuple[Check, ...] = ()
    """Result of each check."""


class CheckedEvent(Frozen):
    """A dated event that stands in the article."""

    id: str
    """Id within the run."""
    text: str
    """What happened or is planned."""
    when: str
    """The article's words that date it."""
    planned: bool
    """True when it had not happened yet."""
    evidence: tuple[Evidence, ...]
    """What it stands on."""
    checks: tuple[Check, ...] = ()
    """Result of each check."""


class CheckedUnknown(Frozen):
    """Something the article says is not known."""

    id: str
    """Id within the run."""
    text: str
    """What is not known."""
    evidence: tuple[Evidence, ...]
    """What it stands on."""
    checks: tuple[Check, ...] = ()
    """Result of each check."""


class Quarantined(Frozen):
    """A claim that failed a check: kept and shown as such, never repaired and never dropped."""

    id: str
    """Id it would have had."""
    kind: Literal["actor", "position", "proposal", "dispute", "event", "unknown", "wording"]
    """What it claimed to be."""
    source: str | None = None
    """Id of the article it was noted from; null for wording."""
    claim: str
    """What it said, in one line."""
    actor: str | None = None
    """Name of the actor it spoke of."""
    sentences: tuple[int, ...] = ()
    """Sentence numbers it cited, as given, even when they do not exist."""
    failed: tuple[Check, ...]
    """The checks it failed, with what they found."""


class CheckedNotes(Frozen):
    """What is left of one article's notes after checking, and what is not."""

    article: str
    """Id of the article."""
    actors: tuple[CheckedActor, ...] = ()
    positions: tuple[CheckedPosition, ...] = ()
    proposals: tuple[CheckedProposal, ...] = ()
    disputes: tuple[CheckedDispute, ...] = ()
    events: tuple[CheckedEvent, ...] = ()
    unknowns: tuple[CheckedUnknown, ...] = ()
    translations: tuple[Translation, ...] = ()
    """Sentences as the engine put them into English; empty for an article in English."""
    quarantine: tuple[Quarantined, ...] = ()
