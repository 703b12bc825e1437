"""The raw call, and the only owner of transport retries."""

import json
import random
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import openai
import tenacity
from openai.types.chat import ChatCompletion

from ..errors import SummarizerError
from ..schemas import Usage
from .connection import Endpoint
from .faults import Fatal, Passing, Translator

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 20.0
"""Seconds before the second try, doubled each time, and their limit; every pause is drawn from half to all of it."""
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

    def bill(self) -> Usage:
        """Return what was paid."""
        return Usage(calls=self.calls, input_tokens=self.input_tokens, output_tokens=self.output_tokens)


class Transport:
    """Sends one chat completion at a time and tries again after faults of the line, never after faults of the answer.

    Tries: connection errors, 408, 409, 429, 5xx, bodies that are no completion; bounded in number, with jitter, and by
    the deadline of the call, which holds for a reply that drips in byte by byte as well: the client's own timeout is
    per read. ``Retry-After`` shuts a gate for all threads.
    """

    def __init__(self, endpoint: Endpoint, send: Callable[..., Any]) -> None:
        """Wrap a client.

        Args:
            endpoint: where it leads to.
            send: ``chat.completions.with_streaming_response.create`` of a client that retries nothing itself.
        """
        self.call = Call()
        self._endpoint, self._send = endpoint, send
        self._says = Translator(endpoint)
        self._gate = Gate()
        self._refused: Fatal | None = None

    def create(self, **body: Any) -> ChatCompletion:
        """Send one request.

        Raises:
            ProviderError: it can't be reached, is too slow, or refuses us; once it has refused key, quota or model, no
                further request is sent.
            CutOff: the prompt is longer than the model can read.
        """
        retrying = tenacity.Retrying(
            stop=self._enough,
            wait=_pause,
            retry=tenacity.retry_if_exception_type(Passing),
            reraise=True,
        )
        try:
            return retrying(self._once, body)
        except Passing as fault:
            raise fault.final from None

    def _enough(self, state: tenacity.RetryCallState) -> bool:
        """No try is left, or the next one would begin after the deadline."""
        if state.attempt_number >= self._endpoint.attempts:
            return True
        return max(state.upcoming_sleep, self._gate.left()) >= self.call.left()

    def _once(self, body: Mapping[str, Any]) -> ChatCompletion:
        if self._refused is not None:
            raise self._refused
        while (wait := self._gate.left()) > 0:
            if wait >= self.call.left():
                raise self._says.slow()
            time.sleep(wait + random.uniform(0, 0.05))  # noqa: S311 - spreads the rush when the gate opens
        if self.call.left() <= 0:
            raise self._says.slow()
        try:
            return self._read(body)
        except openai.APITimeoutError:
            raise Passing(self._says.slow()) from None
        except openai.APIConnectionError as error:
            raise self._says.unreachable(error) from None
        except openai.APIStatusError as error:
            raise self._judged(self._says.status(error)) from None
        except openai.OpenAIError as error:
            raise self._says.garbled(str(error)) from None

    def _judged(self, fault: Passing | SummarizerError) -> Exception:
        if isinstance(fault, Passing) and fault.retry_after is not None:
            self._gate.shut(fault.retry_after)
        if isinstance(fault, Fatal):
            self._refused = fault
        return fault

    def _read(self, body: Mapping[str, Any]) -> ChatCompletion:
        """Read the whole reply against the clock and make a completion of it."""
        left = self.call.left()
        limits = openai.Timeout(left, connect=min(left, 20.0))
        pieces, size = [], 0
        with self._send(**body, timeout=limits) as response:
            try:
                for piece in response.iter_bytes():
                    size += len(piece)
                    if self.call.left() <= 0:
                        raise self._says.slow()
                    if size > _LARGEST:
                        raise self._says.garbled("a reply without end")
                    pieces.append(piece)
            except SummarizerError:
                raise
            except Passing:
                raise
            except Exception as error:  # the client leaves errors of its HTTP library untranslated while streaming
                raise self._says.unreachable(error) from None
        return self._completion(b"".join(pieces))

    def _completion(self, raw: bytes) -> ChatCompletion:
        try:
            parsed = json.loads(raw)
        except (ValueError, RecursionError):
            raise self._says.garbled(raw[:200].decode("utf-8", "replace") or "an empty body") from None
        if not isinstance(parsed, dict) or not isinstance(parsed.get("choices"), list) or not parsed["choices"]:
            raise self._says.garbled(raw[:200].decode("utf-8", "replace"))
        completion = ChatCompletion.construct(**parsed)
        self.call.calls += 1
        if completion.usage is not None:
            self.call.input_tokens += completion.usage.prompt_tokens or 0
            self.call.output_tokens += completion.usage.completion_tokens or 0
        return completion


def _pause(state: tenacity.RetryCallState) -> float:
    """Wait longer each time, by chance; when the server named a time the gate keeps it and nothing is added."""
    fault = state.outcome.exception() if state.outcome else None
    if isinstance(fault, Passing) and fault.retry_after is not None:
        return 0.0
    full = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (state.attempt_number - 1))
    return random.uniform(full / 2, full)  # noqa: S311 - keeps clients from marching in step
