"""A listener that tells a person at a terminal, or a log, how far a run has come."""

import time
from collections import Counter, deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..events import (
    ArticleExtracted,
    ArticleSkipped,
    Event,
    Linked,
    RunFinished,
    RunStarted,
    SourceRead,
    Warned,
)

if TYPE_CHECKING:
    from ..engine import Engine

Say = Callable[[str], None]
_SAME = 3
"""Sources left out for one and the same reason that are named; the rest are counted."""
_LIVE = 0.2
"""Seconds between two states of the live line: the bill is added up for each."""
_PLAIN = 30.0
"""Seconds between two lines on how far a run has come, where there is no live line."""
_MANY = 20
"""Sources from which reading them is worth a word."""
_LONG = 10.0
"""Seconds from which what is left is worth saying."""
_RECENT = 50
"""Articles whose pace says what is left; the first of a run are often kept ones, which take no time."""


class Progress:
    """Hears events and says lines.

    Args:
        say: prints one line.
        live: shows a line in place of the last one, nothing for an empty one; None where nothing can be replaced,
            as in a log.
        quiet: keep to warnings and gaps.
        verbose: say every step.
        clock: seconds from some point on.
    """

    def __init__(
        self,
        say: Say,
        live: Say | None = None,
        *,
        quiet: bool = False,
        verbose: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._say, self._quiet, self._verbose, self._clock = say, quiet, verbose, clock
        self._live = None if quiet else live
        self._left_out: Counter[str] = Counter()
        self._engine: Engine | None = None
        self._total = self._done = self._missed = self._retried = 0
        self._paces: deque[tuple[float, int]] = deque(maxlen=_RECENT)
        self._told = clock()

    def follow(self, engine: "Engine") -> None:
        """Tell from now on what the engine has paid as well."""
        self._engine = engine
        self._retried = getattr(engine, "retried", 0)

    def __call__(self, event: Event) -> None:
        """Say what the event means to the user."""
        match event:
            case ArticleSkipped(file, reason):
                self._missed += self._total > 0
                self._left_out[reason] += 1
                if self._left_out[reason] <= _SAME:
                    self._say(f"left out: {file}: {reason}" if not reason.startswith(file) else f"left out: {reason}")
            case Warned(message):
                self._say(f"warning: {message}")
            case _ if not self._quiet:
                self._heard(event)

    def _heard(self, event: Event) -> None:
        """Say what only matters to somebody who watches."""
        match event:
            case SourceRead(done, total):
                self._tell(
                    f"reading {done}/{total} sources" if total >= _MANY or self._live else "", last=done == total
                )
            case RunStarted(engine, articles):
                self._total = articles
                self._paces.append((self._clock(), 0))
                if self._verbose:
                    self._say(f"{articles} articles for {engine}")
            case ArticleExtracted(file, done, total, claims, quarantined):
                self._done, self._total = done, total
                self._paces.append((self._clock(), done + self._missed))
                if self._live is None or self._verbose:
                    failed = f", {quarantined} quarantined" if quarantined else ""
                    self._say(f"[{done}/{total}] {file}: {claims} claims{failed}")
                if done + self._missed < total:
                    self._tell("so far: ")
                elif self._live:
                    self._live("joining what the articles say")
            case Linked(actors, issues) if self._verbose:
                self._say(f"{actors} actors, {issues} issues across the articles")
            case RunFinished(positions, disputes, quarantined, words) if self._verbose:
                self._say(f"{positions} positions, {disputes} disputes, {quarantined} quarantined, {words} words")

    def _tell(self, words: str, *, last: bool = False) -> None:
        """Say how far the run has come, if it is time to."""
        now = self._clock()
        if not words or (now - self._told < (_LIVE if self._live else _PLAIN) and not (last and self._live)):
            return
        self._told = now
        text = words + self._state() if words.endswith(" ") else words
        (self._live or self._say)(text)

    def _state(self) -> str:
        """Say in a line what is done, paid and left."""
        parts = [f"{self._done + self._missed}/{self._total} articles"]
        if self._engine is not None:
            used = self._engine.provenance.usage
            parts += [f"{used.calls} calls paid"] if used.calls else []
            parts += [f"{used.cached} answers kept"] if used.cached else []
            # Only an engine that asks a model can have to ask again.
            again = getattr(self._engine, "retried", 0) - self._retried
            parts += [f"{again} tried again"] if again else []
            parts += [f"${used.cost:.4f}" if used.cost is not None else "price unknown"] if used.calls else []
        left = self._left()
        parts += [f"about {_spoken(left)} left"] if left >= _LONG else []
        return ", ".join(parts)

    def _left(self) -> float:
        """Return the seconds that are left at the pace of the last articles; nothing where none shows."""
        (begun, first), (now, last) = self._paces[0], self._paces[-1]
        if last - first < 2 or now <= begun:
            return 0.0
        return (self._total - last) * (now - begun) / (last - first)

    def end(self) -> None:
        """Take the live line away and count what was left out without being named; the JSON names every one."""
        if self._live:
            self._live("")
        for reason, count in self._left_out.items():
            if count > _SAME:
                self._say(f"left out: {count - _SAME} more: {reason}")


def _spoken(seconds: float) -> str:
    """Write a time as one says it."""
    for unit, size in (("h", 3600), ("min", 60)):
        if seconds >= 1.5 * size:
            return f"{round(seconds / size)} {unit}"
    return f"{round(seconds, -1):.0f} s"
