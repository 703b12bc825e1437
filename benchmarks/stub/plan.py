"""Faults by plan: what befalls a request hangs on (seed, article, attempt) alone, so any concurrency replays it."""

import hashlib
import json
import math
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from email.utils import formatdate
from statistics import NormalDist
from typing import Any, Protocol, Self

from .answers import scripted
from .reply import Body, Fault, completion


class Asked(Protocol):
    """What of a request a plan looks at."""

    @property
    def body(self) -> Body: ...  # noqa: D102
    @property
    def user(self) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Plan:
    """Rates are shares of requests between 0 and 1. In a base URL: ``/lat=50,f429=0.1,ra=1,seed=7/v1``."""

    lat: float = 0.0
    """Milliseconds before each reply; with a tail the median."""
    tail: float = 0.0
    """Sigma of a log-normal latency: 1 makes one in a hundred ten times as slow as the median; 0 for none."""
    f429: float = 0.0
    """Share answered 429 with Retry-After."""
    f5xx: float = 0.0
    """Share answered 503 without."""
    f503: float = 0.0
    """Share answered 503 with Retry-After."""
    ra: float = 1.0
    """Seconds of Retry-After."""
    form: str = "s"
    """How Retry-After is written: s, ms or date."""
    trunc: float = 0.0
    """Share of bodies that end in the middle of their JSON."""
    cut: float = 0.0
    """Share of connections closed in the middle of the body."""
    refuse: float = 0.0
    """Share of articles refused, whatever the attempt."""
    filter: float = 0.0
    """Share of articles stopped by a content filter, whatever the attempt."""
    length: float = 0.0
    """Share of whole articles whose answer is cut off at its limit; of their halves none is."""
    schema: float = 0.0
    """Share of first answers that do not fit the schema."""
    drip: float = 0.0
    """Milliseconds between the bytes of every body."""
    hdrip: float = 0.0
    """Milliseconds between the bytes of every header."""
    silent: float = 0.0
    """Share of requests that get no reply at all."""
    rate: float = 0.0
    """Requests a second that are let through, 429 beyond; 0 for any number."""
    die: int = 0
    """Status that ends all good: 401, 403, 404, or 429 for a quota that is used up."""
    after: int = 0
    """Good answers before ``die``."""
    echo: int = 0
    """1 to give the request's Authorization back in errors."""
    seed: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a plan.

        Raises:
            ValueError: a word is not known or a value is no number.
        """
        kinds = {f.name: f.type for f in fields(cls)}
        given: dict[str, Any] = {}
        for part in text.split(","):
            word, _, value = part.partition("=")
            if word not in kinds:
                raise ValueError(f"{word} is not known; known are {', '.join(kinds)}")
            given[word] = value if kinds[word] is str else int(value) if kinds[word] is int else float(value)
        return cls(**given)

    def drawn(self, article: str, attempt: int, what: str) -> float:
        """Draw a number from 0 to 1 that is the same on every run."""
        digest = hashlib.sha256(f"{self.seed}|{article}|{attempt}|{what}".encode()).digest()
        return (int.from_bytes(digest[:8], "big") + 0.5) / 2**64

    def latency(self, article: str, attempt: int) -> float:
        """Seconds before a reply."""
        median = self.lat / 1000
        if not self.tail:
            return median
        return median * math.exp(self.tail * NormalDist().inv_cdf(self.drawn(article, attempt, "lat")))


@dataclass
class Planned:
    """A plan at work: it counts what must be counted across requests, and nothing else."""

    plan: Plan
    _good: int = 0
    _passed: deque[float] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, entry: Asked, attempt: int) -> Fault:
        """Decide what befalls one request."""
        plan, article = self.plan, hashlib.sha256(entry.user.encode("utf-8", "surrogatepass")).hexdigest()
        wait = plan.latency(article, attempt)
        if plan.rate and not self._let_through():
            return self._later(429, 0.0)
        fault = self._fault(article, attempt, wait) or self._spoiled(entry, article, attempt, wait)
        if fault is not None:
            return fault
        with self._lock:
            if plan.die and self._good >= plan.after:
                code = "insufficient_quota" if plan.die == 429 else ""
                return Fault(status=plan.die, code=code, echo=bool(plan.echo), kind="fatal", wait=wait)
            self._good += 1
        drips = {"drip": plan.drip / 1000, "drip_headers": plan.hdrip / 1000}
        return Fault(content=scripted(entry.body, 0), wait=wait, kind="good", **drips)

    def window(self, answer: object) -> float:
        """Seconds of Retry-After in an answer."""
        return self.plan.ra if isinstance(answer, Fault) and answer.kind == "later" else 0.0

    def _fault(self, article: str, attempt: int, wait: float) -> Fault | None:
        """Faults of the line, which strike every attempt anew."""
        plan, drawn = self.plan, self.plan.drawn(article, attempt, "fault")
        for share, fault in (
            (plan.f429, lambda: self._later(429, wait)),
            (plan.f503, lambda: self._later(503, wait)),
            (plan.f5xx, lambda: Fault(status=503, wait=wait, echo=bool(plan.echo), kind="5xx")),
            (plan.cut, lambda: Fault(cut=True, content="{}", wait=wait, kind="cut")),
            (plan.silent, lambda: Fault(silent=True, kind="silent")),
        ):
            if drawn < share:
                return fault()
            drawn -= share
        return None

    def _spoiled(self, entry: Asked, article: str, attempt: int, wait: float) -> Fault | None:
        """Faults of the answer."""
        plan = self.plan
        asked_again = len(entry.body["messages"]) > 2
        if plan.drawn(article, attempt, "trunc") < plan.trunc:
            body = completion(Fault(content=scripted(entry.body, 0)), {})
            return Fault(body=body[: len(body) // 2], wait=wait, kind="trunc")
        if plan.drawn(article, 0, "refuse") < plan.refuse:
            return Fault(refusal="I can't help with that", wait=wait, kind="refusal")
        if plan.drawn(article, 0, "filter") < plan.filter:
            return Fault(finish="content_filter", wait=wait, kind="filter")
        if not asked_again and plan.drawn(article, 0, "schema") < plan.schema:
            return Fault(content='{"actors": "none"}', wait=wait, kind="schema")
        whole = "Note only" not in entry.user
        if whole and plan.drawn(article, 0, "length") < plan.length:
            return Fault(content='{"actors": [', finish="length", wait=wait, kind="length")
        return None

    def _later(self, status: int, wait: float) -> Fault:
        return Fault(status=status, headers=self._retry_after(), wait=wait, echo=bool(self.plan.echo), kind="later")

    def _retry_after(self) -> Mapping[str, str]:
        seconds = self.plan.ra
        if self.plan.form == "ms":
            return {"retry-after-ms": str(round(seconds * 1000))}
        if self.plan.form == "date":  # dates know whole seconds only
            return {"retry-after": formatdate(math.ceil(time.time() + seconds), usegmt=True)}
        return {"retry-after": json.dumps(seconds)}

    def _let_through(self) -> bool:
        """Count the last second's requests."""
        now = time.monotonic()
        with self._lock:
            while self._passed and self._passed[0] <= now - 1:
                self._passed.popleft()
            if len(self._passed) >= self.plan.rate:
                return False
            self._passed.append(now)
            return True
