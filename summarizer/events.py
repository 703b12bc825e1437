"""What happens during a run, as typed values: the library never prints, it tells a listener.

Events are delivered from the thread that called ``summarize``, one at a time, so a listener needs no lock.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceRead:
    """One more source was read, or found to be unreadable."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The engine is chosen and the articles are read."""

    engine: str
    articles: int


@dataclass(frozen=True, slots=True)
class ArticleSkipped:
    """A source can't be part of the briefing; the run goes on."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleExtracted:
    """One article was read for claims."""

    file: str
    done: int
    total: int
    claims: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class Linked:
    """Names and issues were joined across articles."""

    actors: int
    issues: int


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the user should know that stops nothing."""

    message: str


@dataclass(frozen=True, slots=True)
class RunFinished:
    """The briefing is made."""

    positions: int
    disputes: int
    quarantined: int
    words: int


Event = SourceRead | RunStarted | ArticleSkipped | ArticleExtracted | Linked | Warned | RunFinished
"""Everything a listener may hear."""

Listener = Callable[[Event], None]
"""Hears events; its exceptions are the caller's own and pass through."""


def ignore(_event: Event) -> None:
    """Hear nothing: the default listener."""
