"""What is on the table and what is ahead, with what became of it: each step dated by the articles that tell of it."""

from typing import Literal

from .base import Frozen, Interval, ProposalStatus
from .evidence import Evidence


class Standing(Frozen):
    """Where a proposal stood, as some articles have it."""

    status: ProposalStatus
    as_of: Interval = Interval()
    """When the articles that say so appeared."""
    evidence: tuple[Evidence, ...]


class Outcome(Frozen):
    """What became of a plan, as far as later articles tell."""

    became: Literal["took place", "called off", "put off", "not reported"]
    """"not reported" means that its day was past when the latest article appeared, and none says that it came about."""
    as_of: Interval = Interval()
    """When the article that says so appeared; for "not reported" the latest article."""
    evidence: tuple[Evidence, ...] = ()


class Proposal(Frozen):
    """What is on the table."""

    id: str
    text: str
    proposers: tuple[str, ...] = ()
    """Actor ids."""
    supporters: tuple[str, ...] = ()
    """Position ids."""
    opponents: tuple[str, ...] = ()
    """Position ids."""
    conditions: tuple[str, ...] = ()
    status: ProposalStatus
    """Where it stands over all reports; a later report that it failed goes before an earlier pledge."""
    ledger: tuple[Standing, ...] = ()
    """Where each report has it stand, the dated ones in order, then the undated."""
    issue: str | None = None
    """Issue id."""
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    items: tuple[str, ...]


class Event(Frozen):
    """A dated line of the timeline."""

    id: str
    text: str
    when: Interval
    words: str
    """The article's words that date it."""
    planned: bool = False
    """Whether it lay ahead of every article that tells of it."""
    outcome: Outcome | None = None
    """Of a plan: what became of it; null where nothing tells, not even the date."""
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    items: tuple[str, ...]
