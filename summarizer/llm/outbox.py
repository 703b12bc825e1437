"""What a batch run keeps on disk: requests that wait to be sent, and what was sent when, under which number.

``waiting/KEY.json`` is a request nobody has sent. A submission is ``ID.jsonl``, the very bytes that are uploaded, and
``ID.json``, its record. The record is on the disk before anything is sent, so that after a crash at any point the next
run knows what may be out there and looks for it under ID in place of sending it again.
"""

import json
import secrets
import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import Field, ValidationError

from ..errors import AnswersMissing, UsageError
from ..schemas import Frozen
from .files import write_whole
from .model import canonical
from .received import Question

MOST_REQUESTS, MOST_BYTES = 50_000, 200_000_000
"""What one input file may hold, as the reference of the service has it."""
PRICE = 0.5
"""Share of the price of a live call that the service asks."""
PATH: Final = "/v1/chat/completions"
"""Where the service sends each request."""
Kind = TypeVar("Kind", bound=Frozen)

_PATIENCE = 60.0
"""Seconds to wait for another run that works on the same folder."""


class Waiting(Frozen):
    """A request to be sent."""

    key: str
    """Key of the question; the ``custom_id`` of its line."""
    request: str
    """Key of the first question of the conversation."""
    name: str
    """Name of the request, such as "extract-port-strike"."""
    max_tokens: int | None
    endpoint: str
    """Fingerprint of model and endpoint: it goes nowhere else."""
    body: dict[str, Any]
    """What a live call would send."""

    @property
    def question(self) -> Question:
        """What its answer answers."""
        return Question(self.key, self.request, self.max_tokens)

    @property
    def line(self) -> str:
        """Its line of the input file."""
        return canonical({"custom_id": self.key, "method": "POST", "url": PATH, "body": self.body}) + "\n"


class Failed(Frozen):
    """A request that came back without an answer."""

    key: str
    status: int = 0
    """HTTP status; 0 when it never got one, as when the batch expired."""
    code: str = ""
    message: str = ""
    error: dict[str, str] = Field(default_factory=dict)
    """The error object as it came, for whoever has to tell one refusal from another."""

    @property
    def passing(self) -> bool:
        """Whether sending it again may help."""
        return self.status in (0, 401, 402, 403, 404, 408, 409, 429) or self.status >= 500 or self.status < 400


class Submission(Frozen):
    """One batch: what went into it and what became of it."""

    id: str
    """Ours: names the files, and is the batch's metadata."""
    endpoint: str
    """Fingerprint of the model and endpoint it goes to."""
    planned_at: int
    """Unix time."""
    sent: tuple[Waiting, ...]
    """Its requests, with empty bodies: those are in the input file."""
    input_file: str | None = None
    batch: str | None = None
    """The service's number, known once the batch exists."""
    status: str = "planned"
    """planned, refused (never existed), or in the service's words."""
    settled: bool = False
    """Whether every request is answered, failed or free to be sent again."""
    answered: int = 0
    failed: tuple[Failed, ...] = ()
    input_tokens: int = 0
    output_tokens: int = 0
    price: float = PRICE
    """Share of the live price these tokens cost."""

    @property
    def keys(self) -> set[str]:
        """Keys of its requests."""
        return {request.key for request in self.sent}


class Outbox:
    """The folder of a batch run."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if need be.

        Raises:
            UsageError: it can't be made.
        """
        self.folder, self._waiting = folder, folder / "waiting"
        try:
            self._waiting.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            fault = f"can't be a folder for batches ({error.strerror})"
            raise UsageError(str(folder), fault, "Name another with --batch") from None
        self._refused = {f.key: f for s in self.submissions() for f in s.failed if not f.passing}

    def refused(self, key: str) -> Failed | None:
        """Return how the service refused a request for good, if it did."""
        return self._refused.get(key)

    def wait(self, waiting: Waiting) -> AnswersMissing:
        """Keep a request to be sent; returns the error that says it waits.

        Not forced onto the disk: should it be lost, the next run writes it again.
        """
        write_whole(self._waiting / f"{waiting.key}.json", waiting.model_dump_json(), durable=False)
        return AnswersMissing.listing(str(self.folder), {waiting.key: waiting.name}, "")

    def waiting(self) -> list[Waiting]:
        """List what nobody has sent, in the order of names."""
        found = [_read(Waiting, path) for path in self._waiting.glob("*.json")]
        return sorted((one for one in found if one is not None), key=lambda one: (one.name, one.key))

    def submissions(self) -> list[Submission]:
        """List what was sent or is about to be, oldest first."""
        found = [_read(Submission, path) for path in self.folder.glob("*.json")]
        return sorted((one for one in found if one is not None), key=lambda one: (one.planned_at, one.id))

    def drop(self, keys: Collection[str]) -> None:
        """Forget requests that wait: they were put into a submission, or are no longer asked."""
        for key in keys:
            (self._waiting / f"{key}.json").unlink(missing_ok=True)

    def plan(self, requests: Sequence[Waiting]) -> Iterator[Submission]:
        """Make submissions of requests, each within the service's limits and on the disk before it is returned."""
        for part in _parts(requests):
            bare = tuple(one.model_copy(update={"body": {}}) for one in part)
            now = int(time.time())
            planned = Submission(id=secrets.token_hex(8), endpoint=part[0].endpoint, planned_at=now, sent=bare)
            write_whole(self.lines(planned), "".join(one.line for one in part))
            self.keep(planned)
            self.drop(planned.keys)
            yield planned

    def keep(self, submission: Submission) -> Submission:
        """Write a record over its older self, and return it."""
        write_whole(self.folder / f"{submission.id}.json", submission.model_dump_json(indent=1) + "\n")
        self._refused |= {failed.key: failed for failed in submission.failed if not failed.passing}
        return submission

    def lines(self, submission: Submission) -> Path:
        """Say where the input file of a submission is."""
        return self.folder / f"{submission.id}.jsonl"

    def take_back(self, submission: Submission, keys: Collection[str]) -> None:
        """Let requests of a submission wait again, with the bodies they were sent with."""
        sent: Mapping[str, Waiting] = {one.key: one for one in submission.sent if one.key in keys}
        with self.lines(submission).open(encoding="utf-8") as file:
            for line in file:
                content = json.loads(line)
                if one := sent.get(content["custom_id"]):
                    self.wait(one.model_copy(update={"body": content["body"]}))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes from sending or collecting; the lock of a killed one is gone with it.

        Raises:
            UsageError: another run holds the folder for too long.
        """
        lock = sqlite3.connect(self.folder / "lock.db", timeout=_PATIENCE, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            lock.close()
            raise UsageError(str(self.folder), f"is in use by another run ({error})", "Wait for it to end") from None
        try:
            yield
        finally:
            lock.close()


def _parts(requests: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    part: list[Waiting] = []
    size = 0
    for one in requests:
        more = len(one.line.encode())
        if part and (len(part) >= MOST_REQUESTS or size + more > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(one)
        size += more
    if part:
        yield part


def _read(kind: type[Kind], path: Path) -> Kind | None:
    """Read a file of ours.

    Raises:
        UsageError: it is damaged; guessing what it held could mean paying twice.
    """
    try:
        return kind.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:  # another run sent or dropped it just now
        return None
    except (ValidationError, UnicodeDecodeError) as error:
        fault = f"is not a record of this program ({error})"
        raise UsageError(str(path), fault, "Restore it, or remove it if nothing of it is out") from None
