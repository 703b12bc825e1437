"""The bill of a run, and the caps it may not exceed: every paid call is announced here before it is sent.

A call is admitted only while everything paid, everything in flight at its worst and the call itself at its worst stay
within the caps. Its worst is a bound (``estimate``), so a cap holds whatever the model answers; once the bill is known
the rest is free again. A call that does not fit because others are in flight waits for them; one that does not fit
alone is refused, and with it the run's further calls of that kind.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

from ..errors import AnswersMissing, CapReached, UsageError
from ..schemas import Usage
from .estimate import Calibration, Estimate, estimate
from .model import Request, key
from .prices import Price

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

Send = Callable[[], "ChatCompletion"]


class Till(Protocol):
    """Stands between a request and the wire."""

    def check(self, request: Request) -> None:
        """Refuse a call early that would be refused anyway: beginning ten thousand conversations takes minutes.

        Args:
            request: no answer to it is kept.
        """
        ...

    def pay(self, request: Request, messages: Sequence[Any], send: Send) -> "ChatCompletion":
        """Send a call, or refuse it.

        Args:
            request: what was to be filled.
            messages: what goes over the wire.
            send: pays for the answer.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """What a run may spend."""

    cost: float | None = None
    """US dollars."""
    calls: int | None = None
    """Calls."""

    closing: int = 0
    """Calls to keep back for what comes last, joining and wording: fewer articles, joined and worded, make a better
    page than one article more."""

    @property
    def words(self) -> str:
        """The caps as the user gave them."""
        parts = [f"--max-cost {self.cost:g}"] if self.cost is not None else []
        return " and ".join(parts + ([f"--max-calls {self.calls}"] if self.calls is not None else []))


class Meter:
    """Counts what is paid and admits calls within the caps; its methods may be called from several threads."""

    def __init__(self, price: Callable[[], Price | None] | None = None, caps: Caps = Caps()) -> None:
        """Begin at nothing.

        Args:
            price: finds what the model charges, asked once and only when something is paid or a cost is capped: a
                list of prices takes half a second to load.
            caps: what may be spent.

        Raises:
            UsageError: a cap on the cost of a model whose price nobody knows.
        """
        self._find = price or (lambda: None)
        self._caps = caps
        self._turn = threading.Condition()
        self._bill, self._total = dict[str, Usage](), Usage(cost=0.0)
        self._seen, self._flying = Calibration(), list[float]()
        self.capped = ""
        if caps.cost is not None and self._price is None:
            raise UsageError(
                f"--max-cost {caps.cost:g}",
                "can't be kept, since the price of the model is unknown",
                'Write it into the settings as [prices."MODEL"] with input and output in dollars per million tokens, '
                "install structured-summarizer[prices], or use --max-calls",
            )

    def check(self, request: Request) -> None:
        """Refuse a call that would not fit though nothing else were in flight.

        Raises:
            CapReached: it would not.
        """
        if self._caps == Caps(closing=self._caps.closing):
            return
        worst, closing = self._worst(estimate(request)), not request.about
        with self._turn:
            if not self._fits(worst, 0, 0.0, closing=closing):
                raise self._refuse(worst, closing=closing)

    def pay(self, request: Request, messages: Sequence[Any], send: Send) -> "ChatCompletion":
        """Send a call when it fits the caps.

        Raises:
            CapReached: it does not, and nothing in flight can change that.
        """
        needs = estimate(request, messages)
        worst = self._worst(needs)
        self._admit(worst, closing=not request.about)
        spent: Usage | None = None
        try:
            answer = send()
            spent = _counted(answer, needs)
            return answer
        finally:
            self._settle(worst, request.about, spent, needs.characters)

    @property
    def bill(self) -> Mapping[str, Usage]:
        """What was paid so far, by what it was about; calls whose answer was no good are in it."""
        with self._turn:
            return dict(self._bill)

    @property
    def usage(self) -> Usage:
        """What was paid so far in all."""
        with self._turn:
            return self._total

    @property
    def calibration(self) -> Calibration:
        """How the model counted."""
        with self._turn:
            return self._seen

    @cached_property
    def _price(self) -> Price | None:
        return self._find()

    def _worst(self, needs: Estimate) -> float:
        if self._caps.cost is None or self._price is None:
            return 0.0
        return self._price.cost(needs.most_input, needs.most_output)

    def _admit(self, worst: float, *, closing: bool) -> None:
        with self._turn:
            while not self._fits(worst, len(self._flying), sum(self._flying), closing=closing):
                if not self._flying or not self._fits(worst, 0, 0.0, closing=closing):
                    raise self._refuse(worst, closing=closing)
                self._turn.wait(1.0)
            self._flying.append(worst)

    def _fits(self, worst: float, flying: int, held: float, *, closing: bool) -> bool:
        calls, cost = self._caps.calls, self._caps.cost
        back = 0 if closing else self._caps.closing
        if calls is not None and self._total.calls + flying + 1 > max(calls - back, min(calls, 1)):
            return False
        if cost is None:
            return True
        # A cap too small for the closing calls still reads what it can.
        spare = back * worst if (1 + back) * worst <= cost else 0.0
        return (self._total.cost or 0.0) + held + worst + spare <= cost

    def _settle(self, worst: float, about: str, spent: Usage | None, characters: int) -> None:
        with self._turn:
            with suppress(ValueError):
                self._flying.remove(worst)
            if spent is not None:
                cost = self._price.cost(spent.input_tokens, spent.output_tokens) if self._price else None
                paid = spent.model_copy(update={"cost": cost})
                self._bill[about] = self._bill.get(about, Usage()) + paid
                self._total += paid
                if not spent.estimated:
                    seen = self._seen
                    self._seen = Calibration(seen.characters + characters, seen.input_tokens + spent.input_tokens)
            self._turn.notify_all()

    def _refuse(self, worst: float, *, closing: bool) -> CapReached:
        used = self._total
        paid = "1 call" if used.calls == 1 else f"{used.calls} calls"
        paid += f" and ${used.cost:.4f} paid" if used.cost is not None else " paid"
        back = f", {self._caps.closing} kept back for what comes last" if self._caps.calls and not closing else ""
        worth = f", and the next call may cost ${worst:.4f}" if self._caps.cost is not None else ""
        reached = CapReached(
            self._caps.words,
            f"would not hold any more: {paid}{back}{worth}",
            "What was read is kept: the same command with a higher cap goes on from there",
        )
        self.capped = self.capped or str(reached)
        return reached


def _counted(answer: "ChatCompletion", needs: Estimate) -> Usage:
    """Read what the server counted; one that does not say is taken to have counted a lot."""
    given = getattr(answer.usage, "prompt_tokens", None)
    taken = getattr(answer.usage, "completion_tokens", None)
    if isinstance(given, int) and isinstance(taken, int) and given >= 0 and taken >= 0:
        return Usage(calls=1, input_tokens=given, output_tokens=taken)
    high = round(needs.input.high), round(needs.output.high)
    return Usage(calls=1, input_tokens=high[0], output_tokens=high[1], estimated=1)


class Rehearsal:
    """Lets nothing through and notes what would have been sent; what is kept already never gets here."""

    def __init__(self, calibration: Calibration | None = None) -> None:
        """Begin with nothing; ``calibration`` says how the model counted before."""
        self.calibration = calibration or Calibration()
        self._unasked: dict[str, tuple[Request, Estimate]] = {}
        self._lock = threading.Lock()

    def check(self, request: Request) -> None:
        """Note a first call.

        Raises:
            AnswersMissing: always.
        """
        self._note(request, ())

    def take(self) -> list[tuple[Request, Estimate]]:
        """Return the calls noted since this was last asked."""
        with self._lock:
            noted, self._unasked = list(self._unasked.values()), {}
        return noted

    def pay(self, request: Request, messages: Sequence[Any], send: Send) -> "ChatCompletion":  # noqa: ARG002 - as Till
        """Note a call, such as a re-ask whose first answer is kept.

        Raises:
            AnswersMissing: always; the run goes on to what else can be asked without this answer, and ends.
        """
        self._note(request, messages)

    def _note(self, request: Request, messages: Sequence[Any]) -> NoReturn:
        asked = key(request, "")
        with self._lock:
            self._unasked[asked] = request, estimate(request, messages, self.calibration)
        raise AnswersMissing.listing("--dry-run", {asked: request.name}, "Run without --dry-run")
