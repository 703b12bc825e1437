"""The commands that read articles: ``brief`` and ``extract``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import output
from .options import (
    EngineOptions,
    Inputs,
    KnowledgeOptions,
    OutcomeOptions,
    PageOptions,
    SpendingOptions,
    announce,
    grouped,
    load_settings,
    sources,
    stdin,
)
from .progress import Progress
from .running import bill, finish, on_record
from .saved import deliver, page_forms

if TYPE_CHECKING:
    from ..config import Settings
    from ..engine import Engine

Lang = Annotated[str | None, typer.Option("--lang", metavar="CODE", help="Language of the page: en, de, fr, es or uk.")]
SinceFile = Annotated[
    Path | None, typer.Option("--since", metavar="OLD.json", help="An earlier briefing: say what is new against it.")
]
FocusOn = Annotated[
    str | None, typer.Option("--focus", metavar="QUESTION", help="Build the page for this question; drops no claim.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Date the briefing speaks of.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(grouped(brief))
    app.command()(grouped(extract))


def brief(  # noqa: PLR0913, PLR0917 - each is a group of options of the command
    inputs: Inputs,
    engine: EngineOptions,
    spending: SpendingOptions,
    knowledge: KnowledgeOptions,
    page: PageOptions,
    outcome: OutcomeOptions,
    as_of: AsOf = None,
    since: SinceFile = None,
    lang: Lang = None,
    focus: FocusOn = None,
) -> None:
    """Make a one-page briefing of articles."""
    said = (
        engine.given()
        | spending.given()
        | knowledge.given()
        | page.given()
        | {"as_of": as_of, "since": since, "lang": lang, "focus": focus}
    )
    settings = load_settings(said)
    target = page.settled(settings)
    page_forms(target)
    announce(settings, quiet=outcome.quiet)
    if spending.dry_run:
        _rehearse(inputs, settings, joined=True)
        return
    from .. import api, wiring  # noqa: PLC0415 - models take a while to load

    listener = Progress(output.say, output.live(), quiet=outcome.quiet, verbose=outcome.verbose)
    with on_record("brief", settings) as record:
        record.engine = wiring.build_engine(settings, listener)
        listener.follow(record.engine)
        made = api.summarize(sources(inputs), engine=record.engine, settings=settings, listener=listener, stdin=stdin())
        record.sources, record.gaps = made.sources, made.gaps
        listener.end()
        deliver(made, target)
        record.outputs = tuple(map(str, target.outputs)) or ("-",)
        _tell(record.engine, outcome)
        finish(made.gaps, len(made.quarantine), outcome, made.provenance.cap)


def extract(
    inputs: Inputs,
    engine: EngineOptions,
    spending: SpendingOptions,
    knowledge: KnowledgeOptions,
    outcome: OutcomeOptions,
) -> None:
    """Print what each article says, one JSON record a line, nothing joined across articles."""
    settings = load_settings(engine.given() | spending.given() | knowledge.given())
    announce(settings, quiet=outcome.quiet)
    if spending.dry_run:
        _rehearse(inputs, settings, joined=False)
        return
    from .. import api, wiring  # noqa: PLC0415 - models take a while to load
    from ..steps.render.record import record as record_of  # noqa: PLC0415

    listener = Progress(output.say, output.live(), quiet=outcome.quiet, verbose=outcome.verbose)
    with on_record("extract", settings) as record:
        record.engine = wiring.build_engine(settings, listener, closing=0)
        listener.follow(record.engine)
        noted, gaps = api.extract(
            sources(inputs), engine=record.engine, settings=settings, listener=listener, stdin=stdin()
        )
        record.sources, record.gaps = [one.sources[0] for one in noted], gaps
        record.outputs = ("-",)
        listener.end()
        for one in noted:
            output.write_stdout(json.dumps(record_of(one), ensure_ascii=False))
        _tell(record.engine, outcome)
        finish(gaps, sum(len(one.quarantine) for one in noted), outcome, record.engine.provenance.cap)


def _rehearse(inputs: list[str], settings: "Settings", *, joined: bool) -> None:
    from .. import config  # noqa: PLC0415 - only a run needs it
    from ..llm.estimate import Calibration  # noqa: PLC0415
    from ..rehearsal import rehearse  # noqa: PLC0415
    from . import plan, records  # noqa: PLC0415

    model = settings.model or config.DEFAULT_MODEL
    seen = Calibration(*records.counted(records.read_all(config.runs_folder()), f"llm {model}"))
    plan.show(rehearse(sources(inputs), settings=settings, calibration=seen, joined=joined, stdin=stdin()))


def _tell(engine: "Engine", outcome: OutcomeOptions) -> None:
    """Say what was paid, unless nobody is."""
    used = engine.provenance
    if not outcome.quiet and (used.usage.calls or used.usage.cached):
        output.say(bill(used))
