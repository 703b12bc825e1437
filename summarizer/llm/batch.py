"""The batch service: half the price of a live call, an answer within a day, and nothing sent twice.

Facts of the service (OpenAI's reference of files and batches, and its guide to both): a file of lines is uploaded, then
a batch is made of it; it is done within 24 hours or expires, with what was done in the output file and the rest in the
error file; lines come in any order and are told by ``custom_id``; a request that was refused is a line whose response
has another status than 200, and one that was never run is a line with an error and no response; a file with a faulty
line makes a batch that fails as a whole, for free. A batch carries metadata, and batches can be listed: that is how one
is found again whose number was lost in a crash.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from types import SimpleNamespace
from typing import Any, TypeVar, cast

import openai
import tenacity
from openai.types import Batch
from openai.types.chat import ChatCompletion

from ..errors import AnswersMissing, ProviderError, SummarizerError
from .connection import Endpoint, require_key
from .faults import Passing, Translator
from .journal import Journal
from .model import Warn
from .outbox import PATH, Failed, Outbox, Submission, Waiting
from .paying import Payments
from .secrecy import keep_secret

OVER = ("completed", "expired", "cancelled", "failed")
"""States in which a batch has given all it will give."""
METADATA = "summarizer_submission"
"""Name of our number in a batch's metadata."""
_DAY = 86_400
"""Seconds by which the service's clock and ours may differ at most."""

_TOLD = 3
"""Batches a message names."""

Answered = TypeVar("Answered")


@dataclass
class _Back:
    """What a finished batch brought."""

    answered: set[str] = field(default_factory=set)
    failed: dict[str, Failed] = field(default_factory=dict)
    input_tokens: int = 0
    output_tokens: int = 0


class Batches:
    """Sends what waits in an outbox, and brings what came back into the journal, where every run looks first."""

    def __init__(
        self, endpoint: Endpoint, outbox: Outbox, journal: Journal, warn: Warn = lambda _message: None
    ) -> None:
        """Open the client; nothing is sent yet.

        Raises:
            ProviderError: there is no key for an endpoint that wants one.
        """
        require_key(endpoint)
        keep_secret(endpoint.secrets)
        self.outbox, self._endpoint, self._journal, self._warn = outbox, endpoint, journal, warn
        self._payments, self._says = Payments(journal, endpoint.secrets), Translator(endpoint)
        self._client = openai.OpenAI(
            api_key=endpoint.api_key or "none",
            base_url=endpoint.shown,
            default_query=endpoint.query,
            default_headers=endpoint.headers,
            max_retries=0,
            timeout=endpoint.timeout,
            http_client=openai.DefaultHttpxClient(follow_redirects=False),
        )

    def send(self, keys: Collection[str] | None = None) -> list[Submission]:
        """Send what waits, after finding out what an earlier run had begun to send.

        Args:
            keys: of the requests this run asks for; others that wait are no longer asked, and are dropped. None sends
                everything that waits.

        Returns:
            What is out now.

        Raises:
            ProviderError: the service can't be reached or refuses; what was begun is taken up by the next run.
        """
        with self.outbox.alone():
            for begun in self._out():
                if begun.batch is None:
                    self._submit(begun, resumed=True)
            waiting = {one.key: one for one in self.outbox.waiting()}
            if keys is not None:
                self.outbox.drop(waiting.keys() - set(keys))
            out = {key for submission in self._out() for key in submission.keys}
            self.outbox.drop(waiting.keys() & out)
            fresh = [one for key, one in waiting.items() if key not in out and (keys is None or key in keys)]
            for planned in self.outbox.plan([one for one in fresh if one.endpoint == self._endpoint.fingerprint]):
                self._submit(planned, resumed=False)
            return self._out()

    def await_answers(self, waiting: Mapping[str, str]) -> AnswersMissing:
        """End a run: send what it asked for, and return the error that says what it waits for.

        Args:
            waiting: names of the requests by key.

        Raises:
            ProviderError: as for ``send``.
        """
        told = [f"{one.batch} is {one.status}" for one in self.send(waiting.keys()) if one.keys & waiting.keys()]
        more = f" and {len(told) - _TOLD} more are out" if len(told) > _TOLD else ""
        move = f"Batch {', '.join(told[:_TOLD])}{more}. Run the same command again later: a batch may take a day"
        return AnswersMissing.listing(str(self.outbox.folder), waiting, move)

    def look(self) -> list[Submission]:
        """Ask how far each batch is that is out; returns every submission there was."""
        with self.outbox.alone():
            for submission in self._out():
                if submission.batch is not None:
                    seen = self._call(partial(self._client.batches.retrieve, submission.batch))
                    self.outbox.keep(submission.model_copy(update={"status": seen.status}))
            return self.outbox.submissions()

    def collect(self) -> list[Submission]:
        """Take in what finished batches brought; returns the submissions that were settled.

        Raises:
            ProviderError: the service can't be reached, or found a batch faulty as a whole; its requests wait again.
        """
        settled, faults = [], []
        with self.outbox.alone():
            for submission in self._out():
                if submission.batch is None:
                    continue
                batch = self._call(partial(self._client.batches.retrieve, submission.batch))
                if batch.status not in OVER:
                    self.outbox.keep(submission.model_copy(update={"status": batch.status}))
                    continue
                settled.append(self._settle(submission, batch))
                if batch.status == "failed":
                    said = [f"{one.code}: {one.message}" for one in (batch.errors.data or [])] if batch.errors else []
                    faults.append(f"{batch.id} ({self._says.clean('; '.join(said) or 'no reason given')})")
        if faults:
            fault = f"the batch service found these faulty and ran nothing of them: {', '.join(faults)}"
            raise ProviderError(self._endpoint.shown, fault, "Mend the cause, then run again to send them anew")
        return settled

    def _out(self) -> list[Submission]:
        """List what is not settled and went, or goes, to this endpoint's model."""
        unsettled = [one for one in self.outbox.submissions() if not one.settled]
        other = [one for one in unsettled if one.endpoint != self._endpoint.fingerprint]
        if other:
            self._warn(f"{len(other)} batches in {self.outbox.folder} are of another model or endpoint, and left alone")
        return [one for one in unsettled if one.endpoint == self._endpoint.fingerprint]

    def _submit(self, planned: Submission, *, resumed: bool) -> None:
        """Upload and create, each only if it can't be found; every number is on the disk before the next step."""
        try:
            if planned.input_file is None:
                known = self._call(partial(self._uploaded, planned)) if resumed else None
                file = known or self._call(partial(self._upload, planned))
                planned = self.outbox.keep(planned.model_copy(update={"input_file": file}))
            tries = count(int(resumed))
            batch = self._call(partial(self._found_or_made, planned, tries))
        except SummarizerError as error:
            if not isinstance(error, _GivenUp):
                # A plain refusal: there is no such batch, and its requests are free.
                self.outbox.take_back(planned, planned.keys)
                self.outbox.keep(planned.model_copy(update={"status": "refused", "settled": True}))
            raise
        self.outbox.keep(planned.model_copy(update={"batch": batch.id, "status": batch.status}))

    def _upload(self, planned: Submission) -> str:
        content = self.outbox.lines(planned).read_bytes()
        return self._client.files.create(file=(f"{planned.id}.jsonl", content), purpose="batch").id

    def _uploaded(self, planned: Submission) -> str | None:
        named = (one.id for one in self._client.files.list(purpose="batch") if one.filename == f"{planned.id}.jsonl")
        return next(named, None)

    def _found_or_made(self, planned: Submission, tries: "count[int]") -> Batch:
        """Make the batch; after any try that may have made it, look for it first."""
        if next(tries):
            for batch in self._client.batches.list(limit=100):
                if (batch.metadata or {}).get(METADATA) == planned.id:
                    return batch
                if batch.created_at < planned.planned_at - _DAY:
                    break
        return self._client.batches.create(
            input_file_id=str(planned.input_file),
            endpoint=PATH,  # type: ignore[arg-type] - one of the paths the client lists
            completion_window="24h",
            metadata={METADATA: planned.id},
        )

    def _settle(self, submission: Submission, batch: Batch) -> Submission:
        """Bring answers into the journal, note what failed, and let wait again what may be sent again."""
        back, sent = _Back(), {one.key: one for one in submission.sent}
        for file in (batch.output_file_id, batch.error_file_id):
            for line in self._lines(file) if file else ():
                self._take(line, sent, back)
        lost = [key for key in back.answered if self._journal.get(sent[key].question) is None]
        if lost:
            fault = f"{len(lost)} answers of {batch.id} could not be kept"
            raise ProviderError("kept answers", fault, "Free some space, then run again: they are fetched anew")
        for key in sent.keys() - back.answered - back.failed.keys():
            back.failed[key] = Failed(key=key, code=batch.status, message="the batch ended without it")
        failed = tuple(one for key, one in sorted(back.failed.items()) if key not in back.answered)
        self.outbox.take_back(submission, {one.key for one in failed if one.passing})
        return self.outbox.keep(
            submission.model_copy(
                update={
                    "status": batch.status,
                    "settled": True,
                    "answered": len(back.answered),
                    "failed": failed,
                    "input_tokens": back.input_tokens,
                    "output_tokens": back.output_tokens,
                }
            )
        )

    def _take(self, line: Mapping[str, Any], sent: Mapping[str, Waiting], back: _Back) -> None:
        """Take in one line; what is not ours, or came twice, is left alone."""
        key = line.get("custom_id")
        if not isinstance(key, str) or key not in sent or key in back.answered:
            return
        response = line.get("response") or {}
        body = response.get("body") if isinstance(response, dict) else None
        status = response.get("status_code") if isinstance(response, dict) else None
        if status == 200 and isinstance(body, dict) and body.get("choices"):
            answer = ChatCompletion.construct(**body)
            self._payments.obtain(sent[key].question, lambda: answer, 0.0)
            back.answered.add(key)
            if answer.usage is not None:
                back.input_tokens += answer.usage.prompt_tokens or 0
                back.output_tokens += answer.usage.completion_tokens or 0
            return
        error = (body.get("error") if isinstance(body, dict) else None) or line.get("error") or {}
        error = error if isinstance(error, dict) else {"message": str(error)}
        code, message = self._says.clean(error.get("code") or ""), self._says.clean(error.get("message") or "")
        known = status if isinstance(status, int) else 0
        kept = {"code": code, "message": message, "type": self._says.clean(error.get("type") or "")}
        back.failed[key] = Failed(key=key, status=known, code=code, message=message, error=kept)

    def _lines(self, file: str) -> Iterator[Mapping[str, Any]]:
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
            _GivenUp: faults of the line went on; whether the last call was heard is not known.
            SummarizerError: the service refuses.
        """
        enough = tenacity.stop_after_attempt(self._endpoint.attempts) | tenacity.stop_after_delay(
            self._endpoint.timeout
        )
        retrying = tenacity.Retrying(
            stop=enough, wait=_pause, retry=tenacity.retry_if_exception_type(Passing), reraise=True
        )
        try:
            return retrying(self._once, ask)
        except Passing as fault:
            raise _GivenUp(fault.final.thing, fault.final.fault, "Run the same command again later") from None

    def _once(self, ask: Callable[[], Answered]) -> Answered:
        try:
            return ask()
        except openai.APIStatusError as error:
            raise self._says.status(error) from None
        except openai.APIConnectionError as error:
            raise self._says.unreachable(error) from None
        except openai.OpenAIError as error:
            raise self._says.garbled(str(error)) from None


class _GivenUp(ProviderError):
    """The service can't be reached."""


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
