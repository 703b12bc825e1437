"""What a hand label is: the models behind ``*.gold.yaml`` (one article) and ``story.yaml`` (the merged page).

Labels point at the text by quoted snippets, never by sentence number, so they survive a new sentence splitter. Ids of
actors are the same in every article of a story: that sameness *is* the gold clustering.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..schemas import ActorKind, Certainty, Frozen, ProposalStatus, Published, Stance

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Words = Annotated[str, Field(pattern=r"\S")]
Snippets = Annotated[tuple[Words, ...], Field(min_length=1)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Status(StrEnum):
    """What a label asks of a system: to find it, to be free to find it, or not to claim it."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    FORBIDDEN = "forbidden"


class GoldActor(Frozen):
    """Someone who can take a stance, as this article names them."""

    id: Id
    """Story-wide id: the same actor has the same id in every article of the story."""
    name: Words
    """The fullest neutral name this article prints, without title."""
    kind: ActorKind
    """person, office, organisation, state, bloc, group or unnamed."""
    aliases: tuple[Words, ...] = ()
    """Every other wording of this article for the actor, as printed; pronouns left out."""
    office: Words | None = None
    """Office this article gives them, as printed."""
    organisation: Words | None = None
    """State or body the office belongs to, as printed."""
    note: str = ""
    """For other labellers."""


class GoldHop(Frozen):
    """One relay between the speaker and the reader."""

    who: Words
    """Who relays, as printed."""
    cue: Words
    """The relaying words, as printed."""
    hedge: Words | None = None
    """The hedging word, as printed."""


class GoldPosition(Frozen):
    """One actor, one issue, one stance."""

    id: Id
    """Unique in the article."""
    actor: Id
    """The holder: whose stance it is, not who relays it and not whom it is about."""
    also_actors: tuple[Id, ...] = ()
    """Holders that are as right: the body for its spokeswoman, the state for its ministry."""
    on_behalf_of: Id | None = None
    """Whom the holder speaks for, if the article says so."""
    issue: Words
    """Id of an issue of the story, or a normative sentence that only this position needs."""
    stance: Stance
    """Stance towards the issue as worded here, not as a system may word it."""
    also: tuple[Stance, ...] = ()
    """Stances that are as right."""
    evidence: Snippets
    """One snippet for each sentence it stands on; the start of the sentence is enough."""
    certainty: Certainty = Certainty.STATED
    """How firmly the evidence attributes it."""
    conditions: tuple[Words, ...] = ()
    """Each condition, as printed."""
    chain: tuple[GoldHop, ...] = ()
    """Relays, outermost first; empty where the article itself reports it."""
    said_on: Words | None = None
    """Words that date it, as printed."""
    date: Day | None = None
    """The day those words mean, where the article's own dates yield it."""
    span: tuple[Day, Day] | None = None
    """First and last day those words can mean, where they mean more than one ("in April"); tells an earlier stance from
    a later one of the same sentence."""
    narrator_only: bool = False
    """True where only the article's own voice asserts it."""
    status: Status = Status.REQUIRED
    """required, optional or forbidden."""
    trap: str = ""
    """What a careless reader gets wrong here; a forbidden label must say it."""

    @model_validator(mode="after")
    def _consistent(self) -> "GoldPosition":
        if self.stance in self.also:
            raise ValueError("also repeats the stance itself")
        if self.actor in self.also_actors:
            raise ValueError("also_actors repeats the actor itself")
        if self.span and (self.date or self.span[0] >= self.span[1]):
            raise ValueError("span is for words that mean several days, first day first, and stands without a date")
        if self.status is Status.FORBIDDEN and not self.trap.strip():
            raise ValueError("a forbidden position must name its trap")
        return self


class GoldProposal(Frozen):
    """An action that somebody puts forward."""

    id: Id
    text: Words
    """The action, as a short noun phrase."""
    issue: Words | None = None
    """Id of the story's issue it would settle."""
    proposers: tuple[Id, ...] = ()
    supporters: tuple[Id, ...] = ()
    opponents: tuple[Id, ...] = ()
    conditions: tuple[Words, ...] = ()
    """What it depends on, as printed."""
    stands: ProposalStatus
    """Where it stands at the time of the article."""
    also: tuple[ProposalStatus, ...] = ()
    """Standings that are as right."""
    evidence: Snippets
    status: Status = Status.REQUIRED


class GoldDispute(Frozen):
    """A disagreement or criticism that the article itself reports."""

    id: Id
    question: Words
    issue: Words | None = None
    """Id of the story's issue it is about."""
    side_a: Annotated[tuple[Id, ...], Field(min_length=1)]
    """One side; of a criticism, the critic."""
    side_b: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The other side; of a criticism, the criticised."""
    kind: Literal["opposed", "sequencing", "criticism"] = "opposed"
    evidence: Snippets
    status: Status = Status.REQUIRED

    @model_validator(mode="after")
    def _two_sides(self) -> "GoldDispute":
        both = sorted({*self.side_a} & {*self.side_b})
        if both:
            raise ValueError(f"stands on both sides: {', '.join(both)}")
        return self


class Gold(Frozen):
    """Everything a reader finds in one article."""

    published: Published = Published()
    """When it appeared, as far as its own words say."""
    language: Words = "en"
    actors: Annotated[tuple[GoldActor, ...], Field(min_length=1)]
    positions: tuple[GoldPosition, ...] = ()
    proposals: tuple[GoldProposal, ...] = ()
    disputes: tuple[GoldDispute, ...] = ()
    boilerplate: tuple[Words, ...] = ()
    """Text that is not this article's reporting: nothing may stand on it."""
    loaded: tuple[Words, ...] = ()
    """The narrator's loaded words, which may not be printed as ours."""


class ArticleRef(Frozen):
    """One article of a story."""

    id: Id
    """Short id by which story labels name it."""
    file: Words
    """Path from the story's folder."""
    gold: Words | None = None
    """Path of its labels from the story's folder; by default the file's stem in that folder, with .gold.yaml."""
    second: Words | None = None
    """Path of labels by a second hand, made without sight of the first."""


class StoryIssue(Frozen):
    """A question of the story, stated once so that all articles' positions can point at it."""

    id: Id
    statement: Words
    """A normative sentence one can agree or disagree with."""
    inverse: Words | None = None
    """The same question the other way round: supporting it is opposing the statement."""
    keywords: tuple[Words, ...] = ()
    """Words that a wording of this issue is likely to hold."""


class GoldLineage(Frozen):
    """Articles that rest on one origin."""

    id: Id
    articles: Annotated[tuple[Id, ...], Field(min_length=1)]
    rewrites: tuple[tuple[Id, Id], ...] = ()
    """Pairs (rewrite, original)."""
    reason: str = ""


class GoldSide(Frozen):
    """One side of a dispute on the merged page."""

    stance: Stance
    actors: Annotated[tuple[Id, ...], Field(min_length=1)]


class StoryDispute(Frozen):
    """A dispute the merged page must show."""

    id: Id
    issue: Id
    sides: Annotated[tuple[GoldSide, ...], Field(min_length=2)]
    kind: Literal["opposed", "sequencing", "criticism"] = "opposed"
    status: Status = Status.REQUIRED
    note: str = ""


class Succession(Frozen):
    """An office changed hands between articles: not a change of mind."""

    office: Words
    organisation: Words | None = None
    earlier: Id
    later: Id


class Change(Frozen):
    """Two positions, article:position each, that are one actor's earlier and later stance."""

    actor: Id
    issue: Id
    earlier: Words
    later: Words
    kind: Literal["changed position", "reported shift"] = "changed position"
    status: Status = Status.REQUIRED


class Conflict(Frozen):
    """Reports that cannot both be right: article and snippet each."""

    about: Words
    between: Annotated[tuple["Passage", ...], Field(min_length=2)]
    kind: Literal["source conflict", "scope mismatch"] = "source conflict"
    status: Status = Status.REQUIRED


class Passage(Frozen):
    """A snippet of one article of the story."""

    article: Id
    snippet: Words


class Drift(Frozen):
    """What a rewrite altered: quotation, hedge, name or number."""

    what: Literal["quotation", "verb", "hedge", "name", "number", "scope"]
    original: Passage
    rewrite: Passage
    status: Status = Status.REQUIRED


class StoryDate(Frozen):
    """A day that the story's own words yield."""

    text: Words
    """The event, as a short clause."""
    at: Passage
    """The words that report it."""
    start: Day | None
    """First day it can be; null where it must stay unknown."""
    end: Day | None
    planned: bool = False
    rule: str = ""
    """How the words yield the day."""
    status: Status = Status.REQUIRED


class StoryLabels(Frozen):
    """Everything a reader expects of the merged page."""

    title: Words
    domain: Words
    split: Literal["develop", "held-out"]
    """Whether rules may be developed on this story."""
    today: Day
    """The day of reading, as the pipeline is told it: it settles the year of a weekday printed with a day and month."""
    articles: Annotated[tuple[ArticleRef, ...], Field(min_length=1)]
    issues: tuple[StoryIssue, ...] = ()
    key_issues: tuple[Id, ...] = ()
    """Issues without which the page misses the story."""
    lineages: Annotated[tuple[GoldLineage, ...], Field(min_length=1)]
    never_same: tuple[tuple[Id, Id], ...] = ()
    """Pairs of actors that look alike and must not merge."""
    disputes: tuple[StoryDispute, ...] = ()
    successions: tuple[Succession, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    drift: tuple[Drift, ...] = ()
    dates: tuple[StoryDate, ...] = ()
