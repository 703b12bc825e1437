"""The only floor that knows openai, instructor, tenacity and diskcache; importing it loads none of them.

Wrappers are models too. Order, outermost first: what reads kept answers (``CachedModel``), what opens the client only
when it is needed (``LateModel``), then inside ``ChatModel`` the one schema re-ask (instructor), the journal with one
payer a question (``Payments``), the bill and its caps (``Meter``), the transport retry (tenacity), the client
(``max_retries=0``). The journal stands inside the re-ask because an answer is written down before it is read, outside
the bill because what is kept costs nothing, and outside the retry because a fault of the line is no answer.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from .closed import ClosedTill
from .connection import Endpoint, require_key
from .late import LateModel
from .meter import Caps, Meter, Rehearsal, Till
from .model import CutOff, Model, Reply, Request, Warn
from .prices import price_of
from .recording import RecordedModel, Recording, ingest

if TYPE_CHECKING:
    from .journal import Journal
    from .store import Store

__all__ = [
    "Caps",
    "ClosedTill",
    "CutOff",
    "Endpoint",
    "Meter",
    "Model",
    "RecordedModel",
    "Recording",
    "Rehearsal",
    "Reply",
    "Request",
    "Till",
    "connect",
    "ingest",
    "open_results",
    "price_of",
]


def connect(
    endpoint: Endpoint,
    *,
    cache: Path | None = None,
    warn: Warn = lambda _message: None,
    till: Till | None = None,
    anew: bool = False,
) -> Model:
    """Open a model, its wrappers in the one order there is.

    Args:
        endpoint: where it is.
        cache: folder of kept answers; None keeps none.
        warn: hears of a cache that had to be set aside.
        till: who admits each call and keeps the bill.
        anew: whether to ask again what is kept from before; what is answered now takes its place.

    Raises:
        ProviderError: OpenAI's own endpoint is meant and there is no key.
        UsageError: the folder can't be trusted or made.
    """
    require_key(endpoint)
    if cache is None:
        return LateModel(endpoint, lambda: _open(endpoint, None, till))
    from .caching import CachedModel  # noqa: PLC0415 - needed only here
    from .journal import Journal  # noqa: PLC0415

    journal = Journal(cache, warn, anew=anew)
    return CachedModel(LateModel(endpoint, lambda: _open(endpoint, journal, till)), journal)


def open_results(cache: Path, warn: Warn, *, anew: bool = False) -> "Store":
    """Open the place for what is made of answers, such as an article's notes.

    Args:
        cache: folder of kept answers.
        warn: hears of a database that had to be set aside.
        anew: whether to make again what is kept from before.

    Raises:
        UsageError: the folder can't be trusted or made.
    """
    from .store import Store  # noqa: PLC0415 - diskcache is needed only here

    return Store(cache, warn, anew=anew)


def _open(endpoint: Endpoint, journal: "Journal | None", till: Till | None) -> Model:
    from .client import ChatModel  # noqa: PLC0415 - openai and instructor take a second to load

    return ChatModel(endpoint, journal, till)
