"""The library: articles in, a briefing out."""

import asyncio
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, get_args, overload

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
from .wiring import CLOSING, open_batches, warned
from .wiring import build_engine as build_engine  # noqa: PLC0414 - belongs to the library too

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
        warn=partial(warned, listener),
        heard=lambda done, total: listener(SourceRead(done, total)),
        reach=reach,
    )
    for gap in gaps:
        listener(ArticleSkipped(gap.file, gap.reason))
    return articles, gaps
