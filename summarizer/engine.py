"""The three judgments that are not arithmetic; everything else in the line is a pure function."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from .schemas import Article, Briefing, Leftovers, Links, Notes, Provenance, Quarantined, Wording


@dataclass(frozen=True)
class Reach:
    """How far an engine reads."""

    article: int
    """Characters of an article: sentences that begin behind them are not read."""
    sentence: int
    """Words and marks of a sentence."""


@runtime_checkable
class Bounded(Protocol):
    """An engine that does not read everything it is given; what it leaves out is set aside beforehand, and listed."""

    @property
    def reach(self) -> Reach:
        """How far it reads."""
        ...


@runtime_checkable
class Translator(Protocol):
    """What an engine may be able to do beside: put the lines of a page into another language than English."""

    def translate(self, lines: Sequence[str], language: str) -> Sequence[str | None]:
        """Put each line into a language.

        Args:
            lines: as composed in English; words set strong stand between ** and **.
            language: what English calls it.

        Returns:
            One text a line, None where there is none.

        Raises:
            SummarizerError: no valid answer could be had; the lines stay in English.
        """
        ...


@runtime_checkable
class Engine(Protocol):
    """Says what an article says, what belongs together, and how to word it.

    An engine is passed as an object. Methods may be called from several threads at once.
    """

    @property
    def provenance(self) -> Provenance:
        """Who answers: engine, model, prompt and schema fingerprints, and what was paid so far."""
        ...

    @property
    def concurrency(self) -> int:
        """How many articles may be extracted at the same time; 1 for an engine bound to the processor."""
        ...

    def extract(self, article: Article, faults: Sequence[Quarantined] = ()) -> Notes:
        """Note what one article says.

        Args:
            article: cleaned, with numbered sentences.
            faults: claims of an earlier answer that failed a check. When given, note those claims again, corrected,
                and nothing else; an engine that would only repeat itself returns empty notes.

        Raises:
            SummarizerError: no valid notes could be had; the article becomes a gap.
        """
        ...

    def link(self, leftovers: Leftovers) -> Links:
        """Say which names and which issue wordings belong together, by ids only.

        Raises:
            SummarizerError: no valid answer could be had; the labels stay apart.
        """
        ...

    def compose(self, briefing: Briefing) -> Wording | None:
        """Word the title, the bottom line and the key judgments, or return None to leave them to the templates.

        Raises:
            SummarizerError: no valid answer could be had; the templates word it.
        """
        ...

    def drain(self) -> None:
        """Begin no further call, and return when those that are out have ended and are kept.

        Called when a run is interrupted, perhaps while other threads are inside the methods above. An engine whose
        work costs nothing returns at once.
        """
        ...
