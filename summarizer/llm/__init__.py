"""The only floor that knows openai, instructor, tenacity and diskcache; importing it loads none of them.

Wrappers are models too. Order, outermost first: cache (``CachedModel``), then inside ``ChatModel`` the one schema
re-ask (instructor), the transport retry (tenacity), the client (``max_retries=0``).
"""

from pathlib import Path

from .connection import Endpoint
from .model import CutOff, Model, Reply, Request, Warn
from .recording import RecordedModel, Recording, ingest

__all__ = ["CutOff", "Endpoint", "Model", "RecordedModel", "Recording", "Reply", "Request", "connect", "ingest"]


def connect(endpoint: Endpoint, *, cache: Path | None = None, warn: Warn = lambda _message: None) -> Model:
    """Open a model, its wrappers in the one order there is.

    Args:
        endpoint: where it is.
        cache: folder of kept answers; None keeps none.
        warn: hears of a cache that had to be set aside.

    Raises:
        ProviderError: OpenAI's own endpoint is meant and there is no key.
    """
    from .client import ChatModel  # noqa: PLC0415 - openai and instructor take a second to load

    model: Model = ChatModel(endpoint)
    if cache is None:
        return model
    from .caching import CachedModel  # noqa: PLC0415 - needed only here
    from .store import Store  # noqa: PLC0415

    return CachedModel(model, Store(cache, warn))
