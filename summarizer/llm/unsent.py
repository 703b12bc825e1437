"""The live model up to the wire: it answers from the journal, and what it would send waits in the outbox instead.

So a batch asks exactly what a live run would ask, re-asks and halved windows included, under the same keys, and each
can take up where the other stopped.
"""

import threading
from pathlib import Path
from typing import Any

from openai.types.chat import ChatCompletion

from .batch import Batches
from .caching import CachedModel
from .client import ChatModel
from .connection import Endpoint
from .journal import Journal
from .late import LateModel
from .model import Model, Request, Warn
from .outbox import Outbox, Waiting
from .paying import question
from .service import refusal
from .transport import Transport


class UnsentModel(ChatModel):
    """A chat model whose requests are kept to be sent as a batch."""

    def __init__(self, endpoint: Endpoint, journal: Journal, outbox: Outbox) -> None:
        """Open it; ``outbox`` is where requests wait.

        Raises:
            ProviderError: there is no key for an endpoint that wants one.
        """
        super().__init__(endpoint, journal)
        self._outbox, self._asking = outbox, threading.local()
        self._transport = _Unsent(endpoint, self._wait)

    def _create(self, *, _request: Request, **body: Any) -> ChatCompletion:
        self._asking.request = _request
        return super()._create(_request=_request, **body)

    def _wait(self, body: dict[str, Any]) -> Exception:
        request: Request = self._asking.request
        asked = question(request, self.fingerprint, body["messages"])
        if (failed := self._outbox.refused(asked.key)) is not None:
            return refusal(self._endpoint, failed)
        return self._outbox.wait(
            Waiting(
                key=asked.key,
                request=asked.request,
                name=request.name,
                max_tokens=asked.max_tokens,
                endpoint=self.fingerprint,
                body=body,
            )
        )


class _Unsent(Transport):
    """A transport that sends nothing."""

    def __init__(self, endpoint: Endpoint, wait: Any) -> None:
        super().__init__(endpoint, wait)
        self._hold = wait

    def create(self, **body: Any) -> ChatCompletion:
        """Let a request wait.

        Raises:
            AnswersMissing: always, but for a request that the service has refused for good.
        """
        raise self._hold(body)


def open_batches(endpoint: Endpoint, folder: Path, *, cache: Path | None, warn: Warn) -> tuple[Model, Batches]:
    """Open a model whose requests go out in batches, and the batches.

    Args:
        endpoint: where they go.
        folder: what is on its way is noted here.
        cache: folder of kept answers, where a live run finds them too; None keeps them in ``folder``.
        warn: hears of what had to be set aside or left alone.

    Raises:
        ProviderError: OpenAI's own endpoint is meant and there is no key.
        UsageError: a folder can't be used.
    """
    outbox, journal = Outbox(folder), Journal(cache or folder / "answers", warn)
    model = CachedModel(LateModel(endpoint, lambda: UnsentModel(endpoint, journal, outbox)), journal)
    return model, Batches(endpoint, outbox, journal, warn)
