"""A listener that tells a person at a terminal, or a log, how far a run has come."""

from collections import Counter
from collections.abc import Callable

from ..events import (
    ArticleExtracted,
    ArticleSkipped,
    Event,
    Linked,
    RunFinished,
    RunStarted,
    Warned,
)

Say = Callable[[str], None]
_SAME = 3
"""Sources left out for one and the same reason that are named; the rest are counted."""


class Progress:
    """Hears events and says lines.

    Args:
        say: prints one line.
        quiet: keep to warnings and gaps.
        verbose: say every step.
    """

    def __init__(self, say: Say, *, quiet: bool = False, verbose: bool = False) -> None:
        self._say, self._quiet, self._verbose = say, quiet, verbose
        self._left_out: Counter[str] = Counter()

    def __call__(self, event: Event) -> None:
        """Say what the event means to the user."""
        match event:
            case ArticleSkipped(file, reason):
                self._left_out[reason] += 1
                if self._left_out[reason] <= _SAME:
                    self._say(f"left out: {file}: {reason}" if not reason.startswith(file) else f"left out: {reason}")
            case Warned(message):
                self._say(f"warning: {message}")
            case _ if self._quiet:
                return
            case ArticleExtracted(file, done, total, claims, quarantined):
                failed = f", {quarantined} quarantined" if quarantined else ""
                self._say(f"[{done}/{total}] {file}: {claims} claims{failed}")
            case RunStarted(engine, articles) if self._verbose:
                self._say(f"{articles} articles for {engine}")
            case Linked(actors, issues) if self._verbose:
                self._say(f"{actors} actors, {issues} issues across the articles")
            case RunFinished(positions, disputes, quarantined, words) if self._verbose:
                self._say(f"{positions} positions, {disputes} disputes, {quarantined} quarantined, {words} words")

    def end(self) -> None:
        """Count what was left out without being named; the JSON names every one."""
        for reason, count in self._left_out.items():
            if count > _SAME:
                self._say(f"left out: {count - _SAME} more: {reason}")
