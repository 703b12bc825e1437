"""The closed vocabularies every other model is written in."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Base of all models: immutable, no unknown field, field docstrings become schema descriptions."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class ActorKind(StrEnum):
    """What sort of thing takes the stance. Person, office and state are kept apart: an office outlives its holder."""

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    STATE = "state"
    BLOC = "bloc"
    GROUP = "group"
    UNNAMED = "unnamed"


class Stance(StrEnum):
    """An actor's attitude to an issue. There is no "neutral": what is not reported is simply not a position."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"
    MIXED = "mixed"
    NONCOMMITTAL = "noncommittal"


class Modality(StrEnum):
    """What the actor does by saying it."""

    DEMAND = "demand"
    COMMITMENT = "commitment"
    OFFER = "offer"
    THREAT = "threat"
    REFUSAL = "refusal"
    PREDICTION = "prediction"
    DESCRIPTION = "description"


class Certainty(StrEnum):
    """How firmly the evidence attributes a claim, firmest first; a claim may never stand above its evidence."""

    STATED = "stated"
    REPORTED = "reported"
    SUGGESTED = "suggested"
    ALLEGED = "alleged"

    @property
    def rank(self) -> int:
        """0 for the least certain, 3 for the firmest; comparable."""
        return _CERTAINTY_RANK[self]


_CERTAINTY_RANK = {
    Certainty.ALLEGED: 0,
    Certainty.SUGGESTED: 1,
    Certainty.REPORTED: 2,
    Certainty.STATED: 3,
}


class ProposalStatus(StrEnum):
    """Where a proposal stands in the reports."""

    FLOATED = "floated"
    BACKED = "backed"
    PLEDGED = "pledged"
    REJECTED = "rejected"
    OVERTAKEN = "overtaken"
    UNCLEAR = "unclear"


class RelationKind(StrEnum):
    """How two positions or two reports stand to one another."""

    SAME = "same"
    REFINEMENT = "refinement"
    ACTOR_DISPUTE = "actor dispute"
    SOURCE_CONFLICT = "source conflict"
    CHANGED_POSITION = "changed position"
    REPORTED_SHIFT = "reported shift"
    SUCCESSION = "succession"
    SCOPE_MISMATCH = "scope mismatch"
    DRIFT = "drift"
    UNCLEAR = "unclear"


class Basis(StrEnum):
    """How a date is known. A date is never guessed: what no rule yields stays unknown."""

    GIVEN = "given"
    DERIVED = "derived"
    UNKNOWN = "unknown"


class Interval(Frozen):
    """A span of days. Its width is its precision: one day, a month, a year."""

    start: str | None = None
    """First day it can be, ISO 8601 (YYYY-MM-DD), or null when unknown."""
    end: str | None = None
    """Last day it can be, ISO 8601 (YYYY-MM-DD), or null when unknown."""
    basis: Basis = Basis.UNKNOWN
    """given by the article's metadata or text, derived by a rule, or unknown."""
    rule: str | None = None
    """The rule that yielded a derived date, in words."""
