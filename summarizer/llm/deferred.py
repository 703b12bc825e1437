"""Answers that come later: a model that answers from what is kept, and lets every other request wait.

One mechanism under recordings, the hand-off folder and the batch: a place says what it holds for a request and takes
in what it doesn't, and the error it raises ends the run with a code of its own once all prompts of a step were asked.
"""

from dataclasses import dataclass, field
from typing import Protocol

from pydantic import BaseModel, ValidationError

from .. import schemas
from ..errors import OutputInvalid, ProviderError, UsageError
from ..schemas import Frozen, Usage
from .model import Reply, Request, canonical, key, sha256, target_schema


class Asked(Frozen):
    """What identifies a request without repeating it."""

    key: str
    """Hash of everything that can change the answer."""
    name: str
    """Name of the request, such as "extract-port-strike"."""
    model: str
    """The model's name."""
    prompt: str
    """Id and version of the prompt, such as "extract 1"."""
    fills: str
    """Name of the schema."""
    system_sha: str
    user_sha: str
    schema_sha: str
    repeat: int = 0
    """Which of several answers to the same prompt."""


def identify(request: Request, fingerprint: str, model: str) -> Asked:
    """Name a request by hashes: the key says whether it is the same, the parts say what changed.

    Args:
        request: as the engine rendered it.
        fingerprint: of the model that is to answer.
        model: its name.
    """
    return Asked(
        key=key(request, fingerprint),
        name=request.name,
        model=model,
        prompt=request.prompt,
        fills=request.fills.__name__,
        system_sha=sha256(request.system),
        user_sha=sha256(request.user),
        schema_sha=sha256(canonical(target_schema(request.fills))),
        repeat=request.repeat,
    )


def schema_named(name: str) -> type[BaseModel]:
    """Find the schema a stored request fills.

    Raises:
        UsageError: there is none of that name; the file was not written by this program, or by another version.
    """
    found = getattr(schemas, name, None)
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        raise UsageError(f"schema {name}", "is not known", "Remove the file that names it, and run again")
    return found


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer a place holds, and what it was paid."""

    text: str
    """JSON text."""
    usage: Usage = field(default_factory=lambda: Usage(cached=1))
    """What this run counts for it."""


class Place(Protocol):
    """Where requests wait and answers are kept. Its methods may be called from several threads at once."""

    def find(self, asked: Asked) -> Kept | None:
        """Return the answer to a request, or None when it has to wait.

        Raises:
            CutOff, OutputInvalid: the answer came and is of no use, and asking again would not help.
        """
        ...

    def await_answer(self, request: Request, asked: Asked) -> ProviderError:
        """Take in a request that has no answer; returns the error that says so."""
        ...


class DeferredModel:
    """A model over a place of kept answers. It sends nothing."""

    def __init__(self, name: str, fingerprint: str, place: Place) -> None:
        """Answer from ``place`` in the name of the model that gave, or will give, its answers."""
        self._name, self._fingerprint, self._place = name, fingerprint, place

    @property
    def name(self) -> str:
        """Name of the model whose answers these are."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the model whose answers these are, so that they stand under its keys everywhere."""
        return self._fingerprint

    def fill(self, request: Request) -> Reply:
        """Answer from the place.

        Raises:
            AnswersMissing: the request waits for its answer from now on.
            RecordingMissing: the place only replays and has no answer.
            OutputInvalid: the kept answer doesn't fit the schema.
        """
        asked = identify(request, self._fingerprint, self._name)
        kept = self._place.find(asked)
        if kept is None:
            raise self._place.await_answer(request, asked)
        try:
            value = request.fills.model_validate_json(kept.text)
        except ValidationError as error:
            raise OutputInvalid(f"kept answer to {asked.name}", f"does not fit its schema ({error})") from None
        return Reply(value, kept.text, kept.usage)
