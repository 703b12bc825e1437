"""The briefing: the contract every form is a pure function of."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Self

from .article import Published, RemovedSpan, Sentence, Translation
from .base import (
    ActorKind,
    Basis,
    Certainty,
    Frozen,
    Interval,
    Modality,
    RelationKind,
    Stance,
)
from .checked import Quarantined
from .desk import OutletNote
from .evidence import Check, Evidence, Hop
from .focus import Focus
from .ledger import Event, Proposal
from .page import Page
from .phrasing import Phrase
from .since import Since

Confidence = Literal["high", "moderate", "low"]
"""high: at least two independent origins agree, verified, uncontradicted. moderate: one origin with a named speaker.
low: unnamed or contradicted."""


class Source(Frozen):
    """One article the briefing rests on."""

    id: str
    """s1, s2, ... by file name."""
    article: str
    """Content hash of its text."""
    file: str
    """Name it was read under."""
    title: str | None = None
    outlet: str | None = None
    outlet_note: OutletNote | None = None
    """What the user's table says of the outlet: a name to print, a rating, a country."""
    url: str | None = None
    language: str | None = None
    """BCP 47 code of its language; null when unknown."""
    language_basis: Basis = Basis.UNKNOWN
    """given by metadata, derived from the text's script and words, or unknown."""
    published: Published = Published()
    """When it appeared, and how we know."""
    lineage: str
    """Id of its lineage: sources that share one count once."""
    rewrite_of: str | None = None
    """Source id it rewrites."""
    quotes_outlets: tuple[str, ...] = ()
    """Outlets it relays, as printed."""
    text: str
    """Its whole text as decoded, so that every claim can be re-checked without the file."""
    removed: tuple[RemovedSpan, ...] = ()
    """What was set aside."""
    sentences: tuple[Sentence, ...] = ()
    """Its numbered sentences."""
    translations: tuple[Translation, ...] = ()
    """Those of them that a claim rests on, in English, by the engine's model; empty for a source in English."""

    @property
    def publisher(self) -> str | None:
        """The outlet as it is printed; what the user says of it stands behind it, and is said to be the user's."""
        note = self.outlet_note
        if note is None:
            return self.outlet
        rating = f"user's rating: {note.rating}" if note.rating else None
        more = "; ".join(part for part in (note.country, rating) if part)
        return f"{note.name} ({more})" if more else note.name


class Role(Frozen):
    """An office an actor is said to hold."""

    office: str
    organisation: str | None = None
    source: str
    """Source id that says so."""
    as_of: Interval = Interval()
    """When the source says so."""


class Actor(Frozen):
    """A person or organisation, once, under its most neutral name."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """Every wording seen, sorted."""
    named_by: Literal["articles", "user"] = "articles"
    """Whose name it is: one the user gave stands in no article, but one of the aliases does."""
    printed: tuple[str, ...] = ()
    """Wordings of sources in other languages, as they print them, sorted."""
    roles: tuple[Role, ...] = ()
    never_same_as: tuple[str, ...] = ()
    """Ids of actors that a rule forbids to merge with this one."""
    evidence: tuple[Evidence, ...] = ()
    """Where it is named, at least once."""


class Issue(Frozen):
    """A question the actors take sides on."""

    id: str
    statement: str
    """A normative sentence one can agree or disagree with, or a noun phrase."""
    form: Literal["normative", "topic"]
    """Which of the two."""
    label: str
    """A short heading for columns."""
    wordings: tuple[str, ...] = ()
    """All wordings that were joined."""


class Position(Frozen):
    """One actor, one issue, one stance, with everything it stands on."""

    id: str
    speaker: str
    """Actor id."""
    on_behalf_of: str | None = None
    """Actor id."""
    issue: str
    """Issue id."""
    stance: Stance
    statement: str
    """One neutral sentence."""
    modality: Modality
    conditions: tuple[str, ...] = ()
    certainty: Certainty
    """That of the best independent evidence."""
    said_on: Interval = Interval()
    chain: tuple[Hop, ...] = ()
    narrator_only: bool = False
    origins: tuple[str, ...]
    """Lineage ids: the independent origins."""
    confidence: Confidence
    """By rule; see Confidence."""
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...] = ()
    items: tuple[str, ...]
    """Ids of the noted items it unites; they account for every extracted claim."""


class Side(Frozen):
    """One side of a dispute; never empty."""

    stance: Stance
    actors: tuple[str, ...]
    """Actor ids."""
    positions: tuple[str, ...] = ()
    """Position ids."""


class Dispute(Frozen):
    """Actors who want incompatible things, or one who criticises another."""

    id: str
    issue: str | None = None
    """Issue id."""
    question: str
    sides: tuple[Side, ...]
    """At least two."""
    explicit: bool
    """Whether an article itself reports the disagreement."""
    kind: Literal["opposed", "sequencing", "criticism"] = "opposed"
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    items: tuple[str, ...] = ()


class Agreement(Frozen):
    """An issue on which at least two actors of different camps stand alike and nobody is reported against."""

    id: str
    issue: str
    stance: Stance
    actors: tuple[str, ...]
    positions: tuple[str, ...]


class Unknown(Frozen):
    """What the articles themselves say is open."""

    id: str
    text: str
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    items: tuple[str, ...]


class Relation(Frozen):
    """Two or more items that stand in a typed relation: a change, a succession, a conflict, a drift."""

    id: str
    kind: RelationKind
    text: str
    """One neutral sentence."""
    between: tuple[str, ...]
    """Ids of the positions, actors or sources related."""
    evidence: tuple[Evidence, ...] = ()


class Judgment(Frozen):
    """A worded sentence of the bottom line or the key judgments."""

    text: str
    refs: tuple[str, ...]
    """Ids of the items it phrases."""
    confidence: Confidence
    reason: str = ""
    """Why that confidence, by the rule."""


class Omission(Frozen):
    """Something that did not fit the page, and the rule that took it off."""

    item: str
    rule: str


class Gap(Frozen):
    """An article that is not in the briefing, and why."""

    file: str
    reason: str
    """What is wrong and what to do about it."""


class Coverage(Frozen):
    """What the briefing rests on."""

    articles: int
    origins: int
    """Independent origins: lineages, not links."""
    earliest: str | None = None
    """ISO date of the earliest dated article."""
    latest: str | None = None
    undated: int = 0


class Usage(Frozen):
    """What the models were paid for."""

    calls: int = 0
    """Answers that were paid for, those that were no good included."""
    cached: int = 0
    """Answers that were kept from an earlier run and cost nothing."""
    input_tokens: int = 0
    output_tokens: int = 0
    estimated: int = 0
    """Of the calls, those whose server did not say what it counted; their tokens are estimated, rather high."""
    cost: float | None = None
    """US dollars for the calls; None when nobody says what the model charges."""

    def __add__(self, more: "Usage") -> "Usage":
        """Sum two; a cost is only known when it is known of all that was paid."""
        known = [use.cost for use in (self, more) if use.calls or use.cost is not None]
        costs = [cost for cost in known if cost is not None]
        return Usage(
            calls=self.calls + more.calls,
            cached=self.cached + more.cached,
            input_tokens=self.input_tokens + more.input_tokens,
            output_tokens=self.output_tokens + more.output_tokens,
            estimated=self.estimated + more.estimated,
            cost=sum(costs) if costs and len(costs) == len(known) else None,
        )


class ArticleUsage(Usage):
    """What reading one article took."""

    article: str
    """Id of the article: the hash of its content."""


class Provenance(Frozen):
    """What made the briefing, so that it can be made again."""

    tool: str = ""
    """Name and version of this program."""
    engine: str = ""
    """Engine and model."""
    prompts: str = ""
    """Fingerprint of the prompts; empty for an engine that has none."""
    schemas: str = ""
    """Fingerprint of the schemas."""
    wording: Literal["engine", "template"] = "template"
    """Who worded the bottom line and the judgments."""
    extracted: int = 0
    """Claims noted in all articles."""
    shown: int = 0
    """Of those, on the page."""
    below: int = 0
    """Of those, in the lists of the briefing but not on the page."""
    quarantined: int = 0
    """Of those, failed a check."""
    usage: Usage = Usage()
    """What the engine paid so far, joining and wording included."""
    articles: tuple[ArticleUsage, ...] = ()
    """Of that, what each article took, in the order of their ids; empty for an engine that pays nobody."""
    cap: str = ""
    """What stopped the run from reading, joining or wording everything; empty when nothing did."""

    @property
    def model(self) -> str:
        """Who wrote what a model wrote, translations among it: the engine without its kind."""
        return self.engine.removeprefix("llm ") or "the engine"


typesetters: "dict[Literal['markdown', 'html'], Callable[[Briefing], str]]" = {}
"""How a notebook shows a briefing. Who can typeset registers here: what a briefing is knows nothing of its forms."""


class Briefing(Frozen):
    """Who wants what, what is on the table, who disagrees with whom; every item cites its sentences."""

    schema_version: Literal["1"] = "1"
    title: str = ""
    as_of: str | None = None
    """ISO date the briefing speaks of: the latest date of its articles unless the caller set it."""
    coverage: Coverage
    bottom_line: tuple[Judgment, ...] = ()
    key_judgments: tuple[Judgment, ...] = ()
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    timeline: tuple[Event, ...] = ()
    changes: tuple[Relation, ...] = ()
    source_conflicts: tuple[Relation, ...] = ()
    not_known: tuple[Unknown, ...] = ()
    sources: tuple[Source, ...] = ()
    since: Since | None = None
    """What is new against an earlier briefing, when one was given."""
    focus: Focus | None = None
    """The question the page is built for, when one was asked; the lists hold everything all the same."""
    language: str = "en"
    """BCP 47 code of the language the page is wanted in; all lists are in English."""
    phrases: tuple[Phrase, ...] = ()
    """For a page in another language: what its lines are called there. A line that is not among them is in English."""
    page: Page = Page()
    omissions: tuple[Omission, ...] = ()
    quarantine: tuple[Quarantined, ...] = ()
    gaps: tuple[Gap, ...] = ()
    provenance: Provenance = Provenance()

    def save(self, path: str | Path) -> None:
        """Write the briefing as JSON.

        Raises:
            FileNotFoundError: the folder does not exist; the message names it.
            OSError: the file can't be written.
        """
        folder = Path(path).parent
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "There is no such folder to save the briefing in", str(folder))
        Path(path).write_text(self.model_dump_json(indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a saved briefing.

        Raises:
            OSError: the file can't be read.
            pydantic.ValidationError: it is not a briefing of this schema version.
        """
        return cls.model_validate_json(Path(path).read_text(encoding="utf-8"))

    def _repr_markdown_(self) -> str | None:
        """Show the page in a notebook that takes Markdown; None leaves it to the notebook."""
        return typesetters["markdown"](self) if "markdown" in typesetters else None

    def _repr_html_(self) -> str | None:
        """Show the page in a notebook that takes HTML; None leaves it to the notebook."""
        return typesetters["html"](self) if "html" in typesetters else None
