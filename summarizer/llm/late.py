"""A live model that is opened when it is first asked, so that a run that finds every answer kept loads no client."""

from collections.abc import Callable
from threading import Lock

from .connection import Endpoint
from .model import Model, Reply, Request


class LateModel:
    """Stands for a model of an endpoint until it is needed. openai and instructor take a second to load."""

    def __init__(self, endpoint: Endpoint, opened: Callable[[], Model]) -> None:
        """Keep how to open it."""
        self._endpoint, self._open = endpoint, opened
        self._model: Model | None = None
        self._lock = Lock()

    @property
    def name(self) -> str:
        """The model's name."""
        return self._endpoint.model

    @property
    def fingerprint(self) -> str:
        """Model, endpoint and sampling; never the key."""
        return self._endpoint.fingerprint

    def fill(self, request: Request) -> Reply:
        """Ask the model, opened now if it was not.

        Raises:
            ProviderError, OutputInvalid: as the model does.
        """
        with self._lock:
            if self._model is None:
                self._model = self._open()
            model = self._model
        return model.fill(request)
