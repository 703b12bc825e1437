"""Checked notes of all articles after resolving who is who, what is one issue, what is one origin, and when."""

from .article import Article
from .base import Frozen, Interval
from .briefing import Actor, Issue
from .checked import CheckedNotes


class Retold(Frozen):
    """A rewrite beside its original: which sentence words which one anew."""

    rewrite: str
    """Source id."""
    original: str
    """Source id."""
    sentences: tuple[tuple[int, int], ...]
    """Numbers of sentences (in the rewrite, in the original) that say the same, in order in both."""


class Lineage(Frozen):
    """Articles that rest on one origin: rewrites, wire copies, several outlets on one report."""

    id: str
    """l1, l2, ... in the order of their first source."""
    sources: tuple[str, ...]
    """Source ids, the earliest or fullest first."""
    rewrites: tuple[tuple[str, str], ...] = ()
    """Pairs (rewrite, original) of source ids."""
    retold: tuple[Retold, ...] = ()
    """For each of these pairs the sentences that match."""
    reason: str = ""
    """The measure that joined them, with its value."""


class Mention(Frozen):
    """How one label of one article was resolved."""

    label: str
    """Id of a checked item's actor, or the wording of an issue."""
    target: str
    """Id of the actor or issue in the dossier."""
    inverse: bool = False
    """For an issue: whether the wording asks the question the other way round, so that stances flip."""


class Dossier(Frozen):
    """Everything merge needs. Order of articles is canonical (by file name, then content), never the order of input."""

    articles: tuple[Article, ...]
    """Articles, dated as far as rules go; the i-th is source s(i+1)."""
    notes: tuple[CheckedNotes, ...]
    """Checked notes in the order of articles; an article with nothing to say has empty ones."""
    lineages: tuple[Lineage, ...]
    """Every source is in exactly one."""
    actors: tuple[Actor, ...]
    """Every actor once."""
    issues: tuple[Issue, ...]
    """Every issue once."""
    actor_of: dict[str, str]
    """Checked actor id to actor id."""
    issue_of: dict[str, Mention]
    """Issue wording to its issue."""
    dates: dict[str, Interval]
    """Checked position or event id to when it was said or happened; absent means unknown."""
