"""What one article says, as an engine notes it down: by sentence number, never by quotation.

A language model fills these models, but it never sees the descriptions: a local server turns the schema into a grammar
only, so the prompt says what each field means, and the wire carries the bare schema. Changing the shape makes every
recorded and kept answer stale; changing a docstring does not. Lists and strings are bounded because a small model
under a grammar never ends an unbounded list. Every field is required, null where it has nothing, since strict JSON
Schema modes want it so.
"""

from typing import Annotated

from pydantic import Field

from .base import ActorKind, Certainty, Frozen, Modality, ProposalStatus, Stance

SentenceNumbers = Annotated[list[int], Field(min_length=1, max_length=6)]
Name = Annotated[str, Field(min_length=1, max_length=120)]
Text = Annotated[str, Field(min_length=1, max_length=300)]


class NotedActor(Frozen):
    """A person or organisation that takes a stance in the article."""

    name: Name
    """The fullest neutral name the article gives, without title: "Jane Doe", not "Mrs Doe" or a nickname."""
    kind: ActorKind
    """person, office, organisation, state, bloc, group, or unnamed (an anonymous speaker)."""
    aliases: Annotated[list[Name], Field(max_length=12)]
    """Every other wording the article uses for this actor, exactly as printed."""
    office: Name | None
    """The office the article says they hold, such as "Prime Minister"; null when it says none."""
    organisation: Name | None
    """The state or body that office belongs to, as printed; null when it says none."""
    sentences: SentenceNumbers
    """Numbers of sentences that name the actor and the office."""


class NotedHop(Frozen):
    """One relay between the actor and the reader."""

    who: Name
    """The outlet, official or document that relays the claim, as printed."""
    cue: Annotated[str, Field(min_length=1, max_length=60)]
    """The relaying words as printed, such as "told" or "according to"."""
    hedge: Annotated[str, Field(max_length=60)] | None
    """The hedging word as printed, such as "reportedly"; null when there is none."""


class NotedPosition(Frozen):
    """One actor's stance on one issue."""

    actor: Name
    """Name of the holder, exactly as in the list of actors."""
    on_behalf_of: Name | None
    """Name of the actor they speak for, exactly as in the list of actors; null when they speak for themselves."""
    issue: Text
    """A short normative sentence one can agree or disagree with, without the actor in it; else a noun phrase."""
    stance: Stance
    """The holder's stance towards the issue as worded."""
    statement: Text
    """What the holder wants or says, as one neutral sentence that adds nothing to the cited sentences."""
    modality: Modality
    """What the holder does by it."""
    conditions: Annotated[list[Text], Field(max_length=4)]
    """Each condition the holder attaches, as printed; empty when there is none."""
    certainty: Certainty
    """stated (plainly attributed), reported (via a report), suggested (hinted, expected), alleged (doubted)."""
    chain: Annotated[list[NotedHop], Field(max_length=4)]
    """Who relays it, outermost first; empty when the article itself reports it."""
    said_on: Annotated[str, Field(max_length=60)] | None
    """The words that date the statement, as printed, such as "on Thursday"; null when there are none."""
    narrator_only: bool
    """True when only the article's own voice asserts it and nobody is reported to have said or done it."""
    sentences: SentenceNumbers
    """Numbers of the sentences that show who holds it and what it is."""


class NotedProposal(Frozen):
    """An action somebody puts forward."""

    text: Text
    """The action as a short noun phrase or clause, nothing added."""
    proposers: Annotated[list[Name], Field(max_length=8)]
    """Names of those who put it forward, exactly as in the list of actors; empty when the article names nobody."""
    supporters: Annotated[list[Name], Field(max_length=12)]
    """Names of those reported in favour."""
    opponents: Annotated[list[Name], Field(max_length=12)]
    """Names of those reported against."""
    conditions: Annotated[list[Text], Field(max_length=4)]
    """What it depends on, as printed."""
    status: ProposalStatus
    """Where it stands at the time of the article."""
    issue: Text | None
    """The issue of a noted position that the action would settle, worded the same; null when there is none."""
    sentences: SentenceNumbers
    """Numbers of the sentences that state it."""


class NotedDispute(Frozen):
    """A disagreement or a criticism that the article itself reports."""

    question: Text
    """What they disagree about, as a short neutral question."""
    issue: Text | None
    """The issue of a noted position that it is about, worded the same; null when there is none."""
    side_a: Annotated[list[Name], Field(min_length=1, max_length=8)]
    """Names on one side (the critic), exactly as in the list of actors."""
    side_b: Annotated[list[Name], Field(min_length=1, max_length=8)]
    """Names on the other side (the criticised)."""
    sentences: SentenceNumbers
    """Numbers of the sentences that report the disagreement."""


class NotedEvent(Frozen):
    """Something that happened or is planned, with the words that date it."""

    text: Text
    """What happened or is planned, as one short neutral clause."""
    when: Annotated[str, Field(min_length=1, max_length=80)]
    """The words that date it, as printed."""
    planned: bool
    """True when it had not happened at the time of the article."""
    sentences: SentenceNumbers
    """Numbers of the sentences that report it."""


class NotedUnknown(Frozen):
    """Something the article itself says is open, undefined or not known."""

    text: Text
    """What is not known, as a short noun phrase or question."""
    sentences: SentenceNumbers
    """Numbers of the sentences that say so."""


class Notes(Frozen):
    """Everything one article says about who wants what, what is on the table, and who disagrees with whom."""

    actors: Annotated[list[NotedActor], Field(max_length=60)]
    """Every actor that any later entry names."""
    positions: Annotated[list[NotedPosition], Field(max_length=80)]
    """Every position, in the order of the article."""
    proposals: Annotated[list[NotedProposal], Field(max_length=30)]
    """Every proposal on the table."""
    disputes: Annotated[list[NotedDispute], Field(max_length=30)]
    """Every disagreement the article itself reports."""
    events: Annotated[list[NotedEvent], Field(max_length=30)]
    """Dated events that matter to the positions."""
    unknowns: Annotated[list[NotedUnknown], Field(max_length=15)]
    """What the article says is open or not known."""
