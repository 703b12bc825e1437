"""A model that remembers: nobody pays twice for one answer, and a good one is read again in no time."""

from concurrent.futures import Future
from threading import Lock

from pydantic import ValidationError

from ..schemas import Usage
from .journal import Journal
from .model import Model, Reply, Request, key
from .received import Question


class CachedModel:
    """Wraps a model and answers from the journal what that model has written into it.

    It only reads: the model inside writes down what it receives before it looks at it. A kept answer that is no good,
    be it cut off, refused or unfit, is left to the model inside, which finds it in the journal as well and says what is
    wrong, or asks again, at no cost for what is kept. Threads that ask the same at the same time wait for the first.
    """

    def __init__(self, model: Model, journal: Journal) -> None:
        """Wrap ``model``, which keeps its answers in ``journal``."""
        self._model, self._journal = model, journal
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

    def holds(self, request: Request) -> bool:
        """Whether a request was answered before, well or not, so that its first answer costs nothing now."""
        asked = key(request, self.fingerprint)
        return self._journal.get(Question(asked, asked, request.max_tokens)) is not None

    def fill(self, request: Request) -> Reply:
        """Answer from the journal, or ask the model.

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
            reply = self._found(asked, request) or self._model.fill(request)
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
        """Read a good answer; what was found is validated again, since anybody may have changed the file."""
        kept = self._journal.get(Question(asked, asked, request.max_tokens))
        if kept is None or kept.kind != "good" or kept.content is None:
            return None
        try:
            return Reply(request.fills.model_validate_json(kept.content), kept.content, Usage(cached=1))
        except (ValidationError, RecursionError):
            return None
