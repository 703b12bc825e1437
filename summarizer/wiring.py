"""From settings to an engine: which model is asked, through what, and who pays.

Everything heavy is imported here, late, and only when the settings call for it.
"""

from functools import partial
from typing import TYPE_CHECKING

from . import config
from .config import Settings
from .engine import Engine
from .errors import UsageError
from .events import Listener, Warned, ignore

if TYPE_CHECKING:
    from .engines.llm.keeping import Results
    from .llm import Endpoint, Meter, Model, Till
    from .llm.batch import Batches
    from .llm.prices import Price

CLOSING = 2
"""Calls a capped run keeps back for joining and wording."""


def build_engine(
    settings: Settings, listener: Listener = ignore, *, till: "Till | None" = None, closing: int = CLOSING
) -> Engine:
    """Make the engine the settings choose; its libraries are loaded here and not before.

    Args:
        settings: which engine, and how it is asked.
        listener: hears warnings.
        till: who admits each call of a live model; by default a meter with the caps of the settings.
        closing: calls a capped run keeps back for what comes after reading.

    Raises:
        EngineUnavailable: its packages are not installed.
        UsageError: the settings do not fit together.
    """
    name, _why = settings.chosen_engine()
    if name == "offline":
        from .engines.offline import OfflineEngine  # noqa: PLC0415 - spaCy is heavy

        return OfflineEngine()
    from .engines.llm import LLMEngine  # noqa: PLC0415 - openai and instructor are heavy
    from .llm import Meter  # noqa: PLC0415

    till = till or _till(settings, closing)
    return LLMEngine(
        connect(settings, listener, till),
        meter=till if isinstance(till, Meter) else None,
        prompts=settings.prompts,
        window=settings.window,
        concurrency=settings.concurrency,
        max_tokens=settings.max_tokens,
        # Recordings hold first answers: what is asked again hangs on what every check found, not on the prompt alone.
        # And nobody who carries prompts by hand is sent a second time for a claim that quarantine lists anyway.
        reask=settings.recordings is None and settings.hand_off is None,
        results=_results(settings, listener),
    )


def _results(settings: Settings, listener: Listener) -> "Results | None":
    """Open the place for what is made of a live model's answers; recorded and awaited ones are read anew each time."""
    if not settings.cache or settings.recordings or settings.hand_off:
        return None
    from . import llm  # noqa: PLC0415 - only a live model needs it

    warn = partial(warned, listener)
    return llm.open_results(config.cache_folder(settings), warn, anew=settings.refresh)


def _till(settings: Settings, closing: int) -> "Till | None":
    """Say who admits each call of a live model: nobody, when nothing is to be sent."""
    if settings.offline:
        from .llm import ClosedTill  # noqa: PLC0415 - only a live model needs it

        return ClosedTill()
    return _meter(settings, closing)


def _meter(settings: Settings, closing: int) -> "Meter | None":
    """Keep a bill with the caps of the settings, when they name a live model.

    Raises:
        UsageError: the cost is capped and nobody knows the price.
    """
    if settings.chosen_engine()[0] == "offline" or settings.recordings or settings.hand_off or settings.batch:
        return None
    from .llm import Caps, Meter  # noqa: PLC0415 - only a live model needs it

    return Meter(partial(price, settings), Caps(cost=settings.max_cost, calls=settings.max_calls, closing=closing))


def price(settings: Settings) -> "Price | None":
    """Find what the model of the settings charges; None when nobody says."""
    from .llm import price_of  # noqa: PLC0415 - only a live model needs it

    return price_of(_endpoint(settings), dict(settings.prices))


def connect(settings: Settings, listener: Listener = ignore, till: "Till | None" = None) -> "Model":
    """Open the model the settings name: a live endpoint behind the cache, recorded answers, or a hand-off folder.

    Raises:
        UsageError: the settings name several places to take answers from.
    """
    from . import llm  # noqa: PLC0415 - openai and instructor are heavy

    _refuse_contradictions(settings)
    if settings.hand_off:
        from .llm.handoff import HandOff  # noqa: PLC0415

        return HandOff(settings.hand_off, model=settings.model, warn=lambda message: listener(Warned(message)))
    if settings.recordings:
        return llm.RecordedModel(settings.recordings, pending=settings.pending)
    if settings.batch:
        model, batches = _batches(settings, listener)
        batches.collect()
        return model
    endpoint = _endpoint(settings)
    folder = config.cache_folder(settings) if settings.cache else None
    return llm.connect(endpoint, cache=folder, warn=partial(warned, listener), till=till, anew=settings.refresh)


def _refuse_contradictions(settings: Settings) -> None:
    """Stop before anything is read when two settings want opposite things of a model.

    Raises:
        UsageError: they do.
    """
    places = [name for name in ("recordings", "hand_off", "batch") if getattr(settings, name)]
    again = ["refresh"] if settings.refresh else []
    without = [] if settings.cache else ["no_cache"]
    clashes = [places] if len(places) > 1 else []
    clashes += [[*again, name] for name in (*places, *without) if again]
    clashes += [["offline", name] for name in (*again, *without) if settings.offline and not places]
    clashes += [["offline", "batch"]] if settings.offline and settings.batch else []
    if clashes:
        named = " and ".join(f"--{name.replace('_', '-')}" for name in clashes[0])
        raise UsageError(named, "exclude each other", "Choose")


def _endpoint(settings: Settings) -> "Endpoint":
    """Say where the model the settings name is."""
    from . import llm  # noqa: PLC0415 - only a model needs it

    return llm.Endpoint(
        model=settings.model or config.default_model(settings),
        base_url=settings.base_url,
        # Who is never asked wants no key.
        api_key=settings.api_key or ("none" if settings.offline else None),
        allow_insecure=settings.allow_insecure,
        timeout=settings.timeout,
        temperature=settings.temperature,
        most_items=settings.max_items,
    )


def open_batches(settings: Settings, listener: Listener = ignore) -> "Batches":
    """Open what was sent to the batch service, for looking after it without reading articles.

    Raises:
        UsageError: no batch folder is set, or it can't be used.
        ProviderError: there is no key for an endpoint that wants one.
    """
    return _batches(settings, listener)[1]


def _batches(settings: Settings, listener: Listener) -> "tuple[Model, Batches]":
    from .llm.unsent import open_batches  # noqa: PLC0415 - openai and instructor are heavy

    if settings.max_cost is not None or settings.max_calls is not None:
        caps = "--max-cost and --max-calls"
        raise UsageError(caps, "do not hold for batches", "Leave them out, or run without --batch")
    if settings.batch is None:
        raise UsageError("--batch", "is not given", "Name the folder of the batches")
    cache = config.cache_folder(settings) if settings.cache else None
    warn = partial(warned, listener)
    return open_batches(_endpoint(settings), settings.batch, cache=cache, warn=warn)


def warned(listener: Listener, message: str) -> None:
    """Tell the listener of something the user should know that ends nothing."""
    listener(Warned(message))
