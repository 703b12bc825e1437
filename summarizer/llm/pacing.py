"""Below a rate limit rather than against it: once turned away, workers take turns at the rate the server let through.

Without it every worker runs into the limit, waits out the same ``Retry-After`` and runs into it again with all others.
"""

import threading
import time
from collections import deque
from dataclasses import dataclass

WINDOW, SLACK, WIDEST = 1.02, 0.01, 1.1
"""Seconds that what is let through in one may take: a second and what requests jostle on their way, since one too many
costs a ``Retry-After``. It is widened each time that the known rate was kept and still was too much, as it is where
processors are busy. Limits by the minute let through what their buckets hold, and then refill evenly."""
REMEMBERED = 10.0
"""Seconds of requests that are looked at: the fullest second among them is what the server lets through at least, so a
429 that has nothing to do with the rate hardly slows a run down."""
HOLD, GROWTH = 120.0, 1.02
"""Seconds at that rate, and the factor by which it then grows each second, since limits change and others stop."""
LONGEST = 1000.0
"""Seconds after which it grows no more: by then it limits nothing, and a power of a day's seconds is no number."""
STRAYS, SHARE, REST = 6, 0.075, 20.0
"""So many refusals at a paced rate, and this share of what was sent: then pacing does not help, since the server turns
some away at any rate or lets through far less than at first, and it is given up for so many seconds."""


@dataclass(slots=True)
class Sent:
    """A request that went out."""

    at: float
    """When, by the monotonic clock."""
    refused: bool = False
    """Whether it was turned away for its rate."""


class Pacer:
    """Spaces the requests of all threads once one was refused for its rate; before that it spaces none."""

    def __init__(self) -> None:
        self._sent: deque[Sent] = deque()
        self._most = 0
        self._window = WINDOW
        self._since = self._next = self._off = 0.0
        self._paced = self._strays = 0
        self._stale = False
        self._lock = threading.Lock()

    def turn(self) -> float:
        """Queue for the next turn, and return the seconds until it comes; 0 while no limit is known."""
        with self._lock:
            now = time.monotonic()
            allowed = self._allowed(now)
            if not allowed:
                return 0.0
            at = max(now, self._next)
            self._next = at + self._window / allowed
            return at - now

    def go(self) -> Sent | float:
        """Note that a request goes out, or return the seconds for which its window is full after all.

        A turn is a plan. Threads wake late and then bunch, which is what a limit counts.
        """
        with self._lock:
            now = time.monotonic()
            allowed = int(self._allowed(now))
            while self._sent and self._sent[0].at < now - REMEMBERED:
                self._sent.popleft()
            if allowed and len(self._sent) >= allowed and (left := self._sent[-allowed].at + self._window - now) > 0:
                return left
            self._paced += bool(allowed)
            self._sent.append(sent := Sent(now))
            return sent

    def refused(self, sent: Sent, wait: float) -> None:
        """Note that a request was turned away.

        Args:
            sent: which.
            wait: seconds the server asks everybody to wait; turns that come meanwhile are void, later ones hold.
        """
        with self._lock:
            sent.refused = self._stale = True
            self._strays += bool(self._most) and sent.at > self._since
            self._next = max(self._next, time.monotonic() + wait)

    def _allowed(self, now: float) -> float:
        """Return the requests a window may hold; 0 for any number."""
        if self._stale and now >= self._off:
            self._learn(now, max(1, self._fullest(now)))
        self._stale = False
        return self._most * self._grown(now) if self._most else 0.0

    def _learn(self, now: float, fullest: int) -> None:
        """Take in that requests were refused.

        Args:
            now: by the monotonic clock.
            fullest: requests let through in the fullest second.
        """
        if self._most and self._strays >= STRAYS and self._strays > SHARE * self._paced:
            self._most, self._off = 0, now + REST
        elif not self._most or now - self._since >= HOLD:
            self._most = max(self._most, fullest)
            self._since, self._paced, self._strays = now, 0, 0
        elif not self._strays:  # more refusals of what went out before the rate was known
            self._most = min(self._most, fullest)
        else:
            self._window = min(WIDEST, self._window + SLACK)

    def _grown(self, now: float) -> float:
        return float(GROWTH ** min(LONGEST, max(0.0, now - self._since - HOLD)))

    def _fullest(self, now: float) -> int:
        """Count the requests in the fullest second that were not turned away; those still out count as let through."""
        through = [sent.at for sent in self._sent if not sent.refused and sent.at >= now - REMEMBERED]
        most = first = 0
        for last, at in enumerate(through):
            while at - through[first] >= 1.0:
                first += 1
            most = max(most, last - first + 1)
        return most
