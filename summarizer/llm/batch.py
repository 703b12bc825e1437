"""Batches: half the price of a live call, an answer within a day, and nothing sent twice.

What waits in the outbox goes out; what comes back goes into the journal, where every run looks first. Nothing is sent
before its record is on the disk, and nothing counts as settled before its answers are in the journal.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from openai.types import Batch
from openai.types.chat import ChatCompletion

from ..errors import AnswersMissing, ProviderError, SummarizerError
from .connection import Endpoint, require_key
from .faults import Translator
from .journal import Journal
from .model import Warn
from .outbox import Failed, Outbox, Submission, Waiting
from .paying import Payments
from .service import GivenUp, Service

OVER = ("completed", "expired", "cancelled", "failed")
"""States in which a batch has given all it will give."""
_TOLD = 3
"""Batches a message names."""


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
        self.outbox, self._endpoint, self._journal, self._warn = outbox, endpoint, journal, warn
        self._payments, self._says = Payments(journal, endpoint.secrets), Translator(endpoint)
        self._service = Service(endpoint)

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
                    seen = self._service.batch(submission.batch)
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
                batch = self._service.batch(submission.batch)
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
                known = self._service.uploaded(planned.id) if resumed else None
                file = known or self._service.upload(planned.id, self.outbox.lines(planned).read_bytes())
                planned = self.outbox.keep(planned.model_copy(update={"input_file": file}))
            batch = self._service.find_or_make(planned, look=resumed)
        except SummarizerError as error:
            if not isinstance(error, GivenUp):
                # A plain refusal: there is no such batch, and its requests are free.
                self.outbox.take_back(planned, planned.keys)
                self.outbox.keep(planned.model_copy(update={"status": "refused", "settled": True}))
            raise
        self.outbox.keep(planned.model_copy(update={"batch": batch.id, "status": batch.status}))

    def _settle(self, submission: Submission, batch: Batch) -> Submission:
        """Bring answers into the journal, note what failed, and let wait again what may be sent again."""
        back, sent = _Back(), {one.key: one for one in submission.sent}
        for file in (batch.output_file_id, batch.error_file_id):
            for line in self._service.lines(file) if file else ():
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
