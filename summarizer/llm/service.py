"""The batch service as it is: its calls, their retries, and how to find again what may have been made.

Facts of the service (OpenAI's reference of files and batches, and its guide to both): a file of lines is uploaded, then
a batch is made of it; it is done within 24 hours or expires, with what was done in the output file and the rest in the
error file; lines come in any order and are told by ``custom_id``; a request that was refused is a line whose response
has another status than 200, and one that was never run is a line with an error and no response; a file with a faulty
line makes a batch that fails as a whole, for free. A batch carries metadata, and batches can be listed: that is how one
is found again whose number was lost in a crash.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from types import SimpleNamespace
from typing import Any, TypeVar, cast

import openai
import tenacity
from openai.types import Batch

from ..errors import ProviderError, SummarizerError
from .connection import Endpoint
from .faults import Passing, Translator
from .outbox import PATH, Failed, Submission
from .secrecy import keep_secret

METADATA = "summarizer_submission"
"""Name of our number in a batch's metadata."""
_DAY = 86_400
"""Seconds by which the service's clock and ours may differ at most."""

Answered = TypeVar("Answered")


class GivenUp(ProviderError):
    """Faults of the line went on; whether the last call was heard is not known."""


class Service:
    """Files and batches of one endpoint. Every method may raise GivenUp, or what the service refuses with."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Open the client; nothing is sent yet."""
        keep_secret(endpoint.secrets)
        self._endpoint, self._says = endpoint, Translator(endpoint)
        self._client = openai.OpenAI(
            api_key=endpoint.api_key or "none",
            base_url=endpoint.shown,
            default_query=endpoint.query,
            default_headers=endpoint.headers,
            max_retries=0,
            timeout=endpoint.timeout,
            http_client=openai.DefaultHttpxClient(follow_redirects=False),
        )

    def batch(self, number: str) -> Batch:
        """Ask after a batch."""
        return self._call(lambda: self._client.batches.retrieve(number))

    def upload(self, name: str, content: bytes) -> str:
        """Upload an input file; returns its number."""
        file = (f"{name}.jsonl", content)
        return self._call(lambda: self._client.files.create(file=file, purpose="batch").id)

    def uploaded(self, name: str) -> str | None:
        """Find an input file by our name for it."""

        def look() -> str | None:
            files = self._client.files.list(purpose="batch")
            return next((one.id for one in files if one.filename == f"{name}.jsonl"), None)

        return self._call(look)

    def find_or_make(self, planned: Submission, *, look: bool) -> Batch:
        """Make the batch of a submission; after any try that may have made it, look for it first.

        Args:
            planned: with its input file uploaded.
            look: whether an earlier run may have made it.
        """
        tries = count(int(look))

        def once() -> Batch:
            if next(tries) and (found := self._find(planned)) is not None:
                return found
            return self._client.batches.create(
                input_file_id=str(planned.input_file),
                endpoint=PATH,
                completion_window="24h",
                metadata={METADATA: planned.id},
            )

        return self._call(once)

    def _find(self, planned: Submission) -> Batch | None:
        """Look through the batches, newest first, as far back as it may have been made."""
        for batch in self._client.batches.list(limit=100):
            if (batch.metadata or {}).get(METADATA) == planned.id:
                return batch
            if batch.created_at < planned.planned_at - _DAY:
                break
        return None

    def lines(self, file: str) -> Iterator[Mapping[str, Any]]:
        """Read a file of the service line by line, from a copy that is whole; lines that are no objects say nothing."""
        content = self._call(lambda: self._client.files.content(file).read())
        for line in content.splitlines():
            try:
                parsed = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(parsed, dict):
                yield parsed

    def _call(self, ask: Callable[[], Answered]) -> Answered:
        """Call the service, and again after faults of the line.

        Raises:
            GivenUp: faults of the line went on; whether the last call was heard is not known.
            SummarizerError: the service refuses.
        """
        enough = tenacity.stop_after_attempt(self._endpoint.attempts) | tenacity.stop_after_delay(
            self._endpoint.timeout
        )
        retrying = tenacity.Retrying(
            stop=enough, wait=_pause, retry=tenacity.retry_if_exception_type(Passing), reraise=True
        )
        try:
            return cast(Answered, retrying(self._once, ask))
        except Passing as fault:
            raise GivenUp(fault.final.thing, fault.final.fault, "Run the same command again later") from None

    def _once(self, ask: Callable[[], Answered]) -> Answered:
        try:
            return ask()
        except openai.APIStatusError as error:
            raise self._says.status(error) from None
        except openai.APIConnectionError as error:
            raise self._says.unreachable(error) from None
        except openai.OpenAIError as error:
            raise self._says.garbled(str(error)) from None


def refusal(endpoint: Endpoint, failed: Failed) -> SummarizerError:
    """Say how the service refused one request, in the words, and with the consequences, of a live refusal."""
    response = SimpleNamespace(status_code=failed.status, headers={}, request=None)
    error = openai.APIStatusError(failed.message, response=cast(Any, response), body={"error": failed.error})
    said = Translator(endpoint).status(error)
    return said.final if isinstance(said, Passing) else said


def _pause(state: tenacity.RetryCallState) -> float:
    """Wait as long as was asked for, else longer each time."""
    fault = state.outcome.exception() if state.outcome else None
    if isinstance(fault, Passing) and fault.retry_after is not None:
        return fault.retry_after
    return float(tenacity.wait_random_exponential(multiplier=0.5, max=20)(state))
