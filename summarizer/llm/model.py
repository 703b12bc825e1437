"""A model as the program sees it: it fills one schema from one prompt. Wrappers of a model are models too."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar, runtime_checkable

from pydantic import BaseModel

from ..errors import OutputInvalid
from ..schemas import Usage

KEY_VERSION = 1
"""Raised when the meaning of a stored answer changes, so that old ones are never taken for new ones."""

Filled = TypeVar("Filled", bound=BaseModel)
Warn = Callable[[str], None]
"""Hears what a user should know though it stops nothing."""


class CutOff(OutputInvalid):
    """The answer reached its limit before it ended; asking for less at a time helps, asking again does not."""


@dataclass(frozen=True, slots=True)
class Request:
    """One prompt to fill one schema from."""

    name: str
    """What is asked about whom, such as "extract-port-strike"; names recordings, is not part of the key."""
    prompt: str
    """Id and version of the prompt it was rendered from, such as "extract 1"; not part of the key."""
    system: str
    """The fixed part, the same bytes for every request of one prompt."""
    user: str
    """The part that differs: article, labels or items."""
    fills: type[BaseModel]
    """The schema to fill."""
    max_tokens: int | None = None
    """Most tokens of the answer; None leaves it to the server. Not part of the key: the limit only cuts an answer off,
    and answers that were cut off are never kept."""
    about: str = ""
    """Id of the one thing it is about, such as an article's; empty when it joins several. Not part of the key: the bill
    is kept by it."""
    repeat: int = 0
    """Which of several answers to the same prompt; for measuring noise."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A filled schema, what it was read from, and what it cost."""

    value: BaseModel
    """An instance of the request's ``fills``."""
    text: str
    """The answer as it came, JSON text."""
    usage: Usage
    """Calls and tokens paid for this reply; ``cached`` is 1 when nothing was paid."""

    @property
    def cached(self) -> bool:
        """Whether the answer came from a store."""
        return self.usage.calls == 0


@runtime_checkable
class Model(Protocol):
    """Fills one schema from one prompt. ``fill`` may be called from several threads at once."""

    @property
    def fingerprint(self) -> str:
        """Everything about the model that can change an answer: name, endpoint, sampling; never a key."""
        ...

    @property
    def name(self) -> str:
        """The model's name as users know it."""
        ...

    def fill(self, request: Request) -> Reply:
        """Answer a request.

        Raises:
            ProviderError: the endpoint can't be reached or refuses us.
            OutputInvalid: no answer fitted the schema.
        """
        ...


@cache
def target_schema(fills: type[BaseModel]) -> Mapping[str, object]:
    """Return the JSON Schema an answer must fit, as it goes over the wire.

    Titles and descriptions are left out: a local server makes a grammar of the schema and its model never reads them,
    so the prompt says what each field means, to every model alike, and nobody pays for it twice (10.7 kB against 5.0
    for notes). Made once a schema, since it takes 6 ms and every key is taken of it; whoever changes it copies it.
    """
    return _bare(fills.model_json_schema())


def _bare(schema: dict[str, object]) -> dict[str, object]:
    """Drop titles and descriptions of the schema, but never a property that happens to be called so."""
    kept: dict[str, object] = {}
    for word, value in schema.items():
        if word in ("title", "description"):
            continue
        if word in ("properties", "$defs") and isinstance(value, dict):
            kept[word] = {name: _bare(inner) for name, inner in value.items()}
        elif isinstance(value, dict):
            kept[word] = _bare(value)
        elif isinstance(value, list):
            kept[word] = [_bare(inner) if isinstance(inner, dict) else inner for inner in value]
        else:
            kept[word] = value
    return kept


def canonical(value: object) -> str:
    """Write JSON in the one way that hashes are taken of: sorted keys, no blanks, every character as it is."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sha256(text: str) -> str:
    """Hash text; lone surrogates, which no article may smuggle past us, hash like any other character."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def key(request: Request, fingerprint: str) -> str:
    """Name a request by everything that can change its answer.

    Returns:
        64 hex digits: equal exactly when key version, fingerprint (model, endpoint, sampling), system, user, schema
        and repeat are equal.
    """
    return sha256(
        canonical(
            {
                "version": KEY_VERSION,
                "model": fingerprint,
                "system": request.system,
                "user": request.user,
                "schema": target_schema(request.fills),
                "repeat": request.repeat,
            }
        )
    )
