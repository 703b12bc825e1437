"""A model that remembers: nobody pays twice for one answer."""

import json
from concurrent.futures import Future
from threading import Lock

from pydantic import ValidationError

from ..schemas import Usage
from .model import Model, Reply, Request, key
from .store import Store


class CachedModel:
    """Wraps a model and keeps its good answers.

    Only answers that fitted are kept: refusals, cut-off and failed ones raise, and what raises is not stored. What is
    found is validated again, since the file may have been changed by anybody. Threads that ask the same at the same
    time pay once.
    """

    def __init__(self, model: Model, store: Store) -> None:
        """Wrap ``model``; ``store`` keeps answers under the hash of everything that can change them."""
        self._model, self._store = model, store
        self._out: dict[str, Future[Reply]] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        """Name of the model inside."""
        return self._model.name

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the model inside: a cache changes no answer."""
        return self._model.fingerprint

    def fill(self, request: Request) -> Reply:
        """Answer from the store, or ask the model and keep its answer.

        Raises:
            ProviderError, OutputInvalid: as the model inside does.
        """
        asked = key(request, self.fingerprint)
        with self._lock:
            waiting = self._out.get(asked)
            if waiting is None:
                mine = self._out[asked] = Future()
        if waiting is not None:
            reply = waiting.result()
            return Reply(reply.value, reply.text, Usage(cached=1))
        try:
            reply = self._found(asked, request) or self._ask(asked, request)
        except BaseException as error:
            mine.set_exception(error)
            raise
        else:
            mine.set_result(reply)
            return reply
        finally:
            with self._lock:
                del self._out[asked]

    def _found(self, asked: str, request: Request) -> Reply | None:
        kept = self._store.get(asked)
        if kept is None:
            return None
        try:
            text = json.loads(kept)["answer"]
            return Reply(request.fills.model_validate_json(text), text, Usage(cached=1))
        except (ValueError, KeyError, TypeError, RecursionError, ValidationError):
            return None

    def _ask(self, asked: str, request: Request) -> Reply:
        reply = self._model.fill(request)
        kept = {"answer": reply.text, "model": self.name, "prompt": request.prompt}
        self._store.put(asked, json.dumps(kept))
        return reply
