"""The raw call, and the only owner of transport retries."""

import json
import random
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from typing import Any

import openai
import tenacity
from openai.types.chat import ChatCompletion

from ..errors import Refused, SummarizerError
from ..schemas import Usage
from . import drain
from .connection import Endpoint
from .faults import Passing, Translator, retry_after
from .pacing import Pacer, Sent
from .tries import TRIES

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 20.0
"""Seconds before the second try, doubled each time, and their limit; every pause is drawn from half to all of it."""
_ASKED = 20
"""How many times ``attempts`` a call may be sent when the server itself says when: a rate limit is no fault, and who
shares one with 31 others is turned away again and again. The deadline ends it long before."""
_USAGE = ("prompt_tokens", "completion_tokens")
_LARGEST = 32_000_000
"""Bytes of a reply that are read; an endless one is a fault."""


class Gate:
    """Closed for everyone while the server asks one of us to wait: obeying alone would only send the next one in."""

    def __init__(self) -> None:
        self._opens = 0.0
        self._lock = threading.Lock()

    def shut(self, seconds: float) -> None:
        """Let nobody through for a while."""
        with self._lock:
            self._opens = max(self._opens, time.monotonic() + seconds)

    def left(self) -> float:
        """Return the seconds until it opens."""
        with self._lock:
            return max(0.0, self._opens - time.monotonic())


class Call(threading.local):
    """What one request, re-ask included, may still take and has cost; each thread has its own."""

    deadline: float = 0.0
    faults: int = 0
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    def begin(self, seconds: float) -> None:
        """Start the clock and the bill."""
        self.deadline = time.monotonic() + seconds
        self.calls = self.input_tokens = self.output_tokens = 0

    def left(self) -> float:
        """Return the seconds that are left."""
        return self.deadline - time.monotonic()

    def paid(self, completion: ChatCompletion) -> None:
        """Put a reply on the bill."""
        self.calls += 1
        if completion.usage is not None:
            self.input_tokens += completion.usage.prompt_tokens
            self.output_tokens += completion.usage.completion_tokens

    def bill(self) -> Usage:
        """Return what was paid."""
        return Usage(calls=self.calls, input_tokens=self.input_tokens, output_tokens=self.output_tokens)


class _Sending(threading.local):
    """What a thread that sends knows of its call."""

    deadline: float = 0.0
    sent: Sent | None = None


class Transport:
    """Sends one chat completion at a time and tries again after faults of the line, never after faults of the answer.

    Tries: connection errors, 408, 409, 429, 5xx, bodies that are no completion; bounded in number, with jitter, and by
    the deadline of the call. ``Retry-After`` shuts a gate for all threads; after a 429 they take turns (``pacing``).
    """

    def __init__(self, endpoint: Endpoint, send: Callable[..., Any]) -> None:
        """Wrap a client.

        Args:
            endpoint: where it leads to.
            send: ``chat.completions.with_streaming_response.create`` of a client that retries nothing itself.
        """
        self.call = Call()
        self._sending = _Sending()
        self._endpoint, self._send = endpoint, send
        self._says = Translator(endpoint)
        self._gate = Gate()
        self._pacer = Pacer()
        self._refused: Refused | None = None

    def create(self, **body: Any) -> ChatCompletion:
        """Send one request.

        Raises:
            ProviderError: it can't be reached, is too slow, or refuses us; once it has refused key, quota or model, no
                further request is sent.
            OutputInvalid: it refuses this prompt, or the prompt is longer than the model can read.
            Interrupted: the run is being interrupted, and this request was not out.
        """
        self.call.faults = 0
        retrying = tenacity.Retrying(
            stop=self._enough,
            wait=_pause,
            sleep=drain.pause,
            before_sleep=TRIES.count,
            retry=tenacity.retry_if_exception_type(Passing),
            reraise=True,
        )
        try:
            return retrying(self._once, body)
        except Passing as fault:
            raise fault.final from None

    def _enough(self, state: tenacity.RetryCallState) -> bool:
        """No try is left, or the next one would begin after the deadline."""
        most = self._endpoint.attempts
        if self.call.faults >= most or state.attempt_number >= _ASKED * most:
            return True
        return max(state.upcoming_sleep, self._gate.left()) >= self.call.left()

    def _once(self, body: Mapping[str, Any]) -> ChatCompletion:
        drain.pause(0)
        self._await_turn()
        try:
            completion = self._completion(self._sent(body))
        except Passing as fault:
            if fault.retry_after is None:
                self.call.faults += 1
            raise
        except Refused as fault:
            self._refused = fault
            raise
        self.call.paid(completion)
        return completion

    def _await_turn(self) -> None:
        """Wait while the gate is shut, then for a turn, then see whether there is anything left to try."""
        while True:
            while (left := self._gate.left()) > 0:
                self._wait(left + random.uniform(0, 0.05))  # noqa: S311 - spreads the rush when the gate opens
            if turn := self._pacer.turn():
                self._wait(turn)
            if self._gate.left() <= 0:
                break
        if self._refused is not None:
            raise self._refused
        if self.call.left() <= 0:
            raise self._says.slow()

    def _wait(self, seconds: float) -> None:
        if seconds >= self.call.left():
            raise self._says.slow()
        drain.pause(seconds)

    def _sent(self, body: Mapping[str, Any]) -> bytes:
        """Send in a thread of its own, and wait for it no longer than the deadline.

        The client's timeouts are per read, and none holds for looking up a name: an answer whose headers drip in byte
        by byte outlives them all. A thread left behind ends with its next read.
        """
        reply: Future[bytes] = Future()
        threading.Thread(target=self._reply_into, args=(reply, body, self.call.deadline), daemon=True).start()
        wait([reply], timeout=self.call.left())
        if not reply.done():
            raise self._says.slow()
        return reply.result()

    def hold(self, _request: object) -> None:
        """Hold a request back that is about to go out though the gate was shut, or its turn is past, since it came.

        The HTTP client calls this last of all. Building a request takes longer than a thousandth of a second, and
        under load far longer.

        Raises:
            ProviderError: the gate stays shut beyond the deadline.
        """
        while not isinstance(left := self._gate.left() or self._pacer.go(), Sent):
            if time.monotonic() + left >= self._sending.deadline:
                raise self._says.slow()
            time.sleep(left)
        self._sending.sent = left

    def heed(self, response: Any) -> None:
        """Shut the gate as soon as a reply's headers are there; its body, an error's words, may take its time."""
        wait_for = retry_after(response.headers) if response.status_code in (429, 503) else None
        if wait_for is not None and wait_for >= self._endpoint.timeout:
            return  # the run ends with it
        if response.status_code == 429 and self._sending.sent is not None:
            self._pacer.refused(self._sending.sent, wait_for or 0.0)
        if wait_for is not None:
            self._gate.shut(wait_for)

    def _reply_into(self, reply: "Future[bytes]", body: Mapping[str, Any], deadline: float) -> None:
        self._sending.deadline = deadline
        try:
            reply.set_result(self._read(body, deadline))
        except openai.APITimeoutError:
            reply.set_exception(Passing(self._says.slow()))
        except openai.APIConnectionError as error:
            held = isinstance(error.__cause__, SummarizerError)
            reply.set_exception(error.__cause__ if held else self._says.unreachable(error))
        except openai.APIStatusError as error:
            reply.set_exception(self._says.status(error))
        except openai.OpenAIError as error:
            reply.set_exception(self._says.garbled(str(error)))
        except (Passing, SummarizerError) as fault:
            reply.set_exception(fault)
        except BaseException as error:  # a fault of ours has to show where it is waited for, not in a lost thread
            reply.set_exception(error)

    def _read(self, body: Mapping[str, Any], deadline: float) -> bytes:
        """Read the whole reply against the clock."""
        left = deadline - time.monotonic()
        limits = openai.Timeout(left, connect=min(left, 20.0))
        pieces, size = [], 0
        with self._send(**body, timeout=limits) as response:
            try:
                for piece in response.iter_bytes():
                    size += len(piece)
                    if time.monotonic() >= deadline:
                        raise self._says.slow()
                    if size > _LARGEST:
                        raise self._says.garbled("a reply without end")
                    pieces.append(piece)
            except (SummarizerError, Passing):
                raise
            except Exception as error:  # the client leaves errors of its HTTP library untranslated while streaming
                raise self._says.unreachable(error) from None
        return b"".join(pieces)

    def _completion(self, raw: bytes) -> ChatCompletion:
        """Make a completion of a body; what is none is a fault of the line."""
        try:
            parsed = json.loads(raw)
            if not isinstance(parsed["choices"][0]["message"], dict):
                raise TypeError
        except (ValueError, RecursionError, LookupError, TypeError):
            raise self._says.garbled(raw[:200].decode("utf-8", "replace") or "an empty body") from None
        usage = parsed.get("usage")
        if not isinstance(usage, dict) or not all(type(usage.get(name)) is int for name in _USAGE):
            parsed["usage"] = None  # some servers leave it out, and what is no number counts for nothing
        return ChatCompletion.construct(**parsed)


def _pause(state: tenacity.RetryCallState) -> float:
    """Wait longer each time, by chance; when the server named a time the gate keeps it and nothing is added."""
    fault = state.outcome.exception() if state.outcome else None
    if isinstance(fault, Passing) and fault.retry_after:
        return 0.0
    full = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(state.attempt_number - 1, 10))
    return random.uniform(full / 2, full)  # noqa: S311 - keeps clients from marching in step
