"""The library: articles in, a briefing out."""

import asyncio
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, get_args, overload

from . import config
from .config import EngineName, Settings
from .engine import Engine
from .errors import AnswersMissing, UsageError
from .events import ArticleSkipped, Event, Listener, SourceRead, Warned, ignore
from .pipeline import Frame, make_briefing, make_notes
from .saved import load_briefing
from .schemas import Article, Briefing, Gap
from .schemas.briefing import typesetters
from .steps import outlets
from .steps.read import Reach, read
from .steps.render import FileForm, Form, Paper, TextForm
from .steps.render import render as _render

if TYPE_CHECKING:
    from .engines.llm.keeping import Results
    from .llm import Endpoint, Meter, Model, Till
    from .llm.batch import Batches
    from .llm.prices import Price

CLOSING = 2
"""Calls a capped run keeps back for joining and wording."""

Source = str | Path | Article
"""A file, folder, glob or web address, "-", "@list", an article's text (more than one line), or an Article."""


def summarize(
    sources: Source | Iterable[Source],
    *,
    engine: Engine | EngineName | None = None,
    settings: Settings | None = None,
    listener: Listener = ignore,
    stdin: BinaryIO | None = None,
) -> Briefing:
    """Make a one-page briefing of news articles.

    Args:
        sources: one source or an iterable of them, which is read lazily.
        engine: who reads, links and words: an object, or "offline", "llm" or "auto" for one made of the settings; by
            default the one the settings choose.
        settings: by default those of the user's and project's files and of the environment.
        listener: hears what happens, in this thread.
        stdin: where "-" reads from.

    Returns:
        The briefing. Sources that could not be read are in its ``gaps``.

    Raises:
        UsageError: a setting is wrong.
        InputError: no readable article is left.
        ProviderError: no engine is installed, or the endpoint failed for every article.
        AnswersMissing: with a hand-off or batch folder, answers come later; call again once they are there.
    """
    settings, engine = _engine_for(engine, settings, listener)
    told = frame(settings)
    articles, gaps = read_sources(sources, listener, stdin, reach=reach(settings))
    told = told.model_copy(update={"gaps": tuple(gaps)})
    with _waiting(settings, listener):
        return make_briefing(articles, engine, frame=told, listener=listener)


def frame(settings: Settings) -> Frame:
    """Collect what the settings tell a briefing beside its articles.

    Raises:
        UsageError: a file they name can't be read or is none of its kind.
    """
    since = load_briefing(settings.since) if settings.since else None
    return Frame(
        today=date.today().isoformat(),
        as_of=settings.as_of,
        since=since,
        language=settings.lang,
        focus=settings.focus,
        known=_table("aliases", settings.aliases),
        outlets=_table("outlets", settings.outlets),
    )


def _table(kind: str, path: Path | None) -> tuple[Any, ...]:
    """Read one of the user's tables; there is none by default."""
    if path is None:
        return ()
    from . import tables  # noqa: PLC0415 - few runs have one

    return tuple(getattr(tables, kind)(path))


def reach(settings: Settings) -> Reach:
    """Say what web addresses may lead to."""
    if settings.offline:
        return "none"
    return "private" if settings.allow_private else "public"


async def asummarize(
    sources: Source | Iterable[Source],
    *,
    engine: Engine | EngineName | None = None,
    settings: Settings | None = None,
    listener: Listener = ignore,
) -> Briefing:
    """Do what ``summarize`` does without blocking the event loop; the listener hears from a worker thread.

    Cancelled, it begins no further article: what is out ends and is kept, as after any interrupt.
    """
    cancelled = threading.Event()

    def heard(event: Event) -> None:
        # A thread can't be cancelled; but what a listener raises ends a run in order.
        if cancelled.is_set():
            raise asyncio.CancelledError
        listener(event)

    try:
        return await asyncio.to_thread(summarize, sources, engine=engine, settings=settings, listener=heard)
    except asyncio.CancelledError:
        cancelled.set()
        raise


def extract(
    sources: Source | Iterable[Source],
    *,
    engine: Engine | EngineName | None = None,
    settings: Settings | None = None,
    listener: Listener = ignore,
    stdin: BinaryIO | None = None,
) -> tuple[list[Briefing], list[Gap]]:
    """Note what each article says, one article at a time and nothing across them.

    Returns:
        One briefing without a page for each article, in the order of their names, and the gaps.

    Raises:
        UsageError, InputError, ProviderError, AnswersMissing: as for ``summarize``.
    """
    settings, engine = _engine_for(engine, settings, listener, closing=0)
    told = frame(settings)
    articles, gaps = read_sources(sources, listener, stdin, reach=reach(settings))
    with _waiting(settings, listener):
        noted, failed = make_notes(articles, engine, today=told.today, known=told.known, listener=listener)
    noted = [outlets.noted(one, told.outlets) for one in noted]
    return noted, [*gaps, *failed]


@overload
def render(briefing: Briefing, form: TextForm = "markdown", *, width: int = 80, paper: Paper = "a4") -> str: ...
@overload
def render(briefing: Briefing, form: FileForm, *, width: int = 80, paper: Paper = "a4") -> bytes: ...
def render(briefing: Briefing, form: Form = "markdown", *, width: int = 80, paper: Paper = "a4") -> str | bytes:
    """Typeset a briefing; a pure function that calls no model.

    Args:
        briefing: made or loaded.
        form: terminal, markdown, html, json, csv or graphml, which are text; pdf or docx, which are bytes.
        width: columns, for the terminal.
        paper: a4 or letter, for the forms that are printed.

    Raises:
        ModuleNotFoundError: the extra of that name is not installed (pdf, docx).
    """
    return _render(briefing, form, width=width, paper=paper)


def _in_markdown(briefing: Briefing) -> str:
    """Show the Markdown form in a notebook."""
    return _render(briefing, "markdown")


def _in_a_frame(briefing: Briefing) -> str:
    """Show the HTML form in a notebook."""
    from .steps.render.notebook import as_frame  # noqa: PLC0415 - templates take a while to load

    return as_frame(briefing)


typesetters.update({"markdown": _in_markdown, "html": _in_a_frame})


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

    warn = partial(_warn, listener)
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
    return llm.connect(endpoint, cache=folder, warn=partial(_warn, listener), till=till, anew=settings.refresh)


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
    warn = partial(_warn, listener)
    return open_batches(_endpoint(settings), settings.batch, cache=cache, warn=warn)


def _warn(listener: Listener, message: str) -> None:
    listener(Warned(message))


@contextmanager
def _waiting(settings: Settings, listener: Listener) -> Iterator[None]:
    """Leave the place where answers are awaited as the run's end calls for."""
    waiting: AnswersMissing | None = None
    try:
        yield
    except AnswersMissing as missing:
        waiting = missing
    if settings.hand_off:
        from .llm.handoff import tidy  # noqa: PLC0415 - loaded by now

        tidy(settings.hand_off, waiting.waiting if waiting else (), lambda message: listener(Warned(message)))
    if waiting and settings.batch:
        raise open_batches(settings, listener).await_answers(waiting.waiting)
    if waiting:
        raise waiting


def _engine_for(
    engine: Engine | EngineName | None, settings: Settings | None, listener: Listener, *, closing: int = CLOSING
) -> tuple[Settings, Engine]:
    """Find the settings and the engine of a run that makes so many calls after reading.

    Raises:
        UsageError: the engine is neither an engine nor the name of one.
    """
    settings = settings or config.load().settings
    if isinstance(engine, str):
        if engine not in get_args(EngineName):
            known = ", ".join(get_args(EngineName))
            raise UsageError(f"engine {engine!r}", "is not known", f"Name one of {known}, or pass an Engine")
        settings, engine = replace(settings, engine=engine), None
    elif engine is not None and not isinstance(engine, Engine):
        raise UsageError(
            f"engine {type(engine).__name__}", "is no engine", "Pass one, or its name: offline, llm or auto"
        )
    return settings, engine or build_engine(settings, listener, closing=closing)


def read_sources(
    sources: Source | Iterable[Source], listener: Listener, stdin: BinaryIO | None, *, reach: Reach = "public"
) -> tuple[list[Article], list[Gap]]:
    """Read the sources and tell the listener of each gap."""
    listed = [sources] if isinstance(sources, str | Path | Article) else sources
    articles, gaps = read(
        listed,
        stdin=stdin,
        warn=partial(_warn, listener),
        heard=lambda done, total: listener(SourceRead(done, total)),
        reach=reach,
    )
    for gap in gaps:
        listener(ArticleSkipped(gap.file, gap.reason))
    return articles, gaps
